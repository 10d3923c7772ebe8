/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The place that a list is scrolled to, as numbers of the stories that are in view there:
 * it can be kept, and gone back to when the list is another, has more stories above or
 * lacks some of these. Main context only.
 */

#include "dateline-gtk/headlines/dateline-headline-place-private.h"

#include "dateline-gtk/headlines/dateline-headline-list-private.h"
#include "dateline-gtk/headlines/dateline-headline-view-private.h"

#include <math.h>

#define MAX_KEPT 12
#define MAX_STEPS 60
#define STILL_STEPS 3 /* without a change: it has stayed there */

/* A jump to a place: the first story of it that is still listed comes to the top. */
struct _DatelineHeadlineJump
{
  DatelineHeadlineList *list; /* which owns it */
  gint64 selected_id;         /* to select, 0 for none any more */
  gint64 expected_id;         /* what is selected, unless a person chose another */
  GArray *ids;                /* of gint64, from the top on */
  double offset;              /* how far the first is scrolled out, in pixels */
  GtkWidget *window; /* whose frames are counted while there is something to do; weak */
  guint tick;
  guint n_steps;
  guint n_still;
};

static GtkWidget *
get_scrolled (DatelineHeadlineList *list)
{
  return gtk_widget_get_first_child (list->view);
}

static GtkAdjustment *
get_adjustment (DatelineHeadlineList *list)
{
  return gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (get_scrolled (list)));
}

/* The place of the story at the upper edge, or at the lower one. */
static gboolean
find_edge (DatelineHeadlineList *list, gboolean is_lower, guint *position)
{
  GtkWidget *scrolled = get_scrolled (list);
  double y = is_lower ? gtk_widget_get_height (scrolled) - 1 : 0;
  gint64 id = dateline_headline_view_find_story (DATELINE_HEADLINE_VIEW (list->view),
                                                 scrolled,
                                                 gtk_widget_get_width (scrolled) / 2.0,
                                                 y);

  return id != 0 && dateline_edition_find (list->edition, id, position);
}

/* Which stories are in view; FALSE if none are. */
gboolean
dateline_headline_list_find_seen (DatelineHeadlineList *list, guint *first, guint *last)
{
  if (!find_edge (list, FALSE, first))
    return FALSE;
  if (!find_edge (list, TRUE, last))
    *last = g_list_model_get_n_items (G_LIST_MODEL (list->edition)) - 1;
  return *last >= *first;
}

/* Where the row of a story begins in the view; FALSE if it has none. */
static gboolean
find_top (DatelineHeadlineList *list, gint64 id, double *y)
{
  GtkWidget *row =
      dateline_headline_view_find_row (DATELINE_HEADLINE_VIEW (list->view), id);
  graphene_rect_t bounds;

  if (row == NULL || !gtk_widget_get_mapped (row) || gtk_widget_get_height (row) == 0 ||
      !gtk_widget_compute_bounds (row, get_scrolled (list), &bounds))
    return FALSE;
  *y = bounds.origin.y;
  return TRUE;
}

/* The stories in view from the top on. None where the list begins with its first: what
 * is new is to be seen there the next time. */
static void
add_seen (DatelineHeadlineList *list, GVariantBuilder *ids, double *offset)
{
  guint first, last;
  double y;

  if (gtk_adjustment_get_value (get_adjustment (list)) <= 0 ||
      !dateline_headline_list_find_seen (list, &first, &last) ||
      !find_top (list, dateline_edition_get_id (list->edition, first), &y))
    return;
  *offset = -y;
  last = MIN (last, first + MAX_KEPT - 1);
  for (guint i = first; i <= last; i++)
    g_variant_builder_add (ids, "x", dateline_edition_get_id (list->edition, i));
}

/* Gets the place, to be kept: which story is selected, how far the first in view is
 * scrolled out, and the stories from it on. */
GVariant *
dateline_headline_list_get_place (DatelineHeadlineList *list)
{
  GVariantBuilder ids;
  double offset = 0;

  g_variant_builder_init (&ids, G_VARIANT_TYPE ("ax"));
  add_seen (list, &ids, &offset);
  return g_variant_new ("(xdax)", list->selected_id, offset, &ids);
}

static void
stop_ticking (DatelineHeadlineJump *self)
{
  if (self->tick != 0 && self->window != NULL)
    gtk_widget_remove_tick_callback (self->window, self->tick);
  self->tick = 0;
  g_clear_weak_pointer (&self->window);
}

/* Goes nowhere any more: somebody else has moved the list. */
void
dateline_headline_list_leave_place (DatelineHeadlineList *list)
{
  DatelineHeadlineJump *self = g_steal_pointer (&list->jump);

  if (self == NULL)
    return;
  stop_ticking (self);
  g_signal_handlers_disconnect_by_func (list->edition,
                                        dateline_headline_list_resume_jump,
                                        list);
  g_array_unref (self->ids);
  g_free (self);
}

static gboolean
find_story (DatelineHeadlineJump *self, guint *position)
{
  for (guint i = 0; i < self->ids->len; i++)
    if (dateline_edition_find (self->list->edition,
                               g_array_index (self->ids, gint64, i),
                               position))
      {
        self->offset = i > 0 ? 0 : self->offset;
        return TRUE;
      }
  return FALSE;
}

/* The story that was selected is so again, wherever it stands. */
static void
select_story (DatelineHeadlineJump *self)
{
  gint64 id = self->selected_id;
  guint position;

  if (id == 0 || !dateline_edition_find (self->list->edition, id, &position))
    return;
  self->selected_id = 0;
  self->expected_id = id;
  dateline_headline_list_select (self->list, id);
  /* What is selected is brought into view, and the place may be another. */
  g_clear_handle_id (&self->list->scroll_source, g_source_remove);
}

/* The list view can bring a story into view, but to no certain place in it: that takes
 * more steps, as rows get their heights. One that becomes higher only then, by a heading,
 * may push the story out of view again, which has to be brought back. FALSE while another
 * step is to come. */
static gboolean
take_step (DatelineHeadlineJump *self, guint position)
{
  DatelineHeadlineList *list = self->list;
  GtkAdjustment *adjustment = get_adjustment (list);
  double value = gtk_adjustment_get_value (adjustment);
  double y;

  if (self->n_steps++ > MAX_STEPS)
    return TRUE;
  if (self->n_steps == 1 ||
      !find_top (list, dateline_edition_get_id (list->edition, position), &y))
    {
      dateline_headline_view_scroll_to (DATELINE_HEADLINE_VIEW (list->view), position);
      return FALSE;
    }
  gtk_adjustment_set_value (adjustment, value + y + self->offset);
  if (fabs (gtk_adjustment_get_value (adjustment) - value) >= 1)
    self->n_still = 0;
  return ++self->n_still > STILL_STEPS;
}

/* TRUE once there is nothing to go to any more. A list that is not seen has no places yet
 * and waits for that. */
static gboolean
go_on (DatelineHeadlineJump *self)
{
  DatelineHeadlineList *list = self->list;
  guint position;

  if (list->selected_id != self->expected_id)
    return TRUE;
  select_story (self);
  if (!find_story (self, &position))
    {
      stop_ticking (self);
      return !dateline_edition_is_loading (list->edition);
    }
  if (!gtk_widget_get_mapped (GTK_WIDGET (list)))
    {
      stop_ticking (self);
      return FALSE;
    }
  return gtk_widget_get_mapped (list->view) && gtk_widget_get_height (list->view) > 0 &&
         take_step (self, position);
}

/* Before a frame, and so behind the one before, in which rows got their places. What
 * selecting a story shows depends on the width, which the first frame finds out. */
static gboolean
tick_cb (GtkWidget *window, GdkFrameClock *clock, gpointer user_data)
{
  DatelineHeadlineJump *self = user_data;

  if (gtk_widget_get_height (window) > 0 && go_on (self))
    dateline_headline_list_leave_place (self->list);
  return G_SOURCE_CONTINUE;
}

/* Looks again, if there is a place to go to: a long list comes in stretches, and what was
 * not seen may be. */
void
dateline_headline_list_resume_jump (DatelineHeadlineList *list)
{
  DatelineHeadlineJump *self = list->jump;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (list));

  if (self == NULL || self->tick != 0 || root == NULL)
    return;
  g_set_weak_pointer (&self->window, GTK_WIDGET (root));
  self->tick = gtk_widget_add_tick_callback (self->window, tick_cb, self, NULL);
}

/* Goes to a place as dateline_headline_list_get_place () gave it, once the list has it.
 */
void
dateline_headline_list_set_place (DatelineHeadlineList *list, GVariant *place)
{
  g_autoptr (GVariant) ids = NULL;
  DatelineHeadlineJump *self;
  const gint64 *numbers;
  gsize n;

  dateline_headline_list_leave_place (list);
  self = list->jump = g_new0 (DatelineHeadlineJump, 1);
  self->list = list;
  self->expected_id = list->selected_id;
  g_variant_get (place, "(xd@ax)", &self->selected_id, &self->offset, &ids);
  numbers = g_variant_get_fixed_array (ids, &n, sizeof (gint64));
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_vals (self->ids, numbers, MIN (n, MAX_KEPT));
  g_signal_connect_swapped (list->edition,
                            "items-changed",
                            G_CALLBACK (dateline_headline_list_resume_jump),
                            list);
  dateline_headline_list_resume_jump (list);
}
