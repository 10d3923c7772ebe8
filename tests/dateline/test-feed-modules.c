/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The modules of feeds, in every format that can have them, and elements of one format
 * in another. */

#include "dateline/feed/dateline-feed-parser.h"

#include <string.h>

#define NAMESPACES                                                                       \
  " xmlns:a='http://www.w3.org/2005/Atom' xmlns:dc='http://purl.org/dc/elements/1.1/'"   \
  " xmlns:dct='http://purl.org/dc/terms/'"                                               \
  " xmlns:itunes='http://www.itunes.com/dtds/podcast-1.0.dtd'"                           \
  " xmlns:g='http://www.google.com/schemas/play-podcasts/1.0'"                           \
  " xmlns:thr='http://purl.org/syndication/thread/1.0'"                                  \
  " xmlns:fb='http://rssnamespace.org/feedburner/ext/1.0'"                               \
  " xmlns:prism='http://prismstandard.org/namespaces/1.2/basic/'"                        \
  " xmlns:georss='http://www.georss.org/georss'"                                         \
  " xmlns:geo='http://www.w3.org/2003/01/geo/wgs84_pos#'"                                \
  " xmlns:gml='http://www.opengis.net/gml/3.2'"                                          \
  " xmlns:podcast='https://podcastindex.org/namespace/1.0'"                              \
  " xmlns:wf='http://webfeeds.org/rss/1.0'"

/* A feed of each format around "%s" of a feed and "%s" of an entry. */
static const char *const frames[] = {
  "<rss version='2.0'" NAMESPACES "><channel>%s<item>%s</item></channel></rss>",
  "<feed xmlns='http://www.w3.org/2005/Atom'" NAMESPACES ">%s<entry>%s</entry></feed>",
  "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' "
  "xmlns='http://purl.org/rss/1.0/'" NAMESPACES
  "><channel>%s</channel><item>%s</item></rdf:RDF>",
};

static DatelineFeedDocument *
parse (const char *frame, const char *feed, const char *entry)
{
  g_auto (GStrv) parts = g_strsplit (frame, "%s", 3);
  g_autofree char *text = g_strconcat (parts[0], feed, parts[1], entry, parts[2], NULL);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  DatelineFeedDocument *document =
      dateline_feed_document_parse (bytes, NULL, "https://e.example/feed", &error);

  g_assert_no_error (error);
  return document;
}

static DatelineEntry *
get_entry (DatelineFeedDocument *document)
{
  GPtrArray *entries = dateline_feed_document_get_entries (document);

  g_assert_cmpuint (entries->len, ==, 1);
  return g_ptr_array_index (entries, 0);
}

typedef enum
{
  IN_RSS = 1 << 0,
  IN_ATOM = 1 << 1,
  IN_RDF = 1 << 2,
  IN_ANY = IN_RSS | IN_ATOM | IN_RDF,
} Formats;

typedef struct
{
  Formats formats;
  const char *inside;
  const char *(*get) (const DatelineEntry *entry);
  const char *expected;
} TextCase;

static const char *
get_category (const DatelineEntry *entry)
{
  return dateline_entry_get_categories (entry)[0];
}

static const char *
get_author (const DatelineEntry *entry)
{
  GPtrArray *authors = dateline_entry_get_authors (entry);

  return authors->len == 0 ? NULL : dateline_author_get_name (authors->pdata[0]);
}

static const char *
get_mail (const DatelineEntry *entry)
{
  GPtrArray *authors = dateline_entry_get_authors (entry);

  return authors->len == 0 ? NULL : dateline_author_get_email (authors->pdata[0]);
}

static const char *
get_enclosure (const DatelineEntry *entry)
{
  GPtrArray *enclosures = dateline_entry_get_enclosures (entry);

  return enclosures->len == 0 ? NULL : dateline_enclosure_get_uri (enclosures->pdata[0]);
}

#define GET(field) dateline_entry_get_##field

static const TextCase text_cases[] = {
  /* Bodies, from the fullest to the least. */
  { IN_ANY, "<dct:abstract>b</dct:abstract>", GET (content_text), "b" },
  { IN_ANY, "<dct:description>b</dct:description>", GET (content_text), "b" },
  { IN_ANY, "<itunes:subtitle>b</itunes:subtitle>", GET (content_text), "b" },
  { IN_ANY, "<g:description>b</g:description>", GET (content_text), "b" },
  { IN_ANY,
    "<itunes:subtitle>s</itunes:subtitle><itunes:summary>b</itunes:summary>",
    GET (content_text),
    "b" },
  { IN_ANY,
    "<itunes:subtitle>s</itunes:subtitle><itunes:summary>b</itunes:summary>",
    GET (summary),
    "s" },
  { IN_RSS | IN_RDF, "<content>b</content>", GET (content_text), "b" },
  { IN_RSS | IN_RDF, "<summary>b</summary>", GET (content_text), "b" },
  { IN_ATOM, "<description>b</description>", GET (content_text), "b" },
  { IN_ATOM, "<content type='HTML'>1 &amp;lt; 2</content>", GET (content_text), "1 < 2" },
  { IN_ATOM,
    "<summary>b</summary><content type='image/png' mode='base64'>iVBORw0KGgo=</content>",
    GET (content_text),
    "b" },
  /* Ids and links. */
  { IN_ANY, "<dc:identifier>doi:1</dc:identifier>", GET (id), "doi:1" },
  { IN_ANY, "<dct:identifier>doi:1</dct:identifier>", GET (id), "doi:1" },
  { IN_RSS | IN_RDF,
    "<guid>g</guid><dc:identifier>doi:1</dc:identifier><id>3</id>",
    GET (id),
    "g" },
  { IN_RSS, "<id>3</id>", GET (id), "3" },
  { IN_ATOM, "<guid>g</guid>", GET (id), "g" },
  { IN_ATOM, "<id>https://e.example/1</id>", GET (link), "https://e.example/1" },
  { IN_ATOM,
    "<id>https://e.example/1</id><link href='/2'/>",
    GET (link),
    "https://e.example/2" },
  { IN_ATOM, "<id>tag:e.example,2025:1</id>", GET (link), NULL },
  { IN_RSS, "<comments> /c </comments>", GET (comments_uri), "https://e.example/c" },
  { IN_RSS, "<comments>None so far</comments>", GET (comments_uri), NULL },
  { IN_RSS, "<comments>12</comments>", GET (comments_uri), NULL },
  { IN_ANY, "<a:link rel='replies' href='/c'/>", GET (comments_uri), NULL },
  { IN_ANY,
    "<a:link rel='replies' type='text/html' href='/c'/>",
    GET (comments_uri),
    "https://e.example/c" },
  { IN_ANY,
    "<a:link rel='replies' type='text/html' href='not yet'/>",
    GET (comments_uri),
    NULL },
  { IN_ANY, "<a:link rel='enclosure' href=''/>", get_enclosure, NULL },
  { IN_RSS,
    "<enclosure url='/p.mp3'/><fb:origEnclosureLink>https://o.example/o.mp3"
    "</fb:origEnclosureLink>",
    get_enclosure,
    "https://o.example/o.mp3" },
  /* Persons. */
  { IN_ANY, "<author><name>N</name><title>Editor</title></author>", get_author, "N" },
  { IN_ANY, "<author> N </author>", get_author, "N" },
  { IN_ANY, "<author>by <b>N</b></author>", get_author, "by N" },
  { IN_ANY, "<author>N &lt;n@e.example></author>", get_mail, "n@e.example" },
  { IN_ANY, "<dc:creator>&lt;a href='x'>N&lt;/a> (U)</dc:creator>", get_author, "N (U)" },
  { IN_ANY, "<dc:creator>&lt;3 N</dc:creator>", get_author, "<3 N" },
  { IN_ANY, "<podcast:person role='Host'>N</podcast:person>", get_author, "N" },
  { IN_ANY, "<podcast:person>N</podcast:person>", get_author, "N" },
  { IN_ANY, "<podcast:person role='editor'>N</podcast:person>", get_author, NULL },
  { IN_ANY,
    "<a:source><a:title>S</a:title><a:author><a:name>N</a:name></a:author></a:source>",
    get_author,
    "N" },
  { IN_ANY,
    "<dc:creator>Own</dc:creator>"
    "<a:source><a:author><a:name>N</a:name></a:author></a:source>",
    get_author,
    "Own" },
  /* Where it was taken from. */
  { IN_RSS, "<source url='/s'>The S</source>", GET (source_title), "The S" },
  { IN_RSS, "<source url='/s'>The S</source>", GET (source_uri), "https://e.example/s" },
  { IN_ANY,
    "<a:title>T</a:title><a:source><a:title>S</a:title></a:source>",
    GET (title),
    "T" },
  { IN_ANY, "<a:source><a:title>S</a:title></a:source>", GET (source_title), "S" },
  { IN_ANY,
    "<a:source><a:link rel='self' href='/f'/><a:link href='/s'/></a:source>",
    GET (source_uri),
    "https://e.example/s" },
  { IN_ANY, "<a:source><a:rights>R</a:rights></a:source>", GET (rights), "R" },
  { IN_ANY, "<a:source><a:id>no</a:id></a:source>", GET (id), NULL },
  { IN_ANY, "<dc:source>Agency</dc:source>", GET (source_title), "Agency" },
  { IN_ANY,
    "<dc:source>https://s.example/</dc:source>",
    GET (source_uri),
    "https://s.example/" },
  /* Titles, rights, language, categories. */
  { IN_ANY, "<dct:alternative>T</dct:alternative>", GET (title), "T" },
  { IN_ANY,
    "<dct:alternative>A</dct:alternative><dc:title>T</dc:title>",
    GET (title),
    "T" },
  { IN_ANY, "<prism:copyright>R</prism:copyright>", GET (rights), "R" },
  { IN_ANY, "<dct:language>he</dct:language>", GET (language), "he" },
  { IN_ANY, "<a:category>C</a:category>", get_category, "C" },
  { IN_ANY, "<prism:section>World</prism:section>", get_category, "World" },
  { IN_RSS, "<title>a \xe2\x80\x8f!</title>", GET (title), "a \xe2\x80\x8f!" },
  { IN_ANY, "<itunes:keywords text='K'/>", get_category, "K" },
  { IN_RSS,
    "<title>RSS &lt;&lt;&lt; T &gt;&gt;&gt;</title>",
    GET (title),
    "RSS <<< T >>>" },
  /* An entry that is put into another by mistake. */
  { IN_RSS | IN_RDF, "<item/><link>/1</link>", GET (link), "https://e.example/1" },
  /* Places by name. */
  { IN_ANY, "<georss:featureName>Bonn</georss:featureName>", GET (place), "Bonn" },
  { IN_ANY, "<dct:spatial>Bonn</dct:spatial>", GET (place), "Bonn" },
  { IN_ANY, "<prism:location>Bonn</prism:location>", GET (place), "Bonn" },
  { IN_ANY, "<podcast:location>Bonn</podcast:location>", GET (place), "Bonn" },
  /* CDATA in CDATA, and escaped. */
  { IN_RSS,
    "<description><![CDATA[ <![CDATA[<p>b</p>]]]]><![CDATA[> ]]></description>",
    GET (content_text),
    "b" },
  { IN_RSS, "<title>&lt;![CDATA[T]]&gt;</title>", GET (title), "T" },
  { IN_RSS, "<title>&lt;![CDATA[&gt;</title>", GET (title), "<![CDATA[>" },
  /* UTF-8 that was made UTF-8 twice, in bytes and in references. */
  { IN_ANY, "<dc:title>Itâ€™s cafÃ©</dc:title>", GET (title), "It’s café" },
  { IN_ANY, "<dc:title>&acirc;&#128;&brvbar;</dc:title>", GET (title), "…" },
  { IN_ANY, "<dc:title>Itâ€™s café</dc:title>", GET (title), "Itâ€™s café" },
  { IN_ANY, "<dc:title>Das MENÜ»</dc:title>", GET (title), "Das MENÜ»" },
};

static void
test_texts (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (text_cases); i++)
    for (guint format = 0; format < G_N_ELEMENTS (frames); format++)
      {
        const TextCase *c = &text_cases[i];
        g_autoptr (DatelineFeedDocument) document = NULL;

        if ((c->formats & (1 << format)) == 0)
          continue;
        document = parse (frames[format], "", c->inside);
        if (g_strcmp0 (c->get (get_entry (document)), c->expected) != 0)
          g_test_message ("format %u: %s", format, c->inside);
        g_assert_cmpstr (c->get (get_entry (document)), ==, c->expected);
      }
}

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
        document = parse (frames[format], "", inside);
        entry = get_entry (document);
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
            parse (frames[format], "", cases[i].inside);
        double latitude;
        double longitude;

        g_test_message ("%s", cases[i].inside);
        g_assert_cmpint (
            dateline_entry_get_position (get_entry (document), &latitude, &longitude),
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
      parse ("<rss" NAMESPACES "><channel>%s%s</channel></rss>",
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
      parse ("<feed xmlns='http://www.w3.org/2005/Atom' dir='rtl'><title>x</title>"
             "<entry>%s</entry><entry dir='ltr'>%s</entry></feed>",
             "<title>1</title>",
             "<title>2</title>");
  g_autoptr (DatelineFeedDocument) none = parse (frames[0], "", "<title>x</title>");
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
      parse (frames[0],
             "<webMaster>w@e.example (W)</webMaster><dct:abstract>D</dct:abstract>"
             "<wf:cover image='/cover.png'/>",
             "");
  g_autoptr (DatelineFeedDocument) edited =
      parse (frames[0],
             "<webMaster>w@e.example (W)</webMaster>"
             "<managingEditor>m@e.example</managingEditor>",
             "");
  g_autoptr (DatelineFeedDocument) rdf =
      parse (frames[2],
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
  g_autoptr (DatelineFeedDocument) document =
      parse (frames[0],
             "",
             "<dc:creator>A</dc:creator><dc:creator>A</dc:creator>"
             "<dc:creator>B</dc:creator><itunes:category text='Arts'>"
             "<itunes:category text='Food'/></itunes:category><comments>12</comments>");
  DatelineEntry *entry = get_entry (document);
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
      g_autoptr (DatelineFeedDocument) document = parse (frames[0], "", inside);
      GPtrArray *enclosures = dateline_entry_get_enclosures (get_entry (document));

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
      parse ("<entry xmlns='http://www.w3.org/2005/Atom' xml:lang='de' "
             "xml:base='https://b.example/'>%s<title>%s</title></entry>",
             "<link href='1'/>",
             "T");
  g_autoptr (GBytes) other = g_bytes_new_static ("<entry><title>T</title></entry>", 31);
  g_autoptr (GError) error = NULL;
  DatelineEntry *entry = get_entry (document);

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
  g_test_add_func ("/feed-modules/texts", test_texts);
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
