/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* `dateline-cli sanitize`: a saved web page, or a piece of one, with nothing active left.
 */

#include "cli/dateline-cli.h"

#include <glib/gi18n.h>
#include <stdio.h>

DatelineCliStatus
dateline_cli_sanitize (DatelineCliRun *run, int argc, char **argv)
{
  g_autofree char *uri = NULL;
  const GOptionEntry options[] = {
    { "url",
      0,
      0,
      G_OPTION_ARG_STRING,
      &uri,
      N_ ("The address that the file came from"),
      N_ ("ADDRESS") },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *html = NULL;
  g_autofree char *safe = NULL;
  gsize length;
  const char *start;

  if (!dateline_cli_run_parse_options (run, options, &argc, &argv))
    return DATELINE_CLI_USAGE;
  if (argc != 2)
    return dateline_cli_misused (run, "%s", _ ("One file must be named."));
  bytes = dateline_cli_run_read_file (argv[1]);
  if (bytes == NULL)
    return DATELINE_CLI_FAILED;

  start = g_bytes_get_data (bytes, &length);
  html = g_utf8_make_valid (start == NULL ? "" : start, length);
  safe = dateline_html_sanitize (html, -1, uri);
  fputs (safe, stdout);
  putchar ('\n');
  return DATELINE_CLI_OK;
}
