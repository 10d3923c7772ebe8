/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dateline/store/dateline-database-setup-private.h"

#include "dateline/store/dateline-still-file-private.h"

static const char COMMON_SETUP[] = "PRAGMA foreign_keys = ON;"
                                   "PRAGMA trusted_schema = OFF;"
                                   "PRAGMA cell_size_check = ON;"
                                   "PRAGMA temp_store = MEMORY;";

/* What SQLite keeps of the file: the system keeps it besides, a copy away, so that four
 * times as much makes no mark or refresh of some stories quicker; only fifty thousand at
 * once into a million by a seventh. */
static const char WRITER_SETUP[] = "PRAGMA cache_size = -4096;"
                                   "PRAGMA synchronous = FULL;"
                                   "PRAGMA wal_autocheckpoint = 1000;"
                                   "PRAGMA journal_size_limit = 67108864;"
                                   "PRAGMA secure_delete = FAST;";

/* Between computers the memory is not shared that a log is read with. */
static const char WITH_LOG[] = "PRAGMA journal_mode = WAL;";
static const char WITHOUT_LOG[] = "PRAGMA journal_mode = DELETE;";

static const char BUILDER_SETUP[] = "PRAGMA cache_size = -16384;"
                                    "PRAGMA journal_mode = MEMORY;"
                                    "PRAGMA synchronous = OFF;"
                                    "PRAGMA foreign_keys = OFF;";

static const char READER_SETUP[] = "PRAGMA cache_size = -4096;"
                                   "PRAGMA query_only = ON;";

/* Nothing is written before the end, however much it is. */
static const char TRIAL_SETUP[] = "PRAGMA cache_spill = OFF;"
                                  "PRAGMA synchronous = FULL;"
                                  "PRAGMA journal_size_limit = 67108864;"
                                  "PRAGMA secure_delete = FAST;";

static const struct
{
  int id;
  int value;
} limits[] = {
  { SQLITE_LIMIT_LENGTH, 32 * 1024 * 1024 },
  { SQLITE_LIMIT_VARIABLE_NUMBER, 1000 },
  { SQLITE_LIMIT_EXPR_DEPTH, 100 },
};

static const struct
{
  int id;
  int value;
} options[] = {
  { SQLITE_DBCONFIG_DEFENSIVE, 1 },
  { SQLITE_DBCONFIG_DQS_DDL, 0 },
  { SQLITE_DBCONFIG_DQS_DML, 0 },
  { SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0 },
};

/* Marks a new file as ours before anything else is written to it. */
static gboolean
claim (DatelineDatabase *self, GError **error)
{
  g_autofree char *mark = NULL;
  gint64 id;

  if (!dateline_database_get_int64 (self, "PRAGMA application_id", &id, error))
    return FALSE;
  if (id == DATELINE_DATABASE_APPLICATION_ID)
    return TRUE;

  mark = g_strdup_printf ("PRAGMA page_size = 8192; PRAGMA auto_vacuum = INCREMENTAL;"
                          " PRAGMA application_id = %d",
                          DATELINE_DATABASE_APPLICATION_ID);
  return dateline_database_run (self, mark, error);
}

int
dateline_database_setup_open (const char *path,
                              DatelineDatabaseRole role,
                              sqlite3 **handle)
{
  const int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
  g_autofree char *escaped = g_uri_escape_string (path, "/", FALSE);
  g_autofree char *uri = g_strconcat ("file:", escaped, "?immutable=1", NULL);

  if (role == DATELINE_DATABASE_TRIAL_STILL)
    return sqlite3_open_v2 (path,
                            handle,
                            flags | SQLITE_OPEN_READWRITE,
                            dateline_still_file_get_vfs ());
  if (role == DATELINE_DATABASE_WRITER || role == DATELINE_DATABASE_TRIAL)
    return sqlite3_open_v2 (path, handle, flags | SQLITE_OPEN_READWRITE, NULL);
  if (role == DATELINE_DATABASE_READER)
    return sqlite3_open_v2 (path, handle, flags | SQLITE_OPEN_READONLY, NULL);
  if (role == DATELINE_DATABASE_BUILDER)
    return sqlite3_open_v2 (path,
                            handle,
                            flags | SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE,
                            NULL);
  return sqlite3_open_v2 (uri,
                          handle,
                          flags | SQLITE_OPEN_READONLY | SQLITE_OPEN_URI,
                          NULL);
}

void
dateline_database_setup_limit (sqlite3 *handle)
{
  for (gsize i = 0; i < G_N_ELEMENTS (options); i++)
    sqlite3_db_config (handle, options[i].id, options[i].value, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (limits); i++)
    sqlite3_limit (handle, limits[i].id, limits[i].value);
  sqlite3_busy_timeout (handle, 5000);
}

gboolean
dateline_database_setup_run (DatelineDatabase *self,
                             DatelineDatabaseRole role,
                             gboolean is_distant,
                             GError **error)
{
  if (!dateline_database_run (self, COMMON_SETUP, error))
    return FALSE;
  if (role == DATELINE_DATABASE_BUILDER)
    return claim (self, error) && dateline_database_run (self, BUILDER_SETUP, error);
  if (role == DATELINE_DATABASE_TRIAL_STILL &&
      !dateline_database_run (self, "PRAGMA journal_mode = MEMORY", error))
    return FALSE;
  if (role == DATELINE_DATABASE_TRIAL || role == DATELINE_DATABASE_TRIAL_STILL)
    return dateline_database_run (self, TRIAL_SETUP, error);
  if (role != DATELINE_DATABASE_WRITER)
    return dateline_database_run (self, READER_SETUP, error);
  return claim (self, error) &&
         dateline_database_run (self, is_distant ? WITHOUT_LOG : WITH_LOG, error) &&
         dateline_database_run (self, WRITER_SETUP, error);
}
