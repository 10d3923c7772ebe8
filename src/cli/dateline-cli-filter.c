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
}

gboolean
dateline_cli_filter_is_empty (const DatelineCliFilter *self)
{
  return self->categories == NULL && self->from == NULL && self->to == NULL &&
         self->feed == NULL && !self->unread && !self->saved && self->limit == 0;
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
  g_autoptr (GPtrArray) feeds = NULL;

  dateline_store_list_feeds_async (run->store,
                                   run->cancellable,
                                   dateline_cli_run_done_cb,
                                   run);
  feeds =
      dateline_store_list_feeds_finish (run->store, dateline_cli_run_wait (run), &error);
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

DatelineQuery *
dateline_cli_filter_create_query (const DatelineCliFilter *self,
                                  DatelineCliRun *run,
                                  DatelineCliStatus *status)
{
  g_autoptr (DatelineQuery) query = dateline_query_new ();
  GDate first, last;

  *status = DATELINE_CLI_USAGE;
  if (!read_day (run, self->from, &first) || !read_day (run, self->to, &last))
    return NULL;
  if (self->limit < 0)
    {
      dateline_cli_misused (run, "%s", _ ("--limit takes a number from 1 on."));
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
  for (guint i = 0; self->categories != NULL && self->categories[i] != NULL; i++)
    dateline_query_add_category (query, self->categories[i]);
  dateline_query_set_days (query, &first, &last);
  dateline_query_set_unread_only (query, self->unread);
  dateline_query_set_saved_only (query, self->saved);
  dateline_query_set_limit (query, self->limit);
  *status = DATELINE_CLI_OK;
  return g_steal_pointer (&query);
}
