/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* A place in a row for one small picture; see dateline-picture-slot.c. */

#pragma once

#include "dateline-gtk/images/dateline-picture-loader.h"

G_BEGIN_DECLS

typedef struct
{
  GtkWidget *owner;              /* the widget that this is a member of */
  DatelinePictureLoader *loader; /* nullable */
  gulong allowed_id;
  int size;
  char *uri;
  char *feed_uri;
  DatelineMediaReach reach; /* how far one may go for it */
  GdkTexture *texture;
  GCancellable *cancellable; /* while the picture is being loaded */
  gboolean failed;
  void (*changed) (GtkWidget *owner);
} DatelinePictureSlot;

void dateline_picture_slot_init (DatelinePictureSlot *self,
                                 GtkWidget *owner,
                                 DatelinePictureLoader *loader,
                                 int size,
                                 void (*changed) (GtkWidget *owner));
void dateline_picture_slot_clear (DatelinePictureSlot *self);
gboolean dateline_picture_slot_set_uri (DatelinePictureSlot *self,
                                        const char *uri,
                                        const char *feed_uri);
gboolean dateline_picture_slot_is_expected (DatelinePictureSlot *self);
void dateline_picture_slot_request (DatelinePictureSlot *self);
void dateline_picture_slot_cancel (DatelinePictureSlot *self);
void dateline_picture_slot_snapshot (DatelinePictureSlot *self,
                                     GtkSnapshot *snapshot,
                                     const graphene_rect_t *bounds,
                                     float radius);

G_END_DECLS
