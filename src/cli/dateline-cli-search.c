/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* `dateline-cli search`: headlines of the stories in which all the words stand. */

#include "cli/dateline-cli-filter.h"
#include "cli/dateline-cli-headlines.h"

#include <glib/gi18n.h>

DatelineCliStatus
dateline_cli_search (DatelineCliRun *run, int argc, char **argv)
{
  DatelineCliFilter filter = { 0 };
  gboolean json = FALSE;
  GOptionEntry entries[DATELINE_CLI_N_FILTER_OPTIONS + 2] = {
    [DATELINE_CLI_N_FILTER_OPTIONS] = { "json",
                                        0,
                                        0,
                                        G_OPTION_ARG_NONE,
                                        &json,
                                        N_ ("Print JSON"),
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
          status = dateline_cli_print_headlines (run, query, json);
        }
    }
  dateline_cli_filter_clear (&filter);
  return status;
}
