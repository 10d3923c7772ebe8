/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Printing headlines, a page at a time, so that a hundred thousand need no more memory
 * than a hundred.
 */

#include "cli/dateline-cli-headlines.h"

#include "cli/dateline-cli-json.h"

#include <glib/gi18n.h>
#include <unistd.h>

#define PAGE 256

char *
dateline_cli_format_time (gint64 time)
{
  g_autoptr (GDateTime) local =
      time != DATELINE_TIME_UNKNOWN ? g_date_time_new_from_unix_local (time) : NULL;

  return local != NULL ? g_date_time_format (local, "%Y-%m-%d %H:%M") : g_strdup ("–");
}

GArray *
dateline_cli_read_story_ids (DatelineCliRun *run, int argc, char **argv)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (int i = 0; i < argc; i++)
    {
      char *end;
      gint64 id = g_ascii_strtoll (argv[i], &end, 10);

      if (id <= 0 || *end != '\0')
        {
          dateline_cli_misused (
              run,
              _ ("“%s” is no story; “dateline-cli list” shows their numbers."),
              argv[i]);
          return NULL;
        }
      g_array_append_val (ids, id);
    }
  return g_steal_pointer (&ids);
}

/* How much of a saved story is kept for reading offline. */
static void
add_saving (JsonBuilder *builder, DatelineSaving *saving)
{
  static const char *const states[] = { "pending", "complete", "incomplete" };

  json_builder_set_member_name (builder, "offline");
  json_builder_begin_object (builder);
  dateline_cli_json_add_string (builder,
                                "state",
                                states[dateline_saving_get_state (saving)]);
  dateline_cli_json_add_number (
      builder,
      "pictures",
      dateline_saving_get_n_parts (saving, DATELINE_SAVED_PICTURE));
  dateline_cli_json_add_number (
      builder,
      "pictures_kept",
      dateline_saving_get_n_kept (saving, DATELINE_SAVED_PICTURE));
  dateline_cli_json_add_string (builder, "reason", dateline_saving_get_reason (saving));
  json_builder_end_object (builder);
}

/* A star that is not filled: something is missing, or still to come. */
static const char *
get_star (DatelineHeadline *headline)
{
  DatelineSaving *saving = dateline_headline_get_saving (headline);

  if (!dateline_headline_is_saved (headline))
    return " ";
  return saving != NULL && dateline_saving_get_state (saving) == DATELINE_SAVED_COMPLETE
             ? "★"
             : "☆";
}

static void
add_headline (JsonBuilder *builder, DatelineHeadline *headline)
{
  json_builder_begin_object (builder);
  dateline_cli_json_add_number (builder, "id", dateline_headline_get_id (headline));
  dateline_cli_json_add_string (builder, "title", dateline_headline_get_title (headline));
  dateline_cli_json_add_string (builder, "url", dateline_headline_get_link (headline));
  dateline_cli_json_add_number (builder,
                                "feed_id",
                                dateline_headline_get_feed_id (headline));
  dateline_cli_json_add_string (builder,
                                "feed",
                                dateline_headline_get_feed_title (headline));
  dateline_cli_json_add_string (builder,
                                "byline",
                                dateline_headline_get_byline (headline));
  dateline_cli_json_add_string (builder,
                                "excerpt",
                                dateline_headline_get_excerpt (headline));
  dateline_cli_json_add_string (builder,
                                "image",
                                dateline_headline_get_picture_uri (headline));
  dateline_cli_json_add_time (builder, "date", dateline_headline_get_time (headline));
  dateline_cli_json_add_time (builder,
                              "date_published",
                              dateline_headline_get_published (headline));
  dateline_cli_json_add_boolean (builder, "read", dateline_headline_is_read (headline));
  dateline_cli_json_add_boolean (builder, "saved", dateline_headline_is_saved (headline));
  if (dateline_headline_is_updated (headline))
    dateline_cli_json_add_boolean (builder, "updated", TRUE);
  if (dateline_headline_get_saving (headline) != NULL)
    add_saving (builder, dateline_headline_get_saving (headline));
  dateline_cli_json_add_boolean (builder,
                                 "full_text",
                                 dateline_headline_has_full_text (headline));
  json_builder_end_object (builder);
}

static void
print_line (DatelineHeadline *headline)
{
  g_autofree char *time =
      dateline_cli_format_time (dateline_headline_get_time (headline));

  /* On a terminal each title is a piece of its own (FSI to PDI), so that one in Arabic
   * does not turn what stands around it. */
  gboolean is_terminal = isatty (STDOUT_FILENO);
  const char *first = is_terminal ? "\xe2\x81\xa8" : "";
  const char *last = is_terminal ? "\xe2\x81\xa9" : "";

  g_print ("%7" G_GINT64_FORMAT "  %s%s  %s  %s%s%s — %s%s%s\n",
           dateline_headline_get_id (headline),
           dateline_headline_is_read (headline) ? " " : "●",
           get_star (headline),
           time,
           first,
           dateline_headline_get_feed_title (headline),
           last,
           first,
           dateline_headline_get_title (headline),
           last);
}

static GArray *
list_ids (DatelineCliRun *run, DatelineQuery *query, GError **error)
{
  dateline_store_list_ids_async (run->store,
                                 query,
                                 run->cancellable,
                                 dateline_cli_run_done_cb,
                                 run);
  return dateline_store_list_ids_finish (run->store, dateline_cli_run_wait (run), error);
}

static GPtrArray *
load_page (DatelineCliRun *run, GArray *ids, guint start, GError **error)
{
  dateline_store_load_headlines_async (run->store,
                                       &g_array_index (ids, gint64, start),
                                       MIN (PAGE, ids->len - start),
                                       run->cancellable,
                                       dateline_cli_run_done_cb,
                                       run);
  return dateline_store_load_headlines_finish (run->store,
                                               dateline_cli_run_wait (run),
                                               error);
}

DatelineCliStatus
dateline_cli_print_headlines (DatelineCliRun *run, DatelineQuery *query, gboolean json)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = list_ids (run, query, &error);

  if (ids == NULL)
    return dateline_cli_fail (error);

  json_builder_begin_array (builder);
  for (guint start = 0; start < ids->len; start += PAGE)
    {
      g_autoptr (GPtrArray) page = load_page (run, ids, start, &error);

      if (page == NULL)
        return dateline_cli_fail (error);
      for (guint i = 0; i < page->len; i++)
        if (page->pdata[i] == NULL)
          continue;
        else if (json)
          add_headline (builder, page->pdata[i]);
        else
          print_line (page->pdata[i]);
    }
  json_builder_end_array (builder);
  if (json)
    dateline_cli_json_print (builder);
  return DATELINE_CLI_OK;
}
