/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The pictures of an entry: which is its own, and what is said of it. */

#include "feed-document-test.h"

#define ITEM(inside) "<rss version='2.0'><channel><item>" inside "</item></channel></rss>"

static void
test_lead (void)
{
  static const struct
  {
    const char *item;
    const char *uri;
  } cases[] = {
    { "<media:content url='/a.jpg' medium='image'/>", "https://e.example/a.jpg" },
    { "<media:content url='/a.jpg'/>", "https://e.example/a.jpg" },
    { "<media:content url='/a' type='image/webp'/>", "https://e.example/a" },
    { "<media:content url='/a.mp4' type='video/mp4'/>", NULL },
    { "<media:content url='/v.mp4' medium='video'><media:thumbnail url='/t.jpg'/>"
      "</media:content>",
      "https://e.example/t.jpg" },
    { "<media:thumbnail url='/t.jpg'/><media:content url='/a.jpg' medium='image'/>",
      "https://e.example/a.jpg" },
    { "<media:content url='/a.jpg' medium='image'/><itunes:image href='/i.jpg'/>",
      "https://e.example/i.jpg" },
    { "<media:group><media:content url='/s.jpg' width='100'/>"
      "<media:content url='/l.jpg' width='900'/><media:content url='/m.jpg' width='500'/>"
      "</media:group>",
      "https://e.example/l.jpg" },
    { "<media:content url='/pixel.gif' width='1' height='1' medium='image'/>", NULL },
    { "<media:content url='javascript:alert(1)' medium='image'/>", NULL },
    { "<media:content medium='image'/>", NULL },
    { "<enclosure url='/e.jpg' type='image/jpeg'/>", NULL },
    { "<description>&lt;img src='/c.jpg'></description>", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strdup_printf (ITEM ("%s"), cases[i].item);
      g_autoptr (DatelineFeedDocument) document = parse (text, "https://e.example/f");
      DatelinePicture *picture =
          dateline_entry_get_lead_picture (get_entry (document, 0));

      g_assert_cmpstr (picture ? dateline_picture_get_uri (picture) : NULL,
                       ==,
                       cases[i].uri);
    }
}

static void
test_captions (void)
{
  static const struct
  {
    const char *inside;
    const char *beside;
    const char *caption;
    const char *credit;
  } cases[] = {
    { "<media:description>A cat</media:description><media:credit>Eve/AP</media:credit>",
      "",
      "A cat",
      "Eve/AP" },
    { "<media:description>A cat. (AFP/File)</media:description>",
      "",
      "A cat.",
      "AFP/File" },
    { "<media:description type='html'>A &lt;b>cat&lt;/b></media:description>",
      "",
      "A cat",
      NULL },
    { "<media:title>A cat</media:title>", "", "A cat", NULL },
    { "<media:title>T</media:title>", "<title>T</title>", NULL, NULL },
    { "",
      "<description>x</description><media:description>A cat</media:description>"
      "<media:credit>Eve</media:credit>",
      "A cat",
      "Eve" },
    { "", "<media:description>this is the body</media:description>", NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strdup_printf (
          ITEM ("<media:content url='https://e.example/a.jpg' medium='image'>%s"
                "</media:content>%s"),
          cases[i].inside,
          cases[i].beside);
      g_autoptr (DatelineFeedDocument) document = parse (text, NULL);
      DatelinePicture *picture =
          dateline_entry_get_lead_picture (get_entry (document, 0));

      g_assert_cmpstr (dateline_picture_get_caption (picture), ==, cases[i].caption);
      g_assert_cmpstr (dateline_picture_get_credit (picture), ==, cases[i].credit);
    }
}

/* What each picture of an item shows and whose it is, as "uri caption | credit". */
static const struct
{
  const char *item;
  const char *pictures;
} notes[] = {
  /* Roles, as newsrooms print them. */
  { "<media:content url='/a.jpg'><media:credit role='photographer' scheme='urn:ebu'>"
    "Jane Doe</media:credit><media:credit role='agency'>AFP</media:credit>"
    "</media:content>",
    "/a.jpg - | Jane Doe/AFP\n" },
  { "<media:content url='/a.jpg'><media:credit role='owner'>AFP</media:credit>"
    "<media:credit role='photographer'>Jane Doe/AFP</media:credit></media:content>",
    "/a.jpg - | Jane Doe/AFP\n" },
  { "<media:content url='/a.jpg'><media:credit>Jane Doe</media:credit>"
    "<media:credit>John Roe</media:credit><media:credit role='actor'>X</media:credit>"
    "</media:content>",
    "/a.jpg - | Jane Doe, John Roe\n" },
  { "<media:content url='/a.jpg'><media:credit role='author'>Photo: Jane</media:credit>"
    "</media:content>",
    "/a.jpg - | Jane\n" },
  /* A copyright is the last resort. */
  { "<media:content url='/a.jpg'><media:copyright>© 2014 Jane Doe</media:copyright>"
    "</media:content>",
    "/a.jpg - | Jane Doe\n" },
  { "<media:content url='/a.jpg'><media:copyright>X</media:copyright>"
    "<media:description>A cat (AFP)</media:description></media:content>",
    "/a.jpg A cat | AFP\n" },
  /* Text and caption say what a description would. */
  { "<media:content url='/a.jpg'><media:text type='html'>A "
    "&lt;i>cat&lt;/i></media:text>"
    "<media:title>IMG_1.jpg</media:title></media:content>",
    "/a.jpg A cat | -\n" },
  { "<media:content url='/a.jpg'><media:title>IMG_1.jpg</media:title></media:content>",
    "/a.jpg - | -\n" },
  { "<media:content url='/a.jpg'><media:caption>A cat</media:caption></media:content>",
    "/a.jpg A cat | -\n" },
  /* A note of any size, of the group, of the group around it. */
  { "<media:group><media:content url='/s.jpg' width='100'><media:description>A cat"
    "</media:description></media:content><media:content url='/l.jpg' width='900'/>"
    "<media:credit>Jane</media:credit></media:group>",
    "/l.jpg A cat | Jane\n" },
  { "<description>x</description><media:group><media:description>A cat"
    "</media:description><media:group><media:content url='/s.jpg' width='100'/>"
    "<media:content url='/l.jpg' width='900'><media:credit>Jane</media:credit>"
    "</media:content></media:group></media:group>",
    "/l.jpg A cat | Jane\n" },
  { "<description>x</description><media:description>A cat</media:description>"
    "<media:copyright>AFP</media:copyright><media:group><media:content url='/s.jpg'/>"
    "</media:group>",
    "/s.jpg A cat | AFP\n" },
  { "<media:content url='/v.mp4' medium='video'><media:thumbnail url='/t.jpg'/>"
    "<media:description>A film</media:description></media:content>",
    "/t.jpg A film | -\n" },
  /* Too large is as bad as too small. */
  { "<media:group><media:content url='/s.jpg' width='100'/>"
    "<media:content url='/m.jpg' width='1280'/><media:content url='/l.jpg' "
    "width='4000'/>"
    "</media:group>",
    "/m.jpg - | -\n" },
  { "<media:content url='/p.jpg?w=140' width='140'/>"
    "<media:content url='/p.jpg?w=460' width='460'><media:credit>Jane</media:credit>"
    "</media:content>",
    "/p.jpg?w=460 - | Jane\n" },
  /* Every picture has its own; what stands beside them is the lead's. */
  { "<description>x</description><media:description>The first</media:description>"
    "<media:content url='/1.jpg' medium='image'/><media:content url='/2.jpg' "
    "medium='image'><media:description>The second. Photo: Jane/AP</media:description>"
    "</media:content><media:thumbnail url='/t.jpg'/>",
    "/1.jpg The first | -\n/2.jpg The second. | Jane/AP\n" },
  { "<media:group><media:content url='/1.jpg'><media:title>One cat</media:title>"
    "</media:content><media:content url='/2.jpg'><media:title>Two cats</media:title>"
    "</media:content></media:group>",
    "/1.jpg One cat | -\n/2.jpg Two cats | -\n" },
  /* What describes a film is the body, and no caption besides. */
  { "<media:group><media:title>T</media:title><media:thumbnail url='/t.jpg'/>"
    "<media:description>All about the film</media:description></media:group>",
    "/t.jpg - | -\n" },
  /* A title that the story has. */
  { "<title>T t</title><media:content url='/a.jpg'><media:title>T t</media:title>"
    "<media:description>T t</media:description></media:content>",
    "/a.jpg - | -\n" },
  /* Left open, and groups without end. */
  { "<media:group><media:group><media:content url='/a.jpg'/></media:group>",
    "/a.jpg - | -\n" },
};

static void
test_notes (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (notes); i++)
    {
      g_autofree char *text = g_strdup_printf (ITEM ("%s"), notes[i].item);
      g_autoptr (DatelineFeedDocument) document = parse (text, "https://e.example/f");
      GPtrArray *pictures = dateline_entry_get_pictures (get_entry (document, 0));
      g_autoptr (GString) found = g_string_new (NULL);

      for (guint j = 0; j < pictures->len; j++)
        {
          DatelinePicture *picture = g_ptr_array_index (pictures, j);
          const char *caption = dateline_picture_get_caption (picture);
          const char *credit = dateline_picture_get_credit (picture);

          g_string_append_printf (found,
                                  "%s %s | %s\n",
                                  strchr (dateline_picture_get_uri (picture) + 8, '/'),
                                  caption ? caption : "-",
                                  credit ? credit : "-");
        }
      g_assert_cmpstr (found->str, ==, notes[i].pictures);
    }
}

static void
test_many_groups (void)
{
  g_autoptr (GString) item = g_string_new ("<rss version='2.0'><channel><item>");
  g_autoptr (DatelineFeedDocument) document = NULL;

  for (guint i = 0; i < 120; i++)
    g_string_append (item, "<media:group>");
  g_string_append (item, "<media:credit>Jane</media:credit>");
  for (guint i = 0; i < 120; i++)
    g_string_append (item, "</media:group>");
  for (guint i = 0; i < 2000; i++)
    g_string_append_printf (item,
                            "<media:group><media:content url='/%u.jpg'/></media:group>",
                            i);
  g_string_append (item, "</item></channel></rss>");
  document = parse (item->str, "https://e.example/f");
  g_assert_cmpuint (dateline_entry_get_pictures (get_entry (document, 0))->len, ==, 128);
}

/* Each picture once, the entry's own first; what either place knows is kept. */
static void
test_each_once (void)
{
  g_autoptr (DatelineFeedDocument) document = parse (
      ITEM (
          "<enclosure url='https://e.example/e.jpg' type='image/jpeg'/>"
          "<content:encoded><![CDATA[<img src='b.jpg'><figure><img src='a.jpg' alt='Cat'>"
          "<figcaption>A cat. (AFP)</figcaption></figure><img src='b.jpg'>"
          "<img src='e.jpg'>]]></content:encoded>"
          "<media:content url='a.jpg' medium='image' width='800' height='600'/>"),
      "https://e.example/f");
  GPtrArray *pictures = dateline_entry_get_pictures (get_entry (document, 0));

  g_assert_cmpuint (pictures->len, ==, 3);
  g_assert_cmpstr (dateline_picture_get_uri (pictures->pdata[0]),
                   ==,
                   "https://e.example/a.jpg");
  g_assert_cmpstr (dateline_picture_get_caption (pictures->pdata[0]), ==, "A cat.");
  g_assert_cmpstr (dateline_picture_get_credit (pictures->pdata[0]), ==, "AFP");
  g_assert_cmpstr (dateline_picture_get_alternative (pictures->pdata[0]), ==, "Cat");
  g_assert_cmpint (dateline_picture_get_width (pictures->pdata[0]), ==, 800);
  g_assert_cmpstr (dateline_picture_get_uri (pictures->pdata[1]),
                   ==,
                   "https://e.example/b.jpg");
  g_assert_cmpstr (dateline_picture_get_uri (pictures->pdata[2]),
                   ==,
                   "https://e.example/e.jpg");
}

/* What a short code says is read as the picture's caption, not as text. */
static void
test_short_code (void)
{
  g_autoptr (DatelineFeedDocument) document = parse (
      ITEM ("<content:encoded><![CDATA[[caption id='x']<img src='a.jpg'> A cat. (AP)"
            "[/caption]<p>Story</p>]]></content:encoded>"),
      "https://e.example/f");
  DatelineEntry *entry = get_entry (document, 0);
  GPtrArray *pictures = dateline_entry_get_pictures (entry);

  g_assert_cmpuint (pictures->len, ==, 1);
  g_assert_cmpstr (dateline_picture_get_credit (pictures->pdata[0]), ==, "AP");
  g_assert_null (strchr (dateline_entry_get_content_text (entry), '['));
}

static void
test_media_files (void)
{
  g_autoptr (DatelineFeedDocument) document = parse (
      ITEM ("<media:content url='https://e.example/v.mp4' type='video/mp4' fileSize='9'"
            " duration='61'><media:title>Film</media:title></media:content>"
            "<media:content url='https://e.example/a.jpg' medium='image'/>"),
      NULL);
  GPtrArray *enclosures = dateline_entry_get_enclosures (get_entry (document, 0));

  g_assert_cmpuint (enclosures->len, ==, 1);
  g_assert_cmpstr (dateline_enclosure_get_uri (enclosures->pdata[0]),
                   ==,
                   "https://e.example/v.mp4");
  g_assert_cmpstr (dateline_enclosure_get_title (enclosures->pdata[0]), ==, "Film");
  g_assert_cmpint (dateline_enclosure_get_length (enclosures->pdata[0]), ==, 9);
  g_assert_cmpint (dateline_enclosure_get_duration (enclosures->pdata[0]), ==, 61);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/feed-pictures/lead", test_lead);
  g_test_add_func ("/feed-pictures/captions", test_captions);
  g_test_add_func ("/feed-pictures/notes", test_notes);
  g_test_add_func ("/feed-pictures/many-groups", test_many_groups);
  g_test_add_func ("/feed-pictures/each-once", test_each_once);
  g_test_add_func ("/feed-pictures/short-code", test_short_code);
  g_test_add_func ("/feed-pictures/media-files", test_media_files);
  return g_test_run ();
}
