/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What programs show of links, and do before they follow them. Pure functions, any
 * thread. */

#include "dateline/article/dateline-link.h"

#include "dateline/text/dateline-text-private.h"
#include "dateline/text/dateline-uri-claim-private.h"
#include "dateline/text/dateline-uri-private.h"
#include "dateline/text/dateline-uri-site-private.h"
#include "dateline/text/dateline-uri-trackers-private.h"

#include <string.h>

/* Of a longer address the beginning is described. */
#define LONGEST_DESCRIPTION 2048

/**
 * dateline_link_get_host:
 * @uri: an address
 *
 * Gets the host as it may be shown to people: without "www.", without a user's name, and
 * in letters other than ASCII only where none of them can pass for another (UTS 39).
 *
 * Returns: (transfer full) (nullable): the host, %NULL if there is none
 */
char *
dateline_link_get_host (const char *uri)
{
  g_return_val_if_fail (uri != NULL, NULL);

  return dateline_uri_get_display_host (uri);
}

/**
 * dateline_link_get_file_name:
 * @uri: an address
 *
 * Gets the last part of an address as it may be shown to people: with nothing that would
 * change the order of letters, so that no name pretends to another ending. Without such a
 * part the host stands in. It is no name to save a file under.
 *
 * Returns: (transfer full): plain text
 */
char *
dateline_link_get_file_name (const char *uri)
{
  g_autofree char *path = NULL;
  g_autofree char *name = NULL;
  g_autofree char *decoded = NULL;
  g_autofree char *valid = NULL;
  g_autofree char *tame = NULL;
  char *host;

  g_return_val_if_fail (uri != NULL, NULL);

  path = g_strndup (uri, strcspn (uri, "?#"));
  name = g_path_get_basename (path);
  host = dateline_uri_get_display_host (uri);
  if (host != NULL && (g_str_has_suffix (path, "/") || strstr (path, "://") == NULL ||
                       strchr (strstr (path, "://") + 3, '/') == NULL))
    return host;
  g_free (host);
  decoded = g_uri_unescape_string (name, NULL);
  valid = g_utf8_make_valid (decoded != NULL ? decoded : name, -1);
  tame = dateline_text_tame (valid);
  return g_strdup (*tame != '\0' ? tame : name);
}

/**
 * dateline_link_display:
 * @uri: an address
 *
 * Makes an address that may be shown to people, and opened all the same: without a user's
 * name, which could pass for a host; the host as it is looked up ("xn--…") if a letter of
 * it can pass for another one; with nothing that changes the order of letters.
 *
 * Returns: (transfer full): plain text
 */
char *
dateline_link_display (const char *uri)
{
  g_return_val_if_fail (uri != NULL, NULL);

  return dateline_uri_get_display (uri);
}

/**
 * dateline_link_describe:
 * @uri: an address
 *
 * Makes a line that says where a link leads: the real host first, then the address,
 * without a user's name, which could pass for a host, and with nothing that would change
 * the order of letters.
 *
 * Returns: (transfer full): plain text
 */
char *
dateline_link_describe (const char *uri)
{
  g_autofree char *address = NULL;
  g_autofree char *start = NULL;
  g_autofree char *host = NULL;

  g_return_val_if_fail (uri != NULL, NULL);

  address = dateline_uri_get_display (uri);
  start =
      g_utf8_make_valid (address, MIN (strlen (address), (gsize) LONGEST_DESCRIPTION));
  host = dateline_uri_get_display_host (uri);
  return host != NULL ? g_strdup_printf ("%s  ·  %s", host, start)
                      : g_steal_pointer (&start);
}

/**
 * dateline_link_find_claim:
 * @text: the words of a link
 * @uri: where it leads
 *
 * Looks whether the words name a host of another owner than the one that the link leads
 * to: "example.com" leading to "evil.test". Whose a host is, is told by the public suffix
 * list.
 *
 * Returns: (transfer full) (nullable): the host that the words name, %NULL if they name
 *   none, or one of the same owner
 */
char *
dateline_link_find_claim (const char *text, const char *uri)
{
  g_return_val_if_fail (uri != NULL, NULL);

  return text != NULL ? dateline_uri_find_claim (text, uri) : NULL;
}

/**
 * dateline_link_drop_trackers:
 * @uri: an address that a person follows or copies
 *
 * Makes the address that is meant: without the parameters that only tell where a reader
 * came from ("utm_source"), and past the known hosts that only pass on. One that has none
 * of these comes back byte for byte.
 *
 * Returns: (transfer full): the address
 */
char *
dateline_link_drop_trackers (const char *uri)
{
  g_return_val_if_fail (uri != NULL, NULL);

  return dateline_uri_drop_trackers (uri);
}

/**
 * dateline_link_is_same_site:
 * @uri: (nullable): an address
 * @other: (nullable): another one
 *
 * Tells whether both lead to hosts of one owner, by the public suffix list.
 *
 * Returns: whether they do; %FALSE if one of them leads to no host
 */
gboolean
dateline_link_is_same_site (const char *uri, const char *other)
{
  return dateline_uri_is_same_site (uri, other);
}
