/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* `dateline-cli parse`: a feed in a file as a JSON Feed 1.1 document. What that has no
 * member for stands in "_dateline". */

#include "cli/dateline-cli-document.h"
#include "cli/dateline-cli-json.h"

#include <string.h>

static const char *const format_names[] = {
  [DATELINE_FEED_FORMAT_RSS] = "rss",
  [DATELINE_FEED_FORMAT_RDF] = "rdf",
  [DATELINE_FEED_FORMAT_ATOM] = "atom",
  [DATELINE_FEED_FORMAT_JSON] = "json",
};

static const char *const direction_names[] = {
  [DATELINE_DIRECTION_BY_TEXT] = NULL,
  [DATELINE_DIRECTION_LEFT_TO_RIGHT] = "ltr",
  [DATELINE_DIRECTION_RIGHT_TO_LEFT] = "rtl",
};

static const char *
find_email (GPtrArray *authors)
{
  for (guint i = 0; i < authors->len; i++)
    {
      const char *email = dateline_author_get_email (g_ptr_array_index (authors, i));

      if (email != NULL)
        return email;
    }
  return NULL;
}

static void
add_body (JsonBuilder *json, DatelineEntry *entry)
{
  const char *content = dateline_entry_get_content (entry);
  const char *text = dateline_entry_get_content_text (entry);
  g_autofree char *safe = NULL;

  if (content == NULL)
    return;
  safe = dateline_html_sanitize (content, -1, dateline_entry_get_base_uri (entry));
  json_builder_set_member_name (json, "content_html");
  json_builder_add_string_value (json, safe);
  json_builder_set_member_name (json, "content_text");
  json_builder_add_string_value (json, text == NULL ? "" : text);
}

/* What the entry was taken from. */
static void
add_source (JsonBuilder *json, DatelineEntry *entry)
{
  const char *title = dateline_entry_get_source_title (entry);
  const char *uri = dateline_entry_get_source_uri (entry);

  if (title == NULL && uri == NULL)
    return;
  json_builder_set_member_name (json, "source");
  json_builder_begin_object (json);
  dateline_cli_json_add_string (json, "title", title);
  dateline_cli_json_add_string (json, "url", uri);
  json_builder_end_object (json);
}

static void
add_place (JsonBuilder *json, DatelineEntry *entry)
{
  const char *name = dateline_entry_get_place (entry);
  double latitude;
  double longitude;
  gboolean is_known = dateline_entry_get_position (entry, &latitude, &longitude);

  if (name == NULL && !is_known)
    return;
  json_builder_set_member_name (json, "place");
  json_builder_begin_object (json);
  dateline_cli_json_add_string (json, "name", name);
  if (is_known)
    {
      json_builder_set_member_name (json, "latitude");
      json_builder_add_double_value (json, latitude);
      json_builder_set_member_name (json, "longitude");
      json_builder_add_double_value (json, longitude);
    }
  json_builder_end_object (json);
}

static void
add_entry (JsonBuilder *json, DatelineEntry *entry)
{
  DatelinePicture *picture = dateline_entry_get_lead_picture (entry);
  const char *id = dateline_entry_get_id (entry);

  json_builder_begin_object (json);
  /* The key stands in for an id that is not there; its first letters say what it is. */
  if (id == NULL)
    id = dateline_entry_get_link (entry) != NULL ? dateline_entry_get_link (entry)
                                                 : dateline_entry_get_key (entry);
  dateline_cli_json_add_string (json, "id", id);
  dateline_cli_json_add_entry_details (json, entry);
  if (picture != NULL)
    dateline_cli_json_add_string (json, "image", dateline_picture_get_uri (picture));
  add_body (json, entry);

  json_builder_set_member_name (json, "_dateline");
  json_builder_begin_object (json);
  dateline_cli_json_add_string (json,
                                "comments_url",
                                dateline_entry_get_comments_uri (entry));
  dateline_cli_json_add_number (json,
                                "comment_count",
                                dateline_entry_get_comment_count (entry));
  if (picture != NULL)
    {
      dateline_cli_json_add_string (json,
                                    "image_caption",
                                    dateline_picture_get_caption (picture));
      dateline_cli_json_add_string (json,
                                    "image_credit",
                                    dateline_picture_get_credit (picture));
    }
  dateline_cli_json_add_string (json, "copyright", dateline_entry_get_rights (entry));
  dateline_cli_json_add_string (json,
                                "author_email",
                                find_email (dateline_entry_get_authors (entry)));
  add_source (json, entry);
  add_place (json, entry);
  dateline_cli_json_add_string (json,
                                "direction",
                                direction_names[dateline_entry_get_direction (entry)]);
  json_builder_end_object (json);
  json_builder_end_object (json);
}

static void
add_hubs (JsonBuilder *json, const char *const *hubs)
{
  if (hubs == NULL || hubs[0] == NULL)
    return;
  json_builder_set_member_name (json, "hubs");
  json_builder_begin_array (json);
  for (gsize i = 0; hubs[i] != NULL && hubs[i + 1] != NULL; i += 2)
    {
      json_builder_begin_object (json);
      dateline_cli_json_add_string (json, "type", hubs[i]);
      dateline_cli_json_add_string (json, "url", hubs[i + 1]);
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
}

/* Only what holds is said. */
static void
add_flag (JsonBuilder *json, const char *name, gboolean is_set)
{
  if (!is_set)
    return;
  json_builder_set_member_name (json, name);
  json_builder_add_boolean_value (json, TRUE);
}

static void
add_document (JsonBuilder *json, DatelineFeedDocument *document)
{
  GPtrArray *entries = dateline_feed_document_get_entries (document);
  GPtrArray *authors = dateline_feed_document_get_authors (document);

  json_builder_begin_object (json);
  dateline_cli_json_add_string (json, "version", "https://jsonfeed.org/version/1.1");
  dateline_cli_json_add_string (json,
                                "title",
                                dateline_feed_document_get_title (document));
  dateline_cli_json_add_string (json,
                                "home_page_url",
                                dateline_feed_document_get_link (document));
  dateline_cli_json_add_string (json,
                                "feed_url",
                                dateline_feed_document_get_self_uri (document));
  dateline_cli_json_add_string (json,
                                "description",
                                dateline_feed_document_get_description (document));
  dateline_cli_json_add_string (json,
                                "icon",
                                dateline_feed_document_get_icon_uri (document));
  dateline_cli_json_add_string (json,
                                "favicon",
                                dateline_feed_document_get_favicon_uri (document));
  dateline_cli_json_add_string (json,
                                "language",
                                dateline_feed_document_get_language (document));
  dateline_cli_json_add_authors (json, authors);
  add_hubs (json, dateline_feed_document_get_hubs (document));

  json_builder_set_member_name (json, "_dateline");
  json_builder_begin_object (json);
  dateline_cli_json_add_string (
      json,
      "format",
      format_names[dateline_feed_document_get_format (document)]);
  dateline_cli_json_add_string (json,
                                "copyright",
                                dateline_feed_document_get_rights (document));
  dateline_cli_json_add_string (json, "author_email", find_email (authors));
  dateline_cli_json_add_number (json,
                                "update_interval_seconds",
                                dateline_feed_document_get_update_interval (document));
  dateline_cli_json_add_string (
      json,
      "direction",
      direction_names[dateline_feed_document_get_direction (document)]);
  add_flag (json, "incomplete", !dateline_feed_document_is_complete (document));
  json_builder_end_object (json);

  json_builder_set_member_name (json, "items");
  json_builder_begin_array (json);
  for (guint i = 0; i < entries->len; i++)
    add_entry (json, g_ptr_array_index (entries, i));
  json_builder_end_array (json);
  json_builder_end_object (json);
}

DatelineCliStatus
dateline_cli_parse (DatelineCliRun *run, int argc, char **argv)
{
  g_auto (DatelineCliDocument) file = { 0 };
  DatelineCliStatus status = dateline_cli_document_read (&file, run, argc, argv, TRUE);
  g_autoptr (DatelineFeedDocument) document = NULL;
  g_autoptr (JsonBuilder) json = json_builder_new ();
  g_autoptr (GError) error = NULL;

  if (status != DATELINE_CLI_OK)
    return status;
  document =
      dateline_feed_document_parse (file.bytes, file.content_type, file.uri, &error);
  if (document == NULL)
    return dateline_cli_fail (error);
  add_document (json, document);
  dateline_cli_json_print (json);
  return DATELINE_CLI_OK;
}
