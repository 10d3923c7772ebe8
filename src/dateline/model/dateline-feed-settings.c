/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What a reader chose for one feed, or for the feeds of a category. Pure, any thread. */

#include "dateline/model/dateline-feed-settings-private.h"

/**
 * DatelineFeedSettings:
 *
 * What a reader chose for a feed, or for all feeds of a category: a number for each
 * #DatelineFeedSetting, %DATELINE_FEED_SETTING_UNSET where nothing was chosen.
 */

#define MOST_MINUTES (366 * 24 * 60)

static const struct
{
  int least;
  int most;
} ranges[DATELINE_FEED_N_SETTINGS] = {
  [DATELINE_FEED_SETTING_INTERVAL] = { -1, MOST_MINUTES },
  [DATELINE_FEED_SETTING_KEEP_DAYS] = { -1, 36600 },
  [DATELINE_FEED_SETTING_KEEP_STORIES] = { -1, G_MAXINT },
  [DATELINE_FEED_SETTING_FULL_TEXT] = { 0, 1 },
  [DATELINE_FEED_SETTING_PICTURES] = { 0, 1 },
  [DATELINE_FEED_SETTING_NOTIFY] = { 0, 1 },
  [DATELINE_FEED_SETTING_KEEP_PICTURES] = { -1, G_MAXINT },
  [DATELINE_FEED_SETTING_ENCLOSURES] = { 0, 1 },
};

G_DEFINE_ENUM_TYPE (DatelineFeedSetting,
                    dateline_feed_setting,
                    G_DEFINE_ENUM_VALUE (DATELINE_FEED_SETTING_INTERVAL, "interval"),
                    G_DEFINE_ENUM_VALUE (DATELINE_FEED_SETTING_KEEP_DAYS, "keep-days"),
                    G_DEFINE_ENUM_VALUE (DATELINE_FEED_SETTING_KEEP_STORIES,
                                         "keep-stories"),
                    G_DEFINE_ENUM_VALUE (DATELINE_FEED_SETTING_FULL_TEXT, "full-text"),
                    G_DEFINE_ENUM_VALUE (DATELINE_FEED_SETTING_PICTURES, "pictures"),
                    G_DEFINE_ENUM_VALUE (DATELINE_FEED_SETTING_NOTIFY, "notify"),
                    G_DEFINE_ENUM_VALUE (DATELINE_FEED_SETTING_KEEP_PICTURES,
                                         "keep-pictures"),
                    G_DEFINE_ENUM_VALUE (DATELINE_FEED_SETTING_ENCLOSURES, "enclosures"))

G_DEFINE_BOXED_TYPE (DatelineFeedSettings,
                     dateline_feed_settings,
                     dateline_feed_settings_copy,
                     dateline_feed_settings_free)

void
dateline_feed_settings_init (DatelineFeedSettings *self)
{
  for (guint i = 0; i < DATELINE_FEED_N_SETTINGS; i++)
    self->values[i] = DATELINE_FEED_SETTING_UNSET;
}

/**
 * dateline_feed_setting_accepts:
 * @setting: a setting
 * @value: a number
 *
 * Tells whether a setting can have this value. Any thread.
 *
 * Returns: %TRUE if it is in its range, or %DATELINE_FEED_SETTING_UNSET
 */
gboolean
dateline_feed_setting_accepts (DatelineFeedSetting setting, int value)
{
  g_return_val_if_fail (setting < DATELINE_FEED_N_SETTINGS, FALSE);

  return value == DATELINE_FEED_SETTING_UNSET ||
         (value >= ranges[setting].least && value <= ranges[setting].most);
}

/**
 * dateline_feed_settings_new:
 *
 * Makes settings of which none is chosen. Any thread.
 *
 * Returns: (transfer full): new settings
 */
DatelineFeedSettings *
dateline_feed_settings_new (void)
{
  DatelineFeedSettings *self = g_new (DatelineFeedSettings, 1);

  dateline_feed_settings_init (self);
  return self;
}

/**
 * dateline_feed_settings_copy:
 * @self: the settings of a feed
 *
 * Copies settings. Any thread.
 *
 * Returns: (transfer full): others like them
 */
DatelineFeedSettings *
dateline_feed_settings_copy (const DatelineFeedSettings *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_memdup2 (self, sizeof *self);
}

/**
 * dateline_feed_settings_free:
 * @self: (transfer full): the settings of a feed
 *
 * Frees settings.
 */
void
dateline_feed_settings_free (DatelineFeedSettings *self)
{
  g_free (self);
}

/**
 * dateline_feed_settings_get:
 * @self: the settings of a feed
 * @setting: which one
 *
 * Gets what was chosen. Of what is either on or off, a value above 0 is on.
 *
 * Returns: its value, in the unit that #DatelineFeedSetting says;
 *   %DATELINE_FEED_SETTING_UNSET where nothing was chosen
 */
int
dateline_feed_settings_get (const DatelineFeedSettings *self, DatelineFeedSetting setting)
{
  g_return_val_if_fail (self != NULL, DATELINE_FEED_SETTING_UNSET);
  g_return_val_if_fail (setting < DATELINE_FEED_N_SETTINGS, DATELINE_FEED_SETTING_UNSET);

  return self->values[setting];
}

/**
 * dateline_feed_settings_set:
 * @self: the settings of a feed
 * @setting: which one
 * @value: a value that dateline_feed_setting_accepts()
 *
 * Chooses a value.
 */
void
dateline_feed_settings_set (DatelineFeedSettings *self,
                            DatelineFeedSetting setting,
                            int value)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (setting < DATELINE_FEED_N_SETTINGS);
  g_return_if_fail (dateline_feed_setting_accepts (setting, value));

  self->values[setting] = value;
}

/**
 * dateline_feed_settings_equal:
 * @self: the settings of a feed
 * @other: others
 *
 * Tells whether the same is chosen in both.
 *
 * Returns: %TRUE if they are the same
 */
gboolean
dateline_feed_settings_equal (const DatelineFeedSettings *self,
                              const DatelineFeedSettings *other)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (other != NULL, FALSE);

  return memcmp (self->values, other->values, sizeof self->values) == 0;
}

/**
 * dateline_feed_settings_inherit:
 * @self: the settings of a feed
 * @from: those of one of its categories, or of all feeds
 *
 * Takes from @from what is not chosen in @self. What counts for a feed is its own, with
 * what it inherits from its categories in the order in which it is filed there.
 */
void
dateline_feed_settings_inherit (DatelineFeedSettings *self,
                                const DatelineFeedSettings *from)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (from != NULL);

  for (guint i = 0; i < DATELINE_FEED_N_SETTINGS; i++)
    if (self->values[i] == DATELINE_FEED_SETTING_UNSET)
      self->values[i] = from->values[i];
}
