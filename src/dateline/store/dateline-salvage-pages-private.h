/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The pages of a database file that SQLite cannot be trusted with any more, read as they
 * lie in the file or in its write-ahead log. Nothing is written. Any one thread.
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _DatelineSalvagePages DatelineSalvagePages;

/* @with_log: whether what was committed to the log counts, as SQLite would have it. */
DatelineSalvagePages *
dateline_salvage_pages_open (const char *path, gboolean with_log, GError **error);
void dateline_salvage_pages_free (DatelineSalvagePages *self);

guint dateline_salvage_pages_get_size (DatelineSalvagePages *self);
/* The bytes of a page that are used. */
guint dateline_salvage_pages_get_usable (DatelineSalvagePages *self);
/* How many pages there are; the first is number 1. */
guint32 dateline_salvage_pages_get_n (DatelineSalvagePages *self);
/* Whether any of them comes from the log. */
gboolean dateline_salvage_pages_has_log (DatelineSalvagePages *self);
/* Reads a page to @page, which has room for one. FALSE if it cannot be read. */
gboolean
dateline_salvage_pages_read (DatelineSalvagePages *self, guint32 number, guint8 *page);
/* PRAGMA user_version, or -1 where the head of the file is lost. */
int dateline_salvage_pages_get_version (DatelineSalvagePages *self);
/* Sets the bits of those that are unused, as far as the list of them can be read. */
void dateline_salvage_pages_list_unused (DatelineSalvagePages *self, guint8 *bits);

static inline gboolean
dateline_salvage_bit (const guint8 *bits, guint32 number)
{
  return (bits[number / 8] >> (number % 8)) & 1;
}

static inline void
dateline_salvage_set_bit (guint8 *bits, guint32 number)
{
  bits[number / 8] |= 1 << (number % 8);
}

static inline guint
dateline_salvage_get_uint16 (const guint8 *bytes)
{
  return bytes[0] << 8 | bytes[1];
}

static inline guint32
dateline_salvage_get_uint32 (const guint8 *bytes)
{
  return (guint32) bytes[0] << 24 | bytes[1] << 16 | bytes[2] << 8 | bytes[3];
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DatelineSalvagePages, dateline_salvage_pages_free)

G_END_DECLS
