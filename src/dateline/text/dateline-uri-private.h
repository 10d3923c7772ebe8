/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Addresses: what is allowed, what a relative one means. Pure functions, any thread. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  DATELINE_URI_FETCH,   /* http, https */
  DATELINE_URI_LINK,    /* and what a person may follow: mailto, tel, magnet, xmpp, … */
  DATELINE_URI_PICTURE, /* http, https, data: of a raster image */
} DatelineUriUse;

char *dateline_uri_resolve (const char *base, const char *reference, DatelineUriUse use);

char *dateline_uri_from_input (const char *text);

char *dateline_uri_drop_user (const char *uri);

char *dateline_uri_get_display_host (const char *uri);

char *dateline_uri_get_display (const char *uri);

char *dateline_uri_normalize (const char *uri);

char *dateline_uri_fold (const char *uri);

char *dateline_uri_redact (const char *uri);

G_END_DECLS
