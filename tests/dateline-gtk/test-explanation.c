/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Why a story is where it is, in words. */

#include "dateline-gtk/reader/dateline-explanation-private.h"

#include "dateline-gtk/images/dateline-date-reason-private.h"
#include "dateline/model/dateline-entry-builder-private.h"
#include "dateline/model/dateline-headline-builder-private.h"

#define PUBLISHED 1700000000
#define UPDATED 1700100000
#define SEEN 1700200000

typedef struct
{
  gint64 published;
  gint64 updated;
  gint64 time;
  const char *says;
} DateCase;

static GPtrArray *
explain (const DateCase *date, const DatelineQuery *query)
{
  g_auto (DatelineEntryBuilder) entry_builder = { 0 };
  g_auto (DatelineHeadlineBuilder) builder = { 0 };
  g_autoptr (DatelineEntry) entry = NULL;
  g_autoptr (DatelineHeadline) headline = NULL;
  g_autoptr (GDateTime) now = g_date_time_new_from_unix_utc (SEEN);
  DatelineExplanation explanation = { .query = query, .now = now };

  dateline_entry_builder_init (&entry_builder);
  entry_builder.key = g_strdup ("g:1");
  entry_builder.published = date->published;
  entry_builder.updated = date->updated;
  entry_builder.categories = g_strsplit ("World,Sport", ",", -1);
  entry = dateline_entry_builder_build (&entry_builder);
  dateline_headline_builder_init (&builder);
  builder.id = 1;
  builder.title = g_strdup ("One");
  builder.feed_title = g_strdup ("Aurora");
  builder.time = date->time;
  headline = dateline_headline_builder_build (&builder);
  explanation.entry = entry;
  explanation.headline = headline;
  return dateline_explanation_list (&explanation);
}

static gboolean
says (GPtrArray *sentences, const char *words)
{
  for (guint i = 0; i < sentences->len; i++)
    if (strstr (sentences->pdata[i], words) != NULL)
      return TRUE;
  return FALSE;
}

static void
test_dates (void)
{
  static const DateCase cases[] = {
    { PUBLISHED, UPDATED, PUBLISHED, "date of publication: Tuesday, 14 November 2023" },
    { DATELINE_TIME_UNKNOWN, UPDATED, UPDATED, "date of its last update" },
    { DATELINE_TIME_UNKNOWN, DATELINE_TIME_UNKNOWN, SEEN, "It has no date" },
    { SEEN + 1000000, DATELINE_TIME_UNKNOWN, SEEN, "cannot be believed" },
  };
  g_autoptr (DatelineQuery) query = dateline_query_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) sentences = explain (&cases[i], query);

      g_assert_true (says (sentences, cases[i].says));
      g_assert_true (says (sentences, "“Aurora”"));
      g_assert_false (says (sentences, "filed"));
    }
}

/* A headline alone does not know of updates: its sentence leaves both open. */
static void
test_headlines (void)
{
  static const DateCase cases[] = {
    { PUBLISHED, 0, PUBLISHED, "date of publication: THEN." },
    { DATELINE_TIME_UNKNOWN, 0, SEEN, "last update, or where it was seen first: THEN." },
    { SEEN + 1000000, 0, SEEN, "cannot be believed" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (DatelineHeadlineBuilder) builder = { 0 };
      g_autoptr (DatelineHeadline) headline = NULL;
      g_autofree char *sentence = NULL;

      dateline_headline_builder_init (&builder);
      builder.id = 1;
      builder.time = cases[i].time;
      builder.published = cases[i].published;
      headline = dateline_headline_builder_build (&builder);
      sentence = dateline_date_reason_describe (headline, NULL, "THEN");
      g_assert_nonnull (strstr (sentence, cases[i].says));
    }
}

static void
test_query (void)
{
  static const DateCase dated = { PUBLISHED, UPDATED, PUBLISHED, NULL };
  g_autoptr (DatelineQuery) query = dateline_query_new ();
  g_autoptr (GPtrArray) sentences = NULL;

  dateline_query_add_category (query, "world");
  dateline_query_set_words (query, "harbour");
  dateline_query_set_unread_only (query, TRUE);
  dateline_query_set_date_range (query, DATELINE_DATE_RANGE_TODAY);
  sentences = explain (&dated, query);
  g_assert_true (says (sentences, "publisher filed it under “world”"));
  g_assert_true (says (sentences, "harbour"));
  g_assert_true (says (sentences, "unread"));
  g_assert_true (says (sentences, "days that you chose"));
  g_assert_false (says (sentences, "You filed"));
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

  g_test_add_func ("/explanation/dates", test_dates);
  g_test_add_func ("/explanation/headlines", test_headlines);
  g_test_add_func ("/explanation/query", test_query);
  return g_test_run ();
}
