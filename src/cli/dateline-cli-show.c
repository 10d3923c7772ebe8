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

/* NULL if it is not followed any more: its saved stories stay. */
static DatelineFeed *
load_feed (DatelineCliRun *run, gint64 id, GError **error)
{
  g_autoptr (GPtrArray) feeds = NULL;

  dateline_store_list_feeds_async (run->store,
                                   run->cancellable,
                                   dateline_cli_run_done_cb,
                                   run);
  feeds =
      dateline_store_list_feeds_finish (run->store, dateline_cli_run_wait (run), error);
  for (guint i = 0; feeds != NULL && i < feeds->len; i++)
    if (dateline_feed_get_id (feeds->pdata[i]) == id)
      return dateline_feed_ref (feeds->pdata[i]);
  return NULL;
}

static void
print_time (const char *name, gint64 time)
{
  g_autofree char *text =
      time != DATELINE_TIME_UNKNOWN ? dateline_cli_format_time (time) : NULL;

  print_field (name, text);
}

/* "Jane Doe <https://example.org/jane>, Ann Ode". */
static void
print_authors (GPtrArray *authors, const char *byline)
{
  g_autoptr (GString) line = g_string_new (NULL);

  for (guint i = 0; i < authors->len; i++)
    {
      DatelineAuthor *author = authors->pdata[i];
      const char *name = dateline_author_get_name (author);
      const char *address = dateline_author_get_uri (author);

      if (address == NULL)
        address = dateline_author_get_email (author);
      if (name == NULL && address == NULL)
        continue;
      if (line->len > 0)
        g_string_append (line, ", ");
      if (name != NULL)
        g_string_append (line, name);
      if (address != NULL)
        g_string_append_printf (line, "%s<%s>", name != NULL ? " " : "", address);
    }
  print_field (_ ("By"), line->len > 0 ? line->str : byline);
}

static void
print_comments (DatelineEntry *entry)
{
  int count = dateline_entry_get_comment_count (entry);
  const char *uri = dateline_entry_get_comments_uri (entry);
  g_autofree char *number = count >= 0 ? g_strdup_printf ("%d", count) : NULL;

  if (number == NULL)
    print_field (_ ("Comments"), uri);
  else if (uri == NULL)
    print_field (_ ("Comments"), number);
  else
    g_print ("%s: %s, %s\n", _ ("Comments"), number, uri);
}

static void
print_enclosures (GPtrArray *enclosures)
{
  for (guint i = 0; i < enclosures->len; i++)
    {
      DatelineEnclosure *enclosure = enclosures->pdata[i];
      const char *type = dateline_enclosure_get_mime_type (enclosure);
      gint64 length = dateline_enclosure_get_length (enclosure);
      gint64 duration = dateline_enclosure_get_duration (enclosure);
      g_autofree char *size = length >= 0 ? g_format_size (length) : NULL;

      g_print ("\n%s: %s", _ ("Enclosure"), dateline_enclosure_get_uri (enclosure));
      if (dateline_enclosure_get_title (enclosure) != NULL)
        g_print (", “%s”", dateline_enclosure_get_title (enclosure));
      if (type != NULL)
        g_print (", %s", type);
      if (size != NULL)
        g_print (", %s", size);
      if (duration >= 0)
        g_print (", %d:%02d", (int) (duration / 60), (int) (duration % 60));
      g_print ("\n");
    }
}

static void
print_pictures (GPtrArray *pictures)
{
  for (guint i = 0; i < pictures->len; i++)
    {
      DatelinePicture *picture = pictures->pdata[i];

      g_print ("\n%s: %s", _ ("Picture"), dateline_picture_get_uri (picture));
      if (dateline_picture_get_width (picture) > 0 &&
          dateline_picture_get_height (picture) > 0)
        g_print (", %d × %d",
                 dateline_picture_get_width (picture),
                 dateline_picture_get_height (picture));
      g_print ("\n");
      print_field (_ ("Caption"), dateline_picture_get_caption (picture));
      print_field (_ ("Credit"), dateline_picture_get_credit (picture));
      print_field (_ ("Description"), dateline_picture_get_alternative (picture));
    }
}

static void
print_text (DatelineHeadline *headline, DatelineEntry *entry)
{
  g_autoptr (DatelineArticle) article = dateline_article_new_for_entry (entry);
  g_autofree char *text = dateline_article_to_text (article, NULL, NULL, 0);
  g_autofree char *categories =
      g_strjoinv (", ", (GStrv) dateline_entry_get_categories (entry));

  g_print ("%s\n\n", dateline_headline_get_title (headline));
  print_authors (dateline_entry_get_authors (entry),
                 dateline_headline_get_byline (headline));
  print_time (_ ("Date"), dateline_headline_get_time (headline));
  print_time (_ ("Updated"), dateline_entry_get_updated (entry));
  print_field (_ ("Feed"), dateline_headline_get_feed_title (headline));
  print_field (_ ("Categories"), categories);
  print_field (_ ("Language"), dateline_entry_get_language (entry));
  print_field (_ ("Link"), dateline_headline_get_link (headline));
  print_comments (entry);
  print_field (_ ("Rights"), dateline_entry_get_rights (entry));
  g_print ("\n%s\n", text);
  print_enclosures (dateline_entry_get_enclosures (entry));
  print_pictures (dateline_entry_get_pictures (entry));
}

static void
add_pictures (JsonBuilder *json, DatelineEntry *entry)
{
  GPtrArray *pictures = dateline_entry_get_pictures (entry);

  if (pictures->len == 0)
    return;

  json_builder_set_member_name (json, "pictures");
  json_builder_begin_array (json);
  for (guint i = 0; i < pictures->len; i++)
    {
      DatelinePicture *picture = pictures->pdata[i];
      int width = dateline_picture_get_width (picture);
      int height = dateline_picture_get_height (picture);

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
      dateline_cli_json_add_number (json, "width", width > 0 ? width : -1);
      dateline_cli_json_add_number (json, "height", height > 0 ? height : -1);
      if (picture == dateline_entry_get_lead_picture (entry))
        dateline_cli_json_add_boolean (json, "lead", TRUE);
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
}

/* @feed: NULL if it is not followed any more. */
static void
add_feed (JsonBuilder *json, DatelineHeadline *headline, DatelineFeed *feed)
{
  json_builder_set_member_name (json, "feed");
  json_builder_begin_object (json);
  dateline_cli_json_add_number (json, "id", dateline_headline_get_feed_id (headline));
  dateline_cli_json_add_string (json,
                                "title",
                                dateline_headline_get_feed_title (headline));
  dateline_cli_json_add_string (json,
                                "icon",
                                dateline_headline_get_feed_icon_uri (headline));
  if (feed != NULL)
    {
      dateline_cli_json_add_string (json, "url", dateline_feed_get_uri (feed));
      dateline_cli_json_add_string (json, "home_page_url", dateline_feed_get_link (feed));
      dateline_cli_json_add_string (json, "language", dateline_feed_get_language (feed));
    }
  json_builder_end_object (json);
}

static void
add_comments (JsonBuilder *json, DatelineEntry *entry)
{
  dateline_cli_json_add_string (json,
                                "comments_url",
                                dateline_entry_get_comments_uri (entry));
  dateline_cli_json_add_number (json,
                                "comment_count",
                                dateline_entry_get_comment_count (entry));
}

static void
add_body (JsonBuilder *json, DatelineEntry *entry)
{
  g_autoptr (DatelineArticle) article = dateline_article_new_for_entry (entry);
  g_autofree char *text = dateline_article_to_text (article, NULL, NULL, 0);
  const char *content = dateline_entry_get_content (entry);
  g_autofree char *html =
      content != NULL
          ? dateline_html_sanitize (content, -1, dateline_entry_get_base_uri (entry))
          : NULL;

  dateline_cli_json_add_string (json, "content_html", html);
  dateline_cli_json_add_string (json, "text", text);
}

static void
print_json (DatelineHeadline *headline, DatelineEntry *entry, DatelineFeed *feed)
{
  g_autoptr (JsonBuilder) json = json_builder_new ();

  json_builder_begin_object (json);
  dateline_cli_json_add_number (json, "story", dateline_headline_get_id (headline));
  add_feed (json, headline, feed);
  dateline_cli_json_add_string (json, "byline", dateline_headline_get_byline (headline));
  dateline_cli_json_add_time (json, "date", dateline_headline_get_time (headline));
  dateline_cli_json_add_boolean (json, "read", dateline_headline_is_read (headline));
  dateline_cli_json_add_boolean (json, "saved", dateline_headline_is_saved (headline));
  if (dateline_headline_is_updated (headline))
    dateline_cli_json_add_boolean (json, "updated", TRUE);
  dateline_cli_json_add_string (json, "id", dateline_entry_get_id (entry));
  dateline_cli_json_add_story_details (json, entry);
  if (dateline_entry_get_published (entry) != DATELINE_TIME_UNKNOWN)
    {
      /* The zone that the publisher wrote; minutes east, so it may be below zero. */
      json_builder_set_member_name (json, "published_offset_minutes");
      json_builder_add_int_value (json, dateline_entry_get_published_offset (entry));
    }
  dateline_cli_json_add_string (json, "rights", dateline_entry_get_rights (entry));
  add_comments (json, entry);
  add_pictures (json, entry);
  add_body (json, entry);
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
  g_autoptr (DatelineFeed) feed = NULL;
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
    {
      feed = load_feed (run, dateline_headline_get_feed_id (headline), &error);
      if (error != NULL)
        return dateline_cli_fail (error);
      print_json (headline, entry, feed);
    }
  else
    print_text (headline, entry);
  return DATELINE_CLI_OK;
}
