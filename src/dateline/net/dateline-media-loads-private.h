/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Pictures under way: everyone who wants the same one at the same time waits for one load
 * of it, and what failed is not asked for again for a while. Main context only. */

#pragma once

#include "dateline/net/dateline-fetcher.h"
#include "dateline/net/dateline-media-files-private.h"
#include "dateline/net/dateline-picture-policy.h"

G_BEGIN_DECLS

typedef struct _DatelineMediaLoads DatelineMediaLoads;

/* Is called when a picture of @size bytes was written among those that may be dropped. */
typedef void (*DatelineMediaStoredFunc) (gpointer owner, gsize size);

/* @owner has this and lives as long as something is under way. */
DatelineMediaLoads *dateline_media_loads_new (GObject *owner,
                                              DatelineFetcher *fetcher,
                                              DatelineMediaFiles *files,
                                              DatelineMediaStoredFunc stored);
void dateline_media_loads_free (DatelineMediaLoads *self);

/* Returns the picture as a GBytes through @task, or an error; at once when the task is
 * cancelled. */
void dateline_media_loads_wait (DatelineMediaLoads *self,
                                const char *uri,
                                DatelineMediaReach reach,
                                GTask *task);

/* @uri is a feed's icon: it is small, and when it is not there it is asked for rarely. */
void dateline_media_loads_note_icon (DatelineMediaLoads *self, const char *uri);

/* A person asks for an address that failed: the next load of it asks the server again,
 * which a load by itself would not do for a day. */
void dateline_media_loads_retry (DatelineMediaLoads *self, const char *uri);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DatelineMediaLoads, dateline_media_loads_free)

G_END_DECLS
