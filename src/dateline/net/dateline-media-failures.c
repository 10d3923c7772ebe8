/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Addresses that failed, and until when they are not asked again. Main context only. The
 * next start of the program has the notes on disk (dateline-media-note). */

#include "dateline/net/dateline-media-failures-private.h"

#include "dateline/net/dateline-fetcher.h"

/* Seconds. */
#define WAIT (24 * 60 * 60)

#define MAX_FAILURES 4096

typedef struct
{
  GError *error;
  gint64 until; /* monotonic, microseconds */
} Failure;

static void
failure_free (gpointer data)
{
  Failure *failure = data;

  g_error_free (failure->error);
  g_free (failure);
}

GHashTable *
dateline_media_failures_new (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, failure_free);
}

/* A private network is asked as little as being offline asks anybody; what may be asked
 * there changes with the feeds that a person follows. */
gboolean
dateline_media_failures_counts (const GError *error)
{
  return error->domain == DATELINE_FETCH_ERROR &&
         error->code != DATELINE_FETCH_ERROR_OFFLINE &&
         error->code != DATELINE_FETCH_ERROR_PRIVATE;
}

void
dateline_media_failures_note (GHashTable *failures, const char *uri, const GError *error)
{
  Failure *failure;

  if (!dateline_media_failures_counts (error))
    return;
  if (g_hash_table_size (failures) >= MAX_FAILURES)
    g_hash_table_remove_all (failures);
  failure = g_new0 (Failure, 1);
  failure->error = g_error_copy (error);
  failure->until = g_get_monotonic_time () + (gint64) WAIT * G_USEC_PER_SEC;
  g_hash_table_insert (failures, g_strdup (uri), failure);
}

GError *
dateline_media_failures_find (GHashTable *failures, const char *uri)
{
  Failure *failure = g_hash_table_lookup (failures, uri);

  if (failure == NULL)
    return NULL;
  if (failure->until > g_get_monotonic_time ())
    return g_error_copy (failure->error);
  g_hash_table_remove (failures, uri);
  return NULL;
}
