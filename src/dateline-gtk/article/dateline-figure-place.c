/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* A picture is as wide as the column, or as it is itself, and never larger than the
 * pixels that it has: on a screen with two device pixels for one of the application's a
 * picture of 600 is shown 300 wide. What the page declares is its place from the
 * beginning, and stays it if the picture has that shape, so that nothing below moves when
 * it comes. Pure, any thread.
 */

#include "dateline-gtk/article/dateline-figure-place-private.h"

#include <math.h>

/* The shape of most press pictures, for those that declare none. */
#define GUESSED_RATIO (2.0 / 3.0)

/* Pages round the sides of what they scale. */
#define SAME_RATIO 0.03

/* What is declared smaller than this is an icon in the text and shown no larger. */
#define ICON_SIDE 64

gboolean
dateline_figure_place_is_known (const DatelinePicture *picture)
{
  return dateline_picture_get_width (picture) > 0 &&
         dateline_picture_get_height (picture) > 0;
}

/* Whether the page declared so small a picture that it is part of the text. */
gboolean
dateline_figure_is_icon (const DatelinePicture *picture)
{
  int width = dateline_picture_get_width (picture);

  return width > 0 && width <= ICON_SIDE &&
         dateline_picture_get_height (picture) <= ICON_SIDE;
}

/* A page may declare the shape of another picture, or none at all. */
static gboolean
keeps_promise (const DatelinePicture *picture, double ratio)
{
  double declared = (double) dateline_picture_get_height (picture) /
                    dateline_picture_get_width (picture);

  return fabs (declared - ratio) <= SAME_RATIO * declared;
}

/* The place of @picture in a @column, with what was decoded of it, @pixels, so far. An
 * icon is drawn for any screen and keeps its size on each. */
void
dateline_figure_place_find (DatelineFigurePlace *self,
                            const DatelinePicture *picture,
                            const DatelineFigurePixels *pixels,
                            int column,
                            int scale)
{
  gboolean is_known = dateline_figure_place_is_known (picture);
  gboolean is_icon = dateline_figure_is_icon (picture);
  int declared = dateline_picture_get_width (picture) / (is_icon ? 1 : scale);
  double ratio = is_known ? (double) dateline_picture_get_height (picture) /
                                dateline_picture_get_width (picture)
                          : GUESSED_RATIO;

  self->width = is_known ? MIN (column, declared) : column;
  if (pixels->width > 0)
    {
      double own = (double) pixels->height / pixels->width;

      /* Pages declare a width alone for what they scale, which may be any. */
      if (!is_known || !keeps_promise (picture, own))
        self->width = is_icon ? MIN (column, declared) : column;
      else
        own = ratio; /* to the pixel as before */
      ratio = own;
      if (pixels->is_whole)
        self->width = MIN (self->width, is_icon ? pixels->width : pixels->width / scale);
    }
  self->width = MAX (1, self->width);
  self->height = MAX (1, (int) (self->width * ratio + 0.5));
}

/* How high the picture alone will be in a column of @width, as far as is known before. */
int
dateline_figure_guess_height (DatelinePicture *picture, int width)
{
  DatelineFigurePlace place;

  dateline_figure_place_find (&place, picture, &(DatelineFigurePixels){ 0 }, width, 1);
  return place.height;
}
