/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The window that lists the keys: which rows it has, which of them a search leaves, and
 * how narrow it gets. */

#include "dateline-gtk/reader/dateline-keys-window-private.h"

#include "gui-test.h"

static const DatelineKey reading[] = {
  { "j", "reader.next", "Next story" },
  { "n", "reader.next", NULL },
  { "k", "reader.previous", "Previous story" },
  { NULL, NULL, NULL },
};

static const DatelineKey lists[] = {
  { "<Control>f|slash", "reader.search", "Search" },
  { NULL, NULL, NULL },
};

static const DatelineKeyGroup groups[] = {
  { "Reading", reading },
  { "Lists", lists },
};

/* The rows that are shown below @widget. */
static guint
count_rows (GtkWidget *widget)
{
  guint n = 0;

  if (!gtk_widget_get_child_visible (widget) || !gtk_widget_get_visible (widget))
    return 0;
  if (GTK_IS_LIST_BOX_ROW (widget))
    return 1;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_rows (child);
  return n;
}

static GtkWidget *
show_keys (void)
{
  GtkWidget *window = dateline_keys_window_new (groups, G_N_ELEMENTS (groups));

  gtk_window_present (GTK_WINDOW (window));
  WAIT_FOR (gtk_widget_get_width (window) > 0);
  return window;
}

static gboolean
shows (GtkWidget *window, const char *text)
{
  GtkWidget *label = find_widget (window, "GtkLabel", NULL);

  return label != NULL && g_str_equal (gtk_label_get_label (GTK_LABEL (label)), text);
}

/* By what is done, by the keys that do it, and by nothing that there is. */
static void
test_search (void)
{
  static const struct
  {
    const char *typed;
    guint n_rows;
  } searches[] = {
    { "", 3 }, { "STORY", 2 }, { "previous", 1 }, { "ctrl", 1 }, { "nothing such", 0 },
  };
  GtkWidget *window = show_keys ();
  GtkWidget *entry = find_widget (window, "GtkSearchEntry", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (searches); i++)
    {
      gtk_editable_set_text (GTK_EDITABLE (entry), searches[i].typed);
      WAIT_FOR (count_rows (window) == searches[i].n_rows);
    }
  g_assert_true (shows (gtk_window_get_child (GTK_WINDOW (window)), "No such shortcut"));

  /* Escape empties the line, then closes the window. */
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  g_signal_emit_by_name (entry, "stop-search");
  WAIT_FOR (count_rows (window) == 3);
  g_signal_emit_by_name (entry, "stop-search");
  WAIT_FOR (window == NULL);
}

static void
test_narrow (void)
{
  GtkWidget *window = show_keys ();
  int width;

  gtk_widget_measure (window, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  g_assert_cmpint (width, <=, 380);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add_func ("/keys-window/search", test_search);
  g_test_add_func ("/keys-window/narrow", test_narrow);
  return g_test_run ();
}
