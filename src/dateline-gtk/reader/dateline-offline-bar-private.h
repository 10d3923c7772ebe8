/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Lines over the headlines that say that there is no network, that links wait for one,
 * and how far the keeping of stories has got. Main context only. */

#pragma once

#include "dateline/dateline.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DATELINE_TYPE_OFFLINE_BAR (dateline_offline_bar_get_type ())

G_DECLARE_FINAL_TYPE (DatelineOfflineBar,
                      dateline_offline_bar,
                      DATELINE,
                      OFFLINE_BAR,
                      GtkWidget)

GtkWidget *dateline_offline_bar_new (DatelineRefresher *refresher);

G_END_DECLS
