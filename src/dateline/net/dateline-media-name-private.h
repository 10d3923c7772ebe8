/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What the name of a file ends in that other programs are to know by it. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

const char *dateline_media_name_find_ending (const char *uri, const char *content_type);
const char *dateline_media_name_get_ending (guint index);

G_END_DECLS
