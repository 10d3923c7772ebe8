/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Tells the page of a network that wants a sign-in from the page of a story. Only an
 * address without encryption can be answered by whoever is between: the others fail. A
 * page that has the story's title is its page, whatever it asks for besides. Any thread
 * but the main one. */

#include "dateline/refresh/dateline-page-portal-private.h"

#include "dateline/extract/dateline-page-letters-private.h"
#include "dateline/text/dateline-uri-site-private.h"

#include <string.h>

/* What a portal has for programs that sign in by themselves. */
#define GATEWAY "<WISPAccessGatewayParam"
#define SHORTEST_TITLE 4 /* letters */

static gboolean
has_letters (const char *text, const char *letters)
{
  g_autofree char *folded = text != NULL ? dateline_page_letters_fold (text) : NULL;

  return folded != NULL && strstr (folded, letters) != NULL;
}

/* In what was read of it, or anywhere between its tags. */
static gboolean
says_title (const DatelineExtract *extract,
            const char *html,
            gsize length,
            const char *title)
{
  g_autofree char *letters = dateline_page_letters_fold (title);
  g_autofree char *all = NULL;

  if (g_utf8_strlen (letters, -1) < SHORTEST_TITLE ||
      has_letters (dateline_extract_get_title (extract), letters) ||
      has_letters (dateline_extract_get_text (extract), letters))
    return TRUE;
  all = g_utf8_make_valid (html, length);
  return has_letters (all, letters);
}

static gboolean
asks_for_password (const char *html, gsize length)
{
  static const char *const inputs[] = { "type=\"password\"",
                                        "type='password'",
                                        "type=password" };

  for (gsize i = 0; i < G_N_ELEMENTS (inputs); i++)
    if (g_strstr_len (html, length, inputs[i]) != NULL)
      return TRUE;
  return FALSE;
}

/*
 * dateline_page_portal_answered:
 * @response: what came
 * @extract: what was read of it
 * @asked: what was asked for
 * @has_article: whether there is an article in it
 * @published: the story as its feed has it
 *
 * Returns: whether the network answered, and not the story's server
 */
gboolean
dateline_page_portal_answered (DatelineFetchResponse *response,
                               const DatelineExtract *extract,
                               const char *asked,
                               gboolean has_article,
                               DatelineEntry *published)
{
  gsize length;
  const char *html =
      g_bytes_get_data (dateline_fetch_response_get_body (response), &length);
  const char *title = dateline_entry_get_title (published);
  gboolean is_elsewhere;

  if (html == NULL || g_ascii_strncasecmp (asked, "http://", 7) != 0)
    return FALSE;
  if (g_strstr_len (html, length, GATEWAY) != NULL)
    return TRUE;
  is_elsewhere =
      !dateline_uri_is_same_site (asked, dateline_fetch_response_get_uri (response));
  if (has_article && !is_elsewhere)
    return FALSE;
  if (!asks_for_password (html, length) &&
      (has_article || !is_elsewhere || g_strstr_len (html, length, "<form") == NULL))
    return FALSE;
  return title != NULL && !says_title (extract, html, length, title);
}
