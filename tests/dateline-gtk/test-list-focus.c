/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The keys of a list are heard while its rows are replaced. */

#include "dateline-gtk/images/dateline-list-focus-private.h"

#include "gui-test.h"

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_list_item_set_child (item, gtk_label_new ("A row"));
}

/* Whether a key that is pressed now goes up through @widget. */
static gboolean
has_keys (GtkWindow *window, GtkWidget *widget)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (window));

  return focus == widget || (focus != NULL && gtk_widget_is_ancestor (focus, widget));
}

static void
test_rows_go (void)
{
  static const char *const others[] = { "d", "e", NULL };
  GtkStringList *names =
      gtk_string_list_new ((const char *const[]){ "a", "b", "c", NULL });
  GtkSingleSelection *selection = gtk_single_selection_new (G_LIST_MODEL (names));
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *list, *entry, *box;
  GtkWindow *window;

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  list = gtk_list_view_new (GTK_SELECTION_MODEL (selection), factory);
  dateline_list_focus_keep (list, G_LIST_MODEL (selection));
  entry = gtk_entry_new ();
  gtk_widget_set_vexpand (list, TRUE);
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (box), entry);
  gtk_box_append (GTK_BOX (box), list);
  window = show_in_window (box, 300, 300);

  WAIT_FOR (gtk_widget_child_focus (list, GTK_DIR_TAB_FORWARD));
  g_assert_true (has_keys (window, list));
  gtk_string_list_splice (names, 0, 3, others);
  g_assert_true (has_keys (window, list));
  g_assert_true (gtk_root_get_focus (GTK_ROOT (window)) != list);
  gtk_string_list_splice (names, 0, 2, NULL);
  g_assert_true (has_keys (window, list));
  gtk_string_list_splice (names, 0, 0, others);

  /* Who types elsewhere goes on typing there. */
  gtk_widget_grab_focus (entry);
  gtk_string_list_splice (names, 0, 2, NULL);
  g_assert_true (has_keys (window, entry));
  gtk_window_destroy (window);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add_func ("/list-focus/rows-go", test_rows_go);
  return g_test_run ();
}
