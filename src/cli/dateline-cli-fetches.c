/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* `dateline-cli feeds --log`: what was asked of each feed's server, what came of it, and
 * why it was not asked sooner again. The newest come first. */

#include "cli/dateline-cli-fetches.h"

#include "cli/dateline-cli-headlines.h"
#include "cli/dateline-cli-json.h"

#include <glib/gi18n.h>

static const char *const result_names[] = {
  [DATELINE_FETCH_RESULT_READ] = "read",
  [DATELINE_FETCH_RESULT_UNCHANGED] = "unchanged",
  [DATELINE_FETCH_RESULT_FAILED] = "failed",
};

static void
add_record (JsonBuilder *json, DatelineFetchRecord *record)
{
  gint64 next_check = dateline_fetch_record_get_next_check (record);
  guint status = dateline_fetch_record_get_status (record);
  g_autofree char *wait = dateline_fetch_record_dup_wait_text (record);

  json_builder_begin_object (json);
  dateline_cli_json_add_time (json, "time", dateline_fetch_record_get_time (record));
  dateline_cli_json_add_string (json, "url", dateline_fetch_record_get_uri (record));
  dateline_cli_json_add_string (json,
                                "if_none_match",
                                dateline_fetch_record_get_etag (record));
  dateline_cli_json_add_string (json,
                                "if_modified_since",
                                dateline_fetch_record_get_last_modified (record));
  dateline_cli_json_add_number (json, "status", status > 0 ? (gint64) status : -1);
  dateline_cli_json_add_number (json,
                                "bytes",
                                dateline_fetch_record_get_n_bytes (record));
  dateline_cli_json_add_string (json,
                                "result",
                                result_names[dateline_fetch_record_get_result (record)]);
  dateline_cli_json_add_number (json, "new", dateline_fetch_record_get_n_added (record));
  dateline_cli_json_add_number (json,
                                "updated",
                                dateline_fetch_record_get_n_updated (record));
  dateline_cli_json_add_string (json, "error", dateline_fetch_record_get_error (record));
  dateline_cli_json_add_time (json,
                              "next_check",
                              next_check > 0 ? next_check : DATELINE_TIME_UNKNOWN);
  dateline_cli_json_add_string (json, "waits", wait);
  json_builder_end_object (json);
}

static void
add_feed (JsonBuilder *json, DatelineFeed *feed, GPtrArray *records)
{
  json_builder_begin_object (json);
  dateline_cli_json_add_number (json, "id", dateline_feed_get_id (feed));
  dateline_cli_json_add_string (json, "title", dateline_feed_get_title (feed));
  dateline_cli_json_add_string (json, "url", dateline_feed_get_uri (feed));
  json_builder_set_member_name (json, "requests");
  json_builder_begin_array (json);
  for (guint i = 0; i < records->len; i++)
    add_record (json, records->pdata[i]);
  json_builder_end_array (json);
  json_builder_end_object (json);
}

static void
print_record (DatelineFetchRecord *record)
{
  guint status = dateline_fetch_record_get_status (record);
  gint64 n_bytes = dateline_fetch_record_get_n_bytes (record);
  g_autofree char *time =
      dateline_cli_format_time (dateline_fetch_record_get_time (record));
  g_autofree char *code = status > 0 ? g_strdup_printf ("%u", status) : g_strdup ("-");
  g_autofree char *size = n_bytes > 0 ? g_format_size (n_bytes) : g_strdup ("-");
  g_autofree char *result = dateline_fetch_record_dup_result_text (record);
  g_autofree char *wait = dateline_fetch_record_dup_wait_text (record);

  g_print ("  %s  %3s  %9s  %s\n", time, code, size, result);
  if (wait != NULL)
    g_print ("                                    %s\n", wait);
}

static void
print_feed (DatelineFeed *feed, GPtrArray *records)
{
  g_autofree char *address = dateline_link_display (dateline_feed_get_uri (feed));

  g_print ("%" G_GINT64_FORMAT "  %s  %s\n",
           dateline_feed_get_id (feed),
           dateline_feed_get_title (feed),
           address);
  for (guint i = 0; i < records->len; i++)
    print_record (records->pdata[i]);
}

static GPtrArray *
load (DatelineCliRun *run, DatelineFeed *feed, GError **error)
{
  dateline_store_list_fetches_async (run->store,
                                     dateline_feed_get_id (feed),
                                     run->cancellable,
                                     dateline_cli_run_done_cb,
                                     run);
  return dateline_store_list_fetches_finish (run->store,
                                             dateline_cli_run_wait (run),
                                             error);
}

DatelineCliStatus
dateline_cli_print_fetches (DatelineCliRun *run, GPtrArray *feeds, gboolean json)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < feeds->len; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) records = load (run, feeds->pdata[i], &error);

      if (records == NULL)
        return dateline_cli_fail (error);
      if (json)
        add_feed (builder, feeds->pdata[i], records);
      else
        print_feed (feeds->pdata[i], records);
    }
  json_builder_end_array (builder);
  if (json)
    dateline_cli_json_print (builder);
  return DATELINE_CLI_OK;
}
