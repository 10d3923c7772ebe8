/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What a reader with a large store shows, and when it is seen. */

#pragma once

#include "dateline-gtk/reader/dateline-reader-private.h"

G_BEGIN_DECLS

/* Whether the stories that are seen at the top of the list have their headlines. */
gboolean bench_view_has_headlines (DatelineReader *reader);

/* From the choice of @query to the picture with its headlines. */
void bench_view_show (DatelineReader *reader, const DatelineQuery *query);

/* Until all is listed, and a while more. */
void bench_view_rest (DatelineReader *reader);

G_END_DECLS
