/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What a list view is told of an edition, and when. It makes two hundred rows, whatever
 * is seen, before anything is painted: to destroy as many and to make them anew takes GTK
 * 4.8 more than 20 ms. So it is not told of all that happens:
 *
 * Where another list comes, its stories take the places of those that were there: the
 * rows stay and show others, and what is told is how much longer or shorter the list is.
 *
 * Of a list that becomes longer it is told at first no more than fills the view, and of
 * the rest when that has been painted; and of one that becomes short so late that it has,
 * as it destroys rows then, which show nothing meanwhile.
 *
 * Main context only.
 */

#include "dateline-gtk/headlines/dateline-headline-telling-private.h"

/* Rows for a view that has no height yet, and what any row is higher than. */
#define FIRST_ROWS 48
#define MIN_ROW_HEIGHT 24
/* Of a list that is no shorter no row goes. */
#define MAX_ROWS 256

struct _DatelineHeadlineTelling
{
  GListModel *model;
  GListModel *told; /* its owner */
  guint n_told;

  gboolean is_waiting; /* for stories in the place of those that are gone */
  guint drop_source;   /* until they are waited for no more */

  DatelineHeadlineView *view; /* weak */
  gboolean keeps_rows;
  GdkFrameClock *clock; /* of which a picture is awaited */
  guint rest_source;
};

static void
tell_once (DatelineHeadlineTelling *self, guint position, guint n_removed, guint n_added)
{
  self->n_told += n_added - n_removed;
  if (n_removed > 0 || n_added > 0)
    g_list_model_items_changed (self->told, position, n_removed, n_added);
}

/* Told at once of what goes and what comes, a list view looks among all that comes for
 * each that has a row. */
static void
tell (DatelineHeadlineTelling *self, guint position, guint n_removed, guint n_added)
{
  tell_once (self, position, n_removed, 0);
  tell_once (self, position, 0, n_added);
  if (n_removed > 0 && n_added > 0 && self->view != NULL)
    dateline_headline_view_bind_rows (self->view);
}

static void painted_cb (GdkFrameClock *clock, DatelineHeadlineTelling *self);

static void
forget_clock (DatelineHeadlineTelling *self)
{
  if (self->clock != NULL)
    g_signal_handlers_disconnect_by_func (self->clock, painted_cb, self);
  g_clear_object (&self->clock);
}

/* Tells of as many stories as there are, or were. */
static void
tell_n_items (DatelineHeadlineTelling *self, guint n_items)
{
  if (self->n_told > n_items)
    tell (self, n_items, self->n_told - n_items, 0);
  else
    tell (self, self->n_told, 0, n_items - self->n_told);
}

void
dateline_headline_telling_complete (DatelineHeadlineTelling *self)
{
  forget_clock (self);
  g_clear_handle_id (&self->rest_source, g_source_remove);
  if (!self->is_waiting)
    tell_n_items (self, g_list_model_get_n_items (self->model));
}

static gboolean
rest_cb (gpointer user_data)
{
  DatelineHeadlineTelling *self = user_data;

  self->rest_source = 0;
  dateline_headline_telling_complete (self);
  return G_SOURCE_REMOVE;
}

static void
painted_cb (GdkFrameClock *clock, DatelineHeadlineTelling *self)
{
  forget_clock (self);
  self->rest_source = g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, rest_cb, self, NULL);
}

/* The next picture has the first rows in it. A view that is not seen waits until it is.
 */
static void
await_picture (DatelineHeadlineTelling *self)
{
  if (self->clock != NULL || self->rest_source != 0 ||
      !gtk_widget_get_mapped (GTK_WIDGET (self->view)) ||
      self->n_told == g_list_model_get_n_items (self->model))
    return;
  self->clock = g_object_ref (gtk_widget_get_frame_clock (GTK_WIDGET (self->view)));
  g_signal_connect (self->clock, "after-paint", G_CALLBACK (painted_cb), self);
}

static guint
count_first (DatelineHeadlineTelling *self)
{
  int height = gtk_widget_get_height (GTK_WIDGET (self->view));

  return height > 0 ? height / MIN_ROW_HEIGHT + 1 : FIRST_ROWS;
}

/* Makes the list as long as it is, or as is seen of it. */
static void
tell_first (DatelineHeadlineTelling *self)
{
  guint n_items = g_list_model_get_n_items (self->model);

  if (self->view == NULL)
    {
      tell_n_items (self, n_items);
      return;
    }
  n_items = MIN (n_items, count_first (self));
  if (self->n_told < n_items)
    tell_n_items (self, n_items);
  await_picture (self);
}

static gboolean
drop_cb (gpointer user_data)
{
  DatelineHeadlineTelling *self = user_data;

  self->drop_source = 0;
  self->is_waiting = FALSE;
  tell (self, 0, self->n_told, 0);
  return G_SOURCE_REMOVE;
}

/* Whether another list may come. It comes at once or not at all. */
static gboolean
wait_for_others (DatelineHeadlineTelling *self, guint n_removed, guint n_added)
{
  if (self->view == NULL || !self->keeps_rows || n_added > 0 || n_removed == 0 ||
      g_list_model_get_n_items (self->model) > 0)
    return FALSE;
  self->is_waiting = TRUE;
  self->drop_source = g_idle_add_full (G_PRIORITY_DEFAULT, drop_cb, self, NULL);
  return TRUE;
}

/* Another list is there. A view that is not seen has no rows in places, and goes nowhere.
 */
static void
take_turn (DatelineHeadlineTelling *self)
{
  guint n_items = g_list_model_get_n_items (self->model);

  self->is_waiting = FALSE;
  g_clear_handle_id (&self->drop_source, g_source_remove);
  g_clear_handle_id (&self->rest_source, g_source_remove);
  if (self->view == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self->view)) ||
      gtk_widget_get_height (GTK_WIDGET (self->view)) == 0)
    tell (self, 0, self->n_told, 0);
  else
    {
      if (self->n_told > n_items && n_items >= MAX_ROWS)
        tell_n_items (self, n_items);
      dateline_headline_view_turn (self->view);
    }
  tell_first (self);
}

void
dateline_headline_telling_follow (DatelineHeadlineTelling *self,
                                  guint position,
                                  guint n_removed,
                                  guint n_added)
{
  guint n_before = g_list_model_get_n_items (self->model) + n_removed - n_added;

  if (self->is_waiting)
    {
      take_turn (self);
      return;
    }
  if (self->n_told > n_before)
    tell_n_items (self, n_before);
  if (n_before == 0)
    tell_first (self);
  /* Who does not know of those before hears of these with them. */
  else if (!wait_for_others (self, n_removed, n_added) &&
           (position < self->n_told || self->n_told == n_before))
    tell (self, position, MIN (n_removed, self->n_told - position), n_added);
}

DatelineHeadlineTelling *
dateline_headline_telling_new (GListModel *model, GListModel *told)
{
  DatelineHeadlineTelling *self = g_new0 (DatelineHeadlineTelling, 1);

  self->model = g_object_ref (model);
  self->told = told;
  self->n_told = g_list_model_get_n_items (model);
  return self;
}

void
dateline_headline_telling_free (DatelineHeadlineTelling *self)
{
  dateline_headline_telling_set_view (self, NULL);
  forget_clock (self);
  g_clear_handle_id (&self->rest_source, g_source_remove);
  g_clear_handle_id (&self->drop_source, g_source_remove);
  g_object_unref (self->model);
  g_free (self);
}

void
dateline_headline_telling_set_view (DatelineHeadlineTelling *self,
                                    DatelineHeadlineView *view)
{
  if (self->view != NULL)
    g_signal_handlers_disconnect_by_func (self->view, await_picture, self);
  g_set_weak_pointer (&self->view, view);
  /* Newer ones give rows that are gone to stories that come. */
  self->keeps_rows = gtk_get_major_version () == 4 && gtk_get_minor_version () < 12;
  if (view != NULL)
    g_signal_connect_data (view,
                           "map",
                           G_CALLBACK (await_picture),
                           self,
                           NULL,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
}

guint
dateline_headline_telling_get_n_told (DatelineHeadlineTelling *self)
{
  return self->n_told;
}

gboolean
dateline_headline_telling_is_waiting (DatelineHeadlineTelling *self)
{
  return self->is_waiting;
}
