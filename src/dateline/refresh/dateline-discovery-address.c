/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What a person typed as a feed's address: the address, or a sentence that says why it is
 * none. Pure functions, any thread. */

#include "dateline/refresh/dateline-discovery-private.h"

#include "dateline/net/dateline-http-uri-private.h"
#include "dateline/text/dateline-uri-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What people paste that has no feed behind it. */
static const struct
{
  const char *prefix;
  const char *sentence;
} refusals[] = {
  { "mailto:", N_ ("This is a mail address. Mail cannot be followed as a feed.") },
  { "file:",
    N_ ("This is a file of this computer. Only what is on the web can be "
        "followed; a list of feeds can be imported.") },
  { "/",
    N_ ("This is a file of this computer. Only what is on the web can be "
        "followed; a list of feeds can be imported.") },
  { "ftp:", N_ ("Addresses that begin with “ftp:” cannot be followed.") },
  { "javascript:", N_ ("This is a program, not an address.") },
  { "data:", N_ ("This is a document, not an address.") },
};

static const char *
find_refusal (const char *typed)
{
  const char *at = strchr (typed, '@');

  if (*typed == '\0')
    return _ ("Type the address of a feed or of a web page.");
  for (gsize i = 0; i < G_N_ELEMENTS (refusals); i++)
    if (g_ascii_strncasecmp (typed, refusals[i].prefix, strlen (refusals[i].prefix)) == 0)
      return _ (refusals[i].sentence);
  if (strpbrk (typed, " \t\r\n") != NULL)
    return _ ("An address has no spaces in it.");
  if (at != NULL && at > typed && strpbrk (typed, ":/") == NULL)
    return _ ("This is a mail address. Mail cannot be followed as a feed.");
  return _ ("This is not an address of a web page or a feed.");
}

/* Whether a scheme was written out; "feed:" and the like say nothing of it. */
static gboolean
has_scheme (const char *typed)
{
  g_autofree char *lower_case = g_ascii_strdown (typed, -1);

  return strstr (lower_case, "https:") != NULL || strstr (lower_case, "http:") != NULL ||
         strstr (lower_case, "https//") != NULL || strstr (lower_case, "http//") != NULL;
}

static gboolean
has_port (GUri *uri)
{
  int usual = strcmp (g_uri_get_scheme (uri), "https") == 0 ? 443 : 80;

  return g_uri_get_port (uri) > 0 && g_uri_get_port (uri) != usual;
}

char *
dateline_discovery_read_address (const char *address,
                                 gboolean *is_bare,
                                 gboolean *is_local,
                                 GError **error)
{
  g_autofree char *typed = g_strstrip (g_utf8_make_valid (address, -1));
  g_autofree char *text = dateline_uri_from_input (address);
  g_autoptr (GUri) uri = NULL;

  *is_bare = !has_scheme (typed);
  *is_local = FALSE;
  if (text != NULL && g_str_has_prefix (text, "resource:"))
    return g_steal_pointer (&text);
  uri = text != NULL ? dateline_http_uri_parse (text, NULL) : NULL;
  if (uri == NULL)
    {
      g_set_error_literal (error,
                           DATELINE_FETCH_ERROR,
                           DATELINE_FETCH_ERROR_ADDRESS,
                           find_refusal (typed));
      return NULL;
    }
  *is_local = dateline_http_uri_is_loopback (uri) || has_port (uri);
  return g_steal_pointer (&text);
}
