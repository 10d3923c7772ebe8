/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Refreshes the feeds of a store again and again, and reads stories in between, as a
 * program does that is never closed. For test-soak.py, which looks how it grows.
 *
 * usage: soak STORE REFRESHES URI…
 *
 * After each tenth it prints "refreshes resident-KB heap-KB files threads". */

#include "dateline-storing.h"

#include "dateline/net/dateline-fetcher-private.h"
#include "dateline/refresh/dateline-refresher.h"

#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static guint
count_names (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (dir != NULL && g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static long
read_resident_kb (void)
{
  g_autofree char *text = NULL;

  if (!g_file_get_contents ("/proc/self/statm", &text, NULL, NULL))
    return 0;
  return strtol (strchr (text, ' '), NULL, 10) * (sysconf (_SC_PAGESIZE) / 1024);
}

static void
refresh (DatelineRefresher *refresher)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (DatelineRefreshSummary) summary = NULL;
  g_autoptr (GError) error = NULL;

  dateline_refresher_refresh_async (refresher,
                                    DATELINE_REFRESH_FORCE,
                                    NULL,
                                    storing_cb,
                                    &result);
  storing_wait (&result);
  summary = dateline_refresher_refresh_finish (refresher, result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (dateline_refresh_summary_get_n_failed (summary), ==, 0);
}

static void
read_story (DatelineStore *store, guint nth)
{
  g_autoptr (GArray) ids = storing_list_ids (store, NULL);
  g_autoptr (DatelineEntry) entry = NULL;
  gint64 id;

  if (ids->len == 0)
    return;
  id = g_array_index (ids, gint64, nth % ids->len);
  entry = storing_load_entry (store, id, NULL);
  storing_set_read (store, id, nth % 2);
}

int
main (int argc, char **argv)
{
  guint n = strtoul (argv[2], NULL, 10);
  DatelineStore *store = dateline_store_new (argv[1]);
  DatelineFetcher *fetcher = dateline_fetcher_new (NULL);
  DatelineRefresher *refresher = dateline_refresher_new (store, fetcher);

  mallopt (M_ARENA_MAX, 2);
  dateline_fetcher_force_online (fetcher, TRUE);
  for (int i = 3; i < argc; i++)
    storing_add_feed (store, argv[i], NULL);
  for (guint i = 1; i <= n; i++)
    {
      refresh (refresher);
      read_story (store, i);
      if (i % (n / 10) != 0)
        continue;
      malloc_trim (0);
      printf ("%u %ld %zu %u %u\n",
              i,
              read_resident_kb (),
              mallinfo2 ().uordblks / 1024,
              count_names ("/proc/self/fd"),
              count_names ("/proc/self/task"));
      fflush (stdout);
    }
  return 0;
}
