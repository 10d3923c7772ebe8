/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Networks that want a sign-in answer whatever is asked with a page of their own. One
 * server that has a page where a feed was may have given it up; three in a row are the
 * network between. Main context, one for each refresh. */

#pragma once

#include "dateline/model/dateline-feed.h"

G_BEGIN_DECLS

typedef struct _DatelinePortalWatch DatelinePortalWatch;

DatelinePortalWatch *dateline_portal_watch_new (void);
void dateline_portal_watch_free (DatelinePortalWatch *self);

/* A page came where the feed was; @feed is what was known of it before. Returns whether
 * that is the network's doing, and not the feed's. */
gboolean dateline_portal_watch_add_page (DatelinePortalWatch *self, DatelineFeed *feed);

/* A feed came: whatever pages came before are of their own servers. */
void dateline_portal_watch_add_feed (DatelinePortalWatch *self);

gboolean dateline_portal_watch_is_portal (const DatelinePortalWatch *self);

/* The feeds that were blamed before it was known whose doing it is. */
GPtrArray *dateline_portal_watch_take_blamed (DatelinePortalWatch *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DatelinePortalWatch, dateline_portal_watch_free)

G_END_DECLS
