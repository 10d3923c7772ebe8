/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Where the next unread story of an edition is, after a given one and round to it again.
 * An edition knows what is read only of stories that were in view, so that the store has
 * to be asked where an unknown one lies in between. Main context only.
 */

#include "dateline-gtk/headlines/dateline-unread-finder-private.h"

/* The walk from the story after @after_id, or from the top, round to it. */
typedef struct
{
  guint n_stories;
  guint start;
  guint n_steps;
} Walk;

static Walk
begin_walk (DatelineEdition *edition, gint64 after_id)
{
  Walk walk = { .n_stories = g_list_model_get_n_items (G_LIST_MODEL (edition)) };
  guint position;

  walk.n_steps = walk.n_stories;
  if (after_id != 0 && dateline_edition_find (edition, after_id, &position))
    {
      walk.start = position + 1;
      walk.n_steps--;
    }
  return walk;
}

static guint
walk_to (const Walk *walk, guint step)
{
  return (walk->start + step) % walk->n_stories;
}

/* Looks at what is known. */
DatelineUnreadAnswer
dateline_unread_finder_look (DatelineEdition *edition, gint64 after_id, guint *position)
{
  Walk walk = begin_walk (edition, after_id);

  for (guint step = 0; step < walk.n_steps; step++)
    {
      g_autoptr (DatelineStory) story =
          g_list_model_get_item (G_LIST_MODEL (edition), walk_to (&walk, step));

      if (dateline_story_get_headline (story) == NULL)
        return DATELINE_UNREAD_UNKNOWN;
      if (!dateline_story_is_read (story))
        {
          *position = walk_to (&walk, step);
          return DATELINE_UNREAD_FOUND;
        }
    }
  return DATELINE_UNREAD_NONE;
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  DatelineEdition *edition = g_task_get_source_object (task);
  gint64 *after_id = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (GArray) ids =
      dateline_store_list_ids_finish (DATELINE_STORE (source), result, &error);
  g_autoptr (GHashTable) unread = NULL;
  Walk walk;

  if (ids == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  unread = g_hash_table_new (g_int64_hash, g_int64_equal);
  for (guint i = 0; i < ids->len; i++)
    g_hash_table_add (unread, &g_array_index (ids, gint64, i));

  walk = begin_walk (edition, *after_id);
  for (guint step = 0; step < walk.n_steps; step++)
    {
      gint64 id = dateline_edition_get_id (edition, walk_to (&walk, step));

      if (g_hash_table_contains (unread, &id))
        {
          g_task_return_int (task, walk_to (&walk, step));
          return;
        }
    }
  g_task_return_int (task, -1);
}

/* Asks the store which stories of the edition's query are unread. */
void
dateline_unread_finder_ask_async (DatelineEdition *edition,
                                  gint64 after_id,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  GTask *task = g_task_new (edition, cancellable, callback, user_data);
  g_autoptr (DatelineQuery) plain = dateline_query_new ();
  g_autoptr (DatelineQuery) query =
      dateline_query_copy (dateline_edition_get_query (edition));

  g_task_set_source_tag (task, dateline_unread_finder_ask_async);
  g_task_set_task_data (task, g_memdup2 (&after_id, sizeof after_id), g_free);
  dateline_query_copy_order (query, plain);
  dateline_query_set_unread_only (query, TRUE);
  dateline_store_list_ids_async (dateline_edition_get_store (edition),
                                 query,
                                 cancellable,
                                 listed_cb,
                                 task);
}

/* Returns whether there is one; FALSE without an error if there is none. */
gboolean
dateline_unread_finder_ask_finish (GAsyncResult *result, guint *position, GError **error)
{
  gssize found = g_task_propagate_int (G_TASK (result), error);

  if (found < 0)
    return FALSE;
  *position = found;
  return TRUE;
}
