/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The counts that are kept are those that one would count, whatever was done and in
 * whatever order: stories come and change, are marked and unmarked one by one and all at
 * once, are purged; feeds are filed otherwise, removed, brought back, joined. */

#include "../support/dateline-publishing.h"

#define N_FEEDS 5
#define N_STEPS 200

typedef struct
{
  Storing *storing;
  GRand *random;
  gint64 feeds[N_FEEDS];
  DatelineMarking *marked; /* what is to be undone, or done again */
  gint64 now;
  guint n_joined;
} Reader;

static gint64
choose_feed (Reader *self)
{
  return self->feeds[g_rand_int_range (self->random, 0, N_FEEDS)];
}

static char *
choose_categories (Reader *self)
{
  GString *names = g_string_new (NULL);

  for (guint n = g_rand_int_range (self->random, 0, 4); n > 0; n--)
    g_string_append_printf (names,
                            "%sC%d",
                            names->len > 0 ? "," : "",
                            g_rand_int_range (self->random, 0, 6));
  return g_string_free (names, FALSE);
}

/* A few stories of thirty, which change now and then, also in their categories. */
static void
merge (Reader *self)
{
  g_auto (DatelineFeedDocumentBuilder) builder = { 0 };
  g_autoptr (DatelineFetchOutcome) outcome = NULL;
  g_autoptr (DatelineStoreChanges) changes = NULL;
  g_autoptr (DatelineFeedDocument) document = NULL;
  guint first = g_rand_int_range (self->random, 0, 25);

  dateline_feed_document_builder_init (&builder);
  builder.is_complete = TRUE;
  builder.entries =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dateline_entry_unref);
  for (guint i = first; i < first + 5; i++)
    {
      g_auto (DatelineEntryBuilder) entry = { 0 };
      g_autofree char *key = g_strdup_printf ("g:%u", i);
      g_autofree char *names = choose_categories (self);
      g_autofree char *text =
          g_strdup_printf ("text %d", g_rand_int_range (self->random, 0, 3));

      storing_init_entry (&entry, key, key, i, text);
      entry.categories = g_strsplit (names, ",", -1);
      g_ptr_array_add (builder.entries, dateline_entry_builder_build (&entry));
    }
  document = dateline_feed_document_builder_build (&builder);
  outcome = storing_make_outcome (self->now);
  /* A feed that was removed or joined to another takes nothing. */
  changes = storing_try_merge (self->storing->store,
                               choose_feed (self),
                               document,
                               outcome,
                               NULL);
}

/* Also of what is saved of feeds that were removed, which counts for nothing. */
static void
set_read (Reader *self)
{
  g_autoptr (DatelineQuery) query = dateline_query_new ();
  g_autoptr (GArray) ids = NULL;

  dateline_query_set_saved_only (query, g_rand_boolean (self->random));
  ids = storing_list_ids (self->storing->store, query);

  if (ids->len > 0)
    storing_set_read (
        self->storing->store,
        g_array_index (ids, gint64, g_rand_int_range (self->random, 0, ids->len)),
        g_rand_boolean (self->random));
}

/* A story that was deleted is in no list, and may be marked by who does not know yet. */
static void
set_deleted_read (Reader *self)
{
  gint64 id = publishing_get_number (self->storing,
                                     "SELECT coalesce (max (story_id), 0)"
                                     " FROM deleted_story");

  if (id > 0)
    storing_set_read (self->storing->store, id, g_rand_boolean (self->random));
}

static void
mark_all_read (Reader *self)
{
  g_autoptr (DatelineQuery) query = dateline_query_new ();

  if (g_rand_boolean (self->random))
    dateline_query_set_feed (query, choose_feed (self));
  else
    dateline_query_add_category (query, "C1");
  g_clear_pointer (&self->marked, dateline_marking_unref);
  self->marked = storing_mark_all_read (self->storing->store, query);
}

static void delete (Reader *self)
{
  g_autoptr (GArray) ids = storing_list_ids (self->storing->store, NULL);

  if (ids->len == 0)
    return;
  g_clear_pointer (&self->marked, dateline_marking_unref);
  self->marked = storing_delete (
      self->storing->store,
      g_array_index (ids, gint64, g_rand_int_range (self->random, 0, ids->len)));
}

/* And every second time, redo. */
static void
undo (Reader *self)
{
  if (self->marked != NULL)
    storing_take_back (self->storing->store, &self->marked);
}

static void
save (Reader *self)
{
  g_autoptr (GArray) ids = storing_list_ids (self->storing->store, NULL);

  if (ids->len > 0)
    storing_set_saved (
        self->storing->store,
        g_array_index (ids, gint64, g_rand_int_range (self->random, 0, ids->len)),
        TRUE);
}

static void
file (Reader *self)
{
  gint64 id = choose_feed (self);
  g_autoptr (DatelineFeed) feed = storing_get_feed (self->storing->store, id);
  g_autofree char *names = choose_categories (self);

  if (feed != NULL)
    storing_set_feed_categories (self->storing->store, id, names);
}

static void
remove_feed (Reader *self)
{
  storing_try_remove_feed (self->storing->store, choose_feed (self), NULL);
}

static void
restore_feed (Reader *self)
{
  storing_try_restore_feed (self->storing->store, choose_feed (self), NULL);
}

static void
join (Reader *self)
{
  gint64 from = choose_feed (self), into = choose_feed (self);
  g_autoptr (GAsyncResult) result = NULL;

  if (from == into || self->n_joined == 2)
    return;
  dateline_store_join_feeds_async (self->storing->store,
                                   from,
                                   into,
                                   NULL,
                                   storing_cb,
                                   &result);
  storing_wait (&result);
  self->n_joined += dateline_store_join_feeds_finish (self->storing->store, result, NULL);
}

static void
purge (Reader *self)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GArray) ids = NULL;

  dateline_store_purge_async (self->storing->store,
                              choose_feed (self),
                              NULL,
                              storing_cb,
                              &result);
  storing_wait (&result);
  ids = dateline_store_purge_finish (self->storing->store, result, NULL);
}

/* So that some are past keeping. */
static void
grow_older (Reader *self)
{
  self->now += 20 * STORING_DAY;
}

static void (*const deeds[]) (Reader *self) = {
  merge, merge,      merge,  set_read,    set_read,    mark_all_read,    undo,
  save,  save,       file,   remove_feed, remove_feed, restore_feed,     join,
  purge, grow_older, delete, delete,      undo,        set_deleted_read, set_deleted_read,
};

#define NOT_DELETED "story.id NOT IN (SELECT story_id FROM deleted_story)"

static void
assert_counts (Storing *fixture)
{
  static const char *const wrong[] = {
    "SELECT count (*) FROM feed WHERE removed_at IS NULL AND n_stories <>"
    " (SELECT count (*) FROM story WHERE feed_id = feed.id AND " NOT_DELETED ")",
    "SELECT count (*) FROM feed WHERE removed_at IS NULL AND n_unread <>"
    " (SELECT count (*) FROM story WHERE feed_id = feed.id AND read = 0 AND " NOT_DELETED
    ")",
    "SELECT count (*) FROM category WHERE n_stories <> (SELECT count (*) FROM"
    " story_category JOIN story ON story.id = story_id JOIN feed ON feed.id = feed_id"
    " WHERE category_id = category.id AND removed_at IS NULL AND " NOT_DELETED ")",
    "SELECT count (*) FROM category WHERE n_unread <> (SELECT count (*) FROM"
    " story_category JOIN story ON story.id = story_id JOIN feed ON feed.id = feed_id"
    " WHERE category_id = category.id AND removed_at IS NULL AND read = 0 "
    "AND " NOT_DELETED ")",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    g_assert_cmpint (publishing_get_number (fixture, wrong[i]), ==, 0);
}

static void
test_counts (Storing *fixture, gconstpointer unused)
{
  Reader reader = {
    .storing = fixture,
    .random = g_rand_new_with_seed (20),
    .now = STORING_NOW,
  };

  dateline_store_set_keeping (fixture->store, 60, 20);
  for (guint i = 0; i < N_FEEDS; i++)
    {
      g_autofree char *uri = g_strdup_printf ("http://e%u.example/", i);

      reader.feeds[i] = storing_add_feed (fixture->store, uri, "C0,C1");
    }
  for (guint i = 0; i < N_STEPS; i++)
    {
      deeds[g_rand_int_range (reader.random, 0, G_N_ELEMENTS (deeds))](&reader);
      assert_counts (fixture);
    }
  g_clear_pointer (&reader.marked, dateline_marking_unref);
  g_rand_free (reader.random);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  STORING_TEST ("/counts/random", test_counts);
  return g_test_run ();
}
