/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What a request asks for, done. */

#pragma once

#include "dateline-gtk/images/dateline-picture-protocol-private.h"
#include "picture-worker/dateline-moving-picture.h"

/* The animation that is open, if one is. Its bytes are the caller's. */
typedef struct
{
  DatelineMovingPicture *moving;
  int width;
  int height;
} DatelinePictureDrawer;

gboolean dateline_picture_request_is_sound (const DatelinePictureRequest *request);
DatelinePictureOutcome
dateline_picture_drawer_draw (const DatelinePictureRequest *request,
                              const guint8 *bytes,
                              guint8 *pixels);
DatelinePictureOutcome
dateline_picture_drawer_open (DatelinePictureDrawer *self,
                              const DatelinePictureRequest *request,
                              const guint8 *bytes,
                              guint32 *n_loops);
DatelinePictureOutcome
dateline_picture_drawer_next (DatelinePictureDrawer *self,
                              const DatelinePictureRequest *request,
                              guint8 *pixels,
                              guint32 *delay);
void dateline_picture_drawer_close (DatelinePictureDrawer *self);
