/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* How far one may go for which picture: by what a person set, and further for what they
 * asked for by itself. Main context only. */

#pragma once

#include "dateline/dateline.h"

G_BEGIN_DECLS

typedef struct
{
  DatelinePicturePolicy policy;
  gboolean loads_foreign; /* before a story is opened */
  GHashTable *allowed;    /* address to DatelineMediaReach */
} DatelinePicturePermits;

void dateline_picture_permits_init (DatelinePicturePermits *self);
void dateline_picture_permits_clear (DatelinePicturePermits *self);

void dateline_picture_permits_set_policy (DatelinePicturePermits *self,
                                          DatelinePicturePolicy policy);
gboolean dateline_picture_permits_allow (DatelinePicturePermits *self,
                                         const char *uri,
                                         DatelineMediaReach reach);
DatelineMediaReach dateline_picture_permits_get_reach (DatelinePicturePermits *self,
                                                       const char *uri);
DatelineMediaReach dateline_picture_permits_get_early_reach (DatelinePicturePermits *self,
                                                             const char *uri,
                                                             const char *feed_uri);

G_END_DECLS
