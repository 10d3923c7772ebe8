/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The feeds that were found, in their list. Main context only. */

#include "dateline-gtk/reader/dateline-found-row-private.h"

DatelineFoundRow *
dateline_found_rows_get (GtkListBox *list, guint index)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (list, index);

  return row != NULL ? DATELINE_FOUND_ROW (row) : NULL;
}

GPtrArray *
dateline_found_rows_list_chosen (GtkListBox *list)
{
  GPtrArray *chosen = g_ptr_array_new_with_free_func (g_object_unref);
  DatelineFoundRow *row;

  for (guint i = 0; (row = dateline_found_rows_get (list, i)) != NULL; i++)
    if (dateline_found_row_is_chosen (row))
      g_ptr_array_add (chosen, g_object_ref (row));
  return chosen;
}

/* Whether the feeds are in several languages. */
static gboolean
has_languages (GPtrArray *links)
{
  const char *first = dateline_feed_link_get_language (links->pdata[0]);

  for (guint i = 1; i < links->len; i++)
    if (g_strcmp0 (first, dateline_feed_link_get_language (links->pdata[i])) != 0)
      return TRUE;
  return FALSE;
}

void
dateline_found_rows_fill (GtkListBox *list, GPtrArray *links)
{
  gboolean shows_language = has_languages (links);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (list))) != NULL)
    gtk_list_box_remove (list, child);
  for (guint i = 0; i < links->len; i++)
    gtk_list_box_append (
        list,
        dateline_found_row_new (links->pdata[i], links->len > 1, shows_language));
}
