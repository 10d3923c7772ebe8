/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* From one list of stories to the next in few steps. Pure.
 *
 * Both lists are in one order, so that what they have in common comes in the same order
 * in both, but for the rare story whose time changed. So a walk along both finds the
 * steps, once it is known which stories are in both.
 */

#include "dateline/edition/dateline-edition-diff-private.h"

#include "dateline/store/dateline-id-set-private.h"
#include "dateline/store/dateline-store-keys-private.h"

/* Each step costs a list view some work, and looking for them some time. */
#define MAX_SPANS 64
#define MAX_DIFFERENT 10000

static gint64
get_id (GArray *keys, guint position)
{
  return g_array_index (keys, DatelineStoryKey, position).id;
}

/* The ids of a stretch of @keys. */
static DatelineIdSet *
collect (GArray *keys, guint from, guint until)
{
  DatelineIdSet *ids = dateline_id_set_new ();

  for (guint i = from; i < until; i++)
    dateline_id_set_add (ids, get_id (keys, i));
  return ids;
}

/* The stretches that differ: the lists without what they begin and end with alike. */
typedef struct
{
  guint from;
  guint old_until;
  guint new_until;
} Stretch;

static Stretch
find_stretch (GArray *old_keys, GArray *new_keys)
{
  Stretch stretch = { 0, old_keys->len, new_keys->len };

  while (stretch.from < stretch.old_until && stretch.from < stretch.new_until &&
         get_id (old_keys, stretch.from) == get_id (new_keys, stretch.from))
    stretch.from++;
  while (stretch.old_until > stretch.from && stretch.new_until > stretch.from &&
         get_id (old_keys, stretch.old_until - 1) ==
             get_id (new_keys, stretch.new_until - 1))
    {
      stretch.old_until--;
      stretch.new_until--;
    }
  return stretch;
}

GArray *
dateline_edition_diff (GArray *old_keys, GArray *new_keys)
{
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (DatelineEditionSpan));
  g_autoptr (DatelineIdSet) old_ids = NULL;
  g_autoptr (DatelineIdSet) new_ids = NULL;
  Stretch stretch = find_stretch (old_keys, new_keys);
  guint i = stretch.from;
  guint j = stretch.from;

  /* Stories came in one place, or went from one: the end of a long list comes late. */
  if (i < stretch.old_until ? j == stretch.new_until : j < stretch.new_until)
    {
      DatelineEditionSpan span = { i, j, stretch.old_until - i, stretch.new_until - j };

      g_array_append_val (spans, span);
      return g_steal_pointer (&spans);
    }

  if (stretch.old_until - i > MAX_DIFFERENT || stretch.new_until - j > MAX_DIFFERENT)
    return NULL;

  old_ids = collect (old_keys, i, stretch.old_until);
  new_ids = collect (new_keys, j, stretch.new_until);
  while (i < stretch.old_until || j < stretch.new_until)
    {
      DatelineEditionSpan span = { i, j, 0, 0 };

      while (i < stretch.old_until &&
             !dateline_id_set_contains (new_ids, get_id (old_keys, i)))
        i++;
      while (j < stretch.new_until &&
             !dateline_id_set_contains (old_ids, get_id (new_keys, j)))
        j++;

      span.n_removed = i - span.old_position;
      span.n_added = j - span.new_position;
      if (span.n_removed + span.n_added > 0)
        g_array_append_val (spans, span);
      if (spans->len > MAX_SPANS)
        return NULL;

      /* Both stand before a story of both lists, which is the same unless one moved. */
      for (; i < stretch.old_until && j < stretch.new_until &&
             get_id (old_keys, i) == get_id (new_keys, j);
           i++)
        j++;
      if (span.n_removed + span.n_added == 0 && i == span.old_position)
        return NULL;
    }
  return g_steal_pointer (&spans);
}
