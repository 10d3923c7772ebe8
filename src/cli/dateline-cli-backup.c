/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* `dateline-cli backup`: copies the store to one file, also while others have it open. */

#include "cli/dateline-cli.h"

#include <glib/gi18n.h>

DatelineCliStatus
dateline_cli_backup (DatelineCliRun *run, int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  if (!dateline_cli_run_read_arguments (run, NULL, &argc, &argv, 1, 1))
    return DATELINE_CLI_USAGE;
  if (!dateline_cli_run_open_store (run))
    return DATELINE_CLI_FAILED;

  path = g_canonicalize_filename (argv[0], NULL);
  dateline_store_back_up_async (run->store,
                                path,
                                run->cancellable,
                                dateline_cli_run_done_cb,
                                run);
  if (!dateline_store_back_up_finish (run->store,
                                      dateline_cli_run_wait_watching (run),
                                      &error))
    return dateline_cli_fail (error);
  return DATELINE_CLI_OK;
}
