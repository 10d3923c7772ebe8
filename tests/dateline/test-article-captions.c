/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* How pages set captions and credits: what a feed's entry is said to show, which is read
 * in one pass over the tags, and what the article shows, which is built of a tree, have
 * to be the same. */

#include "dateline/article/dateline-article.h"
#include "dateline/html/dateline-html-pictures-private.h"
#include "dateline/model/dateline-entry-builder-private.h"

#include <string.h>

#define BASE "https://e.example/news/story"

typedef struct
{
  const char *html;
  const char *pictures; /* "address caption | credit", a line each */
} Case;

static const Case cases[] = {
  /* figure */
  { "<figure><img src=a.jpg><figcaption>A cat. Photo: Jane/AP</figcaption></figure>",
    "a.jpg A cat. | Jane/AP\n" },
  { "<figure><img src=a.jpg><figcaption>A cat. <span>Jane Doe/AFP</span></figcaption>"
    "</figure>",
    "a.jpg A cat. | Jane Doe/AFP\n" },
  { "<figure><img src=a.jpg><figcaption><p>A cat <em>Jane/Reuters</em></p></figcaption>"
    "</figure>",
    "a.jpg A cat | Jane/Reuters\n" },
  { "<figure><img src=a.jpg><figcaption>The <em>CNN</em> office</figcaption></figure>",
    "a.jpg The CNN office | -\n" },
  { "<figure><img src=a.jpg><figcaption>A <b>ca</b>t <i>so</i> far</figcaption></figure>",
    "a.jpg A cat so far | -\n" },
  { "<figure><img src=a.jpg><figcaption>A cat<cite>Jane</cite></figcaption></figure>",
    "a.jpg A cat | Jane\n" },
  { "<figure><img src=a.jpg><figcaption><span class=caption>A cat</span>"
    "<span class=photo-credit>Photo: Jane</span></figcaption></figure>",
    "a.jpg A cat | Jane\n" },
  { "<figure><img src=a.jpg><figcaption>A cat</figcaption><p class='copyright'>© Jane"
    "</p></figure>",
    "a.jpg A cat | Jane\n" },
  { "<figure><img src=a.jpg><div class=image-source>Jane</div></figure>",
    "a.jpg - | Jane\n" },
  { "<figure><img src=a.jpg><figcaption>A cat. (AFP/File) <span class=credit>AFP</span>"
    "</figcaption></figure>",
    "a.jpg A cat. | AFP/File\n" },
  /* galleries */
  { "<figure class=wp-block-gallery><figure class=wp-block-image><img src=1.jpg>"
    "<figcaption>One (AP)</figcaption></figure><figure class=wp-block-image>"
    "<img src=2.jpg><figcaption>Two</figcaption></figure></figure>",
    "1.jpg One | AP\n2.jpg Two | -\n" },
  { "<ul class=gallery><li><figure><img src=1.jpg><figcaption>One</figcaption></figure>"
    "<li><figure><img src=2.jpg><figcaption>Two</figcaption></figure></ul>",
    "1.jpg One | -\n2.jpg Two | -\n" },
  { "<div class=gallery><dl class=gallery-item><dt><img src=1.jpg></dt>"
    "<dd class='wp-caption-text gallery-caption'>One</dd></dl><dl><dt><img src=2.jpg>"
    "</dt><dd class=wp-caption-text>Two. Foto: dpa</dd></dl></div>",
    "1.jpg One | -\n2.jpg Two. | dpa\n" },
  /* WordPress */
  { "<div class='wp-caption alignnone'><a href=l><img src=a.jpg></a>"
    "<p class=wp-caption-text>A cat. Crédit photo : Jane / AFP</p></div><p>Story</p>",
    "a.jpg A cat. | Jane / AFP\n" },
  { "<div class=wp-caption><img src=a.jpg><p class=wp-caption-text>A cat"
    "<span class=wp-credit>Jane</span></p></div>",
    "a.jpg A cat | Jane\n" },
  { "[caption id=\"attachment_1\" align=\"left\" width=\"300\"]<a href=l>"
    "<img src=a.jpg></a> A cat. (AFP)[/caption] Story",
    "a.jpg A cat. | AFP\n" },
  { "<p>[caption width=\"300\" caption=\"A cat\"]<img src=a.jpg>[/caption]</p>",
    "a.jpg A cat | -\n" },
  { "[caption id=x]<img src=a.jpg> One[/caption]and[caption id=y]<img src=b.jpg> Two"
    "[/caption][caption z]",
    "a.jpg One | -\nb.jpg Two | -\n" },
  { "<img src=a.jpg data-image-caption='&lt;p>A cat. (AP)&lt;/p>'>",
    "a.jpg A cat. | AP\n" },
  { "<img src=a.jpg data-credit='Jane' data-caption='A cat'>", "a.jpg A cat | Jane\n" },
  { "<figure><img src=a.jpg data-caption=no><figcaption>A cat</figcaption></figure>",
    "a.jpg A cat | -\n" },
  /* schema.org */
  { "<div itemscope itemtype='https://schema.org/ImageObject'><img itemprop=contentUrl "
    "src=a.jpg><span itemprop=caption>A cat</span> <span itemprop=copyrightHolder>Jane"
    "</span></div>",
    "a.jpg A cat | Jane\n" },
  { "<figure><img src=a.jpg><figcaption><span itemprop=caption>A cat</span>"
    "<span itemprop=creditText>Jane</span></figcaption></figure>",
    "a.jpg A cat | Jane\n" },
  /* frames of tables, divisions and paragraphs */
  { "<table class=tr-caption-container><tbody><tr><td><a href=l><img src=a.jpg></a></td>"
    "</tr><tr><td class=tr-caption>A cat. (Foto: EFE)</td></tr></tbody></table>",
    "a.jpg A cat. | EFE\n" },
  { "<div class=image><img src=a.jpg><div class=image-caption>A cat</div>"
    "<div class=image-credit>Jane</div></div>",
    "a.jpg A cat | Jane\n" },
  { "<img src=a.jpg><div class=bildunterschrift>Die Katze. Foto: dpa</div>",
    "a.jpg Die Katze. | dpa\n" },
  { "<img src=a.jpg><p class='photo-credit-caption'>Jane</p>", "a.jpg - | Jane\n" },
  /* nothing names it */
  { "<p><img src=a.jpg><br><em>A cat</em></p><p>Story</p>", "a.jpg A cat | -\n" },
  { "<p><a href=l><img src=a.jpg></a><br/><small>A cat (AP)</small></p>",
    "a.jpg A cat | AP\n" },
  { "<p><img src=a.jpg><i>A cat</i> <em>and a dog</em></p>",
    "a.jpg A cat and a dog | -\n" },
  { "<p><img src=a.jpg><br>A cat. Photo: Jane/AP</p><p>Story</p>",
    "a.jpg A cat. | Jane/AP\n" },
  { "<p><img src=a.jpg></p><p><em>A cat. (AFP/File)</em></p>",
    "a.jpg A cat. | AFP/File\n" },
  { "<p><img src=a.jpg></p><p>Foto: dpa</p><p>Story</p>", "a.jpg - | dpa\n" },
  { "<img src=a.jpg><p>© Jane Doe</p>", "a.jpg - | Jane Doe\n" },
  { "<p><img src=a.jpg>The story begins here.</p>", "a.jpg - | -\n" },
  { "<p><img src=a.jpg><br>The story begins here.</p>", "a.jpg - | -\n" },
  { "<p><img src=a.jpg></p><p><em>Our reporter was there.</em></p>", "a.jpg - | -\n" },
  { "<p><img src=a.jpg></p><p>The story is short. (Reuters)</p>", "a.jpg - | -\n" },
  { "<p><img src=a.jpg>The story is short. (Reuters)</p>", "a.jpg - | -\n" },
  { "<p><img src=a.jpg><em>A cat</em> and the story.</p>", "a.jpg - | -\n" },
  { "<figure><img src=a.jpg><figcaption>A cat</figcaption></figure><p>(AFP)</p>",
    "a.jpg A cat | -\n" },
  { "<img src=a.jpg><h2>Photo: Jane</h2>", "a.jpg - | Jane\n" },
  { "<p>Words <img src=a.jpg> more</p><p class=caption>no</p>", "a.jpg - | -\n" },
  /* late and light pages */
  { "<amp-img src=a.jpg width=600 height=400><noscript><img src=a.jpg></noscript>"
    "</amp-img><p class=caption>A cat</p>",
    "a.jpg A cat | -\n" },
  { "<figure><img src='data:image/gif;base64,R0lGODlhAQABAAAAACw=' data-lazy=a.jpg>"
    "<noscript><img src=a.jpg></noscript><figcaption>A cat</figcaption></figure>",
    "a.jpg A cat | -\n" },
  { "<figure><img src='data:image/svg+xml,%3Csvg/%3E' class=lazy><noscript>"
    "<img src=a.jpg></noscript><figcaption>A cat</figcaption></figure>",
    "a.jpg A cat | -\n" },
  { "<figure><picture><source type=image/avif srcset=no.avif><source srcset='a.webp "
    "800w'>"
    "<img alt=x></picture><figcaption>A cat</figcaption></figure>",
    "a.webp A cat | -\n" },
  { "<figure><img data-srcset='s.jpg 300w, a.jpg 1200w' src=/blank.gif><figcaption>A cat"
    "</figcaption></figure>",
    "a.jpg A cat | -\n" },
  { "<img src=a-300x200.jpg><noscript><img src=a.jpg></noscript><p class=caption>A "
    "cat</p>",
    "a-300x200.jpg A cat | -\n" },
  /* scripts from right to left */
  { "<figure><img src=a.jpg><figcaption>الرئيس في القاهرة. (أ.ف.ب)</figcaption></figure>",
    "a.jpg الرئيس في القاهرة. | أ.ف.ب\n" },
};

static void
append (GString *list, DatelinePicture *picture)
{
  const char *uri = dateline_picture_get_uri (picture);
  const char *caption = dateline_picture_get_caption (picture);
  const char *credit = dateline_picture_get_credit (picture);

  g_string_append_printf (list,
                          "%s %s | %s\n",
                          strrchr (uri, '/') + 1,
                          caption ? caption : "-",
                          credit ? credit : "-");
}

static DatelineEntry *
entry_new (const char *html, GPtrArray *pictures)
{
  g_auto (DatelineEntryBuilder) builder;

  dateline_entry_builder_init (&builder);
  builder.key = g_strdup ("k");
  builder.content = g_strdup (html);
  builder.base_uri = g_strdup (BASE);
  builder.pictures = g_ptr_array_ref (pictures);
  return dateline_entry_builder_build (&builder);
}

static void
test_same_in_both (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) pictures =
          dateline_html_find_pictures (cases[i].html, -1, BASE);
      g_autoptr (DatelineEntry) entry = entry_new (cases[i].html, pictures);
      g_autoptr (DatelineArticle) article = dateline_article_new_for_entry (entry);
      g_autoptr (GString) found = g_string_new (NULL);
      g_autoptr (GString) shown = g_string_new (NULL);

      g_test_message ("%s", cases[i].html);
      for (guint j = 0; j < pictures->len; j++)
        append (found, pictures->pdata[j]);
      g_assert_cmpstr (found->str, ==, cases[i].pictures);

      for (guint j = 0; j < dateline_article_get_n_blocks (article); j++)
        {
          const DatelineBlock *block = dateline_article_get_block (article, j);

          if (dateline_block_get_kind (block) != DATELINE_BLOCK_FIGURE)
            continue;
          append (shown, dateline_block_get_picture (block));
          g_assert_cmpstr (
              dateline_block_get_text (block),
              ==,
              dateline_picture_get_caption (dateline_block_get_picture (block))
                  ? dateline_picture_get_caption (dateline_block_get_picture (block))
                  : "");
        }
      g_assert_cmpstr (shown->str, ==, cases[i].pictures);
    }
}

/* What the tree alone finds, without what the entry was said to show. */
static void
test_tree (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DatelineArticle) article =
          dateline_article_new_from_html (cases[i].html, -1, BASE);
      g_autoptr (GString) shown = g_string_new (NULL);

      if (strstr (cases[i].html, "data-image-caption") ||
          strstr (cases[i].html, "data-credit"))
        continue;
      g_test_message ("%s", cases[i].html);
      for (guint j = 0; j < dateline_article_get_n_blocks (article); j++)
        {
          const DatelineBlock *block = dateline_article_get_block (article, j);

          if (dateline_block_get_kind (block) == DATELINE_BLOCK_FIGURE)
            append (shown, dateline_block_get_picture (block));
        }
      g_assert_cmpstr (shown->str, ==, cases[i].pictures);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/article-captions/tree", test_tree);
  g_test_add_func ("/article-captions/same-in-both", test_same_in_both);
  return g_test_run ();
}
