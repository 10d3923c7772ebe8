/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* All that is known of a story, as plain text. */

#include "cli/dateline-cli-headlines.h"
#include "cli/dateline-cli-story.h"

#include <glib/gi18n.h>

static void
add_field (GString *out, const char *name, const char *value)
{
  if (value != NULL && *value != '\0')
    g_string_append_printf (out, "%s: %s\n", name, value);
}

static void
add_time (GString *out, const char *name, gint64 time)
{
  g_autofree char *text =
      time != DATELINE_TIME_UNKNOWN ? dateline_cli_format_time (time) : NULL;

  add_field (out, name, text);
}

/* "Jane Doe <https://example.org/jane>, Ann Ode". */
static void
add_authors (GString *out, GPtrArray *authors, const char *byline)
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
  add_field (out, _ ("By"), line->len > 0 ? line->str : byline);
}

static void
add_comments (GString *out, DatelineEntry *entry)
{
  int count = dateline_entry_get_comment_count (entry);
  const char *uri = dateline_entry_get_comments_uri (entry);
  g_autofree char *number = count >= 0 ? g_strdup_printf ("%d", count) : NULL;

  if (number == NULL)
    add_field (out, _ ("Comments"), uri);
  else if (uri == NULL)
    add_field (out, _ ("Comments"), number);
  else
    g_string_append_printf (out, "%s: %s, %s\n", _ ("Comments"), number, uri);
}

static void
add_enclosures (GString *out, GPtrArray *enclosures)
{
  for (guint i = 0; i < enclosures->len; i++)
    {
      DatelineEnclosure *enclosure = enclosures->pdata[i];
      const char *type = dateline_enclosure_get_mime_type (enclosure);
      gint64 length = dateline_enclosure_get_length (enclosure);
      gint64 duration = dateline_enclosure_get_duration (enclosure);
      g_autofree char *size = length >= 0 ? g_format_size (length) : NULL;

      g_string_append_printf (out,
                              "\n%s: %s",
                              _ ("Enclosure"),
                              dateline_enclosure_get_uri (enclosure));
      if (dateline_enclosure_get_title (enclosure) != NULL)
        g_string_append_printf (out, ", “%s”", dateline_enclosure_get_title (enclosure));
      if (type != NULL)
        g_string_append_printf (out, ", %s", type);
      if (size != NULL)
        g_string_append_printf (out, ", %s", size);
      if (duration >= 0)
        g_string_append_printf (out,
                                ", %d:%02d",
                                (int) (duration / 60),
                                (int) (duration % 60));
      g_string_append_printf (out, "\n");
    }
}

static void
add_pictures (GString *out, GPtrArray *pictures)
{
  for (guint i = 0; i < pictures->len; i++)
    {
      DatelinePicture *picture = pictures->pdata[i];

      g_string_append_printf (out,
                              "\n%s: %s",
                              _ ("Picture"),
                              dateline_picture_get_uri (picture));
      if (dateline_picture_get_width (picture) > 0 &&
          dateline_picture_get_height (picture) > 0)
        g_string_append_printf (out,
                                ", %d × %d",
                                dateline_picture_get_width (picture),
                                dateline_picture_get_height (picture));
      g_string_append_printf (out, "\n");
      add_field (out, _ ("Caption"), dateline_picture_get_caption (picture));
      add_field (out, _ ("Credit"), dateline_picture_get_credit (picture));
      add_field (out, _ ("Description"), dateline_picture_get_alternative (picture));
    }
}

/* @width: columns of a line of the body, or 0 for no end. */
GBytes *
dateline_cli_story_to_text (DatelineHeadline *headline,
                            DatelineEntry *entry,
                            DatelineArticle *article,
                            int width)
{
  GString *out = g_string_new (NULL);
  g_autofree char *text = dateline_article_to_text (article, NULL, NULL, width);
  g_autofree char *categories =
      g_strjoinv (", ", (GStrv) dateline_entry_get_categories (entry));

  g_string_append_printf (out, "%s\n\n", dateline_headline_get_title (headline));
  add_authors (out,
               dateline_entry_get_authors (entry),
               dateline_headline_get_byline (headline));
  add_time (out, _ ("Date"), dateline_headline_get_time (headline));
  add_time (out, _ ("Updated"), dateline_entry_get_updated (entry));
  add_field (out, _ ("Feed"), dateline_headline_get_feed_title (headline));
  add_field (out, _ ("Categories"), categories);
  add_field (out, _ ("Language"), dateline_entry_get_language (entry));
  add_field (out, _ ("Link"), dateline_headline_get_link (headline));
  add_comments (out, entry);
  add_field (out, _ ("Rights"), dateline_entry_get_rights (entry));
  g_string_append_printf (out, "\n%s\n", text);
  add_enclosures (out, dateline_entry_get_enclosures (entry));
  add_pictures (out, dateline_entry_get_pictures (entry));
  return g_string_free_to_bytes (out);
}
