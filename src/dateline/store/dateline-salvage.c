/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What can be read of a damaged file: first the rows of the pages that the tables still
 * lead to, then those of pages that lost their way to a table, by what they look like. On
 * the thread of the database that gets them.
 */

#include "dateline/store/dateline-salvage-private.h"

#include "dateline/store/dateline-migrations-private.h"
#include "dateline/store/dateline-salvage-table-private.h"
#include "dateline/store/dateline-store.h"

#include <string.h>

/* The columns of sqlite_schema. */
#define SCHEMA_TYPE 0
#define SCHEMA_NAME 1
#define SCHEMA_ROOT 3
#define N_SCHEMA_FIELDS 5

typedef struct
{
  DatelineDatabase *target;
  DatelineSalvagePages *pages;
  DatelineSalvageTree *tree;
  guint8 *seen;
  GPtrArray *tables;
  const DatelineWork *work;
  guint n_damaged;
} Salvage;

static void
salvage_clear (Salvage *self)
{
  g_clear_pointer (&self->tree, dateline_salvage_tree_free);
  g_clear_pointer (&self->pages, dateline_salvage_pages_free);
  g_clear_pointer (&self->tables, g_ptr_array_unref);
  g_clear_pointer (&self->seen, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Salvage, salvage_clear)

static gboolean
same_text (const DatelineField *field, const char *text)
{
  return field->kind == DATELINE_FIELD_TEXT && field->length == strlen (text) &&
         memcmp (field->bytes, text, field->length) == 0;
}

/* A row of the file's schema: where a table begins. */
static gboolean
schema_cb (gint64 rowid, const DatelineField *fields, guint n_fields, gpointer user_data)
{
  Salvage *self = user_data;

  if (n_fields != N_SCHEMA_FIELDS || fields[SCHEMA_NAME].kind != DATELINE_FIELD_TEXT)
    return FALSE;
  for (guint i = 0; i < self->tables->len; i++)
    {
      DatelineSalvageTable *table = self->tables->pdata[i];

      if (same_text (&fields[SCHEMA_TYPE], "table") &&
          same_text (&fields[SCHEMA_NAME], table->name))
        table->root = CLAMP (fields[SCHEMA_ROOT].number, 0, G_MAXUINT32);
    }
  return TRUE;
}

static gboolean
open_view (Salvage *self, const char *path, gboolean with_log, GError **error)
{
  self->pages = dateline_salvage_pages_open (path, with_log, error);
  if (self->pages == NULL)
    return FALSE;
  self->tree = dateline_salvage_tree_new (self->pages);
  self->seen = g_malloc0 (dateline_salvage_pages_get_n (self->pages) / 8 + 1);
  self->tables = dateline_salvage_table_list (self->target, error);
  if (self->tables == NULL)
    return FALSE;
  self->n_damaged =
      dateline_salvage_tree_walk (self->tree, 1, self->seen, schema_cb, self);
  return TRUE;
}

static gboolean
count_cb (gint64 rowid, const DatelineField *fields, guint n_fields, gpointer user_data)
{
  return dateline_salvage_table_fits (user_data, fields, n_fields);
}

/* How many pages of the tables are damaged, and tables missing. */
static guint
count_damaged (Salvage *self)
{
  guint n_damaged = self->n_damaged;

  for (guint i = 0; i < self->tables->len; i++)
    {
      DatelineSalvageTable *table = self->tables->pdata[i];

      if (table->root == 0)
        n_damaged++;
      else
        n_damaged += dateline_salvage_tree_walk (self->tree,
                                                 table->root,
                                                 self->seen,
                                                 count_cb,
                                                 table);
    }
  return n_damaged;
}

/* Of a feed, what it is known by: its number and its address, the third column. */
static gboolean
feed_cb (gint64 rowid, const DatelineField *fields, guint n_fields, gpointer user_data)
{
  GHashTable *feeds = user_data;

  if (n_fields < 3 || fields[2].kind != DATELINE_FIELD_TEXT ||
      same_text (&fields[1], DATELINE_GUIDE_URI))
    return TRUE;
  g_hash_table_add (feeds,
                    g_strdup_printf ("%" G_GINT64_FORMAT " %.*s",
                                     rowid,
                                     (int) MIN (fields[2].length, G_MAXINT),
                                     (const char *) fields[2].bytes));
  return TRUE;
}

static GHashTable *
list_feeds (Salvage *self)
{
  GHashTable *feeds = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree guint8 *seen =
      g_malloc0 (dateline_salvage_pages_get_n (self->pages) / 8 + 1);

  for (guint i = 0; i < self->tables->len; i++)
    {
      DatelineSalvageTable *table = self->tables->pdata[i];

      if (g_str_equal (table->name, "feed") && table->root != 0)
        dateline_salvage_tree_walk (self->tree, table->root, seen, feed_cb, feeds);
    }
  return feeds;
}

/* Whether the two have a feed in common, or the first has none. */
static gboolean
has_feed_of (Salvage *log, Salvage *file)
{
  g_autoptr (GHashTable) in_log = list_feeds (log);
  g_autoptr (GHashTable) in_file = list_feeds (file);
  GHashTableIter iter;
  gpointer feed;

  g_hash_table_iter_init (&iter, in_file);
  while (g_hash_table_iter_next (&iter, &feed, NULL))
    if (g_hash_table_contains (in_log, feed))
      return TRUE;
  return g_hash_table_size (in_file) == 0;
}

gboolean
dateline_salvage_trusts_log (const char *path, DatelineDatabase *model, gboolean thorough)
{
  g_auto (Salvage) log = { .target = model };
  g_auto (Salvage) file = { .target = model };

  if (!open_view (&log, path, TRUE, NULL) || !open_view (&file, path, FALSE, NULL) ||
      !dateline_salvage_pages_has_log (log.pages))
    return TRUE;
  if (!has_feed_of (&log, &file))
    return FALSE;
  return !thorough || count_damaged (&log) <= count_damaged (&file);
}

guint
dateline_salvage_find_version (const char *path)
{
  int version = -1;

  /* The log has the newer number, if it is this file's. */
  for (int with_log = 1; with_log >= 0 && version <= 0; with_log--)
    {
      g_autoptr (DatelineSalvagePages) pages =
          dateline_salvage_pages_open (path, with_log, NULL);

      if (pages != NULL)
        version = dateline_salvage_pages_get_version (pages);
    }
  return version > 0 && version <= (int) dateline_migrations_get_latest () ? version : 0;
}

gboolean
dateline_salvage_finds_stories (const char *path, DatelineDatabase *model)
{
  g_auto (Salvage) self = { .target = model };
  guint32 n_pages;

  if (!open_view (&self, path, FALSE, NULL))
    return FALSE;
  n_pages = dateline_salvage_pages_get_n (self.pages);
  for (guint i = 0; i < self.tables->len; i++)
    {
      DatelineSalvageTable *table = self.tables->pdata[i];

      for (guint32 number = 2; g_str_equal (table->name, "story") && number <= n_pages;
           number++)
        if (dateline_salvage_tree_get_kind (self.tree, number) ==
                DATELINE_PAGE_TABLE_LEAF &&
            dateline_salvage_tree_read_page (self.tree, number, count_cb, table) > 0)
          return TRUE;
    }
  return FALSE;
}

static gboolean
add_cb (gint64 rowid, const DatelineField *fields, guint n_fields, gpointer user_data)
{
  return dateline_salvage_table_add (user_data, rowid, fields, n_fields);
}

static gboolean
read_tables (Salvage *self, GError **error)
{
  for (guint i = 0; i < self->tables->len; i++)
    {
      DatelineSalvageTable *table = self->tables->pdata[i];

      if (!dateline_work_go_on (self->work, 0.5 * i / self->tables->len, error))
        return FALSE;
      if (table->root == 0)
        table->n_damaged = 1;
      else
        table->n_damaged = dateline_salvage_tree_walk (self->tree,
                                                       table->root,
                                                       self->seen,
                                                       add_cb,
                                                       table);
      self->n_damaged += table->n_damaged;
    }
  return TRUE;
}

/* What tells bodies, which have the same columns, from dictionaries: those are packed
 * without a dictionary. */
static gboolean
is_dictionary (Salvage *self, const DatelineField *fields)
{
  g_autoptr (GBytes) packed = g_bytes_new_static (fields[2].bytes, fields[2].length);
  g_autoptr (GBytes) bytes = NULL;

  if (fields[1].number == 0)
    return FALSE;
  bytes = dateline_body_packer_unpack_bytes (dateline_database_get_packer (self->target),
                                             packed);
  return g_bytes_get_size (bytes) > 0;
}

/* The one table that a row can be of, or NULL. A table that lost nothing misses none. */
static DatelineSalvageTable *
find_table (Salvage *self, const DatelineField *fields, guint n_fields, gboolean is_index)
{
  DatelineSalvageTable *found = NULL;
  DatelineSalvageTable *dictionary = NULL;

  for (guint i = 0; i < self->tables->len; i++)
    {
      DatelineSalvageTable *table = self->tables->pdata[i];

      if (table->is_index != is_index || table->n_damaged == 0 ||
          !dateline_salvage_table_fits (table, fields, n_fields))
        continue;
      if (g_str_equal (table->name, "dictionary"))
        dictionary = table;
      else if (found != NULL)
        return NULL;
      else
        found = table;
    }
  if (dictionary != NULL && (found == NULL || is_dictionary (self, fields)))
    return dictionary;
  return found;
}

typedef struct
{
  Salvage *salvage;
  gboolean is_index;
} Stray;

static gboolean
stray_cb (gint64 rowid, const DatelineField *fields, guint n_fields, gpointer user_data)
{
  Stray *self = user_data;
  DatelineSalvageTable *table =
      find_table (self->salvage, fields, n_fields, self->is_index);

  return table != NULL && dateline_salvage_table_add (table, rowid, fields, n_fields);
}

/* Rows of indexes of three numbers look like each other: those of tables are told from
 * others by having more. */
static gboolean
is_told (DatelineSalvageTable *table)
{
  return !table->is_index || table->columns->len > 3;
}

/* Reads the pages to which nothing leads. What is unused may have old rows. */
static gboolean
read_strays (Salvage *self, GError **error)
{
  guint32 n_pages = dateline_salvage_pages_get_n (self->pages);
  gboolean has_lost = FALSE;

  for (guint i = 0; i < self->tables->len; i++)
    {
      DatelineSalvageTable *table = self->tables->pdata[i];

      if (!is_told (table))
        table->n_damaged = 0;
      has_lost |= table->n_damaged > 0;
    }
  if (!has_lost)
    return TRUE;

  dateline_salvage_pages_list_unused (self->pages, self->seen);
  for (guint32 number = 1; number <= n_pages; number++)
    {
      DatelinePageKind kind;
      Stray stray = { self, FALSE };

      if (number % 256 == 0 &&
          !dateline_work_go_on (self->work, 0.5 + 0.5 * number / n_pages, error))
        return FALSE;
      if (dateline_salvage_bit (self->seen, number))
        continue;
      kind = dateline_salvage_tree_get_kind (self->tree, number);
      stray.is_index =
          kind == DATELINE_PAGE_INDEX_LEAF || kind == DATELINE_PAGE_INDEX_INNER;
      if (stray.is_index || kind == DATELINE_PAGE_TABLE_LEAF)
        dateline_salvage_tree_read_page (self->tree, number, stray_cb, &stray);
    }
  return TRUE;
}

gboolean
dateline_salvage_run (const char *path,
                      DatelineDatabase *target,
                      const DatelineWork *work,
                      guint *n_damaged,
                      GError **error)
{
  g_auto (Salvage) self = { .target = target, .work = work };
  gboolean with_log = dateline_salvage_trusts_log (path, target, TRUE);

  if (!open_view (&self, path, with_log, error) ||
      !dateline_database_begin (target, error))
    return FALSE;
  if (!read_tables (&self, error) || !read_strays (&self, error) ||
      !dateline_database_commit (target, error))
    {
      dateline_database_roll_back (target);
      return FALSE;
    }
  *n_damaged = self.n_damaged;
  return TRUE;
}
