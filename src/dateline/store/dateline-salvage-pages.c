/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The pages of a damaged database file and of its write-ahead log.
 * https://www.sqlite.org/fileformat2.html
 */

#include "dateline/store/dateline-salvage-pages-private.h"

#include "dateline/store/dateline-database-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

#define HEADER_SIZE 100
#define LOG_HEADER_SIZE 32
#define FRAME_HEADER_SIZE 24
/* What our files have, where a file does not say any more. */
#define USUAL_PAGE_SIZE 8192
#define MAX_PAGE_SIZE 65536
/* As many as SQLite lets a file have, less what a log may add. */
#define MAX_PAGES 0x7fffffff
/* How many more a log may say that there are than the file has: a cut file's. */
#define MAX_MISSING_PAGES (256 * 1024)

struct _DatelineSalvagePages
{
  int file;
  int log;
  guint page_size;
  guint n_reserved;
  guint32 n_pages;
  guint32 n_in_file;
  gboolean has_header;
  GHashTable *frames; /* of page numbers → where the page is in the log */
};

static gsize
read_at (int file, guint8 *bytes, gsize length, goffset offset)
{
  gsize n_read = 0;

  while (file >= 0 && n_read < length)
    {
      gssize n = pread (file, bytes + n_read, length - n_read, offset + n_read);

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        break;
      n_read += n;
    }
  return n_read;
}

static gboolean
is_page_size (guint size)
{
  return size >= 512 && size <= MAX_PAGE_SIZE && (size & (size - 1)) == 0;
}

static void
read_header (DatelineSalvagePages *self)
{
  guint8 header[HEADER_SIZE] = { 0 };
  guint size;

  self->page_size = USUAL_PAGE_SIZE;
  self->n_reserved = 0;
  if (read_at (self->file, header, sizeof header, 0) < sizeof header)
    return;
  size = dateline_salvage_get_uint16 (header + 16);
  if (size == 1)
    size = MAX_PAGE_SIZE;
  self->has_header = memcmp (header, "SQLite format 3", 16) == 0;
  if (self->has_header && is_page_size (size))
    self->page_size = size;
  /* Nothing of ours reserves any: a number there is damage. */
}

/* The sums of the log: both halves go on from what was before. */
static void
add_sums (guint32 *sums, const guint8 *bytes, gsize length, gboolean big_endian)
{
  for (gsize i = 0; i + 8 <= length; i += 8)
    {
      guint32 words[2];

      memcpy (words, bytes + i, sizeof words);
      for (guint j = 0; j < 2; j++)
        words[j] = big_endian ? GUINT32_FROM_BE (words[j]) : GUINT32_FROM_LE (words[j]);
      sums[0] += words[0] + sums[1];
      sums[1] += words[1] + sums[0];
    }
}

static gboolean
same_sums (const guint32 *sums, const guint8 *bytes)
{
  return sums[0] == dateline_salvage_get_uint32 (bytes) &&
         sums[1] == dateline_salvage_get_uint32 (bytes + 4);
}

/* What the commit, which is of @n_pages, put into the log counts now. */
static void
take_frames (DatelineSalvagePages *self, GHashTable *pending, guint32 n_pages)
{
  GHashTableIter iter;
  gpointer number, offset;

  g_hash_table_iter_init (&iter, pending);
  while (g_hash_table_iter_next (&iter, &number, &offset))
    g_hash_table_insert (self->frames, number, offset);
  g_hash_table_remove_all (pending);
  self->n_pages = n_pages;
}

/* Reads the frames up to the last commit, as SQLite does after a crash. */
static void
read_log (DatelineSalvagePages *self)
{
  g_autoptr (GHashTable) pending = g_hash_table_new (NULL, NULL);
  g_autofree guint8 *frame = NULL;
  guint8 header[LOG_HEADER_SIZE];
  guint32 sums[2] = { 0, 0 };
  goffset offset = LOG_HEADER_SIZE;
  gboolean big_endian;
  gsize length;

  if (read_at (self->log, header, sizeof header, 0) < sizeof header)
    return;
  big_endian = header[3] & 1;
  add_sums (sums, header, 24, big_endian);
  if ((dateline_salvage_get_uint32 (header) & ~1u) != 0x377f0682 ||
      !same_sums (sums, header + 24))
    return;
  if (!self->has_header && is_page_size (dateline_salvage_get_uint32 (header + 8)))
    self->page_size = dateline_salvage_get_uint32 (header + 8);
  if (dateline_salvage_get_uint32 (header + 8) != self->page_size)
    return;

  length = FRAME_HEADER_SIZE + self->page_size;
  frame = g_malloc (length);
  for (; read_at (self->log, frame, length, offset) == length; offset += length)
    {
      guint32 number = dateline_salvage_get_uint32 (frame);
      guint32 n_pages = dateline_salvage_get_uint32 (frame + 4);

      add_sums (sums, frame, 8, big_endian);
      add_sums (sums, frame + FRAME_HEADER_SIZE, self->page_size, big_endian);
      if (memcmp (frame + 8, header + 16, 8) != 0 || !same_sums (sums, frame + 16))
        break;
      g_hash_table_insert (pending,
                           GUINT_TO_POINTER (number),
                           GSIZE_TO_POINTER (offset + FRAME_HEADER_SIZE));
      if (n_pages > 0)
        take_frames (self, pending, n_pages);
    }
}

DatelineSalvagePages *
dateline_salvage_pages_open (const char *path, gboolean with_log, GError **error)
{
  g_autoptr (DatelineSalvagePages) self = g_new0 (DatelineSalvagePages, 1);
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  struct stat status = { 0 };
  guint64 size;

  self->log = -1;
  self->frames = g_hash_table_new (NULL, NULL);
  self->file = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  if (self->file < 0 || fstat (self->file, &status) != 0)
    {
      int code = errno;

      g_set_error_literal (error,
                           G_IO_ERROR,
                           g_io_error_from_errno (code),
                           g_strerror (code));
      return NULL;
    }
  read_header (self);
  if (with_log)
    self->log = g_open (log, O_RDONLY | O_CLOEXEC, 0);
  read_log (self);
  size = status.st_size;
  self->n_in_file = MIN ((size + self->page_size - 1) / self->page_size, MAX_PAGES);
  /* One that was cut has the more pages in its log. */
  self->n_pages =
      CLAMP (self->n_pages, self->n_in_file, self->n_in_file + MAX_MISSING_PAGES);
  return g_steal_pointer (&self);
}

void
dateline_salvage_pages_free (DatelineSalvagePages *self)
{
  if (self->file >= 0)
    close (self->file);
  if (self->log >= 0)
    close (self->log);
  g_hash_table_unref (self->frames);
  g_free (self);
}

guint
dateline_salvage_pages_get_size (DatelineSalvagePages *self)
{
  return self->page_size;
}

guint
dateline_salvage_pages_get_usable (DatelineSalvagePages *self)
{
  return self->page_size - self->n_reserved;
}

guint32
dateline_salvage_pages_get_n (DatelineSalvagePages *self)
{
  return self->n_pages;
}

gboolean
dateline_salvage_pages_has_log (DatelineSalvagePages *self)
{
  return g_hash_table_size (self->frames) > 0;
}

gboolean
dateline_salvage_pages_read (DatelineSalvagePages *self, guint32 number, guint8 *page)
{
  gpointer offset;
  gsize n_read;

  if (number == 0 || number > self->n_pages)
    return FALSE;
  if (g_hash_table_lookup_extended (self->frames,
                                    GUINT_TO_POINTER (number),
                                    NULL,
                                    &offset))
    return read_at (self->log, page, self->page_size, GPOINTER_TO_SIZE (offset)) ==
           self->page_size;

  if (number > self->n_in_file)
    return FALSE;
  /* A page that was cut may have its beginning yet. */
  n_read = read_at (self->file,
                    page,
                    self->page_size,
                    (goffset) (number - 1) * self->page_size);
  memset (page + n_read, 0, self->page_size - n_read);
  return n_read > 0;
}

/* The first page, if it is there and a database's. */
static guint8 *
read_first (DatelineSalvagePages *self)
{
  g_autofree guint8 *page = g_malloc (self->page_size);

  if (!dateline_salvage_pages_read (self, 1, page) ||
      memcmp (page, "SQLite format 3", 16) != 0)
    return NULL;
  return g_steal_pointer (&page);
}

int
dateline_salvage_pages_get_version (DatelineSalvagePages *self)
{
  g_autofree guint8 *first = read_first (self);

  return first != NULL ? (int) dateline_salvage_get_uint32 (first + 60) : -1;
}

void
dateline_salvage_pages_list_unused (DatelineSalvagePages *self, guint8 *bits)
{
  g_autofree guint8 *page = read_first (self);
  guint32 trunk = page != NULL ? dateline_salvage_get_uint32 (page + 32) : 0;

  /* A page that is met again ends a list that goes round. */
  while (trunk != 0 && trunk <= self->n_pages && !dateline_salvage_bit (bits, trunk) &&
         dateline_salvage_pages_read (self, trunk, page))
    {
      guint32 n_leaves =
          MIN (dateline_salvage_get_uint32 (page + 4), self->page_size / 4 - 2);

      dateline_salvage_set_bit (bits, trunk);
      for (guint32 i = 0; i < n_leaves; i++)
        {
          guint32 leaf = dateline_salvage_get_uint32 (page + 8 + 4 * i);

          if (leaf > 0 && leaf <= self->n_pages)
            dateline_salvage_set_bit (bits, leaf);
        }
      trunk = dateline_salvage_get_uint32 (page);
    }
}
