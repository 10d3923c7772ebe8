/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The heading of the day or feed that is looked at, which stays at the top of the list
 * while its stories scroll by. Main context only. */

#pragma once

#include "dateline-gtk/headlines/dateline-headline-style-private.h"

G_BEGIN_DECLS

/* Paints it over @view, whose rows are DatelineHeadlineRows. */
void dateline_headline_heading_snapshot (GtkWidget *view,
                                         DatelineHeadlineStyle *style,
                                         GtkSnapshot *snapshot);
/* Which row it is painted for; NULL where the row's own heading is in view. @y: of its
 * upper edge, above that of @view while the next one pushes it out. */
GtkWidget *dateline_headline_heading_find_row (GtkWidget *view,
                                               DatelineHeadlineStyle *style,
                                               float *y);
/* The row whose heading is at a place of @view; NULL where there is none. */
GtkWidget *dateline_headline_heading_pick (GtkWidget *view,
                                           DatelineHeadlineStyle *style,
                                           double x,
                                           double y);
/* Has the heading of a feed lead to it: @view, a DatelineHeadlineView, then emits
 * "feed-activated". */
void dateline_headline_heading_add_press (GtkWidget *view);

G_END_DECLS
