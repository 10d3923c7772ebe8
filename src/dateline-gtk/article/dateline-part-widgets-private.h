/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* From a part to the widget that shows it. Main context only. */

#pragma once

#include "dateline-gtk/article/dateline-article-parts-private.h"
#include "dateline-gtk/article/dateline-block-widget-private.h"
#include "dateline-gtk/images/dateline-picture-loader.h"

G_BEGIN_DECLS

GtkWidget *dateline_part_widget_new (DatelineArticleParts *parts,
                                     guint part,
                                     DatelinePictureLoader *loader,
                                     int width,
                                     int scale);

G_END_DECLS
