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
#include "dateline/store/dateline-writing-turn-private.h"

#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <linux/fs.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

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

/* What is another when something is written into an empty file, or it is emptied. */
typedef struct
{
  Head head;
  NoteHead first;
} __attribute__ ((packed)) Sight;

struct _DatelineMarkJournal
{
  GMutex mutex;
  char *store;
  int file;         /* -1: none */
  gboolean is_held; /* by this program, while others wait */
  gboolean is_laid; /* its head is right */
  guint32 size;
  guint64 number;
  guint32 end; /* of the notes that were seen */
  Sight seen;
  int is_waiting;
};

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

/* Empties it: what stands behind the head is of another number then. */
static gboolean
write_head (DatelineMarkJournal *self)
{
  Head head;

  self->number = (guint64) g_random_int () << 32 | g_random_int () | 1;
  memcpy (head.magic, MAGIC, sizeof head.magic);
  head.number = GUINT64_TO_LE (self->number);
  make_checksum (head.checksum, self->number, 0, NULL, 0);
  self->end = FIRST;
  g_atomic_int_set (&self->is_waiting, FALSE);
  self->is_laid = pwrite (self->file, &head, sizeof head, 0) == sizeof head &&
                  fdatasync (self->file) == 0;
  return self->is_laid;
}

static gboolean
read_head (DatelineMarkJournal *self)
{
  const Head head = self->seen.head;
  const guint64 number = GUINT64_FROM_LE (head.number);
  guint8 checksum[CHECKSUM];

  make_checksum (checksum, number, 0, NULL, 0);
  if (number != self->number)
    self->end = FIRST;
  self->number = number;
  return number != 0 && memcmp (head.magic, MAGIC, sizeof head.magic) == 0 &&
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

  if (*offset > self->size - sizeof head ||
      pread (self->file, &head, sizeof head, *offset) != sizeof head)
    return NULL;
  length = GUINT32_FROM_LE (head.length);
  if (length == 0 || length > self->size - sizeof head - *offset)
    return NULL;
  bytes = g_malloc (length);
  if (pread (self->file, bytes, length, *offset + sizeof head) != (gssize) length)
    return NULL;
  make_checksum (checksum, self->number, *offset, bytes, length);
  if (memcmp (checksum, head.checksum, CHECKSUM) != 0)
    return NULL;
  note = dateline_mark_note_unpack (bytes, length);
  if (note != NULL)
    *offset += sizeof head + length;
  return note;
}

/* What somebody may have written since the last look. */
static void
read_on (DatelineMarkJournal *self)
{
  struct stat status;
  gboolean goes_on = TRUE;

  self->size = 0;
  if (fstat (self->file, &status) == 0 && status.st_size > FIRST)
    self->size = MIN (status.st_size, DATELINE_MARK_JOURNAL_MOST);
  self->is_laid = self->size > 0 && read_head (self);
  if (!self->is_laid)
    self->end = FIRST;
  while (self->is_laid && goes_on)
    {
      g_autoptr (DatelineMarkNote) note = read_note (self, &self->end);

      goes_on = note != NULL;
    }
  g_atomic_int_set (&self->is_waiting, self->end > FIRST);
}

static void
journal_clear (DatelineMarkJournal *self)
{
  if (self->file >= 0)
    g_close (self->file, NULL);
  g_mutex_clear (&self->mutex);
  g_free (self->store);
}

static gboolean
open_file (DatelineMarkJournal *self, int open_flags)
{
  g_autofree char *path = dateline_mark_journal_make_path (self->store);
  struct stat status;

  self->file =
      g_open (path, O_RDWR | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | open_flags, 0600);
  if (self->file >= 0 && fstat (self->file, &status) == 0 && S_ISREG (status.st_mode))
    return TRUE;
  if (self->file >= 0)
    g_close (self->file, NULL);
  self->file = -1;
  return FALSE;
}

/* TRUE if what is there may be another than at the last look. */
static gboolean
has_changed (DatelineMarkJournal *self)
{
  Sight sight = { 0 };

  (void) !pread (self->file, &sight.head, sizeof sight.head, 0);
  (void) !pread (self->file, &sight.first, sizeof sight.first, FIRST);
  if (memcmp (&sight, &self->seen, sizeof sight) == 0)
    return FALSE;
  self->seen = sight;
  return TRUE;
}

static void
hold (DatelineMarkJournal *self)
{
  self->is_held = dateline_writing_turn_take (self->file);
  if (self->is_held)
    {
      has_changed (self);
      read_on (self);
    }
  else
    /* What it is like is not known. */
    memset (&self->seen, 0, sizeof self->seen);
}

static void
let_go (DatelineMarkJournal *self)
{
  if (self->is_held)
    dateline_writing_turn_pass (self->file);
  self->is_held = FALSE;
}

/* Zeros, and not only a length: what was written once is written over where it is. */
static gboolean
fill (int file, gint64 from, gint64 to)
{
  g_autofree guint8 *zeros = g_malloc0 (to - from);

  return posix_fallocate (file, from, to - from) == 0 &&
         pwrite (file, zeros, to - from, from) == to - from && fdatasync (file) == 0;
}

/* So it is on file systems that else write what changes elsewhere, if they are told while
 * the file is empty. */
static void
ask_to_stay (int file)
{
  int attributes = 0;

  (void) !ftruncate (file, 0);
  if (ioctl (file, FS_IOC_GETFLAGS, &attributes) != 0)
    return;
  attributes |= FS_NOCOW_FL;
  (void) ioctl (file, FS_IOC_SETFLAGS, &attributes);
}

DatelineMarkJournal *
dateline_mark_journal_new (const char *store)
{
  DatelineMarkJournal *self = g_atomic_rc_box_new0 (DatelineMarkJournal);

  g_mutex_init (&self->mutex);
  self->store = g_strdup (store);
  self->file = -1;
  self->end = FIRST;
  return self;
}

DatelineMarkJournal *
dateline_mark_journal_ref (DatelineMarkJournal *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
dateline_mark_journal_unref (DatelineMarkJournal *self)
{
  g_atomic_rc_box_release_full (self, (GDestroyNotify) journal_clear);
}

gboolean
dateline_mark_journal_is_waiting (DatelineMarkJournal *self)
{
  return g_atomic_int_get (&self->is_waiting);
}

guint64
dateline_mark_journal_look (DatelineMarkJournal *self)
{
  guint64 number;

  g_mutex_lock (&self->mutex);
  if ((self->file >= 0 || open_file (self, 0)) && has_changed (self))
    {
      hold (self);
      let_go (self);
    }
  number = dateline_mark_journal_is_waiting (self) ? self->number : 0;
  g_mutex_unlock (&self->mutex);
  return number;
}

void
dateline_mark_journal_lock (DatelineMarkJournal *self)
{
  g_mutex_lock (&self->mutex);
  if (self->file >= 0 || open_file (self, 0))
    hold (self);
}

void
dateline_mark_journal_unlock (DatelineMarkJournal *self)
{
  let_go (self);
  g_mutex_unlock (&self->mutex);
}

void
dateline_mark_journal_reserve (DatelineMarkJournal *self, gint64 n_stories)
{
  gint64 wanted = CLAMP (n_stories,
                         DATELINE_MARK_JOURNAL_LEAST / DATELINE_MARK_JOURNAL_A_STORY,
                         DATELINE_MARK_JOURNAL_MOST / DATELINE_MARK_JOURNAL_A_STORY) *
                  DATELINE_MARK_JOURNAL_A_STORY;
  guint32 from;

  if (self->file < 0 && open_file (self, O_CREAT))
    hold (self);
  if (!self->is_held || (self->is_laid && self->size >= wanted))
    return;
  from = self->is_laid ? self->size : 0;
  if (from == 0)
    ask_to_stay (self->file);
  if (fill (self->file, from, wanted) && (from > 0 || write_head (self)))
    self->size = wanted;
  else
    /* It took room of which there was too little. */
    (void) !ftruncate (self->file, from);
}

GPtrArray *
dateline_mark_journal_list (DatelineMarkJournal *self)
{
  GPtrArray *notes;
  guint32 offset = FIRST;
  DatelineMarkNote *note;

  if (self->file >= 0 && !self->is_held)
    return NULL;
  notes = g_ptr_array_new_with_free_func ((GDestroyNotify) dateline_mark_note_free);
  while (offset < self->end && (note = read_note (self, &offset)) != NULL)
    g_ptr_array_add (notes, note);
  return notes;
}

/* Writes @bytes behind the others. What could not be brought to the disk is taken back as
 * far as that goes: who asked is told that it was not kept. */
static gboolean
append (DatelineMarkJournal *self, const GByteArray *bytes)
{
  const NoteHead none = { 0 };

  if (pwrite (self->file, bytes->data, bytes->len, self->end) == (gssize) bytes->len &&
      fdatasync (self->file) == 0)
    return TRUE;
  (void) !pwrite (self->file, &none, sizeof none, self->end);
  return FALSE;
}

gboolean
dateline_mark_journal_add (DatelineMarkJournal *self,
                           const DatelineMarkNote *note,
                           GError **error)
{
  g_autoptr (GByteArray) bytes = dateline_mark_note_pack (note);
  g_autoptr (GByteArray) whole = g_byte_array_new ();
  NoteHead head = { .length = GUINT32_TO_LE (bytes->len) };

  make_checksum (head.checksum, self->number, self->end, bytes->data, bytes->len);
  g_byte_array_append (whole, (const guint8 *) &head, sizeof head);
  g_byte_array_append (whole, bytes->data, bytes->len);
  if (self->is_held && self->is_laid && whole->len <= self->size - self->end &&
      append (self, whole))
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
  if (!self->is_held || write_head (self))
    return;
  /* What is done already must not be done again after what comes next. */
  (void) !ftruncate (self->file, 0);
  self->is_laid = FALSE;
}
