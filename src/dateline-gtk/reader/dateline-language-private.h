/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Languages by their names. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *dateline_language_get_name (const char *tag);

char *dateline_language_get_own_name (const char *tag);

G_END_DECLS
