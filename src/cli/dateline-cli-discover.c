/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* `dateline-cli discover`: the feeds that a saved web page names, as a JSON array. */

#include "cli/dateline-cli-document.h"
#include "cli/dateline-cli-json.h"

DatelineCliStatus
dateline_cli_discover (DatelineCliRun *run, int argc, char **argv)
{
  g_auto (DatelineCliDocument) page = { 0 };
  DatelineCliStatus status = dateline_cli_document_read (&page, run, argc, argv, TRUE);
  g_autoptr (GPtrArray) links = NULL;
  g_autoptr (JsonBuilder) json = json_builder_new ();

  if (status != DATELINE_CLI_OK)
    return status;

  links = dateline_feed_finder_find (page.bytes, page.content_type, page.uri);
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
