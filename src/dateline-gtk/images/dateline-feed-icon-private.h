/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The icon of a feed, or the picture of one where it has none. */

#pragma once

#include "dateline-gtk/images/dateline-picture-loader.h"

G_BEGIN_DECLS

#define DATELINE_TYPE_FEED_ICON (dateline_feed_icon_get_type ())

G_DECLARE_FINAL_TYPE (DatelineFeedIcon,
                      dateline_feed_icon,
                      DATELINE,
                      FEED_ICON,
                      GtkWidget)

GtkWidget *dateline_feed_icon_new (DatelinePictureLoader *loader, int size);
void dateline_feed_icon_set_uri (DatelineFeedIcon *self,
                                 const char *uri,
                                 const char *feed_uri);

G_END_DECLS
