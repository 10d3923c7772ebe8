/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What the words of a link say about where it leads. Pure functions, any thread. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *dateline_uri_find_claim (const char *text, const char *uri);

G_END_DECLS
