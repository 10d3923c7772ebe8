/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "cli/dateline-cli-document.h"

#include <glib/gi18n.h>

DatelineCliStatus
dateline_cli_document_read (DatelineCliDocument *self,
                            DatelineCliRun *run,
                            int argc,
                            char **argv,
                            gboolean has_type)
{
  GOptionEntry options[] = {
    { "url",
      0,
      0,
      G_OPTION_ARG_STRING,
      &self->uri,
      N_ ("The address that the file came from"),
      N_ ("ADDRESS") },
    { "content-type",
      0,
      0,
      G_OPTION_ARG_STRING,
      &self->content_type,
      N_ ("The Content-Type that the server sent"),
      N_ ("TYPE") },
    G_OPTION_ENTRY_NULL,
  };

  if (!has_type)
    options[1] = (GOptionEntry) G_OPTION_ENTRY_NULL;
  if (!dateline_cli_run_parse_options (run, options, &argc, &argv))
    return DATELINE_CLI_USAGE;
  if (argc != 2)
    return dateline_cli_misused (run, "%s", _ ("One file must be named."));
  self->bytes = dateline_cli_run_read_file (argv[1]);
  return self->bytes != NULL ? DATELINE_CLI_OK : DATELINE_CLI_FAILED;
}

void
dateline_cli_document_clear (DatelineCliDocument *self)
{
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_clear_pointer (&self->uri, g_free);
  g_clear_pointer (&self->content_type, g_free);
}
