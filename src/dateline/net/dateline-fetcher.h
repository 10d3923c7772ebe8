/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dateline/net/dateline-fetch-request.h"
#include "dateline/net/dateline-fetch-response.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * DATELINE_FETCH_ERROR:
 *
 * Error domain of fetching. The message is a sentence for the reader, as "The server
 * could not be found."
 */
#define DATELINE_FETCH_ERROR (dateline_fetch_error_quark ())

/**
 * DatelineFetchError:
 * @DATELINE_FETCH_ERROR_ADDRESS: it is no address that can be fetched
 * @DATELINE_FETCH_ERROR_OFFLINE: the computer has no network
 * @DATELINE_FETCH_ERROR_HOST_NOT_FOUND: the server's name does not resolve
 * @DATELINE_FETCH_ERROR_UNREACHABLE: the server refuses or drops the connection
 * @DATELINE_FETCH_ERROR_TIMED_OUT: the server took too long
 * @DATELINE_FETCH_ERROR_TLS: the server's certificate is not good
 * @DATELINE_FETCH_ERROR_REDIRECT: redirects loop, are too many, or lead nowhere allowed
 * @DATELINE_FETCH_ERROR_TOO_LARGE: the answer is larger than the limit
 * @DATELINE_FETCH_ERROR_INCOMPLETE: the answer broke off
 * @DATELINE_FETCH_ERROR_BAD_REPLY: the answer is no proper HTTP
 * @DATELINE_FETCH_ERROR_EMPTY: the answer has no content
 * @DATELINE_FETCH_ERROR_UNAUTHORIZED: 401: the server wants a sign-in
 * @DATELINE_FETCH_ERROR_FORBIDDEN: 403: the server refuses
 * @DATELINE_FETCH_ERROR_NOT_FOUND: 404: there is nothing at the address
 * @DATELINE_FETCH_ERROR_GONE: 410: it has ended for good
 * @DATELINE_FETCH_ERROR_TOO_MANY: 429 or 503 with Retry-After: asked to wait
 * @DATELINE_FETCH_ERROR_SERVER: 500 to 599: the server failed
 * @DATELINE_FETCH_ERROR_REFUSED: any other status that is no success
 * @DATELINE_FETCH_ERROR_PRIVATE: somebody outside leads into a private network
 * @DATELINE_FETCH_ERROR_INSECURE: a picture is not there over https, and may not be asked
 *   for over http
 * @DATELINE_FETCH_ERROR_NOT_ASKED: a picture is not stored, and no server may be asked
 *
 * What can go wrong in a fetch.
 */
typedef enum
{
  DATELINE_FETCH_ERROR_ADDRESS,
  DATELINE_FETCH_ERROR_OFFLINE,
  DATELINE_FETCH_ERROR_HOST_NOT_FOUND,
  DATELINE_FETCH_ERROR_UNREACHABLE,
  DATELINE_FETCH_ERROR_TIMED_OUT,
  DATELINE_FETCH_ERROR_TLS,
  DATELINE_FETCH_ERROR_REDIRECT,
  DATELINE_FETCH_ERROR_TOO_LARGE,
  DATELINE_FETCH_ERROR_INCOMPLETE,
  DATELINE_FETCH_ERROR_BAD_REPLY,
  DATELINE_FETCH_ERROR_EMPTY,
  DATELINE_FETCH_ERROR_UNAUTHORIZED,
  DATELINE_FETCH_ERROR_FORBIDDEN,
  DATELINE_FETCH_ERROR_NOT_FOUND,
  DATELINE_FETCH_ERROR_GONE,
  DATELINE_FETCH_ERROR_TOO_MANY,
  DATELINE_FETCH_ERROR_SERVER,
  DATELINE_FETCH_ERROR_REFUSED,
  DATELINE_FETCH_ERROR_PRIVATE,
  DATELINE_FETCH_ERROR_INSECURE,
  DATELINE_FETCH_ERROR_NOT_ASKED,
} DatelineFetchError;

DATELINE_AVAILABLE_IN_ALL
GQuark dateline_fetch_error_quark (void);

#define DATELINE_TYPE_FETCHER (dateline_fetcher_get_type ())

DATELINE_AVAILABLE_IN_ALL
G_DECLARE_FINAL_TYPE (DatelineFetcher, dateline_fetcher, DATELINE, FETCHER, GObject)

DATELINE_AVAILABLE_IN_ALL
DatelineFetcher *dateline_fetcher_new (const char *user_agent);
DATELINE_AVAILABLE_IN_ALL
const char *dateline_fetcher_get_user_agent (DatelineFetcher *self);
DATELINE_AVAILABLE_IN_ALL
void dateline_fetcher_fetch_async (DatelineFetcher *self,
                                   DatelineFetchRequest *request,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
DATELINE_AVAILABLE_IN_ALL
DatelineFetchResponse *dateline_fetcher_fetch_finish (DatelineFetcher *self,
                                                      GAsyncResult *result,
                                                      gint64 *retry_after,
                                                      GError **error);
DATELINE_AVAILABLE_IN_ALL
void dateline_fetcher_set_network_monitor (DatelineFetcher *self,
                                           GNetworkMonitor *monitor);

G_END_DECLS
