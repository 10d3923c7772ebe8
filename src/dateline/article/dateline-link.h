/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dateline/model/dateline-macros.h"

G_BEGIN_DECLS

DATELINE_AVAILABLE_IN_ALL
char *dateline_link_get_host (const char *uri);
DATELINE_AVAILABLE_IN_ALL
char *dateline_link_get_file_name (const char *uri);
DATELINE_AVAILABLE_IN_ALL
char *dateline_link_display (const char *uri);
DATELINE_AVAILABLE_IN_ALL
char *dateline_link_describe (const char *uri);
DATELINE_AVAILABLE_IN_ALL
char *dateline_link_find_claim (const char *text, const char *uri);
DATELINE_AVAILABLE_IN_ALL
char *dateline_link_drop_trackers (const char *uri);
DATELINE_AVAILABLE_IN_ALL
gboolean dateline_link_is_same_site (const char *uri, const char *other);

G_END_DECLS
