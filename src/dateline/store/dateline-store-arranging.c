/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The calls of a store by which the reader arranges feeds and categories. The functions
 * that answer run on the writing thread, the calls on the main context.
 */

#include "dateline/store/dateline-store-private.h"

#include "dateline/model/dateline-arrangement-private.h"
#include "dateline/store/dateline-arranging-private.h"
#include "dateline/store/dateline-category-table-private.h"
#include "dateline/store/dateline-store-changes-private.h"

/* What a step changes, but for the feeds. */
static const DatelineStoreChangeFlags changes[DATELINE_ARRANGEMENT_N_KINDS] = {
  [DATELINE_ARRANGEMENT_RESTORE] = DATELINE_STORE_CHANGE_STORIES,
  [DATELINE_ARRANGEMENT_REMOVE] =
      DATELINE_STORE_CHANGE_STORIES | DATELINE_STORE_CHANGE_REMOVED,
  [DATELINE_ARRANGEMENT_CHANGE_SECTION] = DATELINE_STORE_CHANGE_SECTIONS,
  [DATELINE_ARRANGEMENT_MOVE_SECTION] = DATELINE_STORE_CHANGE_SECTIONS,
  [DATELINE_ARRANGEMENT_REMOVE_SECTION] = DATELINE_STORE_CHANGE_SECTIONS,
  [DATELINE_ARRANGEMENT_RESTORE_SECTION] = DATELINE_STORE_CHANGE_SECTIONS,
};

static DatelineStoreChangeFlags
get_flags (const DatelineArrangement *arrangement)
{
  GPtrArray *steps = dateline_arrangement_get_steps (arrangement);
  DatelineStoreChangeFlags flags = 0;

  for (guint i = 0; i < steps->len; i++)
    {
      const DatelineArrangementStep *step = steps->pdata[i];

      flags |= changes[step->kind];
      if ((changes[step->kind] & DATELINE_STORE_CHANGE_SECTIONS) == 0)
        flags |= DATELINE_STORE_CHANGE_FEEDS;
    }
  return flags;
}

static gboolean
answer_arrange (DatelineDatabase *database, DatelineStoreCall *call, GError **error)
{
  g_autoptr (DatelineArrangement) inverse = dateline_arrangement_new ();
  g_autoptr (GArray) removed = g_array_new (FALSE, FALSE, sizeof (gint64));
  DatelineStoreChangeFlags flags;

  if (!dateline_arranging_apply (database, call->arrangement, inverse, removed, error))
    return FALSE;

  flags = get_flags (call->arrangement);
  call->answer = g_steal_pointer (&inverse);
  call->answer_free = (GDestroyNotify) dateline_arrangement_free;
  call->changes = dateline_store_changes_new (
      flags,
      0,
      0,
      0,
      (flags & DATELINE_STORE_CHANGE_REMOVED) != 0 ? g_steal_pointer (&removed) : NULL,
      FALSE);
  return TRUE;
}

/**
 * dateline_store_arrange_async:
 * @self: a store
 * @arrangement: what is to be changed
 * @cancellable: (nullable): what can cancel it
 * @callback: (scope async): called when it is done
 * @user_data: for @callback
 *
 * Files, orders, names, removes or restores feeds and categories: all steps of
 * @arrangement or, on an error, none.
 */
void
dateline_store_arrange_async (DatelineStore *self,
                              const DatelineArrangement *arrangement,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  DatelineStoreCall *call;

  g_return_if_fail (DATELINE_IS_STORE (self));
  g_return_if_fail (arrangement != NULL);

  call = dateline_store_call_new (self,
                                  answer_arrange,
                                  dateline_store_arrange_async,
                                  cancellable,
                                  callback,
                                  user_data);
  call->arrangement = dateline_arrangement_copy (arrangement);
  dateline_store_write (self, call);
}

/**
 * dateline_store_arrange_finish:
 * @self: a store
 * @result: what the callback got
 * @error: return location for an error: %DATELINE_STORE_ERROR_NOT_FOUND if one of the
 *   feeds is not followed any more
 *
 * Finishes dateline_store_arrange_async().
 *
 * Returns: (transfer full): what takes it back, %NULL on an error
 */
DatelineArrangement *
dateline_store_arrange_finish (DatelineStore *self, GAsyncResult *result, GError **error)
{
  return dateline_store_take_answer (self, result, dateline_store_arrange_async, error);
}

static gboolean
answer_set_category_closed (DatelineDatabase *database,
                            DatelineStoreCall *call,
                            GError **error)
{
  return dateline_category_table_set_closed (database, call->title, call->value, error);
}

/**
 * dateline_store_set_category_closed_async:
 * @self: a store
 * @category: a category's name
 * @closed: whether its feeds are not to be shown
 * @cancellable: (nullable): what can cancel it
 * @callback: (scope async) (nullable): called when it is done
 * @user_data: for @callback
 *
 * Remembers whether the reader closed a category. Nothing that others show changes, so
 * #DatelineStore::changed is not emitted.
 */
void
dateline_store_set_category_closed_async (DatelineStore *self,
                                          const char *category,
                                          gboolean closed,
                                          GCancellable *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer user_data)
{
  DatelineStoreCall *call;

  g_return_if_fail (DATELINE_IS_STORE (self));
  g_return_if_fail (category != NULL);

  call = dateline_store_call_new (self,
                                  answer_set_category_closed,
                                  dateline_store_set_category_closed_async,
                                  cancellable,
                                  callback,
                                  user_data);
  call->title = g_strdup (category);
  call->value = closed;
  dateline_store_write (self, call);
}

/**
 * dateline_store_set_category_closed_finish:
 * @self: a store
 * @result: what the callback got
 * @error: return location for an error
 *
 * Finishes dateline_store_set_category_closed_async().
 *
 * Returns: %TRUE if it is done
 */
gboolean
dateline_store_set_category_closed_finish (DatelineStore *self,
                                           GAsyncResult *result,
                                           GError **error)
{
  return dateline_store_take_answer (self,
                                     result,
                                     dateline_store_set_category_closed_async,
                                     error) != NULL;
}
