/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Choosing days in a picture of them: which are in use, the cursor, the range that is
 * being chosen, and what is said of them. Main context only.
 */

#include "dateline-gtk/reader/dateline-day-chooser-private.h"

#include "dateline-gtk/reader/dateline-day-input-private.h"
#include "dateline-gtk/reader/dateline-filter-words-private.h"

#include <glib/gi18n-lib.h>

#define NOWHERE DATELINE_DAY_CHOOSER_NOWHERE

typedef struct
{
  GArray *days; /* of DatelineStoryDay, the latest first; NULL while they are counted */
  int chosen_first; /* in use; 0 for no bound */
  int chosen_last;
  int cursor; /* a mark */
  int anchor; /* where a range begins that is being chosen, else NOWHERE */
  DatelineDayInput input;
} DatelineDayChooserPrivate;

enum
{
  DAYS_CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (DatelineDayChooser,
                                     dateline_day_chooser,
                                     GTK_TYPE_WIDGET)

static DatelineDayChooserPrivate *
get_private (DatelineDayChooser *self)
{
  return dateline_day_chooser_get_instance_private (self);
}

/* The range that is being chosen, or the cursor alone. */
static void
get_marks (DatelineDayChooser *self, int *first, int *last)
{
  DatelineDayChooserPrivate *priv = get_private (self);
  int anchor = dateline_day_chooser_is_choosing (self) ? priv->anchor : priv->cursor;

  *first = MIN (anchor, priv->cursor);
  *last = MAX (anchor, priv->cursor);
}

static void
get_days_of_marks (DatelineDayChooser *self,
                   int first_mark,
                   int last_mark,
                   int *first,
                   int *last)
{
  DatelineDayChooserClass *klass = DATELINE_DAY_CHOOSER_GET_CLASS (self);
  int ignored;

  klass->get_days_of_mark (self, first_mark, first, &ignored);
  klass->get_days_of_mark (self, last_mark, &ignored, last);
}

static gboolean
get_ends (DatelineDayChooser *self, int *first, int *last)
{
  return DATELINE_DAY_CHOOSER_GET_CLASS (self)->get_ends (self, first, last);
}

static gboolean
has_marks (DatelineDayChooser *self)
{
  int first, last;

  return get_ends (self, &first, &last);
}

/* What a screen reader says is the mark under the cursor, or the range that is being
 * chosen. */
static void
update (DatelineDayChooser *self)
{
  g_autofree char *words = NULL;
  int first, last;

  get_marks (self, &first, &last);
  if (has_marks (self))
    words = dateline_day_chooser_describe (self, first, last);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  words != NULL ? words : _ ("Stories over time"),
                                  -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
put_cursor (DatelineDayChooser *self, int mark)
{
  DatelineDayChooserClass *klass = DATELINE_DAY_CHOOSER_GET_CLASS (self);
  DatelineDayChooserPrivate *priv = get_private (self);
  int first = 0, last = 0;

  get_ends (self, &first, &last);
  priv->cursor = CLAMP (mark, first, last);
  if (klass->show_mark != NULL)
    klass->show_mark (self, priv->cursor);
}

static void
choose (DatelineDayChooser *self, int first, int last)
{
  get_private (self)->anchor = NOWHERE;
  dateline_day_chooser_set_chosen (self, first, last);
  g_signal_emit (self, signals[DAYS_CHOSEN], 0, first, last);
}

static gboolean
dateline_day_chooser_query_tooltip (GtkWidget *widget,
                                    int x,
                                    int y,
                                    gboolean keyboard,
                                    GtkTooltip *tooltip)
{
  DatelineDayChooser *self = DATELINE_DAY_CHOOSER (widget);
  DatelineDayChooserClass *klass = DATELINE_DAY_CHOOSER_GET_CLASS (self);
  g_autofree char *text = NULL;
  GdkRectangle area;
  int mark;

  if (!has_marks (self))
    return FALSE;
  mark = keyboard ? get_private (self)->cursor : klass->find_mark (self, x, y, TRUE);
  if (mark == NOWHERE)
    return FALSE;
  if (klass->get_mark_area != NULL)
    {
      if (!klass->get_mark_area (self, mark, &area))
        return FALSE;
      gtk_tooltip_set_tip_area (tooltip, &area);
    }
  text = dateline_day_chooser_describe (self, mark, mark);
  gtk_tooltip_set_text (tooltip, text);
  return TRUE;
}

static int
dateline_day_chooser_find_mark_of_day (DatelineDayChooser *self, int day)
{
  return day;
}

static void
dateline_day_chooser_get_days_of_mark (DatelineDayChooser *self,
                                       int mark,
                                       int *first,
                                       int *last)
{
  *first = *last = mark;
}

static void
dateline_day_chooser_finalize (GObject *object)
{
  g_clear_pointer (&get_private (DATELINE_DAY_CHOOSER (object))->days, g_array_unref);

  G_OBJECT_CLASS (dateline_day_chooser_parent_class)->finalize (object);
}

static void
dateline_day_chooser_class_init (DatelineDayChooserClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = dateline_day_chooser_finalize;
  widget_class->query_tooltip = dateline_day_chooser_query_tooltip;
  klass->find_mark_of_day = dateline_day_chooser_find_mark_of_day;
  klass->get_days_of_mark = dateline_day_chooser_get_days_of_mark;

  signals[DAYS_CHOSEN] = g_signal_new ("days-chosen",
                                       DATELINE_TYPE_DAY_CHOOSER,
                                       G_SIGNAL_RUN_LAST,
                                       0,
                                       NULL,
                                       NULL,
                                       NULL,
                                       G_TYPE_NONE,
                                       2,
                                       G_TYPE_INT,
                                       G_TYPE_INT);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID);
}

static void
dateline_day_chooser_init (DatelineDayChooser *self)
{
  DatelineDayChooserPrivate *priv = get_private (self);

  priv->anchor = NOWHERE;
  dateline_day_input_init (&priv->input, self);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  g_signal_connect (self, "notify::has-focus", G_CALLBACK (gtk_widget_queue_draw), NULL);
}

void
dateline_day_chooser_set_days (DatelineDayChooser *self, GArray *days)
{
  DatelineDayChooserPrivate *priv = get_private (self);

  g_clear_pointer (&priv->days, g_array_unref);
  if (days != NULL)
    priv->days = g_array_ref (days);
  update (self);
}

GArray *
dateline_day_chooser_get_days (DatelineDayChooser *self)
{
  return get_private (self)->days;
}

void
dateline_day_chooser_set_chosen (DatelineDayChooser *self, int first, int last)
{
  DatelineDayChooserPrivate *priv = get_private (self);

  priv->chosen_first = first;
  priv->chosen_last = last;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

gboolean
dateline_day_chooser_has_chosen (DatelineDayChooser *self)
{
  DatelineDayChooserPrivate *priv = get_private (self);

  return priv->chosen_first != 0 || priv->chosen_last != 0;
}

gboolean
dateline_day_chooser_get_range (DatelineDayChooser *self, int *first, int *last)
{
  DatelineDayChooserClass *klass = DATELINE_DAY_CHOOSER_GET_CLASS (self);
  DatelineDayChooserPrivate *priv = get_private (self);

  if (dateline_day_chooser_is_choosing (self))
    {
      get_marks (self, first, last);
      return TRUE;
    }
  if (!dateline_day_chooser_has_chosen (self) || !get_ends (self, first, last))
    return FALSE;
  if (priv->chosen_first != 0)
    *first = klass->find_mark_of_day (self, priv->chosen_first);
  if (priv->chosen_last != 0)
    *last = klass->find_mark_of_day (self, priv->chosen_last);
  return TRUE;
}

int
dateline_day_chooser_get_cursor (DatelineDayChooser *self)
{
  return get_private (self)->cursor;
}

void
dateline_day_chooser_reset (DatelineDayChooser *self, int mark)
{
  get_private (self)->anchor = NOWHERE;
  put_cursor (self, mark);
  update (self);
}

void
dateline_day_chooser_move_to (DatelineDayChooser *self, int mark, gboolean extends)
{
  DatelineDayChooserPrivate *priv = get_private (self);

  if (!extends)
    priv->anchor = NOWHERE;
  else if (!dateline_day_chooser_is_choosing (self))
    priv->anchor = priv->cursor;
  put_cursor (self, mark);
  update (self);
}

gboolean
dateline_day_chooser_is_choosing (DatelineDayChooser *self)
{
  return get_private (self)->anchor != NOWHERE;
}

gboolean
dateline_day_chooser_give_up (DatelineDayChooser *self)
{
  DatelineDayChooserPrivate *priv = get_private (self);

  if (!dateline_day_chooser_is_choosing (self))
    return FALSE;
  priv->anchor = NOWHERE;
  update (self);
  return TRUE;
}

void
dateline_day_chooser_take (DatelineDayChooser *self)
{
  int first_mark, last_mark, first_end, last_end, first, last;

  get_marks (self, &first_mark, &last_mark);
  if (get_ends (self, &first_end, &last_end) && first_mark == first_end &&
      last_mark == last_end)
    {
      dateline_day_chooser_take_all (self);
      return;
    }
  get_days_of_marks (self, first_mark, last_mark, &first, &last);
  choose (self, first, last);
}

void
dateline_day_chooser_take_all (DatelineDayChooser *self)
{
  choose (self, 0, 0);
}

char *
dateline_day_chooser_describe (DatelineDayChooser *self, int first_mark, int last_mark)
{
  int first, last;

  get_days_of_marks (self, first_mark, last_mark, &first, &last);
  return dateline_filter_words_for_stories (get_private (self)->days, first, last);
}

double
dateline_day_chooser_mirror (DatelineDayChooser *self, double x, double width)
{
  GtkWidget *widget = GTK_WIDGET (self);

  return gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL
             ? gtk_widget_get_width (widget) - x - width
             : x;
}
