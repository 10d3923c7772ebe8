/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dateline/dateline.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DATELINE_TYPE_PREFERENCES_STORAGE (dateline_preferences_storage_get_type ())

G_DECLARE_FINAL_TYPE (DatelinePreferencesStorage,
                      dateline_preferences_storage,
                      DATELINE,
                      PREFERENCES_STORAGE,
                      AdwPreferencesPage)

GtkWidget *dateline_preferences_storage_new (DatelineRefresher *refresher);

G_END_DECLS
