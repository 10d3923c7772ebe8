/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Films, recordings, files and what other sites show: what the cards say and do on a
 * platform that plays nothing. Nothing is asked for before a button is pressed. */

#include "dateline-names.h"
#include "dateline-scripted-server.h"
#include "dateline/net/dateline-fetcher-private.h"

#define ARTICLE_TEST_FETCHER() dateline_fetcher_new_with_privacy (names_are_private, NULL)

#include "article-view-test.h"

#include "dateline-gtk/article/dateline-media-player-private.h"

/* The button of the first card. */
static GtkWidget *
get_button (Fixture *fixture)
{
  return find_widget (find (fixture, "GtkBox", "enclosure"), "GtkButton", NULL);
}

static void
show_audio (Fixture *fixture, const char *uri)
{
  g_auto (DatelineEntryBuilder) entry = { 0 };
  g_auto (DatelineHeadlineBuilder) headline = { 0 };

  dateline_entry_builder_init (&entry);
  entry.key = g_strdup ("g:1");
  entry.content = g_strdup ("<p>Words.</p>");
  entry.enclosures =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dateline_enclosure_unref);
  g_ptr_array_add (entry.enclosures,
                   dateline_enclosure_new (uri, "audio/mpeg", NULL, 48000000, 2520));
  dateline_headline_builder_init (&headline);
  headline.id = 1;
  headline.title = g_strdup ("An episode");
  show_entry (fixture, &entry, &headline);
}

/* The name is the file's, without what would turn it around; S23. */
static void
test_enclosure (Fixture *fixture, gconstpointer unused)
{
  show_audio (fixture, "https://cdn.example/a/gpj.%E2%80%AEepisode%0A.mp3?token=1");
  g_assert_cmpstr (find_label (fixture, "name"), ==, "gpj.episode .mp3");
  g_assert_cmpstr (find_label (fixture, "description"),
                   ==,
                   "Audio · 48.0\302\240MB · 42 min");
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (get_button (fixture))), ==, "Play");
}

/* Where nothing can be played, the button opens it outside. */
static void
test_outside (Fixture *fixture, gconstpointer unused)
{
  if (dateline_media_player_is_available ())
    {
      g_test_skip ("this platform plays media");
      return;
    }
  show_audio (fixture, "https://cdn.example/a.mp3");
  g_assert_null (fixture->activated);
  g_signal_emit_by_name (get_button (fixture), "clicked");
  g_assert_cmpstr (fixture->activated, ==, "https://cdn.example/a.mp3");
  g_assert_null (find (fixture, "DatelineMediaPlayer", NULL));
}

/* A page with a player is opened, whatever the platform plays. */
static void
test_embed (Fixture *fixture, gconstpointer unused)
{
  show_html (
      fixture,
      "<iframe src='https://www.youtube.com/embed/abc' title='The quay'></iframe>");
  g_assert_cmpstr (find_label (fixture, "name"), ==, "The quay");
  g_assert_cmpstr (find_label (fixture, "description"), ==, "Video on YouTube");
  g_signal_emit_by_name (get_button (fixture), "clicked");
  g_assert_cmpstr (fixture->activated, ==, "https://www.youtube.com/watch?v=abc");

  show_html (fixture,
             "<iframe src='https://www.youtube.com/embed/abc' title='الميناء'></iframe>");
  g_assert_cmpint (gtk_widget_get_direction (get_button (fixture)), ==, GTK_TEXT_DIR_RTL);

  show_html (fixture, "<iframe src='https://maps.example/x'></iframe>");
  g_assert_cmpstr (find_label (fixture, "name"), ==, "More on maps.example");
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (get_button (fixture))), ==, "Open");
}

/* The server of all that a story embeds hears nothing but of its pictures. */
static void
test_no_request (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (ScriptedServer) server = scripted_server_new ();
  g_autofree char *base = scripted_server_uri (server, "");
  g_autofree char *html = g_strdup_printf (
      "<iframe src='%1$s/frame'></iframe><video src='%1$s/film.mp4' preload=auto "
      "autoplay></video><audio src='%1$s/a.mp3' autoplay></audio><video "
      "src='%1$s/b.mp4' poster='%1$s/still.png'></video><embed src='%1$s/e.swf'>"
      "<object data='%1$s/o.pdf'></object><blockquote class='twitter-tweet'><a "
      "href='%1$s/jane/status/1'>x</a></blockquote><script src='%1$s/s.js'></script>",
      base);

  show_html (fixture, html);
  WAIT_FOR (scripted_server_get_n_requests (server, NULL) > 0);
  run_for (200);
  g_assert_cmpuint (scripted_server_get_n_requests (server, "/still.png"),
                    ==,
                    scripted_server_get_n_requests (server, NULL));
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  ADD ("/media-card/enclosure", test_enclosure);
  ADD ("/media-card/outside", test_outside);
  ADD ("/media-card/embed", test_embed);
  ADD ("/media-card/no-request", test_no_request);
  return g_test_run ();
}
