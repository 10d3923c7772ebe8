/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* From the selected headline to the one before, the next, or the next unread one. Main
 * context only. */

#include "dateline-gtk/headlines/dateline-headline-list-private.h"

#include "dateline-gtk/headlines/dateline-unread-finder-private.h"

static void
unread_found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DatelineHeadlineList) self = user_data;
  g_autoptr (GError) error = NULL;
  guint position;

  if (dateline_unread_finder_ask_finish (result, &position, &error))
    dateline_headline_list_select_position (self, position);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_signal_emit_by_name (self, "no-unread");
}

/**
 * dateline_headline_list_move:
 * @self: a list
 * @step: 1 for the next story, -1 for the one before
 *
 * Selects the story after or before the selected one; the first one if none is.
 *
 * Returns: %FALSE at the list's end
 */
gboolean
dateline_headline_list_move (DatelineHeadlineList *self, int step)
{
  guint n, position;

  g_return_val_if_fail (DATELINE_IS_HEADLINE_LIST (self), FALSE);
  g_return_val_if_fail (step == 1 || step == -1, FALSE);

  n = g_list_model_get_n_items (G_LIST_MODEL (self->edition));
  if (!dateline_headline_list_find_selected (self, &position))
    {
      if (n == 0)
        return FALSE;
      dateline_headline_list_select_position (self, 0);
      return TRUE;
    }
  if (step < 0 ? position == 0 : position + 1 >= n)
    return FALSE;

  dateline_headline_list_select_position (self, position + step);
  return TRUE;
}

/**
 * dateline_headline_list_move_to_unread:
 * @self: a list
 *
 * Selects the next unread story after the selected one, going on from the list's top at
 * its end. Where stories lie in between that were not read from the store yet, the store
 * is asked and the selection moves a moment later, or #DatelineHeadlineList::no-unread is
 * emitted.
 *
 * Returns: %FALSE if there is surely none
 */
gboolean
dateline_headline_list_move_to_unread (DatelineHeadlineList *self)
{
  guint position;

  g_return_val_if_fail (DATELINE_IS_HEADLINE_LIST (self), FALSE);

  switch (dateline_unread_finder_look (self->edition, self->selected_id, &position))
    {
    case DATELINE_UNREAD_FOUND:
      dateline_headline_list_select_position (self, position);
      return TRUE;
    case DATELINE_UNREAD_UNKNOWN:
      g_cancellable_cancel (self->search);
      g_clear_object (&self->search);
      self->search = g_cancellable_new ();
      dateline_unread_finder_ask_async (self->edition,
                                        self->selected_id,
                                        self->search,
                                        unread_found_cb,
                                        g_object_ref (self));
      return TRUE;
    default:
      return FALSE;
    }
}
