/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What no document may take of us: the limits S06, S08, S10 and S20 by their numbers. The
 * documents are made here. */

#include "dateline-parsing.h"

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

static void
test_feed_size (void)
{
  g_autoptr (GString) text = g_string_new (BEGIN FIRST "<!--");
  g_autoptr (DatelineFeedDocument) document = NULL;

  while (text->len < 16 * MEGABYTE - strlen ("-->" END))
    g_string_append_c (text, 'x');
  g_string_append (text, "-->" END);
  document = parse (text->str);
  g_assert_true (dateline_feed_document_is_complete (document));
  g_string_append_c (text, '\n');
  assert_fails (text->str, text->len, "The feed is too large.");
}

static void
test_html_entities (void)
{
  g_autoptr (DatelineFeedDocument) document =
      parse (BEGIN "<item><title>caf&eacute;&nbsp;&ndash; &Aacute;&NotEqualTilde;&hearts;"
                   "&unknown;</title></item>" END);

  g_assert_cmpstr (dateline_entry_get_title (get_entry (document, 0)),
                   ==,
                   "café – Á≂̸♥&unknown;");
}

static void
test_tag_length (void)
{
  g_autoptr (GString) good = g_string_new (BEGIN FIRST "<item><media:content url='");
  g_autoptr (GString) bad = NULL;
  g_autoptr (DatelineFeedDocument) document = NULL;

  append_times (good, "x", 63 * 1024);
  bad = g_string_new (good->str);
  append_times (bad, "x", 1024);
  g_string_append (good, "'/><guid>2</guid></item>" END);
  g_string_append (bad, "'/><guid>2</guid></item>" END);
  document = parse (good->str);
  g_assert_true (dateline_feed_document_is_complete (document));
  g_assert_cmpuint (dateline_feed_document_get_entries (document)->len, ==, 2);
  assert_first_kept (bad->str);
}

/* Tags without an end nest by mistake: they are no bomb. */
static void
test_depth (void)
{
  g_autoptr (GString) text = g_string_new (BEGIN "<item><description>");
  g_autoptr (DatelineFeedDocument) document = NULL;

  append_times (text, "a<br>", 700);
  g_string_append (text, "</description><guid>1</guid></item>" LAST END);
  document = parse (text->str);
  g_assert_true (dateline_feed_document_is_complete (document));
  g_assert_true (dateline_feed_document_is_repaired (document));
  g_assert_cmpuint (dateline_feed_document_get_entries (document)->len, ==, 2);
}

/* Each piece is as bad as it can be where it is repeated. */
static void
test_time (void)
{
  static const char *const pieces[] = {
    "<author>@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@</"
    "author>",
    "<a/>",
    "<item xmlns:a='b'><a:c>",
    "<category>((((((((((((((((((((((((((</category>",
    "<description>&lt;img src=a>&lt;img src=b></description>",
    "<media:content url='a'><media:title>b</media:title></media:content>",
    "<item>x</item>",
    "<item><pubDate>Sat, 21 Nov 2026 08:00:00 +0100</pubDate></item>",
    "&x;&#1;&",
    "</b>",
  };

  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      g_autoptr (GString) text = g_string_new (BEGIN FIRST);
      g_autoptr (DatelineFeedDocument) document = NULL;

      append_times (text, pieces[i], 6 * MEGABYTE / strlen (pieces[i]));
      document = parse (text->str);
      g_assert_cmpstr (dateline_entry_get_title (get_entry (document, 0)), ==, "First");
    }
}

/* A name's parts may each be long, too. */
static void
test_time_of_names (void)
{
  g_autoptr (GString) text = g_string_new (BEGIN FIRST);
  g_autoptr (GString) name = g_string_new ("<author>");
  g_autoptr (DatelineFeedDocument) document = NULL;

  append_times (name, "@", 2000);
  g_string_append (name, "</author><managingEditor>");
  append_times (name, "(", 1000);
  append_times (name, ")", 1000);
  g_string_append (name, "</managingEditor>");
  append_times (text, name->str, 6 * MEGABYTE / name->len);
  document = parse (text->str);
  g_assert_cmpstr (dateline_entry_get_title (get_entry (document, 0)), ==, "First");
}

static void
append_prefixes (GString *text)
{
  for (guint i = 0; i < 60; i++)
    g_string_append_printf (text, " xmlns:n%u='urn:%u'", i, i);
}

static void
test_time_of_prefixes (void)
{
  g_autoptr (GString) text = g_string_new ("<rss");
  g_autoptr (DatelineFeedDocument) document = NULL;

  append_prefixes (text);
  g_string_append (text, "><channel");
  append_prefixes (text);
  g_string_append (text, ">" FIRST);
  append_times (text, "<p:q/>", 6 * MEGABYTE / 6);
  document = parse (text->str);
  g_assert_cmpstr (dateline_entry_get_title (get_entry (document, 0)), ==, "First");
}

static const char json_begin[] =
    "{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"T\",\"items\":["
    "{\"id\":\"1\",\"title\":\"First\"}";

static void
test_json_size (void)
{
  g_autoptr (GString) text = g_string_new (json_begin);

  while (text->len <= 16 * MEGABYTE)
    g_string_append (text, ",{\"id\":\"x\"}");
  assert_fails (text->str, text->len, "The feed is too large.");
}

static void
test_json_depth (void)
{
  g_autoptr (GString) good = g_string_new (json_begin);
  g_autoptr (GString) bad = g_string_new (json_begin);
  g_autoptr (DatelineFeedDocument) document = NULL;

  /* The document, its items and the item are three. */
  g_string_append (good, ",{\"id\":\"2\",\"_x\":");
  append_times (good, "[", 61);
  append_times (good, "]", 61);
  g_string_append (good, "}]}");
  document = parse (good->str);
  g_assert_true (dateline_feed_document_is_complete (document));
  g_assert_cmpuint (dateline_feed_document_get_entries (document)->len, ==, 2);

  g_string_append (bad, ",{\"id\":\"2\",\"_x\":");
  append_times (bad, "[", 1000000);
  assert_first_kept (bad->str);
}

static void
test_json_duplicate_keys (void)
{
  g_autoptr (DatelineFeedDocument) document =
      parse ("{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"A\","
             "\"title\":\"B\",\"items\":[{\"id\":\"1\",\"url\":\"/a\",\"id\":\"2\","
             "\"content_html\":\"a\",\"content_html\":\"b\",\"url\":\"/b\"}]}");
  DatelineEntry *entry = get_entry (document, 0);

  g_assert_cmpstr (dateline_feed_document_get_title (document), ==, "B");
  g_assert_cmpstr (dateline_entry_get_id (entry), ==, "2");
  g_assert_cmpstr (dateline_entry_get_link (entry), ==, "https://example.org/b");
  g_assert_cmpstr (dateline_entry_get_content (entry), ==, "b");
}

static void
test_json_surrogates (void)
{
  g_autoptr (DatelineFeedDocument) document = parse (
      "{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":["
      "{\"id\":\"1\",\"title\":\"a\\ud83db\\ude00c\\ud83d\\ude00\\ud83d\\u0041\"}]}");

  g_assert_cmpstr (dateline_entry_get_title (get_entry (document, 0)),
                   ==,
                   "a\xef\xbf\xbd"
                   "b\xef\xbf\xbd"
                   "c😀\xef\xbf\xbd"
                   "A");
}

static void
test_titles (void)
{
  g_autoptr (GString) text = g_string_new (
      BEGIN "<item><title>a&#x202E;b\xe2\x81\xa6"
            "cd&#xFFF9;e&#xE0041;f&#1;\x02g&#x85;h\n\ti"
            "e&#x301;&#x301;&#x301;&#x301;&#x301;&#x301;x</title>"
            "<description>&lt;p>a&#x202E;b\x02 c&lt;/p>\n&lt;p>d&lt;/p></description>"
            "<author>&#x202E;Ann</author><category>x&#x2066;</category></item>"
            "<item><guid>2</guid><title>");
  g_autoptr (DatelineFeedDocument) document = NULL;
  DatelineEntry *entry;
  const DatelineAuthor *author;

  append_times (text, "ä", 2000);
  g_string_append (text, "</title></item>" END);
  document = parse (text->str);
  entry = get_entry (document, 0);
  g_assert_cmpstr (dateline_entry_get_title (entry),
                   ==,
                   "abcdefg…h ie\xcc\x81\xcc\x81\xcc\x81\xcc\x81x");
  author = g_ptr_array_index (dateline_entry_get_authors (entry), 0);
  g_assert_cmpstr (dateline_author_get_name (author), ==, "Ann");
  g_assert_cmpstr (dateline_entry_get_categories (entry)[0], ==, "x");
  g_assert_cmpuint (strlen (dateline_entry_get_title (get_entry (document, 1))),
                    <=,
                    2048);
}

typedef void (*Maker) (GString *text, gsize length);

static void
make_stories (GString *text, gsize length)
{
  g_string_append (text, BEGIN);
  for (guint i = 0; text->len < length; i++)
    {
      g_string_append_printf (text, "<item><guid>%u</guid><title>T %u</title>", i, i);
      g_string_append (text, "<category>News</category><description>&lt;p>");
      append_times (text, "A pier in the rain &amp;amp; wind. ", 100);
      g_string_append (text, "&lt;/p></description></item>");
    }
  g_string_append (text, END);
}

/* Short addresses that stand for long ones. */
static void
make_addresses (GString *text, gsize length)
{
  g_string_append (text, "<rss xml:base='https://example.org/");
  append_times (text, "b", 16000);
  g_string_append (text, "/'><channel>");
  for (guint i = 0; text->len < length; i++)
    g_string_append_printf (text,
                            "<item><link>%u</link><enclosure url='a'/><enclosure "
                            "url='b'/><description>&lt;b></description></item>",
                            i);
  g_string_append (text, END);
}

/* The same in markup. */
static void
make_markup (GString *text, gsize length)
{
  g_string_append (text,
                   "<feed xmlns='http://www.w3.org/2005/Atom'><entry><content "
                   "type='xhtml'><div xml:base='https://example.org/");
  append_times (text, "b", 16000);
  g_string_append (text, "/'>");
  while (text->len < length)
    g_string_append (text, "<img src='a'/>");
  g_string_append (text, "</div></content></entry></feed>");
}

static void
make_items (GString *text, gsize length)
{
  g_string_append (text, BEGIN);
  for (guint i = 0; text->len < length; i++)
    g_string_append_printf (text, "<item><guid>%u</guid></item>", i);
  g_string_append (text, END);
}

/* Entities that would be a thousand times as long. */
static void
make_entities (GString *text, gsize length)
{
  g_string_append (text, "<!DOCTYPE rss [<!ENTITY a '");
  append_times (text, "A", 1000);
  g_string_append (text, "'>]>" BEGIN "<item><description>");
  while (text->len < length)
    g_string_append (text, "&a;");
  g_string_append (text, "</description></item>" END);
}

static void
make_json (GString *text, gsize length)
{
  g_string_append (text, json_begin);
  for (guint i = 0; text->len < length; i++)
    g_string_append_printf (text,
                            ",{\"id\":\"%u\",\"url\":\"a\",\"tags\":[\"x\"],"
                            "\"attachments\":[{\"url\":\"b\"}],\"content_text\":\"<\"}",
                            i);
  g_string_append (text, "]}");
}

/* The most memory, in bytes, that a process takes to read a document, less what one takes
 * that reads almost none. */
static gsize
measure_memory (Maker make, gsize length)
{
  int ends[2];
  long peak = 0;
  pid_t child;

  g_assert_cmpint (pipe (ends), ==, 0);
  child = fork ();
  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      g_autoptr (GString) text = g_string_sized_new (length + 65536);
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (DatelineFeedDocument) document = NULL;
      struct rusage usage;

      make (text, length);
      bytes = g_bytes_new_static (text->str, text->len);
      document = dateline_feed_document_parse (bytes, NULL, NULL, NULL);
      getrusage (RUSAGE_SELF, &usage);
      _exit (write (ends[1], &usage.ru_maxrss, sizeof peak) != sizeof peak);
    }
  close (ends[1]);
  g_assert_cmpint (read (ends[0], &peak, sizeof peak), ==, sizeof peak);
  close (ends[0]);
  g_assert_cmpint (waitpid (child, NULL, 0), ==, child);
  return (gsize) peak * 1024;
}

/* The document itself counts once; what grows with its square would be far beyond. */
static void
test_memory (void)
{
  static const struct
  {
    const char *name;
    Maker make;
    guint most; /* bytes a byte */
  } kinds[] = {
    { "stories", make_stories, 5 }, { "addresses", make_addresses, 24 },
    { "markup", make_markup, 24 },  { "items", make_items, 24 },
    { "json", make_json, 24 },      { "entities", make_entities, 5 },
  };

  if (IS_SANITIZED)
    {
      g_test_skip ("the sanitiser takes memory of its own");
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      gsize small = measure_memory (kinds[i].make, 1024);
      gsize large = measure_memory (kinds[i].make, 8 * MEGABYTE);
      gsize taken = large - MIN (small, large);

      g_test_message ("%s: %.1f bytes a byte", kinds[i].name, taken / (8.0 * MEGABYTE));
      g_assert_cmpuint (taken, <, kinds[i].most * 8 * MEGABYTE);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  /* First, while the process is small: what it took once, its children have. */
  g_test_add_func ("/limits/memory", test_memory);
  g_test_add_func ("/limits/S06/feed-size", test_feed_size);
  g_test_add_func ("/limits/S08/html-entities", test_html_entities);
  g_test_add_func ("/limits/S08/tag-length", test_tag_length);
  g_test_add_func ("/limits/S08/depth", test_depth);
  g_test_add_func ("/limits/S08/time", test_time);
  g_test_add_func ("/limits/S08/time-of-names", test_time_of_names);
  g_test_add_func ("/limits/S08/time-of-prefixes", test_time_of_prefixes);
  g_test_add_func ("/limits/S10/size", test_json_size);
  g_test_add_func ("/limits/S10/depth", test_json_depth);
  g_test_add_func ("/limits/S10/duplicate-keys", test_json_duplicate_keys);
  g_test_add_func ("/limits/S10/lone-surrogates", test_json_surrogates);
  g_test_add_func ("/limits/S20/titles", test_titles);
  return g_test_run ();
}
