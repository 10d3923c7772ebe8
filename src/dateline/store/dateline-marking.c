/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Which stories were marked how. Immutable, any thread. A bit a story: a hundred thousand
 * take 13 KB, so that many markings may be kept to be taken back.
 */

#include "dateline/store/dateline-marking-private.h"

/**
 * DatelineMarking:
 *
 * What one call of a store marked: the stories that were marked otherwise before, and
 * they alone. [method@Store.take_back_async] marks them as they were, those that nobody
 * marked otherwise since.
 */
struct _DatelineMarking
{
  DatelineStoreChangeFlags flag;
  gboolean value;
  DatelineIdSet *ids;
};

G_DEFINE_BOXED_TYPE (DatelineMarking,
                     dateline_marking,
                     dateline_marking_ref,
                     dateline_marking_unref)

DatelineMarking *
dateline_marking_new (DatelineStoreChangeFlags flag, gboolean value, GArray *ids)
{
  DatelineMarking *self = g_atomic_rc_box_new0 (DatelineMarking);

  self->flag = flag;
  self->value = !!value;
  self->ids = dateline_id_set_new_for_array (ids);
  return self;
}

static void
dateline_marking_clear (DatelineMarking *self)
{
  dateline_id_set_free (self->ids);
}

/**
 * dateline_marking_ref:
 * @self: a marking
 *
 * Adds a reference; any thread.
 *
 * Returns: (transfer full): @self
 */
DatelineMarking *
dateline_marking_ref (DatelineMarking *self)
{
  return g_atomic_rc_box_acquire (self);
}

/**
 * dateline_marking_unref:
 * @self: (transfer full): a marking
 *
 * Drops a reference; any thread.
 */
void
dateline_marking_unref (DatelineMarking *self)
{
  g_atomic_rc_box_release_full (self, (GDestroyNotify) dateline_marking_clear);
}

/**
 * dateline_marking_get_flag:
 * @self: a marking
 *
 * Gets what the stories were marked as.
 *
 * Returns: one of %DATELINE_STORE_CHANGE_READ, %DATELINE_STORE_CHANGE_SAVED and
 *   %DATELINE_STORE_CHANGE_DELETED
 */
DatelineStoreChangeFlags
dateline_marking_get_flag (const DatelineMarking *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->flag;
}

/**
 * dateline_marking_get_value:
 * @self: a marking
 *
 * Gets whether the stories were marked so, or no longer so.
 *
 * Returns: %FALSE if they are unread, unsaved or brought back
 */
gboolean
dateline_marking_get_value (const DatelineMarking *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->value;
}

/**
 * dateline_marking_get_n_stories:
 * @self: a marking
 *
 * Gets how many stories were marked otherwise before.
 *
 * Returns: the number of stories
 */
guint
dateline_marking_get_n_stories (const DatelineMarking *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return dateline_id_set_get_size (self->ids);
}

GArray *
dateline_marking_list_ids (DatelineMarking *self)
{
  return dateline_id_set_list (self->ids);
}
