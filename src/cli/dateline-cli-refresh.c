/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* `dateline-cli refresh`: asks the feeds for new stories. */

#include "cli/dateline-cli-filter.h"

#include <glib/gi18n.h>
#include <stdio.h>

static DatelineRefreshSummary *
refresh (DatelineCliRun *run, DatelineFeed *feed, DatelineRefreshFlags flags)
{
  g_autoptr (GError) error = NULL;
  DatelineRefreshSummary *summary;

  if (feed != NULL)
    dateline_refresher_refresh_feed_async (run->refresher,
                                           dateline_feed_get_id (feed),
                                           flags,
                                           run->cancellable,
                                           dateline_cli_run_done_cb,
                                           run);
  else
    dateline_refresher_refresh_async (run->refresher,
                                      flags,
                                      run->cancellable,
                                      dateline_cli_run_done_cb,
                                      run);
  summary = dateline_refresher_refresh_finish (run->refresher,
                                               dateline_cli_run_wait (run),
                                               &error);
  if (summary == NULL)
    dateline_cli_fail (error);
  return summary;
}

/* So many feeds that wait are told of one by one. */
#define MAX_TOLD 10

/* Who asks for a feed that is not due is told why, and when it is. */
static void
print_waiting (DatelineRefreshSummary *summary)
{
  GPtrArray *waiting = dateline_refresh_summary_get_waiting (summary);

  if (waiting->len > MAX_TOLD)
    {
      g_autofree char *text = dateline_refresh_summary_dup_waiting_text (summary);

      g_print ("%s\n", text);
      return;
    }
  for (guint i = 0; i < waiting->len; i++)
    {
      g_autofree char *text = dateline_refresh_wait_dup_text (waiting->pdata[i]);

      g_print ("%s: %s\n", dateline_refresh_wait_get_title (waiting->pdata[i]), text);
    }
}

static void
print_summary (DatelineRefreshSummary *summary)
{
  guint n_feeds = dateline_refresh_summary_get_n_feeds (summary);
  guint n_added = dateline_refresh_summary_get_n_added (summary);
  guint n_updated = dateline_refresh_summary_get_n_updated (summary);
  guint n_waiting = dateline_refresh_summary_get_n_waiting (summary);

  g_print (g_dngettext (GETTEXT_PACKAGE,
                        "%u feed, %u new, %u updated",
                        "%u feeds, %u new, %u updated",
                        n_feeds),
           n_feeds,
           n_added,
           n_updated);
  if (n_waiting > 0)
    g_print (
        g_dngettext (GETTEXT_PACKAGE, ", %u not due yet", ", %u not due yet", n_waiting),
        n_waiting);
  g_print ("\n");
  print_waiting (summary);
}

/* Whether no feed of the network could be had; the guide, which always can, does not
 * count.
 */
static gboolean
has_nothing_succeeded (DatelineCliRun *run, guint n_failed)
{
  g_autoptr (GPtrArray) feeds = dateline_cli_run_list_feeds (run, NULL);
  guint n_distant = 0;

  for (guint i = 0; feeds != NULL && i < feeds->len; i++)
    n_distant += !g_str_has_prefix (dateline_feed_get_uri (feeds->pdata[i]), "resource:");
  return n_failed >= n_distant;
}

/* One line says what was wrong: the reason where there is one, the number where many. */
static DatelineCliStatus
judge (DatelineCliRun *run, DatelineRefreshSummary *summary)
{
  guint n_failed = dateline_refresh_summary_get_n_failed (summary);
  const char *reason = dateline_refresh_summary_get_first_error (summary);

  if (n_failed == 0)
    return DATELINE_CLI_OK;
  if (reason != NULL &&
      (n_failed == 1 || dateline_refresh_summary_wants_sign_in (summary)))
    g_printerr ("dateline-cli: %s\n", reason);
  else
    g_printerr (_ ("dateline-cli: %u feeds could not be refreshed, the first: %s\n"),
                n_failed,
                reason != NULL ? reason : "");
  return n_failed >= dateline_refresh_summary_get_n_feeds (summary) ||
                 has_nothing_succeeded (run, n_failed)
             ? DATELINE_CLI_FAILED
             : DATELINE_CLI_OK;
}

DatelineCliStatus
dateline_cli_refresh (DatelineCliRun *run, int argc, char **argv)
{
  g_autofree char *name = NULL;
  gboolean force = FALSE, due = FALSE;
  const GOptionEntry entries[] = {
    { "feed",
      'f',
      0,
      G_OPTION_ARG_STRING,
      &name,
      N_ ("Only this feed: its number, address or title"),
      N_ ("FEED") },
    { "force",
      0,
      0,
      G_OPTION_ARG_NONE,
      &force,
      N_ ("Also what was refreshed in the last five minutes"),
      NULL },
    { "due",
      0,
      0,
      G_OPTION_ARG_NONE,
      &due,
      N_ ("Only the feeds whose time has come"),
      NULL },
    { 0 },
  };
  g_autoptr (DatelineFeed) feed = NULL;
  g_autoptr (DatelineRefreshSummary) summary = NULL;

  if (!dateline_cli_run_read_arguments (run, entries, &argc, &argv, 0, 0))
    return DATELINE_CLI_USAGE;
  if (!dateline_cli_run_open_refresher (run))
    return DATELINE_CLI_FAILED;
  if (name != NULL && (feed = dateline_cli_find_feed (run, name)) == NULL)
    return DATELINE_CLI_FAILED;

  summary = refresh (run,
                     feed,
                     force ? DATELINE_REFRESH_FORCE
                     : due ? DATELINE_REFRESH_DUE
                           : DATELINE_REFRESH_ASKED);
  if (summary == NULL)
    return DATELINE_CLI_FAILED;
  print_summary (summary);
  /* Who only ever calls this, as by cron, has the backups of the last days, too. */
  fflush (stdout);
  dateline_store_back_up_daily_async (run->store,
                                      run->cancellable,
                                      dateline_cli_run_done_cb,
                                      run);
  dateline_store_back_up_daily_finish (run->store, dateline_cli_run_wait (run), NULL);
  return judge (run, summary);
}
