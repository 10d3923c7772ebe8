/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The calls of a refresh share transactions, and nobody can tell but by the clock. */

#include "dateline/store/dateline-database-private.h"

#include "../support/dateline-storing.h"

#define N_CALLS 40

typedef struct
{
  Storing *fixture;
  GAsyncResult *results[N_CALLS];
  guint n_done;
  gint64 marked_after; /* how many merges were done when the mark was; -1 before */
} Queue;

typedef struct
{
  Queue *queue;
  guint index;
} Place;

static void
merged_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Place *place = user_data;

  place->queue->results[place->index] = g_object_ref (result);
  place->queue->n_done++;
}

/* A story of its own for the @index-th call. */
static void
push_merge (Queue *queue, guint index, gint64 feed_id, GCancellable *cancellable)
{
  g_autofree char *name = g_strdup_printf ("s%u", index);
  g_autoptr (DatelineFeedDocument) document =
      storing_make_document (storing_make_entry (name, name, 1, "harbour"), NULL);
  g_autoptr (DatelineFetchOutcome) outcome = storing_make_outcome (STORING_NOW);
  Place *place = g_new (Place, 1);

  place->queue = queue;
  place->index = index;
  dateline_store_merge_async (queue->fixture->store,
                              feed_id,
                              document,
                              outcome,
                              cancellable,
                              merged_cb,
                              place);
}

/* Keeps the store from writing, so that what is asked of it meanwhile waits in a row. */
static DatelineDatabase *
hold (Storing *fixture)
{
  g_autoptr (GError) error = NULL;
  DatelineDatabase *database =
      dateline_database_open (fixture->path, DATELINE_DATABASE_WRITER, &error);

  g_assert_no_error (error);
  dateline_database_begin (database, &error);
  g_assert_no_error (error);
  return database;
}

static void
let_go (DatelineDatabase *database)
{
  dateline_database_roll_back (database);
  dateline_database_close (database);
}

static void
wait_for_all (Queue *queue)
{
  while (queue->n_done < N_CALLS)
    g_main_context_iteration (NULL, TRUE);
}

static void
assert_outcome (Queue *queue, guint index, GQuark domain, int code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DatelineStoreChanges) changes =
      dateline_store_merge_finish (queue->fixture->store, queue->results[index], &error);

  if (domain != 0)
    g_assert_error (error, domain, code);
  else
    {
      g_assert_no_error (error);
      g_assert_cmpuint (dateline_store_changes_get_n_added (changes), ==, 1);
    }
  g_clear_object (&queue->results[index]);
}

static guint
count_pieces (Storing *fixture)
{
  g_autoptr (DatelineDatabase) database = NULL;
  g_autoptr (GError) error = NULL;
  gint64 n;

  database = dateline_database_open (fixture->path, DATELINE_DATABASE_READER, &error);
  g_assert_no_error (error);
  /* Rows of two numbers are the index's own; the others are pages, the piece in front. */
  dateline_database_get_int64 (
      database,
      "SELECT count (DISTINCT id >> 37) FROM search_data WHERE id >> 37 > 0",
      &n,
      &error);
  g_assert_no_error (error);
  return n;
}

static void
test_together (Storing *fixture, gconstpointer unused)
{
  Queue queue = { fixture };
  gint64 feed = storing_add_feed (fixture->store, "http://a.example/", NULL);
  DatelineDatabase *hand = hold (fixture);
  g_autoptr (GArray) ids = NULL;

  for (guint i = 0; i < N_CALLS; i++)
    push_merge (&queue, i, feed, NULL);
  let_go (hand);
  wait_for_all (&queue);
  for (guint i = 0; i < N_CALLS; i++)
    assert_outcome (&queue, i, 0, 0);

  ids = storing_list_ids (fixture->store, NULL);
  g_assert_cmpuint (ids->len, ==, N_CALLS);
  g_assert_cmpuint (count_pieces (fixture), <, 6);
}

/* One that fails and one that is cancelled leave the others alone. */
static void
test_apart (Storing *fixture, gconstpointer unused)
{
  Queue queue = { fixture };
  gint64 feed = storing_add_feed (fixture->store, "http://a.example/", NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  DatelineDatabase *hand = hold (fixture);
  g_autoptr (GArray) ids = NULL;

  g_cancellable_cancel (cancellable);
  for (guint i = 0; i < N_CALLS; i++)
    push_merge (&queue, i, i == 7 ? feed + 100 : feed, i == 11 ? cancellable : NULL);
  let_go (hand);
  wait_for_all (&queue);
  for (guint i = 0; i < N_CALLS; i++)
    if (i == 7)
      assert_outcome (&queue, i, DATELINE_STORE_ERROR, DATELINE_STORE_ERROR_NOT_FOUND);
    else if (i == 11)
      assert_outcome (&queue, i, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    else
      assert_outcome (&queue, i, 0, 0);

  ids = storing_list_ids (fixture->store, NULL);
  g_assert_cmpuint (ids->len, ==, N_CALLS - 2);
  /* Each is told of once: what was rolled back was told to nobody. */
  g_assert_cmpuint (fixture->changes->len, ==, 1 + N_CALLS - 2);
}

static void
marked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Queue *queue = user_data;

  queue->marked_after = queue->n_done;
}

/* Who marks a story does not wait for the rest of a refresh. */
static void
test_people_first (Storing *fixture, gconstpointer unused)
{
  Queue queue = { fixture, .marked_after = -1 };
  gint64 feed = storing_add_feed (fixture->store, "http://a.example/", NULL);
  DatelineDatabase *hand;
  gint64 id;

  storing_merge (fixture->store,
                 feed,
                 storing_make_document (storing_make_entry ("a", "A", 1, "text"), NULL),
                 1,
                 0);
  id = storing_find (fixture->store, "A");
  hand = hold (fixture);
  for (guint i = 0; i < N_CALLS; i++)
    push_merge (&queue, i, feed, NULL);
  dateline_store_set_read_async (fixture->store, &id, 1, TRUE, NULL, marked_cb, &queue);
  let_go (hand);
  wait_for_all (&queue);
  while (queue.marked_after < 0)
    g_main_context_iteration (NULL, TRUE);
  for (guint i = 0; i < N_CALLS; i++)
    assert_outcome (&queue, i, 0, 0);
  g_assert_cmpint (queue.marked_after, <=, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  STORING_TEST ("/store-sharing/together", test_together);
  STORING_TEST ("/store-sharing/apart", test_apart);
  STORING_TEST ("/store-sharing/people-first", test_people_first);

  return g_test_run ();
}
