/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Every way in which a fetch fails, as a DatelineFetchError with a sentence for the
 * reader: plain words, and what they could do or expect where there is something. Pure
 * functions, main context (they look at messages). */

#include "dateline/net/dateline-fetch-error-private.h"

#include "dateline/net/dateline-fetcher.h"

#include <glib/gi18n-lib.h>
#include <libsoup/soup.h>

G_DEFINE_QUARK (dateline - fetch - error - quark, dateline_fetch_error)

#define PORTAL_SIGN_IN N_ ("The network wants you to sign in first.")
#define PROXY_SIGN_IN N_ ("The network's proxy asks for a sign-in.")

static const struct
{
  int code;
  const char *sentence;
} sentences[] = {
  { DATELINE_FETCH_ERROR_ADDRESS,
    N_ ("This is not an address of a web page or a feed.") },
  { DATELINE_FETCH_ERROR_OFFLINE, N_ ("You are offline.") },
  { DATELINE_FETCH_ERROR_HOST_NOT_FOUND, N_ ("The server could not be found.") },
  { DATELINE_FETCH_ERROR_UNREACHABLE, N_ ("The server could not be reached.") },
  { DATELINE_FETCH_ERROR_TIMED_OUT, N_ ("The server took too long to answer.") },
  { DATELINE_FETCH_ERROR_TLS,
    N_ ("A secure connection to the server could not be made.") },
  { DATELINE_FETCH_ERROR_REDIRECT, N_ ("The server redirects in a circle.") },
  { DATELINE_FETCH_ERROR_TOO_LARGE, N_ ("The server's answer is too large.") },
  { DATELINE_FETCH_ERROR_INCOMPLETE,
    N_ ("The server's answer broke off before its end.") },
  { DATELINE_FETCH_ERROR_BAD_REPLY, N_ ("The server's answer could not be understood.") },
  { DATELINE_FETCH_ERROR_EMPTY, N_ ("The server sent an empty answer.") },
  { DATELINE_FETCH_ERROR_PRIVATE,
    N_ ("This leads into a private network, where no publisher may lead.") },
  { DATELINE_FETCH_ERROR_INSECURE,
    N_ ("The server does not offer it over a secure connection.") },
  { DATELINE_FETCH_ERROR_NOT_ASKED, N_ ("It is loaded when you ask for it.") },
};

static const struct
{
  guint status;
  int code;
  const char *sentence;
} statuses[] = {
  { 401, DATELINE_FETCH_ERROR_UNAUTHORIZED, N_ ("The server asks for a sign-in.") },
  { 403, DATELINE_FETCH_ERROR_FORBIDDEN, N_ ("The server does not allow access.") },
  { 404, DATELINE_FETCH_ERROR_NOT_FOUND, N_ ("There is nothing at this address.") },
  { 410, DATELINE_FETCH_ERROR_GONE, N_ ("The publisher has ended it for good (410).") },
  { 429,
    DATELINE_FETCH_ERROR_TOO_MANY,
    N_ ("The server asked to be left alone for a while.") },
  { 451,
    DATELINE_FETCH_ERROR_REFUSED,
    N_ ("The server may not show it for legal reasons.") },
  { 503, DATELINE_FETCH_ERROR_SERVER, N_ ("The server is not available at the moment.") },
  /* Only networks between answer so. */
  { 511, DATELINE_FETCH_ERROR_OFFLINE, PORTAL_SIGN_IN },
};

static const struct
{
  GTlsCertificateFlags flag;
  const char *sentence;
} certificate_faults[] = {
  { G_TLS_CERTIFICATE_REVOKED, N_ ("The server's certificate was revoked.") },
  { G_TLS_CERTIFICATE_EXPIRED, N_ ("The server's certificate has expired.") },
  { G_TLS_CERTIFICATE_NOT_ACTIVATED, N_ ("The server's certificate is not valid yet.") },
  { G_TLS_CERTIFICATE_BAD_IDENTITY,
    N_ ("The server's certificate belongs to another server.") },
  { G_TLS_CERTIFICATE_UNKNOWN_CA,
    N_ ("The server's certificate was not issued by anyone whom this computer trusts.") },
};

/* What GIO reports, by its code; what is not here is a server that cannot be reached. */
static const struct
{
  GIOErrorEnum failure;
  int code;
  const char *sentence; /* NULL for the code's own */
} failures[] = {
  { G_IO_ERROR_HOST_NOT_FOUND, DATELINE_FETCH_ERROR_HOST_NOT_FOUND, NULL },
  { G_IO_ERROR_TIMED_OUT, DATELINE_FETCH_ERROR_TIMED_OUT, NULL },
  { G_IO_ERROR_CONNECTION_REFUSED,
    DATELINE_FETCH_ERROR_UNREACHABLE,
    N_ ("The server refused the connection.") },
  { G_IO_ERROR_CONNECTION_CLOSED,
    DATELINE_FETCH_ERROR_UNREACHABLE,
    N_ ("The server closed the connection without an answer.") },
  { G_IO_ERROR_PARTIAL_INPUT,
    DATELINE_FETCH_ERROR_UNREACHABLE,
    N_ ("The server closed the connection without an answer.") },
  { G_IO_ERROR_INVALID_DATA, DATELINE_FETCH_ERROR_BAD_REPLY, NULL },
  { G_IO_ERROR_PROXY_FAILED,
    DATELINE_FETCH_ERROR_OFFLINE,
    N_ ("The network's proxy could not be used.") },
  { G_IO_ERROR_PROXY_AUTH_FAILED, DATELINE_FETCH_ERROR_OFFLINE, PROXY_SIGN_IN },
  { G_IO_ERROR_PROXY_NEED_AUTH, DATELINE_FETCH_ERROR_OFFLINE, PROXY_SIGN_IN },
};

static GError *
new_error (int code, const char *sentence)
{
  return g_error_new_literal (DATELINE_FETCH_ERROR, code, sentence);
}

GError *
dateline_fetch_error_new (int code)
{
  for (guint i = 0; i < G_N_ELEMENTS (sentences); i++)
    {
      if (sentences[i].code == code)
        return new_error (code, _ (sentences[i].sentence));
    }
  g_return_val_if_reached (new_error (code, ""));
}

/* As "14:20", with the date when that is not in the next day. */
static char *
format_until (gint64 wait)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) until = g_date_time_add_seconds (now, wait);

  /* TRANSLATORS: a time of day, and a date with one, for g_date_time_format () */
  return g_date_time_format (until,
                             wait < 12 * 60 * 60 ? _ ("%H:%M") : _ ("%e %B, %H:%M"));
}

GError *
dateline_fetch_error_new_for_status (guint status, gint64 wait)
{
  if ((status == 429 || status == 503) && wait > 0)
    {
      g_autofree char *until = format_until (wait);

      /* TRANSLATORS: %s is a time, as "14:20" or "3 May, 14:20" */
      return g_error_new (DATELINE_FETCH_ERROR,
                          DATELINE_FETCH_ERROR_TOO_MANY,
                          _ ("The server asked to wait until %s."),
                          g_strchug (until));
    }
  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    {
      if (statuses[i].status == status)
        return new_error (statuses[i].code, _ (statuses[i].sentence));
    }
  if (status >= 500 && status <= 599)
    return g_error_new (DATELINE_FETCH_ERROR,
                        DATELINE_FETCH_ERROR_SERVER,
                        _ ("The server has a fault of its own (%u)."),
                        status);
  return g_error_new (DATELINE_FETCH_ERROR,
                      DATELINE_FETCH_ERROR_REFUSED,
                      _ ("The server refused the request (%u)."),
                      status);
}

GError *
dateline_fetch_error_new_for_portal (void)
{
  return new_error (DATELINE_FETCH_ERROR_OFFLINE, _ (PORTAL_SIGN_IN));
}

GError *
dateline_fetch_error_new_for_proxy (void)
{
  return new_error (DATELINE_FETCH_ERROR_OFFLINE, _ (PROXY_SIGN_IN));
}

static GError *
new_for_tls_failure (SoupMessage *message)
{
  GTlsCertificateFlags faults = soup_message_get_tls_peer_certificate_errors (message);

  for (guint i = 0; i < G_N_ELEMENTS (certificate_faults); i++)
    {
      if ((faults & certificate_faults[i].flag) != 0)
        return new_error (DATELINE_FETCH_ERROR_TLS, _ (certificate_faults[i].sentence));
    }
  return dateline_fetch_error_new (DATELINE_FETCH_ERROR_TLS);
}

/* An answer whose head has no end is reported as a connection that ended too early. */
static gboolean
has_begun_to_answer (SoupMessage *message)
{
  SoupMessageMetrics *metrics = soup_message_get_metrics (message);

  return metrics != NULL && soup_message_metrics_get_response_start (metrics) > 0;
}

GError *
dateline_fetch_error_new_for_failure (const GError *failure, SoupMessage *message)
{
  if (g_error_matches (failure, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return g_error_copy (failure);
  if (failure->domain == G_TLS_ERROR)
    return new_for_tls_failure (message);
  if (failure->domain == G_RESOLVER_ERROR)
    return dateline_fetch_error_new (DATELINE_FETCH_ERROR_HOST_NOT_FOUND);
  if (failure->domain == SOUP_SESSION_ERROR)
    return dateline_fetch_error_new (DATELINE_FETCH_ERROR_BAD_REPLY);
  if (g_error_matches (failure, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT) &&
      has_begun_to_answer (message))
    return dateline_fetch_error_new (DATELINE_FETCH_ERROR_BAD_REPLY);
  for (guint i = 0; failure->domain == G_IO_ERROR && i < G_N_ELEMENTS (failures); i++)
    {
      if (failures[i].failure == failure->code)
        return failures[i].sentence != NULL
                   ? new_error (failures[i].code, _ (failures[i].sentence))
                   : dateline_fetch_error_new (failures[i].code);
    }
  return dateline_fetch_error_new (DATELINE_FETCH_ERROR_UNREACHABLE);
}
