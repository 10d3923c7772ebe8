/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Puts the facts of a story into words: who wrote it and when, how many comments there
 * are. Any thread but for the reader's time zone, which is the process's.
 */

#include "dateline-gtk/article/dateline-article-parts-private.h"
#include "dateline-gtk/images/dateline-date-reason-private.h"

#include <glib/gi18n-lib.h>

/* An update within the same minute is how a publishing system saves, not news. */
#define MIN_UPDATE_SECONDS 60

static const char *
non_empty (const char *text)
{
  return text != NULL && *text != '\0' ? text : NULL;
}

/* What an author is called: without a name, by the address that there is. NULL without
 * either. */
const char *
dateline_article_parts_name_author (DatelineAuthor *author)
{
  const char *name = non_empty (dateline_author_get_name (author));

  if (name == NULL)
    name = non_empty (dateline_author_get_email (author));
  return name != NULL ? name : non_empty (dateline_author_get_uri (author));
}

/* Who wrote it, or NULL: then there is no byline at all. */
char *
dateline_article_parts_get_byline (const DatelineArticleParts *self)
{
  DatelineHeadline *headline = dateline_article_parts_get_headline (self);
  DatelineEntry *entry = dateline_article_parts_get_entry (self);
  GPtrArray *authors = entry != NULL ? dateline_entry_get_authors (entry) : NULL;
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; authors != NULL && i < authors->len; i++)
    {
      const char *name = dateline_article_parts_name_author (authors->pdata[i]);

      if (name == NULL)
        continue;
      if (names->len > 0)
        g_string_append (names, ", ");
      g_string_append (names, name);
    }
  if (names->len > 0)
    return g_string_free (g_steal_pointer (&names), FALSE);
  return headline != NULL ? g_strdup (non_empty (dateline_headline_get_byline (headline)))
                          : NULL;
}

static gint64
get_published (const DatelineArticleParts *self, int *offset)
{
  DatelineHeadline *headline = dateline_article_parts_get_headline (self);
  DatelineEntry *entry = dateline_article_parts_get_entry (self);

  *offset = 0;
  if (entry != NULL)
    {
      *offset = dateline_entry_get_published_offset (entry);
      return dateline_entry_get_published (entry);
    }
  if (headline != NULL)
    {
      *offset = dateline_headline_get_published_offset (headline);
      return dateline_headline_get_published (headline);
    }
  return DATELINE_TIME_UNKNOWN;
}

/* @time in words; in the reader's zone, or @minutes east of UTC if @zone is given. */
static char *
format_time (gint64 time, const char *format, const int *minutes)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (time);
  g_autoptr (GDateTime) moved = NULL;
  g_autoptr (GTimeZone) zone = NULL;

  if (utc == NULL) /* beyond the years that there are */
    return NULL;
  zone =
      minutes != NULL ? g_time_zone_new_offset (*minutes * 60) : g_time_zone_new_local ();
  moved = g_date_time_to_timezone (utc, zone);
  return moved != NULL ? g_date_time_format (moved, format) : NULL;
}

/* When the publisher changed it, if that is worth a word; else unknown. */
static gint64
get_updated (const DatelineArticleParts *self, gint64 published)
{
  DatelineEntry *entry = dateline_article_parts_get_entry (self);
  gint64 updated =
      entry != NULL ? dateline_entry_get_updated (entry) : DATELINE_TIME_UNKNOWN;

  if (updated == DATELINE_TIME_UNKNOWN || published == DATELINE_TIME_UNKNOWN ||
      updated < published + MIN_UPDATE_SECONDS)
    return DATELINE_TIME_UNKNOWN;
  return updated;
}

/* When it was published, in the reader's zone; without that, when it arrived; or NULL. */
char *
dateline_article_parts_format_date (const DatelineArticleParts *self)
{
  DatelineHeadline *headline = dateline_article_parts_get_headline (self);
  int offset;
  gint64 time = get_published (self, &offset);

  if (time == DATELINE_TIME_UNKNOWN && headline != NULL)
    time = dateline_headline_get_time (headline);
  if (time == DATELINE_TIME_UNKNOWN)
    return NULL;
  /* Translators: a date and time, see g_date_time_format(). */
  return format_time (time, _ ("%-e %B %Y, %H:%M"), NULL);
}

/* That it was changed after it was published, and when if the publisher says so; only the
 * time on the same day. NULL if it is as it was. */
char *
dateline_article_parts_format_update (const DatelineArticleParts *self)
{
  DatelineHeadline *headline = dateline_article_parts_get_headline (self);
  int offset;
  gint64 published = get_published (self, &offset);
  gint64 updated = get_updated (self, published);
  g_autofree char *day = NULL;
  g_autofree char *first_day = NULL;
  g_autofree char *time = NULL;

  if (updated == DATELINE_TIME_UNKNOWN)
    return headline != NULL && dateline_headline_is_updated (headline)
               ? g_strdup (_ ("Updated"))
               : NULL;
  day = format_time (updated, "%F", NULL);
  first_day = format_time (published, "%F", NULL);
  time = format_time (updated,
                      g_strcmp0 (day, first_day) == 0
                          /* Translators: a time of day, see g_date_time_format(). */
                          ? _ ("%H:%M")
                          : _ ("%-e %B %Y, %H:%M"),
                      NULL);
  /* Translators: %s is a time, or a date and a time. */
  return time != NULL ? g_strdup_printf (_ ("Updated %s"), time) : NULL;
}

/* As published, in the publisher's own zone. NULL without a date. */
static char *
describe_published (const DatelineArticleParts *self)
{
  /* Translators: a date and time with its zone, see g_date_time_format(). */
  const char *format = _ ("%A, %-e %B %Y, %H:%M (UTC%:z)");
  int offset;
  gint64 published = get_published (self, &offset);
  gint64 updated = get_updated (self, published);
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;

  if (published == DATELINE_TIME_UNKNOWN)
    return NULL;
  first = format_time (published, format, &offset);
  if (updated != DATELINE_TIME_UNKNOWN)
    last = format_time (updated, format, &offset);
  if (last != NULL)
    return g_strdup_printf (_ ("Published %s\nUpdated %s"), first, last);
  return g_strdup_printf (_ ("Published %s"), first);
}

/* A tooltip: the date as the publisher wrote it, the last update, and which date it is
 * that the story stands at, where that is another. */
char *
dateline_article_parts_describe_date (const DatelineArticleParts *self)
{
  DatelineHeadline *headline = dateline_article_parts_get_headline (self);
  DatelineEntry *entry = dateline_article_parts_get_entry (self);
  g_autofree char *published = describe_published (self);
  g_autofree char *time = NULL;
  g_autofree char *reason = NULL;
  int offset;

  if (headline == NULL ||
      dateline_headline_get_time (headline) == DATELINE_TIME_UNKNOWN ||
      dateline_headline_get_time (headline) == get_published (self, &offset))
    return g_steal_pointer (&published);
  time =
      format_time (dateline_headline_get_time (headline), _ ("%-e %B %Y, %H:%M"), NULL);
  reason = dateline_date_reason_describe (headline, entry, time);
  return published != NULL ? g_strconcat (published, "\n", reason, NULL)
                           : g_steal_pointer (&reason);
}

/* How long it takes to read, or NULL for what is read at a glance. */
char *
dateline_article_parts_format_length (const DatelineArticleParts *self)
{
  DatelineArticle *article = dateline_article_parts_get_article (self);
  guint seconds = 0;
  int minutes;

  if (article != NULL)
    dateline_article_count_words (article, &seconds);
  minutes = (seconds + 30) / 60;
  if (minutes == 0)
    return NULL;
  /* Translators: how long it takes to read a story, in minutes. */
  return g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%d min read", "%d min read", minutes),
      minutes);
}

/* How many comments there are, where the feed says so, or only that there are; or NULL.
 */
char *
dateline_article_parts_format_comments (const DatelineArticleParts *self)
{
  DatelineEntry *entry = dateline_article_parts_get_entry (self);
  int count;

  if (entry == NULL)
    return NULL;
  count = dateline_entry_get_comment_count (entry);
  if (count >= 0)
    return g_strdup_printf (
        g_dngettext (GETTEXT_PACKAGE, "%d comment", "%d comments", count),
        count);
  if (non_empty (dateline_entry_get_comments_uri (entry)) != NULL)
    return g_strdup (_ ("Comments"));
  return NULL;
}

/* The words of the link to the publisher's page. */
char *
dateline_article_parts_format_link (const DatelineArticleParts *self)
{
  const char *link = dateline_article_parts_get_link (self);
  g_autofree char *host = dateline_link_get_host (link);

  if (host == NULL)
    return g_strdup (_ ("Read at the source"));
  /* Translators: %s is a web site, as "example.org". */
  return g_strdup_printf (_ ("Read on %s"), host);
}

/* What is said under a body that could not be laid out in full. */
const char *
dateline_article_parts_get_note (void)
{
  return _ ("Simplified: this story was too intricate to be laid out in full. "
            "Some of it is shown as plain text.");
}
