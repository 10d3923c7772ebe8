/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Addresses as HTTP needs them, and where a redirect may lead. Pure functions, any
 * thread. */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The http or https address for libsoup, its path and query byte for byte as written
 * (only what no request line can carry is percent-encoded), without fragment and user
 * name. NULL with DATELINE_FETCH_ERROR_ADDRESS if it is none. */
GUri *dateline_http_uri_parse (const char *address, GError **error);

/* The address as text again. */
char *dateline_http_uri_to_string (GUri *uri);

/* The same over https, of an address at http's own port. */
char *dateline_http_uri_to_secure_string (GUri *uri);

/* Where "Location: @location" leads from @uri, or NULL with
 * DATELINE_FETCH_ERROR_REDIRECT: nowhere, to another scheme, with a user name, or from
 * https to http. */
GUri *dateline_http_uri_redirect (GUri *uri, const char *location, GError **error);

/* TRUE if scheme, host and port are the same. */
gboolean dateline_http_uri_is_same_origin (GUri *a, GUri *b);

/* TRUE for this computer itself, which needs no network. */
gboolean dateline_http_uri_is_loopback (GUri *uri);

G_END_DECLS
