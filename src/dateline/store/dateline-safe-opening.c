/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* From a path to a database that can be written. On the writing thread. */

#include "dateline/store/dateline-safe-opening-private.h"

#include "dateline/store/dateline-database-file-private.h"
#include "dateline/store/dateline-migrations-private.h"
#include "dateline/store/dateline-rescue-private.h"
#include "dateline/store/dateline-safe-file-private.h"
#include "dateline/store/dateline-salvage-private.h"
#include "dateline/store/dateline-store.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

/* Without one of these nothing works; and the first page of each is read. */
static const char *const probes[] = {
  "SELECT 1 FROM feed LIMIT 1",          "SELECT 1 FROM category LIMIT 1",
  "SELECT 1 FROM feed_category LIMIT 1", "SELECT 1 FROM story LIMIT 1",
  "SELECT 1 FROM headline LIMIT 1",      "SELECT 1 FROM body LIMIT 1",
  "SELECT 1 FROM dictionary LIMIT 1",    "SELECT 1 FROM story_category LIMIT 1",
  "SELECT 1 FROM alias LIMIT 1",         "SELECT 1 FROM tombstone LIMIT 1",
  "SELECT 1 FROM revision LIMIT 1",      "SELECT 1 FROM host LIMIT 1",
  "SELECT 1 FROM fetch LIMIT 1",         "SELECT 1 FROM moving LIMIT 1",
  "SELECT 1 FROM deleted_story LIMIT 1", "SELECT 1 FROM section LIMIT 1",
  "SELECT 1 FROM search LIMIT 1",
};

static gboolean
is_whole (DatelineDatabase *database, GError **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (probes); i++)
    {
      g_autoptr (GError) problem = NULL;
      gint64 unused;

      if (dateline_database_get_int64 (database, probes[i], &unused, &problem))
        continue;
      /* A table that is not there was lost. */
      if (g_error_matches (problem, DATELINE_STORE_ERROR, DATELINE_STORE_ERROR_FAILED))
        g_set_error_literal (error,
                             DATELINE_STORE_ERROR,
                             DATELINE_STORE_ERROR_DAMAGED,
                             _ ("The file in which the stories are kept is damaged."));
      else
        g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  return TRUE;
}

static DatelineDatabase *
open_whole (const char *path, const DatelineWork *work, GError **error)
{
  g_autoptr (DatelineDatabase) database =
      dateline_database_open_with (path, DATELINE_DATABASE_WRITER, work, error);

  if (database == NULL || !is_whole (database, error))
    return NULL;
  return g_steal_pointer (&database);
}

/* A database in memory that has the tables of the file's version. */
static DatelineDatabase *
make_model (const char *path)
{
  g_autoptr (DatelineDatabase) model =
      dateline_database_open (":memory:", DATELINE_DATABASE_BUILDER, NULL);
  guint version = dateline_salvage_find_version (path);

  if (version == 0)
    version = dateline_migrations_get_latest ();
  if (model == NULL || !dateline_migrations_run_to (model, version, NULL))
    return NULL;
  return g_steal_pointer (&model);
}

/* SQLite would put what is in a log into the file, whosever log it is. */
static gboolean
check_log (DatelineSafeOpening *self, const char *path, GError **error)
{
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  g_autoptr (DatelineDatabase) model = NULL;

  if (dateline_safe_file_get_size (log) == 0 || dateline_safe_file_get_size (path) == 0)
    return TRUE;
  model = make_model (path);
  /* Who leaves a store well leaves no log. */
  if (model == NULL ||
      dateline_salvage_trusts_log (path, model, self->state == DATELINE_GUARD_CLEAN))
    return TRUE;
  return dateline_rescue_set_log_aside (path, error);
}

/* There was a store, and its file is gone or empty. */
static gboolean
is_lost (const char *path)
{
  g_autofree char *log = g_strconcat (path, "-wal", NULL);

  return dateline_safe_file_get_size (path) == 0 &&
         dateline_safe_file_get_size (log) == 0 && dateline_rescue_has_remains (path);
}

/* A file that is no database at all was one if there was a store, or stories are in it.
 */
static gboolean
was_ours (const char *path)
{
  g_autoptr (DatelineDatabase) model = NULL;

  if (dateline_database_file_is_database (path))
    return FALSE;
  if (dateline_rescue_has_remains (path))
    return TRUE;
  model = make_model (path);
  return model != NULL && dateline_salvage_finds_stories (path, model);
}

static gboolean
is_to_be_rescued (const char *path, const GError *error)
{
  return g_error_matches (error, DATELINE_STORE_ERROR, DATELINE_STORE_ERROR_DAMAGED) ||
         (g_error_matches (error, DATELINE_STORE_ERROR, DATELINE_STORE_ERROR_NOT_OURS) &&
          was_ours (path));
}

static gboolean
rescue (const char *path, const DatelineWork *work, GError **error)
{
  DatelineWork repairing = *work;
  g_autoptr (DatelineRescueReport) report = NULL;

  repairing.kind = DATELINE_STORE_WORK_REPAIR;
  report = dateline_rescue_run (path, &repairing, error);

  return report != NULL;
}

/* Nobody else has it open. */
static gboolean
open_alone (DatelineSafeOpening *self,
            const char *path,
            const DatelineWork *work,
            GError **error)
{
  g_autoptr (GError) problem = NULL;

  if (!dateline_rescue_go_on (path, error))
    return FALSE;
  if (is_lost (path))
    {
      if (!rescue (path, work, error))
        return FALSE;
    }
  else if (!dateline_database_file_prepare (path, &problem))
    {
      if (!is_to_be_rescued (path, problem))
        {
          g_propagate_error (error, g_steal_pointer (&problem));
          return FALSE;
        }
      if (!rescue (path, work, error))
        return FALSE;
    }
  else if (self->state == DATELINE_GUARD_DAMAGED)
    {
      if (!rescue (path, work, error))
        return FALSE;
    }
  else if (!check_log (self, path, error))
    return FALSE;

  g_clear_error (&problem);
  self->database = open_whole (path, work, &problem);
  if (self->database != NULL)
    return TRUE;
  if (!is_to_be_rescued (path, problem))
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  if (!rescue (path, work, error))
    return FALSE;
  self->database = open_whole (path, work, error);
  return self->database != NULL;
}

gboolean
dateline_safe_opening_run (DatelineSafeOpening *self,
                           const char *path,
                           const DatelineWork *work,
                           GError **error)
{
  const DatelineWork nobodys = { 0 };
  g_autoptr (GError) problem = NULL;
  gboolean opened;

  if (work == NULL)
    work = &nobodys;
  *self = (DatelineSafeOpening){ 0 };
  if (!dateline_database_file_make_folder (path, error))
    return FALSE;
  self->guard = dateline_store_guard_take (path, &self->state, &problem);
  if (problem != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }

  if (self->state == DATELINE_GUARD_SHARED || self->guard == NULL)
    {
      self->database = open_whole (path, work, error);
      opened = self->database != NULL;
    }
  else
    opened = open_alone (self, path, work, error);
  if (opened && self->guard != NULL && self->state != DATELINE_GUARD_SHARED)
    dateline_store_guard_share (self->guard);
  if (!opened)
    dateline_safe_opening_clear (self);
  return opened;
}

void
dateline_safe_opening_clear (DatelineSafeOpening *self)
{
  g_clear_pointer (&self->database, dateline_database_close);
  g_clear_pointer (&self->guard, dateline_store_guard_leave);
}
