/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The file of what a person marked while the disk was full.
 *
 * It begins with a number that is another each time it is emptied; notes follow, each
 * with its length and a checksum over the number, its place and its bytes. A note is what
 * was written as a whole since the file was emptied last: the first that is not ends
 * them. Nothing in it is believed before that, and no number of it leads beyond the file.
 */

#include "dateline/store/dateline-mark-journal-private.h"

#include "dateline/store/dateline-store.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <linux/fs.h>
#include <string.h>
#include <sys/file.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

#define SIZE DATELINE_MARK_JOURNAL_SIZE
#define CHECKSUM 8 /* bytes of it */

static const char MAGIC[8] = "DTLNWAIT";

/* As it stands in the file. */
typedef struct
{
  char magic[8];
  guint64 number;
  guint8 checksum[CHECKSUM];
} Head;

#define FIRST 4096 /* where the notes begin: a head that is torn tears none of them */

typedef struct
{
  guint32 length; /* of what follows the head of the note, little endian */
  guint8 checksum[CHECKSUM];
} __attribute__ ((packed)) NoteHead;

struct _DatelineMarkJournal
{
  GMutex mutex;
  char *store;
  int file; /* -1: none */
  guint64 number;
  guint32 end; /* of the notes */
  int is_waiting;
  int is_tried;
};

static const DatelineStoreChangeFlags flags[] = {
  DATELINE_STORE_CHANGE_READ,
  DATELINE_STORE_CHANGE_SAVED,
  DATELINE_STORE_CHANGE_DELETED,
};

DatelineMarkNote *
dateline_mark_note_new (DatelineStoreChangeFlags flag, gboolean value)
{
  DatelineMarkNote *self = g_new0 (DatelineMarkNote, 1);

  self->flag = flag;
  self->value = !!value;
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->tags = g_array_new (FALSE, FALSE, sizeof (guint16));
  return self;
}

void
dateline_mark_note_add (DatelineMarkNote *self, gint64 id, guint16 tag)
{
  g_array_append_val (self->ids, id);
  g_array_append_val (self->tags, tag);
}

void
dateline_mark_note_free (DatelineMarkNote *self)
{
  g_array_unref (self->ids);
  g_array_unref (self->tags);
  g_free (self);
}

static void
put_number (GByteArray *bytes, guint64 number)
{
  guint8 byte;

  for (; number >= 0x80; number >>= 7)
    {
      byte = 0x80 | (number & 0x7f);
      g_byte_array_append (bytes, &byte, 1);
    }
  byte = number;
  g_byte_array_append (bytes, &byte, 1);
}

static gboolean
take_number (const guint8 **bytes, const guint8 *end, guint64 *number)
{
  *number = 0;
  for (guint shift = 0; *bytes < end && shift < 63; shift += 7)
    {
      const guint8 byte = *(*bytes)++;

      *number |= (guint64) (byte & 0x7f) << shift;
      if (byte < 0x80)
        return TRUE;
    }
  return FALSE;
}

/* What it is, how many stories, and each by how far it is from the one before. */
static GByteArray *
pack (const DatelineMarkNote *note)
{
  GByteArray *bytes = g_byte_array_new ();
  gint64 last = 0;

  for (guint8 i = 0; i < G_N_ELEMENTS (flags); i++)
    if (flags[i] == note->flag)
      g_byte_array_append (bytes, &i, 1);
  put_number (bytes, note->value);
  put_number (bytes, note->ids->len);
  for (guint i = 0; i < note->ids->len; i++)
    {
      const gint64 id = g_array_index (note->ids, gint64, i);
      const guint16 tag = GUINT16_TO_LE (g_array_index (note->tags, guint16, i));

      put_number (bytes, id - last);
      g_byte_array_append (bytes, (const guint8 *) &tag, sizeof tag);
      last = id;
    }
  return bytes;
}

static DatelineMarkNote *
unpack (const guint8 *bytes, gsize length)
{
  const guint8 *end = bytes + length;
  g_autoptr (DatelineMarkNote) note = NULL;
  guint64 flag, value, n, step;
  gint64 id = 0;

  if (!take_number (&bytes, end, &flag) || flag >= G_N_ELEMENTS (flags) ||
      !take_number (&bytes, end, &value) || value > 1 || !take_number (&bytes, end, &n) ||
      n > length)
    return NULL;
  note = dateline_mark_note_new (flags[flag], value);
  for (guint64 i = 0; i < n; i++)
    {
      guint16 tag;

      if (!take_number (&bytes, end, &step) || step > (guint64) (G_MAXINT64 - id) ||
          end - bytes < (gssize) sizeof tag)
        return NULL;
      memcpy (&tag, bytes, sizeof tag);
      bytes += sizeof tag;
      id += step;
      dateline_mark_note_add (note, id, GUINT16_FROM_LE (tag));
    }
  return bytes == end ? g_steal_pointer (&note) : NULL;
}

static void
make_checksum (guint8 *checksum,
               guint64 number,
               guint32 offset,
               const guint8 *bytes,
               gsize length)
{
  g_autoptr (GChecksum) digest = g_checksum_new (G_CHECKSUM_SHA256);
  const guint64 head[] = { GUINT64_TO_LE (number), GUINT64_TO_LE (offset) };
  guint8 whole[32];
  gsize size = sizeof whole;

  g_checksum_update (digest, (const guchar *) head, sizeof head);
  if (length > 0)
    g_checksum_update (digest, bytes, length);
  g_checksum_get_digest (digest, whole, &size);
  memcpy (checksum, whole, CHECKSUM);
}

char *
dateline_mark_journal_make_path (const char *store)
{
  return g_strconcat (store, "-waiting", NULL);
}

DatelineMarkJournal *
dateline_mark_journal_new (const char *store)
{
  DatelineMarkJournal *self = g_atomic_rc_box_new0 (DatelineMarkJournal);

  g_mutex_init (&self->mutex);
  self->store = g_strdup (store);
  self->file = -1;
  return self;
}

DatelineMarkJournal *
dateline_mark_journal_ref (DatelineMarkJournal *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
journal_clear (DatelineMarkJournal *self)
{
  dateline_mark_journal_close (self);
  g_mutex_clear (&self->mutex);
  g_free (self->store);
}

void
dateline_mark_journal_unref (DatelineMarkJournal *self)
{
  g_atomic_rc_box_release_full (self, (GDestroyNotify) journal_clear);
}

void
dateline_mark_journal_lock (DatelineMarkJournal *self)
{
  g_mutex_lock (&self->mutex);
}

void
dateline_mark_journal_unlock (DatelineMarkJournal *self)
{
  g_mutex_unlock (&self->mutex);
}

/* Empties it: what stands behind the head is of another number then. */
static gboolean
write_head (DatelineMarkJournal *self)
{
  Head head;

  self->number = (guint64) g_random_int () << 32 | g_random_int ();
  memcpy (head.magic, MAGIC, sizeof head.magic);
  head.number = GUINT64_TO_LE (self->number);
  make_checksum (head.checksum, self->number, 0, NULL, 0);
  self->end = FIRST;
  g_atomic_int_set (&self->is_waiting, FALSE);
  return pwrite (self->file, &head, sizeof head, 0) == sizeof head &&
         fdatasync (self->file) == 0;
}

static gboolean
read_head (DatelineMarkJournal *self)
{
  Head head;
  guint8 checksum[CHECKSUM];

  if (pread (self->file, &head, sizeof head, 0) != sizeof head)
    return FALSE;
  self->number = GUINT64_FROM_LE (head.number);
  make_checksum (checksum, self->number, 0, NULL, 0);
  return memcmp (head.magic, MAGIC, sizeof head.magic) == 0 &&
         memcmp (head.checksum, checksum, CHECKSUM) == 0;
}

/* The note at @offset, which leads to the next. */
static DatelineMarkNote *
read_note (DatelineMarkJournal *self, guint32 *offset)
{
  g_autofree guint8 *bytes = NULL;
  guint8 checksum[CHECKSUM];
  DatelineMarkNote *note;
  NoteHead head;
  guint32 length;

  if (*offset > SIZE - sizeof head ||
      pread (self->file, &head, sizeof head, *offset) != sizeof head)
    return NULL;
  length = GUINT32_FROM_LE (head.length);
  if (length == 0 || length > SIZE - sizeof head - *offset)
    return NULL;
  bytes = g_malloc (length);
  if (pread (self->file, bytes, length, *offset + sizeof head) != (gssize) length)
    return NULL;
  make_checksum (checksum, self->number, *offset, bytes, length);
  if (memcmp (checksum, head.checksum, CHECKSUM) != 0)
    return NULL;
  note = unpack (bytes, length);
  if (note != NULL)
    *offset += sizeof head + length;
  return note;
}

void
dateline_mark_journal_set_tried (DatelineMarkJournal *self, gboolean is_tried)
{
  g_atomic_int_set (&self->is_tried, is_tried);
}

gboolean
dateline_mark_journal_is_tried (DatelineMarkJournal *self)
{
  return g_atomic_int_get (&self->is_tried) || dateline_mark_journal_is_waiting (self);
}

GPtrArray *
dateline_mark_journal_list (DatelineMarkJournal *self)
{
  GPtrArray *notes =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dateline_mark_note_free);
  guint32 offset = FIRST;
  DatelineMarkNote *note;

  while (self->file >= 0 && offset < self->end &&
         (note = read_note (self, &offset)) != NULL)
    g_ptr_array_add (notes, note);
  return notes;
}

void
dateline_mark_journal_close (DatelineMarkJournal *self)
{
  if (self->file >= 0)
    close (self->file);
  self->file = -1;
  g_atomic_int_set (&self->is_waiting, FALSE);
}

static gboolean
open_file (DatelineMarkJournal *self, int open_flags)
{
  g_autofree char *path = dateline_mark_journal_make_path (self->store);
  struct stat status;

  self->file = g_open (path, O_RDWR | O_CLOEXEC | O_NOFOLLOW | open_flags, 0600);
  if (self->file < 0)
    return FALSE;
  if (fstat (self->file, &status) == 0 && S_ISREG (status.st_mode) &&
      flock (self->file, LOCK_EX | LOCK_NB) == 0)
    return TRUE;
  dateline_mark_journal_close (self);
  return FALSE;
}

void
dateline_mark_journal_open (DatelineMarkJournal *self)
{
  if (self->file >= 0 || !open_file (self, O_NONBLOCK))
    return;
  if (!read_head (self))
    {
      dateline_mark_journal_close (self);
      return;
    }
  self->end = FIRST;
  for (;;)
    {
      g_autoptr (DatelineMarkNote) note = read_note (self, &self->end);

      if (note == NULL)
        break;
    }
  g_atomic_int_set (&self->is_waiting, self->end > FIRST);
}

/* Zeros, and not only a length: what was written once is written over where it is. So it
 * is on file systems that else write what changes elsewhere, if they are told while the
 * file is empty. */
static gboolean
fill (int file)
{
  g_autofree guint8 *zeros = g_malloc0 (SIZE);
  int attributes = 0;

  if (ftruncate (file, 0) != 0)
    return FALSE;
  if (ioctl (file, FS_IOC_GETFLAGS, &attributes) == 0)
    {
      attributes |= FS_NOCOW_FL;
      (void) ioctl (file, FS_IOC_SETFLAGS, &attributes);
    }
  return posix_fallocate (file, 0, SIZE) == 0 && pwrite (file, zeros, SIZE, 0) == SIZE;
}

void
dateline_mark_journal_reserve (DatelineMarkJournal *self)
{
  struct stat status;

  if (self->file < 0 && !open_file (self, O_CREAT | O_NONBLOCK))
    return;
  if (dateline_mark_journal_is_waiting (self) ||
      (read_head (self) && fstat (self->file, &status) == 0 && status.st_size == SIZE))
    return;
  if (fill (self->file) && write_head (self))
    return;
  /* It took room of which there was too little. */
  (void) !ftruncate (self->file, 0);
  dateline_mark_journal_close (self);
}

gboolean
dateline_mark_journal_is_waiting (DatelineMarkJournal *self)
{
  return g_atomic_int_get (&self->is_waiting);
}

gboolean
dateline_mark_journal_add (DatelineMarkJournal *self,
                           const DatelineMarkNote *note,
                           GError **error)
{
  g_autoptr (GByteArray) bytes = pack (note);
  g_autoptr (GByteArray) whole = g_byte_array_new ();
  NoteHead head = { .length = GUINT32_TO_LE (bytes->len) };

  make_checksum (head.checksum, self->number, self->end, bytes->data, bytes->len);
  g_byte_array_append (whole, (const guint8 *) &head, sizeof head);
  g_byte_array_append (whole, bytes->data, bytes->len);
  if (self->file >= 0 && whole->len <= SIZE - self->end &&
      pwrite (self->file, whole->data, whole->len, self->end) == (gssize) whole->len &&
      fdatasync (self->file) == 0)
    {
      self->end += whole->len;
      g_atomic_int_set (&self->is_waiting, TRUE);
      return TRUE;
    }
  g_set_error_literal (
      error,
      DATELINE_STORE_ERROR,
      DATELINE_STORE_ERROR_FULL,
      _ ("There is no room left on the disk, so nothing new can be kept."));
  return FALSE;
}

void
dateline_mark_journal_clear (DatelineMarkJournal *self)
{
  if (self->file < 0 || write_head (self))
    return;
  /* What is done already must not be done again after what comes next. */
  (void) !ftruncate (self->file, 0);
  dateline_mark_journal_close (self);
}
