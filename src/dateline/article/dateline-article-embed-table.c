/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* A row for each form of address that players have: whose it is, what it shows, and how
 * the address of the page for people is made of it. A new site is a new row. Nothing is
 * asked of any site. Pure, any thread.
 */

#include "dateline/article/dateline-article-embed-table-private.h"
#include "dateline/text/dateline-uri-private.h"

#include <string.h>

#define MAX_SEGMENTS 12

/* Longer, a part of an address is no name of a film. */
#define MAX_PART 200

typedef struct
{
  /* The host and all below it; "" is any. */
  const char *host;
  /* Segments that the path begins with, "*" being any one. */
  const char *path;
  const char *site;
  DatelineEmbedKind kind;
  /* What the page is: "{2}" is the second segment of the path, "{2*}" that and all behind
   * it, "{h}" the host, "{v=}" the parameter "v" of the query, "{/v=}" the same behind a
   * slash if there is one. What is wanted and not there lets the next row try. NULL: the
   * address is the page. */
  const char *page;
} Site;

#define VIDEO DATELINE_EMBED_VIDEO
#define AUDIO DATELINE_EMBED_AUDIO
#define POST DATELINE_EMBED_POST
#define MAP DATELINE_EMBED_MAP
#define CHART DATELINE_EMBED_CHART
#define CODE DATELINE_EMBED_CODE
#define DOCUMENT DATELINE_EMBED_DOCUMENT
#define PAGE DATELINE_EMBED_PAGE

#define YOUTUBE_FILM "https://www.youtube.com/watch?v="
#define YOUTUBE_LIST "https://www.youtube.com/playlist?list={list=}"

/* The first row that fits counts. */
static const Site sites[] = {
  { "youtube.com", "embed/videoseries", "YouTube", VIDEO, YOUTUBE_LIST },
  { "youtube.com",
    "embed/live_stream",
    "YouTube",
    VIDEO,
    "https://www.youtube.com/channel/{channel=}/live" },
  { "youtube.com", "embed", "YouTube", VIDEO, YOUTUBE_FILM "{2}" },
  { "youtube.com", "embed", "YouTube", VIDEO, YOUTUBE_LIST },
  { "youtube.com", "v", "YouTube", VIDEO, YOUTUBE_FILM "{2}" },
  { "youtube.com", "", "YouTube", VIDEO, NULL },
  { "youtube-nocookie.com", "embed/videoseries", "YouTube", VIDEO, YOUTUBE_LIST },
  { "youtube-nocookie.com", "embed", "YouTube", VIDEO, YOUTUBE_FILM "{2}" },
  { "youtube-nocookie.com", "v", "YouTube", VIDEO, YOUTUBE_FILM "{2}" },
  { "youtu.be", "*", "YouTube", VIDEO, YOUTUBE_FILM "{1}" },
  { "player.vimeo.com", "video", "Vimeo", VIDEO, "https://vimeo.com/{2}{/h=}" },
  { "vimeo.com", "", "Vimeo", VIDEO, NULL },
  { "dailymotion.com",
    "embed/video",
    "Dailymotion",
    VIDEO,
    "https://www.dailymotion.com/video/{3}" },
  { "geo.dailymotion.com",
    "",
    "Dailymotion",
    VIDEO,
    "https://www.dailymotion.com/video/{video=}" },
  { "dailymotion.com", "", "Dailymotion", VIDEO, NULL },
  { "player.twitch.tv", "", "Twitch", VIDEO, "https://www.twitch.tv/{channel=}" },
  { "player.twitch.tv", "", "Twitch", VIDEO, "https://www.twitch.tv/videos/{video=}" },
  { "clips.twitch.tv", "embed", "Twitch", VIDEO, "https://clips.twitch.tv/{clip=}" },
  { "twitch.tv", "", "Twitch", VIDEO, NULL },
  { "tiktok.com", "embed/v2", "TikTok", VIDEO, "https://www.tiktok.com/@/video/{3}" },
  { "tiktok.com", "player/v1", "TikTok", VIDEO, "https://www.tiktok.com/@/video/{3}" },
  { "tiktok.com", "embed", "TikTok", VIDEO, "https://www.tiktok.com/@/video/{2}" },
  { "tiktok.com", "", "TikTok", VIDEO, NULL },
  { "facebook.com", "plugins/video.php", "Facebook", VIDEO, "{href=}" },
  { "facebook.com", "plugins/page.php", "Facebook", PAGE, "{href=}" },
  { "facebook.com", "plugins/like.php", NULL, DATELINE_EMBED_NONE, NULL },
  { "facebook.com", "plugins", "Facebook", POST, "{href=}" },
  { "facebook.com", "", "Facebook", POST, NULL },
  { "fb.watch", "", "Facebook", VIDEO, NULL },
  { "instagram.com", "*", "Instagram", POST, "https://www.instagram.com/{1}/{2}/" },
  { "instagram.com", "", "Instagram", POST, NULL },
  { "platform.twitter.com", "embed", "X", POST, "https://x.com/i/status/{id=}" },
  { "platform.twitter.com", "widgets", NULL, DATELINE_EMBED_NONE, NULL },
  { "twitter.com", "*/status", "X", POST, "https://x.com/{1}/status/{3}" },
  { "x.com", "*/status", "X", POST, "https://x.com/{1}/status/{3}" },
  { "twitter.com", "", "X", POST, NULL },
  { "x.com", "", "X", POST, NULL },
  { "embed.bsky.app", "embed", "Bluesky", POST, "https://bsky.app/profile/{2}/post/{4}" },
  { "bsky.app",
    "profile/*/post",
    "Bluesky",
    POST,
    "https://bsky.app/profile/{2}/post/{4}" },
  { "bsky.app", "", "Bluesky", POST, NULL },
  { "threads.net", "*/post", "Threads", POST, "https://www.threads.net/{1}/post/{3}" },
  { "threads.net", "", "Threads", POST, NULL },
  { "threads.com", "", "Threads", POST, NULL },
  { "embed.reddit.com", "", "Reddit", POST, "https://www.reddit.com/{1*}" },
  { "redditmedia.com", "", "Reddit", POST, "https://www.reddit.com/{1*}" },
  { "reddit.com", "", "Reddit", POST, NULL },
  { "t.me", "*/*", "Telegram", POST, "https://t.me/{1}/{2}" },
  { "linkedin.com",
    "embed/feed/update",
    "LinkedIn",
    POST,
    "https://www.linkedin.com/feed/update/{4}" },
  { "linkedin.com", "", "LinkedIn", POST, NULL },
  { "pinterest.com", "", "Pinterest", POST, NULL },
  { "imgur.com", "", "Imgur", POST, NULL },
  { "giphy.com", "embed", "Giphy", POST, "https://giphy.com/gifs/{2}" },
  { "tumblr.com", "", "Tumblr", POST, NULL },
  { "flickr.com", "", "Flickr", POST, NULL },

  { "w.soundcloud.com", "player", "SoundCloud", AUDIO, "{url=}" },
  { "soundcloud.com", "", "SoundCloud", AUDIO, NULL },
  { "open.spotify.com", "embed", "Spotify", AUDIO, "https://open.spotify.com/{2*}" },
  { "open.spotify.com",
    "embed-podcast",
    "Spotify",
    AUDIO,
    "https://open.spotify.com/{2*}" },
  { "spotify.com", "", "Spotify", AUDIO, NULL },
  { "embed.podcasts.apple.com",
    "",
    "Apple Podcasts",
    AUDIO,
    "https://podcasts.apple.com/{1*}" },
  { "podcasts.apple.com", "", "Apple Podcasts", AUDIO, NULL },
  { "embed.music.apple.com", "", "Apple Music", AUDIO, "https://music.apple.com/{1*}" },
  { "music.apple.com", "", "Apple Music", AUDIO, NULL },
  { "bandcamp.com", "", "Bandcamp", AUDIO, NULL },
  { "widget.deezer.com", "widget/*", "Deezer", AUDIO, "https://www.deezer.com/{3}/{4}" },
  { "mixcloud.com",
    "widget/iframe",
    "Mixcloud",
    AUDIO,
    "https://www.mixcloud.com{feed=}" },
  { "embed.acast.com", "*/*", "Acast", AUDIO, "https://play.acast.com/s/{1}/{2}" },
  { "acast.com", "", "Acast", AUDIO, NULL },
  { "share.transistor.fm",
    "e",
    "Transistor",
    AUDIO,
    "https://share.transistor.fm/s/{2}" },
  { "megaphone.fm", "", "Megaphone", AUDIO, NULL },
  { "simplecast.com", "", "Simplecast", AUDIO, NULL },
  { "buzzsprout.com", "", "Buzzsprout", AUDIO, NULL },
  { "podbean.com", "", "Podbean", AUDIO, NULL },
  { "libsyn.com", "", "Libsyn", AUDIO, NULL },
  { "spreaker.com", "", "Spreaker", AUDIO, NULL },
  { "omny.fm", "", "Omny", AUDIO, NULL },
  { "audioboom.com", "", "Audioboom", AUDIO, NULL },
  { "art19.com", "", "ART19", AUDIO, NULL },

  { "embed.ted.com", "talks", "TED", VIDEO, "https://www.ted.com/talks/{2}" },
  { "streamable.com", "e", "Streamable", VIDEO, "https://streamable.com/{2}" },
  { "streamable.com", "", "Streamable", VIDEO, NULL },
  { "loom.com", "embed", "Loom", VIDEO, "https://www.loom.com/share/{2}" },
  { "rumble.com", "", "Rumble", VIDEO, NULL },
  { "odysee.com", "", "Odysee", VIDEO, NULL },
  { "players.brightcove.net", "", "Brightcove", VIDEO, NULL },
  { "jwplayer.com", "", "JW Player", VIDEO, NULL },
  { "jwplatform.com", "", "JW Player", VIDEO, NULL },
  { "wistia.com", "", "Wistia", VIDEO, NULL },
  { "wistia.net", "", "Wistia", VIDEO, NULL },
  { "player.bilibili.com",
    "",
    "Bilibili",
    VIDEO,
    "https://www.bilibili.com/video/{bvid=}" },
  { "bilibili.com", "", "Bilibili", VIDEO, NULL },
  { "embed.nicovideo.jp",
    "watch",
    "Niconico",
    VIDEO,
    "https://www.nicovideo.jp/watch/{2}" },
  { "rutube.ru", "play/embed", "Rutube", VIDEO, "https://rutube.ru/video/{3}/" },
  { "vk.com", "video_ext.php", "VK", VIDEO, NULL },
  { "ok.ru", "videoembed", "OK", VIDEO, "https://ok.ru/video/{2}" },
  { "archive.org", "embed", "Internet Archive", PAGE, "https://archive.org/details/{2}" },

  { "openstreetmap.org",
    "export/embed.html",
    "OpenStreetMap",
    MAP,
    "https://www.openstreetmap.org/?bbox={bbox=}" },
  { "openstreetmap.org", "", "OpenStreetMap", MAP, NULL },
  { "umap.openstreetmap.fr", "", "uMap", MAP, NULL },
  { "google.com",
    "maps/embed/v1",
    "Google Maps",
    MAP,
    "https://www.google.com/maps?q={q=}" },
  { "google.com",
    "maps/d/embed",
    "Google Maps",
    MAP,
    "https://www.google.com/maps/d/viewer?mid={mid=}" },
  { "google.com", "maps", "Google Maps", MAP, "https://www.google.com/maps?q={q=}" },
  { "google.com", "maps", "Google Maps", MAP, NULL },
  { "maps.google.com", "", "Google Maps", MAP, "https://www.google.com/maps?q={q=}" },
  { "maps.google.com", "", "Google Maps", MAP, NULL },

  { "datawrapper.dwcdn.net", "", "Datawrapper", CHART, NULL },
  { "flo.uri.sh", "", "Flourish", CHART, NULL },
  { "flourish.studio", "", "Flourish", CHART, NULL },
  { "infogram.com", "", "Infogram", CHART, NULL },
  { "tableau.com", "", "Tableau", CHART, NULL },
  { "ourworldindata.org", "", "Our World in Data", CHART, NULL },

  { "gist.github.com", "*/*", "GitHub Gist", CODE, "https://gist.github.com/{1}/{2}" },
  { "gist.github.com", "*", "GitHub Gist", CODE, "https://gist.github.com/{1}" },
  { "codepen.io", "*/embed/preview", "CodePen", CODE, "https://codepen.io/{1}/pen/{4}" },
  { "codepen.io", "*/embed", "CodePen", CODE, "https://codepen.io/{1}/pen/{3}" },
  { "codesandbox.io", "embed", "CodeSandbox", CODE, "https://codesandbox.io/s/{2}" },
  { "jsfiddle.net", "", "JSFiddle", CODE, NULL },
  { "asciinema.org", "a", "asciinema", CODE, "https://asciinema.org/a/{2}" },

  { "docs.google.com", "forms", "Google Forms", PAGE, NULL },
  { "docs.google.com", "", "Google Docs", DOCUMENT, NULL },
  { "drive.google.com",
    "file/d",
    "Google Drive",
    DOCUMENT,
    "https://drive.google.com/file/d/{3}/view" },
  { "scribd.com", "embeds", "Scribd", DOCUMENT, "https://www.scribd.com/document/{2}" },
  { "documentcloud.org", "", "DocumentCloud", DOCUMENT, NULL },
  { "issuu.com", "", "Issuu", DOCUMENT, NULL },
  { "slideshare.net", "", "SlideShare", DOCUMENT, NULL },

  { "googletagmanager.com", "", NULL, DATELINE_EMBED_NONE, NULL },
  { "doubleclick.net", "", NULL, DATELINE_EMBED_NONE, NULL },
  { "googlesyndication.com", "", NULL, DATELINE_EMBED_NONE, NULL },
  { "amazon-adsystem.com", "", NULL, DATELINE_EMBED_NONE, NULL },

  /* What runs on hosts of any name is known by its path. */
  { "", "videos/embed", NULL, VIDEO, "https://{h}/w/{3}" },
  { "", "*/*/embed", NULL, POST, "https://{h}/{1}/{2}" },
  { "", "users/*/statuses/*/embed", NULL, POST, "https://{h}/users/{2}/statuses/{4}" },
};

/* An address, taken apart. */
typedef struct
{
  const char *host;
  char *segments[MAX_SEGMENTS];
  guint n_segments;
  GHashTable *query; /* NULL without one */
} Address;

static gboolean
host_is_below (const char *host, const char *suffix)
{
  gsize length = strlen (host);
  gsize end = strlen (suffix);

  return end == 0 ||
         (length >= end && g_ascii_strcasecmp (host + length - end, suffix) == 0 &&
          (length == end || host[length - end - 1] == '.'));
}

static gboolean
path_begins (const Address *address, const char *path)
{
  g_auto (GStrv) wanted = *path != '\0' ? g_strsplit (path, "/", -1) : NULL;

  for (guint i = 0; wanted && wanted[i]; i++)
    if (i >= address->n_segments ||
        (strcmp (wanted[i], "*") != 0 &&
         g_ascii_strcasecmp (wanted[i], address->segments[i]) != 0))
      return FALSE;
  return TRUE;
}

/* Mastodon's posts stand below a name, so that a path that merely ends in "embed" is not
 * taken for one. */
static gboolean
is_post_path (const Address *address)
{
  return address->n_segments == 3 && *address->segments[0] == '@' &&
         strspn (address->segments[1], "0123456789") == strlen (address->segments[1]);
}

static gboolean
site_fits (const Site *site, const Address *address)
{
  return host_is_below (address->host, site->host) && path_begins (address, site->path) &&
         (strcmp (site->path, "*/*/embed") != 0 || is_post_path (address));
}

/* Only what addresses are made of: nothing that would end the part that it goes into. */
static gboolean
append_part (GString *page, const char *part, const char *punctuation)
{
  if (!part || *part == '\0' || strlen (part) > MAX_PART)
    return FALSE;
  for (const char *p = part; *p != '\0'; p++)
    if (!g_ascii_isalnum (*p) && !strchr (punctuation, *p))
      return FALSE;
  g_string_append (page, part);
  return TRUE;
}

static gboolean
append_segments (GString *page, const Address *address, guint first, gboolean takes_rest)
{
  guint end = takes_rest ? address->n_segments : first + 1;

  if (first >= address->n_segments)
    return FALSE;
  for (guint i = first; i < end; i++)
    {
      if (i > first)
        g_string_append_c (page, '/');
      if (!append_part (page, address->segments[i], "-._~:@!$&'()*+,;=%"))
        return FALSE;
    }
  return TRUE;
}

/* An address that is a parameter is the page if it is on the same site; words are
 * escaped. */
static gboolean
append_parameter (GString *page, const Site *site, const Address *address, char *name)
{
  gboolean is_optional = *name == '/';
  const char *value;
  gboolean is_path;
  g_autofree char *escaped = NULL;

  name += is_optional;
  name[strlen (name) - 1] = '\0';
  value = address->query ? g_hash_table_lookup (address->query, name) : NULL;
  if (!value || *value == '\0')
    return is_optional;
  if (page->len == 0)
    {
      g_autofree char *uri = dateline_uri_resolve (NULL, value, DATELINE_URI_FETCH);
      g_autoptr (GUri) parsed =
          uri ? g_uri_parse (uri, G_URI_FLAGS_PARSE_RELAXED | G_URI_FLAGS_ENCODED, NULL)
              : NULL;
      const char *domain =
          g_str_has_prefix (site->host, "w.") ? site->host + 2 : site->host;
      const char *host = parsed ? g_uri_get_host (parsed) : NULL;

      /* What programs ask is no page. */
      if (!host || !host_is_below (host, domain) || g_str_has_prefix (host, "api"))
        return FALSE;
      g_string_append (page, uri);
      return TRUE;
    }
  /* Where the page leaves the slash to it, it is a path, else one part of one. */
  is_path = page->str[page->len - 1] != '/' && *value == '/' && !strstr (value, "..");
  escaped = g_uri_escape_string (value, is_path ? "/,:@" : ",:@", FALSE);
  if (is_optional)
    g_string_append_c (page, '/');
  g_string_append (page, escaped);
  return TRUE;
}

/* Makes the page of @template, or NULL if something is not there. */
static char *
make_page (const Site *site, const Address *address)
{
  g_autoptr (GString) page = g_string_new (NULL);

  for (const char *p = site->page; *p != '\0';)
    {
      const char *end = *p == '{' ? strchr (p, '}') : NULL;
      g_autofree char *name = end ? g_strndup (p + 1, end - p - 1) : NULL;
      gboolean is_there;

      if (!name)
        {
          g_string_append_c (page, *p++);
          continue;
        }
      if (strcmp (name, "h") == 0)
        is_there = append_part (page, address->host, "-._");
      else if (g_str_has_suffix (name, "="))
        is_there = append_parameter (page, site, address, name);
      else
        is_there =
            append_segments (page, address, name[0] - '1', g_str_has_suffix (name, "*"));
      if (!is_there)
        return NULL;
      p = end + 1;
    }
  return g_strdup (page->str);
}

static void
address_init (Address *self, GUri *uri)
{
  g_auto (GStrv) parts = g_strsplit (g_uri_get_path (uri), "/", 2 * MAX_SEGMENTS);

  *self = (Address){ .host = g_uri_get_host (uri) };
  for (guint i = 0; parts[i] && self->n_segments < MAX_SEGMENTS; i++)
    if (*parts[i] != '\0')
      self->segments[self->n_segments++] = g_strdup (parts[i]);
  if (g_uri_get_query (uri))
    self->query =
        g_uri_parse_params (g_uri_get_query (uri), -1, "&", G_URI_PARAMS_WWW_FORM, NULL);
}

static void
address_clear (Address *self)
{
  for (guint i = 0; i < self->n_segments; i++)
    g_free (self->segments[i]);
  g_clear_pointer (&self->query, g_hash_table_unref);
}

/* A script that writes code into a page is named as the page with an ending. */
static void
drop_script_ending (char *page)
{
  if (page && g_str_has_suffix (page, ".js"))
    page[strlen (page) - strlen (".js")] = '\0';
}

/*
 * dateline_embed_page_find:
 * @self: (out caller-allocates): what is known of it
 * @uri: an absolute address that an article embeds
 *
 * Looks an address up in the table.
 */
void
dateline_embed_page_find (DatelineEmbedPage *self, const char *uri)
{
  g_autoptr (GUri) parsed =
      g_uri_parse (uri, G_URI_FLAGS_PARSE_RELAXED | G_URI_FLAGS_ENCODED, NULL);
  Address address;

  *self = (DatelineEmbedPage){ .kind = PAGE };
  if (!parsed || !g_uri_get_host (parsed))
    return;

  address_init (&address, parsed);
  for (guint i = 0; i < G_N_ELEMENTS (sites); i++)
    {
      const Site *site = &sites[i];

      if (!site_fits (site, &address))
        continue;
      if (site->page && !(self->page = make_page (site, &address)))
        continue;
      drop_script_ending (self->page);
      self->kind = site->kind;
      self->is_noise = site->kind == DATELINE_EMBED_NONE;
      self->site = site->site;
      break;
    }
  address_clear (&address);
}

void
dateline_embed_page_clear (DatelineEmbedPage *self)
{
  g_clear_pointer (&self->page, g_free);
}
