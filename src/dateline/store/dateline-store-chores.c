/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What is done while nobody asks. A step is short, and somebody may ask between two. */

#include "dateline/store/dateline-store-chores-private.h"

#include "dateline/store/dateline-search-moving-private.h"
#include "dateline/store/dateline-side-car-private.h"
#include "dateline/store/dateline-store-answer-private.h"

/* Between steps, in microseconds. */
#define MIN_PAUSE (5 * G_TIME_SPAN_MILLISECOND)

/* How long the list of feeds beside the file may lag behind it: after one change, and
 * while they go on, as in a refresh. */
#define LIST_DELAY G_TIME_SPAN_SECOND
#define LONGEST_LIST_DELAY (30 * G_TIME_SPAN_SECOND)

struct _DatelineStoreChores
{
  DatelineDatabase *database; /* the thread's */
  char *path;
  DatelineMarkJournal *journal;
  gboolean left;  /* there are stories to move */
  gint64 list_at; /* when the list of feeds is to be written; 0: it is right */
  gint64 list_by; /* and when at the latest */
};

/* What an older version indexed moves over while nobody asks for anything. */
static gboolean
move_on (DatelineDatabase *database)
{
  gboolean left = FALSE;

  if (dateline_database_begin (database, NULL) &&
      dateline_search_moving_go_on (database, &left, NULL) &&
      dateline_store_answer_commit (database, NULL))
    return left;
  dateline_store_answer_roll_back (database);
  return FALSE;
}

/* Not while marks wait for room. */
static gboolean
is_moving (DatelineStoreChores *self)
{
  return self->left && !dateline_mark_journal_is_waiting (self->journal);
}

static void
write_list (DatelineStoreChores *self)
{
  self->list_at = 0;
  /* A list that cannot be written is no reason to stop: it is tried again with the next
   * change. */
  (void) dateline_side_car_write (self->database, self->path, NULL);
}

DatelineStoreChores *
dateline_store_chores_new (DatelineDatabase *database,
                           const char *path,
                           DatelineMarkJournal *journal)
{
  DatelineStoreChores *self = g_new0 (DatelineStoreChores, 1);

  self->database = database;
  self->path = g_strdup (path);
  self->journal = dateline_mark_journal_ref (journal);
  self->left = move_on (database);
  dateline_store_chores_note_feeds (self);
  return self;
}

void
dateline_store_chores_end (DatelineStoreChores *self)
{
  if (self->list_at != 0)
    write_list (self);
  dateline_mark_journal_unref (self->journal);
  g_free (self->path);
  g_free (self);
}

/* To list five thousand feeds takes some 50 ms and 10 MB: not once a second while each
 * merge changes one. */
void
dateline_store_chores_note_feeds (DatelineStoreChores *self)
{
  gint64 now = g_get_monotonic_time ();

  if (self->list_at == 0)
    self->list_by = now + LONGEST_LIST_DELAY;
  self->list_at = MIN (now + LIST_DELAY, self->list_by);
}

void
dateline_store_chores_make_index_anew (DatelineStoreChores *self)
{
  self->left = dateline_database_begin (self->database, NULL) &&
               dateline_search_moving_begin_anew (self->database, NULL) &&
               dateline_store_answer_commit (self->database, NULL);
  if (!self->left)
    dateline_store_answer_roll_back (self->database);
}

/* Stories move for half of the time. */
gint64
dateline_store_chores_go_on (DatelineStoreChores *self)
{
  gint64 start = g_get_monotonic_time ();
  gint64 pause = MAX (self->list_at - start, MIN_PAUSE);

  if (!is_moving (self) && self->list_at == 0)
    return -1;
  if (self->list_at != 0 && start >= self->list_at)
    write_list (self);
  if (is_moving (self))
    {
      self->left = move_on (self->database);
      pause = MAX (g_get_monotonic_time () - start, MIN_PAUSE);
    }
  return pause;
}
