/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* A picture's bytes to a texture, scaled down to what is shown, by another process.
 * Blocking, for threads that have a process of their own. */

#pragma once

#include "dateline-gtk/images/dateline-picture-header-private.h"
#include "dateline-gtk/images/dateline-picture-process-private.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

GdkTexture *dateline_picture_decode (DatelinePictureProcess *process,
                                     GBytes *bytes,
                                     int max_width,
                                     int max_height,
                                     GCancellable *cancellable,
                                     GError **error);

gboolean dateline_picture_open_frames (DatelinePictureProcess *process,
                                       GBytes *bytes,
                                       int max_width,
                                       int max_height,
                                       DatelinePictureRequest *opened,
                                       guint *n_loops,
                                       GCancellable *cancellable,
                                       GError **error);
GdkTexture *dateline_picture_decode_frame (DatelinePictureProcess *process,
                                           const DatelinePictureRequest *opened,
                                           guint *delay,
                                           GCancellable *cancellable,
                                           GError **error);

G_END_DECLS
