/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What a step of the schema must not lose. On the writing thread. */

#include "dateline/store/dateline-migration-facts-private.h"

#include "dateline/store/dateline-store.h"

#include <glib/gi18n-lib.h>

/* The tables of what a reader would miss. A step that is to delete of one of them takes
 * it out of here. */
static const struct
{
  const char *name;
  const char *count;
} tables[] = {
  { "feed", "SELECT count (*) FROM feed" },
  { "category", "SELECT count (*) FROM category" },
  { "feed_category", "SELECT count (*) FROM feed_category" },
  { "story", "SELECT count (*) FROM story" },
  { "headline", "SELECT count (*) FROM headline" },
  { "body", "SELECT count (*) FROM body" },
  { "section", "SELECT count (*) FROM section" },
};

static const char MARKS[] = "SELECT sum (read) + 1000000000 * sum (saved) FROM story";
static const char STRAYS[] = "SELECT count (*) FROM pragma_foreign_key_check";

struct _DatelineMigrationFacts
{
  gint64 n_rows[G_N_ELEMENTS (tables)]; /* -1: there is no such table */
  gint64 marks;
  gint64 n_strays;
};

static gboolean
has_table (DatelineDatabase *database, const char *name, gboolean *has, GError **error)
{
  g_autoptr (DatelineStatement) statement = dateline_database_prepare_with (
      database,
      "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?1",
      error,
      DATELINE_TEXT (name));
  DatelineStep step;

  if (statement == NULL)
    return FALSE;
  step = dateline_statement_step (statement, error);
  *has = step == DATELINE_STEP_ROW;
  return step != DATELINE_STEP_FAILED;
}

static gboolean
read_facts (DatelineMigrationFacts *self, DatelineDatabase *database, GError **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      gboolean has;

      self->n_rows[i] = -1;
      if (!has_table (database, tables[i].name, &has, error) ||
          (has && !dateline_database_get_int64 (database,
                                                tables[i].count,
                                                &self->n_rows[i],
                                                error)))
        return FALSE;
    }
  return dateline_database_get_int64 (database, MARKS, &self->marks, error) &&
         dateline_database_get_int64 (database, STRAYS, &self->n_strays, error);
}

DatelineMigrationFacts *
dateline_migration_facts_new (DatelineDatabase *database, GError **error)
{
  g_autoptr (DatelineMigrationFacts) self = g_new0 (DatelineMigrationFacts, 1);

  return read_facts (self, database, error) ? g_steal_pointer (&self) : NULL;
}

void
dateline_migration_facts_free (DatelineMigrationFacts *self)
{
  g_free (self);
}

gboolean
dateline_migration_facts_check (DatelineMigrationFacts *self,
                                DatelineDatabase *database,
                                GError **error)
{
  DatelineMigrationFacts now;
  gboolean kept;

  if (!read_facts (&now, database, error))
    return FALSE;
  kept = now.marks == self->marks && now.n_strays <= self->n_strays;
  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    kept = kept && (self->n_rows[i] < 0 || now.n_rows[i] == self->n_rows[i]);
  if (!kept)
    g_set_error_literal (error,
                         DATELINE_STORE_ERROR,
                         DATELINE_STORE_ERROR_FAILED,
                         _ ("The stories could not be brought up to date without losing"
                            " some. They were left as they were."));
  else
    /* What a step makes new is looked after by those that follow. */
    *self = now;
  return kept;
}
