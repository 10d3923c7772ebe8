/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Any bytes as a damaged database file: what can be read of it is put into a new one, in
 * a time that the file's length sets. What lies behind the pages that the head counts is
 * its log, whose sums are made right, as no one would guess them. */

#include "fuzz-target.h"

#include "dateline/store/dateline-migrations-private.h"
#include "dateline/store/dateline-salvage-pages-private.h"
#include "dateline/store/dateline-salvage-private.h"
#include "dateline/store/dateline-salvage-table-private.h"

#include <glib/gstdio.h>

#define LOG_HEADER_SIZE 32
#define FRAME_HEADER_SIZE 24

/* Empty stores of each version, made when they are asked for; the last is of none. */
static DatelineDatabase *stores[64];
static char *folder, *path, *log_path;

static void
clean_up (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (stores); i++)
    g_clear_pointer (&stores[i], dateline_database_close);
  g_unlink (path);
  g_unlink (log_path);
  g_rmdir (folder);
  g_free (path);
  g_free (log_path);
  g_free (folder);
}

static void
set_up (void)
{
  folder = g_dir_make_tmp ("dateline-XXXXXX", NULL);
  path = g_build_filename (folder, "f.db", NULL);
  log_path = g_strconcat (path, "-wal", NULL);
  atexit (clean_up);
}

static DatelineDatabase *
get_store (guint version)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (version, <, G_N_ELEMENTS (stores));
  if (stores[version] == NULL)
    {
      stores[version] =
          dateline_database_open (":memory:", DATELINE_DATABASE_BUILDER, &error);
      g_assert_no_error (error);
      dateline_migrations_run_to (stores[version], version, &error);
      g_assert_no_error (error);
    }
  return stores[version];
}

/* What was put in is taken out again. */
static void
empty (DatelineDatabase *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) tables = dateline_salvage_table_list (store, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < tables->len; i++)
    {
      DatelineSalvageTable *table = tables->pdata[i];
      g_autofree char *sql = g_strdup_printf ("DELETE FROM \"%s\"", table->name);

      dateline_database_run (store, sql, &error);
      g_assert_no_error (error);
    }
}

static void
add_sums (guint32 *sums, const guint8 *bytes, gsize length)
{
  for (gsize i = 0; i + 8 <= length; i += 8)
    {
      guint32 words[2];

      memcpy (words, bytes + i, sizeof words);
      sums[0] += GUINT32_FROM_LE (words[0]) + sums[1];
      sums[1] += GUINT32_FROM_LE (words[1]) + sums[0];
    }
}

static void
put_uint32 (guint8 *bytes, guint32 number)
{
  for (guint i = 0; i < 4; i++)
    bytes[i] = number >> (24 - 8 * i);
}

/* The log as SQLite would have written it: with the sums, and its frames of one salt. */
static void
mend_log (guint8 *log, gsize size, guint32 page_size)
{
  guint32 sums[2] = { 0, 0 };
  const gsize frame_size = FRAME_HEADER_SIZE + page_size;

  if (size < LOG_HEADER_SIZE)
    return;
  put_uint32 (log, 0x377f0682);
  put_uint32 (log + 8, page_size);
  add_sums (sums, log, 24);
  put_uint32 (log + 24, sums[0]);
  put_uint32 (log + 28, sums[1]);
  for (gsize at = LOG_HEADER_SIZE; at + frame_size <= size; at += frame_size)
    {
      guint8 *frame = log + at;

      memcpy (frame + 8, log + 16, 8);
      add_sums (sums, frame, 8);
      add_sums (sums, frame + FRAME_HEADER_SIZE, page_size);
      put_uint32 (frame + 16, sums[0]);
      put_uint32 (frame + 20, sums[1]);
    }
}

static void
write_file (const char *name, const guint8 *bytes, gsize size)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents_full (name,
                            (const char *) bytes,
                            size,
                            G_FILE_SET_CONTENTS_NONE,
                            0600,
                            &error);
  g_assert_no_error (error);
}

/* Writes the file and the log, as far as there is one. */
static void
write_files (const guint8 *bytes, gsize size)
{
  g_autofree guint8 *log = NULL;
  guint32 page_size = 0;
  gsize length = size;

  if (size >= 100)
    {
      page_size = dateline_salvage_get_uint16 (bytes + 16);
      length = MIN (size, (guint64) page_size * dateline_salvage_get_uint32 (bytes + 28));
    }
  if (length == 0)
    length = size;
  write_file (path, bytes, length);
  g_unlink (log_path);
  if (length == size)
    return;
  log = g_memdup2 (bytes + length, size - length);
  mend_log (log, size - length, page_size);
  write_file (log_path, log, size - length);
}

int
LLVMFuzzerTestOneInput (const guint8 *bytes, gsize size)
{
  DatelineDatabase *store;
  g_autoptr (GError) error = NULL;
  guint version, n_damaged = 0;

  if (folder == NULL)
    set_up ();
  write_files (bytes, size);
  version = dateline_salvage_find_version (path);
  g_assert_cmpuint (version, <=, dateline_migrations_get_latest ());
  store = get_store (version > 0 ? version : dateline_migrations_get_latest ());

  dateline_salvage_finds_stories (path, store);
  dateline_salvage_run (path, store, NULL, &n_damaged, &error);
  g_assert_no_error (error);
  empty (store);
  return 0;
}
