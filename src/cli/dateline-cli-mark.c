/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* `dateline-cli mark`: stories read or unread, by number or by filter. */

#include "cli/dateline-cli-filter.h"
#include "cli/dateline-cli-headlines.h"

#include <glib/gi18n.h>

static DatelineCliStatus
say (guint n_stories, gboolean read)
{
  g_print (read ? g_dngettext (GETTEXT_PACKAGE,
                               "%u story marked as read\n",
                               "%u stories marked as read\n",
                               n_stories)
                : g_dngettext (GETTEXT_PACKAGE,
                               "%u story marked as unread\n",
                               "%u stories marked as unread\n",
                               n_stories),
           n_stories);
  return DATELINE_CLI_OK;
}

static DatelineCliStatus
mark_ids (DatelineCliRun *run, GArray *ids, gboolean read)
{
  g_autoptr (DatelineMarking) marking = NULL;
  g_autoptr (GError) error = NULL;

  dateline_store_set_read_async (run->store,
                                 (const gint64 *) ids->data,
                                 ids->len,
                                 read,
                                 run->cancellable,
                                 dateline_cli_run_done_cb,
                                 run);
  marking =
      dateline_store_set_read_finish (run->store, dateline_cli_run_wait (run), &error);
  if (marking == NULL)
    return dateline_cli_fail (error);
  return say (ids->len, read);
}

/* Everything that the filter lists. Marking unread goes by the numbers, as there is
 * nothing to undo it by but them. */
static DatelineCliStatus
mark_query (DatelineCliRun *run, DatelineQuery *query, gboolean read)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DatelineMarking) marking = NULL;
  g_autoptr (GArray) ids = NULL;

  if (read)
    {
      dateline_store_mark_all_read_async (run->store,
                                          query,
                                          run->cancellable,
                                          dateline_cli_run_done_cb,
                                          run);
      marking = dateline_store_mark_all_read_finish (run->store,
                                                     dateline_cli_run_wait (run),
                                                     &error);
      return marking != NULL ? say (dateline_marking_get_n_stories (marking), TRUE)
                             : dateline_cli_fail (error);
    }

  dateline_store_list_ids_async (run->store,
                                 query,
                                 run->cancellable,
                                 dateline_cli_run_done_cb,
                                 run);
  ids = dateline_store_list_ids_finish (run->store, dateline_cli_run_wait (run), &error);
  return ids != NULL ? mark_ids (run, ids, FALSE) : dateline_cli_fail (error);
}

static DatelineCliStatus
mark (DatelineCliRun *run,
      const DatelineCliFilter *filter,
      gboolean all,
      int argc,
      char **argv)
{
  gboolean read = g_str_equal (argv[0], "read");
  g_autoptr (DatelineQuery) query = NULL;
  g_autoptr (GArray) ids = NULL;
  DatelineCliStatus status;

  if (!read && !g_str_equal (argv[0], "unread"))
    return dateline_cli_misused (run,
                                 _ ("“%s” is neither “read” nor “unread”."),
                                 argv[0]);
  if (all == (argc > 1) || (!all && !dateline_cli_filter_is_empty (filter)))
    return dateline_cli_misused (
        run,
        "%s",
        _ ("Name stories by their numbers, or choose them with --all."));
  ids = dateline_cli_read_story_ids (run, argc - 1, argv + 1);
  if (ids == NULL)
    return DATELINE_CLI_USAGE;
  if (!dateline_cli_run_open_store (run))
    return DATELINE_CLI_FAILED;
  if (!all)
    return mark_ids (run, ids, read);

  query = dateline_cli_filter_create_query (filter, run, &status);
  return query != NULL ? mark_query (run, query, read) : status;
}

DatelineCliStatus
dateline_cli_mark (DatelineCliRun *run, int argc, char **argv)
{
  DatelineCliFilter filter = { 0 };
  gboolean all = FALSE;
  GOptionEntry entries[DATELINE_CLI_N_FILTER_OPTIONS + 2] = {
    [DATELINE_CLI_N_FILTER_OPTIONS] = { "all",
                                        'a',
                                        0,
                                        G_OPTION_ARG_NONE,
                                        &all,
                                        N_ ("All stories that the filters leave"),
                                        NULL },
  };
  DatelineCliStatus status = DATELINE_CLI_USAGE;

  dateline_cli_filter_add_options (&filter, entries);
  if (dateline_cli_run_read_arguments (run, entries, &argc, &argv, 1, -1))
    status = mark (run, &filter, all, argc, argv);
  dateline_cli_filter_clear (&filter);
  return status;
}
