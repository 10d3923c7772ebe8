/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Any bytes as the beginning of a picture: what is let through to a decoder has a size
 * that one may allocate. */

#include "fuzz-target.h"

#include "dateline-gtk/images/dateline-picture-header-private.h"

int
LLVMFuzzerTestOneInput (const guint8 *bytes, gsize size)
{
  DatelinePictureHeader header;
  g_autoptr (GError) error = NULL;

  if (!dateline_picture_header_read (bytes, size, &header, &error))
    {
      g_assert_nonnull (error);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      return 0;
    }
  g_assert_no_error (error);
  g_assert_cmpint (header.width, >, 0);
  g_assert_cmpint (header.width, <=, DATELINE_PICTURE_MAX_SIDE);
  g_assert_cmpint (header.height, >, 0);
  g_assert_cmpint (header.height, <=, DATELINE_PICTURE_MAX_SIDE);
  g_assert_cmpint ((gint64) header.width * header.height,
                   <=,
                   DATELINE_PICTURE_MAX_PIXELS);
  g_assert_cmpint (header.orientation, >=, 1);
  g_assert_cmpint (header.orientation, <=, 8);
  g_assert_cmpuint (header.still_size, >, 0);
  g_assert_cmpuint (header.still_size, <=, size);
  return 0;
}
