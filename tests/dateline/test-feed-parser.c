/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The door: any bytes, and what comes of them. */

#include "dateline/model/dateline-feed-document-builder-private.h"
#include "feed-document-test.h"

static void
assert_fails (const char *text, gsize length, int code, const char *message)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, length);
  g_autoptr (GError) error = NULL;

  g_assert_null (dateline_feed_document_parse (bytes, NULL, NULL, &error));
  g_assert_error (error, DATELINE_FEED_ERROR, code);
  g_assert_cmpstr (error->message, ==, message);
}

static void
test_errors (void)
{
  g_autofree char *large = g_malloc0 (40 * 1024 * 1024);

  assert_fails ("", 0, DATELINE_FEED_ERROR_EMPTY, "The feed is empty.");
  assert_fails (" \n\t ", 4, DATELINE_FEED_ERROR_EMPTY, "The feed is empty.");
  assert_fails ("Hello", 5, DATELINE_FEED_ERROR_NOT_A_FEED, "This is not a feed.");
  assert_fails ("\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
                16,
                DATELINE_FEED_ERROR_NOT_A_FEED,
                "This is not a feed.");
  assert_fails ("<!DOCTYPE html><html><body>",
                27,
                DATELINE_FEED_ERROR_NOT_A_FEED,
                "This is a web page, not a feed.");
  assert_fails ("<opml version='2.0'/>",
                21,
                DATELINE_FEED_ERROR_NOT_A_FEED,
                "This is a list of feeds (OPML), not a feed. It can be imported.");
  assert_fails ("<rss><channel><tit",
                18,
                DATELINE_FEED_ERROR_DAMAGED,
                "The feed is damaged: nothing of it can be read.");
  assert_fails (large,
                40 * 1024 * 1024,
                DATELINE_FEED_ERROR_TOO_LARGE,
                "The feed is too large.");
}

static void
test_encodings (void)
{
  static const char latin1[] =
      "<?xml version='1.0' encoding='iso-8859-1'?>"
      "<rss><channel><title>caf\xe9 \x93x\x94</title></channel></rss>";
  g_autoptr (GBytes) bytes = g_bytes_new_static (latin1, strlen (latin1));
  g_autoptr (DatelineFeedDocument) document =
      dateline_feed_document_parse (bytes, NULL, NULL, NULL);
  g_autoptr (DatelineFeedDocument) controls =
      parse ("<rss><channel><title>don\xc2\x92t \xc2\xab\xc2\xa0x\xc2\xbb</title>"
             "</channel></rss>",
             NULL);

  g_assert_cmpstr (dateline_feed_document_get_title (document), ==, "café “x”");
  g_assert_true (
      g_str_has_prefix (dateline_feed_document_get_title (controls), "don’t «"));
}

static void
test_nul (void)
{
  static const char text[] = "<rss><channel><title>a\0b</title></chan\0nel></rss>";
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, sizeof text - 1);
  g_autoptr (DatelineFeedDocument) document =
      dateline_feed_document_parse (bytes, NULL, NULL, NULL);

  g_assert_true (dateline_feed_document_is_complete (document));
  g_assert_cmpint (dateline_feed_document_get_title (document)[0], ==, 'a');
}

/* A document that breaks off anywhere is read up to there, never further, and says so. */
static void
test_cut_off (void)
{
  static const char whole[] =
      "<?xml version='1.0'?><!-- c --><rss version='2.0' xmlns:dc='http://purl.org/dc/x'>"
      "<channel><title>T &amp; U</title><item><guid>1</guid><title>A</title>"
      "<description><![CDATA[<p>x</p>]]></description></item>"
      "<item><title>B</title><description>&lt;p>y&lt;/p></description>"
      "<guid>2</guid></item></channel></rss>";
  gsize end_of_first = strstr (whole, "<item><title>B") - whole;
  gsize end_of_second = strstr (whole, "</channel>") - whole;

  for (gsize length = 1; length < strlen (whole) - 1; length++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new (whole, length);
      g_autoptr (GError) error = NULL;
      g_autoptr (DatelineFeedDocument) document =
          dateline_feed_document_parse (bytes, NULL, NULL, &error);
      GPtrArray *entries;

      if (document == NULL)
        {
          g_assert_cmpint (error->domain, ==, DATELINE_FEED_ERROR);
          g_assert_cmpuint (length, <, end_of_first);
          continue;
        }
      entries = dateline_feed_document_get_entries (document);
      g_assert_false (dateline_feed_document_is_complete (document));
      if (length >= end_of_second)
        g_assert_cmpuint (entries->len, ==, 2);
      else if (length >= end_of_first)
        g_assert_cmpuint (entries->len, >=, 1);
      if (entries->len == 2)
        g_assert_cmpstr (dateline_entry_get_key (entries->pdata[1]), ==, "g:2");
    }
}

static void
assert_many (guint n_entries, guint n_read, gboolean is_complete)
{
  gboolean is_too_slow = FALSE;
  g_autoptr (GString) text = g_string_new ("<rss><channel>");
  g_autoptr (DatelineFeedDocument) document = NULL;

  for (guint i = 0; i < n_entries; i++)
    g_string_append_printf (text, "<item><guid>%u</guid></item>", i);
  g_string_append (text, "</channel></rss>");
  document = parse (text->str, NULL);
  g_assert_cmpuint (dateline_feed_document_get_entries (document)->len, ==, n_read);
  g_assert_cmpint (dateline_feed_document_is_complete (document), ==, is_complete);
  g_assert_cmpint (dateline_feed_document_is_too_large (document, &is_too_slow),
                   ==,
                   !is_complete);
  g_assert_false (is_too_slow);
}

static void
test_many_entries (void)
{
  assert_many (20000, 20000, TRUE);
  assert_many (20001, 20000, FALSE);
}

/* Documents whose every part is as bad as it can be end in time. */
static void
test_bombs (void)
{
  static const char *const units[] = {
    "<item>",
    "<item><title>",
    "<a b=\"",
    "<![CDATA[",
    "<!--",
    "&",
    "<",
    "</item>",
    "<?",
    "<item xmlns:a='b' a:c='d'>",
    "<description><p>",
    "<media:content url='a.jpg'/>",
    "<category>x",
    "<!DOCTYPE [",
    "<entry>",
    "&#x;",
  };

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    {
      g_autoptr (GString) text = g_string_new ("<rss><channel><title>T</title><item>");
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (DatelineFeedDocument) document = NULL;
      gint64 start = g_get_monotonic_time ();

      while (text->len < 2 * 1024 * 1024)
        g_string_append (text, units[i]);
      bytes = g_bytes_new_static (text->str, text->len);
      document = dateline_feed_document_parse (bytes, NULL, NULL, NULL);
      g_assert_nonnull (document);
      g_assert_cmpint (g_get_monotonic_time () - start, <, 5 * G_USEC_PER_SEC);
    }
}

/* Bytes at random places of a feed are turned at random: nothing crashes. */
static void
test_noise (void)
{
  static const char whole[] =
      "<?xml version='1.0' encoding='utf-8'?><!DOCTYPE r [<!ENTITY a 'b'>]>"
      "<feed xmlns='http://www.w3.org/2005/Atom' xml:base='https://e.example/'><title "
      "type='xhtml'><div>x &a; &eacute;</div></title><entry><id>1</id><link href='x'/>"
      "<content type='html'><![CDATA[<p>x</p>]]></content></entry></feed>";

  for (guint i = 0; i < 3000; i++)
    {
      g_autofree char *copy = g_strdup (whole);
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (DatelineFeedDocument) document = NULL;

      for (guint j = 0; j < 4; j++)
        copy[g_test_rand_int_range (0, strlen (whole))] = g_test_rand_int_range (0, 256);
      bytes = g_bytes_new_static (copy, sizeof whole - 1);
      document = dateline_feed_document_parse (bytes, NULL, NULL, NULL);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/feed-parser/errors", test_errors);
  g_test_add_func ("/feed-parser/encodings", test_encodings);
  g_test_add_func ("/feed-parser/nul", test_nul);
  g_test_add_func ("/feed-parser/cut-off", test_cut_off);
  g_test_add_func ("/feed-parser/many-entries", test_many_entries);
  g_test_add_func ("/feed-parser/bombs", test_bombs);
  g_test_add_func ("/feed-parser/noise", test_noise);
  return g_test_run ();
}
