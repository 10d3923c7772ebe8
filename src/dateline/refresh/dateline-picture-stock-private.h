/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Fetches the pictures of new stories before anybody sees them, of the feeds for which
 * that was chosen, and sees to it that pictures take no more room than was chosen. Main
 * context only. */

#pragma once

#include "dateline/net/dateline-media-cache.h"
#include "dateline/store/dateline-store.h"

G_BEGIN_DECLS

typedef struct _DatelinePictureStock DatelinePictureStock;

/* Looks by itself when something was chosen, and when the network does not count any
 * more. */
DatelinePictureStock *dateline_picture_stock_new (DatelineStore *store,
                                                  DatelineMediaCache *cache,
                                                  DatelineFetcher *fetcher);
void dateline_picture_stock_free (DatelinePictureStock *self);

void dateline_picture_stock_set_policy (DatelinePictureStock *self,
                                        DatelinePicturePolicy policy);
/* Looks what is to be fetched, and fetches it. One that is under way begins again. */
void dateline_picture_stock_fill (DatelinePictureStock *self);
/* What is under way ends; what was fetched stays. */
void dateline_picture_stock_cancel (DatelinePictureStock *self);
gboolean dateline_picture_stock_is_busy (DatelinePictureStock *self);

/* For tests: whether the network counts, instead of what the system says. */
void dateline_picture_stock_set_metered (DatelinePictureStock *self, gboolean metered);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DatelinePictureStock, dateline_picture_stock_free)

G_END_DECLS
