/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* `dateline-cli show`: a story as plain text, or all that is known of it as JSON. */

#include "cli/dateline-cli-headlines.h"
#include "cli/dateline-cli-json.h"

#include <glib/gi18n.h>

static DatelineHeadline *
load_headline (DatelineCliRun *run, gint64 id, GError **error)
{
  g_autoptr (GPtrArray) headlines = NULL;

  dateline_store_load_headlines_async (run->store,
                                       &id,
                                       1,
                                       run->cancellable,
                                       dateline_cli_run_done_cb,
                                       run);
  headlines = dateline_store_load_headlines_finish (run->store,
                                                    dateline_cli_run_wait (run),
                                                    error);
  if (headlines == NULL || headlines->len == 0 || headlines->pdata[0] == NULL)
    return NULL;
  return dateline_headline_ref (headlines->pdata[0]);
}

static DatelineEntry *
load_entry (DatelineCliRun *run, gint64 id, GError **error)
{
  dateline_store_load_entry_async (run->store,
                                   id,
                                   run->cancellable,
                                   dateline_cli_run_done_cb,
                                   run);
  return dateline_store_load_entry_finish (run->store,
                                           dateline_cli_run_wait (run),
                                           error);
}

static void
print_field (const char *name, const char *value)
{
  if (value != NULL && *value != '\0')
    g_print ("%s: %s\n", name, value);
}

static void
print_enclosures (GPtrArray *enclosures)
{
  for (guint i = 0; i < enclosures->len; i++)
    {
      DatelineEnclosure *enclosure = enclosures->pdata[i];
      gint64 length = dateline_enclosure_get_length (enclosure);
      gint64 duration = dateline_enclosure_get_duration (enclosure);
      g_autofree char *size = length >= 0 ? g_format_size (length) : NULL;

      g_print ("\n%s: %s", _ ("Enclosure"), dateline_enclosure_get_uri (enclosure));
      if (size != NULL)
        g_print (", %s", size);
      if (duration >= 0)
        g_print (", %d:%02d", (int) (duration / 60), (int) (duration % 60));
      g_print ("\n");
    }
}

static void
print_text (DatelineHeadline *headline, DatelineEntry *entry)
{
  g_autoptr (DatelineArticle) article = dateline_article_new_for_entry (entry);
  g_autofree char *text = dateline_article_to_text (article);
  g_autofree char *time =
      dateline_cli_format_time (dateline_headline_get_time (headline));
  g_autofree char *categories =
      g_strjoinv (", ", (GStrv) dateline_entry_get_categories (entry));

  g_print ("%s\n\n", dateline_headline_get_title (headline));
  print_field (_ ("By"), dateline_headline_get_byline (headline));
  print_field (_ ("Date"), time);
  print_field (_ ("Feed"), dateline_headline_get_feed_title (headline));
  print_field (_ ("Categories"), categories);
  print_field (_ ("Link"), dateline_headline_get_link (headline));
  print_field (_ ("Rights"), dateline_entry_get_rights (entry));
  if (dateline_entry_get_comment_count (entry) >= 0)
    g_print ("%s: %d\n", _ ("Comments"), dateline_entry_get_comment_count (entry));
  g_print ("\n%s\n", text);
  print_enclosures (dateline_entry_get_enclosures (entry));
}

static void
add_pictures (JsonBuilder *json, GPtrArray *pictures)
{
  if (pictures->len == 0)
    return;

  json_builder_set_member_name (json, "pictures");
  json_builder_begin_array (json);
  for (guint i = 0; i < pictures->len; i++)
    {
      DatelinePicture *picture = pictures->pdata[i];

      json_builder_begin_object (json);
      dateline_cli_json_add_string (json, "url", dateline_picture_get_uri (picture));
      dateline_cli_json_add_string (json,
                                    "alternative",
                                    dateline_picture_get_alternative (picture));
      dateline_cli_json_add_string (json,
                                    "caption",
                                    dateline_picture_get_caption (picture));
      dateline_cli_json_add_string (json,
                                    "credit",
                                    dateline_picture_get_credit (picture));
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
}

static void
print_json (DatelineHeadline *headline, DatelineEntry *entry)
{
  g_autoptr (JsonBuilder) json = json_builder_new ();
  g_autoptr (DatelineArticle) article = dateline_article_new_for_entry (entry);
  g_autofree char *text = dateline_article_to_text (article);
  const char *content = dateline_entry_get_content (entry);
  g_autofree char *html =
      content != NULL
          ? dateline_html_sanitize (content, -1, dateline_entry_get_base_uri (entry))
          : NULL;

  json_builder_begin_object (json);
  dateline_cli_json_add_number (json, "story", dateline_headline_get_id (headline));
  dateline_cli_json_add_number (json,
                                "feed_id",
                                dateline_headline_get_feed_id (headline));
  dateline_cli_json_add_string (json,
                                "feed",
                                dateline_headline_get_feed_title (headline));
  dateline_cli_json_add_string (json, "byline", dateline_headline_get_byline (headline));
  dateline_cli_json_add_time (json, "date", dateline_headline_get_time (headline));
  dateline_cli_json_add_boolean (json, "read", dateline_headline_is_read (headline));
  dateline_cli_json_add_boolean (json, "saved", dateline_headline_is_saved (headline));
  dateline_cli_json_add_string (json, "id", dateline_entry_get_id (entry));
  dateline_cli_json_add_entry_details (json, entry);
  if (dateline_entry_get_published (entry) != DATELINE_TIME_UNKNOWN)
    {
      /* The zone that the publisher wrote; minutes east, so it may be below zero. */
      json_builder_set_member_name (json, "published_offset_minutes");
      json_builder_add_int_value (json, dateline_entry_get_published_offset (entry));
    }
  dateline_cli_json_add_string (json, "rights", dateline_entry_get_rights (entry));
  dateline_cli_json_add_string (json,
                                "comments_url",
                                dateline_entry_get_comments_uri (entry));
  dateline_cli_json_add_number (json,
                                "comment_count",
                                dateline_entry_get_comment_count (entry));
  add_pictures (json, dateline_entry_get_pictures (entry));
  dateline_cli_json_add_string (json, "content_html", html);
  dateline_cli_json_add_string (json, "text", text);
  json_builder_end_object (json);
  dateline_cli_json_print (json);
}

DatelineCliStatus
dateline_cli_show (DatelineCliRun *run, int argc, char **argv)
{
  gboolean as_json = FALSE;
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &as_json, N_ ("Print JSON"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (DatelineHeadline) headline = NULL;
  g_autoptr (DatelineEntry) entry = NULL;
  gint64 id;

  if (!dateline_cli_run_read_arguments (run, entries, &argc, &argv, 1, 1))
    return DATELINE_CLI_USAGE;
  ids = dateline_cli_read_story_ids (run, argc, argv);
  if (ids == NULL)
    return DATELINE_CLI_USAGE;
  if (!dateline_cli_run_open_store (run))
    return DATELINE_CLI_FAILED;

  id = g_array_index (ids, gint64, 0);
  entry = load_entry (run, id, &error);
  headline = entry != NULL ? load_headline (run, id, &error) : NULL;
  if (headline == NULL)
    {
      if (error == NULL)
        g_set_error_literal (&error,
                             DATELINE_STORE_ERROR,
                             DATELINE_STORE_ERROR_NOT_FOUND,
                             _ ("There is no such story."));
      return dateline_cli_fail (error);
    }
  if (as_json)
    print_json (headline, entry);
  else
    print_text (headline, entry);
  return DATELINE_CLI_OK;
}
