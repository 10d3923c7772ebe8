/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What another site shows inside an article is never loaded: it becomes a title and a
 * link, to the page for people where the player's address tells it. Pure.
 */

#include "dateline/article/dateline-article-embed-private.h"

#include "dateline/article/dateline-article-embed-table-private.h"
#include "dateline/text/dateline-text-private.h"
#include "dateline/text/dateline-uri-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define T(name) DATELINE_HTML_TAG_##name

/* Where pages leave the address, those that load late or ask for consent first too. */
static const char *const address_attributes[] = {
  "src",
  "data-src",
  "data-lazy-src",
  "data-litespeed-src",
  "data-src-cmplz",
  "data-cookieblock-src",
  "data-cmp-src",
  "data",
  NULL,
};

/* What players are called when nobody has given them a title. */
static const char *const empty_titles[] = {
  "YouTube video player",
  "YouTube player",
  "YouTube video",
  "Vimeo video player",
  "video player",
  "Video",
  "Embedded post",
  "embedded content",
  "Twitter Tweet",
  "X Post",
  "Bluesky Embed",
  "iframe",
  "Player",
  "Audio player",
  "media player",
  "Embedded video",
};

/* What stands before a title that says what the label does. */
static const char *const title_beginnings[] = { "Spotify Embed: ", "TikTok embed: " };

static const struct
{
  const char *ending;
  DatelineEmbedKind kind;
} endings[] = {
  { ".mp4", DATELINE_EMBED_VIDEO },  { ".m4v", DATELINE_EMBED_VIDEO },
  { ".webm", DATELINE_EMBED_VIDEO }, { ".ogv", DATELINE_EMBED_VIDEO },
  { ".mov", DATELINE_EMBED_VIDEO },  { ".m3u8", DATELINE_EMBED_VIDEO },
  { ".mp3", DATELINE_EMBED_AUDIO },  { ".m4a", DATELINE_EMBED_AUDIO },
  { ".ogg", DATELINE_EMBED_AUDIO },  { ".oga", DATELINE_EMBED_AUDIO },
  { ".opus", DATELINE_EMBED_AUDIO }, { ".wav", DATELINE_EMBED_AUDIO },
  { ".flac", DATELINE_EMBED_AUDIO }, { ".pdf", DATELINE_EMBED_DOCUMENT },
};

/* The address of the first <source> or <embed> inside, for players without their own. */
static char *
find_inner_address (const DatelineHtmlWalk *outer, const char *base_uri)
{
  g_auto (DatelineHtmlWalk) walk = { 0 };

  dateline_html_walk_init_inside (&walk, outer);
  while (dateline_html_walk_next (&walk))
    if (walk.step == DATELINE_HTML_STEP_ENTER &&
        (walk.tag == T (SOURCE) || walk.tag == T (EMBED) || walk.tag == T (IFRAME)))
      {
        const char *source = dateline_html_walk_get_attribute (&walk, "src");

        if (source)
          return dateline_uri_resolve (base_uri, source, DATELINE_URI_FETCH);
      }

  return NULL;
}

static char *
find_address (const DatelineHtmlWalk *walk, const char *base_uri)
{
  const char *youtube = dateline_html_walk_get_attribute (walk, "data-videoid");
  char *uri = NULL;

  if (walk->tag == T (AMP_YOUTUBE))
    return youtube ? g_strconcat ("https://www.youtube.com/embed/", youtube, NULL) : NULL;

  for (guint i = 0; address_attributes[i] && !uri; i++)
    {
      const char *address =
          dateline_html_walk_get_attribute (walk, address_attributes[i]);

      if (address && *address != '\0')
        uri = dateline_uri_resolve (base_uri, address, DATELINE_URI_FETCH);
    }
  if (!uri && walk->tag != T (SCRIPT))
    uri = find_inner_address (walk, base_uri);
  if (uri && !g_uri_peek_scheme (uri))
    g_clear_pointer (&uri, g_free);
  return uri;
}

/* What a file is by its name; a page by default. */
static DatelineEmbedKind
find_kind_of_file (const char *uri)
{
  gsize length = strcspn (uri, "?#");

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      gsize end = strlen (endings[i].ending);

      if (length > end &&
          g_ascii_strncasecmp (uri + length - end, endings[i].ending, end) == 0)
        return endings[i].kind;
    }
  return DATELINE_EMBED_PAGE;
}

static char *
read_title (const DatelineHtmlWalk *walk)
{
  const char *title = dateline_html_walk_get_attribute (walk, "title");
  g_autofree char *tame = NULL;
  const char *start;

  if (!title)
    title = dateline_html_walk_get_attribute (walk, "aria-label");
  if (!title)
    return NULL;
  start = tame = dateline_text_tame (title);
  for (guint i = 0; i < G_N_ELEMENTS (title_beginnings); i++)
    if (g_str_has_prefix (start, title_beginnings[i]))
      start += strlen (title_beginnings[i]);
  for (guint i = 0; i < G_N_ELEMENTS (empty_titles); i++)
    if (g_ascii_strcasecmp (start, empty_titles[i]) == 0)
      return NULL;
  return *start != '\0' ? g_strdup (start) : NULL;
}

static const char *
get_pattern (DatelineEmbedKind kind)
{
  switch (kind)
    {
    case DATELINE_EMBED_VIDEO:
      /* Translators: %s is the name of a site, as "YouTube" or "example.org" */
      return _ ("Video on %s");
    case DATELINE_EMBED_AUDIO:
      /* Translators: %s is the name of a site, as "Spotify" or "example.org" */
      return _ ("Audio on %s");
    case DATELINE_EMBED_POST:
      /* Translators: what somebody wrote; %s is the name of a site, as "Mastodon" */
      return _ ("Post on %s");
    case DATELINE_EMBED_MAP:
      /* Translators: %s is the name of a site, as "OpenStreetMap" */
      return _ ("Map on %s");
    case DATELINE_EMBED_CHART:
      /* Translators: a drawing of figures; %s is the name of a site, as "Datawrapper" */
      return _ ("Chart on %s");
    case DATELINE_EMBED_CODE:
      /* Translators: of a program; %s is the name of a site, as "GitHub Gist" */
      return _ ("Code on %s");
    case DATELINE_EMBED_DOCUMENT:
      /* Translators: %s is the name of a site, as "Scribd" or "example.org" */
      return _ ("Document on %s");
    case DATELINE_EMBED_NONE:
    case DATELINE_EMBED_PAGE:
    default:
      /* Translators: %s is the name of a site, as "example.org" */
      return _ ("More on %s");
    }
}

static char *
make_label (DatelineEmbedKind kind, const char *site, const char *uri)
{
  g_autofree char *host = site ? NULL : dateline_uri_get_display_host (uri);
  g_auto (GStrv) parts = g_strsplit (get_pattern (kind), "%s", 2);

  return g_strjoinv (site ? site : host ? host : "", parts);
}

/* Whether what the element has is a file, not a page with a player. */
static DatelineEmbedKind
tell_file (const DatelineHtmlWalk *walk, const char *uri)
{
  DatelineEmbedKind kind = find_kind_of_file (uri);

  if (walk->tag == T (AUDIO) || walk->tag == T (AMP_AUDIO))
    return DATELINE_EMBED_AUDIO;
  if (walk->tag == T (VIDEO) || walk->tag == T (AMP_VIDEO))
    return kind == DATELINE_EMBED_AUDIO ? kind : DATELINE_EMBED_VIDEO;
  return kind;
}

/* Takes @uri. */
static gboolean
fill (DatelineArticleEmbed *self, char *uri, const DatelineHtmlWalk *walk)
{
  g_auto (DatelineEmbedPage) page = { 0 };

  dateline_embed_page_find (&page, uri);
  self->uri = uri;
  if (page.is_noise)
    return FALSE;
  self->kind = page.kind;
  if (page.page)
    {
      g_free (self->uri);
      self->uri = g_steal_pointer (&page.page);
    }
  else if (!page.site)
    {
      self->kind = tell_file (walk, uri);
      self->is_file = self->kind != DATELINE_EMBED_PAGE;
    }
  self->label = make_label (self->kind, page.site, self->uri);
  return TRUE;
}

/* A script shows something in its place only where it is known to. */
static gboolean
is_shown (const DatelineArticleEmbed *self, const DatelineHtmlWalk *walk)
{
  return walk->tag != T (SCRIPT) || self->kind == DATELINE_EMBED_CODE;
}

/*
 * dateline_article_embed_read:
 * @self: (out caller-allocates): what it is
 * @walk: a walk that has just entered an <iframe>, <video> or the like
 * @base_uri: (nullable): what relative addresses resolve against
 *
 * Returns: %FALSE if there is nothing for a person to see
 */
gboolean
dateline_article_embed_read (DatelineArticleEmbed *self,
                             const DatelineHtmlWalk *walk,
                             const char *base_uri)
{
  char *uri = find_address (walk, base_uri);

  *self = (DatelineArticleEmbed){ 0 };
  if (!uri || !fill (self, uri, walk) || !is_shown (self, walk))
    return FALSE;
  self->title = walk->tag == T (SCRIPT) ? NULL : read_title (walk);
  return TRUE;
}

void
dateline_article_embed_clear (DatelineArticleEmbed *self)
{
  g_clear_pointer (&self->uri, g_free);
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->label, g_free);
}

/* Posts. */

/* Of the posts that a script would draw, the classes, the attribute that has the address,
 * and what comes before what it has. */
static const struct
{
  const char *css_class;
  const char *attribute; /* NULL: the address is that of a link inside */
  const char *before;
  const char *link; /* what the address of that link contains */
  gboolean is_bare; /* the words are in paragraphs; all else is the site's own */
} posts[] = {
  { "twitter-tweet", NULL, "", "/status/", FALSE },
  { "twitter-video", NULL, "", "/status/", FALSE },
  { "instagram-media", "data-instgrm-permalink", "", "instagram.com/", TRUE },
  { "tiktok-embed", "cite", "", "/video/", FALSE },
  { "bluesky-embed", NULL, "", "/post/", FALSE },
  { "mastodon-embed", "data-embed-url", "", "/@", FALSE },
  { "reddit-embed-bq", NULL, "", "reddit.com/", FALSE },
  { "reddit-card", NULL, "", "reddit.com/", FALSE },
  { "text-post-media", "data-text-post-permalink", "", "/post/", TRUE },
  { "imgur-embed-pub", "data-id", "https://imgur.com/", "imgur.com/", FALSE },
  { "fb-post", "data-href", "", "facebook.com/", FALSE },
  { "fb-video", "data-href", "", "facebook.com/", FALSE },
};

static gboolean
has_class (const char *classes, const char *wanted)
{
  gsize length = strlen (wanted);

  for (const char *p = strstr (classes, wanted); p; p = strstr (p + length, wanted))
    if ((p == classes || g_ascii_isspace (p[-1])) &&
        (p[length] == '\0' || g_ascii_isspace (p[length])))
      return TRUE;
  return FALSE;
}

/* The place in the table, or G_MAXUINT. */
static guint
find_post (const DatelineHtmlWalk *walk)
{
  const char *classes = dateline_html_walk_get_attribute (walk, "class");

  for (guint i = 0; classes && i < G_N_ELEMENTS (posts); i++)
    if (has_class (classes, posts[i].css_class))
      return i;
  return G_MAXUINT;
}

gboolean
dateline_article_embed_is_post (const DatelineHtmlWalk *walk)
{
  return find_post (walk) != G_MAXUINT;
}

/* The last link that may be the post's own: the first ones may be to posts that it speaks
 * of. */
static char *
find_link (const DatelineHtmlWalk *outer, const char *part, const char *base_uri)
{
  g_auto (DatelineHtmlWalk) walk = { 0 };
  char *found = NULL;

  dateline_html_walk_init_inside (&walk, outer);
  while (dateline_html_walk_next (&walk))
    if (walk.step == DATELINE_HTML_STEP_ENTER && walk.tag == T (A))
      {
        const char *href = dateline_html_walk_get_attribute (&walk, "href");

        if (!href || !strstr (href, part))
          continue;
        g_free (found);
        found = dateline_uri_resolve (base_uri, href, DATELINE_URI_FETCH);
      }

  return found;
}

/*
 * dateline_article_embed_read_post:
 * @self: (out caller-allocates): what it is
 * @walk: a walk that has just entered an element that a script would turn into a post
 * @base_uri: (nullable): what relative addresses resolve against
 * @is_bare: (out): whether only dateline_article_embed_read_words() of it are the post's
 *
 * Returns: %FALSE if it is none, or nothing says where it is
 */
gboolean
dateline_article_embed_read_post (DatelineArticleEmbed *self,
                                  const DatelineHtmlWalk *walk,
                                  const char *base_uri,
                                  gboolean *is_bare)
{
  guint post = find_post (walk);
  const char *value;
  char *uri = NULL;

  *self = (DatelineArticleEmbed){ 0 };
  *is_bare = FALSE;
  if (post == G_MAXUINT)
    return FALSE;
  value = posts[post].attribute
              ? dateline_html_walk_get_attribute (walk, posts[post].attribute)
              : NULL;
  if (value && *value != '\0')
    {
      g_autofree char *address = g_strconcat (posts[post].before, value, NULL);

      uri = dateline_uri_resolve (base_uri, address, DATELINE_URI_FETCH);
    }
  if (!uri)
    uri = find_link (walk, posts[post].link, base_uri);
  if (!uri || !fill (self, uri, walk))
    return FALSE;
  self->is_file = FALSE;
  *is_bare = posts[post].is_bare;
  return TRUE;
}

/*
 * dateline_article_embed_read_words:
 * @walk: a walk that has just entered a post
 *
 * Returns: (transfer full) (element-type utf8): the text of each of its paragraphs
 */
GPtrArray *
dateline_article_embed_read_words (const DatelineHtmlWalk *walk)
{
  g_auto (DatelineHtmlWalk) inside = { 0 };
  GPtrArray *paragraphs = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) text = g_string_new (NULL);
  gboolean is_wanted = FALSE;

  dateline_html_walk_init_inside (&inside, walk);
  while (dateline_html_walk_next (&inside))
    if (inside.step == DATELINE_HTML_STEP_TEXT && is_wanted)
      g_string_append (text, inside.text);
    else if (inside.step != DATELINE_HTML_STEP_TEXT && inside.tag == T (P))
      {
        g_autofree char *tame = dateline_text_tame (text->str);

        if (*tame != '\0')
          g_ptr_array_add (paragraphs, g_steal_pointer (&tame));
        g_string_truncate (text, 0);
        is_wanted = inside.step == DATELINE_HTML_STEP_ENTER;
      }

  return paragraphs;
}
