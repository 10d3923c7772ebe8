/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The same facts for every written form: from the headline, or where there is none from
 * the entry. Any thread.
 */

#include "dateline/article/dateline-article-head-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const char *
non_empty (const char *text)
{
  return text && *text != '\0' ? text : NULL;
}

static char *
join_authors (DatelineEntry *entry)
{
  GPtrArray *authors = dateline_entry_get_authors (entry);
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; authors && i < authors->len; i++)
    {
      const char *name = non_empty (dateline_author_get_name (authors->pdata[i]));

      if (name)
        g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", name);
    }

  return names->len > 0 ? g_string_free (g_steal_pointer (&names), FALSE) : NULL;
}

static void
set_time (DatelineArticleHead *self, gint64 time)
{
  g_autoptr (GDateTime) local =
      time != DATELINE_TIME_UNKNOWN ? g_date_time_new_from_unix_local (time) : NULL;

  if (!local)
    return;
  /* Translators: a date and time, see g_date_time_format(). */
  self->date = g_date_time_format (local, _ ("%-e %B %Y, %H:%M"));
  self->stamp = g_date_time_format (local, "%Y-%m-%dT%H:%M:%S%:z");
}

static char *
read_language (DatelineEntry *entry)
{
  const char *language = non_empty (dateline_entry_get_language (entry));

  if (!language || strlen (language) > 35)
    return NULL;
  for (const char *p = language; *p != '\0'; p++)
    if (!g_ascii_isalnum (*p) && *p != '-')
      return NULL;

  return g_strdup (language);
}

static void
read_entry (DatelineArticleHead *self, DatelineEntry *entry)
{
  gint64 time = dateline_entry_get_published (entry);

  self->title = self->title ? self->title : non_empty (dateline_entry_get_title (entry));
  self->link = self->link ? self->link : non_empty (dateline_entry_get_link (entry));
  self->byline = self->byline ? self->byline : join_authors (entry);
  self->source =
      self->source ? self->source : non_empty (dateline_entry_get_source_title (entry));
  self->rights = non_empty (dateline_entry_get_rights (entry));
  self->enclosures = dateline_entry_get_enclosures (entry);
  self->language = read_language (entry);
  if (!self->date)
    set_time (self, time);
}

/*
 * dateline_article_head_init:
 * @self: (out): what is known; valid as long as @headline and @entry are
 * @headline: (nullable): the story's headline
 * @entry: (nullable): its entry
 */
void
dateline_article_head_init (DatelineArticleHead *self,
                            DatelineHeadline *headline,
                            DatelineEntry *entry)
{
  *self = (DatelineArticleHead){ 0 };

  if (headline)
    {
      self->title = non_empty (dateline_headline_get_title (headline));
      self->source = non_empty (dateline_headline_get_feed_title (headline));
      self->link = non_empty (dateline_headline_get_link (headline));
      self->byline = g_strdup (non_empty (dateline_headline_get_byline (headline)));
      set_time (self, dateline_headline_get_time (headline));
    }
  if (entry)
    read_entry (self, entry);
}

void
dateline_article_head_clear (DatelineArticleHead *self)
{
  g_free (self->byline);
  g_free (self->date);
  g_free (self->stamp);
  g_free (self->language);
  *self = (DatelineArticleHead){ 0 };
}

/* "audio/mpeg, 12.5 MB, 25:06", or NULL if nothing is known of it. */
char *
dateline_article_head_describe_enclosure (DatelineEnclosure *enclosure)
{
  gint64 length = dateline_enclosure_get_length (enclosure);
  gint64 duration = dateline_enclosure_get_duration (enclosure);
  const char *type = non_empty (dateline_enclosure_get_mime_type (enclosure));
  g_autoptr (GString) text = g_string_new (type);

  if (length >= 0)
    {
      g_autofree char *size = g_format_size (length);

      g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", size);
    }
  if (duration >= 0)
    g_string_append_printf (text,
                            "%s%d:%02d",
                            text->len > 0 ? ", " : "",
                            (int) (duration / 60),
                            (int) (duration % 60));

  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}
