/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* `dateline-cli import`: follows the feeds of a list in OPML. */

#include "cli/dateline-cli.h"

#include <glib/gi18n.h>

DatelineCliStatus
dateline_cli_import (DatelineCliRun *run, int argc, char **argv)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  guint n_added, n_known = 0;

  if (!dateline_cli_run_read_arguments (run, NULL, &argc, &argv, 1, 1))
    return DATELINE_CLI_USAGE;
  bytes = dateline_cli_run_read_file (argv[0]);
  if (bytes == NULL || !dateline_cli_run_open_refresher (run))
    return DATELINE_CLI_FAILED;

  dateline_refresher_import_async (run->refresher,
                                   bytes,
                                   run->cancellable,
                                   dateline_cli_run_done_cb,
                                   run);
  n_added = dateline_refresher_import_finish (run->refresher,
                                              dateline_cli_run_wait (run),
                                              &n_known,
                                              &error);
  if (error != NULL)
    return dateline_cli_fail (error);

  g_print (g_dngettext (GETTEXT_PACKAGE, "%u feed added", "%u feeds added", n_added),
           n_added);
  if (n_known > 0)
    g_print (g_dngettext (GETTEXT_PACKAGE,
                          ", %u was there already",
                          ", %u were there already",
                          n_known),
             n_known);
  g_print ("\n");
  return DATELINE_CLI_OK;
}
