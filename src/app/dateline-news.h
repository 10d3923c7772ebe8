/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The news of a profile: its store, what refreshes it, and what tells of stories that
 * came. The store's file can be repaired, or a backup take its place: then all of them go
 * and come anew. Main thread only.
 */

#pragma once

#include "dateline/dateline.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct _DatelineNews DatelineNews;

/* @profile: the folder with everything of the reader's, nullable for the usual ones. */
DatelineNews *dateline_news_new (GtkApplication *application, const char *profile);
void dateline_news_free (DatelineNews *self);

/* Nullable while the file becomes another. */
DatelineStore *dateline_news_get_store (DatelineNews *self);
DatelineRefresher *dateline_news_get_refresher (DatelineNews *self);

/* From now on a person is told of stories that came. */
void dateline_news_tell (DatelineNews *self);

/* There are news again; with @error, which is nullable, not those that were meant. Where
 * the file with those of before lies now is @aside; NULL if it did not come to that, and
 * empty if there was none. */
typedef void (*DatelineNewsFunc) (const char *aside,
                                  const GError *error,
                                  gpointer user_data);
/* How much is done, from 0 to 1. */
typedef void (*DatelineNewsProgress) (double fraction, gpointer user_data);

/* Closes the store and opens it again, which repairs it; @reopened once there is one. The
 * application stays until then. */
void
dateline_news_reopen (DatelineNews *self, DatelineNewsFunc reopened, gpointer user_data);
/* Likewise with the backup at @path in its place, unless @cancellable is cancelled. */
void dateline_news_restore (DatelineNews *self,
                            const char *path,
                            GCancellable *cancellable,
                            DatelineNewsProgress progress,
                            DatelineNewsFunc restored,
                            gpointer user_data);

/* Ends what goes on, and writes what was marked a moment ago. */
void dateline_news_close (DatelineNews *self);

G_END_DECLS
