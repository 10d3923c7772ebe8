/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What is known of a picture's address besides the picture: when its server was asked
 * last, and what came of it. A small file; reading and writing block: workers only. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A note has the name of its picture's file, and this. */
#define DATELINE_MEDIA_NOTE_SUFFIX ".note"

typedef struct
{
  gint64 checked_at;   /* seconds since the epoch; 0: there is no note */
  int error;           /* a DatelineFetchError, or -1 */
  char *etag;          /* exactly as received, or NULL */
  char *last_modified; /* the same */
} DatelineMediaNote;

/* Without a note, or with one that is from the future, all is empty. */
void dateline_media_note_read (DatelineMediaNote *self, const char *path);
gboolean dateline_media_note_write (const DatelineMediaNote *self, const char *path);
void dateline_media_note_clear (DatelineMediaNote *self);

/* TRUE if the server was asked so lately that it is not asked again: 30 days for a
 * picture that it sent, a day for one that it did not, 30 days for an icon. */
gboolean dateline_media_note_is_fresh (const DatelineMediaNote *self, gboolean is_icon);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DatelineMediaNote, dateline_media_note_clear)

G_END_DECLS
