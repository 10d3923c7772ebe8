/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The list of headlines follows its edition: what is shown, selected and in view stays so
 * while stories come and go. Main context only.
 *
 * An edition announces a new list in two signals, all gone and all there, because one
 * signal would make the list view ask for every story. The selection is lost in between.
 * It is kept here as a story's number, and put back in an idle that runs before the next
 * frame.
 */

#include "dateline-gtk/headlines/dateline-headline-list-private.h"

#include "dateline-gtk/headlines/dateline-headline-empty-private.h"
#include "dateline-gtk/headlines/dateline-headline-place-private.h"
#include "dateline-gtk/headlines/dateline-headline-view-private.h"
#include "dateline-gtk/headlines/dateline-new-stories-private.h"
#include "dateline-gtk/images/dateline-presence-private.h"

/* Where the first of the stories is that came. */
static gboolean
find_new (DatelineHeadlineList *self, guint *position)
{
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (self->edition));

  for (*position = 0; *position < n_items; (*position)++)
    if (dateline_edition_get_id (self->edition, *position) > self->to_new)
      return TRUE;
  return FALSE;
}

/* Back to what was in view, where it was in view. */
static gboolean
scroll_to_looked_at (DatelineHeadlineList *self)
{
  guint position;

  if (self->looked_at == 0 ||
      !dateline_edition_find (self->edition, self->looked_at, &position))
    {
      self->looked_at = 0;
      return FALSE;
    }
  dateline_headline_view_scroll_to_place (DATELINE_HEADLINE_VIEW (self->view),
                                          position,
                                          self->looked_at,
                                          self->looked_at_y);
  return TRUE;
}

/* To what is selected, which takes the keyboard back where it had it. */
static void
scroll_to_selected (DatelineHeadlineList *self)
{
  DatelineHeadlineView *view = DATELINE_HEADLINE_VIEW (self->view);
  guint position;

  if (!dateline_headline_list_find_selected (self, &position))
    return;
  if (self->looked_at == 0)
    dateline_headline_view_scroll_to (view, position);
  if (dateline_headline_view_has_focus (view) || self->had_focus)
    dateline_headline_view_grab_row_focus (view, self->selected_id);
}

static void
forget_goals (DatelineHeadlineList *self)
{
  self->to_top = FALSE;
  self->to_new = 0;
  self->looked_at = 0;
  self->had_focus = FALSE;
}

static gboolean
scroll_cb (gpointer user_data)
{
  DatelineHeadlineList *self = user_data;
  DatelineHeadlineView *view = DATELINE_HEADLINE_VIEW (self->view);
  guint position;

  self->scroll_source = 0;
  if (self->to_top)
    dateline_headline_view_scroll_to (view, 0);
  else if (self->to_new != 0 && find_new (self, &position))
    dateline_headline_view_scroll_to (view, position);
  else if (self->jump == NULL &&
           (!scroll_to_looked_at (self) || self->looked_at == self->selected_id))
    scroll_to_selected (self);
  forget_goals (self);
  return G_SOURCE_REMOVE;
}

/* Whoever scrolls the list that has come is not taken elsewhere a moment later. One that
 * is still to come is another matter. */
void
dateline_headline_list_stay (DatelineHeadlineList *self)
{
  dateline_headline_list_leave_place (self);
  if (self->scroll_source == 0)
    return;
  g_clear_handle_id (&self->scroll_source, g_source_remove);
  forget_goals (self);
}

/* The list view can scroll to a row only when it has been allocated with it, which the
 * idle priority waits for. */
void
dateline_headline_list_queue_scroll (DatelineHeadlineList *self)
{
  if (self->scroll_source == 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->scroll_source =
        g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, scroll_cb, self, NULL);
}

/* Where the newest come first, all are at the top but for those that are late. */
void
dateline_headline_list_scroll_to_new (DatelineHeadlineList *self)
{
  const DatelineQuery *query = dateline_edition_get_query (self->edition);
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (self->edition));

  if (dateline_query_find_grouping (query) == DATELINE_QUERY_GROUPING_DAY &&
      dateline_query_find_order (query) != DATELINE_QUERY_ORDER_OLDEST)
    {
      dateline_headline_list_scroll_to_top (self);
      return;
    }
  for (guint i = 0; i < n_items; i++)
    self->to_new = MAX (self->to_new, dateline_edition_get_id (self->edition, i));
  dateline_headline_list_queue_settle (self);
}

/* While an answer is awaited nothing is known to be missing, nor to be there: what is
 * shown stays, and does not flicker. */
static void
update_page (DatelineHeadlineList *self)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (self->edition)) > 0)
    gtk_stack_set_visible_child (GTK_STACK (self->stack), self->view);
  else if (!dateline_edition_is_loading (self->edition))
    {
      const DatelineQuery *query = dateline_edition_get_query (self->edition);

      dateline_headline_empty_set_query (
          DATELINE_HEADLINE_EMPTY (self->empty),
          query,
          dateline_headline_style_find_feed (
              dateline_headline_view_get_style (DATELINE_HEADLINE_VIEW (self->view)),
              dateline_query_get_feed (query)));
      gtk_stack_set_visible_child (GTK_STACK (self->stack), self->empty);
    }
}

/* The story is listed no more: another that is selected takes its place. */
static void
lose_selected (DatelineHeadlineList *self)
{
  guint position = dateline_headline_selection_get_current (self->selection);

  dateline_headline_list_set_selected_id (
      self,
      position != GTK_INVALID_LIST_POSITION
          ? dateline_edition_get_id (self->edition, position)
          : 0);
  dateline_headline_list_keep_selected (self);
  dateline_headline_list_notify_n_selected (self);
}

/* Puts the selection back after the edition has changed. */
static gboolean
settle_cb (gpointer user_data)
{
  DatelineHeadlineList *self = user_data;
  guint position = GTK_INVALID_LIST_POSITION;

  self->settle_source = 0;
  update_page (self);

  if ((self->to_top || self->to_new != 0) && !dateline_edition_is_loading (self->edition))
    dateline_headline_list_queue_scroll (self);
  if (self->looked_at != 0 &&
      (!dateline_edition_is_loading (self->edition) ||
       dateline_edition_find (self->edition, self->looked_at, NULL)))
    dateline_headline_list_queue_scroll (self);
  if (self->selected_id == 0)
    return G_SOURCE_REMOVE;

  if (dateline_headline_list_find_selected (self, &position))
    {
      if (dateline_headline_selection_get_current (self->selection) != position)
        {
          dateline_headline_list_restore_selected (self, position);
          dateline_headline_list_notify_n_selected (self);
          dateline_headline_list_queue_scroll (self);
        }
    }
  else if (!dateline_edition_is_loading (self->edition))
    lose_selected (self);
  return G_SOURCE_REMOVE;
}

void
dateline_headline_list_queue_settle (DatelineHeadlineList *self)
{
  if (self->settle_source == 0)
    self->settle_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, settle_cb, self, NULL);
}

/* What is looked at of a list that goes, before another one comes. */
static void
keep_looked_at (DatelineHeadlineList *self)
{
  gint64 id = self->selected_id;

  /* It was not found again yet. */
  if (self->looked_at != 0 && !self->to_top)
    return;
  if (self->to_top || self->to_new != 0 || self->jump != NULL ||
      !gtk_widget_get_mapped (GTK_WIDGET (self->view)) ||
      !dateline_headline_view_find_place (DATELINE_HEADLINE_VIEW (self->view),
                                          &id,
                                          &self->looked_at_y))
    id = 0;
  self->looked_at = id;
}

/* Heard before the selection and the list view hear of it. */
static void
edition_changing_cb (DatelineHeadlineList *self, guint position, guint n_removed)
{
  self->changing = TRUE;
  if (n_removed > 0 && g_list_model_get_n_items (G_LIST_MODEL (self->edition)) == 0)
    keep_looked_at (self);
  dateline_headline_view_set_query (DATELINE_HEADLINE_VIEW (self->view),
                                    dateline_edition_get_query (self->edition));
  if (dateline_headline_view_has_focus (DATELINE_HEADLINE_VIEW (self->view)))
    self->had_focus = TRUE;
}

/* Heard after them. */
static void
edition_changed_cb (DatelineHeadlineList *self)
{
  self->changing = FALSE;
  dateline_headline_list_queue_settle (self);
}

/* The word of new stories stands where they come in. */
static void
edition_notify_cb (DatelineHeadlineList *self)
{
  const DatelineQuery *query = dateline_edition_get_query (self->edition);
  gboolean is_at_end =
      dateline_query_find_order (query) == DATELINE_QUERY_ORDER_OLDEST &&
      dateline_query_find_grouping (query) == DATELINE_QUERY_GROUPING_DAY;

  gtk_widget_set_valign (self->new_stories, is_at_end ? GTK_ALIGN_END : GTK_ALIGN_START);
  dateline_new_stories_set_count (DATELINE_NEW_STORIES (self->new_stories),
                                  dateline_edition_get_n_pending (self->edition));
  dateline_headline_list_queue_settle (self);
}

static void
selection_changed_cb (DatelineHeadlineList *self)
{
  guint position = dateline_headline_selection_get_current (self->selection);

  if (self->changing || self->settle_source != 0)
    return;

  dateline_headline_list_keep_selected (self);
  dateline_headline_list_notify_n_selected (self);

  g_cancellable_cancel (self->search);
  dateline_headline_list_set_selected_id (
      self,
      position != GTK_INVALID_LIST_POSITION
          ? dateline_edition_get_id (self->edition, position)
          : 0);
}

/* Makes the selection and the view of the edition, and keeps them as they are while it
 * changes. */
void
dateline_headline_list_follow_edition (DatelineHeadlineList *self,
                                       DatelinePictureLoader *loader)
{
  /* The order of these handlers around the selection's own is what they rely on. */
  g_signal_connect_swapped (self->edition,
                            "items-changed",
                            G_CALLBACK (edition_changing_cb),
                            self);
  self->selection = dateline_headline_selection_new (G_LIST_MODEL (self->edition));
  self->view = dateline_headline_view_new (GTK_SELECTION_MODEL (self->selection), loader);
  dateline_headline_selection_set_view (self->selection,
                                        DATELINE_HEADLINE_VIEW (self->view));
  g_signal_connect_swapped (self->edition,
                            "items-changed",
                            G_CALLBACK (edition_changed_cb),
                            self);

  g_signal_connect_swapped (self->edition,
                            "notify",
                            G_CALLBACK (edition_notify_cb),
                            self);
  g_signal_connect_swapped (self->selection,
                            "selection-changed",
                            G_CALLBACK (selection_changed_cb),
                            self);

  gtk_stack_add_child (GTK_STACK (self->stack), self->view);
  gtk_stack_add_child (GTK_STACK (self->stack), self->empty);
  dateline_presence_follow_pages (self->stack);
  update_page (self);
  edition_notify_cb (self);
}
