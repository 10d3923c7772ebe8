/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* How long a refresh takes: bench-refresh OPML [STORE]. Imports the list into a new
 * store, refreshes it twice, and prints wall and processor seconds of each step. With a
 * server on the loopback whose answers do not change, the second refresh is one without
 * news. */

#include "dateline/refresh/dateline-refresher.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

static gint64 began;
static double spent;

static double
get_processor_time (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  return usage.ru_utime.tv_sec + usage.ru_stime.tv_sec +
         (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

static void
begin (void)
{
  began = g_get_monotonic_time ();
  spent = get_processor_time ();
}

static void
report (const char *step)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  printf ("%-10s wall %.3f s  cpu %.3f s  peak %ld MB",
          step,
          (g_get_monotonic_time () - began) / 1e6,
          get_processor_time () - spent,
          usage.ru_maxrss / 1024);
}

static void
result_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static GAsyncResult *
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return *result;
}

static void
refresh (DatelineRefresher *refresher, const char *step)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (DatelineRefreshSummary) summary = NULL;
  g_autoptr (GError) error = NULL;

  begin ();
  dateline_refresher_refresh_async (refresher,
                                    DATELINE_REFRESH_FORCE,
                                    NULL,
                                    result_cb,
                                    &result);
  summary = dateline_refresher_refresh_finish (refresher, wait_for (&result), &error);
  if (summary == NULL)
    {
      printf ("%s\n", error->message);
      exit (1);
    }
  report (step);
  printf ("  %u feeds, %u failed, %u new, %u updated\n",
          dateline_refresh_summary_get_n_feeds (summary),
          dateline_refresh_summary_get_n_failed (summary),
          dateline_refresh_summary_get_n_added (summary),
          dateline_refresh_summary_get_n_updated (summary));
  if (dateline_refresh_summary_get_first_error (summary) != NULL)
    printf ("  %s\n", dateline_refresh_summary_get_first_error (summary));
}

int
main (int argc, char *argv[])
{
  g_autofree char *folder = g_dir_make_tmp ("dateline-bench-XXXXXX", NULL);
  g_autofree char *path =
      argc > 2 ? g_strdup (argv[2]) : g_build_filename (folder, "dateline.db", NULL);
  g_autoptr (DatelineStore) store = dateline_store_new (path);
  g_autoptr (DatelineRefresher) refresher = dateline_refresher_new (store, NULL);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GBytes) opml = NULL;
  g_autoptr (GError) error = NULL;
  char *content;
  gsize length;

  if (argc < 2 || !g_file_get_contents (argv[1], &content, &length, NULL))
    {
      fprintf (stderr, "Usage: bench-refresh OPML [STORE]\n");
      return 2;
    }
  opml = g_bytes_new_take (content, length);
  begin ();
  dateline_refresher_import_async (refresher, opml, NULL, result_cb, &result);
  dateline_refresher_import_finish (refresher, wait_for (&result), NULL, &error);
  if (error != NULL)
    {
      printf ("%s\n", error->message);
      return 1;
    }
  report ("import");
  printf ("\n");
  refresh (refresher, "new");
  refresh (refresher, "unchanged");
  return 0;
}
