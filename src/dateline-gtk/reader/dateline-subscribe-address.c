/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What an address that a person typed tells by itself. Pure functions, any thread. */

#include "dateline-gtk/reader/dateline-subscribe-address-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

gboolean
dateline_subscribe_may_be_insecure (const char *address, const GError *error)
{
  g_autofree char *host = g_strndup (address, strcspn (address, "/?#"));

  return error->domain == DATELINE_FETCH_ERROR &&
         (error->code == DATELINE_FETCH_ERROR_UNREACHABLE ||
          error->code == DATELINE_FETCH_ERROR_TIMED_OUT ||
          error->code == DATELINE_FETCH_ERROR_TLS) &&
         strpbrk (host, ":@<>()\"'") == NULL &&
         !g_hostname_is_ip_address (g_strstrip (host));
}

char *
dateline_subscribe_describe_search (const char *address)
{
  const char *start = strstr (address, "://");
  g_autofree char *host = NULL;

  start = start != NULL ? start + 3 : address;
  host = g_strndup (start, strcspn (start, "/?#"));
  if (*host == '\0' || !g_utf8_validate (host, -1, NULL) || strlen (host) > 60)
    return g_strdup (_ ("Looking for feeds…"));
  /* TRANSLATORS: %s is the name of a server */
  return g_strdup_printf (_ ("Looking for feeds at %s…"), host);
}
