/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* `dateline-cli save`: keeps stories with their pictures for offline reading, or lets go.
 */

#include "cli/dateline-cli-headlines.h"

#include <glib/gi18n.h>

/* Fetches the pictures that are missing and drops those of stories that are let go. */
static DatelineCliStatus
keep_pictures (DatelineCliRun *run)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DatelineStorySaver) saver =
      dateline_story_saver_new (run->store,
                                dateline_refresher_get_media_cache (run->refresher));
  guint n_missing = 0;

  dateline_story_saver_sync_async (saver,
                                   run->cancellable,
                                   dateline_cli_run_done_cb,
                                   run);
  if (!dateline_story_saver_sync_finish (saver,
                                         dateline_cli_run_wait (run),
                                         &n_missing,
                                         &error))
    return dateline_cli_fail (error);
  if (n_missing > 0)
    g_printerr (g_dngettext (GETTEXT_PACKAGE,
                             "dateline-cli: %u picture could not be fetched\n",
                             "dateline-cli: %u pictures could not be fetched\n",
                             n_missing),
                n_missing);
  return DATELINE_CLI_OK;
}

DatelineCliStatus
dateline_cli_save (DatelineCliRun *run, int argc, char **argv)
{
  gboolean undo = FALSE;
  const GOptionEntry entries[] = {
    { "undo", 0, 0, G_OPTION_ARG_NONE, &undo, N_ ("Let go what was kept"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (DatelineMarking) marking = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = NULL;

  if (!dateline_cli_run_read_arguments (run, entries, &argc, &argv, 1, -1))
    return DATELINE_CLI_USAGE;
  ids = dateline_cli_read_story_ids (run, argc, argv);
  if (ids == NULL)
    return DATELINE_CLI_USAGE;
  if (!dateline_cli_run_open_refresher (run))
    return DATELINE_CLI_FAILED;

  dateline_store_set_saved_async (run->store,
                                  (const gint64 *) ids->data,
                                  ids->len,
                                  !undo,
                                  run->cancellable,
                                  dateline_cli_run_done_cb,
                                  run);
  marking =
      dateline_store_set_saved_finish (run->store, dateline_cli_run_wait (run), &error);
  if (marking == NULL)
    return dateline_cli_fail (error);
  return keep_pictures (run);
}
