/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The settings of a feed as a value, for the records that hold some. */

#pragma once

#include "dateline/model/dateline-feed-settings.h"

G_BEGIN_DECLS

#define DATELINE_FEED_N_SETTINGS (DATELINE_FEED_SETTING_LAST + 1)

struct _DatelineFeedSettings
{
  int values[DATELINE_FEED_N_SETTINGS];
};

/* Nothing chosen. */
void dateline_feed_settings_init (DatelineFeedSettings *self);

G_END_DECLS
