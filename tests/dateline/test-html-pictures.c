/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The pictures of a body: which address is the picture, and what is its caption. */

#include "dateline/html/dateline-html-pictures-private.h"

#define BASE "https://example.org/news/story.html"
#define DOT                                                                              \
  "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"

typedef struct
{
  const char *html;
  const char *uri; /* of the first picture, or NULL for none */
  const char *caption;
  const char *credit;
} Case;

static const Case cases[] = {
  { "<p>none</p>", NULL, NULL, NULL },
  { "<img src=a.jpg>", "https://example.org/news/a.jpg", NULL, NULL },
  { "<img src='//cdn.example/a.jpg'>", "https://cdn.example/a.jpg", NULL, NULL },
  { "<img src='javascript:alert(1)'>", NULL, NULL, NULL },
  { "<img src='data:text/html,x'>", NULL, NULL, NULL },
  { "<img>", NULL, NULL, NULL },
  { "<img src=a.jpg width=1 height=1>", NULL, NULL, NULL },
  { "<img src=a.jpg width=0 height=0>", NULL, NULL, NULL },
  { "<img src=a.jpg height=3px>", NULL, NULL, NULL },
  { "<img src=a.jpg width=1%>", "https://example.org/news/a.jpg", NULL, NULL },
  { "<img src='" DOT "' data-src=b.jpg>", "https://example.org/news/b.jpg", NULL, NULL },
  { "<img src=/i/blank.gif data-original=b.jpg>",
    "https://example.org/news/b.jpg",
    NULL,
    NULL },
  { "<img src=a.jpg srcset='s.jpg 300w, m.jpg 1280w, l.jpg 4000w'>",
    "https://example.org/news/m.jpg",
    NULL,
    NULL },
  { "<img src=a.jpg srcset='s.jpg 300w,m.jpg 600w'>",
    "https://example.org/news/m.jpg",
    NULL,
    NULL },
  { "<img src=a.jpg srcset='s.jpg, m.jpg 2x, l.jpg 4x'>",
    "https://example.org/news/m.jpg",
    NULL,
    NULL },
  { "<img src=a.jpg srcset=' , '>", "https://example.org/news/a.jpg", NULL, NULL },
  { "<img src=a.jpg srcset='javascript:1 2x'>",
    "https://example.org/news/a.jpg",
    NULL,
    NULL },
  { "<figure><img src=a.jpg><figcaption>What it shows. (AFP/File)</figcaption></figure>",
    "https://example.org/news/a.jpg",
    "What it shows.",
    "AFP/File" },
  { "<figure><figcaption>Before</figcaption><img src=a.jpg></figure>",
    "https://example.org/news/a.jpg",
    "Before",
    NULL },
  { "<figure><img src=a.jpg><figcaption>It <small>Jane Doe</small></figcaption></figure>",
    "https://example.org/news/a.jpg",
    "It",
    "Jane Doe" },
  { "<figure><img src=a.jpg><figcaption><small>All small</small></figcaption></figure>",
    "https://example.org/news/a.jpg",
    "All small",
    NULL },
  { "<figure><img src=a.jpg><figcaption>It <span class='photo-credit'>Photo: Jane</span> "
    "is"
    "</figcaption></figure>",
    "https://example.org/news/a.jpg",
    "It is",
    "Jane" },
  { "<figure><img src=a.jpg><div class=credits>Jane</div></figure>",
    "https://example.org/news/a.jpg",
    NULL,
    "Jane" },
  { "<div class='wp-caption'><img src=a.jpg><p class='wp-caption-text'>It</p></div>",
    "https://example.org/news/a.jpg",
    "It",
    NULL },
  { "<table class='tr-caption-container'><tr><td><img src=a.jpg></td></tr>"
    "<tr><td class='tr-caption'>It</td></tr></table>",
    "https://example.org/news/a.jpg",
    "It",
    NULL },
  { "<img src=a.jpg><p>Text</p><p class=caption>of another</p>",
    "https://example.org/news/a.jpg",
    NULL,
    NULL },
  { "<figure><blockquote>x</blockquote><figcaption>no</figcaption></figure><img "
    "src=a.jpg>",
    "https://example.org/news/a.jpg",
    NULL,
    NULL },
  { "<figure><img src=a.jpg><figcaption>Nested <b>in</b> <span>it</span></figcaption>",
    "https://example.org/news/a.jpg",
    "Nested in it",
    NULL },
  { "<script>'<img src=no.jpg>'</script><!-- <img src=no.jpg> --><noscript><img "
    "src=a.jpg>",
    "https://example.org/news/a.jpg",
    NULL,
    NULL },
};

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) pictures =
          dateline_html_find_pictures (cases[i].html, -1, BASE);
      DatelinePicture *picture = pictures->len > 0 ? pictures->pdata[0] : NULL;

      g_test_message ("%s", cases[i].html);
      g_assert_cmpuint (pictures->len, ==, cases[i].uri ? 1 : 0);
      if (!picture)
        continue;
      g_assert_cmpstr (dateline_picture_get_uri (picture), ==, cases[i].uri);
      g_assert_cmpstr (dateline_picture_get_caption (picture), ==, cases[i].caption);
      g_assert_cmpstr (dateline_picture_get_credit (picture), ==, cases[i].credit);
    }
}

static void
test_several (void)
{
  g_autoptr (GPtrArray) pictures = dateline_html_find_pictures (
      "<figure><img src=1.jpg alt=' One &amp; only ' width=640 height=480><img src=2.jpg>"
      "<figcaption>Both</figcaption></figure><img src=1.jpg><img src=3.jpg>",
      -1,
      BASE);
  DatelinePicture *first;

  g_assert_cmpuint (pictures->len, ==, 3);
  first = pictures->pdata[0];
  g_assert_cmpstr (dateline_picture_get_alternative (first), ==, "One & only");
  g_assert_cmpint (dateline_picture_get_width (first), ==, 640);
  g_assert_cmpint (dateline_picture_get_height (first), ==, 480);
  g_assert_null (dateline_picture_get_caption (first));
  g_assert_cmpstr (dateline_picture_get_caption (pictures->pdata[1]), ==, "Both");
  g_assert_null (dateline_picture_get_caption (pictures->pdata[2]));
}

static void
test_without_base (void)
{
  g_autoptr (GPtrArray) pictures = dateline_html_find_pictures (
      "<img src=relative.jpg><img src=https://example.org/a.jpg>",
      -1,
      NULL);

  g_assert_cmpuint (pictures->len, ==, 1);
  g_assert_cmpstr (dateline_picture_get_uri (pictures->pdata[0]),
                   ==,
                   "https://example.org/a.jpg");
}

static void
test_same_picture (void)
{
  static const struct
  {
    const char *uri;
    const char *other;
    gboolean same;
  } pairs[] = {
    { "https://a.example/p.jpg", "https://a.example/p.jpg", TRUE },
    { "https://a.example/p.jpg", "http://a.example/p.jpg?w=640", TRUE },
    { "https://a.example/p-1024x683.jpg", "https://a.example/p.jpg", TRUE },
    { "https://a.example/p-scaled.jpg", "https://a.example/p-300x200.jpg", TRUE },
    { "https://i2.wp.com/a.example/p.jpg?resize=1", "https://a.example/p.jpg", TRUE },
    { "https://www.a.example/p.jpg", "https://cdn2.a.example/p.webp", TRUE },
    { "https://a.example/640x360/p.jpg", "https://a.example/1280x720/p.jpg", TRUE },
    { "https://a.example/i/p_640x360.jpg", "https://a.example/i/p_1280x720.jpg", TRUE },
    { "https://a.example/p.jpg.webp", "https://a.example/p.jpg", TRUE },
    { "https://a.example/p@2x.png", "https://a.example/p.png", TRUE },
    { "https://bp.example/a/s640/p.jpg", "https://bp.example/a/s1600/p.jpg", TRUE },
    { "https://bp.example/a/w640-h360-c/p.jpg", "https://bp.example/a/s72/p.jpg", TRUE },
    { "https://c.example/image/upload/w_640,c_fill/v1/p.jpg",
      "https://c.example/image/upload/v1/p.jpg",
      TRUE },
    { "https://img.c.example/fetch/w_1456,q_auto/https%3A%2F%2Fs.example%2Fa%2Fp.png",
      "https://s.example/a/p.png",
      TRUE },
    { "https://r.example/https://a.example/p.jpg?w=1", "https://a.example/p.jpg", TRUE },
    { "https://a.example/_next/image?url=https%3A%2F%2Fb.example%2Fp.jpg&w=64",
      "https://b.example/p.jpg",
      TRUE },
    { "https://a.example/cdn-cgi/image/width=80/p.jpg", "https://a.example/p.jpg", TRUE },
    { "https://a.example/img?id=1&w=640", "https://a.example/img?id=1&w=80", TRUE },
    { "https://a.example/img?id=1&w=640", "https://a.example/img?id=2&w=640", FALSE },
    { "https://a.example/img?url=https%3A%2F%2Fb.example%2Fp.jpg&w=64",
      "https://a.example/img?url=https%3A%2F%2Fb.example%2Fq.jpg&w=64",
      FALSE },
    { "https://a.example/2014/08/p.jpg", "https://a.example/2014/09/p.jpg", FALSE },
    { "https://a.example/g/1.jpg", "https://a.example/g/2.jpg", FALSE },
    { "https://a.example/p.jpg", "https://a.example/p/p.jpg", FALSE },
    { "https://a.example/p.jpg", "https://a.example/q.jpg", FALSE },
    { "https://a.example/p.jpg", "https://b.example/p.jpg", FALSE },
    { "https://a.example/2x3.jpg", "https://a.example/4x5.jpg", FALSE },
    { "data:image/png;base64,AAAA", "data:image/png;base64,AAAB", FALSE },
    { "https://a.example", "https://b.example", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_test_message ("%s, %s", pairs[i].uri, pairs[i].other);
      g_assert_cmpint (dateline_html_same_picture (pairs[i].uri, pairs[i].other),
                       ==,
                       pairs[i].same);
      g_assert_cmpint (dateline_html_same_picture (pairs[i].other, pairs[i].uri),
                       ==,
                       pairs[i].same);
    }
}

/* What stands below a picture, what is marked as its credit, and what is made of both. */
static void
test_tell_credit (void)
{
  static const struct
  {
    const char *below;
    const char *marked;
    const char *caption;
    const char *credit;
  } told[] = {
    { "A cat.", "Jane", "A cat.", "Jane" },
    { "A cat.", "Photo: Jane", "A cat.", "Jane" },
    { "A cat. (AFP/File)", "AFP", "A cat.", "AFP/File" },
    { "A cat. (AFP)", "Jane Doe/AFP", "A cat.", "Jane Doe/AFP" },
    { "A cat. (AFP)", "Jane Doe", "A cat.", "Jane Doe/AFP" },
    { "A cat (left)", "© Jane Doe", "A cat (left)", "Jane Doe" },
    { "Photo: Jane Doe", NULL, NULL, "Jane Doe" },
    { NULL, "by Jane, in  1999", NULL, "by Jane, in 1999" },
    { NULL, NULL, NULL, NULL },
    { "", "", NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (told); i++)
    {
      g_autofree char *caption = NULL;
      g_autofree char *credit = NULL;

      dateline_html_tell_credit (told[i].below, told[i].marked, &caption, &credit);
      g_assert_cmpstr (caption, ==, told[i].caption);
      g_assert_cmpstr (credit, ==, told[i].credit);
    }
}

static void
test_linear (void)
{
  static const char *const pieces[] = {
    "<figure>",
    "<figcaption>x",
    "<p class=caption>",
    "<figure><img src=a.jpg><figcaption>",
    "<i class=credit>",
    "</figure>",
    "<img srcset='a 1w,a 2w,'>",
  };

  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      GString *html = g_string_new (NULL);
      g_autoptr (GPtrArray) pictures = NULL;

      while (html->len < 1024 * 1024)
        g_string_append (html, pieces[i]);
      pictures = dateline_html_find_pictures (html->str, html->len, BASE);
      g_assert_cmpuint (pictures->len, <=, 1);
      g_string_free (html, TRUE);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/html-pictures/cases", test_cases);
  g_test_add_func ("/html-pictures/several", test_several);
  g_test_add_func ("/html-pictures/without-base", test_without_base);
  g_test_add_func ("/html-pictures/same-picture", test_same_picture);
  g_test_add_func ("/html-pictures/tell-credit", test_tell_credit);
  g_test_add_func ("/html-pictures/linear", test_linear);
  return g_test_run ();
}
