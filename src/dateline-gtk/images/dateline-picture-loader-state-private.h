/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What the files of the picture loader share: the door and what is in memory (loader),
 * and what is on its way (load). Main context only. */

#pragma once

#include "dateline-gtk/images/dateline-picture-findings-private.h"
#include "dateline-gtk/images/dateline-picture-loader-private.h"
#include "dateline-gtk/images/dateline-picture-permits-private.h"
#include "dateline-gtk/images/dateline-picture-queue-private.h"
#include "dateline-gtk/images/dateline-texture-store-private.h"

G_BEGIN_DECLS

struct _DatelinePictureLoader
{
  GObject parent_instance;

  DatelineMediaCache *cache;
  DatelinePicturePermits permits;
  DatelineTextureStore *thumbnails;
  DatelineTextureStore *pictures;
  GHashTable *loads; /* those on their way, by key */
  char *program;     /* that unpacks pictures; NULL: the one of this library */
  DatelinePictureQueue *queue;
  DatelinePictureFindings findings;
};

DatelineTextureStore *dateline_picture_loader_get_textures (DatelinePictureLoader *self,
                                                            int max_height);

/* dateline-picture-load.c */
void dateline_picture_load_join (DatelinePictureLoader *self,
                                 const char *uri,
                                 DatelineMediaReach reach,
                                 const char *key,
                                 int max_width,
                                 int max_height,
                                 GTask *task);

G_END_DECLS
