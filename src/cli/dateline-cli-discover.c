/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* `dateline-cli discover`: the feeds that a saved web page names, as a JSON array. */

#include "cli/dateline-cli-json.h"
#include "cli/dateline-cli.h"

#include <glib/gi18n.h>

DatelineCliStatus
dateline_cli_discover (DatelineCliRun *run, int argc, char **argv)
{
  g_autofree char *uri = NULL;
  g_autofree char *content_type = NULL;
  const GOptionEntry options[] = {
    { "url",
      0,
      0,
      G_OPTION_ARG_STRING,
      &uri,
      N_ ("The address that the file came from"),
      N_ ("ADDRESS") },
    { "content-type",
      0,
      0,
      G_OPTION_ARG_STRING,
      &content_type,
      N_ ("The Content-Type that the server sent"),
      N_ ("TYPE") },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GBytes) page = NULL;
  g_autoptr (GPtrArray) links = NULL;
  g_autoptr (JsonBuilder) json = json_builder_new ();

  if (!dateline_cli_run_parse_options (run, options, &argc, &argv))
    return DATELINE_CLI_USAGE;
  if (argc != 2)
    return dateline_cli_misused (run, "%s", _ ("One file must be named."));
  page = dateline_cli_run_read_file (argv[1]);
  if (page == NULL)
    return DATELINE_CLI_FAILED;

  links = dateline_feed_finder_find (page, content_type, uri);
  json_builder_begin_array (json);
  for (guint i = 0; i < links->len; i++)
    {
      DatelineFeedLink *link = g_ptr_array_index (links, i);

      json_builder_begin_object (json);
      dateline_cli_json_add_string (json, "url", dateline_feed_link_get_uri (link));
      dateline_cli_json_add_string (json, "title", dateline_feed_link_get_title (link));
      dateline_cli_json_add_string (json,
                                    "type",
                                    dateline_feed_link_get_mime_type (link));
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
  dateline_cli_json_print (json);
  return DATELINE_CLI_OK;
}
