/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Stories that were marked, as they stand in a file: what it is, how many stories, and
 * each by how far it is from the one before. */

#include "dateline/store/dateline-mark-note-private.h"

#include <string.h>

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

GByteArray *
dateline_mark_note_pack (const DatelineMarkNote *note)
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

DatelineMarkNote *
dateline_mark_note_unpack (const guint8 *bytes, gsize length)
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
