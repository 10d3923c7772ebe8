/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Rows of a picture in, a smaller picture out. */

#pragma once

#include <glib.h>

typedef struct
{
  int width; /* of what comes in */
  int height;
  int shown_width; /* of what goes out, no larger */
  int shown_height;
  guint8 *pixels; /* what goes out, without gaps between the rows */
  int row;        /* that comes in next */
  int shown_row;  /* that is being summed */
  guint32 *edges; /* where the pixels that go out begin; NULL where nothing is scaled */
  guint shift;    /* bits of an edge that are the fraction */
  float *sums;    /* of the row that goes out */
  gint32 *line;   /* the row that came in, summed across */
} DatelinePictureScaler;

gboolean dateline_picture_scaler_init (DatelinePictureScaler *self,
                                       int width,
                                       int height,
                                       int shown_width,
                                       int shown_height,
                                       guint8 *pixels);
void dateline_picture_scaler_clear (DatelinePictureScaler *self);
void dateline_picture_scaler_add_row (DatelinePictureScaler *self, const guint8 *row);
gboolean dateline_picture_scaler_is_full (const DatelinePictureScaler *self);

void dateline_picture_premultiply (guint8 *row, int width);
void dateline_picture_turn (const guint8 *pixels,
                            int width,
                            int height,
                            int orientation,
                            guint8 *turned);
