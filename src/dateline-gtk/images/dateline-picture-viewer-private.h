/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The pictures of an article, one at a time, over all else: a widget to lay over others,
 * hidden until it is opened. Main context only.
 */

#pragma once

#include "dateline-gtk/images/dateline-picture-canvas-private.h"
#include "dateline-gtk/images/dateline-picture-loader.h"
#include "dateline-gtk/images/dateline-picture-words-private.h"

G_BEGIN_DECLS

#define DATELINE_TYPE_PICTURE_VIEWER (dateline_picture_viewer_get_type ())

G_DECLARE_FINAL_TYPE (DatelinePictureViewer,
                      dateline_picture_viewer,
                      DATELINE,
                      PICTURE_VIEWER,
                      GtkWidget)

struct _DatelinePictureViewer
{
  GtkWidget parent_instance;

  DatelinePictureLoader *loader;
  GPtrArray *pictures; /* of DatelinePicture; NULL while closed */
  guint position;
  int asked_width; /* of the texture that is shown, or on its way */
  GCancellable *cancellable;

  GtkWidget *box;
  DatelinePictureCanvas *canvas;
  GtkWidget *counter;
  GtkWidget *spinner;
  GtkWidget *problem;
  DatelinePictureWords *words;
};

GtkWidget *dateline_picture_viewer_new (DatelinePictureLoader *loader);
void dateline_picture_viewer_open (DatelinePictureViewer *self,
                                   GPtrArray *pictures,
                                   guint position);
void dateline_picture_viewer_close (DatelinePictureViewer *self);
guint dateline_picture_viewer_get_position (DatelinePictureViewer *self);
const char *dateline_picture_viewer_get_uri (DatelinePictureViewer *self);
void dateline_picture_viewer_show (DatelinePictureViewer *self);

/* dateline-picture-viewer-face.c */
void dateline_picture_viewer_create_face (DatelinePictureViewer *self);

/* dateline-picture-viewer-actions.c */
void dateline_picture_viewer_install_actions (GtkWidgetClass *widget_class);
void dateline_picture_viewer_add_keys (DatelinePictureViewer *self);

G_END_DECLS
