/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What the files of the media cache share. Main context only but for what a worker is
 * given. */

#pragma once

#include "dateline/net/dateline-media-cache-private.h"
#include "dateline/net/dateline-media-files-private.h"
#include "dateline/net/dateline-media-loads-private.h"

G_BEGIN_DECLS

struct _DatelineMediaCache
{
  GObject parent_instance;

  DatelineMediaFiles *files;
  DatelineMediaLoads *loads;
  guint64 max_size;
  guint64 size; /* of what is not saved, as far as it is known */
  gboolean is_size_known;
  gboolean is_trimming;
  gboolean is_full; /* the last run dropped all that it may in one */
};

/* What a worker is given. */
typedef struct
{
  DatelineMediaFiles *files;
  char *uri;
  DatelineMediaReach reach;
  GBytes *picture;
  GStrv uris;
  DatelineMediaShelf shelf;
  guint64 max_size;
  gboolean is_done;
} DatelineMediaWork;

GTask *dateline_media_cache_new_work (DatelineMediaCache *self,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data,
                                      const char *uri,
                                      GBytes *picture);

G_END_DECLS
