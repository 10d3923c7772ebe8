/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* How a list view is told of the stories of an edition, so that it makes few rows for
 * them; see dateline-headline-telling.c. */

#pragma once

#include "dateline-gtk/headlines/dateline-headline-view-private.h"

G_BEGIN_DECLS

typedef struct _DatelineHeadlineTelling DatelineHeadlineTelling;

/* Of the stories of @model, by the items-changed of @told, who owns what is made. */
DatelineHeadlineTelling *dateline_headline_telling_new (GListModel *model,
                                                        GListModel *told);
void dateline_headline_telling_free (DatelineHeadlineTelling *self);
/* The view that shows them, as long as it lives. */
void dateline_headline_telling_set_view (DatelineHeadlineTelling *self,
                                         DatelineHeadlineView *view);
/* How many stories the list view knows of: the first ones. */
guint dateline_headline_telling_get_n_told (DatelineHeadlineTelling *self);
/* Whether it knows of stories that are gone, as others may come in their places. */
gboolean dateline_headline_telling_is_waiting (DatelineHeadlineTelling *self);
/* The stories have changed. */
void dateline_headline_telling_follow (DatelineHeadlineTelling *self,
                                       guint position,
                                       guint n_removed,
                                       guint n_added);
/* Tells of all at once. */
void dateline_headline_telling_complete (DatelineHeadlineTelling *self);

G_END_DECLS
