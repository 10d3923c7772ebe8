/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dateline/model/dateline-macros.h"

G_BEGIN_DECLS

/**
 * DATELINE_FEED_SETTING_UNSET:
 *
 * Of a feed's setting: nothing was chosen. What its categories say holds, then what the
 * program does with all feeds.
 */
#define DATELINE_FEED_SETTING_UNSET (-2)

#define DATELINE_TYPE_FEED_SETTING (dateline_feed_setting_get_type ())
#define DATELINE_TYPE_FEED_SETTINGS (dateline_feed_settings_get_type ())

/**
 * DatelineFeedSetting:
 * @DATELINE_FEED_SETTING_INTERVAL: minutes between two automatic requests for the feed;
 *   less than 60 counts as 60. 0 to go by how often it publishes, -1 to have it asked
 * only when somebody asks for it
 * @DATELINE_FEED_SETTING_KEEP_DAYS: how many days its stories stay after its document has
 *   let go of them; -1 for ever
 * @DATELINE_FEED_SETTING_KEEP_STORIES: how many of them stay at most; -1 for any number
 * @DATELINE_FEED_SETTING_FULL_TEXT: 1 to get the page of each story for its full text, 0
 *   not to
 * @DATELINE_FEED_SETTING_PICTURES: 1 to load its pictures always, 0 never; unset: as the
 *   window does
 * @DATELINE_FEED_SETTING_NOTIFY: 1 to tell of its new stories, 0 not to
 * @DATELINE_FEED_SETTING_KEEP_PICTURES: of how many of its newest stories the pictures
 * are got and kept before anybody sees them; 0 to keep only those that were seen, -1 for
 * all
 * @DATELINE_FEED_SETTING_ENCLOSURES: 1 to get what is attached to its stories, 0 not to
 *
 * What a reader can choose for one feed, or for all feeds of a category.
 */
typedef enum
{
  DATELINE_FEED_SETTING_INTERVAL,
  DATELINE_FEED_SETTING_KEEP_DAYS,
  DATELINE_FEED_SETTING_KEEP_STORIES,
  DATELINE_FEED_SETTING_FULL_TEXT,
  DATELINE_FEED_SETTING_PICTURES,
  DATELINE_FEED_SETTING_NOTIFY,
  DATELINE_FEED_SETTING_KEEP_PICTURES,
  DATELINE_FEED_SETTING_ENCLOSURES,
} DatelineFeedSetting;

/**
 * DATELINE_FEED_SETTING_LAST:
 *
 * The last #DatelineFeedSetting.
 */
#define DATELINE_FEED_SETTING_LAST DATELINE_FEED_SETTING_ENCLOSURES

typedef struct _DatelineFeedSettings DatelineFeedSettings;

DATELINE_AVAILABLE_IN_ALL
GType dateline_feed_setting_get_type (void) G_GNUC_CONST;
DATELINE_AVAILABLE_IN_ALL
gboolean dateline_feed_setting_accepts (DatelineFeedSetting setting, int value);

DATELINE_AVAILABLE_IN_ALL
GType dateline_feed_settings_get_type (void) G_GNUC_CONST;
DATELINE_AVAILABLE_IN_ALL
DatelineFeedSettings *dateline_feed_settings_new (void);
DATELINE_AVAILABLE_IN_ALL
DatelineFeedSettings *dateline_feed_settings_copy (const DatelineFeedSettings *self);
DATELINE_AVAILABLE_IN_ALL
void dateline_feed_settings_free (DatelineFeedSettings *self);
DATELINE_AVAILABLE_IN_ALL
int dateline_feed_settings_get (const DatelineFeedSettings *self,
                                DatelineFeedSetting setting);
DATELINE_AVAILABLE_IN_ALL
void dateline_feed_settings_set (DatelineFeedSettings *self,
                                 DatelineFeedSetting setting,
                                 int value);
DATELINE_AVAILABLE_IN_ALL
gboolean dateline_feed_settings_equal (const DatelineFeedSettings *self,
                                       const DatelineFeedSettings *other);
DATELINE_AVAILABLE_IN_ALL
void dateline_feed_settings_inherit (DatelineFeedSettings *self,
                                     const DatelineFeedSettings *from);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DatelineFeedSettings, dateline_feed_settings_free)

G_END_DECLS
