/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The frames of an animation, one after the other. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct _DatelinePictureFrames DatelinePictureFrames;

DatelinePictureFrames *dateline_picture_frames_new (const char *program,
                                                    GBytes *bytes,
                                                    int max_width,
                                                    int max_height);
void dateline_picture_frames_free (DatelinePictureFrames *self);
void dateline_picture_frames_next_async (DatelinePictureFrames *self,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data);
GdkTexture *
dateline_picture_frames_next_finish (GAsyncResult *result, guint *delay, GError **error);

G_END_DECLS
