/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What waits for room, as the thread that reads shows it. A trial that cannot be had is
 * no fault: then lists are as they are without.
 *
 * While there is a trial no other program writes, and a program that wants to waits for
 * seconds at most. So it ends soon after the last look at it, and is made again for the
 * next, which takes the longer the more waits.
 */

#include "dateline/store/dateline-store-trial-private.h"

#include "dateline/store/dateline-mark-trial-private.h"
#include "dateline/store/dateline-store-answer-private.h"

/* Between two trials to show what waits for room. */
#define TRIAL_PAUSE (2 * G_TIME_SPAN_SECOND)

/* How long one lasts when nobody looks, or as long as it took to make it; and how long
 * however many do. */
#define REST (100 * G_TIME_SPAN_MILLISECOND)
#define LONGEST_REST G_TIME_SPAN_SECOND
#define LONGEST_LOOK (2 * G_TIME_SPAN_SECOND)

struct _DatelineStoreTrial
{
  char *path;
  DatelineMarkJournal *journal;
  DatelineDatabase *database; /* the thread's */
  DatelineMarkTrial *trial;
  gint64 rest;     /* how long it lasts when nobody looks */
  gint64 end;      /* when it ends then */
  gint64 last_end; /* when it ends in any case */
  gint64 trial_at; /* when to try to make one again */
};

static void
make_trial (DatelineStoreTrial *self)
{
  gint64 start = g_get_monotonic_time ();
  gint64 now;

  if (self->database != NULL)
    self->trial = dateline_mark_trial_new (self->database, self->path, self->journal);
  now = g_get_monotonic_time ();
  self->trial_at = self->trial == NULL ? now + TRIAL_PAUSE : 0;
  self->rest = CLAMP (now - start, REST, LONGEST_REST);
  self->last_end = now + LONGEST_LOOK;
}

/* What waits for room is shown while something does: in a transaction that is never done.
 */
static void
be_on_trial (DatelineStoreTrial *self)
{
  gint64 now = g_get_monotonic_time ();

  if (self->trial != NULL &&
      (now >= self->last_end || !dateline_mark_trial_is_right (self->trial)))
    g_clear_pointer (&self->trial, dateline_mark_trial_free);
  if (self->trial == NULL && now >= self->trial_at &&
      dateline_mark_journal_look (self->journal) != 0)
    make_trial (self);
}

/* A mark for which there was no room. */
static void
try_mark (DatelineStoreTrial *self, DatelineStoreCall *call)
{
  if (self->trial == NULL)
    make_trial (self);
  if (self->trial != NULL && dateline_mark_trial_add (self->trial, call, &call->error))
    return;
  dateline_store_answer_forget (call);
  g_clear_error (&call->error);
  dateline_store_answer_refuse_full (call);
}

/* Reads what will be. It is no transaction of its own, and changes nothing. */
static void
answer_on_trial (DatelineStoreTrial *self, DatelineStoreCall *call)
{
  if (dateline_store_answer_inside (dateline_mark_trial_get_database (self->trial), call))
    return;
  dateline_store_answer_forget (call);
  dateline_store_answer_fail (call);
}

DatelineStoreTrial *
dateline_store_trial_new (const char *path, DatelineMarkJournal *journal)
{
  DatelineStoreTrial *self = g_new0 (DatelineStoreTrial, 1);

  self->path = g_strdup (path);
  self->journal = dateline_mark_journal_ref (journal);
  return self;
}

void
dateline_store_trial_end (DatelineStoreTrial *self)
{
  g_clear_pointer (&self->trial, dateline_mark_trial_free);
  dateline_mark_journal_unref (self->journal);
  g_free (self->path);
  g_free (self);
}

void
dateline_store_trial_set_database (DatelineStoreTrial *self, DatelineDatabase *database)
{
  g_clear_pointer (&self->trial, dateline_mark_trial_free);
  self->database = database;
}

gboolean
dateline_store_trial_answer (DatelineStoreTrial *self, DatelineStoreCall *call)
{
  be_on_trial (self);
  if (call->way == DATELINE_STORE_CALL_TRY)
    try_mark (self, call);
  else if (self->trial != NULL)
    answer_on_trial (self, call);
  else
    return FALSE;
  self->end = MIN (g_get_monotonic_time () + self->rest, self->last_end);
  return TRUE;
}

gint64
dateline_store_trial_go_on (DatelineStoreTrial *self)
{
  gint64 left = self->end - g_get_monotonic_time ();

  if (self->trial == NULL)
    return -1;
  if (left > 0)
    return left;
  g_clear_pointer (&self->trial, dateline_mark_trial_free);
  return -1;
}
