/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* How far one may go for which picture: by what a person set for all feeds and for single
 * ones, and further for what they asked for by itself. Main context only. */

#pragma once

#include "dateline/dateline.h"

G_BEGIN_DECLS

typedef struct
{
  DatelinePicturePolicy policy;
  gboolean loads_foreign; /* before a story is opened */
  GHashTable *allowed;    /* address to DatelineMediaReach */
  GHashTable *feeds;      /* a feed's address to its own DatelinePicturePolicy */
  gboolean awaits_feeds;  /* which feeds have one is not known yet */
  GHashTable *opened;     /* a picture's address to that of the feed that shows it */
  GHashTable *opened_before;
} DatelinePicturePermits;

void dateline_picture_permits_init (DatelinePicturePermits *self);
void dateline_picture_permits_clear (DatelinePicturePermits *self);

void dateline_picture_permits_set_policy (DatelinePicturePermits *self,
                                          DatelinePicturePolicy policy);
gboolean dateline_picture_permits_set_feeds (DatelinePicturePermits *self,
                                             GHashTable *feeds);
void dateline_picture_permits_begin_story (DatelinePicturePermits *self);
gboolean dateline_picture_permits_open (DatelinePicturePermits *self,
                                        const char *uri,
                                        const char *feed_uri);
gboolean dateline_picture_permits_allow (DatelinePicturePermits *self,
                                         const char *uri,
                                         DatelineMediaReach reach);
DatelineMediaReach dateline_picture_permits_get_reach (DatelinePicturePermits *self,
                                                       const char *uri);
DatelineMediaReach dateline_picture_permits_get_early_reach (DatelinePicturePermits *self,
                                                             const char *uri,
                                                             const char *feed_uri);

G_END_DECLS
