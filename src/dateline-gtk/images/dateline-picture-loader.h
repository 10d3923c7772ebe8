/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dateline/dateline.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DATELINE_TYPE_PICTURE_LOADER (dateline_picture_loader_get_type ())

DATELINE_AVAILABLE_IN_ALL
G_DECLARE_FINAL_TYPE (DatelinePictureLoader,
                      dateline_picture_loader,
                      DATELINE,
                      PICTURE_LOADER,
                      GObject)

DATELINE_AVAILABLE_IN_ALL
DatelinePictureLoader *dateline_picture_loader_new (DatelineMediaCache *cache);
DATELINE_AVAILABLE_IN_ALL
DatelineMediaCache *dateline_picture_loader_get_media_cache (DatelinePictureLoader *self);
DATELINE_AVAILABLE_IN_ALL
void dateline_picture_loader_set_policy (DatelinePictureLoader *self,
                                         DatelinePicturePolicy policy);
DATELINE_AVAILABLE_IN_ALL
DatelinePicturePolicy dateline_picture_loader_get_policy (DatelinePictureLoader *self);
DATELINE_AVAILABLE_IN_ALL
void dateline_picture_loader_allow (DatelinePictureLoader *self,
                                    const char *uri,
                                    DatelineMediaReach reach);
DATELINE_AVAILABLE_IN_ALL
void dateline_picture_loader_load_async (DatelinePictureLoader *self,
                                         const char *uri,
                                         int max_width,
                                         int max_height,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data);
DATELINE_AVAILABLE_IN_ALL
GdkTexture *dateline_picture_loader_load_finish (DatelinePictureLoader *self,
                                                 GAsyncResult *result,
                                                 GError **error);
DATELINE_AVAILABLE_IN_ALL
GdkTexture *dateline_picture_loader_peek (DatelinePictureLoader *self,
                                          const char *uri,
                                          int max_width,
                                          int max_height);

G_END_DECLS
