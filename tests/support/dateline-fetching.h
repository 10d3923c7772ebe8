/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* A fetch that waits for its answer, for tests. */

#pragma once

#include "dateline/net/dateline-fetcher-private.h"

static inline void
fetching_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static inline DatelineFetchResponse *
fetch_and_wait (DatelineFetcher *fetcher,
                DatelineFetchRequest *request,
                gint64 *retry_after,
                GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  dateline_fetcher_fetch_async (fetcher, request, NULL, fetching_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return dateline_fetcher_fetch_finish (fetcher, result, retry_after, error);
}
