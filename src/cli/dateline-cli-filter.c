/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The options that choose stories, and the query that they make. */

#include "cli/dateline-cli-filter.h"

#include <glib/gi18n.h>

#include <stdio.h>

/* Fills the first DATELINE_CLI_N_FILTER_OPTIONS of @entries. */
void
dateline_cli_filter_add_options (DatelineCliFilter *self, GOptionEntry *entries)
{
  const GOptionEntry options[] = {
    { "category",
      'c',
      0,
      G_OPTION_ARG_STRING_ARRAY,
      &self->categories,
      N_ ("Only of this category; may be given several times"),
      N_ ("NAME") },
    { "from",
      0,
      0,
      G_OPTION_ARG_STRING,
      &self->from,
      N_ ("Only from this day on"),
      N_ ("YYYY-MM-DD") },
    { "to",
      0,
      0,
      G_OPTION_ARG_STRING,
      &self->to,
      N_ ("Only up to this day"),
      N_ ("YYYY-MM-DD") },
    { "feed",
      'f',
      0,
      G_OPTION_ARG_STRING,
      &self->feed,
      N_ ("Only of this feed: its number, address or title"),
      N_ ("FEED") },
    { "unread",
      'u',
      0,
      G_OPTION_ARG_NONE,
      &self->unread,
      N_ ("Only what is unread"),
      NULL },
    { "saved", 's', 0, G_OPTION_ARG_NONE, &self->saved, N_ ("Only what is saved"), NULL },
    { "all-categories",
      0,
      0,
      G_OPTION_ARG_NONE,
      &self->all_categories,
      N_ ("Only what is in each of the categories, not in one of them"),
      NULL },
    { "has",
      0,
      0,
      G_OPTION_ARG_STRING_ARRAY,
      &self->parts,
      N_ ("Only with a picture, or something to listen to or to watch"),
      N_ ("picture|media") },
    { "language",
      0,
      0,
      G_OPTION_ARG_STRING,
      &self->language,
      N_ ("Only in this language"),
      N_ ("TAG") },
    { "author",
      0,
      0,
      G_OPTION_ARG_STRING,
      &self->author,
      N_ ("Only by this author"),
      N_ ("NAME") },
    { "upcoming",
      0,
      0,
      G_OPTION_ARG_NONE,
      &self->upcoming,
      N_ ("Only what is dated in the future"),
      NULL },
    { "section",
      0,
      0,
      G_OPTION_ARG_STRING,
      &self->section,
      N_ ("What is kept under this name; the other options narrow it"),
      N_ ("NAME") },
    { "limit", 'n', 0, G_OPTION_ARG_INT, &self->limit, N_ ("At most so many"), N_ ("N") },
  };

  G_STATIC_ASSERT (G_N_ELEMENTS (options) == DATELINE_CLI_N_FILTER_OPTIONS);
  for (guint i = 0; i < G_N_ELEMENTS (options); i++)
    entries[i] = options[i];
}

void
dateline_cli_filter_clear (DatelineCliFilter *self)
{
  g_clear_pointer (&self->categories, g_strfreev);
  g_clear_pointer (&self->from, g_free);
  g_clear_pointer (&self->to, g_free);
  g_clear_pointer (&self->feed, g_free);
  g_clear_pointer (&self->parts, g_strfreev);
  g_clear_pointer (&self->language, g_free);
  g_clear_pointer (&self->author, g_free);
  g_clear_pointer (&self->section, g_free);
}

gboolean
dateline_cli_filter_is_empty (const DatelineCliFilter *self)
{
  return self->categories == NULL && self->from == NULL && self->to == NULL &&
         self->feed == NULL && !self->unread && !self->saved && self->limit == 0 &&
         self->parts == NULL && self->language == NULL && self->author == NULL &&
         self->section == NULL && !self->upcoming;
}

static gboolean
read_day (DatelineCliRun *run, const char *text, GDate *day)
{
  unsigned int year, month, date;
  int length = 0;

  g_date_clear (day, 1);
  if (text == NULL)
    return TRUE;
  if (sscanf (text, "%4u-%2u-%2u%n", &year, &month, &date, &length) == 3 &&
      text[length] == '\0' && g_date_valid_dmy (date, month, year))
    {
      g_date_set_dmy (day, date, month, year);
      return TRUE;
    }
  dateline_cli_misused (run, _ ("“%s” is no day; write it as 2026-11-23."), text);
  return FALSE;
}

static gboolean
names_feed (DatelineFeed *feed, const char *name)
{
  g_autofree char *number =
      g_strdup_printf ("%" G_GINT64_FORMAT, dateline_feed_get_id (feed));

  return g_str_equal (number, name) || g_str_equal (dateline_feed_get_uri (feed), name) ||
         g_ascii_strcasecmp (dateline_feed_get_title (feed), name) == 0;
}

DatelineFeed *
dateline_cli_find_feed (DatelineCliRun *run, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) feeds = dateline_cli_run_list_feeds (run, &error);

  if (feeds == NULL)
    {
      dateline_cli_fail (error);
      return NULL;
    }
  for (guint i = 0; i < feeds->len; i++)
    if (names_feed (feeds->pdata[i], name))
      return dateline_feed_ref (feeds->pdata[i]);

  g_set_error (&error,
               DATELINE_STORE_ERROR,
               DATELINE_STORE_ERROR_NOT_FOUND,
               _ ("“%s” is no feed that is followed; “dateline-cli feeds” shows them."),
               name);
  dateline_cli_fail (error);
  return NULL;
}

static gboolean
read_parts (DatelineCliRun *run, GStrv names, DatelineQueryParts *parts)
{
  static const struct
  {
    const char *name;
    DatelineQueryParts part;
  } known[] = {
    { "picture", DATELINE_QUERY_PARTS_PICTURE },
    { "media", DATELINE_QUERY_PARTS_MEDIA },
  };

  *parts = DATELINE_QUERY_PARTS_ANY;
  for (; names != NULL && *names != NULL; names++)
    {
      gsize i = 0;

      while (i < G_N_ELEMENTS (known) && !g_str_equal (*names, known[i].name))
        i++;
      if (i == G_N_ELEMENTS (known))
        {
          dateline_cli_misused (run, "%s", _ ("--has takes “picture” or “media”."));
          return FALSE;
        }
      *parts |= known[i].part;
    }
  return TRUE;
}

/* The query of a section; NULL after saying that there is none. */
static DatelineQuery *
find_section (DatelineCliRun *run, const char *name)
{
  g_autofree char *fold = dateline_category_fold (name);
  g_autoptr (GPtrArray) sections = NULL;
  g_autoptr (GError) error = NULL;

  dateline_store_list_sections_async (run->store,
                                      run->cancellable,
                                      dateline_cli_run_done_cb,
                                      run);
  sections = dateline_store_list_sections_finish (run->store,
                                                  dateline_cli_run_wait (run),
                                                  &error);
  for (guint i = 0; sections != NULL && i < sections->len; i++)
    {
      g_autofree char *other =
          dateline_category_fold (dateline_section_get_name (sections->pdata[i]));

      if (g_strcmp0 (fold, other) == 0)
        return dateline_query_copy (dateline_section_get_query (sections->pdata[i]));
    }
  if (error == NULL)
    g_set_error (&error,
                 DATELINE_STORE_ERROR,
                 DATELINE_STORE_ERROR_NOT_FOUND,
                 _ ("There is no section “%s”."),
                 name);
  dateline_cli_fail (error);
  return NULL;
}

/* Narrows @query by the options that ask for something. */
static void
narrow (const DatelineCliFilter *self,
        DatelineQuery *query,
        const GDate *first,
        const GDate *last,
        DatelineQueryParts parts)
{
  for (guint i = 0; self->categories != NULL && self->categories[i] != NULL; i++)
    dateline_query_add_category (query, self->categories[i]);
  if (self->all_categories)
    dateline_query_set_all_categories (query, TRUE);
  if (g_date_valid (first) || g_date_valid (last))
    dateline_query_set_days (query, first, last);
  if (self->unread)
    dateline_query_set_unread_only (query, TRUE);
  if (self->saved)
    dateline_query_set_saved_only (query, TRUE);
  if (self->upcoming)
    dateline_query_set_upcoming (query, TRUE);
  if (self->language != NULL)
    dateline_query_set_language (query, self->language);
  if (self->author != NULL)
    dateline_query_set_author (query, self->author);
  dateline_query_set_parts (query, dateline_query_get_parts (query) | parts);
  dateline_query_set_limit (query, self->limit);
}

DatelineQuery *
dateline_cli_filter_create_query (const DatelineCliFilter *self,
                                  DatelineCliRun *run,
                                  DatelineCliStatus *status)
{
  g_autoptr (DatelineQuery) query = NULL;
  DatelineQueryParts parts;
  GDate first, last;

  *status = DATELINE_CLI_USAGE;
  if (!read_day (run, self->from, &first) || !read_day (run, self->to, &last) ||
      !read_parts (run, self->parts, &parts))
    return NULL;
  if (self->limit < 0)
    {
      dateline_cli_misused (run, "%s", _ ("--limit takes a number from 1 on."));
      return NULL;
    }
  query =
      self->section != NULL ? find_section (run, self->section) : dateline_query_new ();
  if (query == NULL)
    {
      *status = DATELINE_CLI_FAILED;
      return NULL;
    }
  if (self->feed != NULL)
    {
      g_autoptr (DatelineFeed) feed = dateline_cli_find_feed (run, self->feed);

      if (feed == NULL)
        {
          *status = DATELINE_CLI_FAILED;
          return NULL;
        }
      dateline_query_set_feed (query, dateline_feed_get_id (feed));
    }
  narrow (self, query, &first, &last, parts);
  *status = DATELINE_CLI_OK;
  return g_steal_pointer (&query);
}
