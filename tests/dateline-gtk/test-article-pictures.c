/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Which pictures a server is asked for, by its log: as the person wants, as the feed
 * came, and none that only counts readers. */

#include "article-view-test.h"
#include "dateline-gtk/images/dateline-feed-icon-private.h"
#include "dateline-gtk/images/dateline-picture-loader-private.h"
#include "dateline-names.h"
#include "dateline-scripted-server.h"
#include "dateline-settling.h"
#include "dateline/net/dateline-fetcher-private.h"

#define GIF "GIF89a\1\0\1\0\x80\0\0\0\0\0\xff\xff\xff\x2c\0\0\0\0\1\0\1\0\0\2\2\x44\1\0;"

typedef struct
{
  ScriptedServer *server;
  DatelineFetcher *fetcher;
  DatelineMediaCache *cache;
  DatelinePictureLoader *loader;
  char *folder;
} Pictures;

static void
begin (Pictures *self, gconstpointer unused)
{
  g_autofree char *kept = NULL;

  self->server = scripted_server_new ();
  self->fetcher = dateline_fetcher_new_with_privacy (names_are_private, NULL);
  dateline_fetcher_force_online (self->fetcher, TRUE);
  self->folder = g_dir_make_tmp ("dateline-pictures-XXXXXX", NULL);
  kept = g_build_filename (self->folder, "kept", NULL);
  self->cache = dateline_media_cache_new (self->fetcher, self->folder, kept);
  self->loader = dateline_picture_loader_new (self->cache);
}

static void
end (Pictures *self, gconstpointer unused)
{
  settle_finalize (self->loader);
  settle_finalize (self->cache);
  settle_finalize (self->fetcher);
  scripted_server_free (self->server);
  remove_folder (self->folder);
  g_free (self->folder);
}

static char *
add_picture (Pictures *self, const char *path)
{
  static const char answer[] = "HTTP/1.1 200 OK\r\nContent-Type: image/gif\r\n"
                               "Set-Cookie: a=b\r\nContent-Length: 35\r\n\r\n" GIF;

  scripted_reply_raw_kept (scripted_server_add (self->server, path, 200, NULL, ""),
                           answer,
                           sizeof answer - 1);
  return scripted_server_uri (self->server, path);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_set_object ((GAsyncResult **) user_data, result);
}

/* -1, or the code of what refused it. */
static int
load (Pictures *self, const char *uri)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkTexture) texture = NULL;

  dateline_picture_loader_load_async (self->loader,
                                      uri,
                                      100,
                                      0,
                                      NULL,
                                      loaded_cb,
                                      &result);
  settle_until (result != NULL);
  texture = dateline_picture_loader_load_finish (self->loader, result, &error);
  if (texture != NULL)
    return -1;
  g_assert_true (error->domain == DATELINE_FETCH_ERROR);
  return error->code;
}

static void
allowed_cb (DatelinePictureLoader *loader, const char *uri, guint *n)
{
  *n += 1;
}

static void
test_click (Pictures *self, gconstpointer unused)
{
  g_autofree char *uri = add_picture (self, "/a.gif");
  guint n_allowed = 0;

  g_signal_connect (self->loader, "allowed", G_CALLBACK (allowed_cb), &n_allowed);
  dateline_picture_loader_set_policy (self->loader, DATELINE_PICTURE_POLICY_ON_CLICK);
  g_assert_cmpuint (n_allowed, ==, 1);
  g_assert_cmpint (load (self, uri), ==, DATELINE_FETCH_ERROR_NOT_ASKED);
  dateline_picture_loader_allow (self->loader, uri, DATELINE_MEDIA_REACH_SECURE);
  g_assert_cmpuint (n_allowed, ==, 2);
  g_assert_cmpint (load (self, uri), ==, DATELINE_FETCH_ERROR_INSECURE);
  g_assert_cmpuint (scripted_server_get_n_connections (self->server), ==, 0);
  dateline_picture_loader_allow (self->loader, uri, DATELINE_MEDIA_REACH_PLAIN);
  g_assert_cmpint (load (self, uri), ==, -1);
  g_assert_cmpuint (scripted_server_get_n_requests (self->server, NULL), ==, 1);
  /* What is stored is shown. */
  dateline_picture_loader_set_policy (self->loader, DATELINE_PICTURE_POLICY_ALWAYS);
  dateline_picture_loader_set_policy (self->loader, DATELINE_PICTURE_POLICY_ON_CLICK);
  g_assert_cmpint (load (self, uri), ==, -1);
  g_assert_cmpuint (scripted_server_get_n_requests (self->server, NULL), ==, 1);
}

/* Nothing tells whence the request comes, nor who asks. */
static void
test_headers (Pictures *self, gconstpointer unused)
{
  static const char *const names[] = { "Referer", "Origin", "Cookie", "Authorization" };
  g_autofree char *first = add_picture (self, "/a.gif");
  g_autofree char *second = add_picture (self, "/b.gif");

  g_assert_cmpint (load (self, first), ==, -1);
  g_assert_cmpint (load (self, second), ==, -1);
  for (guint i = 0; i < 2; i++)
    for (guint j = 0; j < G_N_ELEMENTS (names); j++)
      g_assert_null (scripted_request_get_header (
          scripted_server_get_request (self->server, NULL, i),
          names[j]));
}

static void
test_early (Pictures *self, gconstpointer unused)
{
  static const struct
  {
    DatelinePicturePolicy policy;
    gboolean loads_foreign;
    const char *uri;
    const char *feed_uri;
    DatelineMediaReach reach;
  } rows[] = {
    { 0, FALSE, "https://pics.a.org/1", "https://feeds.a.org/", 2 },
    { 0, FALSE, "https://cdn.test/1", "https://feeds.a.org/", 0 },
    { 0, TRUE, "https://cdn.test/1", "https://feeds.a.org/", 2 },
    { 0, FALSE, "https://bob.github.io/1", "https://ann.github.io/", 0 },
    { 0, FALSE, "https://a.org/1", NULL, 0 },
    { 1, FALSE, "http://a.org/1", "https://a.org/", 1 },
    { 1, FALSE, "http://a.org/1", "http://a.org/", 2 },
    { 2, FALSE, "http://a.org/1", "http://a.org/", 1 },
    { 3, TRUE, "https://a.org/1", "https://a.org/", 0 },
    { 3, FALSE, "data:image/gif;base64,R0lGODlh", NULL, 2 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      dateline_picture_loader_set_policy (self->loader, rows[i].policy);
      g_object_set (self->loader, "loads-foreign", rows[i].loads_foreign, NULL);
      g_assert_cmpint (dateline_picture_loader_get_early_reach (self->loader,
                                                                rows[i].uri,
                                                                rows[i].feed_uri),
                       ==,
                       rows[i].reach);
    }
}

/* Opens a story of @feed_uri with a picture of the server's, a film with its poster, and
 * pictures that count readers. */
static void
open_story (Pictures *self, const char *feed_uri)
{
  g_autofree char *base = scripted_server_uri (self->server, "/");
  g_autofree char *html =
      g_strdup_printf ("<p>One</p><img src='%sa.gif' alt='a' width='400' height='300'>"
                       "<video src='%sfilm.mp4' poster='%sposter.gif'></video>"
                       "<p>Two<img src='%spixel.gif' width='1' height='1'>"
                       "<img src='%sthree.gif' width='3' height='3'>"
                       "<img src='%shidden.gif' style='display:none'></p>",
                       base,
                       base,
                       base,
                       base,
                       base,
                       base);
  g_auto (DatelineEntryBuilder) entry_builder = { 0 };
  g_auto (DatelineHeadlineBuilder) headline_builder = { 0 };
  Fixture fixture = { 0 };

  fixture.view = DATELINE_ARTICLE_VIEW (dateline_article_view_new (self->loader));
  fixture.window = show_in_window (GTK_WIDGET (fixture.view), 800, 700);
  dateline_entry_builder_init (&entry_builder);
  entry_builder.content = g_steal_pointer (&html);
  entry_builder.base_uri = g_strdup ("https://news.example/");
  dateline_headline_builder_init (&headline_builder);
  headline_builder.title = g_strdup ("A");
  headline_builder.feed_title = g_strdup ("B");
  headline_builder.feed_uri = g_strdup (feed_uri);
  show_entry (&fixture, &entry_builder, &headline_builder);
  settle_for (300);
  gtk_window_destroy (fixture.window);
}

/* X54 */
static void
test_story (Pictures *self, gconstpointer unused)
{
  g_autofree char *uri = add_picture (self, "/a.gif");
  g_autofree char *poster = add_picture (self, "/poster.gif");

  dateline_picture_loader_set_policy (self->loader, DATELINE_PICTURE_POLICY_ON_CLICK);
  open_story (self, "http://news.example/feed");
  dateline_picture_loader_set_policy (self->loader, DATELINE_PICTURE_POLICY_SECURE);
  open_story (self, "http://news.example/feed");
  dateline_picture_loader_set_policy (self->loader, DATELINE_PICTURE_POLICY_LIKE_FEED);
  open_story (self, "https://news.example/feed");
  g_assert_cmpuint (scripted_server_get_n_connections (self->server), ==, 0);

  open_story (self, "http://news.example/feed");
  g_assert_cmpuint (scripted_server_get_n_requests (self->server, "/a.gif"), ==, 1);
  g_assert_cmpuint (scripted_server_get_n_requests (self->server, "/poster.gif"), ==, 1);
  g_assert_cmpuint (scripted_server_get_n_requests (self->server, NULL), ==, 2);
}

static void
set_feeds (Pictures *self, const char *never, const char *always)
{
  g_autoptr (GHashTable) policies =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  g_hash_table_insert (policies,
                       g_strdup (never),
                       GUINT_TO_POINTER (DATELINE_PICTURE_POLICY_ON_CLICK));
  g_hash_table_insert (policies,
                       g_strdup (always),
                       GUINT_TO_POINTER (DATELINE_PICTURE_POLICY_ALWAYS));
  dateline_picture_loader_set_feed_policies (self->loader, policies);
}

/* What a person chose for one feed comes before what holds for all, for its stories and
 * for its small pictures in lists; while it is not known, nobody is asked. */
static void
test_feeds (Pictures *self, gconstpointer unused)
{
  static const char never[] = "http://never.example/feed";
  static const char always[] = "http://always.example/feed";
  g_autofree char *uri = add_picture (self, "/a.gif");
  g_autofree char *poster = add_picture (self, "/poster.gif");

  g_object_set (self->loader, "loads-foreign", TRUE, NULL);
  dateline_picture_loader_set_feed_policies (self->loader, NULL);
  open_story (self, always);
  g_assert_cmpint (dateline_picture_loader_get_early_reach (self->loader, uri, always),
                   ==,
                   DATELINE_MEDIA_REACH_STORED);
  set_feeds (self, never, always);
  open_story (self, never);
  g_assert_cmpint (load (self, uri), ==, DATELINE_FETCH_ERROR_NOT_ASKED);
  g_assert_cmpint (dateline_picture_loader_get_early_reach (self->loader, uri, never),
                   ==,
                   DATELINE_MEDIA_REACH_STORED);
  g_assert_cmpuint (scripted_server_get_n_connections (self->server), ==, 0);
  /* A click is enough. */
  dateline_picture_loader_allow (self->loader, poster, DATELINE_MEDIA_REACH_PLAIN);
  g_assert_cmpint (load (self, poster), ==, -1);
  g_assert_cmpuint (scripted_server_get_n_requests (self->server, NULL), ==, 1);

  dateline_picture_loader_set_policy (self->loader, DATELINE_PICTURE_POLICY_ON_CLICK);
  open_story (self, "http://other.example/feed");
  g_assert_cmpuint (scripted_server_get_n_requests (self->server, NULL), ==, 1);
  open_story (self, always);
  g_assert_cmpuint (scripted_server_get_n_requests (self->server, "/a.gif"), ==, 1);
  g_assert_cmpint (dateline_picture_loader_get_early_reach (self->loader, uri, always),
                   ==,
                   DATELINE_MEDIA_REACH_PLAIN);
}

/* A place in a row that was refused while the choices were not known gets its picture by
 * itself once they are. */
static void
test_late_choices (Pictures *self, gconstpointer unused)
{
  g_autofree char *uri = add_picture (self, "/a.gif");
  GtkWidget *icon = dateline_feed_icon_new (self->loader, 16);
  GtkWindow *window = show_in_window (icon, 100, 100);

  g_object_set (self->loader, "loads-foreign", TRUE, NULL);
  dateline_picture_loader_set_feed_policies (self->loader, NULL);
  dateline_feed_icon_set_uri (DATELINE_FEED_ICON (icon), uri, "http://b.example/");
  settle_for (100);
  g_assert_cmpuint (scripted_server_get_n_connections (self->server), ==, 0);
  set_feeds (self, "http://a.example/", "http://c.example/");
  settle_until (scripted_server_get_n_requests (self->server, "/a.gif") == 1);
  gtk_window_destroy (window);
}

#undef ADD
#define ADD(path, func) g_test_add (path, Pictures, NULL, begin, func, end)

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  ADD ("/article-pictures/click", test_click);
  ADD ("/limits/S12/S13/pictures", test_headers);
  ADD ("/limits/S14/early", test_early);
  ADD ("/faults/X54/story", test_story);
  ADD ("/article-pictures/feeds", test_feeds);
  ADD ("/article-pictures/late-choices", test_late_choices);
  return g_test_run ();
}
