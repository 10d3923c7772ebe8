/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What the modules of feeds say of an entry in words, addresses and names, in every
 * format that can have them, and elements of one format in another. */

#include "feed-module-test.h"

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
test_entries (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (text_cases); i++)
    for (guint format = 0; format < G_N_ELEMENTS (frames); format++)
      {
        const TextCase *c = &text_cases[i];
        g_autoptr (DatelineFeedDocument) document = NULL;

        if ((c->formats & (1 << format)) == 0)
          continue;
        document = parse_framed (frames[format], "", c->inside);
        if (g_strcmp0 (c->get (get_only_entry (document)), c->expected) != 0)
          g_test_message ("format %u: %s", format, c->inside);
        g_assert_cmpstr (c->get (get_only_entry (document)), ==, c->expected);
      }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/feed-module-texts/entries", test_entries);
  return g_test_run ();
}
