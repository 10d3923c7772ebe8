/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* A GIF or an animated WebP that is drawn frame by frame. */

#pragma once

#include "picture-worker/dateline-picture-formats.h"

typedef struct _DatelineMovingPicture DatelineMovingPicture;

DatelineMovingPicture *dateline_moving_picture_new (const guint8 *bytes,
                                                    gsize size,
                                                    gboolean is_webp,
                                                    int width,
                                                    int height);
void dateline_moving_picture_free (DatelineMovingPicture *self);
int dateline_moving_picture_get_n_loops (const DatelineMovingPicture *self);
gboolean dateline_moving_picture_draw_next (DatelineMovingPicture *self,
                                            int shown_width,
                                            int shown_height,
                                            guint8 *pixels,
                                            int *delay);
