/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The modules of feeds: dates, places, lists and what is said of a feed, in every format
 * that can have them. What they say in words is in test-feed-module-texts. */

#include "feed-module-test.h"

static void
test_dates (void)
{
  static const struct
  {
    Formats formats;
    const char *name;
    gboolean is_update;
  } cases[] = {
    { IN_ANY, "dct:available", FALSE },      { IN_ANY, "dct:dateSubmitted", FALSE },
    { IN_ANY, "dct:date", FALSE },           { IN_ANY, "prism:publicationDate", FALSE },
    { IN_ANY, "prism:coverDate", FALSE },    { IN_ANY, "prism:modificationDate", TRUE },
    { IN_RSS | IN_RDF, "published", FALSE }, { IN_RSS | IN_RDF, "date", FALSE },
    { IN_RSS | IN_RDF, "updated", TRUE },    { IN_RSS | IN_RDF, "modified", TRUE },
    { IN_ATOM, "pubDate", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    for (guint format = 0; format < G_N_ELEMENTS (frames); format++)
      {
        g_autofree char *inside =
            g_strdup_printf ("<%1$s>2014-08-30T11:40:24Z</%1$s>", cases[i].name);
        g_autoptr (DatelineFeedDocument) document = NULL;
        DatelineEntry *entry;

        if ((cases[i].formats & (1 << format)) == 0)
          continue;
        document = parse_framed (frames[format], "", inside);
        entry = get_only_entry (document);
        g_test_message ("%s", inside);
        g_assert_cmpint (cases[i].is_update ? dateline_entry_get_updated (entry)
                                            : dateline_entry_get_published (entry),
                         ==,
                         1409398824);
      }
}

static void
test_positions (void)
{
  static const struct
  {
    const char *inside;
    gboolean is_known;
    double latitude;
    double longitude;
  } cases[] = {
    { "<georss:point>45.25 -71.5</georss:point>", TRUE, 45.25, -71.5 },
    { "<georss:point>\n 45.25,-71.5 </georss:point>", TRUE, 45.25, -71.5 },
    { "<georss:polygon>45.25 -71.5 1 2 3 4</georss:polygon>", TRUE, 45.25, -71.5 },
    { "<georss:where><gml:Point><gml:pos>45.25 -71.5</gml:pos></gml:Point>"
      "</georss:where>",
      TRUE,
      45.25,
      -71.5 },
    { "<gml:Point><gml:coordinates>-71.5,45.25</gml:coordinates></gml:Point>",
      TRUE,
      45.25,
      -71.5 },
    { "<geo:lat>45.25</geo:lat><geo:long>-71.5</geo:long>", TRUE, 45.25, -71.5 },
    { "<geo:Point><geo:long>-71.5</geo:long><geo:lat>45.25</geo:lat></geo:Point>",
      TRUE,
      45.25,
      -71.5 },
    { "<podcast:location geo='geo:45.25,-71.5'>X</podcast:location>",
      TRUE,
      45.25,
      -71.5 },
    { "<geo:lat>45.25</geo:lat>", FALSE, 0, 0 },
    { "<georss:point>north</georss:point>", FALSE, 0, 0 },
    { "<georss:point>91 0</georss:point>", FALSE, 0, 0 },
    { "<georss:point>nan inf</georss:point>", FALSE, 0, 0 },
    { "", FALSE, 0, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    for (guint format = 0; format < G_N_ELEMENTS (frames); format++)
      {
        g_autoptr (DatelineFeedDocument) document =
            parse_framed (frames[format], "", cases[i].inside);
        double latitude;
        double longitude;

        g_test_message ("%s", cases[i].inside);
        g_assert_cmpint (dateline_entry_get_position (get_only_entry (document),
                                                      &latitude,
                                                      &longitude),
                         ==,
                         cases[i].is_known);
        g_assert_cmpfloat (latitude, ==, cases[i].latitude);
        g_assert_cmpfloat (longitude, ==, cases[i].longitude);
      }
}

/* Half a position of one entry is none of the next. */
static void
test_position_halves (void)
{
  g_autoptr (DatelineFeedDocument) document =
      parse_framed ("<rss" NAMESPACES "><channel>%s%s</channel></rss>",
                    "<item><title>1</title><geo:lat>1</geo:lat></item>",
                    "<item><title>2</title><geo:long>2</geo:long></item>");
  GPtrArray *entries = dateline_feed_document_get_entries (document);
  double latitude;
  double longitude;

  g_assert_cmpuint (entries->len, ==, 2);
  g_assert_false (dateline_entry_get_position (entries->pdata[1], &latitude, &longitude));
}

static void
test_direction (void)
{
  g_autoptr (DatelineFeedDocument) atom =
      parse_framed ("<feed xmlns='http://www.w3.org/2005/Atom' dir='rtl'><title>x</title>"
                    "<entry>%s</entry><entry dir='ltr'>%s</entry></feed>",
                    "<title>1</title>",
                    "<title>2</title>");
  g_autoptr (DatelineFeedDocument) none =
      parse_framed (frames[0], "", "<title>x</title>");
  GPtrArray *entries = dateline_feed_document_get_entries (atom);

  g_assert_cmpint (dateline_feed_document_get_direction (atom),
                   ==,
                   DATELINE_DIRECTION_RIGHT_TO_LEFT);
  g_assert_cmpint (dateline_entry_get_direction (entries->pdata[0]),
                   ==,
                   DATELINE_DIRECTION_RIGHT_TO_LEFT);
  g_assert_cmpint (dateline_entry_get_direction (entries->pdata[1]),
                   ==,
                   DATELINE_DIRECTION_LEFT_TO_RIGHT);
  g_assert_cmpint (dateline_feed_document_get_direction (none),
                   ==,
                   DATELINE_DIRECTION_BY_TEXT);
}

static void
test_feed (void)
{
  g_autoptr (DatelineFeedDocument) rss =
      parse_framed (frames[0],
                    "<webMaster>w@e.example (W)</webMaster><dct:abstract>D</dct:abstract>"
                    "<wf:cover image='/cover.png'/>",
                    "");
  g_autoptr (DatelineFeedDocument) edited =
      parse_framed (frames[0],
                    "<webMaster>w@e.example (W)</webMaster>"
                    "<managingEditor>m@e.example</managingEditor>",
                    "");
  g_autoptr (DatelineFeedDocument) rdf =
      parse_framed (frames[2],
                    "<image rdf:resource='/i.png'/><dc:publisher>P</dc:publisher>",
                    "");
  DatelineAuthor *author = dateline_feed_document_get_authors (edited)->pdata[0];

  g_assert_cmpstr (
      dateline_author_get_name (dateline_feed_document_get_authors (rss)->pdata[0]),
      ==,
      "W");
  g_assert_cmpstr (dateline_feed_document_get_description (rss), ==, "D");
  g_assert_cmpstr (dateline_feed_document_get_icon_uri (rss),
                   ==,
                   "https://e.example/cover.png");
  /* The name of one is not that of the other. */
  g_assert_cmpstr (dateline_author_get_email (author), ==, "m@e.example");
  g_assert_null (dateline_author_get_name (author));
  g_assert_cmpstr (dateline_feed_document_get_icon_uri (rdf),
                   ==,
                   "https://e.example/i.png");
  g_assert_cmpstr (
      dateline_author_get_name (dateline_feed_document_get_authors (rdf)->pdata[0]),
      ==,
      "P");
}

static void
test_lists (void)
{
  g_autoptr (DatelineFeedDocument) document = parse_framed (
      frames[0],
      "",
      "<dc:creator>A</dc:creator><dc:creator>A</dc:creator>"
      "<dc:creator>B</dc:creator><itunes:category text='Arts'>"
      "<itunes:category text='Food'/></itunes:category><comments>12</comments>");
  DatelineEntry *entry = get_only_entry (document);
  const char *const *categories = dateline_entry_get_categories (entry);

  g_assert_cmpuint (dateline_entry_get_authors (entry)->len, ==, 2);
  g_assert_true (
      g_strv_equal (categories, (const char *const[]){ "Arts", "Food", NULL }));
  g_assert_cmpint (dateline_entry_get_comment_count (entry), ==, 12);
}

static void
test_lengths (void)
{
  static const struct
  {
    const char *text;
    gint64 length;
  } cases[] = {
    { "1234567", 1234567 },
    { " 1,234,567 ", 1234567 },
    { "1,23", 1 },
    { "", DATELINE_COUNT_UNKNOWN },
    { "0", DATELINE_COUNT_UNKNOWN },
    { "-5", DATELINE_COUNT_UNKNOWN },
    { "abc1", DATELINE_COUNT_UNKNOWN },
    { "99999999999999999999", DATELINE_COUNT_UNKNOWN },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *inside =
          g_strdup_printf ("<enclosure url='/a' length='%s'/>", cases[i].text);
      g_autoptr (DatelineFeedDocument) document = parse_framed (frames[0], "", inside);
      GPtrArray *enclosures = dateline_entry_get_enclosures (get_only_entry (document));

      g_assert_cmpint (dateline_enclosure_get_length (enclosures->pdata[0]),
                       ==,
                       cases[i].length);
    }
}

/* A document may be one entry of Atom. */
static void
test_entry_document (void)
{
  g_autoptr (DatelineFeedDocument) document =
      parse_framed ("<entry xmlns='http://www.w3.org/2005/Atom' xml:lang='de' "
                    "xml:base='https://b.example/'>%s<title>%s</title></entry>",
                    "<link href='1'/>",
                    "T");
  g_autoptr (GBytes) other = g_bytes_new_static ("<entry><title>T</title></entry>", 31);
  g_autoptr (GError) error = NULL;
  DatelineEntry *entry = get_only_entry (document);

  g_assert_cmpstr (dateline_entry_get_title (entry), ==, "T");
  g_assert_cmpstr (dateline_entry_get_link (entry), ==, "https://b.example/1");
  g_assert_cmpstr (dateline_entry_get_language (entry), ==, "de");
  g_assert_null (dateline_feed_document_parse (other, NULL, NULL, &error));
  g_assert_error (error, DATELINE_FEED_ERROR, DATELINE_FEED_ERROR_NOT_A_FEED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/feed-modules/dates", test_dates);
  g_test_add_func ("/feed-modules/positions", test_positions);
  g_test_add_func ("/feed-modules/position-halves", test_position_halves);
  g_test_add_func ("/feed-modules/direction", test_direction);
  g_test_add_func ("/feed-modules/feed", test_feed);
  g_test_add_func ("/feed-modules/lists", test_lists);
  g_test_add_func ("/feed-modules/lengths", test_lengths);
  g_test_add_func ("/feed-modules/entry-document", test_entry_document);
  return g_test_run ();
}
