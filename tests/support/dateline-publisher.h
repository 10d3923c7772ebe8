/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What a sequence is made of, and the publisher in it: for dateline-sequence.c. */

#pragma once

#include "dateline-sequence.h"

#include "dateline/model/dateline-feed-document.h"

G_BEGIN_DECLS

#define NOW G_GINT64_CONSTANT (1772366400)
#define HOUR (60 * 60)
#define DAY (24 * HOUR)
#define MAX_ITEMS 24

/* How a feed names its items. */
typedef enum
{
  NAMING_PERMALINK, /* the id is the link */
  NAMING_ADDRESS,   /* the id is another address */
  NAMING_OPAQUE,
  NAMING_NO_ID,
  NAMING_NOTHING, /* neither id nor link: title and date are all there is */
  N_NAMINGS,
} Naming;

typedef struct
{
  guint number;
  char *id;
  char *link;
  char *title;
  char *text; /* NULL for an item that lost its body */
  gint64 published;
  gboolean shares_id;
  gint64 delivered_at; /* when a document had it last; 0 if none had */
  gboolean read;
  gboolean saved;
  gboolean purged;
} Item;

typedef struct
{
  DatelineDatabase *database;
  SequenceChoose choose;
  gpointer source;
  SequenceCounts *counts;
  gint64 feed_id;
  gint64 now;
  gint64 completed_at; /* the last whole document that had anything */
  Naming naming;
  gboolean dated;
  guint n_serial;
  Item items[MAX_ITEMS];
  guint n_items;
  DatelineFeedDocument *document; /* the last one */
  char *fault;
} Sequence;

static inline guint
choose (Sequence *self, guint n)
{
  return self->choose (self->source, n);
}

static inline gboolean
chance (Sequence *self, guint one_in)
{
  return choose (self, one_in) == 0;
}

/* A new item. */
void publisher_add_item (Sequence *self);
/* The next document: some of the items, or none, in some order, or cut off; what was
 * there before stays away if @keep_away. */
DatelineFeedDocument *publisher_make_document (Sequence *self, gboolean keep_away);

G_END_DECLS
