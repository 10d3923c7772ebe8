/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What can be asked of a database with many stories: at random or case by case, as a
 * query and in words of SQL that ask every story.
 */

#pragma once

#include "dateline/model/dateline-query.h"

#include "dateline-many-stories.h"

/* Some stories are of a far day. */
#define FUTURE "4000000000"

static inline void
wishing_set_up (Fixture *self, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  fixture_set_up (self, unused);
  dateline_database_run (self->database,
                         "UPDATE story SET time = " FUTURE " + id WHERE id % 317 = 0;"
                         "UPDATE story_category SET time = " FUTURE " + story_id"
                         " WHERE story_id % 317 = 0;",
                         &error);
  check (error);
}

#define WISHING_TEST(path, test)                                                         \
  g_test_add (path, Fixture, NULL, wishing_set_up, test, fixture_tear_down)

/* What is searched for, and the same in words of SQL. */
static const struct
{
  const char *words;
  const char *sql;
} searches[] = {
  { "often", "title LIKE '%often%'" },
  { "seldom", "title LIKE '%seldom%'" },
  { "never", "FALSE" },
  { "often -seldom ", "title LIKE '%often%' AND title NOT LIKE '%seldom%'" },
  { "-often ", "title NOT LIKE '%often%'" },
  { "often is:unread ", "title LIKE '%often%' AND NOT read" },
  { "seldom is:saved ", "title LIKE '%seldom%' AND saved" },
  { "seldom OR is:saved ", "(title LIKE '%seldom%' OR saved)" },
  { "-(often is:read) ", "NOT (title LIKE '%often%' AND read)" },
  { "is:unread ", "NOT read" },
  { "feed:f3 ", "+feed_id = 3" },
  { "often -feed:f1 ", "title LIKE '%often%' AND +feed_id <> 1" },
  { "feed:f2 OR seldom ", "(+feed_id = 2 OR title LIKE '%seldom%')" },
  { "category:c4 ",
    "id IN (SELECT story_id FROM story_category WHERE +category_id = 4)" },
  { "often category:c1 ",
    "title LIKE '%often%'"
    " AND id IN (SELECT story_id FROM story_category WHERE +category_id = 1)" },
  { "before:2024-03 is:saved ", "+time < 1709251200 AND saved" },
  { "?!", "TRUE" },
};

/* The same of what is asked for by choosing it. */
typedef struct
{
  const char *text;
  const char *sql;
} Choice;

static const Choice languages[] = {
  { "de", "(id % 3 = 0 OR (id % 3 = 2 AND +feed_id = 2))" },
  { "en", "(id % 3 = 1 OR (id % 3 = 2 AND +feed_id = 1))" },
  { "fr", "FALSE" },
};

static const Choice authors[] = {
  { "Ann", "id % 2 = 0" },
  { "Bob", "id % 113 = 0" },
};

/* What is asked for: each case of a random one. */
typedef struct
{
  gint64 feed;
  gboolean categories[5];
  gboolean all_categories;
  DatelineQueryParts parts;
  const Choice *language;
  const Choice *author;
  gboolean upcoming;
  gboolean unread;
  gboolean saved;
  const char *words;
  const char *words_sql;
  int days; /* of the last ones that have stories; 0: all */
  DatelineQueryOrder order;
  DatelineQueryGrouping grouping;
} Wish;

static inline gboolean
wishing_choose_seldom (GRand *random)
{
  return g_rand_int_range (random, 0, 7) == 0;
}

/* All but by relevance, of which SQL of one's own knows nothing. */
static const DatelineQueryOrder orders[] = {
  DATELINE_QUERY_ORDER_NEWEST,
  DATELINE_QUERY_ORDER_OLDEST,
  DATELINE_QUERY_ORDER_UNREAD,
};

static inline Wish
wishing_choose (GRand *random)
{
  Wish wish = { 0 };

  if (g_rand_int_range (random, 0, 3) == 0)
    wish.feed = g_rand_int_range (random, 1, 7);
  for (guint i = 1; i < G_N_ELEMENTS (wish.categories); i++)
    wish.categories[i] = g_rand_int_range (random, 0, 4) == 0;
  wish.unread = g_rand_boolean (random);
  wish.saved = g_rand_int_range (random, 0, 3) == 0;
  if (g_rand_boolean (random))
    {
      int i = g_rand_int_range (random, 0, G_N_ELEMENTS (searches));

      wish.words = searches[i].words;
      wish.words_sql = searches[i].sql;
    }
  if (g_rand_int_range (random, 0, 3) == 0)
    wish.days = g_rand_int_range (random, 1, 600);
  wish.all_categories = g_rand_boolean (random);
  if (wishing_choose_seldom (random))
    wish.parts |= DATELINE_QUERY_PARTS_PICTURE;
  if (wishing_choose_seldom (random))
    wish.parts |= DATELINE_QUERY_PARTS_MEDIA;
  if (wishing_choose_seldom (random))
    wish.language = &languages[g_rand_int_range (random, 0, G_N_ELEMENTS (languages))];
  if (wishing_choose_seldom (random))
    wish.author = &authors[g_rand_int_range (random, 0, G_N_ELEMENTS (authors))];
  wish.upcoming = wishing_choose_seldom (random);
  wish.order = orders[g_rand_int_range (random, 0, G_N_ELEMENTS (orders))];
  wish.grouping = g_rand_boolean (random) ? DATELINE_QUERY_GROUPING_FEED
                                          : DATELINE_QUERY_GROUPING_DAY;
  return wish;
}

/* The last second at which a story is that is not to come. */
static inline gint64
wishing_get_last_time (Fixture *fixture)
{
  gint64 time;

  dateline_database_get_int64 (fixture->database,
                               "SELECT max (time) FROM story WHERE time < " FUTURE,
                               &time,
                               NULL);
  return time;
}

static inline DatelineQuery *
wishing_make_query (Fixture *fixture, const Wish *wish)
{
  DatelineQuery *query = dateline_query_new ();

  dateline_query_set_feed (query, wish->feed);
  dateline_query_set_unread_only (query, wish->unread);
  dateline_query_set_saved_only (query, wish->saved);
  dateline_query_set_words (query, wish->words);
  dateline_query_set_all_categories (query, wish->all_categories);
  dateline_query_set_parts (query, wish->parts);
  dateline_query_set_language (query,
                               wish->language != NULL ? wish->language->text : NULL);
  dateline_query_set_author (query, wish->author != NULL ? wish->author->text : NULL);
  dateline_query_set_upcoming (query, wish->upcoming);
  dateline_query_set_order (query, wish->order);
  dateline_query_set_grouping (query, wish->grouping);
  for (guint i = 1; i < G_N_ELEMENTS (wish->categories); i++)
    {
      g_autofree char *name = g_strdup_printf ("C%u", i);

      if (wish->categories[i])
        dateline_query_add_category (query, name);
    }
  if (wish->days > 0)
    {
      GDate first, last;

      g_date_set_julian (&last, wishing_get_last_time (fixture) / 86400 + 719163);
      first = last;
      g_date_subtract_days (&first, wish->days - 1);
      dateline_query_set_days (query, &first, &last);
    }
  return query;
}

/* Any of the categories, or all of them. */
static inline void
wishing_add_categories (GString *sql, const Wish *wish)
{
  g_autoptr (GString) ids = g_string_new ("0");
  guint n_asked = 0;

  for (guint i = 1; i < G_N_ELEMENTS (wish->categories); i++)
    if (wish->categories[i])
      {
        g_string_append_printf (ids, ", %u", i);
        n_asked++;
      }
  if (n_asked > 0)
    g_string_append_printf (sql,
                            " AND (SELECT count (*) FROM story_category"
                            " WHERE story_id = id AND +category_id IN (%s)) >= %u",
                            ids->str,
                            wish->all_categories ? n_asked : 1);
}

/* What is to come is listed by itself, and where it was saved. */
static inline void
wishing_add_times (GString *sql, Fixture *fixture, const Wish *wish)
{
  int last = wishing_get_last_time (fixture) / 86400;

  if (wish->upcoming)
    g_string_append (sql, " AND +time >= " FUTURE);
  else if (!wish->saved)
    g_string_append (sql, " AND +time < " FUTURE);
  if (wish->days > 0)
    g_string_append_printf (sql,
                            " AND +time >= %d * 86400 AND +time < %d * 86400",
                            last - wish->days + 1,
                            last + 1);
}

/* The titles of the feeds are as their numbers the other way round. */
static inline void
wishing_add_order (GString *sql, const Wish *wish)
{
  const char *direction = wish->order == DATELINE_QUERY_ORDER_OLDEST ? "ASC" : "DESC";

  g_string_append_printf (
      sql,
      " ORDER BY %s%stime %s, id %s",
      wish->grouping == DATELINE_QUERY_GROUPING_FEED ? "feed_id DESC, " : "",
      wish->order == DATELINE_QUERY_ORDER_UNREAD ? "read, " : "",
      direction,
      direction);
}

/* Asks every story, in words of one's own. */
static inline char *
wishing_make_sql (Fixture *fixture, const Wish *wish)
{
  GString *sql = g_string_new ("SELECT id FROM story JOIN headline"
                               " ON story_id = id WHERE TRUE");

  if (!wish->saved)
    g_string_append (sql, " AND +feed_id <> 6");
  if (wish->feed != 0)
    g_string_append_printf (sql, " AND +feed_id = %d", (int) wish->feed);
  if (wish->unread)
    g_string_append (sql, " AND NOT read");
  if (wish->saved)
    g_string_append (sql, " AND saved");
  if (wish->words != NULL)
    g_string_append_printf (sql, " AND %s", wish->words_sql);
  if (wish->parts & DATELINE_QUERY_PARTS_PICTURE)
    g_string_append (sql, " AND id % 5 < 3");
  if (wish->parts & DATELINE_QUERY_PARTS_MEDIA)
    g_string_append (sql, " AND (id % 97 = 0 OR id % 101 = 0)");
  if (wish->language != NULL)
    g_string_append_printf (sql, " AND %s", wish->language->sql);
  if (wish->author != NULL)
    g_string_append_printf (sql, " AND %s", wish->author->sql);
  wishing_add_categories (sql, wish);
  wishing_add_times (sql, fixture, wish);
  wishing_add_order (sql, wish);
  return g_string_free (sql, FALSE);
}
