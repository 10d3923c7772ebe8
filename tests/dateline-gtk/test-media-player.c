/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Playing inside the article, on a platform that can: it begins with the button, goes on
 * while the story is read, and ends with it. */

#include "article-view-test.h"

#include "dateline-gtk/article/dateline-media-player-private.h"

/* A platform that can play: what it is told is noted. */
typedef struct
{
  GtkMediaFile parent_instance;
} TestMedia;

typedef GtkMediaFileClass TestMediaClass;

static char *opened;
static guint n_closed;

GType test_media_get_type (void);

G_DEFINE_TYPE (TestMedia, test_media, GTK_TYPE_MEDIA_FILE)

static void
test_media_open (GtkMediaFile *file)
{
  g_free (opened);
  opened = g_file_get_uri (gtk_media_file_get_file (file));
  gtk_media_stream_stream_prepared (GTK_MEDIA_STREAM (file),
                                    TRUE,
                                    FALSE,
                                    FALSE,
                                    30 * G_USEC_PER_SEC);
}

static void
test_media_close (GtkMediaFile *file)
{
  n_closed++;
}

static gboolean
test_media_play (GtkMediaStream *stream)
{
  return TRUE;
}

static void
test_media_pause (GtkMediaStream *stream)
{
}

static void
test_media_class_init (TestMediaClass *klass)
{
  klass->open = test_media_open;
  klass->close = test_media_close;
  GTK_MEDIA_STREAM_CLASS (klass)->play = test_media_play;
  GTK_MEDIA_STREAM_CLASS (klass)->pause = test_media_pause;
}

static void
test_media_init (TestMedia *self)
{
}

/* The button of the first card. */
static GtkWidget *
get_button (Fixture *fixture)
{
  return find_widget (find (fixture, "GtkBox", "enclosure"), "GtkButton", NULL);
}

/* Where it can, it begins with the button and ends with the story. */
static void
test_inside (Fixture *fixture, gconstpointer unused)
{
  DatelineMediaPlayer *player;
  GtkMediaStream *stream;
  GString *html = g_string_new ("<audio src='https://cdn.example/b.mp3'></audio>");

  g_assert_true (dateline_media_player_is_available ());
  add_paragraphs (html, 60);
  show_html (fixture, html->str);
  g_assert_null (opened);
  g_signal_emit_by_name (get_button (fixture), "clicked");
  player = DATELINE_MEDIA_PLAYER (find (fixture, "DatelineMediaPlayer", NULL));
  stream = dateline_media_player_get_stream (player);
  g_assert_cmpstr (opened, ==, "https://cdn.example/b.mp3");
  g_assert_true (gtk_media_stream_get_playing (stream));
  g_assert_null (fixture->activated);

  /* It goes on while the story is read. */
  gtk_widget_grab_focus (GTK_WIDGET (fixture->view));
  activate (fixture, "article.toggle-caret");
  gtk_adjustment_set_value (get_adjustment (fixture), 3000);
  settle (fixture);
  g_assert_true (gtk_media_stream_get_playing (stream));

  /* What cannot be played says so. */
  g_object_ref (stream);
  gtk_media_stream_error (stream, G_IO_ERROR, G_IO_ERROR_FAILED, "gst: no decoder");
  gtk_adjustment_set_value (get_adjustment (fixture), 0);
  settle (fixture);
  g_assert_cmpstr (find_label (fixture, "reason"),
                   ==,
                   "It cannot be played here. Open it in another program.");

  n_closed = 0;
  show_html (fixture, "<p>Another story.</p>");
  g_assert_false (gtk_media_stream_get_playing (stream));
  g_assert_cmpuint (n_closed, >, 0);
  g_object_unref (stream);
  g_string_free (html, TRUE);
  g_clear_pointer (&opened, g_free);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  g_io_extension_point_register ("gtk-media-file");
  g_io_extension_point_implement ("gtk-media-file", test_media_get_type (), "test", 20);
  ADD ("/media-player/inside", test_inside);
  return g_test_run ();
}
