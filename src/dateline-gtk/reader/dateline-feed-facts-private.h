/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What is known of a feed and nobody changes: what it says of itself, and how it is
 * refreshed. Main context only.
 */

#pragma once

#include "dateline/dateline.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* @group: a DatelineFactGroup, whose facts are replaced. A button of it activates
 * "feed.copy-address". */
void dateline_feed_facts_show_about (GtkWidget *group, DatelineFeed *feed);
void dateline_feed_facts_show_refreshing (GtkWidget *group, DatelineFeed *feed);

G_END_DECLS
