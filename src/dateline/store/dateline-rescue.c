/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What is done about a damaged file. On the thread that is to open it. */

#include "dateline/store/dateline-rescue-private.h"

#include "dateline/store/dateline-backup-private.h"
#include "dateline/store/dateline-migrations-private.h"
#include "dateline/store/dateline-rescue-fill-private.h"
#include "dateline/store/dateline-rescue-report-private.h"
#include "dateline/store/dateline-safe-file-private.h"
#include "dateline/store/dateline-salvage-private.h"
#include "dateline/store/dateline-side-car-private.h"
#include "dateline/store/dateline-store.h"
#include "dateline/store/dateline-tally-private.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

/* What lies beside a file and belongs to it. The file itself goes first: a file without
 * its log would look whole. */
static const char *const parts[] = { "", "-wal", "-shm", "-journal" };

typedef struct
{
  const char *store;
  char *made; /* the new file, while it is made */
  DatelineDatabase *database;
  DatelineRescueReport *report;
  const DatelineWork *work;
  gboolean lost_stories;
} Rescue;

static void
rescue_clear (Rescue *self)
{
  g_clear_pointer (&self->database, dateline_database_close);
  g_clear_pointer (&self->report, dateline_rescue_report_unref);
  if (self->made != NULL)
    g_unlink (self->made);
  g_clear_pointer (&self->made, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Rescue, rescue_clear)

char *
dateline_rescue_make_ready_path (const char *store)
{
  return g_strconcat (store, "-ready", NULL);
}

gboolean
dateline_rescue_has_remains (const char *store)
{
  g_autoptr (GPtrArray) backups = dateline_backup_list (store, -1);
  g_autofree char *list = dateline_side_car_make_path (store);

  return backups->len > 0 || g_file_test (list, G_FILE_TEST_EXISTS);
}

/* The new file, empty, of the version that the damaged one has. */
static gboolean
make_empty (Rescue *self, guint version, GError **error)
{
  g_unlink (self->made);
  self->database = dateline_database_open (self->made, DATELINE_DATABASE_BUILDER, error);
  if (self->database == NULL)
    return FALSE;
  if (self->work != NULL)
    dateline_database_set_cancellable (self->database, self->work->cancellable);
  return dateline_migrations_run_to (self->database, version, error) &&
         dateline_database_run (self->database, "DELETE FROM feed", error);
}

static gboolean
salvage (Rescue *self, GError **error)
{
  guint latest = dateline_migrations_get_latest ();
  guint version = dateline_salvage_find_version (self->store);
  gint64 n_expected;

  if (!make_empty (self, version > 0 ? version : latest, error))
    return FALSE;
  if (g_file_test (self->store, G_FILE_TEST_EXISTS) &&
      !dateline_salvage_run (self->store,
                             self->database,
                             self->work,
                             &self->report->n_damaged,
                             error))
    return FALSE;
  if (!dateline_database_get_int64 (self->database,
                                    "SELECT coalesce (sum (n_stories), 0) FROM feed"
                                    " WHERE removed_at IS NULL",
                                    &n_expected,
                                    error))
    return FALSE;
  self->report->n_expected = n_expected;
  self->lost_stories = self->report->n_damaged > 0;
  return dateline_migrations_run_to (self->database, latest, error);
}

gboolean
dateline_rescue_copy_store (const char *from,
                            const char *to,
                            const DatelineWork *work,
                            GError **error)
{
  g_autoptr (DatelineDatabase) database = NULL;

  g_unlink (to);
  if (!dateline_backup_copy_file (from, to, work, error))
    return FALSE;
  database = dateline_database_open (to, DATELINE_DATABASE_BUILDER, error);
  return database != NULL &&
         dateline_migrations_run_to (database, dateline_migrations_get_latest (), error);
}

/* Fills up from the newest backup that can be read. */
static gboolean
fill_from_backup (Rescue *self, GError **error)
{
  g_autoptr (GPtrArray) backups = dateline_backup_list (self->store, -1);
  g_autofree char *copy = g_strconcat (self->made, "-backup", NULL);
  gboolean filled = FALSE;

  for (guint i = 0; i < backups->len && !filled; i++)
    filled = dateline_rescue_copy_store (backups->pdata[i], copy, NULL, NULL) &&
             dateline_rescue_fill_from_backup (self->database,
                                               copy,
                                               self->lost_stories,
                                               &self->report->n_from_backup,
                                               NULL);
  g_unlink (copy);
  return dateline_work_go_on (self->work, 0.9, error);
}

static gboolean
fill_from_list (Rescue *self, GError **error)
{
  g_autoptr (GPtrArray) list = dateline_side_car_read (self->store);
  g_autoptr (GPtrArray) categories = dateline_side_car_read_categories (self->store);

  return list == NULL || dateline_rescue_fill_from_list (self->database,
                                                         list,
                                                         categories,
                                                         &self->report->n_from_list,
                                                         error);
}

static gboolean
count (Rescue *self, GError **error)
{
  gint64 n_stories, n_feeds;

  if (!dateline_database_get_int64 (
          self->database,
          "SELECT count (*) FROM story JOIN feed ON feed.id = feed_id"
          " WHERE removed_at IS NULL OR saved = 1",
          &n_stories,
          error) ||
      !dateline_database_get_int64 (self->database,
                                    "SELECT count (*) FROM feed WHERE removed_at IS NULL"
                                    " AND uri <> '" DATELINE_GUIDE_URI "'",
                                    &n_feeds,
                                    error))
    return FALSE;
  self->report->n_stories = n_stories;
  self->report->n_feeds = n_feeds;
  return TRUE;
}

/* @path with @word and the time before its extension. */
static char *
make_aside_path (const char *store, const char *word)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *time = g_date_time_format (now, "%Y-%m-%d-%H%M%S");
  gsize length = strlen (store) - (g_str_has_suffix (store, ".db") ? 3 : 0);
  char *path = g_strdup_printf ("%.*s-%s-%s.db", (int) length, store, word, time);

  for (guint i = 2; g_file_test (path, G_FILE_TEST_EXISTS); i++)
    {
      g_free (path);
      path = g_strdup_printf ("%.*s-%s-%s-%u.db", (int) length, store, word, time, i);
    }
  return path;
}

gboolean
dateline_rescue_replace (const char *store,
                         const char *word,
                         char **aside,
                         GError **error)
{
  g_autofree char *ready = dateline_rescue_make_ready_path (store);
  g_autofree char *path = make_aside_path (store, word);
  gboolean was_there = g_file_test (store, G_FILE_TEST_EXISTS);

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autofree char *from = g_strconcat (store, parts[i], NULL);
      g_autofree char *to = g_strconcat (path, parts[i], NULL);

      if (!dateline_safe_file_move (from, to, error))
        return FALSE;
    }
  if (!dateline_safe_file_move (ready, store, error))
    return FALSE;
  if (aside != NULL)
    *aside = was_there ? g_steal_pointer (&path) : NULL;
  return TRUE;
}

gboolean
dateline_rescue_go_on (const char *store, GError **error)
{
  g_autofree char *ready = dateline_rescue_make_ready_path (store);

  if (g_file_test (store, G_FILE_TEST_EXISTS) || !g_file_test (ready, G_FILE_TEST_EXISTS))
    return TRUE;
  return dateline_rescue_replace (store, "damaged", NULL, error);
}

gboolean
dateline_rescue_set_log_aside (const char *store, GError **error)
{
  g_autofree char *path = make_aside_path (store, "foreign");

  for (gsize i = 1; i < G_N_ELEMENTS (parts); i++)
    {
      g_autofree char *from = g_strconcat (store, parts[i], NULL);
      g_autofree char *to = g_strconcat (path, parts[i], NULL);

      if (!dateline_safe_file_move (from, to, error))
        return FALSE;
    }
  return TRUE;
}

/* The new file is brought to the disk and takes the place of the other. */
static gboolean
put_in_place (Rescue *self, GError **error)
{
  g_autofree char *ready = dateline_rescue_make_ready_path (self->store);

  g_clear_pointer (&self->database, dateline_database_close);
  return dateline_safe_file_finish (self->made, ready, error) &&
         dateline_rescue_replace (self->store,
                                  "damaged",
                                  &self->report->damaged_path,
                                  error) &&
         dateline_rescue_report_write (self->report, self->store, error);
}

DatelineRescueReport *
dateline_rescue_run (const char *store, const DatelineWork *work, GError **error)
{
  g_auto (Rescue) self = { .store = store, .work = work };
  g_autofree char *ready = dateline_rescue_make_ready_path (store);

  self.made = dateline_safe_file_make_name (ready);
  self.report = dateline_rescue_report_new ();
  if (!salvage (&self, error) || !dateline_tally_set_up (self.database, error) ||
      !fill_from_backup (&self, error) || !fill_from_list (&self, error) ||
      !dateline_rescue_fill_finish (self.database, error) || !count (&self, error) ||
      !put_in_place (&self, error))
    return NULL;
  return g_steal_pointer (&self.report);
}
