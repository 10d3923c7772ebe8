/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* `dateline-cli sanitize`: a saved web page, or a piece of one, with nothing active left.
 */

#include "cli/dateline-cli-document.h"

#include <stdio.h>

DatelineCliStatus
dateline_cli_sanitize (DatelineCliRun *run, int argc, char **argv)
{
  g_auto (DatelineCliDocument) file = { 0 };
  DatelineCliStatus status = dateline_cli_document_read (&file, run, argc, argv, FALSE);
  g_autofree char *html = NULL;
  g_autofree char *safe = NULL;
  gsize length;
  const char *start;

  if (status != DATELINE_CLI_OK)
    return status;

  start = g_bytes_get_data (file.bytes, &length);
  html = g_utf8_make_valid (start == NULL ? "" : start, length);
  safe = dateline_html_sanitize (html, -1, file.uri);
  fputs (safe, stdout);
  putchar ('\n');
  return DATELINE_CLI_OK;
}
