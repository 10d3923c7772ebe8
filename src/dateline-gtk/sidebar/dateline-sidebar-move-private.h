/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What a drop, or a key in its stead, changes; see dateline-sidebar-move.c. */

#pragma once

#include "dateline-gtk/sidebar/dateline-sidebar-outline-private.h"

G_BEGIN_DECLS

/* Where something is dropped: beside a place, or into a category. */
typedef enum
{
  DATELINE_SIDEBAR_NOWHERE,
  DATELINE_SIDEBAR_BEFORE,
  DATELINE_SIDEBAR_INTO,
  DATELINE_SIDEBAR_AFTER,
} DatelineSidebarSide;

/* What is to be done, and a sentence that says that it was. */
typedef struct
{
  DatelineArrangement *arrangement;
  char *text;
} DatelineSidebarMove;

DatelineSidebarMove *dateline_sidebar_move_new (DatelineArrangement *arrangement,
                                                char *text);
void dateline_sidebar_move_free (DatelineSidebarMove *self);
DatelineSidebarSide dateline_sidebar_move_find_side (GPtrArray *places,
                                                     DatelineSidebarPlace *target,
                                                     double fraction);
DatelineSidebarMove *dateline_sidebar_move_new_drop (DatelineSidebarOutline *outline,
                                                     GPtrArray *places,
                                                     DatelineSidebarPlace *target,
                                                     DatelineSidebarSide side,
                                                     gboolean copies);
DatelineSidebarMove *dateline_sidebar_move_new_step (DatelineSidebarOutline *outline,
                                                     DatelineSidebarPlace *place,
                                                     int step);
DatelineSidebarMove *dateline_sidebar_move_new_sort (DatelineSidebarOutline *outline,
                                                     DatelineSidebarPlace *place);
DatelineSidebarMove *dateline_sidebar_move_new_take_out (GPtrArray *places);
DatelineSidebarMove *dateline_sidebar_move_new_remove (GPtrArray *places);
DatelineSidebarMove *dateline_sidebar_move_new_name (DatelineSidebarOutline *outline,
                                                     DatelineSidebarPlace *place,
                                                     const char *name);
DatelineSidebarMove *dateline_sidebar_move_new_sections (DatelineSidebarOutline *outline,
                                                         GPtrArray *places,
                                                         DatelineSidebarPlace *target,
                                                         DatelineSidebarSide side);
/* Among which places, in their order, @places stand beside @target. */
GPtrArray *dateline_sidebar_move_put_beside (GPtrArray *siblings,
                                             GPtrArray *places,
                                             DatelineSidebarPlace *target,
                                             DatelineSidebarSide side);
DatelineSidebarMove *dateline_sidebar_move_new_section_name (DatelineSidebarPlace *place,
                                                             const char *name);
DatelineSidebarMove *dateline_sidebar_move_new_section_removal (GPtrArray *places);
gboolean dateline_sidebar_move_is_ordered (DatelineSidebarOutline *outline,
                                           DatelineSidebarPlace *place);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DatelineSidebarMove, dateline_sidebar_move_free)

G_END_DECLS
