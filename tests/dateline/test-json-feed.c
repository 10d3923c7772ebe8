/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* JSON Feed 1 and 1.1. */

#include "feed-document-test.h"

#define VERSION "\"version\": \"https://jsonfeed.org/version/1.1\""

static void
test_feed (void)
{
  g_autoptr (DatelineFeedDocument) document = parse (
      "{" VERSION ", \"title\": \"T \\u00e9 \\ud83d\\ude00\", \"home_page_url\": \"/\","
      " \"feed_url\": \"f.json\", \"description\": \"D\", \"icon\": \"i.png\","
      " \"favicon\": \"javascript:x\", \"language\": \"en\","
      " \"authors\": [{\"name\": \"Ann\", \"url\": \"/ann\", \"x\": {\"name\": \"no\"}}, "
      "1],"
      " \"author\": {\"name\": \"no\"},"
      " \"hubs\": [{\"type\": \"WebSub\", \"url\": \"https://hub.example/\"}],"
      " \"unknown\": [{\"items\": [[{}]]}], \"items\": []}",
      "https://e.example/x/f.json");
  GPtrArray *authors = dateline_feed_document_get_authors (document);

  g_assert_cmpint (dateline_feed_document_get_format (document),
                   ==,
                   DATELINE_FEED_FORMAT_JSON);
  g_assert_true (dateline_feed_document_is_complete (document));
  g_assert_cmpstr (dateline_feed_document_get_title (document), ==, "T é 😀");
  g_assert_cmpstr (dateline_feed_document_get_link (document), ==, "https://e.example/");
  g_assert_cmpstr (dateline_feed_document_get_self_uri (document),
                   ==,
                   "https://e.example/x/f.json");
  g_assert_cmpstr (dateline_feed_document_get_icon_uri (document),
                   ==,
                   "https://e.example/x/i.png");
  g_assert_null (dateline_feed_document_get_favicon_uri (document));
  g_assert_cmpuint (authors->len, ==, 1);
  g_assert_cmpstr (dateline_author_get_name (authors->pdata[0]), ==, "Ann");
  g_assert_cmpstr (dateline_feed_document_get_hubs (document)[1],
                   ==,
                   "https://hub.example/");
}

static void
test_item (void)
{
  g_autoptr (DatelineFeedDocument) document = parse (
      "{" VERSION ", \"items\": [{\"id\": 42, \"url\": \"1\", \"external_url\":"
      " \"https://o.example/\", \"title\": \"A &amp; <b>\", \"summary\": \"S\","
      " \"content_html\": \"<p>C</p><img src='c.png'>\", \"content_text\": \"no\","
      " \"image\": \"i.png\", \"date_published\": \"2025-01-01T00:00:00+01:00\","
      " \"tags\": [\"a\", null, \"b\", \"a\"], \"language\": \"fr\", \"title\": null,"
      " \"author\": {\"name\": \"Bob\"}, \"attachments\": [{\"url\": \"a.mp3\", "
      "\"mime_type\":"
      " \"audio/mpeg\", \"title\": \"A\", \"size_in_bytes\": 9, \"duration_in_seconds\": "
      "5.5},"
      " {\"mime_type\": \"x\"}]}]}",
      "https://e.example/f.json");
  DatelineEntry *entry = get_entry (document, 0);
  GPtrArray *enclosures = dateline_entry_get_enclosures (entry);

  g_assert_cmpstr (dateline_entry_get_id (entry), ==, "42");
  g_assert_cmpstr (dateline_entry_get_link (entry), ==, "https://e.example/1");
  g_assert_cmpstr (dateline_entry_get_external_link (entry), ==, "https://o.example/");
  g_assert_cmpstr (dateline_entry_get_title (entry), ==, "A &amp; <b>");
  g_assert_cmpstr (dateline_entry_get_summary (entry), ==, "S");
  g_assert_cmpstr (dateline_entry_get_content (entry), ==, "<p>C</p><img src='c.png'>");
  g_assert_cmpint (dateline_entry_get_published (entry), ==, 1735686000);
  g_assert_cmpint (dateline_entry_get_published_offset (entry), ==, 60);
  g_assert_cmpuint (g_strv_length ((GStrv) dateline_entry_get_categories (entry)), ==, 2);
  g_assert_cmpstr (dateline_entry_get_language (entry), ==, "fr");
  g_assert_cmpuint (dateline_entry_get_authors (entry)->len, ==, 1);
  g_assert_cmpuint (enclosures->len, ==, 1);
  g_assert_cmpint (dateline_enclosure_get_duration (enclosures->pdata[0]), ==, 5);
  g_assert_cmpstr (dateline_picture_get_uri (dateline_entry_get_lead_picture (entry)),
                   ==,
                   "https://e.example/i.png");
  g_assert_cmpuint (dateline_entry_get_pictures (entry)->len, ==, 2);
}

static void
test_text_is_not_html (void)
{
  g_autoptr (DatelineFeedDocument) document =
      parse ("{" VERSION ", \"items\": [{\"id\": \"1\","
             " \"content_text\": \"1 < 2 & <b>no</b>\\nline\"}]}",
             NULL);
  DatelineEntry *entry = get_entry (document, 0);

  g_assert_cmpstr (dateline_entry_get_content (entry),
                   ==,
                   "1 &lt; 2 &amp; &lt;b&gt;no&lt;/b&gt;<br>\nline");
  g_assert_cmpstr (dateline_entry_get_content_text (entry),
                   ==,
                   "1 < 2 & <b>no</b>\nline");
}

/* What stands before a fault is read; the item that it is in is not. */
static void
test_cut_off (void)
{
  static const char whole[] =
      "{" VERSION ", \"title\": \"T\", \"items\": [{\"id\": \"1\", \"title\": \"A\"},"
      " {\"id\": \"2\", \"title\": \"B\"}]}";

  for (gsize length = 1; length < strlen (whole); length++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new (whole, length);
      g_autoptr (DatelineFeedDocument) document =
          dateline_feed_document_parse (bytes, NULL, NULL, NULL);

      if (document == NULL)
        {
          g_assert_cmpuint (length, <=, strlen ("{" VERSION));
          continue;
        }
      g_assert_false (dateline_feed_document_is_complete (document));
      g_assert_cmpuint (dateline_feed_document_get_entries (document)->len, <=, 2);
    }
}

static void
test_tolerance (void)
{
  g_autoptr (DatelineFeedDocument) document = parse (
      "\n{" VERSION ",, \"items\": [{\"id\": \"1\",}, 7, null, {\"id\": \"2\" \"title\": "
      "\"\\ud83d x \\u0000 \\q\"},],}\n\n",
      NULL);

  g_assert_cmpuint (dateline_feed_document_get_entries (document)->len, ==, 2);
  g_assert_cmpstr (dateline_entry_get_title (get_entry (document, 1)), ==, "� x � q");
}

static void
test_not_a_feed (void)
{
  static const char *const cases[] = {
    "[1, 2, 3]",
    "{}",
    "{\"version\": \"1.0\"",
    "{\"items\": []}",
    "{\"error\": \"not found\"}",
    "[[[[[[[[",
    "{\"a\":",
    "{",
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new (cases[i], strlen (cases[i]));
      g_autoptr (GError) error = NULL;

      g_assert_null (dateline_feed_document_parse (bytes, NULL, NULL, &error));
      g_assert_error (error, DATELINE_FEED_ERROR, DATELINE_FEED_ERROR_NOT_A_FEED);
    }
}

static void
test_depth (void)
{
  g_autoptr (GString) text = g_string_new ("{" VERSION ", \"items\": [{\"id\": \"1\"},");
  g_autoptr (DatelineFeedDocument) document = NULL;

  for (guint i = 0; i < 1000000; i++)
    g_string_append_c (text, '[');
  document = parse (text->str, NULL);
  g_assert_cmpuint (dateline_feed_document_get_entries (document)->len, ==, 1);
  g_assert_false (dateline_feed_document_is_complete (document));
}

/* Publishers write authors in each of these ways, and numbers in quotes. */
static void
test_authors (void)
{
  static const char *const values[] = {
    "'authors':[{'name':'N'},{'name':'N'}]",
    "'authors':{'name':'N'}",
    "'authors':'N'",
    "'authors':['N']",
    "'author':{'name':'N'}",
    "'author':'N <n@e.example>'",
    "'author':{'name':'no'},'authors':[{'name':'N'}]",
    "'authors':[{'name':'N'}],'author':{'name':'no'}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autofree char *text = g_strdup_printf (
          "{'version':'https://jsonfeed.org/version/1.1','next_url':'/2','expired':true,"
          "'items':[{'id':1,%s,'date_published':1756989000,'attachments':[{'url':'/a',"
          "'size_in_bytes':'12','duration_in_seconds':61.5}]}]}",
          values[i]);
      g_autoptr (DatelineFeedDocument) document = NULL;
      DatelineEntry *entry;
      GPtrArray *authors;
      DatelineEnclosure *enclosure;

      g_strdelimit (text, "'", '"');
      document = parse (text, "https://e.example/");
      entry = get_entry (document, 0);
      authors = dateline_entry_get_authors (entry);
      enclosure = dateline_entry_get_enclosures (entry)->pdata[0];
      g_assert_cmpuint (authors->len, ==, 1);
      g_assert_cmpstr (dateline_author_get_name (authors->pdata[0]), ==, "N");
      g_assert_cmpint (dateline_entry_get_published (entry), ==, 1756989000);
      g_assert_cmpint (dateline_enclosure_get_length (enclosure), ==, 12);
      g_assert_cmpint (dateline_enclosure_get_duration (enclosure), ==, 61);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/json-feed/feed", test_feed);
  g_test_add_func ("/json-feed/item", test_item);
  g_test_add_func ("/json-feed/authors", test_authors);
  g_test_add_func ("/json-feed/text-is-not-html", test_text_is_not_html);
  g_test_add_func ("/json-feed/cut-off", test_cut_off);
  g_test_add_func ("/json-feed/tolerance", test_tolerance);
  g_test_add_func ("/json-feed/not-a-feed", test_not_a_feed);
  g_test_add_func ("/json-feed/depth", test_depth);
  return g_test_run ();
}
