/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The face of a headline's row; see dateline-headline-face.c. */

#pragma once

#include "dateline-gtk/headlines/dateline-headline-style-private.h"
#include "dateline-gtk/images/dateline-picture-slot-private.h"

G_BEGIN_DECLS

#define DATELINE_HEADLINE_ICON_SIZE 16

/* The row fills the members and owns what they point to. */
typedef struct
{
  GtkWidget *widget; /* the row, of which this is a member */
  DatelineHeadlineStyle *style;
  DatelineStory *story;
  DatelinePictureSlot icon;
  DatelinePictureSlot thumbnail;
  PangoLayout *layouts[DATELINE_HEADLINE_N_TEXTS]; /* made when first painted */
} DatelineHeadlineFace;

DatelineHeadline *dateline_headline_face_get_headline (DatelineHeadlineFace *self);
int dateline_headline_face_get_top_height (DatelineHeadlineFace *self);
int dateline_headline_face_get_height (DatelineHeadlineFace *self);
gboolean dateline_headline_face_has_thumbnail (DatelineHeadlineFace *self);
void dateline_headline_face_forget_layouts (DatelineHeadlineFace *self);
/* The heading of its story's group, above the content box. */
void dateline_headline_face_snapshot_heading (DatelineHeadlineFace *self,
                                              GtkSnapshot *snapshot);
void dateline_headline_face_snapshot (DatelineHeadlineFace *self, GtkSnapshot *snapshot);

G_END_DECLS
