/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* A sequence, and what should have come of it. */

#include "dateline-publisher.h"

#include "dateline/model/dateline-fetch-outcome-private.h"
#include "dateline/store/dateline-body-table-private.h"
#include "dateline/store/dateline-feed-table-private.h"
#include "dateline/store/dateline-merge-private.h"
#include "dateline/store/dateline-purge-private.h"
#include "dateline/store/dateline-search-table-private.h"
#include "dateline/store/dateline-story-marks-private.h"
#include "dateline/store/dateline-story-table-private.h"
#include "dateline/store/dateline-tally-private.h"

#include <stdlib.h>

static void
sequence_clear (Sequence *self)
{
  for (guint i = 0; i < self->n_items; i++)
    {
      g_free (self->items[i].id);
      g_free (self->items[i].link);
      g_free (self->items[i].title);
      g_free (self->items[i].text);
    }
  g_clear_pointer (&self->document, dateline_feed_document_unref);
  g_clear_pointer (&self->fault, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Sequence, sequence_clear)

static void
fail (Sequence *self, const Item *item, const char *what)
{
  if (self->fault == NULL)
    self->fault = g_strdup_printf ("item %u (id %s, link %s, title %s): %s",
                                   item->number,
                                   item->id ? item->id : "-",
                                   item->link ? item->link : "-",
                                   item->title ? item->title : "-",
                                   what);
}

static void
check_error (GError *error)
{
  if (error != NULL)
    g_error ("%s", error->message);
}

static void
merge (Sequence *self, gint64 feed_id, DatelineFeedDocument *document)
{
  const DatelineStorePolicy policy = { -1, -1, 180, 5000 };
  g_autoptr (DatelineFetchOutcome) outcome = dateline_fetch_outcome_new ();
  g_autoptr (DatelineStoreChanges) changes = NULL;
  g_autoptr (GError) error = NULL;
  gboolean purge_due;

  outcome->fetched_at = self->now;
  outcome->succeeded = dateline_feed_document_is_complete (document);
  changes = dateline_merge_document (self->database,
                                     feed_id,
                                     document,
                                     outcome,
                                     &policy,
                                     &purge_due,
                                     &error);
  check_error (error);
  dateline_search_table_write (self->database, &error);
  check_error (error);
  self->counts->n_documents++;
}

typedef struct
{
  gint64 id;
  gboolean read;
  gboolean saved;
  guint number;
} Kept;

static GArray *
list_kept (Sequence *self)
{
  GArray *stories = g_array_new (FALSE, FALSE, sizeof (Kept));
  g_autoptr (GError) error = NULL;
  g_autoptr (DatelineStatement) statement =
      dateline_database_prepare (self->database,
                                 "SELECT id, read, saved FROM story WHERE feed_id = ?1",
                                 &error);

  check_error (error);
  dateline_statement_bind_int64 (statement, 1, self->feed_id);
  while (dateline_statement_step (statement, &error) == DATELINE_STEP_ROW)
    {
      Kept kept = {
        .id = dateline_statement_get_int64 (statement, 0),
        .read = dateline_statement_get_int64 (statement, 1) != 0,
        .saved = dateline_statement_get_int64 (statement, 2) != 0,
      };
      g_autoptr (DatelineEntry) entry =
          dateline_body_table_load_entry (self->database, kept.id, &error);

      check_error (error);
      kept.number = atoi (dateline_entry_get_rights (entry));
      g_array_append_val (stories, kept);
    }
  return stories;
}

static gint64
get_number (Sequence *self, const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DatelineStatement) statement =
      dateline_database_prepare (self->database, sql, &error);

  check_error (error);
  dateline_statement_bind_int64 (statement, 1, self->feed_id);
  dateline_statement_step (statement, &error);
  check_error (error);
  return dateline_statement_get_int64 (statement, 0);
}

/* What is counted and what is indexed. */
static void
check_sums (Sequence *self, GArray *stories)
{
  guint n_unread = 0;

  for (guint i = 0; i < stories->len; i++)
    n_unread += !g_array_index (stories, Kept, i).read;
  if (self->fault != NULL)
    return;
  if (get_number (self, "SELECT n_stories FROM feed WHERE id = ?1") != stories->len ||
      get_number (self, "SELECT n_unread FROM feed WHERE id = ?1") != n_unread)
    self->fault = g_strdup ("the counts are wrong");
  else if (get_number (self,
                       "SELECT count (*) FROM search_docsize WHERE id IN"
                       " (SELECT id FROM story WHERE feed_id = ?1)") != stories->len ||
           get_number (self, "SELECT count (*) FROM search_docsize WHERE ?1") !=
               get_number (self, "SELECT count (*) FROM story WHERE ?1"))
    self->fault = g_strdup ("the index has other stories");
}

static gboolean
may_be_purged (Sequence *self, const Item *item)
{
  return item->read && !item->saved &&
         item->delivered_at < self->completed_at - 180 * DAY;
}

static void
check (Sequence *self)
{
  g_autoptr (GArray) stories = list_kept (self);
  guint n[MAX_ITEMS + 1] = { 0 };

  for (guint i = 0; i < stories->len; i++)
    {
      Kept *kept = &g_array_index (stories, Kept, i);
      Item *item = &self->items[kept->number - 1];

      if (n[kept->number]++ > 0)
        continue;
      if (item->purged)
        fail (self, item, "was purged and is back");
      else if (item->delivered_at == 0)
        fail (self, item, "is there though no document had it");
      else if (kept->read != item->read || kept->saved != item->saved)
        fail (self, item, "changed its marks");
    }
  for (guint i = 0; i < self->n_items; i++)
    if (self->items[i].delivered_at != 0 && !self->items[i].purged && n[i + 1] == 0)
      fail (self, &self->items[i], "is lost");
    else if (n[i + 1] > 1)
      {
        self->counts->n_duplicates += n[i + 1] - 1;
        if (g_getenv ("DATELINE_SEQUENCE_STRICT") != NULL)
          fail (self, &self->items[i], "is there twice");
      }
  check_sums (self, stories);
}

/* A person reads and saves. */
static void
mark_some (Sequence *self)
{
  g_autoptr (GArray) stories = list_kept (self);

  for (guint i = 0; i < stories->len; i++)
    {
      Kept *kept = &g_array_index (stories, Kept, i);
      Item *item = &self->items[kept->number - 1];
      g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_autoptr (GArray) read = NULL;
      g_autoptr (GArray) saved = NULL;

      if (!chance (self, 2))
        continue;
      item->read = !chance (self, 4);
      item->saved = chance (self, 6);
      for (guint j = 0; j < stories->len; j++)
        if (g_array_index (stories, Kept, j).number == kept->number)
          g_array_append_val (ids, g_array_index (stories, Kept, j).id);
      read = dateline_story_marks_set_read (self->database, ids, item->read, NULL);
      saved = dateline_story_marks_set_saved (self->database, ids, item->saved, NULL);
      g_assert_true (read != NULL && saved != NULL);
    }
}

/* What is past keeping goes, and nothing else. */
static void
purge (Sequence *self)
{
  const DatelineStorePolicy policy = { -1, -1, 180, 5000 };
  g_autoptr (GArray) before = list_kept (self);
  g_autoptr (GArray) gone = NULL;
  g_autoptr (GError) error = NULL;
  guint n_unread;

  gone = dateline_purge_run (self->database, self->feed_id, &policy, &n_unread, &error);
  check_error (error);
  self->counts->n_purged += gone->len;
  for (guint i = 0; i < gone->len; i++)
    for (guint j = 0; j < before->len; j++)
      {
        Kept *kept = &g_array_index (before, Kept, j);
        Item *item = &self->items[kept->number - 1];

        if (kept->id != g_array_index (gone, gint64, i))
          continue;
        if (!may_be_purged (self, item))
          fail (self, item, "went too early");
        item->purged = TRUE;
      }
}

/* Everything about the feed's stories in one text. */
static char *
describe (Sequence *self)
{
  g_autoptr (DatelineStatement) statement = dateline_database_prepare (
      self->database,
      "SELECT group_concat (id || ' ' || key || ' ' || digest || ' ' || time || ' ' || "
      "read"
      " || ' ' || saved || ' ' || updated || ' ' || coalesce (title, ''), x'0a')"
      " FROM story JOIN headline ON story_id = id WHERE feed_id = ?1",
      NULL);

  dateline_statement_bind_int64 (statement, 1, self->feed_id);
  dateline_statement_step (statement, NULL);
  return dateline_statement_dup_text (statement, 0);
}

/* Another feed brings the same: it has stories of its own. */
static void
clone_feed (Sequence *self)
{
  g_autofree char *before = describe (self);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  gint64 own_id = self->feed_id;
  gint64 id;

  dateline_feed_table_insert (self->database,
                              "http://clone.example/",
                              NULL,
                              NULL,
                              &id,
                              &error);
  check_error (error);
  merge (self, id, self->document);
  after = describe (self);
  if (self->fault == NULL && g_strcmp0 (before, after) != 0)
    self->fault = g_strdup ("a clone changed the stories of its model");
  self->feed_id = id;
  if (self->fault == NULL &&
      get_number (self, "SELECT count (*) FROM story WHERE feed_id = ?1") !=
          dateline_feed_document_get_entries (self->document)->len)
    self->fault = g_strdup ("a clone has not its own stories");
  self->feed_id = own_id;
  self->counts->n_clones++;
}

static void
run_step (Sequence *self)
{
  /* After 400 days a story that went may come back. */
  gboolean long_after = self->now < NOW + 200 * DAY && chance (self, 6);

  self->now += long_after ? 190 * DAY : choose (self, 60) * HOUR;
  for (guint n = choose (self, 3); n > 0; n--)
    publisher_add_item (self);
  g_clear_pointer (&self->document, dateline_feed_document_unref);
  self->document = publisher_make_document (self, long_after);
  merge (self, self->feed_id, self->document);
  if (long_after)
    purge (self);
  check (self);
  if (chance (self, 2))
    mark_some (self);
}

DatelineDatabase *
sequence_open (const char *path)
{
  g_autoptr (GError) error = NULL;
  DatelineDatabase *database =
      dateline_database_open (path, DATELINE_DATABASE_WRITER, &error);

  check_error (error);
  dateline_tally_set_up (database, &error);
  check_error (error);
  return database;
}

char *
sequence_run (DatelineDatabase *database,
              SequenceChoose choose_func,
              gpointer source,
              SequenceCounts *counts)
{
  g_auto (Sequence) self = {
    .database = database,
    .choose = choose_func,
    .source = source,
    .counts = counts,
    .now = NOW,
  };
  g_autoptr (GError) error = NULL;
  guint n_steps;

  dateline_database_begin (database, &error);
  check_error (error);
  dateline_feed_table_insert (database,
                              "http://example.org/feed",
                              NULL,
                              NULL,
                              &self.feed_id,
                              &error);
  check_error (error);
  self.naming = choose (&self, N_NAMINGS);
  self.dated = !chance (&self, 4);
  for (guint n = chance (&self, 5) ? 12 : 1 + choose (&self, 4); n > 0; n--)
    publisher_add_item (&self);

  n_steps = 2 + choose (&self, 4);
  for (guint step = 0; step < n_steps && self.fault == NULL; step++)
    run_step (&self);
  if (self.fault == NULL && chance (&self, 8))
    clone_feed (&self);
  counts->n_items += self.n_items;

  dateline_search_table_forget (database);
  dateline_database_roll_back (database);
  return g_steal_pointer (&self.fault);
}
