/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* When a feed is in trouble: not for one failure, but for what does not pass by itself.
 */

#include "dateline/model/dateline-feed-builder-private.h"

#define NOW G_GINT64_CONSTANT (1772366400)
#define HOUR (60 * 60)

static void
test_trouble (void)
{
  static const struct
  {
    const char *error;
    guint n_failures;
    gint64 fetched_ago; /* hours; -1 for never */
    gint64 added_ago;
    gboolean gone;
    const char *moved_from;
    DatelineFeedTrouble trouble;
  } cases[] = {
    { NULL, 0, 0, 99, FALSE, NULL, DATELINE_FEED_TROUBLE_NONE },
    { "Away", 1, 1, 99, FALSE, NULL, DATELINE_FEED_TROUBLE_NONE },
    { "Away", 2, 23, 99, FALSE, NULL, DATELINE_FEED_TROUBLE_NONE },
    { "Away", 2, 24, 99, FALSE, NULL, DATELINE_FEED_TROUBLE_FAILING },
    { "Away", 3, 1, 99, FALSE, NULL, DATELINE_FEED_TROUBLE_FAILING },
    { "Away", 1, -1, 2, FALSE, NULL, DATELINE_FEED_TROUBLE_NONE },
    { "Away", 1, -1, 25, FALSE, NULL, DATELINE_FEED_TROUBLE_FAILING },
    { NULL, 3, 99, 99, FALSE, NULL, DATELINE_FEED_TROUBLE_NONE },
    { "Ended", 1, 1, 99, TRUE, NULL, DATELINE_FEED_TROUBLE_ENDED },
    { "Ended", 9, 99, 99, TRUE, "https://old.example/", DATELINE_FEED_TROUBLE_ENDED },
    { NULL, 0, 0, 99, FALSE, "https://old.example/", DATELINE_FEED_TROUBLE_MOVED },
    { "Away", 3, 1, 99, FALSE, "https://old.example/", DATELINE_FEED_TROUBLE_FAILING },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (DatelineFeedBuilder) builder = { 0 };
      g_autoptr (DatelineFeed) feed = NULL;

      dateline_feed_builder_init (&builder);
      builder.error = g_strdup (cases[i].error);
      builder.n_failures = cases[i].n_failures;
      builder.attempted_at = NOW;
      builder.added_at = NOW - cases[i].added_ago * HOUR;
      if (cases[i].fetched_ago >= 0)
        builder.fetched_at = NOW - cases[i].fetched_ago * HOUR;
      builder.gone = cases[i].gone;
      builder.moved_from = g_strdup (cases[i].moved_from);
      feed = dateline_feed_builder_build (&builder);
      g_test_message ("case %" G_GSIZE_FORMAT, i);
      g_assert_cmpint (dateline_feed_get_trouble (feed), ==, cases[i].trouble);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/feed-trouble/trouble", test_trouble);

  return g_test_run ();
}
