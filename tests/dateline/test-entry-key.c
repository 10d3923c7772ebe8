/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What tells an entry from every other, now and in every later download. */

#include "feed-document-test.h"

#define CHANNEL(items) "<rss version='2.0'><channel>" items "</channel></rss>"

static const char *
get_key (DatelineFeedDocument *document, guint i)
{
  return dateline_entry_get_key (get_entry (document, i));
}

static void
test_kinds (void)
{
  g_autoptr (DatelineFeedDocument) document =
      parse (CHANNEL ("<item><guid> a b </guid><link>https://e.example/1</link></item>"
                      "<item><link>/2</link><title>x</title></item>"
                      "<item><title>x</title><pubDate>Mon</pubDate></item>"
                      "<item><title>x</title><pubDate>Tue</pubDate></item>"
                      "<item><description>words</description></item>"
                      "<item/>"),
             "https://e.example/");

  g_assert_cmpstr (get_key (document, 0), ==, "g:a b");
  g_assert_cmpstr (get_key (document, 1), ==, "u:https://e.example/2");
  g_assert_true (g_str_has_prefix (get_key (document, 2), "t:"));
  g_assert_cmpstr (get_key (document, 2), !=, get_key (document, 3));
  g_assert_true (g_str_has_prefix (get_key (document, 4), "c:"));
  g_assert_true (g_str_has_prefix (get_key (document, 5), "c:"));
}

/* Nothing that an editor changes changes the key. */
static void
test_stable (void)
{
  g_autoptr (DatelineFeedDocument) before = parse (
      CHANNEL ("<item><guid>1</guid><title>a</title><pubDate>Thu, 04 Sep 2025 15:30:00 "
               "GMT</pubDate></item><item><link>https://e.example/2</link></item>"),
      NULL);
  g_autoptr (DatelineFeedDocument) after = parse (
      CHANNEL (
          "<item><link>https://e.example/2</link><description>new</description></item>"
          "<item><guid>1</guid><title>b</title><link>https://e.example/1</link>"
          "<pubDate>Fri, 05 Sep 2025 15:30:00 GMT</pubDate></item>"),
      NULL);

  g_assert_cmpstr (get_key (before, 0), ==, get_key (after, 1));
  g_assert_cmpstr (get_key (before, 1), ==, get_key (after, 0));
}

static void
test_long_id (void)
{
  g_autofree char *id = g_strnfill (10000, 'x');
  g_autofree char *text = g_strdup_printf (CHANNEL ("<item><guid>%s</guid></item>"), id);
  g_autoptr (DatelineFeedDocument) document = parse (text, NULL);

  g_assert_true (g_str_has_prefix (get_key (document, 0), "h:"));
  g_assert_cmpuint (strlen (get_key (document, 0)), ==, 2 + 64);
  g_assert_cmpuint (strlen (dateline_entry_get_id (get_entry (document, 0))), ==, 10000);
}

/* One id for several stories: all are kept, each with a key of its own. */
static void
test_repeated_id (void)
{
  g_autoptr (DatelineFeedDocument) document = parse (
      CHANNEL ("<item><guid "
               "isPermaLink='false'>s</guid><link>https://e.example/1</link></item>"
               "<item><guid "
               "isPermaLink='false'>s</guid><link>https://e.example/2</link></item>"
               "<item><guid isPermaLink='false'>s</guid><title>A</title></item>"
               "<item><guid isPermaLink='false'>s</guid><title>B</title></item>"
               "<item><guid isPermaLink='false'>s</guid><title>C</title></item>"),
      NULL);
  g_autoptr (GHashTable) keys = g_hash_table_new (g_str_hash, g_str_equal);

  g_assert_cmpuint (dateline_feed_document_get_entries (document)->len, ==, 5);
  for (guint i = 0; i < 5; i++)
    g_hash_table_add (keys, (char *) get_key (document, i));
  g_assert_cmpuint (g_hash_table_size (keys), ==, 5);
  g_assert_cmpstr (get_key (document, 0), ==, "g:s");
  g_assert_cmpstr (get_key (document, 1), ==, "g:s|u:https://e.example/2");
}

/* What is repeated is there, but the same story. */
static void
test_repetition (void)
{
  g_autoptr (DatelineFeedDocument) document =
      parse (CHANNEL ("<item><guid>1</guid><title>A</title></item>"
                      "<item><guid>1</guid><title>A</title></item>"
                      "<item><link>https://e.example/2</link><title>B</title></item>"
                      "<item><link>https://e.example/2</link><title>B</title></item>"),
             NULL);

  g_assert_cmpuint (dateline_feed_document_get_entries (document)->len, ==, 4);
  g_assert_cmpstr (get_key (document, 0), ==, "g:1");
  g_assert_cmpstr (get_key (document, 1), ==, "g:1");
  g_assert_cmpstr (get_key (document, 2), ==, "u:https://e.example/2");
  g_assert_cmpstr (get_key (document, 3), ==, "u:https://e.example/2");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/entry-key/kinds", test_kinds);
  g_test_add_func ("/entry-key/stable", test_stable);
  g_test_add_func ("/entry-key/long-id", test_long_id);
  g_test_add_func ("/entry-key/repeated-id", test_repeated_id);
  g_test_add_func ("/entry-key/repetition", test_repetition);
  return g_test_run ();
}
