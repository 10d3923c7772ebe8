/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What the first bytes of a picture say about it, read by our own code before any decoder
 * sees them: a decoder would allocate what a hostile header asks for. Pure, any thread.
 */

#pragma once

#include "dateline-gtk/images/dateline-picture-protocol-private.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct
{
  DatelinePictureFormat format;
  int width; /* pixels as stored, before @orientation turns them */
  int height;
  int orientation;  /* 1 to 8 as Exif counts: 5 to 8 swap width and height */
  gsize still_size; /* bytes up to the end of the first frame: what has to be decoded */
  gboolean is_animated; /* there is a second frame */
} DatelinePictureHeader;

gboolean dateline_picture_header_read (const guint8 *bytes,
                                       gsize size,
                                       DatelinePictureHeader *header,
                                       GError **error);
void dateline_picture_header_get_shown_size (const DatelinePictureHeader *header,
                                             int *width,
                                             int *height);

G_END_DECLS
