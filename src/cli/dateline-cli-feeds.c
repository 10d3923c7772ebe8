/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* `dateline-cli feeds`: the feeds that are followed. */

#include "cli/dateline-cli-json.h"
#include "cli/dateline-cli.h"

#include <glib/gi18n.h>

static void
print_json (GPtrArray *feeds)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < feeds->len; i++)
    {
      DatelineFeed *feed = feeds->pdata[i];

      json_builder_begin_object (builder);
      dateline_cli_json_add_number (builder, "id", dateline_feed_get_id (feed));
      dateline_cli_json_add_string (builder, "url", dateline_feed_get_uri (feed));
      dateline_cli_json_add_string (builder, "title", dateline_feed_get_title (feed));
      dateline_cli_json_add_string (builder,
                                    "home_page_url",
                                    dateline_feed_get_link (feed));
      dateline_cli_json_add_string (builder,
                                    "description",
                                    dateline_feed_get_description (feed));
      dateline_cli_json_add_string (builder,
                                    "language",
                                    dateline_feed_get_language (feed));
      dateline_cli_json_add_string (builder, "icon", dateline_feed_get_icon_uri (feed));
      dateline_cli_json_add_strings (builder,
                                     "categories",
                                     dateline_feed_get_categories (feed));
      dateline_cli_json_add_number (builder,
                                    "stories",
                                    dateline_feed_get_n_stories (feed));
      dateline_cli_json_add_number (builder, "unread", dateline_feed_get_n_unread (feed));
      dateline_cli_json_add_time (builder,
                                  "refreshed",
                                  dateline_feed_get_fetched_at (feed));
      dateline_cli_json_add_string (builder, "error", dateline_feed_get_error (feed));
      if (dateline_feed_is_gone (feed))
        dateline_cli_json_add_boolean (builder, "ended", TRUE);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  dateline_cli_json_print (builder);
}

static void
print_lines (GPtrArray *feeds)
{
  for (guint i = 0; i < feeds->len; i++)
    {
      DatelineFeed *feed = feeds->pdata[i];
      g_autofree char *categories =
          g_strjoinv (", ", (GStrv) dateline_feed_get_categories (feed));

      g_print ("%5" G_GINT64_FORMAT "  %5u/%-5u  %s",
               dateline_feed_get_id (feed),
               dateline_feed_get_n_unread (feed),
               dateline_feed_get_n_stories (feed),
               dateline_feed_get_title (feed));
      if (*categories != '\0')
        g_print ("  [%s]", categories);
      g_print ("  %s\n", dateline_feed_get_uri (feed));
      if (dateline_feed_get_error (feed) != NULL)
        g_print ("                      ! %s\n", dateline_feed_get_error (feed));
    }
}

DatelineCliStatus
dateline_cli_feeds (DatelineCliRun *run, int argc, char **argv)
{
  gboolean json = FALSE;
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_ ("Print JSON"), NULL },
    { 0 },
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) feeds = NULL;

  if (!dateline_cli_run_read_arguments (run, entries, &argc, &argv, 0, 0))
    return DATELINE_CLI_USAGE;
  if (!dateline_cli_run_open_store (run))
    return DATELINE_CLI_FAILED;

  dateline_store_list_feeds_async (run->store,
                                   run->cancellable,
                                   dateline_cli_run_done_cb,
                                   run);
  feeds =
      dateline_store_list_feeds_finish (run->store, dateline_cli_run_wait (run), &error);
  if (feeds == NULL)
    return dateline_cli_fail (error);
  if (json)
    print_json (feeds);
  else
    print_lines (feeds);
  return DATELINE_CLI_OK;
}
