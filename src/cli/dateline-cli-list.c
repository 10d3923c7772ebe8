/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* `dateline-cli list`: headlines, filtered and sorted. */

#include "cli/dateline-cli-filter.h"
#include "cli/dateline-cli-headlines.h"

#include <glib/gi18n.h>

/* Puts into @query what was asked for: an order, feed after feed, or both. */
static gboolean
read_order (DatelineCliRun *run, const char *text, DatelineQuery *query)
{
  static const struct
  {
    const char *name;
    DatelineQueryOrder order;
    DatelineQueryGrouping grouping;
  } known[] = {
    { "newest", DATELINE_QUERY_ORDER_NEWEST, DATELINE_QUERY_GROUPING_DAY },
    { "oldest", DATELINE_QUERY_ORDER_OLDEST, DATELINE_QUERY_GROUPING_DAY },
    { "unread", DATELINE_QUERY_ORDER_UNREAD, DATELINE_QUERY_GROUPING_DAY },
    { "feed", DATELINE_QUERY_ORDER_NEWEST, DATELINE_QUERY_GROUPING_FEED },
  };
  DatelineQueryOrder order = DATELINE_QUERY_ORDER_NEWEST;
  DatelineQueryGrouping grouping = DATELINE_QUERY_GROUPING_DAY;
  g_auto (GStrv) names = g_strsplit (text, ",", -1);

  for (guint i = 0; names[i] != NULL; i++)
    {
      gsize j = 0;

      while (j < G_N_ELEMENTS (known) && !g_str_equal (names[i], known[j].name))
        j++;
      if (j == G_N_ELEMENTS (known))
        {
          dateline_cli_misused (
              run,
              "%s",
              _ ("--sort takes “newest”, “oldest”, “unread” or “feed”, or “feed” and "
                 "another with a comma between them."));
          return FALSE;
        }
      order = MAX (order, known[j].order);
      grouping = MAX (grouping, known[j].grouping);
    }
  dateline_query_set_order (query, order);
  dateline_query_set_grouping (query, grouping);
  return TRUE;
}

DatelineCliStatus
dateline_cli_list (DatelineCliRun *run, int argc, char **argv)
{
  DatelineCliFilter filter = { 0 };
  gboolean json = FALSE;
  g_autofree char *sort = NULL;
  GOptionEntry entries[DATELINE_CLI_N_FILTER_OPTIONS + 3] = {
    [DATELINE_CLI_N_FILTER_OPTIONS] = { "json",
                                        0,
                                        0,
                                        G_OPTION_ARG_NONE,
                                        &json,
                                        N_ ("Print JSON"),
                                        NULL },
    { "sort",
      0,
      0,
      G_OPTION_ARG_STRING,
      &sort,
      N_ ("Which stories come first"),
      N_ ("newest|oldest|unread|feed") },
  };
  g_autoptr (DatelineQuery) query = NULL;
  DatelineCliStatus status = DATELINE_CLI_USAGE;

  dateline_cli_filter_add_options (&filter, entries);
  if (dateline_cli_run_read_arguments (run, entries, &argc, &argv, 0, 0))
    {
      status = DATELINE_CLI_FAILED;
      if (dateline_cli_run_open_store (run))
        query = dateline_cli_filter_create_query (&filter, run, &status);
      if (query != NULL && sort != NULL && !read_order (run, sort, query))
        status = DATELINE_CLI_USAGE;
      else if (query != NULL)
        status = dateline_cli_print_headlines (run, query, json);
    }
  dateline_cli_filter_clear (&filter);
  return status;
}
