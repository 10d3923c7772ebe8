/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dateline-gtk/reader/dateline-reader.h"

G_BEGIN_DECLS

#define DATELINE_TYPE_STORAGE_VIEW (dateline_storage_view_get_type ())

DATELINE_AVAILABLE_IN_ALL
G_DECLARE_FINAL_TYPE (DatelineStorageView,
                      dateline_storage_view,
                      DATELINE,
                      STORAGE_VIEW,
                      GtkWidget)

DATELINE_AVAILABLE_IN_ALL
GtkWidget *dateline_storage_view_new (DatelineRefresher *refresher);

G_END_DECLS
