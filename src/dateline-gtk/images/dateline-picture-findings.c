/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What was found out about pictures. Hashes instead of addresses: a wrong guess costs a
 * badge or a picture, not more. Main context only. */

#include "dateline-gtk/images/dateline-picture-findings-private.h"

#include "dateline-gtk/images/dateline-picture-header-private.h"

void
dateline_picture_findings_init (DatelinePictureFindings *self)
{
  self->animated = g_hash_table_new (NULL, NULL);
  self->deadly = g_hash_table_new (NULL, NULL);
}

void
dateline_picture_findings_clear (DatelinePictureFindings *self)
{
  g_clear_pointer (&self->animated, g_hash_table_unref);
  g_clear_pointer (&self->deadly, g_hash_table_unref);
}

/* Reads the head of a picture that came. */
void
dateline_picture_findings_look_at (DatelinePictureFindings *self,
                                   guint uri_hash,
                                   GBytes *bytes)
{
  DatelinePictureHeader header;
  gsize size;
  const guint8 *start = g_bytes_get_data (bytes, &size);

  if (dateline_picture_header_read (start, size, &header, NULL) && header.is_animated)
    g_hash_table_add (self->animated, GUINT_TO_POINTER (uri_hash));
}

/* Remembers a picture if it ended the process that unpacked it. */
void
dateline_picture_findings_note_failure (DatelinePictureFindings *self,
                                        guint uri_hash,
                                        GBytes *bytes,
                                        const GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_BROKEN_PIPE) ||
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT))
    g_hash_table_insert (self->deadly,
                         GUINT_TO_POINTER (uri_hash),
                         GUINT_TO_POINTER (g_bytes_hash (bytes)));
}

/* Whether it is known to have more than one frame. */
gboolean
dateline_picture_findings_is_animated (const DatelinePictureFindings *self,
                                       guint uri_hash)
{
  return g_hash_table_contains (self->animated, GUINT_TO_POINTER (uri_hash));
}

/* Whether it ended a process: it is not tried again, unless its publisher has mended it.
 */
gboolean
dateline_picture_findings_is_deadly (const DatelinePictureFindings *self,
                                     guint uri_hash,
                                     GBytes *bytes)
{
  gpointer hash;

  return g_hash_table_lookup_extended (self->deadly,
                                       GUINT_TO_POINTER (uri_hash),
                                       NULL,
                                       &hash) &&
         GPOINTER_TO_UINT (hash) == g_bytes_hash (bytes);
}
