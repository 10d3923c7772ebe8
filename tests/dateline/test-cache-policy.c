/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What the headers about caching and waiting mean. */

#include "dateline/net/dateline-cache-policy-private.h"

#define NOW 1409398824 /* Sat, 30 Aug 2014 11:40:24 GMT */
#define DATE "Sat, 30 Aug 2014 11:40:24 GMT"

static void
test_fresh_for (void)
{
  static const struct
  {
    const char *cache_control;
    const char *age;
    const char *expires;
    const char *date;
    gint64 seconds;
  } rows[] = {
    { NULL, NULL, NULL, NULL, 0 },
    { "max-age=7200", NULL, NULL, NULL, 7200 },
    { "max-age=7200", "3600", NULL, NULL, 3600 },
    { "max-age=7200", "9999", NULL, NULL, 0 },
    { "max-age=7200", "garbage", NULL, NULL, 7200 },
    { "public, MAX-AGE = 60", NULL, NULL, NULL, 0 },
    { "public,  Max-Age=60 , must-revalidate", NULL, NULL, NULL, 60 },
    { "max-age=\"60\"", NULL, NULL, NULL, 60 },
    { "max-age=60, max-age=120", NULL, NULL, NULL, 60 },
    { "s-maxage=60", NULL, NULL, NULL, 0 },
    { "max-age=0", NULL, NULL, NULL, 0 },
    { "max-age=-5", NULL, NULL, NULL, 0 },
    { "max-age=1e3", NULL, NULL, NULL, 0 },
    { "max-age=", NULL, NULL, NULL, 0 },
    { "max-age=99999999999999999999", NULL, NULL, NULL, 3153600000 },
    { "no-cache, max-age=60", NULL, NULL, NULL, 0 },
    { "max-age=60, no-store", NULL, NULL, NULL, 0 },
    { NULL, NULL, "Sat, 30 Aug 2014 12:40:24 GMT", DATE, 3600 },
    { NULL, NULL, "Sat, 30 Aug 2014 12:40:24 GMT", NULL, 3600 },
    { NULL, "600", "Sat, 30 Aug 2014 12:40:24 GMT", DATE, 3000 },
    { NULL, NULL, "Saturday, 30-Aug-14 12:40:24 GMT", DATE, 3600 },
    /* The server's clock counts, not ours. */
    { NULL,
      NULL,
      "Fri, 01 Jan 2038 01:00:00 GMT",
      "Fri, 01 Jan 2038 00:00:00 GMT",
      3600 },
    { NULL, NULL, "Sat, 30 Aug 2014 10:40:24 GMT", DATE, 0 },
    { NULL, NULL, "0", DATE, 0 },
    { NULL, NULL, "-1", DATE, 0 },
    { NULL, NULL, "soon", DATE, 0 },
    { "max-age=60", NULL, "Sat, 30 Aug 2014 12:40:24 GMT", DATE, 60 },
    { "max-age=0", NULL, "Sat, 30 Aug 2014 12:40:24 GMT", DATE, 0 },
    { ",,, ,", NULL, NULL, NULL, 0 },
    { "", "", "", "", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_test_message ("row %u", i);
      g_assert_cmpint (dateline_cache_policy_get_fresh_for (rows[i].cache_control,
                                                            rows[i].age,
                                                            rows[i].expires,
                                                            rows[i].date,
                                                            NOW),
                       ==,
                       rows[i].seconds);
    }
}

static void
test_retry_after (void)
{
  static const struct
  {
    const char *retry_after;
    const char *date;
    gint64 seconds;
  } rows[] = {
    { NULL, NULL, 0 },
    { "7200", NULL, 7200 },
    { " 120 ", NULL, 120 },
    { "0", NULL, 0 },
    { "-5", NULL, 0 },
    { "soon", NULL, 0 },
    { "", NULL, 0 },
    { "1.5", NULL, 0 },
    { "1000000000000", NULL, DATELINE_CACHE_POLICY_MAX_WAIT },
    { "99999999999999999999999999", NULL, DATELINE_CACHE_POLICY_MAX_WAIT },
    { "Sat, 30 Aug 2014 12:40:24 GMT", DATE, 3600 },
    { "Sat, 30 Aug 2014 12:40:24 GMT", NULL, 3600 },
    { "Fri, 01 Jan 2038 02:00:00 GMT", "Fri, 01 Jan 2038 00:00:00 GMT", 7200 },
    { "Sat, 30 Aug 2014 10:40:24 GMT", DATE, 0 },
    { "Sat, 30 Aug 2036 10:40:24 GMT", DATE, DATELINE_CACHE_POLICY_MAX_WAIT },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_test_message ("row %u", i);
      g_assert_cmpint (
          dateline_cache_policy_get_retry_after (rows[i].retry_after, rows[i].date, NOW),
          ==,
          rows[i].seconds);
    }
}

static void
test_validators (void)
{
  g_autofree char *long_one = g_strnfill (1024, 'x');
  g_autofree char *longer_one = g_strnfill (1025, 'x');

  g_assert_true (dateline_cache_policy_is_validator ("W/\"a b\""));
  g_assert_true (dateline_cache_policy_is_validator ("\"caf\xc3\xa9\""));
  g_assert_true (dateline_cache_policy_is_validator ("a\tb"));
  g_assert_true (dateline_cache_policy_is_validator (long_one));
  g_assert_false (dateline_cache_policy_is_validator (longer_one));
  g_assert_false (dateline_cache_policy_is_validator (NULL));
  g_assert_false (dateline_cache_policy_is_validator (""));
  g_assert_false (dateline_cache_policy_is_validator ("a\r\nX: y"));
  g_assert_false (dateline_cache_policy_is_validator ("a\nb"));
  g_assert_false (dateline_cache_policy_is_validator ("a\x7f"));
  g_assert_false (dateline_cache_policy_is_validator ("\"\xef\xbf\xbd\""));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/cache-policy/fresh-for", test_fresh_for);
  g_test_add_func ("/cache-policy/retry-after", test_retry_after);
  g_test_add_func ("/cache-policy/validators", test_validators);
  return g_test_run ();
}
