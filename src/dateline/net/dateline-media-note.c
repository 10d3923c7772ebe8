/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What is known of a picture's address besides the picture: four lines of text, which are
 * the time, the error, the ETag and the Last-Modified. Workers only. */

#include "dateline/net/dateline-media-note-private.h"

#include <string.h>

#define DAY (24 * 60 * 60)

/* How long a picture is not asked for again, and one that failed. */
#define PICTURE_IS_FRESH (30 * DAY)
#define FAILURE_IS_FRESH DAY

/* A clock that is so much behind the note's was wrong then or is now. */
#define FURTHEST_BELIEVED DAY

enum
{
  LINE_TIME,
  LINE_ERROR,
  LINE_ETAG,
  LINE_LAST_MODIFIED,
  N_LINES,
};

static gint64
now (void)
{
  return g_get_real_time () / G_USEC_PER_SEC;
}

static char *
dup_line (const char *line)
{
  return *line != '\0' ? g_strdup (line) : NULL;
}

void
dateline_media_note_read (DatelineMediaNote *self, const char *path)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  gint64 time;

  *self = (DatelineMediaNote){ .error = -1 };
  if (!g_file_get_contents (path, &text, NULL, NULL))
    return;
  lines = g_strsplit (text, "\n", N_LINES + 1);
  if (g_strv_length (lines) < N_LINES)
    return;
  time = g_ascii_strtoll (lines[LINE_TIME], NULL, 10);
  if (time <= 0 || time > now () + FURTHEST_BELIEVED)
    return;
  self->checked_at = time;
  self->error = g_ascii_strtoll (lines[LINE_ERROR], NULL, 10);
  self->etag = dup_line (lines[LINE_ETAG]);
  self->last_modified = dup_line (lines[LINE_LAST_MODIFIED]);
}

gboolean
dateline_media_note_write (const DatelineMediaNote *self, const char *path)
{
  g_autofree char *text =
      g_strdup_printf ("%" G_GINT64_FORMAT "\n%d\n%s\n%s\n",
                       self->checked_at,
                       self->error,
                       self->etag != NULL ? self->etag : "",
                       self->last_modified != NULL ? self->last_modified : "");

  return g_file_set_contents_full (path,
                                   text,
                                   strlen (text),
                                   G_FILE_SET_CONTENTS_CONSISTENT,
                                   0600,
                                   NULL);
}

void
dateline_media_note_clear (DatelineMediaNote *self)
{
  g_clear_pointer (&self->etag, g_free);
  g_clear_pointer (&self->last_modified, g_free);
}

gboolean
dateline_media_note_is_fresh (const DatelineMediaNote *self, gboolean is_icon)
{
  gint64 span = self->error >= 0 && !is_icon ? FAILURE_IS_FRESH : PICTURE_IS_FRESH;

  return self->checked_at > 0 && now () < self->checked_at + span;
}
