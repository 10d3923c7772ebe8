/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dateline/dateline.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DATELINE_TYPE_NOTICES (dateline_notices_get_type ())

G_DECLARE_FINAL_TYPE (DatelineNotices, dateline_notices, DATELINE, NOTICES, GObject)

/* A press on a notification activates "app.show-news" with the feed's number, 0 for more
 * than one, and the story's, 0 likewise. */
DatelineNotices *dateline_notices_new (GtkApplication *application,
                                       DatelineRefresher *refresher);

G_END_DECLS
