/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The only header of libdateline that others include. */

#pragma once

#include "dateline/article/dateline-article.h"
#include "dateline/article/dateline-link.h"
#include "dateline/edition/dateline-edition.h"
#include "dateline/extract/dateline-extract.h"
#include "dateline/feed/dateline-feed-finder.h"
#include "dateline/feed/dateline-feed-parser.h"
#include "dateline/feed/dateline-opml.h"
#include "dateline/html/dateline-html-sanitizer.h"
#include "dateline/model/dateline-author.h"
#include "dateline/model/dateline-category.h"
#include "dateline/model/dateline-enclosure.h"
#include "dateline/model/dateline-entry.h"
#include "dateline/model/dateline-feed-document.h"
#include "dateline/model/dateline-feed-link.h"
#include "dateline/model/dateline-feed.h"
#include "dateline/model/dateline-fetch-outcome.h"
#include "dateline/model/dateline-fetch-record.h"
#include "dateline/model/dateline-headline.h"
#include "dateline/model/dateline-macros.h"
#include "dateline/model/dateline-overview.h"
#include "dateline/model/dateline-picture.h"
#include "dateline/model/dateline-query.h"
#include "dateline/model/dateline-search.h"
#include "dateline/model/dateline-story.h"
#include "dateline/model/dateline-wait-reason.h"
#include "dateline/net/dateline-fetch-request.h"
#include "dateline/net/dateline-fetch-response.h"
#include "dateline/net/dateline-fetcher.h"
#include "dateline/net/dateline-media-cache.h"
#include "dateline/net/dateline-picture-policy.h"
#include "dateline/refresh/dateline-refresh-summary.h"
#include "dateline/refresh/dateline-refresh-wait.h"
#include "dateline/refresh/dateline-refresher.h"
#include "dateline/refresh/dateline-story-saver.h"
#include "dateline/store/dateline-store-changes.h"
#include "dateline/store/dateline-store.h"
