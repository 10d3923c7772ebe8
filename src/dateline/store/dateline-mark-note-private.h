/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What a person marked at once, to be written down (dateline-mark-journal). Any thread.
 */

#pragma once

#include "dateline/store/dateline-store-changes.h"

G_BEGIN_DECLS

/* Stories that were marked, in the order of their numbers. */
typedef struct
{
  DatelineStoreChangeFlags flag;
  gboolean value;
  GArray *ids;  /* of gint64 */
  GArray *tags; /* of guint16: by which each is known to be the story that was meant */
} DatelineMarkNote;

DatelineMarkNote *dateline_mark_note_new (DatelineStoreChangeFlags flag, gboolean value);
void dateline_mark_note_add (DatelineMarkNote *self, gint64 id, guint16 tag);
void dateline_mark_note_free (DatelineMarkNote *self);

GByteArray *dateline_mark_note_pack (const DatelineMarkNote *self);
/* NULL if that is nothing that was packed. */
DatelineMarkNote *dateline_mark_note_unpack (const guint8 *bytes, gsize length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DatelineMarkNote, dateline_mark_note_free)

G_END_DECLS
