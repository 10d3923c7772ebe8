/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The last requests for a feed, behind an arrow. */

#pragma once

#include "dateline/dateline.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DATELINE_TYPE_FETCH_LOG (dateline_fetch_log_get_type ())

G_DECLARE_FINAL_TYPE (DatelineFetchLog,
                      dateline_fetch_log,
                      DATELINE,
                      FETCH_LOG,
                      GtkWidget)

GtkWidget *dateline_fetch_log_new (DatelineStore *store, gint64 feed_id);
void dateline_fetch_log_update (DatelineFetchLog *self);

G_END_DECLS
