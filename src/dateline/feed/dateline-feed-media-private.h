/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What the media module says of pictures and files: by themselves, by their group, or
 * beside them in the entry. Any thread. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  DATELINE_MEDIA_NOTE_TITLE,
  DATELINE_MEDIA_NOTE_DESCRIPTION,
  DATELINE_MEDIA_NOTE_TEXT,
  DATELINE_MEDIA_NOTE_MAKERS, /* who took it: "Jane Doe, John Doe" */
  DATELINE_MEDIA_NOTE_OWNERS, /* who sells it: "AFP" */
  DATELINE_MEDIA_NOTE_COPYRIGHT,
  DATELINE_MEDIA_N_NOTES,
} DatelineMediaNote;

typedef struct
{
  char *texts[DATELINE_MEDIA_N_NOTES]; /* as written: plain, or HTML if it looks so */
} DatelineMediaNotes;

/* A picture or a file of the media and podcast modules. */
typedef struct _DatelineDraftMedia DatelineDraftMedia;
struct _DatelineDraftMedia
{
  char *uri;
  char *mime_type;
  char *medium;
  DatelineMediaNotes notes;
  int width;
  int height;
  gint64 length;
  gint64 duration;
  int rank;                        /* as the entry's own picture: 0 is best */
  guint group;                     /* that it is in, from 1; 0 for none */
  const DatelineDraftMedia *whole; /* that it is the thumbnail of, or NULL */
};

typedef struct
{
  guint parent; /* the group that it is in, from 1; 0 for none */
  DatelineMediaNotes notes;
} DatelineMediaGroup;

/* How good a picture of each kind is as the entry's own. */
enum
{
  DATELINE_MEDIA_RANK_ITUNES,
  DATELINE_MEDIA_RANK_CONTENT,
  DATELINE_MEDIA_RANK_THUMBNAIL,
};

void dateline_media_notes_clear (DatelineMediaNotes *notes);
void dateline_draft_media_free (DatelineDraftMedia *media);

G_END_DECLS
