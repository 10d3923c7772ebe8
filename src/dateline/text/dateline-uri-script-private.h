/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Whether a name of a host may be shown in its own letters. Pure functions, any thread.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean dateline_uri_is_plain_to_read (const char *host);

G_END_DECLS
