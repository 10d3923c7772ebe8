/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* `dateline-cli feeds`: the feeds that are followed. */

#include "cli/dateline-cli-fetches.h"
#include "cli/dateline-cli-filter.h"
#include "cli/dateline-cli-json.h"

#include <glib/gi18n.h>

static const char *const trouble_names[] = {
  [DATELINE_FEED_TROUBLE_NONE] = NULL,
  [DATELINE_FEED_TROUBLE_FAILING] = "failing",
  [DATELINE_FEED_TROUBLE_ENDED] = "ended",
  [DATELINE_FEED_TROUBLE_MOVED] = "moved",
  [DATELINE_FEED_TROUBLE_OFFERED] = "move-offered",
  [DATELINE_FEED_TROUBLE_DOUBLE] = "double",
};

static void
add_texts (JsonBuilder *json, DatelineFeed *feed)
{
  g_autofree char *wait = dateline_feed_dup_wait_text (feed);
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
    { "move_offer", dateline_feed_get_move_offer (feed) },
    { "waits", wait },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    dateline_cli_json_add_string (json, texts[i].name, texts[i].text);
}

/* A time that is 0 where there is none. */
static void
add_moment (JsonBuilder *json, const char *name, gint64 time)
{
  dateline_cli_json_add_time (json, name, time > 0 ? time : DATELINE_TIME_UNKNOWN);
}

/* What holds for the feed, by its own settings and those of its categories; what holds as
 * for all feeds is left out. */
static void
add_settings (JsonBuilder *json, DatelineFeed *feed)
{
  const DatelineFeedSettings *settings = dateline_feed_get_settings (feed);
  g_autoptr (GEnumClass) names = g_type_class_ref (DATELINE_TYPE_FEED_SETTING);

  json_builder_set_member_name (json, "settings");
  json_builder_begin_object (json);
  for (guint i = 0; i < names->n_values; i++)
    {
      int value = dateline_feed_settings_get (settings, names->values[i].value);
      g_autofree char *name =
          g_strdelimit (g_strdup (names->values[i].value_nick), "-", '_');

      if (value == DATELINE_FEED_SETTING_UNSET)
        continue;
      json_builder_set_member_name (json, name);
      json_builder_add_int_value (json, value);
    }
  json_builder_end_object (json);
}

static void
add_feed (JsonBuilder *json, DatelineFeed *feed)
{
  json_builder_begin_object (json);
  dateline_cli_json_add_number (json, "id", dateline_feed_get_id (feed));
  add_texts (json, feed);
  dateline_cli_json_add_strings (json, "categories", dateline_feed_get_categories (feed));
  add_settings (json, feed);
  dateline_cli_json_add_number (json, "stories", dateline_feed_get_n_stories (feed));
  dateline_cli_json_add_number (json, "unread", dateline_feed_get_n_unread (feed));
  dateline_cli_json_add_time (json, "added", dateline_feed_get_added_at (feed));
  dateline_cli_json_add_time (json, "refreshed", dateline_feed_get_fetched_at (feed));
  dateline_cli_json_add_time (json, "tried", dateline_feed_get_attempted_at (feed));
  add_moment (json, "not_before", dateline_feed_get_not_before (feed));
  add_moment (json, "next_check", dateline_feed_get_next_check (feed));
  if (dateline_feed_get_n_failures (feed) > 0)
    dateline_cli_json_add_number (json, "failures", dateline_feed_get_n_failures (feed));
  if (dateline_feed_get_twin_id (feed) != 0)
    dateline_cli_json_add_number (json, "same_as", dateline_feed_get_twin_id (feed));
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
      g_autofree char *address = dateline_link_display (dateline_feed_get_uri (feed));

      g_print ("%5" G_GINT64_FORMAT "  %5u/%-5u  %s",
               dateline_feed_get_id (feed),
               dateline_feed_get_n_unread (feed),
               dateline_feed_get_n_stories (feed),
               dateline_feed_get_title (feed));
      if (*categories != '\0')
        g_print ("  [%s]", categories);
      g_print ("  %s\n", address);
      if (dateline_feed_get_error (feed) != NULL)
        g_print ("                      ! %s\n", dateline_feed_get_error (feed));
      if (dateline_feed_get_trouble (feed) == DATELINE_FEED_TROUBLE_DOUBLE)
        {
          g_autofree char *twin =
              g_strdup_printf (_ ("This feed and the one at %s are one."),
                               dateline_feed_get_move_offer (feed));

          g_print ("                      ! %s\n", twin);
        }
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

static DatelineCliStatus
print_feeds (GPtrArray *feeds, gboolean json)
{
  if (json)
    print_json (feeds);
  else
    print_lines (feeds);
  return DATELINE_CLI_OK;
}

/* Leaves of @feeds the one that is named. */
static gboolean
keep_named (DatelineCliRun *run, GPtrArray *feeds, const char *name)
{
  g_autoptr (DatelineFeed) feed = dateline_cli_find_feed (run, name);

  if (feed == NULL)
    return FALSE;
  g_ptr_array_set_size (feeds, 0);
  g_ptr_array_add (feeds, g_steal_pointer (&feed));
  return TRUE;
}

DatelineCliStatus
dateline_cli_feeds (DatelineCliRun *run, int argc, char **argv)
{
  gboolean json = FALSE;
  gboolean problems = FALSE;
  gboolean log = FALSE;
  const GOptionEntry entries[] = {
    { "log", 0, 0, G_OPTION_ARG_NONE, &log, N_ ("The last requests for each"), NULL },
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

  if (!dateline_cli_run_read_arguments (run, entries, &argc, &argv, 0, 1))
    return DATELINE_CLI_USAGE;
  if (!dateline_cli_run_open_store (run))
    return DATELINE_CLI_FAILED;

  feeds = dateline_cli_run_list_feeds (run, &error);
  if (feeds == NULL)
    return dateline_cli_fail (error);
  if (argc > 0 && !keep_named (run, feeds, argv[0]))
    return DATELINE_CLI_FAILED;
  if (problems)
    keep_problems (feeds);
  return log ? dateline_cli_print_fetches (run, feeds, json) : print_feeds (feeds, json);
}
