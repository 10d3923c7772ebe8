/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Marks that wait for room on the disk: how they stand in the journal, and what they make
 * of the store. See dateline-mark-trial-private.h.
 */

#include "dateline/store/dateline-mark-trial-private.h"

#include "dateline/store/dateline-marking-private.h"
#include "dateline/store/dateline-story-marks-private.h"
#include "dateline/store/dateline-tally-private.h"

struct _DatelineMarkTrial
{
  DatelineDatabase *database;
  DatelineMarkJournal *journal;
  guint64 number; /* of the journal, which is another once it was emptied */
};

static const struct
{
  DatelineStoreChangeFlags flag;
  GArray *(*mark) (DatelineDatabase *database,
                   GArray *ids,
                   gboolean value,
                   GError **error);
} marks[] = {
  { DATELINE_STORE_CHANGE_READ, dateline_story_marks_set_read },
  { DATELINE_STORE_CHANGE_SAVED, dateline_story_marks_set_saved },
  { DATELINE_STORE_CHANGE_DELETED, dateline_story_marks_set_deleted },
};

/* By what a story is known besides its number, as a store may be put in the place of
 * another. FNV-1a: it stands in a file. */
static guint16
make_tag (gint64 feed_id, const char *key)
{
  guint32 hash = 2166136261u;

  for (guint i = 0; i < 8; i++)
    hash = (hash ^ ((guint64) feed_id >> 8 * i & 0xff)) * 16777619u;
  for (; key != NULL && *key != '\0'; key++)
    hash = (hash ^ (guint8) *key) * 16777619u;
  return hash ^ hash >> 16;
}

/* Steps to the story of @id: its tag is in @tag if there is one. */
static DatelineStep
find_tag (DatelineStatement *finding, gint64 id, guint16 *tag, GError **error)
{
  DatelineStep step;

  dateline_statement_reset (finding);
  dateline_statement_bind_int64 (finding, 1, id);
  step = dateline_statement_step (finding, error);
  if (step == DATELINE_STEP_ROW)
    *tag = make_tag (dateline_statement_get_int64 (finding, 0),
                     dateline_statement_get_text (finding, 1));
  return step;
}

#define FIND "SELECT feed_id, key FROM story WHERE id = ?1"

static DatelineMarkNote *
make_note (DatelineDatabase *database, DatelineMarking *marking, GError **error)
{
  g_autoptr (GArray) ids = dateline_marking_list_ids (marking);
  g_autoptr (DatelineMarkNote) note =
      dateline_mark_note_new (dateline_marking_get_flag (marking),
                              dateline_marking_get_value (marking));
  g_autoptr (DatelineStatement) finding =
      dateline_database_prepare (database, FIND, error);

  for (guint i = 0; finding != NULL && i < ids->len; i++)
    {
      const gint64 id = g_array_index (ids, gint64, i);
      guint16 tag = 0;

      if (find_tag (finding, id, &tag, error) == DATELINE_STEP_FAILED)
        return NULL;
      dateline_mark_note_add (note, id, tag);
    }
  return finding != NULL ? g_steal_pointer (&note) : NULL;
}

/* Those of its stories that are there, and are the ones that were meant. */
static GArray *
pick_known (DatelineDatabase *database, const DatelineMarkNote *note, GError **error)
{
  g_autoptr (GArray) known = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (DatelineStatement) finding =
      dateline_database_prepare (database, FIND, error);

  for (guint i = 0; finding != NULL && i < note->ids->len; i++)
    {
      const gint64 id = g_array_index (note->ids, gint64, i);
      guint16 tag = 0;
      DatelineStep step = find_tag (finding, id, &tag, error);

      if (step == DATELINE_STEP_FAILED)
        return NULL;
      if (step == DATELINE_STEP_ROW && tag == g_array_index (note->tags, guint16, i))
        g_array_append_val (known, id);
    }
  return finding != NULL ? g_steal_pointer (&known) : NULL;
}

static gboolean
mark_note (DatelineDatabase *database, const DatelineMarkNote *note, GError **error)
{
  g_autoptr (GArray) known = pick_known (database, note, error);

  for (gsize i = 0; known != NULL && i < G_N_ELEMENTS (marks); i++)
    if (marks[i].flag == note->flag)
      {
        g_autoptr (GArray) marked = marks[i].mark (database, known, note->value, error);

        return marked != NULL;
      }
  return FALSE;
}

static gboolean
mark_all (DatelineDatabase *database, DatelineMarkJournal *journal)
{
  g_autoptr (GPtrArray) notes = dateline_mark_journal_list (journal);

  for (guint i = 0; notes != NULL && i < notes->len; i++)
    if (!mark_note (database, notes->pdata[i], NULL))
      return FALSE;
  return notes != NULL;
}

static gboolean
begin (DatelineMarkTrial *self)
{
  gboolean begun;

  dateline_mark_journal_lock (self->journal);
  begun = dateline_database_begin (self->database, NULL) &&
          mark_all (self->database, self->journal);
  dateline_mark_journal_unlock (self->journal);
  return begun;
}

DatelineMarkTrial *
dateline_mark_trial_new (DatelineDatabase *reader,
                         const char *store,
                         DatelineMarkJournal *journal)
{
  g_autoptr (DatelineMarkTrial) self = g_new0 (DatelineMarkTrial, 1);

  self->journal = dateline_mark_journal_ref (journal);
  self->number = dateline_mark_journal_look (journal);
  self->database = dateline_database_open_trial (reader, NULL);
  if (self->database == NULL || !dateline_tally_set_up (self->database, NULL))
    return NULL;
  dateline_database_take_turns (self->database, store);
  return begin (self) ? g_steal_pointer (&self) : NULL;
}

void
dateline_mark_trial_free (DatelineMarkTrial *self)
{
  if (self->database != NULL)
    {
      dateline_database_roll_back (self->database);
      dateline_database_close (self->database);
    }
  dateline_mark_journal_unref (self->journal);
  g_free (self);
}

gboolean
dateline_mark_trial_is_right (DatelineMarkTrial *self)
{
  return dateline_database_is_inside (self->database) &&
         dateline_mark_journal_look (self->journal) == self->number;
}

DatelineDatabase *
dateline_mark_trial_get_database (DatelineMarkTrial *self)
{
  return self->database;
}

static gboolean
write_down (DatelineMarkTrial *self, DatelineMarking *marking, GError **error)
{
  g_autoptr (DatelineMarkNote) note = NULL;
  gboolean written;

  if (dateline_marking_get_n_stories (marking) == 0)
    return TRUE;
  note = make_note (self->database, marking, error);
  if (note == NULL)
    return FALSE;
  dateline_mark_journal_lock (self->journal);
  written = dateline_mark_journal_add (self->journal, note, error);
  dateline_mark_journal_unlock (self->journal);
  if (written && self->number == 0)
    self->number = dateline_mark_journal_look (self->journal);
  return written;
}

gboolean
dateline_mark_trial_add (DatelineMarkTrial *self, DatelineStoreCall *call, GError **error)
{
  if (!dateline_database_run (self->database, "SAVEPOINT mark", error))
    return FALSE;
  if (call->func (self->database, call, error) &&
      write_down (self, call->answer, error) &&
      dateline_database_run (self->database, "RELEASE mark", error))
    return TRUE;
  if (dateline_database_is_inside (self->database))
    dateline_database_run (self->database, "ROLLBACK TO mark; RELEASE mark", NULL);
  return FALSE;
}

gboolean
dateline_mark_trial_replay (DatelineDatabase *database, DatelineMarkJournal *journal)
{
  gboolean kept;

  if (dateline_mark_journal_look (journal) == 0)
    return TRUE;
  dateline_mark_journal_lock (journal);
  kept = dateline_database_begin (database, NULL) && mark_all (database, journal) &&
         dateline_database_commit (database, NULL);
  if (kept)
    dateline_mark_journal_clear (journal);
  else
    dateline_database_roll_back (database);
  dateline_mark_journal_unlock (journal);
  return kept;
}
