/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What a publisher's change makes of a story. Pure functions, any thread. */

#include "dateline/store/dateline-entry-update-private.h"

#include "dateline/model/dateline-entry-builder-private.h"

static gboolean
is_empty (const char *text)
{
  return text == NULL || *text == '\0';
}

static gboolean
loses_content (DatelineEntry *entry, DatelineEntry *kept)
{
  return is_empty (dateline_entry_get_content (entry)) &&
         !is_empty (dateline_entry_get_content (kept));
}

static gboolean
loses_summary (DatelineEntry *entry, DatelineEntry *kept)
{
  return is_empty (dateline_entry_get_content (entry)) &&
         is_empty (dateline_entry_get_summary (entry)) &&
         !is_empty (dateline_entry_get_summary (kept));
}

gboolean
dateline_entry_update_loses_body (DatelineEntry *entry, DatelineEntry *kept)
{
  return loses_content (entry, kept) || loses_summary (entry, kept);
}

static void
copy_entry (DatelineEntryBuilder *builder, DatelineEntry *entry)
{
  dateline_entry_builder_init (builder);
  builder->id = g_strdup (dateline_entry_get_id (entry));
  builder->key = g_strdup (dateline_entry_get_key (entry));
  builder->title = g_strdup (dateline_entry_get_title (entry));
  builder->link = g_strdup (dateline_entry_get_link (entry));
  builder->external_link = g_strdup (dateline_entry_get_external_link (entry));
  builder->summary = g_strdup (dateline_entry_get_summary (entry));
  builder->content = g_strdup (dateline_entry_get_content (entry));
  builder->content_text = g_strdup (dateline_entry_get_content_text (entry));
  builder->base_uri = g_strdup (dateline_entry_get_base_uri (entry));
  builder->language = g_strdup (dateline_entry_get_language (entry));
  builder->rights = g_strdup (dateline_entry_get_rights (entry));
  builder->published = dateline_entry_get_published (entry);
  builder->published_offset = dateline_entry_get_published_offset (entry);
  builder->updated = dateline_entry_get_updated (entry);
  builder->comments_uri = g_strdup (dateline_entry_get_comments_uri (entry));
  builder->comment_count = dateline_entry_get_comment_count (entry);
  builder->source_title = g_strdup (dateline_entry_get_source_title (entry));
  builder->source_uri = g_strdup (dateline_entry_get_source_uri (entry));
  builder->place = g_strdup (dateline_entry_get_place (entry));
  builder->has_position =
      dateline_entry_get_position (entry, &builder->latitude, &builder->longitude);
  builder->direction = dateline_entry_get_direction (entry);
  builder->authors = g_ptr_array_ref (dateline_entry_get_authors (entry));
  builder->categories = g_strdupv ((GStrv) dateline_entry_get_categories (entry));
  builder->enclosures = g_ptr_array_ref (dateline_entry_get_enclosures (entry));
  builder->pictures = g_ptr_array_ref (dateline_entry_get_pictures (entry));
  builder->has_lead_picture = dateline_entry_get_lead_picture (entry) != NULL;
}

static void
set_text (char **text, const char *value)
{
  g_free (*text);
  *text = g_strdup (value);
}

static void
set_pictures (DatelineEntryBuilder *builder, DatelineEntry *from)
{
  g_ptr_array_unref (builder->pictures);
  builder->pictures = g_ptr_array_ref (dateline_entry_get_pictures (from));
  builder->has_lead_picture = dateline_entry_get_lead_picture (from) != NULL;
}

DatelineEntry *
dateline_entry_update_keep_body (DatelineEntry *entry, DatelineEntry *kept)
{
  g_auto (DatelineEntryBuilder) builder = { 0 };

  copy_entry (&builder, entry);
  if (loses_content (entry, kept))
    {
      set_text (&builder.content, dateline_entry_get_content (kept));
      set_text (&builder.content_text, dateline_entry_get_content_text (kept));
      set_text (&builder.base_uri, dateline_entry_get_base_uri (kept));
    }
  if (loses_summary (entry, kept))
    set_text (&builder.summary, dateline_entry_get_summary (kept));
  if (builder.pictures->len == 0)
    set_pictures (&builder, kept);
  return dateline_entry_builder_build (&builder);
}

/* What the feed says of the story stays, where it says something: who wrote it may be
 * known to the page alone. */
DatelineEntry *
dateline_entry_update_put_page (DatelineEntry *entry, DatelineEntry *page)
{
  g_auto (DatelineEntryBuilder) builder = { 0 };

  copy_entry (&builder, entry);
  set_text (&builder.content, dateline_entry_get_content (page));
  set_text (&builder.content_text, dateline_entry_get_content_text (page));
  set_text (&builder.base_uri, dateline_entry_get_base_uri (page));
  if (builder.language == NULL)
    set_text (&builder.language, dateline_entry_get_language (page));
  if (builder.direction == DATELINE_DIRECTION_BY_TEXT)
    builder.direction = dateline_entry_get_direction (page);
  if (builder.authors->len == 0)
    {
      g_ptr_array_unref (builder.authors);
      builder.authors = g_ptr_array_ref (dateline_entry_get_authors (page));
    }
  if (dateline_entry_get_pictures (page)->len > 0)
    set_pictures (&builder, page);
  return dateline_entry_builder_build (&builder);
}

/* The next character that is no white space. */
static const char *
skip_spaces (const char *text)
{
  while (g_unichar_isspace (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);
  return text;
}

/* White space is how a text is laid out, not what it says. */
static gboolean
is_same_text (const char *text, const char *other)
{
  text = skip_spaces (text != NULL ? text : "");
  other = skip_spaces (other != NULL ? other : "");
  while (*text != '\0' && g_utf8_get_char (text) == g_utf8_get_char (other))
    {
      text = skip_spaces (g_utf8_next_char (text));
      other = skip_spaces (g_utf8_next_char (other));
    }
  return *text == '\0' && *other == '\0';
}

gboolean
dateline_entry_update_is_shown (DatelineEntry *entry, DatelineEntry *kept)
{
  return !is_same_text (dateline_entry_get_title (entry),
                        dateline_entry_get_title (kept)) ||
         !is_same_text (dateline_entry_get_summary (entry),
                        dateline_entry_get_summary (kept)) ||
         !is_same_text (dateline_entry_get_content_text (entry),
                        dateline_entry_get_content_text (kept));
}
