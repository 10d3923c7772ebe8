/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Made by the fetcher alone: fill a fresh one, then treat it as immutable. */

#pragma once

#include "dateline/net/dateline-fetch-response.h"

G_BEGIN_DECLS

struct _DatelineFetchResponse
{
  gboolean is_not_modified;
  gboolean is_complete; /* the answer was not seen to break off */
  GBytes *body;         /* decoded; NULL when not modified */
  char *uri;            /* where the last redirect led */
  char *moved_to;       /* where the leading permanent redirects led, or NULL */
  char *content_type;   /* the header as received, or NULL */
  char *link;           /* the Link headers as received, joined by commas, or NULL */
  char *etag;           /* exactly as received, or NULL */
  char *last_modified;  /* exactly as received, or NULL */
  gint64 fresh_for;     /* seconds, 0 when the server does not say */
};

DatelineFetchResponse *dateline_fetch_response_new (void);

/* Only a request that takes partial answers gets FALSE here. */
gboolean dateline_fetch_response_is_complete (const DatelineFetchResponse *self);

/* The values of all Link headers (RFC 8288), joined by commas, or NULL. */
const char *dateline_fetch_response_get_link (const DatelineFetchResponse *self);

G_END_DECLS
