/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Whose an address is, by the public suffix list. Pure functions, any thread. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *dateline_uri_dup_host (const char *uri);
char *dateline_uri_get_site (const char *host);
gboolean dateline_uri_is_known_domain (const char *host);
gboolean dateline_uri_is_same_site (const char *uri, const char *other);

G_END_DECLS
