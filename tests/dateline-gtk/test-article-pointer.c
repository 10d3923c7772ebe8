/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The article under a real pointer and real keys: what is selected, followed, shown and
 * unfolded. Needs xdotool; skipped without.
 */

#include "article-view-test.h"
#include "pointer-test.h"

#define TITLE "Dateline under the pointer"

/* Two clicks further apart than this are not one. */
#define DOUBLE_CLICK_MS 500

static void
press (const char *key)
{
  do_tool ("key --clearmodifiers %s", key);
}

/* Where the leading half of a letter stands on the screen. The window has no manager that
 * would move it. */
static void
get_screen_place (Fixture *fixture, guint part, guint byte, int *x, int *y)
{
  DatelineBlockWidget *row = dateline_article_rows_get (&fixture->view->rows, part);
  const DatelineBlockText *text = dateline_block_widget_get_text (row);
  cairo_region_t *region =
      dateline_block_text_get_region (text, GTK_WIDGET (row), byte, byte + 1);
  cairo_rectangle_int_t letter;
  double window_x;
  double window_y;
  double surface_x;
  double surface_y;

  cairo_region_get_extents (region, &letter);
  cairo_region_destroy (region);
  g_assert_true (gtk_widget_translate_coordinates (GTK_WIDGET (row),
                                                   GTK_WIDGET (fixture->window),
                                                   letter.x + letter.width / 4.0,
                                                   letter.y + letter.height / 2.0,
                                                   &window_x,
                                                   &window_y));
  gtk_native_get_surface_transform (GTK_NATIVE (fixture->window), &surface_x, &surface_y);
  *x = window_x + surface_x;
  *y = window_y + surface_y;
}

static void
point_at (Fixture *fixture, guint part, guint byte)
{
  int x;
  int y;

  get_screen_place (fixture, part, byte, &x, &y);
  do_tool ("mousemove %d %d", x, y);
}

static void
show (Fixture *fixture, const char *html)
{
  GdkSurface *surface;

  gtk_window_set_title (fixture->window, TITLE);
  show_html (fixture, html);
  surface = gtk_native_get_surface (GTK_NATIVE (fixture->window));
  WAIT_FOR (gdk_surface_get_mapped (surface));
  do_tool ("search --sync --onlyvisible --name pointer"
           " windowmove --sync 0 0 windowfocus --sync");
  WAIT_FOR (gtk_window_is_active (fixture->window));
  gtk_widget_grab_focus (GTK_WIDGET (fixture->view));
  settle (fixture);
}

static gboolean
is_selected (Fixture *fixture, const char *wanted)
{
  g_autofree char *text = dateline_article_view_get_selected_text (fixture->view);

  return g_strcmp0 (text, wanted) == 0;
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(char **) user_data =
      gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
}

static void
assert_clipboard (GdkClipboard *clipboard, const char *wanted)
{
  g_autofree char *text = NULL;

  gdk_clipboard_read_text_async (clipboard, NULL, read_cb, &text);
  WAIT_FOR (text != NULL);
  g_assert_cmpstr (text, ==, wanted);
}

#define WORDS                                                                            \
  "<p>One two three.</p><p>Four <a href='/link'>five</a> six.</p><p>Seven eight.</p>"

static void
test_clicks (Fixture *fixture, gconstpointer unused)
{
  GdkClipboard *primary = gtk_widget_get_primary_clipboard (GTK_WIDGET (fixture->view));

  show (fixture, WORDS);
  point_at (fixture, 0, 5);
  do_tool ("click --repeat 2 --delay 1 1");
  WAIT_FOR (is_selected (fixture, "two"));
  assert_clipboard (primary, "two");
  do_tool ("click --repeat 3 --delay 1 1");
  WAIT_FOR (is_selected (fixture, "One two three."));
  assert_clipboard (primary, "One two three.");

  /* From a click to one with Shift, over parts. */
  run_for (DOUBLE_CLICK_MS);
  point_at (fixture, 0, 8);
  do_tool ("click 1");
  WAIT_FOR (is_selected (fixture, NULL));
  point_at (fixture, 2, 6);
  do_tool ("keydown shift click 1 keyup shift");
  WAIT_FOR (is_selected (fixture, "three.\n\nFour five six.\n\nSeven "));
  press ("Escape");
  press ("ctrl+a");
  WAIT_FOR (is_selected (fixture, "One two three.\n\nFour five six.\n\nSeven eight."));
  assert_clipboard (primary, "One two three.\n\nFour five six.\n\nSeven eight.");
  press ("ctrl+c");
  assert_clipboard (gtk_widget_get_clipboard (GTK_WIDGET (fixture->view)),
                    "One two three.\n\nFour five six.\n\nSeven eight.");
}

/* The article runs under a pointer that is held below it. */
static void
test_autoscroll (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GString) html = g_string_new (NULL);
  int x;
  int y;

  add_paragraphs (html, 80);
  show (fixture, html->str);
  get_screen_place (fixture, 1, 3, &x, &y);
  do_tool ("mousemove %d %d mousedown 1 mousemove %d %d", x, y, x, y + 60);
  do_tool ("mousemove %d 780", x);
  WAIT_FOR (gtk_adjustment_get_value (get_adjustment (fixture)) > 300);
  do_tool ("mouseup 1");
  g_assert_false (is_selected (fixture, NULL));
  WAIT_FOR (!fixture->view->selection.is_dragging);
}

static void
test_keys (Fixture *fixture, gconstpointer unused)
{
  show (fixture, WORDS);
  point_at (fixture, 0, 0);
  do_tool ("click 1");
  press ("shift+End");
  WAIT_FOR (is_selected (fixture, "One two three."));
  press ("F7");
  press ("ctrl+Home");
  press ("ctrl+Right");
  press ("shift+ctrl+Right");
  WAIT_FOR (is_selected (fixture, " two"));
  press ("shift+Down");
  WAIT_FOR (!is_selected (fixture, " two"));
  press ("ctrl+shift+a");
  WAIT_FOR (is_selected (fixture, NULL));
}

static gboolean
is_menu_open (Fixture *fixture)
{
  return fixture->view->links.menu != NULL &&
         gtk_widget_get_mapped (fixture->view->links.menu);
}

/* Links are followed by either button; each thing has its menu, by pointer and by key. */
static void
test_links (Fixture *fixture, gconstpointer unused)
{
  static const int buttons[] = { 1, 2 };

  show (fixture, WORDS);
  for (gsize i = 0; i < G_N_ELEMENTS (buttons); i++)
    {
      g_clear_pointer (&fixture->activated, g_free);
      point_at (fixture, 1, 6);
      do_tool ("click %d", buttons[i]);
      WAIT_FOR (g_strcmp0 (fixture->activated, "https://news.example/link") == 0);
    }
  do_tool ("click 3");
  WAIT_FOR (is_menu_open (fixture));
  g_assert_cmpint (
      g_menu_model_get_n_items (G_MENU_MODEL (fixture->view->links.menu_model)),
      ==,
      2);
  press ("Escape");
  WAIT_FOR (!is_menu_open (fixture));
  point_at (fixture, 0, 5);
  do_tool ("click 3");
  WAIT_FOR (is_menu_open (fixture));
  g_assert_cmpint (
      g_menu_model_get_n_items (G_MENU_MODEL (fixture->view->links.menu_model)),
      ==,
      1);
  press ("Escape");
  WAIT_FOR (!is_menu_open (fixture));

  gtk_widget_grab_focus (GTK_WIDGET (fixture->view));
  press ("Tab");
  press ("shift+F10");
  WAIT_FOR (is_menu_open (fixture));
  press ("Escape");
  WAIT_FOR (!is_menu_open (fixture));
  g_clear_pointer (&fixture->activated, g_free);
  press ("Return");
  WAIT_FOR (fixture->activated != NULL);
}

static gboolean
has_focus_in (Fixture *fixture, const char *words)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (fixture->window));
  GtkWidget *row =
      focus != NULL ? gtk_widget_get_ancestor (focus, DATELINE_TYPE_BLOCK_WIDGET) : NULL;

  return row != NULL &&
         strstr (dateline_block_widget_get_text (DATELINE_BLOCK_WIDGET (row))->text,
                 words) != NULL;
}

static gboolean
is_note_shown (Fixture *fixture)
{
  return fixture->view->note != NULL && gtk_widget_get_mapped (fixture->view->note);
}

/* A note by pointer: it shows while the pointer rests, a click goes there; by keys: the
 * space bar shows it, Enter goes there and back, Alt+Left comes back. */
static void
test_notes (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GString) html =
      g_string_new ("<p>Words <a id='r' href='#n'>[1]</a> go on.</p>");

  add_paragraphs (html, 40);
  g_string_append (html,
                   "<ol><li id='n'><p>The note. <a href='#r'>back</a></p></li></ol>");
  show (fixture, html->str);
  point_at (fixture, 0, 7);
  WAIT_FOR (is_note_shown (fixture));
  point_at (fixture, 3, 7);
  WAIT_FOR (!is_note_shown (fixture));
  point_at (fixture, 0, 7);
  do_tool ("click 1");
  WAIT_FOR (has_focus_in (fixture, "The note."));
  press ("alt+Left");
  WAIT_FOR (gtk_adjustment_get_value (get_adjustment (fixture)) == 0);

  do_tool ("mousemove 5 5");
  gtk_widget_grab_focus (GTK_WIDGET (fixture->view));
  press ("Tab");
  WAIT_FOR (has_focus_in (fixture, "Words"));
  press ("space");
  WAIT_FOR (is_note_shown (fixture));
  press ("Escape");
  WAIT_FOR (!is_note_shown (fixture));
  WAIT_FOR (has_focus_in (fixture, "Words"));
  press ("Return");
  WAIT_FOR (has_focus_in (fixture, "The note."));
  press ("Return");
  WAIT_FOR (has_focus_in (fixture, "Words"));
}

static gboolean
is_unfolded (Fixture *fixture)
{
  return dateline_article_rows_get (&fixture->view->rows, 1) != NULL;
}

static void
test_details (Fixture *fixture, gconstpointer unused)
{
  static const char *const keys[] = { "Return", "space", "Return", "space" };
  gboolean is_open = FALSE;

  show (fixture,
        "<details><summary>More words</summary><p>Folded.</p></details><p>On.</p>");
  g_assert_false (is_unfolded (fixture));
  point_at (fixture, 0, 4);
  do_tool ("click 1");
  WAIT_FOR (is_unfolded (fixture));
  /* However soon the next click comes, it counts. */
  do_tool ("click 1");
  WAIT_FOR (!is_unfolded (fixture));

  gtk_widget_grab_focus (GTK_WIDGET (fixture->view));
  press ("Tab");
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      press (keys[i]);
      is_open = !is_open;
      WAIT_FOR (is_unfolded (fixture) == is_open);
    }
}

int
main (int argc, char *argv[])
{
  g_autofree char *tool = g_find_program_in_path ("xdotool");

  if (tool == NULL)
    {
      g_print ("1..0 # SKIP xdotool is missing\n");
      return 77;
    }
  gtk_test_init (&argc, &argv, NULL);

  ADD ("/article-pointer/clicks", test_clicks);
  ADD ("/article-pointer/autoscroll", test_autoscroll);
  ADD ("/article-pointer/keys", test_keys);
  ADD ("/article-pointer/links", test_links);
  ADD ("/article-pointer/notes", test_notes);
  ADD ("/article-pointer/details", test_details);
  return g_test_run ();
}
