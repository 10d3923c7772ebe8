/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What is followed tells what may be fetched, and how. Main context only. */

#pragma once

#include "dateline/net/dateline-fetcher.h"
#include "dateline/net/dateline-media-cache.h"
#include "dateline/store/dateline-store.h"

G_BEGIN_DECLS

/* Tells @fetcher which servers of a private network a person follows, so that what they
 * publish may lead there again, and @cache which pictures are icons. Goes on by itself.
 */
void dateline_followed_teach (DatelineStore *store,
                              DatelineFetcher *fetcher,
                              DatelineMediaCache *cache);

G_END_DECLS
