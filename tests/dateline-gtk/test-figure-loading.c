/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Pictures on their way from a server: what stands below does not move, what does not
 * come says why, and a person may ask again. */

#include "dateline-names.h"
#include "dateline-scripted-server.h"
#include "dateline/net/dateline-fetcher-private.h"

#define ARTICLE_TEST_FETCHER() dateline_fetcher_new_with_privacy (names_are_private, NULL)

#include "article-view-test.h"

#include "dateline-gtk/article/dateline-figure-motion-private.h"

static ScriptedServer *server;

static void
set_up_server (Fixture *fixture, gconstpointer width)
{
  server = scripted_server_new ();
  set_up (fixture, width);
}

static void
tear_down_server (Fixture *fixture, gconstpointer width)
{
  tear_down (fixture, width);
  scripted_server_free (server);
}

static GBytes *
make_png (int width, int height)
{
  g_autoptr (GdkPixbuf) pixbuf =
      gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, width, height);
  char *bytes = NULL;
  gsize size;

  gdk_pixbuf_fill (pixbuf, 0x336699ff);
  g_assert_true (gdk_pixbuf_save_to_buffer (pixbuf, &bytes, &size, "png", NULL, NULL));
  return g_bytes_new_take (bytes, size);
}

static ScriptedReply *
serve_picture (const char *path, int width, int height)
{
  g_autoptr (GBytes) png = make_png (width, height);

  return scripted_server_add_bytes (server, path, 200, "image/png", png);
}

/* A story of one picture between two paragraphs. */
static void
show_picture (Fixture *fixture, const char *path, const char *attributes)
{
  g_autofree char *uri = scripted_server_uri (server, path);
  g_autofree char *html = g_strdup_printf (
      "<p>Above.</p><figure><img src='%s' alt='The quay' %s><figcaption>The quay at "
      "dawn. (AFP)</figcaption></figure><p>Below.</p>",
      uri,
      attributes);

  show_html (fixture, html);
}

static DatelineFigure *
get_figure (Fixture *fixture)
{
  return DATELINE_FIGURE (find (fixture, "DatelineFigure", NULL));
}

/* Where the paragraph below stands. */
static int
get_below (Fixture *fixture)
{
  guint last = dateline_article_rows_get_n (&fixture->view->rows) - 1;
  graphene_rect_t bounds;

  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->view));
  dateline_article_rows_get_bounds (&fixture->view->rows, last, &bounds);
  return bounds.origin.y;
}

/* Before it comes and after, larger or smaller than the column. */
static void
test_nothing_moves (Fixture *fixture, gconstpointer unused)
{
  static const struct
  {
    const char *attributes;
    int width;
    int height;
  } cases[] = {
    { "width=900 height=600", 900, 600 },
    { "width=300 height=200", 300, 200 },
    { "width=300 height=200", 1500, 1000 },
    { "width=1024 height=683", 1200, 800 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/%u.png", i);
      int before;

      scripted_reply_delay (serve_picture (path, cases[i].width, cases[i].height), 60);
      show_picture (fixture, path, cases[i].attributes);
      g_assert_null (dateline_figure_get_texture (get_figure (fixture)));
      before = get_below (fixture);
      WAIT_FOR (dateline_figure_get_texture (get_figure (fixture)) != NULL);
      g_assert_cmpint (get_below (fixture), ==, before);
    }
}

/* Nor when it fails, nor when it comes after all. */
static void
test_failure (Fixture *fixture, gconstpointer unused)
{
  GtkWidget *fallback;
  GtkWidget *button;
  GtkRoot *root = GTK_ROOT (fixture->window);
  int before;

  scripted_reply_delay (scripted_server_add (server, "/a.png", 404, "text/plain", "no"),
                        30);
  serve_picture ("/a.png", 900, 600);
  show_picture (fixture, "/a.png", "width=900 height=600");
  before = get_below (fixture);
  WAIT_FOR (dateline_figure_has_failed (get_figure (fixture)));
  g_assert_cmpint (get_below (fixture), ==, before);

  /* What it shows, why it is not there, and what can be done. */
  g_assert_cmpstr (find_label (fixture, "alternative"), ==, "The quay");
  g_assert_cmpstr (find_label (fixture, "reason"), !=, "");
  g_assert_cmpstr (find_label (fixture, "caption"), ==, "The quay at dawn.");
  fallback = find (fixture, "DatelineFigureFallback", NULL);
  button = find_widget (fallback, "GtkButton", NULL);
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (button)), ==, "Try Again");
  g_assert_false (dateline_block_widget_has_picture_at (
      DATELINE_BLOCK_WIDGET (
          gtk_widget_get_ancestor (fallback, DATELINE_TYPE_BLOCK_WIDGET)),
      10,
      10));

  /* The keyboard comes to it, and goes on to the picture that has come. */
  gtk_widget_grab_focus (GTK_WIDGET (fixture->view));
  gtk_widget_child_focus (GTK_WIDGET (fixture->view), GTK_DIR_TAB_FORWARD);
  g_assert_true (gtk_root_get_focus (root) == button);
  g_signal_emit_by_name (button, "clicked");
  g_assert_cmpstr (find_label (fixture, "reason"), ==, "Loading…");
  g_assert_cmpint (get_below (fixture), ==, before);
  WAIT_FOR (dateline_figure_get_texture (get_figure (fixture)) != NULL);
  g_assert_cmpint (get_below (fixture), ==, before);
  g_assert_null (find (fixture, "DatelineFigureFallback", NULL));
  g_assert_true (DATELINE_IS_LINK_PROXY (gtk_root_get_focus (root)));
  g_assert_cmpuint (scripted_server_get_n_requests (server, "/a.png"), ==, 2);
}

/* A place that nobody has told takes no more room than the words need. */
static void
test_failure_without_size (Fixture *fixture, gconstpointer unused)
{
  GtkWidget *fallback;

  show_picture (fixture, "/none.png", "");
  WAIT_FOR (dateline_figure_has_failed (get_figure (fixture)));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->view));
  fallback = find (fixture, "DatelineFigureFallback", NULL);
  g_assert_cmpint (gtk_widget_get_height (fallback), <, 120);
}

/* Where a person wants to be asked nobody is asked before; over http they are asked
 * again. The setting's end is the end of it. */
static void
test_on_click (Fixture *fixture, gconstpointer unused)
{
  GtkWidget *fallback;
  GtkWidget *button;
  int before;

  dateline_picture_loader_set_policy (fixture->loader, DATELINE_PICTURE_POLICY_ON_CLICK);
  serve_picture ("/a.png", 900, 600);
  serve_picture ("/b.png", 900, 600);
  show_picture (fixture, "/a.png", "width=900 height=600");
  before = get_below (fixture);
  WAIT_FOR ((fallback = find (fixture, "DatelineFigureFallback", NULL)) != NULL);
  button = find_widget (fallback, "GtkButton", NULL);
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (button)), ==, "Load Picture");
  g_assert_nonnull (find_widget (fallback, "GtkButton", "flat"));
  run_for (100);
  g_assert_cmpuint (scripted_server_get_n_requests (server, NULL), ==, 0);

  g_signal_emit_by_name (button, "clicked");
  WAIT_FOR (g_str_equal (gtk_button_get_label (GTK_BUTTON (button)), "Load Anyway"));
  g_signal_emit_by_name (button, "clicked");
  WAIT_FOR (dateline_figure_get_texture (get_figure (fixture)) != NULL);
  g_assert_cmpint (get_below (fixture), ==, before);

  show_picture (fixture, "/b.png", "");
  WAIT_FOR (find (fixture, "DatelineFigureFallback", NULL) != NULL);
  activate (fixture, "article.load-pictures");
  g_assert_cmpstr (find_label (fixture, "reason"), ==, "Loading…");
  WAIT_FOR (!g_str_equal (find_label (fixture, "reason"), "Loading…"));
  dateline_picture_loader_set_policy (fixture->loader, DATELINE_PICTURE_POLICY_ALWAYS);
  WAIT_FOR (dateline_figure_get_texture (get_figure (fixture)) != NULL);
}

static gboolean
menu_has (GMenuModel *menu, const char *action)
{
  for (int i = 0; i < g_menu_model_get_n_items (menu); i++)
    {
      g_autoptr (GMenuModel) section =
          g_menu_model_get_item_link (menu, i, G_MENU_LINK_SECTION);
      g_autofree char *name = NULL;

      if (section != NULL && menu_has (section, action))
        return TRUE;
      if (g_menu_model_get_item_attribute (menu,
                                           i,
                                           G_MENU_ATTRIBUTE_ACTION,
                                           "s",
                                           &name) &&
          g_str_equal (name, action))
        return TRUE;
    }
  return FALSE;
}

/* What the pointer finds in the menu of a picture a key finds, too, where the picture is.
 */
static void
test_menu (Fixture *fixture, gconstpointer unused)
{
  static const char *const wanted[] = { "article.view-picture",
                                        "article.copy-picture",
                                        "article.save-picture",
                                        "article.copy-original",
                                        "article.open-original" };
  GdkRectangle place;

  serve_picture ("/a.png", 900, 600);
  show_picture (fixture, "/a.png", "width=900 height=600");
  WAIT_FOR (dateline_figure_get_texture (get_figure (fixture)) != NULL);
  settle (fixture);
  dateline_article_view_focus_picture (fixture->view, 0);
  activate (fixture, "article.menu");
  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    g_assert_true (menu_has (G_MENU_MODEL (fixture->view->links.menu_model), wanted[i]));
  g_assert_true (
      gtk_popover_get_pointing_to (GTK_POPOVER (fixture->view->links.menu), &place));
  g_assert_cmpint (place.x, >=, fixture->view->rows.x);
  g_assert_cmpint (place.y, >, 24);
  gtk_popover_popdown (GTK_POPOVER (fixture->view->links.menu));
}

static void
message_cb (DatelineArticleView *view, const char *text, char **message)
{
  g_free (*message);
  *message = g_strdup (text);
}

static void
texture_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GdkTexture **) user_data =
      gdk_clipboard_read_texture_finish (GDK_CLIPBOARD (source), result, NULL);
}

/* The picture with all its pixels, though the column shows fewer; what becomes of it is
 * said. */
static void
test_copy (Fixture *fixture, gconstpointer unused)
{
  GtkWidget *view = GTK_WIDGET (fixture->view);
  g_autofree char *uri = scripted_server_uri (server, "/a.png");
  g_autofree char *missing = scripted_server_uri (server, "/missing.png");
  g_autofree char *message = NULL;
  g_autoptr (GdkTexture) texture = NULL;

  g_signal_connect (view, "message", G_CALLBACK (message_cb), &message);
  serve_picture ("/a.png", 1200, 600);
  show_picture (fixture, "/a.png", "width=1200 height=600");
  gtk_widget_activate_action (view, "article.copy-picture", "s", uri);
  WAIT_FOR (message != NULL);
  g_assert_cmpstr (message, ==, "The picture was copied");
  gdk_clipboard_read_texture_async (gtk_widget_get_clipboard (view),
                                    NULL,
                                    texture_read_cb,
                                    &texture);
  WAIT_FOR (texture != NULL);
  g_assert_cmpint (gdk_texture_get_width (texture), ==, 1200);

  g_clear_pointer (&message, g_free);
  gtk_widget_activate_action (view, "article.save-picture", "s", missing);
  WAIT_FOR (message != NULL);
  g_assert_cmpstr (message, !=, "The picture was saved");
}

/* Two frames on a canvas of 100 × 50, forever, 40 ms each: two pixels of them change. */
#define GIF_HEAD "GIF89a\x64\0\x32\0\x81\0\0\xff\0\0\0\xff\0\0\0\xff\0\0\0"
#define GIF_FOREVER "\x21\xff\x0bNETSCAPE2.0\3\1\0\0\0"
#define GIF_DELAY "\x21\xf9\4\x05\4\0\3\0"
#define GIF_FRAME(pixels) "\x2c\0\0\0\0\2\0\1\0\0\2\2" pixels "\0"
#define GIF                                                                              \
  GIF_HEAD GIF_FOREVER GIF_DELAY GIF_FRAME ("\x04\x0a")                                  \
      GIF_DELAY GIF_FRAME ("\x5c\x0a") "\x3b"

static void
show_gif (Fixture *fixture)
{
  g_autoptr (GBytes) gif = g_bytes_new_static (GIF, sizeof GIF - 1);
  g_autofree char *uri = scripted_server_uri (server, "/a.gif");
  g_autoptr (GString) html = g_string_new (NULL);

  scripted_server_add_bytes (server, "/a.gif", 200, "image/gif", gif);
  g_string_printf (html,
                   "<figure><img src='%s' width=100 height=50 alt='The lamp'></figure>",
                   uri);
  add_paragraphs (html, 60);
  show_html (fixture, html->str);
  WAIT_FOR (find (fixture, "DatelineFigureMotion", NULL) != NULL);
}

/* It moves when a person wants it to, and only while it is seen. */
static void
test_motion (Fixture *fixture, gconstpointer unused)
{
  GtkSettings *settings = gtk_widget_get_settings (fixture->scrolled);
  DatelineFigureMotion *motion;
  GtkWidget *button;

  show_gif (fixture);
  motion = DATELINE_FIGURE_MOTION (find (fixture, "DatelineFigureMotion", NULL));
  button = gtk_widget_get_first_child (GTK_WIDGET (motion));
  run_for (150);
  g_assert_false (dateline_figure_motion_get_playing (motion));
  gtk_test_accessible_assert_property (button,
                                       GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Play the animation");

  gtk_widget_activate (button);
  WAIT_FOR (dateline_figure_motion_get_playing (motion));
  gtk_test_accessible_assert_property (button,
                                       GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Stop the animation");
  g_signal_emit_by_name (button, "clicked");
  g_assert_false (dateline_figure_motion_get_playing (motion));

  /* The row stays, as it has the focus, but nobody sees it. */
  gtk_widget_grab_focus (button);
  g_signal_emit_by_name (button, "clicked");
  g_assert_true (dateline_figure_motion_get_playing (motion));
  gtk_adjustment_set_value (get_adjustment (fixture), 2000);
  WAIT_FOR (!dateline_figure_motion_get_playing (motion));

  /* Where animations are not wanted it ends by itself. */
  gtk_adjustment_set_value (get_adjustment (fixture), 0);
  settle (fixture);
  g_object_set (settings, "gtk-enable-animations", FALSE, NULL);
  g_signal_emit_by_name (button, "clicked");
  g_assert_true (dateline_figure_motion_get_playing (motion));
  WAIT_FOR (!dateline_figure_motion_get_playing (motion));
  gtk_settings_reset_property (settings, "gtk-enable-animations");

  /* The story goes while it plays. */
  g_signal_emit_by_name (button, "clicked");
  show_html (fixture, "<p>Another.</p>");
  g_assert_null (find (fixture, "DatelineFigureMotion", NULL));
}

#undef ADD
#define ADD(name, function)                                                              \
  g_test_add (name, Fixture, NULL, set_up_server, function, tear_down_server)

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  ADD ("/figure-loading/nothing-moves", test_nothing_moves);
  ADD ("/figure-loading/failure", test_failure);
  ADD ("/figure-loading/failure-without-size", test_failure_without_size);
  ADD ("/figure-loading/on-click", test_on_click);
  ADD ("/figure-loading/menu", test_menu);
  ADD ("/figure-loading/copy", test_copy);
  ADD ("/figure-loading/motion", test_motion);
  return g_test_run ();
}
