/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Any bytes as a whole picture, as far as the program that unpacks pictures gets them: by
 * every decoder, scaled by what the first two bytes say, and as an animation.
 */

#include "fuzz-target.h"

#include "dateline-gtk/images/dateline-picture-header-private.h"
#include "picture-worker/dateline-picture-drawer.h"

/* What is larger is only slower. */
#define MAX_PIXELS (512 * 512)
#define MAX_FRAMES 8

static void
draw (DatelinePictureRequest *request, const guint8 *bytes)
{
  g_autofree guint8 *pixels =
      g_malloc0 ((gsize) request->shown_width * request->shown_height * 4);
  DatelinePictureOutcome outcome;

  g_assert_true (dateline_picture_request_is_sound (request));
  outcome = dateline_picture_drawer_draw (request, bytes, pixels);
  g_assert_true (outcome == DATELINE_PICTURE_OUTCOME_DRAWN ||
                 outcome == DATELINE_PICTURE_OUTCOME_DAMAGED);
}

static void
play (DatelinePictureRequest *request, const guint8 *bytes)
{
  g_autofree guint8 *pixels =
      g_malloc0 ((gsize) request->shown_width * request->shown_height * 4);
  DatelinePictureDrawer drawer = { 0 };
  guint32 number = 0;

  if (dateline_picture_drawer_open (&drawer, request, bytes, &number) ==
      DATELINE_PICTURE_OUTCOME_DRAWN)
    for (int i = 0; i < MAX_FRAMES; i++)
      if (dateline_picture_drawer_next (&drawer, request, pixels, &number) ==
          DATELINE_PICTURE_OUTCOME_DAMAGED)
        break;
  dateline_picture_drawer_close (&drawer);
}

int
LLVMFuzzerTestOneInput (const guint8 *bytes, gsize size)
{
  DatelinePictureRequest request = { .protocol = DATELINE_PICTURE_PROTOCOL };
  DatelinePictureHeader header;
  gboolean is_turned;
  guint across;
  guint down;

  if (size < 3)
    return 0;
  across = bytes[0] + 1;
  down = bytes[1] + 1;
  bytes += 2;
  size -= 2;
  if (!dateline_picture_header_read (bytes, size, &header, NULL) ||
      (gint64) header.width * header.height > MAX_PIXELS)
    return 0;
  is_turned = header.orientation >= 5;
  request.format = header.format;
  request.width = header.width;
  request.height = header.height;
  request.orientation = header.orientation;
  request.size = header.still_size;
  request.shown_width = is_turned ? header.height : header.width;
  request.shown_height = is_turned ? header.width : header.height;
  request.shown_width = MAX (1, request.shown_width * across / 256);
  request.shown_height = MAX (1, request.shown_height * down / 256);
  draw (&request, bytes);
  if (header.format == DATELINE_PICTURE_FORMAT_GIF ||
      header.format == DATELINE_PICTURE_FORMAT_WEBP)
    {
      request.size = size;
      play (&request, bytes);
    }
  return 0;
}
