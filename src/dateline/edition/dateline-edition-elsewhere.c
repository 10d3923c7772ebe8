/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* How an edition takes in what another program changed. It is only known that something
 * was: so the list is made once more and compared with the one that is shown. What came
 * since is counted, as after a refresh of one's own; what was marked stays where it is;
 * what is gone goes. Main context only.
 */

#include "dateline/edition/dateline-edition-private.h"

#include "dateline/store/dateline-store-keys-private.h"

#include <string.h>

static void look (DatelineEdition *self);

static const DatelineStoryKey *
get_key (GArray *keys, guint position)
{
  return &g_array_index (keys, DatelineStoryKey, position);
}

static gboolean
is_same (GArray *keys, GArray *others)
{
  return keys->len == others->len &&
         memcmp (keys->data, others->data, keys->len * sizeof (DatelineStoryKey)) == 0;
}

/* Without the stories that came after the list: they wait until they are asked for. */
static void
leave_out_newer (GArray *keys, gint64 last_id)
{
  guint n = 0;

  for (guint i = 0; i < keys->len; i++)
    if (get_key (keys, i)->id <= last_id)
      g_array_index (keys, DatelineStoryKey, n++) = *get_key (keys, i);
  g_array_set_size (keys, n);
}

static DatelineIdSet *
collect (GArray *keys, guint mask)
{
  DatelineIdSet *ids = dateline_id_set_new ();

  for (guint i = 0; i < keys->len; i++)
    if ((get_key (keys, i)->group & mask) == mask)
      dateline_id_set_add (ids, get_key (keys, i)->id);
  return ids;
}

/* What is shown and not listed any more may be marked otherwise, and then is kept, or be
 * gone. The store knows which when it is asked to keep it. */
static gboolean
keep_missing (DatelineEdition *self, GArray *keys)
{
  g_autoptr (DatelineIdSet) listed = NULL;
  gboolean keeps = FALSE;

  if (!dateline_query_get_unread_only (self->query) &&
      !dateline_query_get_saved_only (self->query))
    return FALSE;

  listed = collect (keys, 0);
  for (guint i = 0; i < self->keys->len; i++)
    {
      gint64 id = get_key (self->keys, i)->id;

      if (!dateline_id_set_contains (listed, id))
        keeps |= dateline_id_set_add (self->kept, id);
    }
  return keeps;
}

/* What is listed among what is read now and was shown among what is not stays there, and
 * the other way round. */
static gboolean
keep_parts (DatelineEdition *self, GArray *keys)
{
  g_autoptr (DatelineIdSet) listed = NULL;
  g_autoptr (DatelineIdSet) read = NULL;
  gboolean keeps = FALSE;

  if (dateline_query_find_order (self->query) != DATELINE_QUERY_ORDER_UNREAD)
    return FALSE;

  listed = collect (keys, 0);
  read = collect (keys, DATELINE_STORY_KEY_READ);
  for (guint i = 0; i < self->keys->len; i++)
    {
      const DatelineStoryKey *key = get_key (self->keys, i);
      gboolean was_read = (key->group & DATELINE_STORY_KEY_READ) != 0;

      if (!dateline_id_set_contains (listed, key->id) ||
          dateline_id_set_contains (read, key->id) == was_read)
        continue;
      if (!dateline_id_set_add (self->swapped, key->id))
        dateline_id_set_remove (self->swapped, key->id);
      keeps = TRUE;
    }
  return keeps;
}

static void
finish (DatelineEdition *self)
{
  gboolean again = self->look_again;

  g_clear_object (&self->looking);
  g_clear_pointer (&self->looked_keys, g_array_unref);
  self->look_again = FALSE;
  self->is_second_look = FALSE;
  if (again)
    look (self);
}

static void
compare (DatelineEdition *self)
{
  g_autoptr (GArray) keys = g_steal_pointer (&self->looked_keys);
  gboolean keeps;

  leave_out_newer (keys, self->last_id);
  if (!is_same (self->keys, keys))
    {
      keeps = keep_missing (self, keys);
      keeps |= keep_parts (self, keys);
      if (keeps && !self->is_second_look)
        {
          self->is_second_look = TRUE;
          look (self);
          return;
        }
      dateline_edition_set_keys (self, keys);
    }
  finish (self);
}

static void
rest_looked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DatelineEdition) self = user_data;
  g_autoptr (DatelineStoryList) rest = NULL;
  g_autoptr (GError) error = NULL;

  rest = dateline_store_list_rest_finish (DATELINE_STORE (source), result, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (rest == NULL)
    {
      finish (self);
      return;
    }
  g_array_append_vals (self->looked_keys, rest->keys->data, rest->keys->len);
  compare (self);
}

/* A look that failed leaves the list as it is. */
static void
looked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DatelineEdition) self = user_data;
  g_autoptr (DatelineStoryList) list = NULL;
  g_autoptr (GError) error = NULL;

  list = dateline_store_list_keys_finish (DATELINE_STORE (source), result, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (list == NULL || list->is_partial)
    {
      finish (self);
      return;
    }
  self->looked_keys = g_array_ref (list->keys);
  if (list->rest == NULL)
    {
      compare (self);
      return;
    }
  dateline_store_list_rest_async (self->store,
                                  g_steal_pointer (&list),
                                  self->looking,
                                  rest_looked_cb,
                                  g_object_ref (self));
}

static void
look (DatelineEdition *self)
{
  g_autoptr (GArray) kept = dateline_id_set_list (self->kept);
  g_autoptr (GArray) swapped = dateline_id_set_list (self->swapped);

  if (self->looking == NULL)
    self->looking = g_cancellable_new ();
  dateline_store_list_keys_async (self->store,
                                  self->query,
                                  kept,
                                  swapped,
                                  self->looking,
                                  looked_cb,
                                  g_object_ref (self));
}

void
dateline_edition_look (DatelineEdition *self)
{
  /* Whatever is listed anew is of now, and where nothing is shown nothing is disturbed.
   * Of a list with an end newer stories take the place of older ones. */
  if (self->listing != NULL || self->keys->len == 0 ||
      dateline_query_get_limit (self->query) > 0)
    {
      dateline_edition_list (self);
      return;
    }
  dateline_edition_count_pending (self);
  self->look_again = self->looking != NULL;
  if (!self->look_again)
    look (self);
}

void
dateline_edition_stop_looking (DatelineEdition *self)
{
  g_cancellable_cancel (self->looking);
  g_clear_object (&self->looking);
  g_clear_pointer (&self->looked_keys, g_array_unref);
  self->look_again = FALSE;
  self->is_second_look = FALSE;
}
