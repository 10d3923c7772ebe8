/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* A picture of how many stories days have, out of which some are chosen by a drag or the
 * keyboard. What it is made of, squares or bars, are marks: each has a number, in the
 * order of time, and stands for a day or for several. This is what all such pictures have
 * in common; each adds where its marks are, and paints them. Main context only.
 */

#pragma once

#include "dateline/dateline.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DATELINE_TYPE_DAY_CHOOSER (dateline_day_chooser_get_type ())

/* No mark. */
#define DATELINE_DAY_CHOOSER_NOWHERE -1

/* Signal "days-chosen" (int first, int last): Julian days, both in, were taken; both 0
 * for all. */
G_DECLARE_DERIVABLE_TYPE (DatelineDayChooser,
                          dateline_day_chooser,
                          DATELINE,
                          DAY_CHOOSER,
                          GtkWidget)

struct _DatelineDayChooserClass
{
  GtkWidgetClass parent_class;

  /* In pixels, how far a drag goes, or it was a click; 0 where a press chooses, too. */
  int drag_threshold;

  /* The first mark and the last that there are; FALSE if there are none. */
  gboolean (*get_ends) (DatelineDayChooser *self, int *first, int *last);
  /* The mark at a point, or the nearest one; NOWHERE if @exact and there is none. */
  int (*find_mark) (DatelineDayChooser *self, double x, double y, gboolean exact);
  /* Between marks and days; as they are, a mark is the day itself. */
  int (*find_mark_of_day) (DatelineDayChooser *self, int day);
  void (*get_days_of_mark) (DatelineDayChooser *self, int mark, int *first, int *last);
  /* Makes a mark seen that the cursor went to; NULL where all are seen. */
  void (*show_mark) (DatelineDayChooser *self, int mark);
  /* What a tooltip points at, FALSE if it is not seen; NULL for the pointer. */
  gboolean (*get_mark_area) (DatelineDayChooser *self, int mark, GdkRectangle *area);
  /* A key other than Enter and Escape. One of the keypad comes as the other of its name,
   * and GDK_KEY_Right is towards later days where lines begin on the right, too. */
  gboolean (*key_pressed) (DatelineDayChooser *self, guint keyval, gboolean extends);
};

/* @days: (nullable): of DatelineStoryDay, the latest first; NULL while they are counted
 */
void dateline_day_chooser_set_days (DatelineDayChooser *self, GArray *days);
GArray *dateline_day_chooser_get_days (DatelineDayChooser *self);
/* Which days are in use; 0 for no bound, and both 0 for all. */
void dateline_day_chooser_set_chosen (DatelineDayChooser *self, int first, int last);
gboolean dateline_day_chooser_has_chosen (DatelineDayChooser *self);
/* The marks that are seen as chosen: those that are being chosen, or those of the days in
 * use; FALSE for all. */
gboolean dateline_day_chooser_get_range (DatelineDayChooser *self, int *first, int *last);

int dateline_day_chooser_get_cursor (DatelineDayChooser *self);
/* Puts the cursor there; what was being chosen is given up. */
void dateline_day_chooser_reset (DatelineDayChooser *self, int mark);
/* As a key does: @extends chooses from where the cursor was. */
void dateline_day_chooser_move_to (DatelineDayChooser *self, int mark, gboolean extends);
gboolean dateline_day_chooser_is_choosing (DatelineDayChooser *self);
/* Goes on without what is being chosen; FALSE if nothing is. */
gboolean dateline_day_chooser_give_up (DatelineDayChooser *self);
/* Takes what is being chosen, or the mark under the cursor. */
void dateline_day_chooser_take (DatelineDayChooser *self);
void dateline_day_chooser_take_all (DatelineDayChooser *self);

/* The days of marks and how many stories there are: "Monday, 3 November 2025: 14
 * stories". */
char *dateline_day_chooser_describe (DatelineDayChooser *self, int first, int last);
/* Where what is @width wide and begins @x after the beginning of a line is to be found.
 */
double dateline_day_chooser_mirror (DatelineDayChooser *self, double x, double width);

G_END_DECLS
