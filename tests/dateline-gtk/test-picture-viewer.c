/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The viewer of pictures in a real window: turning, zooming, moving and taking away. */

#include "dateline-gtk/images/dateline-picture-take-private.h"
#include "dateline-gtk/images/dateline-picture-viewer-private.h"

#include "gui-test.h"

#define GUIDE "resource:///io/github/dateline/guide/"

typedef struct
{
  GtkWindow *window;
  DatelinePictureViewer *viewer;
  DatelinePictureLoader *loader;
  GPtrArray *pictures;
  char *folder;
  char *message;
  char *opened;
  gboolean is_closed;
} Fixture;

static void
message_cb (Fixture *fixture, const char *text)
{
  g_free (fixture->message);
  fixture->message = g_strdup (text);
}

static void
open_uri_cb (Fixture *fixture, const char *uri)
{
  g_free (fixture->opened);
  fixture->opened = g_strdup (uri);
}

static void
closed_cb (Fixture *fixture)
{
  fixture->is_closed = TRUE;
}

static void
add (Fixture *fixture, const char *name, const char *caption, const char *credit)
{
  g_autofree char *uri = g_strconcat (GUIDE, name, NULL);

  g_ptr_array_add (fixture->pictures,
                   dateline_picture_new (uri, "A drawing", caption, credit, 960, 540));
}

static void
set_up (Fixture *fixture, gconstpointer width)
{
  g_autoptr (DatelineFetcher) fetcher = dateline_fetcher_new ("test");
  g_autoptr (DatelineMediaCache) cache = NULL;
  g_autofree char *kept = NULL;

  fixture->folder = g_dir_make_tmp ("dateline-viewer-XXXXXX", NULL);
  kept = g_build_filename (fixture->folder, "kept", NULL);
  cache = dateline_media_cache_new (fetcher, fixture->folder, kept);
  fixture->loader = dateline_picture_loader_new (cache);
  fixture->viewer =
      DATELINE_PICTURE_VIEWER (dateline_picture_viewer_new (fixture->loader));
  fixture->pictures =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dateline_picture_unref);
  add (fixture, "welcome.png", "Three panes.", "AFP/File");
  add (fixture, "follow.png", "An address goes in.", NULL);
  add (fixture, "search.png", NULL, NULL);
  g_signal_connect_swapped (fixture->viewer, "message", G_CALLBACK (message_cb), fixture);
  g_signal_connect_swapped (fixture->viewer,
                            "open-uri",
                            G_CALLBACK (open_uri_cb),
                            fixture);
  g_signal_connect_swapped (fixture->viewer, "closed", G_CALLBACK (closed_cb), fixture);
  fixture->window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_child (fixture->window, GTK_WIDGET (fixture->viewer));
  gtk_window_set_default_size (fixture->window,
                               width != NULL ? GPOINTER_TO_INT (width) : 800,
                               600);
  gtk_window_present (fixture->window);
  dateline_picture_viewer_open (fixture->viewer, fixture->pictures, 0);
  WAIT_FOR (gtk_widget_get_width (GTK_WIDGET (fixture->viewer->canvas)) > 0);
}

static void
tear_down (Fixture *fixture, gconstpointer width)
{
  gpointer loader = fixture->loader;

  gtk_window_destroy (fixture->window);
  g_object_add_weak_pointer (G_OBJECT (fixture->loader), &loader);
  g_object_unref (fixture->loader);
  WAIT_FOR (loader == NULL);
  g_ptr_array_unref (fixture->pictures);
  remove_folder (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->message);
  g_free (fixture->opened);
}

static void
act (Fixture *fixture, const char *action)
{
  gtk_widget_activate_action (GTK_WIDGET (fixture->viewer), action, NULL);
}

static gboolean
press (Fixture *fixture, guint key, GdkModifierType state)
{
  return press_key (GTK_WIDGET (fixture->viewer), key, state);
}

static int
get_texture_width (Fixture *fixture)
{
  GdkTexture *texture = dateline_picture_canvas_get_texture (fixture->viewer->canvas);

  return texture != NULL ? gdk_texture_get_width (texture) : 0;
}

static const char *
get_words (GtkWidget *label)
{
  return gtk_widget_get_mapped (label) ? gtk_label_get_label (GTK_LABEL (label)) : NULL;
}

static void
test_turn (Fixture *fixture, gconstpointer unused)
{
  DatelinePictureViewer *viewer = fixture->viewer;

  WAIT_FOR (get_texture_width (fixture) > 0);
  g_assert_cmpstr (get_words (viewer->counter), ==, "1 of 3");
  g_assert_cmpstr (get_words (viewer->words->caption), ==, "Three panes.");
  g_assert_cmpstr (get_words (viewer->words->credit), ==, "AFP/File");
  gtk_test_accessible_assert_property (viewer->canvas,
                                       GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "A drawing");

  g_assert_true (press (fixture, GDK_KEY_Right, 0));
  g_assert_cmpstr (get_words (viewer->counter), ==, "2 of 3");
  g_assert_cmpstr (get_words (viewer->words->caption), ==, "An address goes in.");
  g_assert_null (get_words (viewer->words->credit));
  g_assert_true (press (fixture, GDK_KEY_End, 0));
  g_assert_cmpuint (dateline_picture_viewer_get_position (viewer), ==, 2);
  g_assert_null (get_words (viewer->words->caption));

  /* There is none after the last. */
  g_assert_true (press (fixture, GDK_KEY_Page_Down, 0));
  g_assert_cmpuint (dateline_picture_viewer_get_position (viewer), ==, 2);
  act (fixture, "viewer.previous");
  g_assert_cmpuint (dateline_picture_viewer_get_position (viewer), ==, 1);
  WAIT_FOR (get_texture_width (fixture) > 0);
}

/* At the width of a phone a caption of many lines leaves the credit its place. */
static void
test_credit_is_seen (Fixture *fixture, gconstpointer width)
{
  DatelinePictureViewer *viewer = fixture->viewer;
  GtkWidget *credit = viewer->words->credit;
  graphene_rect_t place;

  add (fixture,
       "keys.png",
       "The minister leaves the building after talks that went on for eleven hours and "
       "ended without an agreement, the third such round since the summer, according to "
       "people who were in the room and to others who were not.",
       "A. Photographer/Agency");
  press (fixture, GDK_KEY_End, 0);
  g_assert_cmpstr (get_words (credit), ==, "A. Photographer/Agency");
  WAIT_FOR (gtk_widget_get_height (viewer->words->scrolled) > 0);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->window));

  g_assert_true (gtk_widget_compute_bounds (credit, GTK_WIDGET (viewer), &place));
  g_assert_cmpfloat (place.size.height, >, 8);
  g_assert_cmpfloat (place.origin.y + place.size.height,
                     <=,
                     gtk_widget_get_height (GTK_WIDGET (viewer)));
  /* All of the caption is above it. */
  g_assert_true (gtk_widget_compute_bounds (viewer->words->caption,
                                            viewer->words->scrolled,
                                            &place));
  g_assert_cmpfloat (place.origin.y + place.size.height,
                     <=,
                     gtk_widget_get_height (viewer->words->scrolled));
}

/* What is seen whole is thrown aside for the next, what is not is moved. */
static void
test_swipe (Fixture *fixture, gconstpointer unused)
{
  DatelinePictureViewer *viewer = fixture->viewer;
  GtkWidget *canvas = GTK_WIDGET (viewer->canvas);
  static const struct
  {
    gboolean is_right_to_left;
    double dx;
    double dy;
    guint position;
  } swipes[] = {
    { FALSE, -100, 10, 1 },  { FALSE, -20, 0, 1 },  { FALSE, -100, 90, 1 },
    { FALSE, -100, -10, 2 }, { FALSE, -100, 0, 2 }, { FALSE, 100, 0, 1 },
    { TRUE, -100, 0, 0 },    { TRUE, 100, 0, 1 },
  };

  WAIT_FOR (get_texture_width (fixture) > 0);
  for (gsize i = 0; i < G_N_ELEMENTS (swipes); i++)
    {
      gtk_widget_set_direction (canvas,
                                swipes[i].is_right_to_left ? GTK_TEXT_DIR_RTL
                                                           : GTK_TEXT_DIR_LTR);
      g_signal_emit_by_name (find_controller (canvas, GTK_TYPE_GESTURE_DRAG),
                             "drag-end",
                             swipes[i].dx,
                             swipes[i].dy);
      g_assert_cmpuint (dateline_picture_viewer_get_position (viewer),
                        ==,
                        swipes[i].position);
    }

  WAIT_FOR (get_texture_width (fixture) > 0);
  dateline_picture_canvas_zoom_by (viewer->canvas, 3, 10, 10);
  g_signal_emit_by_name (find_controller (canvas, GTK_TYPE_GESTURE_DRAG),
                         "drag-end",
                         100.0,
                         0.0);
  g_assert_cmpuint (dateline_picture_viewer_get_position (viewer), ==, 1);
}

/* In a language that is read from the right the next one is on the left. */
static void
test_turn_right_to_left (Fixture *fixture, gconstpointer unused)
{
  gtk_widget_set_direction (GTK_WIDGET (fixture->viewer), GTK_TEXT_DIR_RTL);
  press (fixture, GDK_KEY_Left, 0);
  g_assert_cmpuint (dateline_picture_viewer_get_position (fixture->viewer), ==, 1);
}

/* What a reader behind it would take is taken here, but for the keys of the focus. */
static void
test_keys (Fixture *fixture, gconstpointer unused)
{
  g_assert_true (press (fixture, GDK_KEY_r, 0));
  g_assert_true (press (fixture, GDK_KEY_slash, 0));
  g_assert_true (press (fixture, GDK_KEY_f, GDK_CONTROL_MASK));
  g_assert_false (press (fixture, GDK_KEY_Tab, 0));
  g_assert_false (press (fixture, GDK_KEY_Return, 0));
  g_assert_true (press (fixture, GDK_KEY_o, 0));
  g_assert_cmpstr (fixture->opened, ==, GUIDE "welcome.png");
}

static void
test_zoom (Fixture *fixture, gconstpointer unused)
{
  DatelinePictureCanvas *canvas = fixture->viewer->canvas;
  graphene_rect_t before;
  graphene_rect_t after;
  double factor;

  WAIT_FOR (get_texture_width (fixture) > 0);
  dateline_picture_canvas_get_bounds (canvas, &before);
  g_assert_cmpfloat (before.size.width, <=, 800.5);
  g_assert_false (dateline_picture_canvas_pan (canvas, 50, 0));

  /* What is under the pointer stays there. */
  dateline_picture_canvas_zoom_by (canvas, 3, 200, before.origin.y + 100);
  dateline_picture_canvas_get_bounds (canvas, &after);
  factor = after.size.width / before.size.width;
  g_assert_cmpfloat_with_epsilon (factor, 3, 0.001);
  g_assert_cmpfloat_with_epsilon ((200 - after.origin.x) / factor,
                                  200 - before.origin.x,
                                  0.5);

  /* Arrows move it then, and it stops at its edges. */
  for (int i = 0; i < 100; i++)
    g_assert_true (press (fixture, GDK_KEY_Right, 0));
  g_assert_cmpuint (dateline_picture_viewer_get_position (fixture->viewer), ==, 0);
  dateline_picture_canvas_get_bounds (canvas, &after);
  g_assert_cmpfloat_with_epsilon (after.origin.x + after.size.width, 800, 0.5);

  press (fixture, GDK_KEY_0, GDK_CONTROL_MASK);
  g_assert_cmpfloat (dateline_picture_canvas_get_zoom (canvas), ==, 1);
  press (fixture, GDK_KEY_minus, 0);
  g_assert_cmpfloat (dateline_picture_canvas_get_zoom (canvas), ==, 1);
  for (int i = 0; i < 100; i++)
    press (fixture, GDK_KEY_plus, 0);
  g_assert_cmpfloat (dateline_picture_canvas_get_zoom (canvas), ==, 10);
}

/* All its pixels come when it is looked at closely, and not before. */
static void
test_sharpness (Fixture *fixture, gconstpointer width)
{
  WAIT_FOR (get_texture_width (fixture) == 480);
  run_for (50);
  g_assert_cmpint (get_texture_width (fixture), ==, 480);
  press (fixture, GDK_KEY_plus, 0);
  press (fixture, GDK_KEY_plus, 0);
  WAIT_FOR (get_texture_width (fixture) == 960);
}

static void
test_close (Fixture *fixture, gconstpointer unused)
{
  WAIT_FOR (get_texture_width (fixture) > 0);
  press (fixture, GDK_KEY_Escape, 0);
  g_assert_true (fixture->is_closed);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (fixture->viewer)));
  g_assert_cmpint (get_texture_width (fixture), ==, 0);

  /* Closed, it does nothing more. */
  act (fixture, "viewer.next");
  act (fixture, "viewer.copy");
  dateline_picture_viewer_open (fixture->viewer, fixture->pictures, 2);
  WAIT_FOR (get_texture_width (fixture) > 0);
}

static void
test_failure (Fixture *fixture, gconstpointer unused)
{
  add (fixture, "there-is-no-such-picture.png", NULL, NULL);
  dateline_picture_viewer_open (fixture->viewer, fixture->pictures, 3);
  WAIT_FOR (get_words (fixture->viewer->problem) != NULL);
  press (fixture, GDK_KEY_Home, 0);
  g_assert_null (get_words (fixture->viewer->problem));
  WAIT_FOR (get_texture_width (fixture) > 0);
}

static void
texture_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GdkTexture **) user_data =
      gdk_clipboard_read_texture_finish (GDK_CLIPBOARD (source), result, NULL);
}

/* The whole picture is copied, not what happens to be shown of it. */
static void
test_copy (Fixture *fixture, gconstpointer width)
{
  g_autoptr (GdkTexture) texture = NULL;

  press (fixture, GDK_KEY_c, GDK_CONTROL_MASK);
  WAIT_FOR (fixture->message != NULL);
  gdk_clipboard_read_texture_async (
      gtk_widget_get_clipboard (GTK_WIDGET (fixture->viewer)),
      NULL,
      texture_read_cb,
      &texture);
  WAIT_FOR (texture != NULL);
  g_assert_cmpint (gdk_texture_get_width (texture), ==, 960);
}

static GtkFileChooser *
find_chooser (void)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (toplevels, i);

      if (GTK_IS_FILE_CHOOSER (window) && gtk_widget_get_mapped (window))
        return GTK_FILE_CHOOSER (window);
    }
  return NULL;
}

static gboolean
is_chosen (const char *path)
{
  g_autoptr (GFile) file = gtk_file_chooser_get_file (find_chooser ());
  g_autofree char *chosen = file != NULL ? g_file_get_path (file) : NULL;

  return g_strcmp0 (chosen, path) == 0;
}

/* The file is the one that was published. */
static void
test_save (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *before = g_get_current_dir ();
  g_autofree char *path = g_build_filename (fixture->folder, "welcome.png", NULL);
  g_autofree char *name = NULL;
  g_autofree char *saved = NULL;
  g_autoptr (GBytes) published = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  /* Where the dialog begins. */
  g_assert_cmpint (g_chdir (fixture->folder), ==, 0);
  press (fixture, GDK_KEY_s, GDK_CONTROL_MASK);
  WAIT_FOR (find_chooser () != NULL);
  name = gtk_file_chooser_get_current_name (find_chooser ());
  g_assert_cmpstr (name, ==, "welcome.png");
  WAIT_FOR (is_chosen (path));
  gtk_dialog_response (GTK_DIALOG (find_chooser ()), GTK_RESPONSE_ACCEPT);
  WAIT_FOR (fixture->message != NULL);
  g_assert_cmpint (g_chdir (before), ==, 0);
  g_assert_cmpstr (fixture->message, ==, "The picture was saved");
  g_assert_true (g_file_get_contents (path, &saved, &length, &error));
  published =
      g_resources_lookup_data ("/io/github/dateline/guide/welcome.png", 0, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (saved,
                   length,
                   g_bytes_get_data (published, NULL),
                   g_bytes_get_size (published));
}

/* Of the publisher's letters only those pass that mean nothing to a file system. */
static void
test_file_name (void)
{
  static const struct
  {
    const char *uri;
    const char *name;
  } cases[] = {
    { "https://news.example/a/b/Harbour-1.jpeg?w=640#x", "Harbour-1.gif" },
    { "https://news.example/a/", "picture.gif" },
    { "https://news.example", "picture.gif" },
    { "https://news.example/..%2f..%2f.bashrc", "bashrc.gif" },
    { "https://news.example/...", "picture.gif" },
    { "https://news.example/a%00b%0ac;rm -rf.png", "picture.gif" },
    { "https://news.example/sea%20and%20sky.php", "sea_and_sky.gif" },
    { "https://news.example/\xd0\xb3.png", "__.gif" },
    { "data:image/gif;base64,R0lGODlh", "gif_base64_R0lGODlh.gif" },
    { "https://news.example/image.v2.large", "image.v2.large.gif" },
  };
  static const char gif[] = "GIF89a\x01\0\x01\0\x80\0\0\0\0\0\xff\xff\xff,\0\0\0\0\x01\0"
                            "\x01\0\0\x02\x02"
                            "D\x01\0;";
  g_autoptr (GBytes) bytes = g_bytes_new_static (gif, sizeof gif - 1);
  g_autofree char *stem = g_strnfill (300, 'a');
  g_autofree char *uri = g_strdup_printf ("https://news.example/%s.png", stem);
  g_autofree char *longest = dateline_picture_make_file_name (uri, bytes);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = dateline_picture_make_file_name (cases[i].uri, bytes);

      g_assert_cmpstr (name, ==, cases[i].name);
    }
  g_assert_cmpuint (strlen (longest), ==, 100);
  g_assert_true (g_str_has_suffix (longest, "a.gif"));
}

#define ADD(name, function, width)                                                       \
  g_test_add (name, Fixture, GINT_TO_POINTER (width), set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  ADD ("/picture-viewer/turn", test_turn, 0);
  ADD ("/picture-viewer/credit-is-seen", test_credit_is_seen, 380);
  ADD ("/picture-viewer/turn-right-to-left", test_turn_right_to_left, 0);
  ADD ("/picture-viewer/swipe", test_swipe, 0);
  ADD ("/picture-viewer/keys", test_keys, 0);
  ADD ("/picture-viewer/zoom", test_zoom, 0);
  ADD ("/picture-viewer/sharpness", test_sharpness, 380);
  ADD ("/picture-viewer/close", test_close, 0);
  ADD ("/picture-viewer/failure", test_failure, 0);
  ADD ("/picture-viewer/copy", test_copy, 380);
  ADD ("/picture-viewer/save", test_save, 0);
  g_test_add_func ("/picture-viewer/file-name", test_file_name);
  return g_test_run ();
}
