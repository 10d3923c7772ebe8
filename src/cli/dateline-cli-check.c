/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* `dateline-cli check`: looks whether the store is sound, and repairs it on request. */

#include "cli/dateline-cli.h"

#include <glib/gi18n.h>

DatelineCliStatus
dateline_cli_check (DatelineCliRun *run, int argc, char **argv)
{
  gboolean repair = FALSE;
  const GOptionEntry entries[] = {
    { "repair", 0, 0, G_OPTION_ARG_NONE, &repair, N_ ("Repair what is damaged"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (DatelineStoreCheck) check = NULL;
  g_autoptr (GError) error = NULL;
  const char *const *findings;

  if (!dateline_cli_run_read_arguments (run, entries, &argc, &argv, 0, 0))
    return DATELINE_CLI_USAGE;

  dateline_cli_run_make_store (run);
  dateline_store_check_async (run->store,
                              repair,
                              run->cancellable,
                              dateline_cli_run_done_cb,
                              run);
  check = dateline_store_check_finish (run->store, dateline_cli_run_wait (run), &error);
  if (check == NULL)
    return repair ? dateline_cli_run_fail_store (run, error)
                  : dateline_cli_run_refuse_store (run, error);

  findings = dateline_store_check_get_findings (check);
  for (gsize i = 0; findings[i] != NULL; i++)
    g_print ("%s\n", findings[i]);
  if (dateline_store_check_is_sound (check))
    return DATELINE_CLI_OK;
  return dateline_cli_say_failed (
      _ ("The stories are damaged. “dateline-cli check --repair” repairs them."));
}
