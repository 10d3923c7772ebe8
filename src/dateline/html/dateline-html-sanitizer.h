/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dateline/model/dateline-macros.h"

G_BEGIN_DECLS

DATELINE_AVAILABLE_IN_ALL
char *dateline_html_sanitize (const char *html, gssize length, const char *base_uri);

G_END_DECLS
