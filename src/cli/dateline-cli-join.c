/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* `dateline-cli join`: one feed of two that turned out to be the same. */

#include "cli/dateline-cli-filter.h"

#include <glib/gi18n.h>

DatelineCliStatus
dateline_cli_join (DatelineCliRun *run, int argc, char **argv)
{
  const GOptionEntry entries[] = { { 0 } };
  g_autoptr (DatelineFeed) feed = NULL;
  g_autoptr (DatelineFeed) other = NULL;
  g_autoptr (GError) error = NULL;

  if (!dateline_cli_run_read_arguments (run, entries, &argc, &argv, 2, 2))
    return DATELINE_CLI_USAGE;
  if (!dateline_cli_run_open_store (run))
    return DATELINE_CLI_FAILED;
  feed = dateline_cli_find_feed (run, argv[0]);
  other = feed != NULL ? dateline_cli_find_feed (run, argv[1]) : NULL;
  if (other == NULL)
    return DATELINE_CLI_FAILED;
  if (dateline_feed_get_id (feed) == dateline_feed_get_id (other))
    return dateline_cli_misused (run, "%s", _ ("Name two feeds."));

  dateline_store_join_feeds_async (run->store,
                                   dateline_feed_get_id (feed),
                                   dateline_feed_get_id (other),
                                   run->cancellable,
                                   dateline_cli_run_done_cb,
                                   run);
  if (!dateline_store_join_feeds_finish (run->store, dateline_cli_run_wait (run), &error))
    return dateline_cli_fail (error);
  g_print (_ ("“%s” is joined with “%s”\n"),
           dateline_feed_get_title (feed),
           dateline_feed_get_title (other));
  return DATELINE_CLI_OK;
}
