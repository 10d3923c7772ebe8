/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Which stories of a list of headlines are selected. While an edition is replaced no
 * place means anything: they are kept as numbers meanwhile, unless they are very many.
 * Main context only.
 */

#include "dateline-gtk/headlines/dateline-headline-list-private.h"

#include "dateline-gtk/headlines/dateline-headline-view-private.h"

/* All stories of a large list are hardly meant to be selected in the next one. */
#define MAX_KEPT 10000

static GtkSelectionModel *
get_model (DatelineHeadlineList *self)
{
  return GTK_SELECTION_MODEL (self->selection);
}

/* Notes the numbers of what is selected. */
void
dateline_headline_list_keep_selected (DatelineHeadlineList *self)
{
  guint n_selected = dateline_headline_selection_get_n_selected (self->selection);

  g_clear_pointer (&self->kept, g_array_unref);
  if (n_selected > 1 && n_selected <= MAX_KEPT)
    self->kept = dateline_headline_list_get_selected_ids (self);
}

/* Selects again what was, those that are still listed; the last one is at @current. */
void
dateline_headline_list_restore_selected (DatelineHeadlineList *self, guint current)
{
  g_autoptr (GtkBitset) selected = gtk_bitset_new_range (current, 1);
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (self->edition));

  if (self->kept != NULL)
    {
      g_autoptr (GHashTable) ids = g_hash_table_new (g_int64_hash, g_int64_equal);

      for (guint i = 0; i < self->kept->len; i++)
        g_hash_table_add (ids, &g_array_index (self->kept, gint64, i));
      for (guint i = 0; i < n_items; i++)
        {
          gint64 id = dateline_edition_get_id (self->edition, i);

          if (g_hash_table_contains (ids, &id))
            gtk_bitset_add (selected, i);
        }
    }
  dateline_headline_selection_set (self->selection, selected, current);
}

void
dateline_headline_list_set_selected_id (DatelineHeadlineList *self, gint64 id)
{
  if (self->selected_id == id)
    return;

  self->selected_id = id;
  g_object_notify (G_OBJECT (self), "selected-id");
}

void
dateline_headline_list_notify_n_selected (DatelineHeadlineList *self)
{
  guint n_selected = dateline_headline_list_get_n_selected (self);

  if (self->n_selected == n_selected)
    return;

  self->n_selected = n_selected;
  g_object_notify (G_OBJECT (self), "n-selected");
}

gboolean
dateline_headline_list_find_selected (DatelineHeadlineList *self, guint *position)
{
  return self->selected_id != 0 &&
         dateline_edition_find (self->edition, self->selected_id, position);
}

void
dateline_headline_list_select_position (DatelineHeadlineList *self, guint position)
{
  g_cancellable_cancel (self->search);
  self->to_top = FALSE;
  dateline_headline_view_select (DATELINE_HEADLINE_VIEW (self->view), position);
  dateline_headline_list_set_selected_id (
      self,
      dateline_edition_get_id (self->edition, position));
  dateline_headline_list_queue_scroll (self);
}

/**
 * dateline_headline_list_get_selected_id:
 * @self: a list
 *
 * Gets the selected story.
 *
 * Returns: its number in the store, 0 for none
 */
gint64
dateline_headline_list_get_selected_id (DatelineHeadlineList *self)
{
  g_return_val_if_fail (DATELINE_IS_HEADLINE_LIST (self), 0);

  return self->selected_id;
}

/**
 * dateline_headline_list_select:
 * @self: a list
 * @id: a story's number in the store, 0 for none
 *
 * Selects a story and scrolls to it. While the edition is being loaded the story is
 * selected as soon as it is there. A story that is not in the edition is not selected.
 */
void
dateline_headline_list_select (DatelineHeadlineList *self, gint64 id)
{
  guint position;

  g_return_if_fail (DATELINE_IS_HEADLINE_LIST (self));

  if (id != 0 && dateline_edition_find (self->edition, id, &position))
    dateline_headline_list_select_position (self, position);
  else if (id == 0)
    {
      gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (self->selection));
      dateline_headline_list_set_selected_id (self, 0);
    }
  else if (dateline_edition_is_loading (self->edition))
    {
      dateline_headline_list_set_selected_id (self, id);
      dateline_headline_list_queue_settle (self);
    }
}

/**
 * dateline_headline_list_get_n_selected:
 * @self: a list
 *
 * Gets how many stories are selected.
 *
 * Returns: their number
 */
guint
dateline_headline_list_get_n_selected (DatelineHeadlineList *self)
{
  g_return_val_if_fail (DATELINE_IS_HEADLINE_LIST (self), 0);

  return dateline_headline_selection_get_n_selected (self->selection);
}

/**
 * dateline_headline_list_get_selected_ids:
 * @self: a list
 *
 * Gets the stories that are selected, of which dateline_headline_list_get_selected_id()
 * is the one that was last.
 *
 * Returns: (transfer full) (element-type gint64): their numbers in the store, in the
 * order of the list
 */
GArray *
dateline_headline_list_get_selected_ids (DatelineHeadlineList *self)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GtkBitset) selected = NULL;
  GtkBitsetIter iter;
  guint position;

  g_return_val_if_fail (DATELINE_IS_HEADLINE_LIST (self), ids);

  selected = gtk_selection_model_get_selection (get_model (self));
  for (gboolean more = gtk_bitset_iter_init_first (&iter, selected, &position); more;
       more = gtk_bitset_iter_next (&iter, &position))
    {
      gint64 id = dateline_edition_get_id (self->edition, position);

      g_array_append_val (ids, id);
    }
  return ids;
}

/**
 * dateline_headline_list_select_one:
 * @self: a list
 *
 * Selects no more than the story that was selected last.
 *
 * Returns: %FALSE if there were no more
 */
gboolean
dateline_headline_list_select_one (DatelineHeadlineList *self)
{
  guint current;

  g_return_val_if_fail (DATELINE_IS_HEADLINE_LIST (self), FALSE);

  current = dateline_headline_selection_get_current (self->selection);
  if (dateline_headline_list_get_n_selected (self) < 2 ||
      current == GTK_INVALID_LIST_POSITION)
    return FALSE;
  dateline_headline_list_select_position (self, current);
  return TRUE;
}

/**
 * dateline_headline_list_select_all:
 * @self: a list
 *
 * Selects all stories. The one that was selected last still is the last one.
 */
void
dateline_headline_list_select_all (DatelineHeadlineList *self)
{
  g_return_if_fail (DATELINE_IS_HEADLINE_LIST (self));

  gtk_selection_model_select_all (get_model (self));
}

/**
 * dateline_headline_list_leave_selected:
 * @self: a list
 *
 * Selects the story after those that are selected, or else the one before, as when they
 * are about to go.
 */
void
dateline_headline_list_leave_selected (DatelineHeadlineList *self)
{
  g_autoptr (GtkBitset) selected = NULL;
  guint n_items;

  g_return_if_fail (DATELINE_IS_HEADLINE_LIST (self));

  n_items = g_list_model_get_n_items (G_LIST_MODEL (self->edition));
  selected = gtk_selection_model_get_selection (get_model (self));
  if (gtk_bitset_is_empty (selected))
    return;
  if (gtk_bitset_get_maximum (selected) + 1 < n_items)
    dateline_headline_list_select_position (self, gtk_bitset_get_maximum (selected) + 1);
  else if (gtk_bitset_get_minimum (selected) > 0)
    dateline_headline_list_select_position (self, gtk_bitset_get_minimum (selected) - 1);
  else
    dateline_headline_list_select (self, 0);
}
