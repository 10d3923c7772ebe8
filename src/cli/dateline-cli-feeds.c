/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* `dateline-cli feeds`: the feeds that are followed. */

#include "cli/dateline-cli-json.h"
#include "cli/dateline-cli.h"

#include <glib/gi18n.h>

static const char *const trouble_names[] = {
  [DATELINE_FEED_TROUBLE_NONE] = NULL,
  [DATELINE_FEED_TROUBLE_FAILING] = "failing",
  [DATELINE_FEED_TROUBLE_ENDED] = "ended",
  [DATELINE_FEED_TROUBLE_MOVED] = "moved",
};

static void
add_texts (JsonBuilder *json, DatelineFeed *feed)
{
  const struct
  {
    const char *name;
    const char *text;
  } texts[] = {
    { "url", dateline_feed_get_uri (feed) },
    { "title", dateline_feed_get_title (feed) },
    { "own_name", dateline_feed_get_name (feed) },
    { "publisher_title", dateline_feed_get_publisher_title (feed) },
    { "home_page_url", dateline_feed_get_link (feed) },
    { "description", dateline_feed_get_description (feed) },
    { "language", dateline_feed_get_language (feed) },
    { "icon", dateline_feed_get_icon_uri (feed) },
    { "rights", dateline_feed_get_rights (feed) },
    { "format", dateline_feed_get_format (feed) },
    { "error", dateline_feed_get_error (feed) },
    { "trouble", trouble_names[dateline_feed_get_trouble (feed)] },
    { "moved_from", dateline_feed_get_moved_from (feed) },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    dateline_cli_json_add_string (json, texts[i].name, texts[i].text);
}

static void
add_feed (JsonBuilder *json, DatelineFeed *feed)
{
  gint64 not_before = dateline_feed_get_not_before (feed);

  json_builder_begin_object (json);
  dateline_cli_json_add_number (json, "id", dateline_feed_get_id (feed));
  add_texts (json, feed);
  dateline_cli_json_add_strings (json, "categories", dateline_feed_get_categories (feed));
  dateline_cli_json_add_number (json, "stories", dateline_feed_get_n_stories (feed));
  dateline_cli_json_add_number (json, "unread", dateline_feed_get_n_unread (feed));
  dateline_cli_json_add_time (json, "added", dateline_feed_get_added_at (feed));
  dateline_cli_json_add_time (json, "refreshed", dateline_feed_get_fetched_at (feed));
  dateline_cli_json_add_time (json, "tried", dateline_feed_get_attempted_at (feed));
  dateline_cli_json_add_time (json,
                              "not_before",
                              not_before > 0 ? not_before : DATELINE_TIME_UNKNOWN);
  if (dateline_feed_get_n_failures (feed) > 0)
    dateline_cli_json_add_number (json, "failures", dateline_feed_get_n_failures (feed));
  if (dateline_feed_is_gone (feed))
    dateline_cli_json_add_boolean (json, "ended", TRUE);
  json_builder_end_object (json);
}

static void
print_json (GPtrArray *feeds)
{
  g_autoptr (JsonBuilder) json = json_builder_new ();

  json_builder_begin_array (json);
  for (guint i = 0; i < feeds->len; i++)
    add_feed (json, feeds->pdata[i]);
  json_builder_end_array (json);
  dateline_cli_json_print (json);
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
      if (dateline_feed_get_trouble (feed) == DATELINE_FEED_TROUBLE_MOVED)
        {
          g_autofree char *move = g_strdup_printf (_ ("It has moved here from %s"),
                                                   dateline_feed_get_moved_from (feed));

          g_print ("                      ! %s\n", move);
        }
    }
}

static void
keep_problems (GPtrArray *feeds)
{
  for (guint i = feeds->len; i > 0; i--)
    if (dateline_feed_get_trouble (feeds->pdata[i - 1]) == DATELINE_FEED_TROUBLE_NONE)
      g_ptr_array_remove_index (feeds, i - 1);
}

DatelineCliStatus
dateline_cli_feeds (DatelineCliRun *run, int argc, char **argv)
{
  gboolean json = FALSE;
  gboolean problems = FALSE;
  const GOptionEntry entries[] = {
    { "problems",
      0,
      0,
      G_OPTION_ARG_NONE,
      &problems,
      N_ ("Only the feeds that moved, ended or fail"),
      NULL },
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
  if (problems)
    keep_problems (feeds);
  if (json)
    print_json (feeds);
  else
    print_lines (feeds);
  return DATELINE_CLI_OK;
}
