/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What a store is set to, before anything is asked of it or at any time after: how it
 * takes feeds in and how long it keeps stories. Main context only.
 */

#include "dateline/store/dateline-store.h"

#include "dateline/store/dateline-store-private.h"

/**
 * dateline_store_set_first_unread:
 * @self: a store
 * @max_days: how old, or -1 for any age
 * @max_stories: how many, or -1 for all
 *
 * Sets which stories of a feed's first document arrive unread: the newest @max_stories of
 * those that are at most @max_days old. The rest arrives read, so that a person who
 * follows a feed, or imports two hundred, gets its news and not its archive to work off.
 * It is 30 days and 100 stories at first, and counts for what is merged from now on.
 *
 * What comes into a feed later arrives unread whatever its date, and so do all stories of
 * the guide.
 */
void
dateline_store_set_first_unread (DatelineStore *self, int max_days, int max_stories)
{
  DatelineStorePolicy *policy;

  g_return_if_fail (DATELINE_IS_STORE (self));

  policy = dateline_store_get_policy (self);
  policy->first_days = max_days;
  policy->first_stories = max_stories;
}

/**
 * dateline_store_set_keeping:
 * @self: a store
 * @max_days: for how long, or -1 for ever
 * @max_stories: how many stories a feed may have, or -1 for any number
 *
 * Sets how long stories are kept that are not in their feed any more. One that is read
 * goes after @max_days. Of a feed that has more than @max_stories the oldest go, the read
 * ones first. Saved stories stay, and so does what the feed's last document had. What
 * went does not come back. It is 180 days and 5,000 stories at first.
 */
void
dateline_store_set_keeping (DatelineStore *self, int max_days, int max_stories)
{
  DatelineStorePolicy *policy;

  g_return_if_fail (DATELINE_IS_STORE (self));

  policy = dateline_store_get_policy (self);
  policy->keep_days = max_days;
  policy->keep_stories = max_stories;
}
