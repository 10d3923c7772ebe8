/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What another site shows inside an article is never loaded: it becomes a title and a
 * link, to the page for people where the player's address tells it. Pure.
 */

#include "dateline/article/dateline-article-embed-private.h"
#include "dateline/text/dateline-text-private.h"
#include "dateline/text/dateline-uri-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A player's address up to the film's name, and the page's. */
static const struct
{
  const char *player;
  const char *page;
} players[] = {
  { "youtube.com/embed/", "https://www.youtube.com/watch?v=" },
  { "youtube-nocookie.com/embed/", "https://www.youtube.com/watch?v=" },
  { "player.vimeo.com/video/", "https://vimeo.com/" },
  { "dailymotion.com/embed/video/", "https://www.dailymotion.com/video/" },
  { "open.spotify.com/embed/", "https://open.spotify.com/" },
  { "embed.podcasts.apple.com/", "https://podcasts.apple.com/" },
};

static const char *const address_attributes[] = {
  "src", "data-src", "data-lazy-src", "data", "data-videoid", NULL,
};

/* The page of a player's address, or NULL if it is none that is known. */
static char *
find_page (const char *uri)
{
  const char *rest = strstr (uri, "://");

  if (!rest)
    return NULL;
  rest += 3;
  if (g_str_has_prefix (rest, "www."))
    rest += 4;

  for (guint i = 0; i < G_N_ELEMENTS (players); i++)
    if (g_str_has_prefix (rest, players[i].player))
      {
        const char *name = rest + strlen (players[i].player);
        g_autofree char *film = g_strndup (name, strcspn (name, "?#"));

        if (*film == '\0' || strcmp (film, "videoseries") == 0)
          return NULL;
        return g_strconcat (players[i].page, film, NULL);
      }

  return NULL;
}

/* The address of the first <source> or <embed> inside, for players without their own. */
static char *
find_inner_address (const DatelineHtmlWalk *outer, const char *base_uri)
{
  g_auto (DatelineHtmlWalk) walk = { 0 };

  dateline_html_walk_init_inside (&walk, outer);
  while (dateline_html_walk_next (&walk))
    if (walk.step == DATELINE_HTML_STEP_ENTER &&
        (walk.tag == DATELINE_HTML_TAG_SOURCE || walk.tag == DATELINE_HTML_TAG_EMBED ||
         walk.tag == DATELINE_HTML_TAG_IFRAME))
      {
        const char *source = dateline_html_walk_get_attribute (&walk, "src");

        if (source)
          return dateline_uri_resolve (base_uri, source, DATELINE_URI_FETCH);
      }

  return NULL;
}

/*
 * dateline_article_embed_get_uri:
 * @walk: a walk that has just entered an <iframe>, <video> or the like
 * @base_uri: (nullable): what relative addresses resolve against
 *
 * Returns: (transfer full) (nullable): where a person can see it, absolute
 */
char *
dateline_article_embed_get_uri (const DatelineHtmlWalk *walk, const char *base_uri)
{
  const char *youtube = dateline_html_walk_get_attribute (walk, "data-videoid");
  g_autofree char *uri = NULL;
  char *page;

  if (walk->tag == DATELINE_HTML_TAG_AMP_YOUTUBE)
    return youtube ? g_strconcat ("https://www.youtube.com/watch?v=", youtube, NULL)
                   : NULL;

  for (guint i = 0; address_attributes[i] && !uri; i++)
    {
      const char *address =
          dateline_html_walk_get_attribute (walk, address_attributes[i]);

      if (address && *address != '\0')
        uri = dateline_uri_resolve (base_uri, address, DATELINE_URI_FETCH);
    }
  if (!uri)
    uri = find_inner_address (walk, base_uri);
  if (!uri || !g_uri_peek_scheme (uri))
    return NULL;

  page = find_page (uri);
  return page ? page : g_steal_pointer (&uri);
}

static const char *
get_pattern (DatelineHtmlTag tag, const char *uri)
{
  if (tag == DATELINE_HTML_TAG_AUDIO || strstr (uri, "spotify.com/") ||
      strstr (uri, "podcasts.apple.com/") || strstr (uri, "soundcloud.com/"))
    /* Translators: %s is the name of a site, as "example.org" */
    return _ ("Audio on %s");
  if (tag == DATELINE_HTML_TAG_VIDEO || tag == DATELINE_HTML_TAG_AMP_VIDEO ||
      strstr (uri, "youtube.com/") || strstr (uri, "vimeo.com/") ||
      strstr (uri, "dailymotion.com/"))
    /* Translators: %s is the name of a site, as "example.org" */
    return _ ("Video on %s");

  /* Translators: %s is the name of a site, as "example.org" */
  return _ ("More on %s");
}

/*
 * dateline_article_embed_get_title:
 * @walk: a walk that has just entered an <iframe>, <video> or the like
 * @uri: where it can be seen
 *
 * Returns: (transfer full): what to call it
 */
char *
dateline_article_embed_get_title (const DatelineHtmlWalk *walk, const char *uri)
{
  const char *title = dateline_html_walk_get_attribute (walk, "title");
  g_autofree char *tame = NULL;
  g_autofree char *host = NULL;
  g_auto (GStrv) parts = NULL;

  if (!title)
    title = dateline_html_walk_get_attribute (walk, "aria-label");
  tame = title ? dateline_text_tame (title) : NULL;
  if (tame && *tame != '\0')
    return g_steal_pointer (&tame);

  host = dateline_uri_get_display_host (uri);
  parts = g_strsplit (get_pattern (walk->tag, uri), "%s", 2);
  return g_strjoinv (host ? host : "", parts);
}
