/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* A feed that was found, as a row of a list in which several can be chosen. Main context
 * only. */

#pragma once

#include "dateline/dateline.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DATELINE_TYPE_FOUND_ROW (dateline_found_row_get_type ())

/* Property "chosen" (boolean); signal "show-feed" (gint64 feed_id): a person wants to see
 * the feed, which is followed already. */
G_DECLARE_FINAL_TYPE (DatelineFoundRow,
                      dateline_found_row,
                      DATELINE,
                      FOUND_ROW,
                      GtkListBoxRow)

/* @is_one_of_many: whether there is something to choose
 * @shows_language: whether the languages tell the feeds apart */
GtkWidget *dateline_found_row_new (DatelineFeedLink *link,
                                   gboolean is_one_of_many,
                                   gboolean shows_language);
DatelineFeedLink *dateline_found_row_get_link (DatelineFoundRow *self);
gboolean dateline_found_row_is_chosen (DatelineFoundRow *self);
void dateline_found_row_set_chosen (DatelineFoundRow *self, gboolean chosen);

/* The feed is followed now: there is nothing to choose any more. */
void dateline_found_row_set_followed (DatelineFoundRow *self, gint64 feed_id);

/* The rows of a list of feeds that were found; see dateline-found-rows.c. */

/* @links: (element-type DatelineFeedLink): what the list shows from now on, at least one
 */
void dateline_found_rows_fill (GtkListBox *list, GPtrArray *links);

/* Returns (nullable) (transfer none): the row at @index */
DatelineFoundRow *dateline_found_rows_get (GtkListBox *list, guint index);

/* Returns (element-type DatelineFoundRow) (transfer full): from the top */
GPtrArray *dateline_found_rows_list_chosen (GtkListBox *list);

G_END_DECLS
