/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* `dateline-cli extract`: the article of a saved web page, and what the page says of it.
 */

#include "cli/dateline-cli-document.h"
#include "cli/dateline-cli-json.h"

/* By RFC 3339, with the clock that the page was written by. */
static void
add_published (JsonBuilder *json, const DatelineExtract *extract)
{
  gint64 time = dateline_extract_get_published (extract);
  g_autoptr (GTimeZone) zone = NULL;
  g_autoptr (GDateTime) utc = NULL;
  g_autoptr (GDateTime) local = NULL;
  g_autofree char *date = NULL;

  if (time == DATELINE_TIME_UNKNOWN)
    return;
  zone = g_time_zone_new_offset (dateline_extract_get_published_offset (extract) * 60);
  utc = g_date_time_new_from_unix_utc (time);
  local = utc ? g_date_time_to_timezone (utc, zone) : NULL;
  if (local)
    date = g_date_time_format (local,
                               dateline_extract_get_published_offset (extract) == 0
                                   ? "%Y-%m-%dT%H:%M:%SZ"
                                   : "%Y-%m-%dT%H:%M:%S%:z");
  dateline_cli_json_add_string (json, "published", date);
}

static void
add_picture (JsonBuilder *json, DatelinePicture *picture)
{
  if (picture == NULL)
    return;
  json_builder_set_member_name (json, "lead_image");
  json_builder_begin_object (json);
  dateline_cli_json_add_string (json, "url", dateline_picture_get_uri (picture));
  dateline_cli_json_add_string (json, "caption", dateline_picture_get_caption (picture));
  dateline_cli_json_add_string (json, "credit", dateline_picture_get_credit (picture));
  json_builder_end_object (json);
}

static void
add_extract (JsonBuilder *json, const DatelineExtract *extract)
{
  const char *content = dateline_extract_get_content (extract);
  g_autofree char *safe =
      dateline_html_sanitize (content, -1, dateline_extract_get_base_uri (extract));

  json_builder_begin_object (json);
  dateline_cli_json_add_string (json, "title", dateline_extract_get_title (extract));
  dateline_cli_json_add_string (json, "byline", dateline_extract_get_byline (extract));
  dateline_cli_json_add_string (json,
                                "site_name",
                                dateline_extract_get_site_name (extract));
  dateline_cli_json_add_string (json,
                                "category",
                                dateline_extract_get_category (extract));
  add_published (json, extract);
  dateline_cli_json_add_string (json,
                                "language",
                                dateline_extract_get_language (extract));
  dateline_cli_json_add_string (json, "dir", dateline_extract_get_direction (extract));
  dateline_cli_json_add_string (json, "excerpt", dateline_extract_get_excerpt (extract));
  add_picture (json, dateline_extract_get_lead_picture (extract));
  dateline_cli_json_add_string (json, "content_html", safe);
  dateline_cli_json_add_string (json, "text", dateline_extract_get_text (extract));
  json_builder_end_object (json);
}

DatelineCliStatus
dateline_cli_extract (DatelineCliRun *run, int argc, char **argv)
{
  g_auto (DatelineCliDocument) file = { 0 };
  DatelineCliStatus status = dateline_cli_document_read (&file, run, argc, argv, FALSE);
  g_autoptr (DatelineExtract) extract = NULL;
  g_autoptr (JsonBuilder) json = NULL;

  if (status != DATELINE_CLI_OK)
    return status;

  extract = dateline_extract_new (file.bytes, NULL, file.uri);
  json = json_builder_new ();
  add_extract (json, extract);
  dateline_cli_json_print (json);
  return DATELINE_CLI_OK;
}
