/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* `dateline-cli restore`: puts a backup in the place of the store, which is moved aside.
 */

#include "cli/dateline-cli.h"

#include <glib/gi18n.h>

DatelineCliStatus
dateline_cli_restore (DatelineCliRun *run, int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *aside = NULL;
  g_autofree char *path = NULL;

  if (!dateline_cli_run_read_arguments (run, NULL, &argc, &argv, 1, 1))
    return DATELINE_CLI_USAGE;

  path = g_canonicalize_filename (argv[0], NULL);
  dateline_cli_run_make_store (run);
  dateline_store_restore_async (run->store,
                                path,
                                run->cancellable,
                                dateline_cli_run_done_cb,
                                run);
  aside = dateline_store_restore_finish (run->store,
                                         dateline_cli_run_wait_watching (run),
                                         &error);
  if (aside == NULL)
    return dateline_cli_run_fail_store (run, error);
  if (*aside != '\0')
    g_print (_ ("What was there before is now “%s”.\n"), aside);
  return DATELINE_CLI_OK;
}
