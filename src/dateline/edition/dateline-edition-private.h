/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What the files of an edition know of each other. Main context only. */

#pragma once

#include "dateline/edition/dateline-edition-pages-private.h"
#include "dateline/edition/dateline-edition.h"
#include "dateline/store/dateline-id-set-private.h"

G_BEGIN_DECLS

struct _DatelineEdition
{
  GObject parent_instance;

  DatelineStore *store;
  DatelineQuery *query;
  DatelineEditionPages *pages;
  GArray *keys;           /* of DatelineStoryKey */
  gint64 last_id;         /* of the store, when the list was made */
  guint group_mask;       /* what of their groups decides where a heading is */
  DatelineIdSet *kept;    /* what was marked since the query was set */
  DatelineIdSet *swapped; /* of it what is among what is read and is not, or the other */

  GCancellable *listing;
  GSource *first_listing; /* waits for a query to be set */
  gboolean loading;
  gboolean replacing; /* the next list is of another query */
  GArray *first_keys; /* of a list whose rest is on its way, where it replaces none */

  GCancellable *looking; /* after what another program changed */
  GArray *looked_keys;
  gboolean look_again;
  gboolean is_second_look; /* with what the first one missed */

  GCancellable *counting;
  gboolean count_again;
  guint n_pending;
  gboolean is_partial;
  GError *error;
};

/* Has a story say what is known of its place. */
void dateline_edition_place_story (DatelineEdition *self,
                                   DatelineStory *story,
                                   guint position);
void dateline_edition_set_partial (DatelineEdition *self, gboolean is_partial);
void dateline_edition_set_loading (DatelineEdition *self, gboolean loading);
void dateline_edition_set_n_pending (DatelineEdition *self, guint n_pending);
/* Takes @error, which is nullable. */
void dateline_edition_take_error (DatelineEdition *self, GError *error);

/* Asks the store for the list of the query. What was asked before comes to nothing. */
void dateline_edition_list (DatelineEdition *self);
/* Asks nothing any more. */
void dateline_edition_stop_listing (DatelineEdition *self);
/* Shows another list, of DatelineStoryKey, in the place of this one. */
void dateline_edition_set_keys (DatelineEdition *self, GArray *keys);
/* Counts what has arrived; once for all that arrives while it counts. */
void dateline_edition_count_pending (DatelineEdition *self);
/* Takes in what another program changed. */
void dateline_edition_look (DatelineEdition *self);
void dateline_edition_stop_looking (DatelineEdition *self);
/* Follows what a commit changed. */
void dateline_edition_follow (DatelineEdition *self, DatelineStoreChanges *changes);

G_END_DECLS
