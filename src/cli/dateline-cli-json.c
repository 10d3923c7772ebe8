/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Writing JSON: members that are not known are left out. The names are JSON Feed's where
 * that has one. */

#include "cli/dateline-cli-json.h"

#include <stdio.h>

void
dateline_cli_json_add_string (JsonBuilder *json, const char *name, const char *text)
{
  if (text == NULL || *text == '\0')
    return;
  json_builder_set_member_name (json, name);
  json_builder_add_string_value (json, text);
}

void
dateline_cli_json_add_number (JsonBuilder *json, const char *name, gint64 number)
{
  if (number < 0)
    return;
  json_builder_set_member_name (json, name);
  json_builder_add_int_value (json, number);
}

void
dateline_cli_json_add_boolean (JsonBuilder *json, const char *name, gboolean value)
{
  json_builder_set_member_name (json, name);
  json_builder_add_boolean_value (json, value);
}

/* RFC 3339 in UTC. */
void
dateline_cli_json_add_time (JsonBuilder *json, const char *name, gint64 time)
{
  g_autoptr (GDateTime) date = NULL;
  g_autofree char *text = NULL;

  if (time == DATELINE_TIME_UNKNOWN)
    return;
  date = g_date_time_new_from_unix_utc (time);
  if (date != NULL)
    text = g_date_time_format (date, "%Y-%m-%dT%H:%M:%SZ");
  dateline_cli_json_add_string (json, name, text);
}

void
dateline_cli_json_add_strings (JsonBuilder *json,
                               const char *name,
                               const char *const *texts)
{
  if (texts == NULL || texts[0] == NULL)
    return;
  json_builder_set_member_name (json, name);
  json_builder_begin_array (json);
  for (; *texts != NULL; texts++)
    json_builder_add_string_value (json, *texts);
  json_builder_end_array (json);
}

static gboolean
is_known (DatelineAuthor *author, gboolean with_email)
{
  return dateline_author_get_name (author) != NULL ||
         dateline_author_get_uri (author) != NULL ||
         (with_email && dateline_author_get_email (author) != NULL);
}

/* JSON Feed knows of no mail addresses. */
static void
add_authors (JsonBuilder *json, GPtrArray *authors, gboolean with_email)
{
  gboolean begun = FALSE;

  for (guint i = 0; authors != NULL && i < authors->len; i++)
    {
      DatelineAuthor *author = g_ptr_array_index (authors, i);

      if (!is_known (author, with_email))
        continue;
      if (!begun)
        {
          json_builder_set_member_name (json, "authors");
          json_builder_begin_array (json);
          begun = TRUE;
        }
      json_builder_begin_object (json);
      dateline_cli_json_add_string (json, "name", dateline_author_get_name (author));
      dateline_cli_json_add_string (json, "url", dateline_author_get_uri (author));
      if (with_email)
        dateline_cli_json_add_string (json, "email", dateline_author_get_email (author));
      json_builder_end_object (json);
    }
  if (begun)
    json_builder_end_array (json);
}

void
dateline_cli_json_add_authors (JsonBuilder *json, GPtrArray *authors)
{
  add_authors (json, authors, FALSE);
}

static void
add_enclosures (JsonBuilder *json, GPtrArray *enclosures)
{
  if (enclosures->len == 0)
    return;
  json_builder_set_member_name (json, "attachments");
  json_builder_begin_array (json);
  for (guint i = 0; i < enclosures->len; i++)
    {
      DatelineEnclosure *enclosure = g_ptr_array_index (enclosures, i);

      json_builder_begin_object (json);
      dateline_cli_json_add_string (json, "url", dateline_enclosure_get_uri (enclosure));
      dateline_cli_json_add_string (json,
                                    "mime_type",
                                    dateline_enclosure_get_mime_type (enclosure));
      dateline_cli_json_add_string (json,
                                    "title",
                                    dateline_enclosure_get_title (enclosure));
      dateline_cli_json_add_number (json,
                                    "size_in_bytes",
                                    dateline_enclosure_get_length (enclosure));
      dateline_cli_json_add_number (json,
                                    "duration_in_seconds",
                                    dateline_enclosure_get_duration (enclosure));
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
}

static void
add_details (JsonBuilder *json, DatelineEntry *entry, gboolean with_email)
{
  dateline_cli_json_add_string (json, "url", dateline_entry_get_link (entry));
  dateline_cli_json_add_string (json,
                                "external_url",
                                dateline_entry_get_external_link (entry));
  dateline_cli_json_add_string (json, "title", dateline_entry_get_title (entry));
  dateline_cli_json_add_string (json, "summary", dateline_entry_get_summary (entry));
  dateline_cli_json_add_time (json,
                              "date_published",
                              dateline_entry_get_published (entry));
  dateline_cli_json_add_time (json, "date_modified", dateline_entry_get_updated (entry));
  add_authors (json, dateline_entry_get_authors (entry), with_email);
  dateline_cli_json_add_strings (json, "tags", dateline_entry_get_categories (entry));
  dateline_cli_json_add_string (json, "language", dateline_entry_get_language (entry));
  add_enclosures (json, dateline_entry_get_enclosures (entry));
}

/* What JSON Feed has of an entry besides its body. */
void
dateline_cli_json_add_entry_details (JsonBuilder *json, DatelineEntry *entry)
{
  add_details (json, entry, FALSE);
}

/* The same with what JSON Feed has no place for. */
void
dateline_cli_json_add_story_details (JsonBuilder *json, DatelineEntry *entry)
{
  add_details (json, entry, TRUE);
}

/* What was built and a line break, indented for people who look at it. */
GBytes *
dateline_cli_json_to_bytes (JsonBuilder *json)
{
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonNode) root = json_builder_get_root (json);
  GString *text = g_string_new (NULL);

  json_generator_set_root (generator, root);
  json_generator_set_pretty (generator, TRUE);
  json_generator_to_gstring (generator, text);
  g_string_append_c (text, '\n');
  return g_string_free_to_bytes (text);
}

/* Prints it. */
void
dateline_cli_json_print (JsonBuilder *json)
{
  g_autoptr (GBytes) bytes = dateline_cli_json_to_bytes (json);
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);

  fwrite (text, 1, length, stdout);
}
