/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Text as it stands in HTML. Pure, any thread. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

void dateline_html_escape (GString *out, const char *text, gssize length);

G_END_DECLS
