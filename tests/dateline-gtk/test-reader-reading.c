/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Which stories count as read without being marked: after a delay, and by scrolling past
 * them with a real wheel. */

#include "long-list-test.h"

#include "pointer-test.h"

#define TITLE "Dateline for reading"

static gboolean
is_read (Fixture *fixture, guint position)
{
  g_autoptr (DatelineStory) story = get_story (fixture, position);

  return dateline_story_is_read (story);
}

static void
open_nth (Fixture *fixture, guint position)
{
  gint64 id = dateline_edition_get_id (fixture->reader->edition, position);

  dateline_reader_open_story (fixture->reader, id);
  WAIT_FOR (get_open_id (fixture) == id);
}

static void
test_delay (Fixture *fixture, gconstpointer width)
{
  open_nth (fixture, 0);
  WAIT_FOR (is_read (fixture, 0));

  g_object_set (fixture->reader, "read-delay", -1, NULL);
  open_nth (fixture, 1);
  run_for (50);
  g_assert_false (is_read (fixture, 1));

  /* Who goes on before has not read it. */
  g_object_set (fixture->reader, "read-delay", 1, NULL);
  open_nth (fixture, 2);
  open_nth (fixture, 3);
  g_assert_false (is_read (fixture, 3));
  WAIT_FOR (is_read (fixture, 3));
  g_assert_false (is_read (fixture, 1));
  g_assert_false (is_read (fixture, 2));
}

static guint
count_read (Fixture *fixture)
{
  guint n = 0;

  for (guint i = 0; i < 60; i++)
    n += is_read (fixture, i);
  return n;
}

/* The wheel over the list, a notch at a time. */
static void
turn_wheel (Fixture *fixture, int n)
{
  GtkWidget *scrolled = get_scrolled (fixture);
  double x, y, surface_x, surface_y;

  g_assert_true (gtk_widget_translate_coordinates (scrolled,
                                                   GTK_WIDGET (fixture->window),
                                                   100,
                                                   200,
                                                   &x,
                                                   &y));
  gtk_native_get_surface_transform (GTK_NATIVE (fixture->window), &surface_x, &surface_y);
  do_tool ("mousemove %d %d", (int) (x + surface_x), (int) (y + surface_y));
  for (int i = 0; i < n; i++)
    {
      double value = gtk_adjustment_get_value (get_adjustment (fixture));

      do_tool ("click 5");
      WAIT_FOR (gtk_adjustment_get_value (get_adjustment (fixture)) > value);
    }
}

static void
put_in_corner (Fixture *fixture)
{
  gtk_window_set_title (fixture->window, TITLE);
  do_tool ("search --sync --onlyvisible --name reading windowmove --sync 0 0");
}

static gboolean
be_busy_cb (gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

/* On a busy machine a person scrolls before the list has been put at its top. */
static void
test_scrolled_at_once (Fixture *fixture, gconstpointer width)
{
  double value;
  guint busy;

  show_many (fixture);
  put_in_corner (fixture);
  busy = g_idle_add_full (G_PRIORITY_DEFAULT_IDLE - 1, be_busy_cb, NULL, NULL);
  dateline_headline_list_scroll_to_top (get_list (fixture));
  WAIT_FOR (get_list (fixture)->scroll_source != 0);
  turn_wheel (fixture, 2);
  value = gtk_adjustment_get_value (get_adjustment (fixture));
  g_source_remove (busy);
  run_for (300);
  /* But for what is rounded where rows are laid out. */
  g_assert_cmpfloat (gtk_adjustment_get_value (get_adjustment (fixture)), >, value - 10);
}

static void
test_passing (Fixture *fixture, gconstpointer width)
{
  guint position, n_passed;

  show_many (fixture);
  put_in_corner (fixture);

  /* Off unless wished for. */
  turn_wheel (fixture, 4);
  run_for (1000);
  g_assert_cmpuint (count_read (fixture), ==, 0);

  /* What scrolls without a person reads nothing. */
  g_object_set (fixture->reader, "reads-passed", TRUE, NULL);
  gtk_adjustment_set_value (get_adjustment (fixture), 0);
  run_for (100);
  gtk_adjustment_set_value (get_adjustment (fixture), 900);
  run_for (1000);
  gtk_adjustment_set_value (get_adjustment (fixture), 0);
  run_for (1000);
  g_assert_cmpuint (count_read (fixture), ==, 0);

  turn_wheel (fixture, 12);
  WAIT_FOR (count_read (fixture) > 0);
  g_assert_true (
      dateline_edition_find (fixture->reader->edition, get_top (fixture), &position));
  g_assert_cmpuint (position, >, 2);
  n_passed = count_read (fixture);
  g_assert_cmpuint (n_passed, ==, position);
  for (guint i = 0; i < n_passed; i++)
    g_assert_true (is_read (fixture, i));

  /* One stretch is one step. */
  act (fixture, "reader.undo");
  WAIT_FOR (count_read (fixture) == 0);
}

int
main (int argc, char *argv[])
{
  gpointer wide = GINT_TO_POINTER (1200);
  g_autofree char *tool = g_find_program_in_path ("xdotool");

  gtk_test_init (&argc, &argv, NULL);

#define ADD(path, width, test)                                                           \
  g_test_add ("/reader-reading/" path, Fixture, width, set_up, test, tear_down)
  ADD ("delay", wide, test_delay);
  if (tool != NULL)
    {
      ADD ("scrolled-at-once", wide, test_scrolled_at_once);
      ADD ("passing", wide, test_passing);
    }
  return g_test_run ();
}
