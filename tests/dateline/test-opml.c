/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dateline/feed/dateline-opml.h"
#include "dateline/model/dateline-feed-builder-private.h"

#include <string.h>

#define BEGIN                                                                            \
  "<?xml version='1.0'?><opml version='2.0'><head><title>t</title></head><body>"
#define END "</body></opml>"

static GPtrArray *
read_text (const char *text, gssize length, GError **error)
{
  g_autoptr (GBytes) bytes =
      g_bytes_new (text, length < 0 ? strlen (text) : (gsize) length);

  return dateline_opml_read (bytes, error);
}

/* Feeds as "address|title|link|categories" lines. */
static char *
describe (GPtrArray *feeds)
{
  GString *lines = g_string_new (NULL);

  for (guint i = 0; i < feeds->len; i++)
    {
      DatelineFeed *feed = g_ptr_array_index (feeds, i);
      const char *title = dateline_feed_get_title (feed);
      const char *link = dateline_feed_get_link (feed);
      g_autofree char *categories =
          g_strjoinv (";", (char **) dateline_feed_get_categories (feed));

      g_string_append_printf (lines,
                              "%s%s|%s|%s|%s",
                              i > 0 ? "\n" : "",
                              dateline_feed_get_uri (feed),
                              title ? title : "-",
                              link ? link : "-",
                              categories);
    }
  return g_string_free (lines, FALSE);
}

typedef struct
{
  const char *text;
  const char *expected;
} Case;

static const Case cases[] = {
  { BEGIN END, "" },
  { BEGIN
    "<outline text='A &amp; B' xmlUrl='http://a/f?x=1&amp;y=2' htmlUrl='http://a/'/>" END,
    "http://a/f?x=1&y=2|A & B|http://a/|" },
  { BEGIN "<outline title='T' text='' type='rss' xmlUrl=' http://a/f '/>" END,
    "http://a/f|T|-|" },
  { BEGIN "<outline text='http://a/f' xmlUrl='http://a/f'/>" END, "http://a/f|-|-|" },
  /* Every level of folders is a category. */
  { BEGIN
    "<outline text='News'><outline title='World'><outline xmlUrl='http://a/'/>"
    "</outline><outline xmlUrl='http://b/'/></outline><outline xmlUrl='http://c/'/>" END,
    "http://a/|-|-|News;World\nhttp://b/|-|-|News\nhttp://c/|-|-|" },
  /* So is every component of the attribute; the same name is one. */
  { BEGIN "<outline text='news'><outline xmlUrl='http://a/' "
          "category='/News/World,/Science, plain , , /,AC%2FDC'/></outline>" END,
    "http://a/|-|-|news;World;Science;plain;AC/DC" },
  /* In several places, written differently: one feed. */
  { BEGIN "<outline text='A'><outline text='X' xmlUrl='http://a/f'/></outline>"
          "<outline text='B'><outline text='Y' xmlUrl='HTTP://A:80/f' "
          "htmlUrl='http://a/'/></outline>" END,
    "http://a/f|X|http://a/|A;B" },
  { BEGIN "<outline xmlUrl='http://a/f'/><outline text='http://a/f' "
          "xmlUrl='http://a:80/f'/>" END,
    "http://a/f|-|-|" },
  { BEGIN "<outline text='x' xmlUrl='feed://a.org/f'/>"
          "<outline text='y' xmlUrl='feed:http://b.org/f'/>" END,
    "https://a.org/f|x|-|\nhttp://b.org/f|y|-|" },
  /* What cannot be fetched, and what is no folder. */
  { BEGIN "<outline text='j' xmlUrl='javascript:1'/><outline text='f' "
          "xmlUrl='file:///etc/passwd'/><outline text='r' xmlUrl='relative'/>"
          "<outline text='c' xmlUrl='|rm -rf'/><outline text='e' xmlUrl=''>"
          "<outline text='ok' xmlUrl='http://ok/' htmlUrl='javascript:1'/></outline>" END,
    "http://ok/|ok|-|" },
  /* Not quite XML. */
  { "\n junk <OPML><BODY><OUTLINE TEXT=A XMLURL=http://a/?x&y>", "http://a/?x&y|A|-|" },
  { "<opml><body><outline text='A & B' xmlUrl='http://a/'><outline text='C' "
    "xmlUrl='http://c/'></body>",
    "http://a/|A & B|-|\nhttp://c/|C|-|" },
  { "<opml><body><outline text='F'><outline text='A' xmlUrl='http://a/'/><outline te",
    "http://a/|A|-|F" },
  { "<!DOCTYPE opml [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><opml><body>"
    "<outline text='&x;A' xmlUrl='http://a/'/></body></opml>",
    NULL },
};

static void
test_lists (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) feeds = read_text (cases[i].text, -1, &error);
      g_autofree char *found = NULL;

      g_test_message ("%" G_GSIZE_FORMAT, i);
      g_assert_no_error (error);
      found = describe (feeds);
      if (cases[i].expected != NULL)
        g_assert_cmpstr (found, ==, cases[i].expected);
      else
        g_assert_null (strstr (found, "root:"));
    }
}

static void
test_encodings (void)
{
  g_autoptr (GPtrArray) latin = read_text (
      "<?xml version='1.0' encoding='ISO-8859-1'?><opml><body><outline text='\xe9' "
      "xmlUrl='http://a/'/></body></opml>",
      -1,
      NULL);
  g_autofree char *text = describe (latin);
  g_autofree char *wide = NULL;
  g_autoptr (GPtrArray) wide_feeds = NULL;
  gsize length;

  g_assert_cmpstr (text, ==, "http://a/|é|-|");
  wide = g_convert (BEGIN "<outline text='é' xmlUrl='http://a/'/>" END,
                    -1,
                    "UTF-16",
                    "UTF-8",
                    NULL,
                    &length,
                    NULL);
  wide_feeds = read_text (wide, length, NULL);
  g_free (text);
  text = describe (wide_feeds);
  g_assert_cmpstr (text, ==, "http://a/|é|-|");
}

static void
test_errors (void)
{
  static const struct
  {
    const char *text;
    DatelineOpmlError code;
  } wrong[] = {
    { "", DATELINE_OPML_ERROR_NOT_OPML },
    { " \n", DATELINE_OPML_ERROR_NOT_OPML },
    { "just words", DATELINE_OPML_ERROR_NOT_OPML },
    { "{\"opml\": 1}", DATELINE_OPML_ERROR_NOT_OPML },
    { "<html><body><outline xmlUrl='http://a/'/></body></html>",
      DATELINE_OPML_ERROR_NOT_OPML },
    { "<rss version='2.0'><channel/></rss>", DATELINE_OPML_ERROR_NOT_OPML },
    { "<feed xmlns='http://www.w3.org/2005/Atom'/>", DATELINE_OPML_ERROR_NOT_OPML },
    { "\x89PNG\r\n", DATELINE_OPML_ERROR_NOT_OPML },
    { "<opml version='2.0'><head><ti", DATELINE_OPML_ERROR_DAMAGED },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) feeds = read_text (wrong[i].text, -1, &error);

      g_assert_null (feeds);
      g_assert_error (error, DATELINE_OPML_ERROR, (int) wrong[i].code);
      g_assert_true (g_str_has_suffix (error->message, "."));
    }
}

static GString *
repeat (const char *begin, const char *filling, guint n, const char *end)
{
  GString *text = g_string_new (begin);

  for (guint i = 0; i < n; i++)
    g_string_append (text, filling);
  return g_string_append (text, end);
}

static void
test_limits (void)
{
  static const struct
  {
    const char *filling;
    guint good, bad;
  } limits[] = {
    { "<outline text='x' xmlUrl='http://a/'/>", 10000, 10001 },
    { "<outline text='x'>", 32, 33 },
    { "          ", 1024 * 1024 - 100, 1024 * 1024 + 1 },
    { "<outline>", 1, 200000 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (limits); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GString) good = repeat (BEGIN, limits[i].filling, limits[i].good, END);
      g_autoptr (GString) bad = repeat (BEGIN, limits[i].filling, limits[i].bad, END);
      g_autoptr (GPtrArray) feeds = read_text (good->str, good->len, &error);
      g_autoptr (GPtrArray) none = NULL;

      g_assert_no_error (error);
      g_assert_nonnull (feeds);
      none = read_text (bad->str, bad->len, &error);
      g_assert_null (none);
      g_assert_error (error, DATELINE_OPML_ERROR, DATELINE_OPML_ERROR_TOO_LARGE);
    }
}

static void
add (GPtrArray *feeds,
     const char *uri,
     const char *title,
     const char *link,
     const char *categories)
{
  g_auto (DatelineFeedBuilder) builder;

  dateline_feed_builder_init (&builder);
  builder.uri = g_strdup (uri);
  builder.title = g_strdup (title);
  builder.link = g_strdup (link);
  builder.categories = g_strsplit (categories, ";", -1);
  g_ptr_array_add (feeds, dateline_feed_builder_build (&builder));
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

static char *
describe_sorted (GPtrArray *feeds)
{
  g_autofree char *text = describe (feeds);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  qsort (lines, g_strv_length (lines), sizeof (char *), compare_lines);
  return g_strjoinv ("\n", lines);
}

static GPtrArray *
make_feeds (void)
{
  GPtrArray *feeds =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dateline_feed_unref);

  add (feeds,
       "http://a/?x=1&y='2'",
       "A <b> \"&\" 'é' 日本",
       "http://a/",
       "News;World;Science");
  add (feeds, "https://b/%zz|", NULL, NULL, "");
  add (feeds, "https://c/", "C", NULL, "World");
  add (feeds, "https://d/", "D", NULL, "Arts, Books;AC/DC;100%;%2C%25");
  add (feeds, "https://e/", "E", "https://e/x?a&b", "");
  add (feeds, "https://f/", "F", NULL, "news;b");
  add (feeds, "https://g/", "G", NULL, "AC/DC");
  return feeds;
}

static void
test_round_trip (void)
{
  g_autoptr (GPtrArray) feeds = make_feeds ();
  g_autoptr (GBytes) first = dateline_opml_write (feeds, "My <feeds> & more");
  g_autoptr (GPtrArray) again = dateline_opml_read (first, NULL);
  g_autoptr (GBytes) second = NULL;
  g_autofree char *before = describe_sorted (feeds);
  g_autofree char *after = NULL;

  g_assert_nonnull (again);
  after = describe_sorted (again);
  /* A category is one whatever its case; the folder's spelling is that of its first feed.
   */
  g_assert_nonnull (strstr (before, "|news;b"));
  g_free (before);
  before = describe_sorted (feeds);
  {
    g_autoptr (GString) folded = g_string_new (before);

    g_string_replace (folded, "|news;b", "|News;b", 0);
    g_assert_cmpstr (after, ==, folded->str);
  }
  second = dateline_opml_write (again, "My <feeds> & more");
  {
    g_autoptr (GPtrArray) third = dateline_opml_read (second, NULL);
    g_autofree char *thrice = describe_sorted (third);

    g_assert_cmpstr (thrice, ==, after);
  }
}

/* A parser that forgives nothing accepts it, and finds what other readers look for. */
static void
test_strict (void)
{
  g_autoptr (GPtrArray) feeds = make_feeds ();
  g_autoptr (GBytes) bytes = NULL;
  const GMarkupParser nothing = { NULL };
  g_autoptr (GMarkupParseContext) strict =
      g_markup_parse_context_new (&nothing, 0, NULL, NULL);
  g_autoptr (GError) error = NULL;
  gsize length;
  const char *text;

  add (feeds, "https://h/", "bad \001 \xff and \xef\xbf\xbf here", NULL, "a\nb");
  add (feeds, DATELINE_GUIDE_URI, "The guide", NULL, "");
  bytes = dateline_opml_write (feeds, "My <feeds> & \"more\"");
  text = g_bytes_get_data (bytes, &length);
  g_markup_parse_context_parse (strict, text, length, &error);
  g_assert_no_error (error);
  g_assert_true (g_markup_parse_context_end_parse (strict, &error));
  for (gsize i = 0; i < length; i++)
    g_assert_true ((guchar) text[i] >= 0x20 || text[i] == '\n');
  g_assert_null (g_strstr_len (text, length, "\xef\xbf\xbf"));

  g_assert_null (g_strstr_len (text, length, "resource:"));
  g_assert_nonnull (g_strstr_len (text, length, "<opml version=\"2.0\">"));
  g_assert_nonnull (g_strstr_len (text, length, "<outline text=\"News\">"));
  g_assert_nonnull (g_strstr_len (text, length, "category=\"News,World,Science\""));
}

static void
test_empty (void)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (GBytes) bytes = dateline_opml_write (none, NULL);
  g_autoptr (GPtrArray) feeds = dateline_opml_read (bytes, NULL);

  g_assert_nonnull (feeds);
  g_assert_cmpuint (feeds->len, ==, 0);
}

/* Cut anywhere, it is read or refused, and ends. */
static void
test_cut (void)
{
  g_autoptr (GPtrArray) feeds = make_feeds ();
  g_autoptr (GBytes) bytes = dateline_opml_write (feeds, "t");
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);
  guint most = 0;

  for (gsize n = 0; n < length; n++)
    {
      g_autoptr (GPtrArray) part = read_text (text, n, NULL);

      if (part != NULL)
        {
          g_assert_cmpuint (part->len, >=, most);
          most = part->len;
        }
    }
  g_assert_cmpuint (most, ==, feeds->len);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/opml/lists", test_lists);
  g_test_add_func ("/opml/encodings", test_encodings);
  g_test_add_func ("/opml/errors", test_errors);
  g_test_add_func ("/limits/S24/limits", test_limits);
  g_test_add_func ("/opml/round-trip", test_round_trip);
  g_test_add_func ("/opml/strict", test_strict);
  g_test_add_func ("/opml/empty", test_empty);
  g_test_add_func ("/opml/cut", test_cut);
  return g_test_run ();
}
