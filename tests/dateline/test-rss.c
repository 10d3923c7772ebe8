/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* RSS of every version and its modules. */

#include "feed-document-test.h"

#define CHANNEL(inside) "<rss version='2.0'><channel>" inside "</channel></rss>"
#define ITEM(inside) CHANNEL ("<item>" inside "</item>")

static void
test_channel (void)
{
  g_autoptr (DatelineFeedDocument) document = parse (
      CHANNEL ("<title>AT&amp;amp;T &lt;b&gt;News&lt;/b&gt;</title><link>/home</link>"
               "<atom:link rel='self' href='feed.xml'/><atom:link rel='hub' "
               "href='//hub.example/'/>"
               "<description>What &amp; where</description><language>en-GB</language>"
               "<copyright>&#169; 2025</copyright><ttl>90</ttl>"
               "<managingEditor>ed@e.example (Ed Itor)</managingEditor>"
               "<image><url>i.png</url><link>http://other.example/</link><title>no</"
               "title></image>"),
      "https://e.example/x/feed.xml");
  DatelineAuthor *author;
  const char *const *hubs;

  g_assert_cmpint (dateline_feed_document_get_format (document),
                   ==,
                   DATELINE_FEED_FORMAT_RSS);
  g_assert_true (dateline_feed_document_is_complete (document));
  g_assert_cmpstr (dateline_feed_document_get_title (document), ==, "AT&T News");
  g_assert_cmpstr (dateline_feed_document_get_link (document),
                   ==,
                   "https://e.example/home");
  g_assert_cmpstr (dateline_feed_document_get_self_uri (document),
                   ==,
                   "https://e.example/x/feed.xml");
  g_assert_cmpstr (dateline_feed_document_get_description (document), ==, "What & where");
  g_assert_cmpstr (dateline_feed_document_get_language (document), ==, "en-GB");
  g_assert_cmpstr (dateline_feed_document_get_rights (document), ==, "© 2025");
  g_assert_cmpstr (dateline_feed_document_get_icon_uri (document),
                   ==,
                   "https://e.example/x/i.png");
  g_assert_cmpint (dateline_feed_document_get_update_interval (document), ==, 5400);
  hubs = dateline_feed_document_get_hubs (document);
  g_assert_cmpstr (hubs[1], ==, "https://hub.example/");
  g_assert_null (hubs[2]);
  author = g_ptr_array_index (dateline_feed_document_get_authors (document), 0);
  g_assert_cmpstr (dateline_author_get_name (author), ==, "Ed Itor");
  g_assert_cmpstr (dateline_author_get_email (author), ==, "ed@e.example");
}

static void
test_item (void)
{
  g_autoptr (DatelineFeedDocument) document = parse (
      ITEM ("<title>One</title><link>/1</link><guid isPermaLink='false'> id 1 </guid>"
            "<pubDate>Thu, 04 Sep 2025 15:30:00 +0300</pubDate>"
            "<category>News &amp;amp; Views</category><category>News</category>"
            "<category>News</category><comments>/1#c</comments>"
            "<slash:comments>7</slash:comments>"
            "<description>Short form</description>"
            "<content:encoded><![CDATA[<p>Long <b>form</b>.</p>]]></content:encoded>"
            "<enclosure url='/a.mp3' length='12' type='audio/mpeg'/>"
            "<enclosure url='/a.mp3' length='12' type='audio/mpeg'/>"
            "<enclosure url='javascript:x' type='audio/mpeg'/><enclosure length='1'/>"
            "<itunes:duration>01:02:03</itunes:duration>"),
      "https://e.example/");
  DatelineEntry *entry = get_entry (document, 0);
  const char *const *categories = dateline_entry_get_categories (entry);
  GPtrArray *enclosures = dateline_entry_get_enclosures (entry);
  DatelineEnclosure *enclosure;

  g_assert_cmpstr (dateline_entry_get_title (entry), ==, "One");
  g_assert_cmpstr (dateline_entry_get_link (entry), ==, "https://e.example/1");
  g_assert_cmpstr (dateline_entry_get_id (entry), ==, "id 1");
  g_assert_cmpint (dateline_entry_get_published (entry), ==, 1756989000);
  g_assert_cmpint (dateline_entry_get_published_offset (entry), ==, 180);
  g_assert_cmpstr (categories[0], ==, "News & Views");
  g_assert_cmpstr (categories[1], ==, "News");
  g_assert_null (categories[2]);
  g_assert_cmpstr (dateline_entry_get_comments_uri (entry), ==, "https://e.example/1#c");
  g_assert_cmpint (dateline_entry_get_comment_count (entry), ==, 7);
  g_assert_cmpstr (dateline_entry_get_summary (entry), ==, "Short form");
  g_assert_cmpstr (dateline_entry_get_content (entry), ==, "<p>Long <b>form</b>.</p>");
  g_assert_cmpstr (dateline_entry_get_content_text (entry), ==, "Long form.");
  g_assert_cmpstr (dateline_entry_get_base_uri (entry), ==, "https://e.example/");
  g_assert_cmpuint (enclosures->len, ==, 1);
  enclosure = g_ptr_array_index (enclosures, 0);
  g_assert_cmpstr (dateline_enclosure_get_uri (enclosure), ==, "https://e.example/a.mp3");
  g_assert_cmpint (dateline_enclosure_get_length (enclosure), ==, 12);
  g_assert_cmpint (dateline_enclosure_get_duration (enclosure), ==, 3723);
}

static void
test_titles (void)
{
  static const struct
  {
    const char *item;
    const char *title;
  } cases[] = {
    { "<title>5 &amp;lt; 6</title>", "5 < 6" },
    { "<title>1 < 2</title>", "1 < 2" },
    { "<title><![CDATA[&lt;p&gt;]]></title>", "<p>" },
    { "<title>a<b>c</b></title>", "ac" },
    { "<title>a <b>c</b></title>", "a c" },
    { "<media:title>no</media:title><title>yes</title>", "yes" },
    { "<title>yes</title><dc:title>no</dc:title>", "yes" },
    { "<title> </title><dc:title>yes</dc:title>", "yes" },
    { "<title>\n two\n  lines </title>", "two lines" },
    { "<image><title>no</title></image>", NULL },
    { "<description>never this</description>", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strdup_printf (ITEM ("%s"), cases[i].item);
      g_autoptr (DatelineFeedDocument) document = parse (text, NULL);

      g_assert_cmpstr (dateline_entry_get_title (get_entry (document, 0)),
                       ==,
                       cases[i].title);
    }
}

static void
test_links (void)
{
  static const struct
  {
    const char *item;
    const char *link;
  } cases[] = {
    { "<guid>https://e.example/g</guid>", "https://e.example/g" },
    { "<guid isPermaLink='false'>https://e.example/g</guid>", NULL },
    { "<guid>no address</guid>", NULL },
    { "<link>https://e.example/l</link><guid>https://e.example/g</guid>",
      "https://e.example/l" },
    { "<feedburner:origLink>https://e.example/o</feedburner:origLink>"
      "<link>https://e.example/l</link>",
      "https://e.example/o" },
    { "<atom:link href='https://e.example/a'/>", "https://e.example/a" },
    { "<link>javascript:alert(1)</link>", NULL },
    { "<link> java&#10;script:alert(1)</link>", NULL },
    { "<link/><link href='https://e.example/h'/>", "https://e.example/h" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strdup_printf (ITEM ("%s"), cases[i].item);
      g_autoptr (DatelineFeedDocument) document = parse (text, NULL);

      g_assert_cmpstr (dateline_entry_get_link (get_entry (document, 0)),
                       ==,
                       cases[i].link);
    }
}

static void
test_authors (void)
{
  static const struct
  {
    const char *item;
    const char *name;
    const char *email;
  } cases[] = {
    { "<author>ann@e.example (Ann Lee)</author>", "Ann Lee", "ann@e.example" },
    { "<author>Ann Lee (ann@e.example)</author>", "Ann Lee", "ann@e.example" },
    { "<author>Ann &lt;mailto:ann@e.example&gt;</author>", "Ann", "ann@e.example" },
    { "<author>ann@e.example</author>", NULL, "ann@e.example" },
    { "<author>Ann Lee</author>", "Ann Lee", NULL },
    { "<author>Ann ann@e.example Lee</author>", "Ann Lee", "ann@e.example" },
    { "<author>a@e.example</author><dc:creator>Ann</dc:creator>", "Ann", "a@e.example" },
    { "<dc:creator>Ann</dc:creator><itunes:author>no</itunes:author>", "Ann", NULL },
    { "<dc:creator><![CDATA[O&#8217;Brien]]></dc:creator>", "O’Brien", NULL },
    { "<atom:author><atom:name>Ann</atom:name><atom:email>a@e.example</atom:email>"
      "</atom:author>",
      "Ann",
      "a@e.example" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strdup_printf (ITEM ("%s"), cases[i].item);
      g_autoptr (DatelineFeedDocument) document = parse (text, NULL);
      GPtrArray *authors = dateline_entry_get_authors (get_entry (document, 0));

      g_assert_cmpuint (authors->len, ==, 1);
      g_assert_cmpstr (dateline_author_get_name (authors->pdata[0]), ==, cases[i].name);
      g_assert_cmpstr (dateline_author_get_email (authors->pdata[0]), ==, cases[i].email);
    }
}

static void
test_no_author (void)
{
  g_autoptr (DatelineFeedDocument) document =
      parse (ITEM ("<dc:creator> <![CDATA[ ]]></dc:creator><author/>"), NULL);

  g_assert_cmpuint (dateline_entry_get_authors (get_entry (document, 0))->len, ==, 0);
}

static void
test_rdf (void)
{
  g_autoptr (DatelineFeedDocument) document = parse (
      "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'"
      " xmlns='http://purl.org/rss/1.0/' xmlns:dc='http://purl.org/dc/elements/1.1/'>"
      "<channel rdf:about='https://e.example/'><title>T</title><image rdf:resource='x'/>"
      "<items><rdf:Seq><rdf:li "
      "resource='https://e.example/1'/></rdf:Seq></items></channel>"
      "<image><url>https://e.example/i.png</url></image>"
      "<item rdf:about='https://e.example/1'><title>One</title>"
      "<dc:date>2025-01-02T03:04:05Z</dc:date></item></rdf:RDF>",
      NULL);
  DatelineEntry *entry = get_entry (document, 0);

  g_assert_cmpint (dateline_feed_document_get_format (document),
                   ==,
                   DATELINE_FEED_FORMAT_RDF);
  g_assert_cmpstr (dateline_feed_document_get_icon_uri (document),
                   ==,
                   "https://e.example/i.png");
  g_assert_cmpstr (dateline_entry_get_id (entry), ==, "https://e.example/1");
  g_assert_cmpstr (dateline_entry_get_link (entry), ==, "https://e.example/1");
  g_assert_cmpint (dateline_entry_get_published (entry), ==, 1735787045);
}

/* Elements of foreign namespaces that are called alike mean something else. */
static void
test_namespaces (void)
{
  g_autoptr (DatelineFeedDocument) document =
      parse ("<r:rss xmlns:r='http://odd.example/rss' xmlns:x='urn:x'><r:channel><r:item>"
             "<x:title>no</x:title><r:title>yes</r:title><x:title>no</x:title>"
             "<x:description>no</x:description></r:item></r:channel></r:rss>",
             NULL);
  DatelineEntry *entry = get_entry (document, 0);

  g_assert_cmpstr (dateline_entry_get_title (entry), ==, "yes");
  g_assert_null (dateline_entry_get_content (entry));
}

static void
test_bodies (void)
{
  static const struct
  {
    const char *item;
    const char *content;
  } cases[] = {
    { "<description>1 &lt; 2 &amp;amp;</description>", "1 < 2 &amp;" },
    { "<description>AT&amp;T</description>", "AT&amp;T" },
    { "<description><p>a<br/>b</p></description>", "<p>a<br>b</p>" },
    { "<xhtml:body><p>1 &lt; 2 <a href='x?a&amp;b'>c</a></p></xhtml:body>",
      "<p>1 &lt; 2 <a href=\"x?a&amp;b\">c</a></p>" },
    { "<media:group><media:description>a\n&lt;b&gt;</media:description></media:group>",
      "a<br>\n&lt;b&gt;" },
    { "<description> </description><itunes:summary>s</itunes:summary>", "s" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strdup_printf (ITEM ("%s"), cases[i].item);
      g_autoptr (DatelineFeedDocument) document = parse (text, NULL);

      g_assert_cmpstr (dateline_entry_get_content (get_entry (document, 0)),
                       ==,
                       cases[i].content);
    }
}

static void
test_durations (void)
{
  static const struct
  {
    const char *text;
    gint64 seconds;
  } cases[] = {
    { "95", 95 },
    { "1:35", 95 },
    { "1:02:03", 3723 },
    { "95.7", 95 },
    { "01:02:03.5", 3723 },
    { "1h 2m 3s", 3723 },
    { "2 min", 120 },
    { "PT1H2M3S", 3723 },
    { "P1DT1H", 90000 },
    { "0", 0 },
    { "soon", DATELINE_COUNT_UNKNOWN },
    { "-1:02", DATELINE_COUNT_UNKNOWN },
    { "at 1:02", DATELINE_COUNT_UNKNOWN },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text =
          g_strdup_printf (ITEM ("<enclosure url='https://e.example/a'/>"
                                 "<itunes:duration>%s</itunes:duration>"),
                           cases[i].text);
      g_autoptr (DatelineFeedDocument) document = parse (text, NULL);
      GPtrArray *enclosures = dateline_entry_get_enclosures (get_entry (document, 0));

      g_assert_cmpint (dateline_enclosure_get_duration (enclosures->pdata[0]),
                       ==,
                       cases[i].seconds);
    }
}

/* Tags that are missing, misspelt or upper case. */
static void
test_broken (void)
{
  g_autoptr (DatelineFeedDocument) open =
      parse (CHANNEL ("<item><title>A</title><description><b>x<item><title>B</title>"
                      "<item><title>C</title></item>"),
             NULL);
  g_autoptr (DatelineFeedDocument) misspelt =
      parse (CHANNEL ("<item><title>A</titel><link>https://e.example/</link></item>"),
             NULL);
  g_autoptr (DatelineFeedDocument) upper = parse (
      "<RSS><CHANNEL><TITLE>T</TITLE><ITEM><TITLE>A</TITLE></ITEM></CHANNEL></RSS>",
      NULL);
  g_autoptr (DatelineFeedDocument) outside = parse (
      "<rss><channel><title>T</title></channel><item><title>A</title></item></rss>",
      NULL);

  g_assert_cmpstr (dateline_entry_get_title (get_entry (open, 0)), ==, "A");
  g_assert_cmpstr (dateline_entry_get_title (get_entry (open, 1)), ==, "B");
  g_assert_cmpstr (dateline_entry_get_title (get_entry (open, 2)), ==, "C");
  g_assert_cmpuint (dateline_feed_document_get_entries (open)->len, ==, 3);
  g_assert_true (dateline_feed_document_is_complete (open));
  g_assert_cmpstr (dateline_entry_get_title (get_entry (misspelt, 0)), ==, "A");
  g_assert_cmpstr (dateline_entry_get_link (get_entry (misspelt, 0)),
                   ==,
                   "https://e.example/");
  g_assert_cmpstr (dateline_feed_document_get_title (upper), ==, "T");
  g_assert_cmpstr (dateline_entry_get_title (get_entry (upper, 0)), ==, "A");
  g_assert_cmpstr (dateline_entry_get_title (get_entry (outside, 0)), ==, "A");
}

/* Bits from midnight and from Monday; what is no hour and no day is none. */
static void
test_skip (void)
{
  g_autoptr (DatelineFeedDocument) document =
      parse ("<rss version='2.0'><channel><title>T</title>"
             "<skipHours><hour>0</hour><hour> 3 </hour><hour>23</hour><hour>24</hour>"
             "<hour>-1</hour><hour>noon</hour></skipHours>"
             "<skipDays><day>Monday</day><day> sunday</day><day>Someday</day></skipDays>"
             "<item><title>I</title><guid>1</guid></item></channel></rss>",
             NULL);

  g_assert_cmpuint (dateline_feed_document_get_skip_hours (document),
                    ==,
                    1u << 0 | 1u << 3 | 1u << 23);
  g_assert_cmpuint (dateline_feed_document_get_skip_days (document),
                    ==,
                    1u << 0 | 1u << 6);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rss/channel", test_channel);
  g_test_add_func ("/rss/item", test_item);
  g_test_add_func ("/rss/titles", test_titles);
  g_test_add_func ("/rss/links", test_links);
  g_test_add_func ("/rss/authors", test_authors);
  g_test_add_func ("/rss/no-author", test_no_author);
  g_test_add_func ("/rss/rdf", test_rdf);
  g_test_add_func ("/rss/namespaces", test_namespaces);
  g_test_add_func ("/rss/bodies", test_bodies);
  g_test_add_func ("/rss/durations", test_durations);
  g_test_add_func ("/rss/broken", test_broken);
  g_test_add_func ("/manners/H35/skip", test_skip);
  return g_test_run ();
}
