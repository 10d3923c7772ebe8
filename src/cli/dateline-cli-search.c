/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* `dateline-cli search`: headlines of the stories that a search finds, in the language of
 * the search box. */

#include "cli/dateline-cli-filter.h"
#include "cli/dateline-cli-headlines.h"

#include <glib/gi18n.h>

/* What is no condition was left out: who typed it should know. */
static void
warn_of_unknown (const char *words)
{
  g_autoptr (DatelineSearch) search = dateline_search_new (words, NULL);
  g_autofree char *unknown = dateline_search_get_unknown (search);

  if (unknown != NULL)
    g_printerr (_ ("Not understood: %s\n"), unknown);
}

DatelineCliStatus
dateline_cli_search (DatelineCliRun *run, int argc, char **argv)
{
  DatelineCliFilter filter = { 0 };
  gboolean json = FALSE;
  gboolean relevance = FALSE;
  GOptionEntry entries[DATELINE_CLI_N_FILTER_OPTIONS + 3] = {
    [DATELINE_CLI_N_FILTER_OPTIONS] = { "json",
                                        0,
                                        0,
                                        G_OPTION_ARG_NONE,
                                        &json,
                                        N_ ("Print JSON"),
                                        NULL },
    { "relevance",
      'r',
      0,
      G_OPTION_ARG_NONE,
      &relevance,
      N_ ("What is most about the words first, not what is newest"),
      NULL },
  };
  g_autoptr (DatelineQuery) query = NULL;
  DatelineCliStatus status = DATELINE_CLI_USAGE;

  dateline_cli_filter_add_options (&filter, entries);
  if (dateline_cli_run_read_arguments (run, entries, &argc, &argv, 1, -1))
    {
      status = DATELINE_CLI_FAILED;
      if (dateline_cli_run_open_store (run))
        query = dateline_cli_filter_create_query (&filter, run, &status);
      if (query != NULL)
        {
          g_autofree char *typed = g_strjoinv (" ", argv);
          g_autofree char *words = g_utf8_make_valid (typed, -1);

          dateline_query_set_words (query, words);
          if (relevance)
            dateline_query_set_order (query, DATELINE_QUERY_ORDER_RELEVANCE);
          warn_of_unknown (words);
          status = dateline_cli_print_headlines (run, query, json);
        }
    }
  dateline_cli_filter_clear (&filter);
  return status;
}
