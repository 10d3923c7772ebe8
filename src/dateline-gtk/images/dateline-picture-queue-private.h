/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Pictures that wait to be decoded, and the threads that have it done. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct _DatelinePictureQueue DatelinePictureQueue;

DatelinePictureQueue *dateline_picture_queue_new (const char *program);
void dateline_picture_queue_free (DatelinePictureQueue *self);
void dateline_picture_queue_decode_async (DatelinePictureQueue *self,
                                          GBytes *bytes,
                                          int max_width,
                                          int max_height,
                                          GCancellable *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer user_data);
GdkTexture *dateline_picture_queue_decode_finish (GAsyncResult *result, GError **error);

G_END_DECLS
