/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* A connection to the store's file. It belongs to the thread that opened it, and every
 * use asserts that.
 */

#pragma once

#include "dateline/model/dateline-entry.h"
#include "dateline/store/dateline-body-packer-private.h"
#include "dateline/store/dateline-feed-row-private.h"
#include "dateline/store/dateline-statement-private.h"
#include "dateline/store/dateline-work-private.h"

G_BEGIN_DECLS

/* "DTLN": what tells our files from others (PRAGMA application_id). */
#define DATELINE_DATABASE_APPLICATION_ID 0x44544C4E

typedef struct _DatelineDatabase DatelineDatabase;

typedef enum
{
  DATELINE_DATABASE_WRITER,      /* makes the file, migrates it, changes it */
  DATELINE_DATABASE_READER,      /* only reads one that a writer opened before */
  DATELINE_DATABASE_UNCHANGING,  /* the same of a file that nobody can change */
  DATELINE_DATABASE_TRIAL,       /* writes to memory alone before it commits */
  DATELINE_DATABASE_TRIAL_STILL, /* the same of a file that nobody changes */
  /* Makes a file that nobody else sees yet: not safe from a crash while it is made, and
   * of no version before dateline_migrations_run_to (). ":memory:" needs no file. */
  DATELINE_DATABASE_BUILDER,
} DatelineDatabaseRole;

/* Opens @path. A file of a newer version, or that is no store of ours, is refused and
 * stays as it is, to the byte. */
DatelineDatabase *
dateline_database_open (const char *path, DatelineDatabaseRole role, GError **error);
/* The same; what takes long of it, as an older version's file, can be followed and
 * cancelled. */
DatelineDatabase *dateline_database_open_with (const char *path,
                                               DatelineDatabaseRole role,
                                               const DatelineWork *work,
                                               GError **error);
/* Opens the file that @reader reads in such a way that a transaction touches no disk: for
 * what is to be seen before there is room for it. It is always rolled back. */
DatelineDatabase *dateline_database_open_trial (DatelineDatabase *reader, GError **error);
void dateline_database_close (DatelineDatabase *self);
/* Where the file is. */
const char *dateline_database_get_path (DatelineDatabase *self);

/* From now on a transaction begins only in turn with other programs that write to the
 * file at @path. */
void dateline_database_take_turns (DatelineDatabase *self, const char *path);

/* Long statements end with %G_IO_ERROR_CANCELLED once @cancellable (nullable, not owned)
 * is cancelled. */
void dateline_database_set_cancellable (DatelineDatabase *self,
                                        GCancellable *cancellable);

/* While long statements run, @func (nullable) is called now and then. */
void dateline_database_set_pulse (DatelineDatabase *self,
                                  void (*func) (gpointer user_data),
                                  gpointer user_data);

/* Statements end in the same way after @deadline, a monotonic time in microseconds, 0 for
 * none; and whether one did since it was set. */
void dateline_database_set_deadline (DatelineDatabase *self, gint64 deadline);
gboolean dateline_database_is_late (DatelineDatabase *self);

/* The statement of @sql, a literal, kept for the next use. NULL with @error set only when
 * the file is damaged or memory is short: SQL of ours is right. */
DatelineStatement *
dateline_database_prepare (DatelineDatabase *self, const char *sql, GError **error);

/* The same with values for its parameters: DATELINE_INT64 (id), DATELINE_TEXT (name)… */
#define dateline_database_prepare_with(self, sql, error, ...)                            \
  dateline_database_prepare_values (self,                                                \
                                    sql,                                                 \
                                    (const DatelineValue[]){ __VA_ARGS__ },              \
                                    G_N_ELEMENTS (((DatelineValue[]){ __VA_ARGS__ })),   \
                                    error)
DatelineStatement *dateline_database_prepare_values (DatelineDatabase *self,
                                                     const char *sql,
                                                     const DatelineValue *values,
                                                     gsize n_values,
                                                     GError **error);
/* Prepares it, binds the values and runs it to its end. */
#define dateline_database_run_with(self, sql, error, ...)                                \
  dateline_database_run_values (self,                                                    \
                                sql,                                                     \
                                (const DatelineValue[]){ __VA_ARGS__ },                  \
                                G_N_ELEMENTS (((DatelineValue[]){ __VA_ARGS__ })),       \
                                error)
gboolean dateline_database_run_values (DatelineDatabase *self,
                                       const char *sql,
                                       const DatelineValue *values,
                                       gsize n_values,
                                       GError **error);

/* Runs statements that have no parameters and give no rows. */
gboolean dateline_database_run (DatelineDatabase *self, const char *sql, GError **error);
/* The first column of the first row of @sql; 0 without one. */
gboolean dateline_database_get_int64 (DatelineDatabase *self,
                                      const char *sql,
                                      gint64 *value,
                                      GError **error);

/* A transaction: of a writer one that may write, of a reader one look at one moment. */
gboolean dateline_database_begin (DatelineDatabase *self, GError **error);
gboolean dateline_database_commit (DatelineDatabase *self, GError **error);
void dateline_database_roll_back (DatelineDatabase *self);
/* Whether one is open: SQLite may end it on a full disk and the like. */
gboolean dateline_database_is_inside (DatelineDatabase *self);

gint64 dateline_database_get_last_id (DatelineDatabase *self);
guint dateline_database_get_n_changed (DatelineDatabase *self);

/* Whether the file lies where several computers may have it. Of a writer. */
gboolean dateline_database_is_distant (DatelineDatabase *self);

/* What bodies are packed with. */
DatelineBodyPacker *dateline_database_get_packer (DatelineDatabase *self);

/* What the transaction has still to index: the numbers of stories (gint64) and their
 * entries. The search table's own. */
GHashTable *dateline_database_get_unindexed (DatelineDatabase *self);

/* The feeds and categories as they were listed last, where somebody had them remembered.
 */
DatelineListMemory *dateline_database_get_feeds (DatelineDatabase *self);
DatelineListMemory *dateline_database_get_categories (DatelineDatabase *self);
/* The row that dateline_feed_row_sql read last. */
DatelineFeedRow *dateline_database_get_feed_row (DatelineDatabase *self);

/* Says in words what went wrong last on @handle. */
void dateline_database_set_error (sqlite3 *handle, GError **error);

/* The statements (of char *) that were prepared, for a test to look at their plans. */
GPtrArray *dateline_database_list_sql (DatelineDatabase *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DatelineDatabase, dateline_database_close)

G_END_DECLS
