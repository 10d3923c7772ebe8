/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dateline/model/dateline-feed-settings.h"

G_BEGIN_DECLS

#define DATELINE_TYPE_MEDIA_REACH (dateline_media_reach_get_type ())

/**
 * DatelineMediaReach:
 * @DATELINE_MEDIA_REACH_STORED: what is there already; no server is asked
 * @DATELINE_MEDIA_REACH_SECURE: and servers over https; an http address is tried over
 *   https once
 * @DATELINE_MEDIA_REACH_PLAIN: and over http, where https does not answer
 *
 * How far one may go for a picture.
 */
typedef enum
{
  DATELINE_MEDIA_REACH_STORED,
  DATELINE_MEDIA_REACH_SECURE,
  DATELINE_MEDIA_REACH_PLAIN,
} DatelineMediaReach;

DATELINE_AVAILABLE_IN_ALL
GType dateline_media_reach_get_type (void) G_GNUC_CONST;

#define DATELINE_TYPE_PICTURE_POLICY (dateline_picture_policy_get_type ())

/**
 * DatelinePicturePolicy:
 * @DATELINE_PICTURE_POLICY_ALWAYS: every picture is loaded, over https where it can be
 * @DATELINE_PICTURE_POLICY_LIKE_FEED: as secure as the feed: a story that came over https
 *   gets no picture over http
 * @DATELINE_PICTURE_POLICY_SECURE: over https only, whatever the feed
 * @DATELINE_PICTURE_POLICY_ON_CLICK: none but those that a person clicks on
 *
 * Which pictures of a story that is opened are loaded from the network. What is stored
 * already is always shown.
 */
typedef enum
{
  DATELINE_PICTURE_POLICY_ALWAYS,
  DATELINE_PICTURE_POLICY_LIKE_FEED,
  DATELINE_PICTURE_POLICY_SECURE,
  DATELINE_PICTURE_POLICY_ON_CLICK,
} DatelinePicturePolicy;

DATELINE_AVAILABLE_IN_ALL
GType dateline_picture_policy_get_type (void) G_GNUC_CONST;
DATELINE_AVAILABLE_IN_ALL
DatelineMediaReach dateline_picture_policy_get_reach (DatelinePicturePolicy policy,
                                                      const char *feed_uri);
DATELINE_AVAILABLE_IN_ALL
DatelinePicturePolicy
dateline_picture_policy_get_for_feed (DatelinePicturePolicy policy,
                                      const DatelineFeedSettings *settings);

G_END_DECLS
