/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* A process that unpacks pictures, one request at a time. Blocking. It ends with the
 * thread that made the first request, and so belongs to one thread.
 */

#pragma once

#include "dateline-gtk/images/dateline-picture-protocol-private.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _DatelinePictureProcess DatelinePictureProcess;

DatelinePictureProcess *dateline_picture_process_new (const char *program);
void dateline_picture_process_free (DatelinePictureProcess *self);
void dateline_picture_process_end (DatelinePictureProcess *self);
gboolean dateline_picture_process_is_running (const DatelinePictureProcess *self);
guint dateline_picture_process_get_n_requests (const DatelinePictureProcess *self);
gboolean dateline_picture_process_request (DatelinePictureProcess *self,
                                           DatelinePictureRequest *request,
                                           const int *descriptors,
                                           gsize n_descriptors,
                                           DatelinePictureAnswer *answer,
                                           GCancellable *cancellable,
                                           GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DatelinePictureProcess, dateline_picture_process_free)

G_END_DECLS
