/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* How much room a picture takes in a column. Pure, any thread. */

#pragma once

#include "dateline/dateline.h"

#include <gdk/gdk.h>

G_BEGIN_DECLS

/* What was decoded of a picture. */
typedef struct
{
  int width; /* in device pixels; 0 before it has come */
  int height;
  gboolean is_whole; /* there are no more pixels to be had */
} DatelineFigurePixels;

typedef struct
{
  int width; /* in the application's pixels */
  int height;
} DatelineFigurePlace;

void dateline_figure_place_find (DatelineFigurePlace *self,
                                 const DatelinePicture *picture,
                                 const DatelineFigurePixels *pixels,
                                 int column,
                                 int scale);
gboolean dateline_figure_place_is_known (const DatelinePicture *picture);
gboolean dateline_figure_is_icon (const DatelinePicture *picture);
int dateline_figure_guess_height (DatelinePicture *picture, int width);

G_END_DECLS
