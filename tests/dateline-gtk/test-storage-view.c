/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The view of what takes the room: that it fits a narrow window, says what would go, and
 * can be cancelled and thrown away at any time.
 */

#include "dateline-gtk/reader/dateline-storage-view.h"

#include "gui-test.h"

typedef struct
{
  TestStore store;
  DatelineRefresher *refresher;
  GtkWindow *window;
  GtkWidget *view;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  test_store_init (&fixture->store);
  fixture->refresher = dateline_refresher_new (fixture->store.store, NULL);
  fixture->view = dateline_storage_view_new (fixture->refresher);
  fixture->window = show_in_window (fixture->view, 340, 600);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  gpointer view = fixture->view;
  gpointer refresher = fixture->refresher;

  g_object_add_weak_pointer (view, &view);
  g_object_add_weak_pointer (refresher, &refresher);
  gtk_window_destroy (fixture->window);
  WAIT_FOR (view == NULL);
  g_object_unref (fixture->refresher);
  WAIT_FOR (refresher == NULL);
  WAIT_FOR (G_OBJECT (fixture->store.store)->ref_count == 1);
  test_store_clear (&fixture->store);
}

/* The first label below @widget that has @text in it. */
static GtkWidget *
find_label (GtkWidget *widget, const char *text)
{
  if (!gtk_widget_get_visible (widget))
    return NULL;
  if (GTK_IS_LABEL (widget) &&
      strstr (gtk_label_get_label (GTK_LABEL (widget)), text) != NULL)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_label (child, text);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
test_empty (Fixture *fixture, gconstpointer unused)
{
  int minimum;

  g_assert_nonnull (find_label (fixture->view, "Being measured"));
  WAIT_FOR (find_label (fixture->view, "on the disk") != NULL);
  WAIT_FOR (find_label (fixture->view, "There are none.") != NULL);
  g_assert_nonnull (find_label (fixture->view, "Make Room"));
  g_assert_null (find_label (fixture->view, "Backups"));
  g_assert_null (find_widget (fixture->view, "GtkProgressBar", NULL));
  gtk_widget_measure (fixture->view,
                      GTK_ORIENTATION_HORIZONTAL,
                      -1,
                      &minimum,
                      NULL,
                      NULL,
                      NULL);
  g_assert_cmpint (minimum, <=, 340);
}

/* Looked at again it is measured again. */
static void
test_again (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *folder = g_build_filename (fixture->store.folder, "backups", NULL);
  g_autofree char *path = g_build_filename (folder, "one.db", NULL);

  WAIT_FOR (find_label (fixture->view, "on the disk") != NULL);
  g_mkdir (folder, 0700);
  g_assert_true (g_file_set_contents (path, "some bytes", -1, NULL));
  gtk_widget_set_visible (fixture->view, FALSE);
  gtk_widget_set_visible (fixture->view, TRUE);
  WAIT_FOR (find_label (fixture->view, "Backups") != NULL);
  g_assert_nonnull (find_label (fixture->view, "10 bytes"));
  g_unlink (path);
  g_rmdir (folder);
}

/* Thrown away while it measures, which it begins when it is shown again. */
static void
test_gone (Fixture *fixture, gconstpointer unused)
{
  WAIT_FOR (find_label (fixture->view, "on the disk") != NULL);
  gtk_widget_set_visible (fixture->view, FALSE);
  gtk_widget_set_visible (fixture->view, TRUE);
  g_assert_true (gtk_widget_get_mapped (fixture->view));
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

#define VIEW_TEST(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)
  VIEW_TEST ("/storage-view/empty", test_empty);
  VIEW_TEST ("/storage-view/again", test_again);
  VIEW_TEST ("/storage-view/gone", test_gone);
  return g_test_run ();
}
