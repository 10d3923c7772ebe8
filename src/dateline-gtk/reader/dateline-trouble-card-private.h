/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What is wrong with a feed, in words and with what can be done. */

#pragma once

#include "dateline/dateline.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

char *dateline_trouble_describe (const DatelineFeed *feed);
char *dateline_trouble_advise (const DatelineFeed *feed);
GtkWidget *dateline_trouble_card_new (DatelineFeed *feed, const char *heading);

G_END_DECLS
