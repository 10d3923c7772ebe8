/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The days that a query means, and its conditions as a value. */

#include "dateline/model/dateline-query-private.h"

static GDateTime *
at (const char *zone, int year, int month, int day, int hour)
{
  g_autoptr (GTimeZone) time_zone = g_time_zone_new_identifier (zone);

  g_assert_nonnull (time_zone);
  return g_date_time_new (time_zone, year, month, day, hour, 30, 0);
}

static void
assert_range (DatelineDateRange range, GDateTime *now, gint64 from, gint64 until)
{
  g_autoptr (DatelineQuery) query = dateline_query_new ();
  gint64 got_from, got_until;

  dateline_query_set_date_range (query, range);
  dateline_query_resolve_times (query, now, &got_from, &got_until);
  g_assert_cmpint (got_from, ==, from);
  g_assert_cmpint (got_until, ==, until);
}

static void
test_ranges (void)
{
  g_autoptr (GDateTime) now = at ("UTC", 2026, 11, 23, 9);
  const gint64 today = 1795392000; /* 2026-11-23T00:00:00Z */
  const gint64 day = 86400;
  const gint64 next = today + 9 * 3600 + 30 * 60 + 1; /* the second after now */

  assert_range (DATELINE_DATE_RANGE_ANY, now, G_MININT64, next);
  assert_range (DATELINE_DATE_RANGE_TODAY, now, today, next);
  assert_range (DATELINE_DATE_RANGE_YESTERDAY, now, today - day, today);
  assert_range (DATELINE_DATE_RANGE_LAST_7_DAYS, now, today - 6 * day, next);
  assert_range (DATELINE_DATE_RANGE_LAST_30_DAYS, now, today - 29 * day, next);
  assert_range (DATELINE_DATE_RANGE_THIS_YEAR, now, 1767225600, next);
}

static void
test_days_where_clocks_change (void)
{
  /* On 2026-10-25 Berlin's day has 25 hours, on 2026-03-29 it has 23. */
  g_autoptr (GDateTime) autumn = at ("Europe/Berlin", 2026, 10, 26, 20);
  g_autoptr (GDateTime) spring = at ("Europe/Berlin", 2026, 3, 30, 20);
  const gint64 autumn_start = 1792879200, spring_start = 1774738800;

  assert_range (DATELINE_DATE_RANGE_YESTERDAY,
                autumn,
                autumn_start,
                autumn_start + 25 * 3600);
  assert_range (DATELINE_DATE_RANGE_YESTERDAY,
                spring,
                spring_start,
                spring_start + 23 * 3600);
}

static void
test_from_to (void)
{
  g_autoptr (DatelineQuery) query = dateline_query_new ();
  g_autoptr (GDateTime) now = at ("UTC", 2026, 11, 23, 9);
  GDate first, last, got_first, got_last;
  gint64 from, until;

  g_date_clear (&first, 1);
  g_date_clear (&last, 1);
  g_date_set_dmy (&first, 30, 8, 2014);
  g_date_set_dmy (&last, 1, 9, 2014);
  dateline_query_set_days (query, &first, &last);
  dateline_query_resolve_times (query, now, &from, &until);
  g_assert_cmpint (from, ==, 1409356800);
  g_assert_cmpint (until, ==, 1409356800 + 3 * 86400);

  /* The wrong way round is put right. */
  dateline_query_set_days (query, &last, &first);
  g_assert_true (dateline_query_get_days (query, &got_first, &got_last));
  g_assert_cmpint (g_date_compare (&first, &got_first), ==, 0);
  g_assert_cmpint (g_date_compare (&last, &got_last), ==, 0);

  dateline_query_set_days (query, &first, NULL);
  dateline_query_resolve_times (query, now, &from, &until);
  g_assert_cmpint (from, ==, 1409356800);
  g_assert_cmpint (until, ==, g_date_time_to_unix (now) + 1);

  dateline_query_set_days (query, NULL, NULL);
  g_assert_cmpint (dateline_query_get_date_range (query), ==, DATELINE_DATE_RANGE_ANY);
  g_assert_false (dateline_query_get_days (query, &got_first, &got_last));
}

/* What is dated in the future is listed where somebody asks for it, and only there. */
static void
test_upcoming (void)
{
  g_autoptr (DatelineQuery) query = dateline_query_new ();
  g_autoptr (GDateTime) now = at ("UTC", 2026, 11, 23, 9);
  gint64 next = g_date_time_to_unix (now) + 1;
  GDate first, last;
  gint64 from, until;

  dateline_query_set_upcoming (query, TRUE);
  g_assert_true (dateline_query_is_filtered (query));
  dateline_query_resolve_times (query, now, &from, &until);
  g_assert_cmpint (from, ==, next);
  g_assert_cmpint (until, ==, G_MAXINT64);

  dateline_query_clear_filters (query);
  g_assert_false (dateline_query_get_upcoming (query));
  dateline_query_set_saved_only (query, TRUE);
  dateline_query_resolve_times (query, now, &from, &until);
  g_assert_cmpint (until, ==, G_MAXINT64);

  dateline_query_clear_filters (query);
  g_date_clear (&first, 1);
  g_date_clear (&last, 1);
  g_date_set_dmy (&first, 20, 11, 2026);
  g_date_set_dmy (&last, 30, 11, 2026);
  dateline_query_set_days (query, &first, &last);
  dateline_query_resolve_times (query, now, &from, &until);
  g_assert_cmpint (until, ==, 1795392000 + 8 * 86400);
}

static char *
describe_search (const DatelineQuery *query)
{
  g_autoptr (DatelineSearch) search = dateline_query_make_search (query, NULL);

  return search != NULL ? dateline_search_to_string (search) : NULL;
}

/* The filters of a bar and what can be typed into a search are one. */
static void
test_parts (void)
{
  g_autoptr (DatelineQuery) query = dateline_query_new ();
  g_autofree char *none = describe_search (query);
  g_autofree char *parts = NULL;
  g_autofree char *all = NULL;
  g_autofree char *open = NULL;

  g_assert_null (none);
  dateline_query_set_parts (query,
                            DATELINE_QUERY_PARTS_PICTURE | DATELINE_QUERY_PARTS_MEDIA);
  parts = describe_search (query);
  g_assert_cmpstr (parts, ==, "has:image has:audio OR has:video");

  dateline_query_set_language (query, " de ");
  dateline_query_set_author (query, "Ada \"Q\" Byron");
  dateline_query_set_parts (query, DATELINE_QUERY_PARTS_PICTURE);
  dateline_query_set_words (query, "tide OR ebb");
  all = describe_search (query);
  g_assert_cmpstr (all,
                   ==,
                   "\"tide\" OR \"ebb\"* (has:image lang:\"de\" "
                   "author:\"Ada  Q  Byron\")");

  /* What is not finished does not swallow the others. */
  dateline_query_set_words (query, "(tide \"of the");
  dateline_query_set_language (query, NULL);
  dateline_query_set_author (query, "   ");
  g_assert_null (dateline_query_get_author (query));
  open = describe_search (query);
  g_assert_cmpstr (open, ==, "\"tide\" \"of the\"* has:image");

  dateline_query_clear_filters (query);
  g_assert_cmpint (dateline_query_get_parts (query), ==, DATELINE_QUERY_PARTS_ANY);
  g_assert_false (dateline_query_is_filtered (query));
}

static void
assert_same_in_text (const DatelineQuery *query)
{
  g_autofree char *text = dateline_query_to_string (query);
  g_autoptr (DatelineQuery) read = dateline_query_new_from_string (text);

  g_assert_nonnull (read);
  g_assert_true (dateline_query_equal (query, read));
}

static void
test_text (void)
{
  static const char *const nonsense[] = { "", "x", "{", "[1]", "{'feed': 7}" };
  g_autoptr (DatelineQuery) query = dateline_query_new ();
  g_autoptr (DatelineQuery) later = NULL;
  GDate first;

  assert_same_in_text (query);
  dateline_query_set_feed (query, G_MAXINT64);
  dateline_query_add_category (query, "it's \"odd\"\n");
  dateline_query_add_category (query, "Ökonomie");
  dateline_query_set_all_categories (query, TRUE);
  dateline_query_set_unread_only (query, TRUE);
  dateline_query_set_saved_only (query, TRUE);
  dateline_query_set_upcoming (query, TRUE);
  dateline_query_set_parts (query, DATELINE_QUERY_PARTS_MEDIA);
  dateline_query_set_language (query, "de-AT");
  dateline_query_set_author (query, "Ada");
  dateline_query_set_words (query, "\"lock gates' OR (");
  dateline_query_set_order (query, DATELINE_QUERY_ORDER_RELEVANCE);
  assert_same_in_text (query);
  dateline_query_set_order (query, DATELINE_QUERY_ORDER_UNREAD);
  dateline_query_set_grouping (query, DATELINE_QUERY_GROUPING_FEED);
  dateline_query_set_date_range (query, DATELINE_DATE_RANGE_LAST_7_DAYS);
  assert_same_in_text (query);

  g_date_clear (&first, 1);
  g_date_set_dmy (&first, 30, 8, 2014);
  dateline_query_set_days (query, &first, NULL);
  assert_same_in_text (query);

  /* Of a later version. */
  later = dateline_query_new_from_string ("{'mood': <7>, 'days': <uint32 99>,"
                                          " 'order': <uint32 99>, 'grouping': <uint32 9>,"
                                          " 'unread': <true>,"
                                          " 'first': <uint32 0>, 'words': <5>}");
  g_assert_nonnull (later);
  g_assert_true (dateline_query_get_unread_only (later));
  g_assert_cmpint (dateline_query_get_order (later), ==, DATELINE_QUERY_ORDER_NEWEST);
  g_assert_cmpint (dateline_query_get_grouping (later), ==, DATELINE_QUERY_GROUPING_DAY);
  g_assert_cmpint (dateline_query_get_date_range (later), ==, DATELINE_DATE_RANGE_ANY);

  for (gsize i = 0; i < G_N_ELEMENTS (nonsense); i++)
    {
      g_autoptr (DatelineQuery) none = dateline_query_new_from_string (nonsense[i]);

      g_assert_true (none == NULL || !dateline_query_is_filtered (none));
    }
}

static void
test_categories (void)
{
  g_autoptr (DatelineQuery) query = dateline_query_new ();

  dateline_query_add_category (query, "  World  News ");
  dateline_query_add_category (query, "WORLD NEWS");
  dateline_query_add_category (query, "Ökonomie");
  dateline_query_add_category (query, "   ");
  g_assert_cmpuint (g_strv_length ((GStrv) dateline_query_get_categories (query)), ==, 2);
  g_assert_cmpstr (dateline_query_get_categories (query)[0], ==, "World News");
  g_assert_true (dateline_query_has_category (query, "o\xcc\x88konomie"));
  dateline_query_remove_category (query, "world news");
  g_assert_cmpuint (g_strv_length ((GStrv) dateline_query_get_categories (query)), ==, 1);
  g_assert_false (dateline_query_has_category (query, "World News"));
}

static void
test_value (void)
{
  g_autoptr (DatelineQuery) query = dateline_query_new ();
  g_autoptr (DatelineQuery) copy = NULL;

  g_assert_false (dateline_query_is_filtered (query));
  dateline_query_set_words (query, "  \t ");
  g_assert_null (dateline_query_get_words (query));
  g_assert_false (dateline_query_is_filtered (query));

  dateline_query_set_words (query, " harbour ");
  g_assert_cmpstr (dateline_query_get_words (query), ==, "harbour");
  dateline_query_add_category (query, "World");
  dateline_query_add_category (query, "Sport");
  dateline_query_set_unread_only (query, TRUE);
  g_assert_true (dateline_query_is_filtered (query));

  copy = dateline_query_copy (query);
  g_assert_true (dateline_query_equal (query, copy));
  dateline_query_remove_category (copy, "World");
  g_assert_false (dateline_query_equal (query, copy));
  dateline_query_add_category (copy, "world");
  g_assert_true (dateline_query_equal (query, copy));
  dateline_query_set_all_categories (copy, TRUE);
  g_assert_false (dateline_query_equal (query, copy));
  dateline_query_set_all_categories (copy, FALSE);
  dateline_query_set_date_range (copy, DATELINE_DATE_RANGE_TODAY);
  g_assert_false (dateline_query_equal (query, copy));

  dateline_query_set_limit (query, 5);
  dateline_query_clear_filters (query);
  g_assert_false (dateline_query_is_filtered (query));
  g_assert_cmpuint (dateline_query_get_limit (query), ==, 5);
}

/* What an order comes to depends on what else is asked for. */
static void
test_order (void)
{
  g_autoptr (DatelineQuery) query = dateline_query_new ();
  g_autoptr (DatelineQuery) other = dateline_query_new ();

  dateline_query_set_order (query, DATELINE_QUERY_ORDER_RELEVANCE);
  g_assert_cmpint (dateline_query_find_order (query), ==, DATELINE_QUERY_ORDER_NEWEST);
  dateline_query_set_words (query, "x");
  g_assert_cmpint (dateline_query_find_order (query), ==, DATELINE_QUERY_ORDER_RELEVANCE);

  dateline_query_set_order (query, DATELINE_QUERY_ORDER_UNREAD);
  g_assert_cmpint (dateline_query_find_order (query), ==, DATELINE_QUERY_ORDER_UNREAD);
  dateline_query_set_unread_only (query, TRUE);
  g_assert_cmpint (dateline_query_find_order (query), ==, DATELINE_QUERY_ORDER_NEWEST);

  dateline_query_set_grouping (query, DATELINE_QUERY_GROUPING_FEED);
  g_assert_cmpint (dateline_query_find_grouping (query),
                   ==,
                   DATELINE_QUERY_GROUPING_FEED);
  dateline_query_set_feed (query, 3);
  g_assert_cmpint (dateline_query_find_grouping (query), ==, DATELINE_QUERY_GROUPING_DAY);

  /* The order is no filter, but it tells queries apart. */
  dateline_query_clear_filters (query);
  g_assert_false (dateline_query_is_filtered (query));
  g_assert_cmpint (dateline_query_get_order (query), ==, DATELINE_QUERY_ORDER_UNREAD);
  g_assert_false (dateline_query_equal (query, other));
  dateline_query_copy_order (other, query);
  g_assert_true (dateline_query_equal (query, other));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/query/ranges", test_ranges);
  g_test_add_func ("/query/days-where-clocks-change", test_days_where_clocks_change);
  g_test_add_func ("/query/from-to", test_from_to);
  g_test_add_func ("/query/categories", test_categories);
  g_test_add_func ("/query/upcoming", test_upcoming);
  g_test_add_func ("/query/parts", test_parts);
  g_test_add_func ("/query/text", test_text);
  g_test_add_func ("/query/value", test_value);
  g_test_add_func ("/query/order", test_order);
  return g_test_run ();
}
