/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What the files of the figure share: what is seen and where (figure), how it comes
 * (-load). Main context only. */

#pragma once

#include "dateline-gtk/article/dateline-figure-private.h"
#include "dateline-gtk/article/dateline-figure-place-private.h"

G_BEGIN_DECLS

typedef enum
{
  DATELINE_FIGURE_LOADING,
  DATELINE_FIGURE_SHOWN,
  DATELINE_FIGURE_FAILED,
  DATELINE_FIGURE_RETRYING, /* the words stay until it has come */
} DatelineFigureState;

struct _DatelineFigure
{
  GtkWidget parent_instance;

  DatelinePicture *picture;
  DatelinePictureLoader *loader;
  GCancellable *cancellable;
  GdkTexture *texture;
  int asked_width; /* device pixels that the texture, or the one to come, fits */
  DatelineFigurePlace place; /* the picture's, as it was last given */
  DatelineFigureState state;
  DatelineMediaReach needed; /* to have what was refused; STORED: nothing was */

  GtkWidget *frame;    /* where the picture is drawn, with the placeholder's tint */
  GtkWidget *fallback; /* what stands there without it */
  GtkWidget *motion;   /* a button in the picture's corner; NULL without a loader */
  GtkWidget *caption;
  GtkWidget *credit;
};

/* dateline-figure.c */
gboolean dateline_figure_lacks_picture (DatelineFigure *self);
void dateline_figure_update (DatelineFigure *self);

/* dateline-figure-load.c */
void dateline_figure_begin (DatelineFigure *self, int width);
void dateline_figure_ensure_width (DatelineFigure *self, int width);
void dateline_figure_show_failure (DatelineFigure *self, const char *reason);
void dateline_figure_retry (DatelineFigure *self);
void dateline_figure_allowed (DatelineFigure *self, const char *uri);

G_END_DECLS
