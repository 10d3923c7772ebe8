/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dateline/model/dateline-macros.h"

G_BEGIN_DECLS

#define DATELINE_TYPE_PICTURE (dateline_picture_get_type ())

typedef struct _DatelinePicture DatelinePicture;

DATELINE_AVAILABLE_IN_ALL
GType dateline_picture_get_type (void) G_GNUC_CONST;
DATELINE_AVAILABLE_IN_ALL
DatelinePicture *dateline_picture_new (const char *uri,
                                       const char *alternative,
                                       const char *caption,
                                       const char *credit,
                                       int width,
                                       int height);
DATELINE_AVAILABLE_IN_ALL
DatelinePicture *dateline_picture_ref (DatelinePicture *self);
DATELINE_AVAILABLE_IN_ALL
void dateline_picture_unref (DatelinePicture *self);
DATELINE_AVAILABLE_IN_ALL
const char *dateline_picture_get_uri (const DatelinePicture *self);
DATELINE_AVAILABLE_IN_ALL
const char *dateline_picture_get_alternative (const DatelinePicture *self);
DATELINE_AVAILABLE_IN_ALL
const char *dateline_picture_get_caption (const DatelinePicture *self);
DATELINE_AVAILABLE_IN_ALL
const char *dateline_picture_get_credit (const DatelinePicture *self);
DATELINE_AVAILABLE_IN_ALL
int dateline_picture_get_width (const DatelinePicture *self);
DATELINE_AVAILABLE_IN_ALL
int dateline_picture_get_height (const DatelinePicture *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DatelinePicture, dateline_picture_unref)

G_END_DECLS
