/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What a refresher is made of. Main context. */

#pragma once

#include "dateline/net/dateline-media-cache.h"
#include "dateline/refresh/dateline-picture-stock-private.h"
#include "dateline/refresh/dateline-refresh-job-private.h"
#include "dateline/refresh/dateline-refresher.h"

G_BEGIN_DECLS

typedef struct
{
  DatelineRefreshTools tools;
  char *cache_folder;
  DatelineMediaCache *media_cache;
  DatelineEnclosureKeeper *enclosures;
  DatelineStorySaver *saver;
  DatelinePageFetcher *page_fetcher;
  DatelinePictureStock *stock;
} DatelineRefresherParts;

/* @fetcher: nullable, for a new one. */
void dateline_refresher_parts_init (DatelineRefresherParts *self,
                                    DatelineStore *store,
                                    DatelineFetcher *fetcher);
/* No run is under way. */
void dateline_refresher_parts_clear (DatelineRefresherParts *self);

/* Valid as long as @self. */
DatelineRefresherParts *dateline_refresher_get_parts (DatelineRefresher *self);

G_END_DECLS
