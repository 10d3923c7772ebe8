/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Addresses that failed, and until when they are not asked again. Main context
 * only. They are forgotten when the program ends. */

#include "dateline/net/dateline-media-failures-private.h"

#include "dateline/net/dateline-fetcher.h"

/* Seconds, for what may pass soon and for all else. */
#define SHORT_WAIT (10 * 60)
#define LONG_WAIT (24 * 60 * 60)

#define MAX_FAILURES 4096

typedef struct
{
  GError *error;
  gint64 until; /* monotonic, microseconds */
} Failure;

static const int passing[] = {
  DATELINE_FETCH_ERROR_HOST_NOT_FOUND, DATELINE_FETCH_ERROR_UNREACHABLE,
  DATELINE_FETCH_ERROR_TIMED_OUT,      DATELINE_FETCH_ERROR_INCOMPLETE,
  DATELINE_FETCH_ERROR_SERVER,         DATELINE_FETCH_ERROR_TOO_MANY,
};

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

void
dateline_media_failures_note (GHashTable *failures, const char *uri, const GError *error)
{
  Failure *failure;
  gint64 wait = LONG_WAIT;

  if (error->domain != DATELINE_FETCH_ERROR ||
      error->code == DATELINE_FETCH_ERROR_OFFLINE)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (passing); i++)
    {
      if (error->code == passing[i])
        wait = SHORT_WAIT;
    }
  if (g_hash_table_size (failures) >= MAX_FAILURES)
    g_hash_table_remove_all (failures);
  failure = g_new0 (Failure, 1);
  failure->error = g_error_copy (error);
  failure->until = g_get_monotonic_time () + wait * G_USEC_PER_SEC;
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
