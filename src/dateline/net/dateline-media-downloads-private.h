/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Pictures from the network: at most four at once, one a host, not in the same second as
 * the host's feed, and rather over https. Main context only. */

#pragma once

#include "dateline/net/dateline-fetcher.h"
#include "dateline/net/dateline-picture-policy.h"

G_BEGIN_DECLS

typedef struct _DatelineMediaDownloads DatelineMediaDownloads;

DatelineMediaDownloads *dateline_media_downloads_new (DatelineFetcher *fetcher);

/* Nothing may be under way any more. */
void dateline_media_downloads_free (DatelineMediaDownloads *self);

/* @reach: whether http will do where https does not answer. @etag, @last_modified: of the
 * copy at hand, or NULL */
void dateline_media_downloads_ask_async (DatelineMediaDownloads *self,
                                         const char *uri,
                                         DatelineMediaReach reach,
                                         DatelineFetchPurpose purpose,
                                         const char *etag,
                                         const char *last_modified,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data);
DatelineFetchResponse *dateline_media_downloads_ask_finish (GAsyncResult *result,
                                                            GError **error);

/* The same address over https; NULL if it has another scheme, or a port that is no
 * standard one. */
char *dateline_media_downloads_secure (const char *uri);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DatelineMediaDownloads, dateline_media_downloads_free)

G_END_DECLS
