/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* HTML to blocks. Each case is HTML and its blocks, one a line, as print_block () writes
 * them: what it is, where it stands, its text with spans in brackets, its picture. */

#include "dateline-printing.h"

#include "dateline/article/dateline-article.h"

#include <string.h>

#define BASE "https://example.org/a/"

typedef struct
{
  const char *html;
  const char *blocks;
} Case;

static void
test_cases (gconstpointer data)
{
  for (const Case *at = data; at->html; at++)
    {
      g_autoptr (DatelineArticle) article =
          dateline_article_new_from_html (at->html, -1, BASE);
      g_autofree char *blocks = print_article (article);

      g_assert_false (dateline_article_is_simplified (article));
      if (strcmp (blocks, at->blocks) != 0)
        g_test_message ("%s", at->html);
      g_assert_cmpstr (blocks, ==, at->blocks);
    }
}

static const Case paragraphs[] = {
  { "", "" },
  { "text", "p text" },
  { "<p>a</p><p>b</p>", "p a\np b" },
  { "<p>a<p>b", "p a\np b" },
  { "<div><div>a</div>b</div>c", "p a\np b\np c" },
  { " <p> a \n b\t</p> ", "p a b" },
  { "<p></p><p> </p><p>&nbsp;</p><p>&#8203;</p><p><b> </b></p>x", "p x" },
  { "<p>a<br>b<br/>c</p>", "p a\nb\nc" },
  { "<p>a<br><br>b<br> <br> <br>c<br></p>", "p a\np b\np c" },
  { "<p>a <br> b</p>", "p a\nb" },
  { "<br><br>a", "p a" },
  { "<p>a&nbsp;b&nbsp;</p>", "p a\302\240b" },
  { "<p>a\342\200\256b&#x85;c</p>", "p ab…c" },
  { "<h1>A</h1><h6>B <i>c</i></h6>", "h1 A\nh6 B <e:c>" },
  { "a<hr>b<hr><hr>c<hr>", "p a\nrule\np b\nrule\np c" },
  { "<hr>a", "p a" },
  { "<details><summary>S</summary><p>M</p></details>", "summary S\np^0 M" },
  { "<dl><dt>T<dd>D<dd>E</dl>", "p term <s:T>\np- definition D\np- definition E" },
  { "<p>a<script>b</script><style>c</style><template>d</template>e", "p ae" },
  { "<p style='display: none'>a</p><p hidden>b</p>c", "p c" },
  { "<button>Share</button><select><option>x</select><textarea>y</textarea>z", "p z" },
  { "<p>a<form><label>b</label></form>", "p a\np b" },
  { NULL, NULL },
};

static const Case spans[] = {
  { "a <b>b</b> <i>c</i>", "p a <s:b> <e:c>" },
  { "a<b> b </b>c", "p a<s: b >c" },
  { "<b>a<i>b</i></b><strong>c</strong>", "p <s:a><se:b><s:c>" },
  { "<b>x<p>y</b>z</p>", "p <s:x>\np <s:y>z" },
  { "<code>a</code><s>b</s><u>c</u><sup>d</sup><sub>e</sub><mark>f</mark><small>g</"
    "small>",
    "p <c:a><k:b><u:c><p:d><b:e><m:f><l:g>" },
  { "<a href='/x'>y</a> <a href=z#f>w</a>",
    "p <@https://example.org/x:y> <@https://example.org/a/z#f:w>" },
  { "<a href='javascript:x'>y</a><a name=z>w</a>", "p yw" },
  { "<a href='mailto:a@example.org'><b>y</b></a>", "p <s@mailto:a@example.org:y>" },
  { "<span style='font-weight: 700; font-style:italic'>a</span>", "p <se:a>" },
  { "<b style='font-weight:normal'>a<span style='font-weight:bold'>b</span></b>",
    "p a<s:b>" },
  { "<b>a</b><br><b>b</b>", "p <s:a>\n<s:b>" },
  { "<b>a<br><br>b</b>", "p <s:a>\np <s:b>" },
  { "<q>a <q>b</q></q>", "p “a ‘b’”" },
  { "<ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby>", "p 漢(kan)" },
  { "<math alttext='x^2'><apply/></math> "
    "<math><mi>y</mi><annotation>z</annotation></math>",
    "p x² y" },
  { "a <svg><title>Map</title><text>b</text></svg>", "p a Map" },
  { "a <svg aria-hidden=true><title>Map</title></svg>", "p a" },
  { NULL, NULL },
};

static const Case lists[] = {
  { "<ul><li>a<li>b</ul>c", "p-(•) a\np-(•) b\np c" },
  { "<ul><li>a<ul><li>b<ul><li>c</ul></ul><li>d</ul>",
    "p-(•) a\np--(◦) b\np---(▪) c\np-(•) d" },
  { "<ol><li>a<li value=5>b<li>c</ol>", "p-(1.) a\np-(5.) b\np-(6.) c" },
  { "<ol start=0><li>a</ol><ol start=-1><li>b</ol>", "p-(0.) a\np-(-1.) b" },
  { "<ol reversed><li>a<li>b</ol>", "p-(2.) a\np-(1.) b" },
  { "<ol type=a start=26><li>a<li>b</ol>", "p-(z.) a\np-(aa.) b" },
  { "<ol type=I start=4><li>a</ol><ol type=i start=1999><li>b</ol>",
    "p-(IV.) a\np-(mcmxcix.) b" },
  { "<ol style='list-style-type: lower-alpha'><li>a</ol>", "p-(a.) a" },
  { "<ul><li><p>a</p><p>b</p></ul>", "p-(•) a\np- b" },
  { "<ul><li></li><li>a</ul>", "p-(•) a" },
  { "<ul><li><input type=checkbox checked> a<li><input type=checkbox> b</ul>",
    "p-(☑) a\np-(☐) b" },
  { "<li>a", "p-(•) a" },
  { "<ul><li><ol><li>a</ol></ul>", "p--(1.) a" },
  { "<blockquote><p>a</p><blockquote>b<ul><li>c</ul></blockquote></blockquote>d",
    "p> a\np>> b\np>>-(•) c\np d" },
  { NULL, NULL },
};

static const Case preformatted[] = {
  { "<pre>a\n\tb\n\n c\n</pre>", "code a\n\tb\n\n c" },
  { "<pre>\n\n  a</pre>", "code   a" },
  { "<pre><code>a <b>b</b></code></pre>", "code a <s:b>" },
  { "<pre>a<br>b<div>c</div>d</pre>", "code a\nb\nc\nd" },
  { "x<pre>a</pre>y", "p x\ncode a\np y" },
  { "<pre class='wp-block-verse'>a\n  b</pre>", "verse a\n  b" },
  { "<div class=poem>a<br>b<br><br>c</div>d", "verse a\nb\nverse c\np d" },
  { "<p style='white-space: pre-wrap'>a\n  b</p>", "verse a\n  b" },
  { "<span style='white-space: pre-wrap'>a\n  b</span>", "p a b" },
  { "<table><tr><td "
    "class=gutter><pre>1\n2</pre></td><td><pre>a\nb</pre></td></tr></table>",
    "code a\nb" },
  { NULL, NULL },
};

/* What only tells that somebody reads is no picture, and nothing is one that no picture
 * can be. */
static const Case tracking[] = {
  { "a<img src=p.gif width=1 height=1>b", "p ab" },
  { "a<img src=p.gif width=3 height=3>b", "p ab" },
  { "a<img src=p.gif width=1 height=600>b", "p ab" },
  { "a<img src='data:text/html,<p>x'>b", "p ab" },
  { "a<img src='data:image/svg+xml,<svg/>'>b", "p ab" },
  { "a<img src='javascript:x'>b", "p ab" },
  { "a<svg width=9 height=9><image href=p.png /></svg>b", "p ab" },
  { NULL, NULL },
};

static const Case figures[] = {
  { "a<img src=p.jpg alt=' Alt '>b",
    "p a\nfigure =https://example.org/a/p.jpg alt[Alt]\np b" },
  { "<a href=l><img src=p.jpg></a>",
    "figure =https://example.org/a/p.jpg @https://example.org/a/l" },
  { "a<img src=p.jpg width=1 height=1><img src=p.jpg width=0 height=0><img>b", "p ab" },
  { "a <img class=emoji src=e.png alt='😀'> b", "p a 😀 b" },
  { "a <img src=e.png alt=';)' width=16 height=16> b", "p a ;) b" },
  { "<figure><img src=p.jpg><figcaption>It <a href=l>is</a>. "
    "(AFP/File)</figcaption></figure>",
    "figure It <@https://example.org/a/l:is>. =https://example.org/a/p.jpg caption[It "
    "is.] "
    "credit[AFP/File]" },
  { "<figure><figcaption>It</figcaption><img src=p.jpg></figure>",
    "figure It =https://example.org/a/p.jpg caption[It]" },
  { "<figure><img src=p.jpg><figcaption>It <small>Photo: "
    "Jane</small></figcaption></figure>",
    "figure It =https://example.org/a/p.jpg caption[It] credit[Jane]" },
  { "<figure><img src=p.jpg><figcaption><p>One</p><p>two</p><span "
    "class=credit>Jane</span>"
    "</figcaption></figure>",
    "figure One two =https://example.org/a/p.jpg caption[One two] credit[Jane]" },
  { "<figure><img src=1.jpg><img src=2.jpg><figcaption>Both</figcaption></figure>",
    "figure =https://example.org/a/1.jpg\nfigure Both =https://example.org/a/2.jpg "
    "caption[Both]" },
  { "<figure><figure><img src=1.jpg><figcaption>1</figcaption></figure>"
    "<figure><img src=2.jpg></figure><figcaption>All</figcaption></figure>",
    "figure 1 =https://example.org/a/1.jpg caption[1]\n"
    "figure All =https://example.org/a/2.jpg caption[All]" },
  { "<figure><figure><img src=1.jpg><figcaption>1</figcaption></figure>"
    "<figcaption>All</figcaption></figure>",
    "figure 1 =https://example.org/a/1.jpg caption[1]\np All" },
  { "<figure><blockquote>q</blockquote><figcaption>Who</figcaption></figure>",
    "p> q\np> by Who" },
  { "<figure><pre>x</pre></figure>", "code x" },
  { "<div class='wp-caption'><img src=p.jpg><p class='wp-caption-text'>It</p></div>a",
    "figure It =https://example.org/a/p.jpg caption[It]\np a" },
  { "<table class='tr-caption-container'><tr><td><img src=p.jpg></td></tr>"
    "<tr><td class='tr-caption'>It</td></tr></table>",
    "figure It =https://example.org/a/p.jpg caption[It]" },
  { "<p><img src=p.jpg></p><p class='photo-caption'>It</p><p>a</p>",
    "figure It =https://example.org/a/p.jpg caption[It]\np a" },
  { "<p><img src=p.jpg></p><p>a</p><p class='photo-caption'>It</p>",
    "figure =https://example.org/a/p.jpg\np a\np It" },
  { "<img src='data:image/gif;base64,R0lGOD' data-src=p.jpg><noscript><img "
    "src=p.jpg></noscript>",
    "figure =https://example.org/a/p.jpg" },
  { "<picture><source type='image/avif' srcset=n.avif><source srcset='p.webp "
    "2x'><img></picture>",
    "figure =https://example.org/a/p.webp" },
  { "<amp-img src=p.jpg><noscript><img src=p.jpg></noscript></amp-img>",
    "figure =https://example.org/a/p.jpg" },
  { "<ul><li><img src=p.jpg>a</ul>", "figure- =https://example.org/a/p.jpg\np-(•) a" },
  { NULL, NULL },
};

static const Case tables[] = {
  { "<table><caption>C</caption><thead><tr><th>A<th>B</thead><tr><td>1<td><b>2</b> "
    "<a href=l>3</a></table>",
    "p caption C\ntable *A; *B; / 1; <s:2> <@https://example.org/a/l:3>;" },
  { "<table><tr><th colspan=2>A<th>B<tr><td rowspan=2>1<td>2<td>3<tr><td>4<td>5</table>",
    "table *1x2:A; ; *B; / 2x1:1; 2; 3; / ; 4; 5;" },
  { "<table><tr><td>a<td>b</table>", "p a\np b" },
  { "<table><tr><td><p>a</p></td></tr><tr><td>b</td></tr></table>", "p a\np b" },
  { "<table><tr><td><h2>a</h2><td>b<tr><td>c<td>d</table>", "h2 a\np b\np c\np d" },
  { "<table><tr><td>x<td><table><tr><td>a<td>b<tr><td>c<td>d</table><tr><td>y<td>z</"
    "table>",
    "p x\ntable a; b; / c; d;\np y\np z" },
  { "<table role=presentation><tr><td>a<td>b<tr><td>c<td>d</table>",
    "p a\np b\np c\np d" },
  { "<table></table><table><tr></tr></table>a", "p a" },
  { "<table><tr><td>a<br>b<td>c<tr><td rowspan=9999 colspan=-1>d<td>e</table>",
    "table a\nb; c; / d; e;" },
  { NULL, NULL },
};

static const Case embeds[] = {
  { "<iframe src='https://www.youtube.com/embed/abc?rel=0' title='A film'></iframe>",
    "embed A film @https://www.youtube.com/watch?v=abc" },
  { "<iframe src='//player.vimeo.com/video/12'></iframe>",
    "embed Video on Vimeo @https://vimeo.com/12" },
  { "<iframe src='https://maps.example/x?y=1'></iframe>a",
    "embed More on maps.example @https://maps.example/x?y=1\np a" },
  { "<iframe src='javascript:x'></iframe><iframe></iframe>a", "p a" },
  { "<iframe src=x width=1 height=1></iframe><iframe src=x "
    "style='display:none'></iframe>a",
    "p a" },
  { "<iframe src=x />a", "embed More on example.org @https://example.org/a/x\np a" },
  { "<video poster=p.jpg>no<source src=v.mp4></video>",
    "embed Video on example.org =https://example.org/a/p.jpg "
    "@https://example.org/a/v.mp4" },
  { "<audio src=a.mp3>no</audio>",
    "embed Audio on example.org @https://example.org/a/a.mp3" },
  { "<object><param name=x><p>fallback</p></object>", "p fallback" },
  { "<object data=f.pdf><embed src=f.pdf></object>",
    "embed Document on example.org @https://example.org/a/f.pdf" },
  { NULL, NULL },
};

static const Case directions[] = {
  { "<p>שלום abc</p><p>abc שלום</p>", "p rtl שלום abc\np abc שלום" },
  { "<div dir=rtl><p>abc</p><p dir=ltr>def</p><p dir=auto>ghi</p></div>",
    "p rtl abc\np def\np ghi" },
  { "<p>123 «مرحبا»</p>", "p rtl 123 «مرحبا»" },
  { NULL, NULL },
};

/* Which pictures belong to the one before. */
static void
test_galleries (void)
{
  static const struct
  {
    const char *html;
    const char *joined;
  } galleries[] = {
    { "<figure><img src=1><img src=2><img src=3><figcaption>C</figcaption></figure>"
      "<img src=4>",
      "0110" },
    { "<figure class=gallery><figure><img src=1><figcaption>A</figcaption></figure>"
      "<figure><img src=2></figure></figure>",
      "01" },
    { "<figure><img src=1></figure><figure><img src=2></figure>", "00" },
    { "<figure><img src=1><p>a</p><img src=2></figure>", "000" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (galleries); i++)
    {
      g_autoptr (DatelineArticle) article =
          dateline_article_new_from_html (galleries[i].html, -1, BASE);
      g_autoptr (GString) joined = g_string_new (NULL);

      for (guint n = 0; n < dateline_article_get_n_blocks (article); n++)
        g_string_append_c (
            joined,
            dateline_block_continues_figure (dateline_article_get_block (article, n))
                ? '1'
                : '0');
      g_assert_cmpstr (joined->str, ==, galleries[i].joined);
    }
}

/* The tree may be deeper than any stack: nothing recurses. */
static void
test_deep (void)
{
  GString *html = g_string_new (NULL);
  g_autoptr (DatelineArticle) article = NULL;
  const DatelineBlock *block;

  for (guint i = 0; i < 500; i++)
    g_string_append (html, "<blockquote><ul><li>");
  g_string_append (html, "x");
  article = dateline_article_new_from_html (html->str, html->len, NULL);
  g_string_free (html, TRUE);
  g_assert_true (dateline_article_is_simplified (article));
  g_assert_cmpuint (dateline_article_get_n_blocks (article), ==, 1);

  html = g_string_new (NULL);
  for (guint i = 0; i < 100; i++)
    g_string_append (html, "<blockquote><ul><li>");
  g_string_append (html, "x");
  g_clear_pointer (&article, dateline_article_unref);
  article = dateline_article_new_from_html (html->str, html->len, NULL);
  g_string_free (html, TRUE);
  g_assert_false (dateline_article_is_simplified (article));
  block = dateline_article_get_block (article, 0);
  g_assert_cmpint (dateline_block_get_quote_depth (block), ==, 100);
  g_assert_cmpint (dateline_block_get_list_depth (block), ==, 100);
}

/* Looking ahead must not make the walk quadratic. */
static void
test_linear (void)
{
  static const char *const pieces[] = {
    "<table><tr><td>x",   "<div class=caption>x",
    "<ol reversed><li>x", "<figure><figcaption>x",
    "<object><p>x",       "<p>x<img src=p.jpg>",
    "<math><mi>x</math>", "<b>x</b><br>",
    "<p class=credit>x",  "<p><img src=p.jpg><p class=caption>x",
  };

  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      GString *html = g_string_new (NULL);
      g_autoptr (DatelineArticle) article = NULL;

      for (guint n = 0; n < 120; n++)
        g_string_append (html, pieces[i]);
      for (guint n = 0; n < 20000; n++)
        g_string_append (html, "<i>y</i>");
      article = dateline_article_new_from_html (html->str, html->len, BASE);
      g_assert_cmpuint (dateline_article_get_n_blocks (article), >, 0);
      g_string_free (html, TRUE);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/article-builder/paragraphs", paragraphs, test_cases);
  g_test_add_data_func ("/article-builder/spans", spans, test_cases);
  g_test_add_data_func ("/article-builder/lists", lists, test_cases);
  g_test_add_data_func ("/article-builder/preformatted", preformatted, test_cases);
  g_test_add_data_func ("/faults/X54/tracking", tracking, test_cases);
  g_test_add_data_func ("/limits/S14/tracking", tracking, test_cases);
  g_test_add_data_func ("/article-builder/figures", figures, test_cases);
  g_test_add_data_func ("/article-builder/tables", tables, test_cases);
  g_test_add_data_func ("/article-builder/embeds", embeds, test_cases);
  g_test_add_func ("/article-builder/galleries", test_galleries);
  g_test_add_data_func ("/article-builder/directions", directions, test_cases);
  g_test_add_func ("/article-builder/deep", test_deep);
  g_test_add_func ("/article-builder/linear", test_linear);
  return g_test_run ();
}
