/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What a person wants loaded, as how far one may go for it. Pure functions, any thread.
 */

#include "dateline/net/dateline-picture-policy.h"

G_DEFINE_ENUM_TYPE (DatelineMediaReach,
                    dateline_media_reach,
                    G_DEFINE_ENUM_VALUE (DATELINE_MEDIA_REACH_STORED, "stored"),
                    G_DEFINE_ENUM_VALUE (DATELINE_MEDIA_REACH_SECURE, "secure"),
                    G_DEFINE_ENUM_VALUE (DATELINE_MEDIA_REACH_PLAIN, "plain"))

G_DEFINE_ENUM_TYPE (DatelinePicturePolicy,
                    dateline_picture_policy,
                    G_DEFINE_ENUM_VALUE (DATELINE_PICTURE_POLICY_ALWAYS, "always"),
                    G_DEFINE_ENUM_VALUE (DATELINE_PICTURE_POLICY_LIKE_FEED, "like-feed"),
                    G_DEFINE_ENUM_VALUE (DATELINE_PICTURE_POLICY_SECURE, "secure"),
                    G_DEFINE_ENUM_VALUE (DATELINE_PICTURE_POLICY_ON_CLICK, "on-click"))

static gboolean
is_plain (const char *feed_uri)
{
  return feed_uri != NULL && g_ascii_strncasecmp (feed_uri, "http:", 5) == 0;
}

/**
 * dateline_picture_policy_get_reach:
 * @policy: which pictures a person wants loaded
 * @feed_uri: (nullable): the address of the story's feed; %NULL if it is not known, which
 *   counts as secure
 *
 * Tells how far one may go for the pictures of a story that was opened. Any thread.
 *
 * Returns: the reach
 */
DatelineMediaReach
dateline_picture_policy_get_reach (DatelinePicturePolicy policy, const char *feed_uri)
{
  switch (policy)
    {
    case DATELINE_PICTURE_POLICY_ALWAYS:
      return DATELINE_MEDIA_REACH_PLAIN;
    case DATELINE_PICTURE_POLICY_LIKE_FEED:
      return is_plain (feed_uri) ? DATELINE_MEDIA_REACH_PLAIN
                                 : DATELINE_MEDIA_REACH_SECURE;
    case DATELINE_PICTURE_POLICY_SECURE:
      return DATELINE_MEDIA_REACH_SECURE;
    case DATELINE_PICTURE_POLICY_ON_CLICK:
      return DATELINE_MEDIA_REACH_STORED;
    default:
      g_return_val_if_reached (DATELINE_MEDIA_REACH_STORED);
    }
}

/**
 * dateline_picture_policy_get_for_feed:
 * @policy: which pictures a person wants loaded of all feeds
 * @settings: (nullable): what holds for a feed, see dateline_feed_get_settings()
 *
 * Tells which pictures a person wants loaded of the stories of a feed: of one that never
 * loads pictures, %DATELINE_PICTURE_POLICY_ON_CLICK. Any thread.
 *
 * Returns: the policy for the feed
 */
DatelinePicturePolicy
dateline_picture_policy_get_for_feed (DatelinePicturePolicy policy,
                                      const DatelineFeedSettings *settings)
{
  switch (settings != NULL
              ? dateline_feed_settings_get (settings, DATELINE_FEED_SETTING_PICTURES)
              : DATELINE_FEED_SETTING_UNSET)
    {
    case 0:
      return DATELINE_PICTURE_POLICY_ON_CLICK;
    case 1:
      return DATELINE_PICTURE_POLICY_ALWAYS;
    default:
      return policy;
    }
}
