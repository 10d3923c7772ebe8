/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Atom 1.0 and 0.3. */

#include "feed-document-test.h"

#define FEED(inside) "<feed xmlns='http://www.w3.org/2005/Atom'>" inside "</feed>"
#define ENTRY(inside) FEED ("<entry>" inside "</entry>")

static void
test_feed (void)
{
  g_autoptr (DatelineFeedDocument) document = parse (
      "<feed xmlns='http://www.w3.org/2005/Atom' xml:lang='de' "
      "xml:base='https://e.example/b/'>"
      "<title type='html'>A &amp;amp; &lt;b&gt;B&lt;/b&gt;</title><subtitle>1 &lt; "
      "2</subtitle>"
      "<link rel='self' href='f.atom'/><link href='.' "
      "type='text/html'/><icon>i.ico</icon>"
      "<logo>l.png</logo><rights type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'>"
      "© <i>E</i></div></rights><author><name>Ann</name><uri>/ann</uri></author>"
      "<author><name>Bob</name></author></feed>",
      NULL);
  GPtrArray *authors = dateline_feed_document_get_authors (document);

  g_assert_cmpint (dateline_feed_document_get_format (document),
                   ==,
                   DATELINE_FEED_FORMAT_ATOM);
  g_assert_cmpstr (dateline_feed_document_get_title (document), ==, "A & B");
  g_assert_cmpstr (dateline_feed_document_get_description (document), ==, "1 < 2");
  g_assert_cmpstr (dateline_feed_document_get_language (document), ==, "de");
  g_assert_cmpstr (dateline_feed_document_get_link (document),
                   ==,
                   "https://e.example/b/");
  g_assert_cmpstr (dateline_feed_document_get_self_uri (document),
                   ==,
                   "https://e.example/b/f.atom");
  g_assert_cmpstr (dateline_feed_document_get_favicon_uri (document),
                   ==,
                   "https://e.example/b/i.ico");
  g_assert_cmpstr (dateline_feed_document_get_icon_uri (document),
                   ==,
                   "https://e.example/b/l.png");
  g_assert_cmpstr (dateline_feed_document_get_rights (document), ==, "© E");
  g_assert_cmpuint (authors->len, ==, 2);
  g_assert_cmpstr (dateline_author_get_uri (authors->pdata[0]),
                   ==,
                   "https://e.example/ann");
}

static void
test_entry (void)
{
  g_autoptr (DatelineFeedDocument) document = parse (
      ENTRY (
          "<id>HTTP://E.example/%7e1</id><title>x &lt;b&gt; y</title>"
          "<published>2025-09-01T12:00:00+02:00</published>"
          "<updated>2025-09-02T10:00:00Z</updated>"
          "<link rel='alternate' type='application/pdf' href='https://e.example/1.pdf'/>"
          "<link href='https://e.example/1'/><link href='https://e.example/2'/>"
          "<link rel='enclosure' href='https://e.example/a.mp4' type='video/mp4' "
          "length='9'/>"
          "<link rel='http://www.iana.org/assignments/relation/replies' type='text/html'"
          " href='https://e.example/1#c' thr:count='3'/>"
          "<category term='t' label='Label'/><category term='u'/>"
          "<source><title>no</title><id>no</id></source>"
          "<summary>Short</summary><content "
          "type='html'>&lt;p&gt;Long&lt;/p&gt;</content>"),
      NULL);
  DatelineEntry *entry = get_entry (document, 0);
  const char *const *categories = dateline_entry_get_categories (entry);

  g_assert_cmpstr (dateline_entry_get_id (entry), ==, "HTTP://E.example/%7e1");
  g_assert_cmpstr (dateline_entry_get_title (entry), ==, "x <b> y");
  g_assert_cmpint (dateline_entry_get_published (entry), ==, 1756720800);
  g_assert_cmpint (dateline_entry_get_published_offset (entry), ==, 120);
  g_assert_cmpint (dateline_entry_get_updated (entry), ==, 1756807200);
  g_assert_cmpstr (dateline_entry_get_link (entry), ==, "https://e.example/1");
  g_assert_cmpstr (dateline_entry_get_comments_uri (entry), ==, "https://e.example/1#c");
  g_assert_cmpint (dateline_entry_get_comment_count (entry), ==, 3);
  g_assert_cmpstr (categories[0], ==, "Label");
  g_assert_cmpstr (categories[1], ==, "u");
  g_assert_cmpstr (dateline_entry_get_summary (entry), ==, "Short");
  g_assert_cmpstr (dateline_entry_get_content (entry), ==, "<p>Long</p>");
  g_assert_cmpuint (dateline_entry_get_enclosures (entry)->len, ==, 1);
}

static void
test_text_constructs (void)
{
  static const struct
  {
    const char *content;
    const char *html;
    const char *text;
  } cases[] = {
    { "<content>a &lt;i&gt; b</content>", "a &lt;i&gt; b", "a <i> b" },
    { "<content type='text'>a\nb</content>", "a<br>\nb", "a\nb" },
    { "<content type='html'>a &lt;i&gt;b&lt;/i&gt;</content>", "a <i>b</i>", "a b" },
    { "<content type='html'>a <i>b</i></content>", "a <i>b</i>", "a b" },
    { "<content type='xhtml'><h:div xmlns:h='http://www.w3.org/1999/xhtml'>1 &lt; 2"
      "<h:br/></h:div></content>",
      "<div>1 &lt; 2<br></div>",
      "1 < 2" },
    { "<content type='text/html' mode='escaped'>&lt;b>c</content>", "<b>c", "c" },
    { "<content type='text/html' mode='base64'>PGI+YzwvYj4=</content>", "<b>c</b>", "c" },
    { "<content><p>a &amp; b</p></content>", "<p>a &amp; b</p>", "a & b" },
    { "<summary type='html'>only</summary>", "only", "only" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strdup_printf (ENTRY ("%s"), cases[i].content);
      g_autoptr (DatelineFeedDocument) document = parse (text, NULL);
      DatelineEntry *entry = get_entry (document, 0);
      g_autofree char *plain =
          g_strstrip (g_strdup (dateline_entry_get_content_text (entry)));

      g_assert_cmpstr (dateline_entry_get_content (entry), ==, cases[i].html);
      g_assert_cmpstr (plain, ==, cases[i].text);
      g_assert_null (dateline_entry_get_summary (entry));
    }
}

static void
test_base_and_language (void)
{
  g_autoptr (DatelineFeedDocument) document = parse (
      "<feed xml:base='https://e.example/a/' xml:lang='en'><entry xml:base='b/'>"
      "<link href='1'/><content type='xhtml' xml:base='c/' xml:lang='fr'><div>"
      "<p xml:base='d/'><img src='x.png'/></p><img src='y.png'/></div></content></entry>"
      "<entry><id>2</id><content>x</content></entry></feed>",
      NULL);
  DatelineEntry *entry = get_entry (document, 0);

  g_assert_cmpstr (dateline_entry_get_link (entry), ==, "https://e.example/a/b/1");
  g_assert_cmpstr (dateline_entry_get_base_uri (entry), ==, "https://e.example/a/b/c/");
  g_assert_cmpstr (dateline_entry_get_content (entry),
                   ==,
                   "<div><p><img src=\"https://e.example/a/b/c/d/x.png\"></p>"
                   "<img src=\"y.png\"></div>");
  g_assert_cmpstr (dateline_entry_get_language (entry), ==, "fr");
  g_assert_null (dateline_entry_get_language (get_entry (document, 1)));
}

static void
test_atom03 (void)
{
  g_autoptr (DatelineFeedDocument) document = parse (
      "<feed version='0.3' xmlns='http://purl.org/atom/ns#'><tagline>T</tagline>"
      "<copyright><p>C</p></copyright><entry><issued>2004-01-01T19:48:21Z</issued>"
      "<modified>2004-01-02T19:48:21Z</modified>"
      "<author><name>Ann</name><url>https://e.example/</url></author></entry></feed>",
      NULL);
  DatelineEntry *entry = get_entry (document, 0);

  g_assert_cmpstr (dateline_feed_document_get_description (document), ==, "T");
  g_assert_cmpstr (dateline_feed_document_get_rights (document), ==, "C");
  g_assert_cmpint (dateline_entry_get_published (entry), ==, 1072986501);
  g_assert_cmpint (dateline_entry_get_updated (entry), ==, 1073072901);
  g_assert_cmpuint (dateline_entry_get_authors (entry)->len, ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/atom/feed", test_feed);
  g_test_add_func ("/atom/entry", test_entry);
  g_test_add_func ("/atom/text-constructs", test_text_constructs);
  g_test_add_func ("/atom/base-and-language", test_base_and_language);
  g_test_add_func ("/atom/atom03", test_atom03);
  return g_test_run ();
}
