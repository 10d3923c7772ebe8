/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What holds for the feeds of a category, in a real window: what is chosen is kept at
 * once, what is kept otherwise is shown, and it goes with its category.
 */

#include "dateline-gtk/reader/dateline-category-window-private.h"

#include "gui-test.h"

typedef struct
{
  TestStore kept;
  gint64 id;
  GtkWindow *window;
  DatelineArrangement *back; /* what takes back the last choice */
  char *text;                /* what was said of it */
} Fixture;

static void
arranged_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Fixture *fixture = user_data;

  g_clear_pointer (&fixture->back, dateline_arrangement_free);
  fixture->back = dateline_store_arrange_finish (DATELINE_STORE (source), result, NULL);
  g_assert_nonnull (fixture->back);
}

/* As the reader does. */
static void
arranging_cb (GtkWidget *window,
              DatelineArrangement *arrangement,
              const char *text,
              Fixture *fixture)
{
  g_free (fixture->text);
  fixture->text = g_strdup (text);
  dateline_store_arrange_async (fixture->kept.store,
                                arrangement,
                                NULL,
                                arranged_cb,
                                fixture);
}

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  test_store_init (&fixture->kept);
  fixture->id =
      test_store_add_feed (&fixture->kept, "https://bote.example/feed", NULL, "News");
  fixture->window =
      GTK_WINDOW (dateline_category_window_new (fixture->kept.store, "News"));
  g_signal_connect (fixture->window, "arranging", G_CALLBACK (arranging_cb), fixture);
  g_object_add_weak_pointer (G_OBJECT (fixture->window), (gpointer *) &fixture->window);
  gtk_window_present (fixture->window);
  WAIT_FOR (gtk_widget_get_mapped (GTK_WIDGET (fixture->window)));
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  if (fixture->window != NULL)
    gtk_window_destroy (fixture->window);
  WAIT_FOR (fixture->window == NULL);
  g_clear_pointer (&fixture->back, dateline_arrangement_free);
  g_free (fixture->text);
  test_store_clear (&fixture->kept);
}

static GtkDropDown *
find_labelled (GtkWidget *widget, const char *label)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkDropDown *found = find_labelled (child, label);

      if (found != NULL)
        return found;
      if (GTK_IS_LABEL (child) &&
          g_str_equal (gtk_label_get_text (GTK_LABEL (child)), label) &&
          GTK_IS_DROP_DOWN (gtk_label_get_mnemonic_widget (GTK_LABEL (child))))
        return GTK_DROP_DOWN (gtk_label_get_mnemonic_widget (GTK_LABEL (child)));
    }
  return NULL;
}

/* What holds for the feed in the category. */
static int
get_setting (Fixture *fixture, DatelineFeedSetting setting)
{
  g_autoptr (GAsyncResult) listed = NULL;
  g_autoptr (GPtrArray) feeds = NULL;

  dateline_store_list_feeds_async (fixture->kept.store, NULL, result_cb, &listed);
  WAIT_FOR (listed != NULL);
  feeds = dateline_store_list_feeds_finish (fixture->kept.store, listed, NULL);
  g_assert_cmpuint (feeds->len, ==, 1);
  return dateline_feed_settings_get (dateline_feed_get_settings (feeds->pdata[0]),
                                     setting);
}

/* What is chosen holds at once; what takes it back is seen here, too. */
static void
test_choose (Fixture *fixture, gconstpointer unused)
{
  GtkDropDown *pictures = find_labelled (GTK_WIDGET (fixture->window), "Load Pictures");
  g_autoptr (DatelineArrangement) back = NULL;

  WAIT_FOR (gtk_widget_is_sensitive (GTK_WIDGET (pictures)));
  gtk_drop_down_set_selected (pictures, 2);
  WAIT_FOR (fixture->back != NULL);
  g_assert_cmpstr (fixture->text, ==, "Settings for “News” changed");
  g_assert_cmpint (get_setting (fixture, DATELINE_FEED_SETTING_PICTURES), ==, 0);

  back = g_steal_pointer (&fixture->back);
  arranging_cb (NULL, back, NULL, fixture);
  WAIT_FOR (gtk_drop_down_get_selected (pictures) == 0);
  WAIT_FOR (fixture->back != NULL);
  g_assert_cmpint (get_setting (fixture, DATELINE_FEED_SETTING_PICTURES),
                   ==,
                   DATELINE_FEED_SETTING_UNSET);
}

/* Who renames the category elsewhere has no window for one that is not there. */
static void
test_gone (Fixture *fixture, gconstpointer unused)
{
  static const char *const none[] = { NULL };
  g_autoptr (DatelineArrangement) arrangement = dateline_arrangement_new ();

  dateline_arrangement_file_feed (arrangement, fixture->id, none);
  arranging_cb (NULL, arrangement, NULL, fixture);
  WAIT_FOR (fixture->window == NULL);
  WAIT_FOR (fixture->back != NULL);
}

#define ADD(name, function) g_test_add (name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  ADD ("/category-window/choose", test_choose);
  ADD ("/category-window/gone", test_gone);
  return g_test_run ();
}
