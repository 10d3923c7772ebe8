/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* All that can be looked at of a store, in words. Any thread. */

#include "dateline/store/dateline-store-check-private.h"

#include "dateline/store/dateline-backup-private.h"
#include "dateline/store/dateline-database-file-private.h"
#include "dateline/store/dateline-migrations-private.h"
#include "dateline/store/dateline-rescue-fill-private.h"
#include "dateline/store/dateline-rescue-private.h"
#include "dateline/store/dateline-rescue-report-private.h"
#include "dateline/store/dateline-safe-file-private.h"
#include "dateline/store/dateline-search-moving-private.h"
#include "dateline/store/dateline-side-car-private.h"
#include "dateline/store/dateline-store-guard-private.h"
#include "dateline/store/dateline-store-look-private.h"
#include "dateline/store/dateline-store.h"
#include "dateline/store/dateline-tally-private.h"

#include <glib/gi18n-lib.h>

struct _DatelineStoreCheck
{
  gboolean is_sound;
  GStrv findings;
};

G_DEFINE_BOXED_TYPE (DatelineStoreCheck,
                     dateline_store_check,
                     dateline_store_check_ref,
                     dateline_store_check_unref)

static void
check_clear (DatelineStoreCheck *self)
{
  g_strfreev (self->findings);
}

/**
 * dateline_store_check_ref:
 * @self: what was found
 *
 * Takes a reference.
 *
 * Returns: (transfer full): @self
 */
DatelineStoreCheck *
dateline_store_check_ref (DatelineStoreCheck *self)
{
  return g_atomic_rc_box_acquire (self);
}

/**
 * dateline_store_check_unref:
 * @self: (transfer full): what was found
 *
 * Lets go of a reference.
 */
void
dateline_store_check_unref (DatelineStoreCheck *self)
{
  g_atomic_rc_box_release_full (self, (GDestroyNotify) check_clear);
}

/**
 * dateline_store_check_is_sound:
 * @self: what was found
 *
 * Gets whether nothing is wrong with the store, or not any more.
 *
 * Returns: whether it is sound
 */
gboolean
dateline_store_check_is_sound (DatelineStoreCheck *self)
{
  return self->is_sound;
}

/**
 * dateline_store_check_get_findings:
 * @self: what was found
 *
 * Gets what was looked at and what was found, a sentence each.
 *
 * Returns: (transfer none) (array zero-terminated=1): the sentences
 */
const char *const *
dateline_store_check_get_findings (DatelineStoreCheck *self)
{
  return (const char *const *) self->findings;
}

typedef struct
{
  const char *store;
  gboolean repair;
  GCancellable *cancellable;
  DatelineDatabase *database;
  GStrvBuilder *findings;
  gboolean is_sound;
} Look;

static void
look_clear (Look *self)
{
  g_clear_pointer (&self->database, dateline_database_close);
  g_clear_pointer (&self->findings, g_strv_builder_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Look, look_clear)

static void G_GNUC_PRINTF (2, 3) find (Look *self, const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list arguments;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_strv_builder_add (self->findings, text);
}

gboolean
dateline_store_check_judge (const char *path, GError **error)
{
  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_autofree char *shown = g_filename_display_name (path);

      g_set_error (error,
                   DATELINE_STORE_ERROR,
                   DATELINE_STORE_ERROR_CANNOT_OPEN,
                   _ ("There is no file “%s”."),
                   shown);
      return FALSE;
    }
  return dateline_database_file_judge (path, error);
}

static gboolean
open_database (Look *self, DatelineDatabaseRole role, GError **error)
{
  g_clear_pointer (&self->database, dateline_database_close);
  self->database = dateline_database_open (self->store, role, error);
  if (self->database == NULL)
    return FALSE;
  dateline_database_set_cancellable (self->database, self->cancellable);
  return TRUE;
}

static gboolean
is_damage (const GError *error)
{
  return g_error_matches (error, DATELINE_STORE_ERROR, DATELINE_STORE_ERROR_DAMAGED);
}

/* Pages, then rows: whether the file has to be made anew. */
static gboolean
look_at_file (Look *self, gboolean *damaged, GError **error)
{
  g_autoptr (GError) problem = NULL;
  gboolean sound = FALSE;

  *damaged = TRUE;
  if (!open_database (self, DATELINE_DATABASE_READER, &problem))
    {
      if (!is_damage (problem))
        {
          g_propagate_error (error, g_steal_pointer (&problem));
          return FALSE;
        }
      find (self, "%s", _ ("The file: damaged, it cannot be opened."));
      return TRUE;
    }
  if (!dateline_store_look_at_pages (self->database, &sound, error))
    return FALSE;
  if (!sound)
    {
      find (self, "%s", _ ("The file: damaged, parts of it cannot be read."));
      return TRUE;
    }
  find (self, "%s", _ ("The file: all of it can be read."));
  if (!dateline_store_look_at_rows (self->database, &sound, error))
    return FALSE;
  find (self,
        "%s",
        sound ? _ ("The stories and feeds: they fit together.")
              : _ ("The stories and feeds: damaged, some belong to nothing."));
  *damaged = !sound;
  return TRUE;
}

static gboolean
count (Look *self, GError **error)
{
  gint64 n_stories, n_feeds;
  g_autofree char *stories = NULL;
  g_autofree char *feeds = NULL;

  if (!dateline_database_get_int64 (self->database,
                                    "SELECT count (*) FROM story",
                                    &n_stories,
                                    error) ||
      !dateline_database_get_int64 (self->database,
                                    "SELECT count (*) FROM feed WHERE removed_at IS NULL",
                                    &n_feeds,
                                    error))
    return FALSE;
  stories = g_strdup_printf ("%'" G_GINT64_FORMAT, n_stories);
  feeds = g_strdup_printf ("%'" G_GINT64_FORMAT, n_feeds);
  /* Translators: two numbers, of stories and of feeds. */
  find (self, _ ("%s stories of %s feeds are kept."), stories, feeds);
  return TRUE;
}

/* Whether the counts that are kept are those that are there. */
static gboolean
look_at_counts (Look *self, GError **error)
{
  static const char WRONG[] =
      "SELECT EXISTS (SELECT 1 FROM feed LEFT JOIN"
      " (SELECT feed_id, count (*) AS n, sum (read = 0) AS unread FROM story"
      " WHERE " DATELINE_TALLY_IS_COUNTED " GROUP BY feed_id) ON feed_id = feed.id"
      " WHERE removed_at IS NULL AND (n_stories <> coalesce (n, 0)"
      " OR n_unread <> coalesce (unread, 0)))";
  gint64 is_wrong;

  if (!dateline_database_get_int64 (self->database, WRONG, &is_wrong, error))
    return FALSE;
  if (!is_wrong)
    {
      find (self, "%s", _ ("The counts: right."));
      return TRUE;
    }
  if (!self->repair)
    {
      find (self, "%s", _ ("The counts: wrong."));
      self->is_sound = FALSE;
      return TRUE;
    }
  if (!dateline_tally_set_up (self->database, error) ||
      !dateline_rescue_fill_count (self->database, error))
    return FALSE;
  find (self, "%s", _ ("The counts: they were wrong, and are right now."));
  return TRUE;
}

static gboolean
make_index_anew (Look *self, GError **error)
{
  if (dateline_database_begin (self->database, error) &&
      dateline_search_moving_begin_anew (self->database, error) &&
      dateline_database_commit (self->database, error))
    return TRUE;
  dateline_database_roll_back (self->database);
  return FALSE;
}

static gboolean
look_at_index (Look *self, GError **error)
{
  gboolean sound;

  if (!dateline_store_look_at_index (self->database, &sound, error))
    return FALSE;
  if (sound)
    {
      find (self, "%s", _ ("The index of words: sound."));
      return TRUE;
    }
  if (!self->repair)
    {
      find (self, "%s", _ ("The index of words: damaged."));
      self->is_sound = FALSE;
      return TRUE;
    }
  if (!make_index_anew (self, error))
    return FALSE;
  find (self,
        "%s",
        _ ("The index of words: it was damaged, and is made anew when Dateline runs."));
  return TRUE;
}

/* What is looked at where the file is sound. */
static gboolean
look_inside (Look *self, GError **error)
{
  gint64 version;

  if (!dateline_database_get_int64 (self->database,
                                    "PRAGMA user_version",
                                    &version,
                                    error))
    return FALSE;
  if (version < dateline_migrations_get_latest ())
    {
      find (self,
            "%s",
            _ ("It was made by an older version of Dateline, and is brought up to date"
               " when it is opened."));
      return TRUE;
    }
  return open_database (self, DATELINE_DATABASE_WRITER, error) && count (self, error) &&
         look_at_counts (self, error) && look_at_index (self, error);
}

static gboolean
look_at_list (Look *self, GError **error)
{
  g_autoptr (GPtrArray) list = dateline_side_car_read (self->store);
  g_autoptr (GPtrArray) backups = dateline_backup_list (self->store, -1);

  if (list == NULL && self->repair && self->database != NULL)
    {
      if (!dateline_side_car_write (self->database, self->store, error))
        return FALSE;
      list = dateline_side_car_read (self->store);
    }
  if (list != NULL)
    find (self,
          g_dngettext (GETTEXT_PACKAGE,
                       "The list of feeds beside it: it names %u.",
                       "The list of feeds beside it: it names %u.",
                       list->len),
          list->len);
  else
    find (self, "%s", _ ("The list of feeds beside it: there is none."));
  if (backups->len == 0)
    find (self, "%s", _ ("Backups: none yet."));
  else
    {
      g_autofree char *name = g_path_get_basename (backups->pdata[0]);

      find (self,
            g_dngettext (GETTEXT_PACKAGE,
                         "Backups: %u, “%s”.",
                         "Backups: %u, the newest is “%s”.",
                         backups->len),
            backups->len,
            name);
    }
  return TRUE;
}

static gboolean
rescue (Look *self, GError **error)
{
  const DatelineWork work = { DATELINE_STORE_WORK_REPAIR, self->cancellable, NULL, NULL };
  g_autoptr (DatelineRescueReport) report = NULL;
  g_autofree char *text = NULL;

  g_clear_pointer (&self->database, dateline_database_close);
  report = dateline_rescue_run (self->store, &work, error);
  if (report == NULL)
    return FALSE;
  text = dateline_rescue_report_dup_text (report);
  find (self, "%s", text);
  if (dateline_rescue_report_get_damaged_path (report) != NULL)
    find (self,
          _ ("The damaged file is now “%s”."),
          dateline_rescue_report_get_damaged_path (report));
  /* Whoever repaired it has read the report. */
  dateline_rescue_report_forget (self->store);
  return TRUE;
}

static gboolean
look (Look *self, GError **error)
{
  gboolean damaged = TRUE;

  self->is_sound = TRUE;
  if (!look_at_file (self, &damaged, error))
    return FALSE;
  if (damaged && self->repair && !rescue (self, error))
    return FALSE;
  if (damaged && !self->repair)
    self->is_sound = FALSE;
  else if (!(damaged ? open_database (self, DATELINE_DATABASE_READER, error) : TRUE) ||
           !look_inside (self, error))
    return FALSE;
  return look_at_list (self, error);
}

/* A file that is gone, empty or no database any more: @is_lost, if there is anything to
 * make it anew of. To replace another program's database takes somebody who wants it. */
static gboolean
judge (Look *self, gboolean *is_lost, GError **error)
{
  g_autoptr (GError) problem = NULL;

  *is_lost = FALSE;
  if (dateline_store_check_judge (self->store, &problem) &&
      dateline_safe_file_get_size (self->store) > 0)
    return TRUE;
  *is_lost =
      dateline_rescue_has_remains (self->store) &&
      !g_error_matches (problem, DATELINE_STORE_ERROR, DATELINE_STORE_ERROR_TOO_NEW) &&
      (self->repair || !dateline_database_file_is_database (self->store));
  if (problem == NULL || *is_lost)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

static gboolean
look_or_repair (Look *self, GError **error)
{
  gboolean is_lost;

  if (!judge (self, &is_lost, error))
    return FALSE;
  if (is_lost)
    {
      find (self, "%s", _ ("The file: damaged, or not there any more."));
      if (!self->repair)
        return look_at_list (self, error);
      if (!rescue (self, error))
        return FALSE;
    }
  return look (self, error);
}

DatelineStoreCheck *
dateline_store_check_run (const char *store,
                          gboolean repair,
                          GCancellable *cancellable,
                          GError **error)
{
  g_auto (Look) self = { .store = store, .repair = repair, .cancellable = cancellable };
  g_autoptr (DatelineStoreGuard) guard = NULL;
  DatelineStoreCheck *check;

  self.findings = g_strv_builder_new ();
  if (repair)
    {
      guard = dateline_store_guard_take_alone (store, error);
      if (guard == NULL)
        return NULL;
    }
  if (!look_or_repair (&self, error))
    return NULL;
  if (guard != NULL)
    dateline_store_guard_share (guard);

  check = g_atomic_rc_box_new0 (DatelineStoreCheck);
  check->is_sound = self.is_sound;
  check->findings = g_strv_builder_end (self.findings);
  return check;
}
