/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* `dateline-cli export`: the list of feeds in OPML. */

#include "cli/dateline-cli.h"

#include <glib/gi18n.h>

#include <stdio.h>

static DatelineCliStatus
write_list (DatelineCliRun *run, GBytes *bytes, const char *path)
{
  g_autoptr (GError) error = NULL;
  gsize length;
  const char *contents = g_bytes_get_data (bytes, &length);

  if (path == NULL)
    {
      if (fwrite (contents, 1, length, stdout) != length || fflush (stdout) != 0)
        return DATELINE_CLI_FAILED;
      return DATELINE_CLI_OK;
    }
  if (!g_file_set_contents (path, contents, length, &error))
    return dateline_cli_fail (error);
  return DATELINE_CLI_OK;
}

DatelineCliStatus
dateline_cli_export (DatelineCliRun *run, int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) feeds = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (!dateline_cli_run_read_arguments (run, NULL, &argc, &argv, 0, 1))
    return DATELINE_CLI_USAGE;
  if (!dateline_cli_run_open_store (run))
    return DATELINE_CLI_FAILED;

  feeds = dateline_cli_run_list_feeds (run, &error);
  if (feeds == NULL)
    return dateline_cli_fail (error);

  bytes = dateline_opml_write (feeds, _ ("Feeds of Dateline"));
  return write_list (run, bytes, argc > 0 ? argv[0] : NULL);
}
