/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What a test's disk was asked to write, and what of it a power failure could leave. */

#include "dateline-test-disk-record-private.h"

#include <string.h>

#define SECTOR 512

/* What was asked of a file since it was synced. */
typedef struct
{
  gint64 offset;
  GBytes *bytes; /* NULL: the file ends at @offset */
} Change;

/* A file as the disk has it for sure, and what was asked of it since. */
typedef struct
{
  GByteArray *synced;
  GPtrArray *changes;
  gboolean deleted;
} Record;

static GHashTable *records; /* of Record by name; NULL while nothing is remembered */
static TestDiskFunc record_func;
static gpointer record_data;

static void
change_free (gpointer data)
{
  Change *self = data;

  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self);
}

static void
record_free (gpointer data)
{
  Record *self = data;

  g_byte_array_unref (self->synced);
  g_ptr_array_unref (self->changes);
  g_free (self);
}

static Record *
find_record (const char *name)
{
  Record *record = g_hash_table_lookup (records, name);

  if (record == NULL)
    {
      record = g_new0 (Record, 1);
      record->synced = g_byte_array_new ();
      record->changes = g_ptr_array_new_with_free_func (change_free);
      g_hash_table_insert (records, g_strdup (name), record);
    }
  return record;
}

void
test_disk_record_change (const char *name, gint64 offset, GBytes *bytes)
{
  Record *record;
  Change *change;

  if (records == NULL)
    return;
  record_func (record_data);
  record = find_record (name);
  if (record->deleted)
    {
      /* It is another file of the same name. */
      g_byte_array_set_size (record->synced, 0);
      g_ptr_array_set_size (record->changes, 0);
      record->deleted = FALSE;
    }
  change = g_new (Change, 1);
  change->offset = offset;
  change->bytes = bytes;
  g_ptr_array_add (record->changes, change);
}

static void
write_part (GByteArray *array, gint64 offset, const guint8 *bytes, gsize length)
{
  gsize end = offset + length;
  guint before = array->len;

  if (end > before)
    {
      g_byte_array_set_size (array, end);
      memset (array->data + before, 0, end - before);
    }
  memcpy (array->data + offset, bytes, length);
}

/* Makes @change of @array; of what it writes only the sectors that chance keeps, where
 * @rand is given. */
static void
apply (GByteArray *array, const Change *change, GRand *rand)
{
  const guint8 *bytes;
  gsize length;
  gint64 at = change->offset;
  gint64 end;

  if (change->bytes == NULL)
    {
      if ((gint64) array->len > change->offset)
        g_byte_array_set_size (array, change->offset);
      return;
    }
  bytes = g_bytes_get_data (change->bytes, &length);
  end = at + length;
  while (at < end)
    {
      gint64 next = rand != NULL ? MIN ((at / SECTOR + 1) * SECTOR, end) : end;

      if (rand == NULL || g_rand_boolean (rand))
        write_part (array, at, bytes + (at - change->offset), next - at);
      at = next;
    }
}

gboolean
test_disk_record_is_on (void)
{
  return records != NULL;
}

gboolean
test_disk_record_sync (const char *name)
{
  Record *record;

  if (records == NULL)
    return FALSE;
  record = find_record (name);
  record_func (record_data);
  for (guint i = 0; i < record->changes->len; i++)
    apply (record->synced, record->changes->pdata[i], NULL);
  g_ptr_array_set_size (record->changes, 0);
  return TRUE;
}

void
test_disk_record_delete (const char *name, gboolean is_synced)
{
  if (records == NULL)
    return;
  record_func (record_data);
  if (is_synced)
    g_hash_table_remove (records, name);
  else
    find_record (name)->deleted = TRUE;
}

void
test_disk_record_begin (const char *watched, TestDiskFunc func, gpointer user_data)
{
  g_autoptr (GDir) folder = func != NULL ? g_dir_open (watched, 0, NULL) : NULL;
  const char *name;

  g_clear_pointer (&records, g_hash_table_unref);
  record_func = func;
  record_data = user_data;
  if (func == NULL)
    return;
  records = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, record_free);
  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (watched, name, NULL);
      g_autofree char *bytes = NULL;
      gsize length;

      if (g_str_has_suffix (name, "-shm") ||
          !g_file_get_contents (path, &bytes, &length, NULL))
        continue;
      g_byte_array_append (find_record (name)->synced, (guint8 *) bytes, length);
    }
}

/* The changes of @record that the disk made, in the order in which it made them: all up
 * to one, or any, in any order; the last of them or all torn. */
static GByteArray *
make_content (const Record *record, GRand *rand)
{
  GByteArray *content = g_byte_array_new ();
  g_autoptr (GPtrArray) made = g_ptr_array_new ();
  gboolean is_prefix = g_rand_boolean (rand);
  gboolean is_torn = g_rand_boolean (rand);
  guint n = g_rand_int_range (rand, 0, record->changes->len + 1);

  g_byte_array_append (content, record->synced->data, record->synced->len);
  for (guint i = 0; i < record->changes->len; i++)
    if (is_prefix ? i < n : g_rand_boolean (rand))
      g_ptr_array_add (made, record->changes->pdata[i]);
  for (guint i = made->len; !is_prefix && i > 1; i--)
    {
      guint other = g_rand_int_range (rand, 0, i);
      gpointer change = made->pdata[i - 1];

      made->pdata[i - 1] = made->pdata[other];
      made->pdata[other] = change;
    }
  for (guint i = 0; i < made->len; i++)
    apply (content,
           made->pdata[i],
           is_torn && (!is_prefix || i + 1 == made->len) ? rand : NULL);
  return content;
}

void
test_disk_make_image (const char *folder, GRand *rand)
{
  GHashTableIter iter;
  gpointer name, record;

  g_hash_table_iter_init (&iter, records);
  while (g_hash_table_iter_next (&iter, &name, &record))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autoptr (GByteArray) content = NULL;

      if (((Record *) record)->deleted && g_rand_boolean (rand))
        continue;
      content = make_content (record, rand);
      g_file_set_contents_full (path,
                                (const char *) content->data,
                                content->len,
                                G_FILE_SET_CONTENTS_NONE,
                                0600,
                                NULL);
    }
}
