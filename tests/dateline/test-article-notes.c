/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Notes and links inside of an article, what unfolds, quotations and definitions. */

#include "dateline-printing.h"

#include "dateline/article/dateline-article-private.h"

#define BASE "https://example.org/a/"

typedef struct
{
  const char *html;
  const char *blocks; /* as print_block () writes them, then "note FIRST-LAST<SOURCE" */
} Case;

static void
test_cases (gconstpointer data)
{
  for (const Case *at = data; at->html; at++)
    {
      g_autoptr (DatelineArticle) article =
          dateline_article_new_from_html (at->html, -1, BASE);
      g_autofree char *blocks = print_article (article);
      g_autoptr (GString) out = g_string_new (blocks);
      guint n_notes;
      const DatelineNote *notes = dateline_article_get_notes (article, &n_notes);

      for (guint i = 0; i < n_notes; i++)
        g_string_append_printf (out,
                                "\nnote %u-%u<%u:%u-%u",
                                notes[i].first,
                                notes[i].last,
                                notes[i].source,
                                notes[i].source_start,
                                notes[i].source_end);
      if (strcmp (out->str, at->blocks) != 0)
        g_test_message ("%s", at->html);
      g_assert_cmpstr (out->str, ==, at->blocks);
    }
}

static const Case links[] = {
  { "<p><a href=\"#a\">A</a> <a href=\"#b\">B</a></p><h2 id=\"a\">A</h2><p>1</p><h2 "
    "id=\"b\">B</h2>",
    "p <@https://example.org/a/#a#1:A> <@https://example.org/a/#b#3:B>\n"
    "h2 A\n"
    "p 1\n"
    "h2 B" },
  { "<p><a href=\"#no\">A</a> <a href=\"https://example.org/a/#b\">B</a> <a "
    "href=\"/c#b\">C</a></p><p id=b>x</p>",
    "p <@https://example.org/a/#no:A> <@https://example.org/a/#b#1:B> "
    "<@https://example.org/c#b:C>\n"
    "p x" },
  { "<p>t<a href=\"#top\">up</a><span id=top></span></p>",
    "p t<@https://example.org/a/#top#0:up>" },
  { "<p>E is <img class=\"latex\" alt=\"\\sum_{i=1}^n i = \\frac{n(n+1)}{2}\" "
    "src=\"x.png\">.</p>",
    "p E is ∑ᵢ₌₁ⁿ i = (n(n + 1))/2." },
  { "<p>e<sup>x<sup>2</sup></sup> H<sub>2</sub>O</p>", "p e<p:x^2> H<b:2>O" },
  { "<p>x<sup>a</sup><sub>b</sub></p>", "p x<p:a><b:b>" },
  { NULL, NULL },
};

static const Case notes[] = {
  { "<p>a<sup><a href=\"#fn1\">1</a></sup> b</p><hr><ol><li id=\"fn1\"><p>N <a "
    "href=\"#r1\">↩</a></p></li></ol>",
    "p a<p@https://example.org/a/#fn1#2n:1> b\n"
    "rule\n"
    "p-(1.) N <@https://example.org/a/#r1:↩>\n"
    "note 2-2<0:1-2" },
  { "<p>a<sup id=\"r1\"><a href=\"#fn1\">1</a></sup> b<a href=\"#fn2\" "
    "id=\"r2\"><sup>2</sup></a></p><hr><ol><li id=\"fn1\"><p>N</p><p>M <a "
    "href=\"#r1\">↩</a></p></li><li id=\"fn2\">O <a "
    "href=\"#r2\">^</a></li></ol><hr><p>z</p>",
    "p a<p@https://example.org/a/#fn1#2n:1> b<p@https://example.org/a/#fn2#4n:2>\n"
    "rule\n"
    "p-(1.) N\n"
    "p- M <@https://example.org/a/#r1#0r:↩>\n"
    "p-(2.) O <@https://example.org/a/#r2#0r:^>\n"
    "rule\n"
    "p z\n"
    "note 2-3<0:1-2\n"
    "note 4-4<0:4-5" },
  { "<p>w<a class=\"footnote-anchor\" id=\"footnote-anchor-1\" "
    "href=\"#footnote-1\">1</a>, x</p><div class=\"footnote\"><a id=\"footnote-1\" "
    "href=\"#footnote-anchor-1\" class=\"footnote-number\">1</a><div "
    "class=\"footnote-content\"><p>N</p><p>M</p></div></div><p>after</p>",
    "p w<p@https://example.org/a/#footnote-1#1n:1>, x\n"
    "p-(1.) N\n"
    "p- M\n"
    "p after\n"
    "note 1-2<0:1-2" },
  { "<p>a<sup id=\"cite_ref-1\" class=\"reference\"><a "
    "href=\"#cite_note-1\">[1]</a></sup></p><ol class=\"references\"><li "
    "id=\"cite_note-1\"><span class=\"mw-cite-backlink\"><b><a "
    "href=\"#cite_ref-1\">^</a></b></span> <span "
    "class=\"reference-text\">N</span></li></ol>",
    "p a<p@https://example.org/a/#cite_note-1#1n:[1]>\n"
    "p-(1.) <s@https://example.org/a/#cite_ref-1#0r:^> N\n"
    "note 1-1<0:1-4" },
  { "<p>x [<a href=\"#f1n\">1</a>] y</p><p>[<a name=\"f1n\">1</a>] N<br><br>[<a "
    "name=\"f2n\">2</a>] M</p>",
    "p x [<@https://example.org/a/#f1n#1n:1>] y\n"
    "p [1] N\n"
    "p [2] M\n"
    "note 1-2<0:3-4" },
  { "<p>x <a href=\"#n\" role=\"doc-noteref\">see</a></p><aside role=\"doc-footnote\" "
    "id=\"n\"><p>N</p><p>M</p></aside><p>z</p>",
    "p x <@https://example.org/a/#n#1n:see>\n"
    "p- N\n"
    "p- M\n"
    "p z\n"
    "note 1-2<0:2-5" },
  { "<p id=a><a href=\"#b\">1</a></p><p id=b><a href=\"#a\">2</a></p>",
    "p <@https://example.org/a/#b#1n:1>\n"
    "p <@https://example.org/a/#a#0r:2>\n"
    "note 1-1<0:0-1" },
  { "<table><tr><td>a<sup><a href=\"#n\">1</a></sup><td>b<tr><td>c<td id=t>d</table><p "
    "id=n>N <a href=\"#t\">up</a></p>",
    "table a<p@https://example.org/a/#n#1n:1>; b; / c; d;\n"
    "p N <@https://example.org/a/#t#0r:up>\n"
    "note 1-1<0:0-0" },
  { "<p>x<a href=\"#n1\">*</a></p><div class=\"footnotes\"><p id=\"n1\">* N</p></div>",
    "p x<p@https://example.org/a/#n1#1n:*>\n"
    "p * N\n"
    "note 1-1<0:1-2" },
  { "<p>t<sup data-fn=\"u\" class=\"fn\"><a id=\"u-link\" href=\"#u\">1</a></sup></p><ol "
    "class=\"wp-block-footnotes\"><li id=\"u\">N <a href=\"#u-link\" "
    "aria-label=\"Jump\">↩︎</a></li></ol>",
    "p t<p@https://example.org/a/#u#1n:1>\n"
    "p-(1.) N <@https://example.org/a/#u-link#0r:↩︎>\n"
    "note 1-1<0:1-2" },
  { "<p>w<sup><a id=\"fnr.1\" class=\"footref\" href=\"#fn.1\">1</a></sup></p><div "
    "class=\"footdef\"><sup><a id=\"fn.1\" class=\"footnum\" href=\"#fnr.1\">1</a></sup> "
    "<div class=\"footpara\"><p>N</p></div></div>",
    "p w<p@https://example.org/a/#fn.1#1n:1>\n"
    "p-(1.) N\n"
    "note 1-1<0:1-2" },
  { NULL, NULL },
};

static const Case details[] = {
  { "<details><summary>S <b>t</b></summary><p>M</p><details "
    "open><summary><h3>T</h3></summary><ul><li>N</li></ul></details><p>O</p></"
    "details><p>z</p>",
    "summary S <s:t>\n"
    "p^0 M\n"
    "summary3^0 open T\n"
    "p-(•)^2 N\n"
    "p^0 O\n"
    "p z" },
  { "<details><p>M</p><summary>S</summary></details><details>x</"
    "details><details><summary>only</summary></details><details></details><p>z</p>",
    "summary S\n"
    "p^0 M\n"
    "summary Details\n"
    "p^2 x\n"
    "p only\n"
    "p z" },
  { "<ul><li><details><summary>S</summary>x</details></li></ul>",
    "summary-(•) S\n"
    "p-^0 x" },
  { NULL, NULL },
};

static const Case quotes[] = {
  { "<blockquote><p>Q</p><footer>— Name, <cite>Work</cite></footer></blockquote>",
    "p> Q\n"
    "p> by — Name, <e:Work>" },
  { "<blockquote><p>Q</p><cite>Name</cite></blockquote><p>z</p>",
    "p> Q\n"
    "p> by <e:Name>\n"
    "p z" },
  { "<blockquote><p>Q</p><p>— Name</p></blockquote>",
    "p> Q\n"
    "p> by — Name" },
  { "<blockquote><p>Q</p><p><cite>— Name</cite></p></blockquote>",
    "p> Q\n"
    "p> by <e:— Name>" },
  { "<figure "
    "class=\"wp-block-pullquote\"><blockquote><p>P</p><cite>Name</cite></blockquote></"
    "figure><p>z</p>",
    "p>\" P\n"
    "p>\" by <e:Name>\n"
    "p z" },
  { "<aside class=\"pullquote\">P</aside><div class=\"pullquote\"><p>Q</p></div><div "
    "class=\"has-pullquote\"><p>R</p></div>",
    "p>\" P\n"
    "p>\" Q\n"
    "p R" },
  { "<figure><blockquote><p>Q</p></blockquote><figcaption>—Name, "
    "<cite>Work</cite></figcaption></figure>",
    "p> Q\n"
    "p> by —Name, <e:Work>" },
  { NULL, NULL },
};

static const Case definitions[] = {
  { "<dl><dt>T</dt><dt>U</dt><dd>D</dd><dd><p>E</p><p>F</p><ul><li>g</ul></dd></dl>",
    "p term <s:T>\n"
    "p term <s:U>\n"
    "p- definition D\n"
    "p- definition E\n"
    "p- F\n"
    "p--(◦) g" },
  { "<table><caption>Cap</caption><tr><th colspan=2>a<th>b<tr><td "
    "rowspan=2>c<td>d<td>e<tr><td>f<td>g</table>",
    "p caption Cap\n"
    "table *1x2:a; ; *b; / 2x1:c; d; e; / ; f; g;" },
  { "<table><tr><td colspan=1000000>a<tr><td>b<td>c<td rowspan=0>d<tr><td>x</table>",
    "table 1x3:a; ; ; / b; c; 2x1:d; / x; ; ;" },
  { NULL, NULL },
};

static const Case words[] = {
  { "<abbr title=\"Hyper  Text\">HT</abbr> <dfn title=\"x\">d</dfn> <kbd>Ctrl</kbd> "
    "<ruby>漢<rt>かん</rt>字<rt>じ</rt></ruby>",
    "p <?Hyper Text:HT> <e?x:d> <cy:Ctrl> 漢(かん)字(じ)" },
  { "<p lang=de><q>a <q>b</q> c</q></p><p lang=\"fr-CA\"><q>a</q></p><p><q>x</q></p>",
    "p „a ‚b‘ c“\n"
    "p « a »\n"
    "p “x”" },
  { "<math><mfrac><mrow><mi>a</mi><mo>+</mo><mi>b</mi></mrow><mi>c</mi></mfrac></math>",
    "p (a + b)/c" },
  { "<p>x "
    "<math><msqrt><msup><mi>x</mi><mn>2</mn></msup><mo>+</mo><mn>1</mn></msqrt></math> "
    "y</p>",
    "p x √(x² + 1) y" },
  { "<math "
    "display=\"block\"><munderover><mo>∑</mo><mrow><mi>i</mi><mo>=</mo><mn>1</mn></"
    "mrow><mi>n</mi></munderover><msup><mi>i</mi><mn>2</mn></msup></math>",
    "p ∑ᵢ₌₁ⁿ i²" },
  { "<math><mi>sin</mi><mo>&#x2061;</mo><mi>x</mi><mo>=</mo><mo>−</mo><mn>2</mn><mi>x</"
    "mi></math>",
    "p sin x = −2x" },
  { "<math><mo>(</mo><mtable><mtr><mtd><mn>1</mn></mtd><mtd><mn>0</mn></mtd></"
    "mtr><mtr><mtd><mn>0</mn></mtd><mtd><mn>1</mn></mtd></mtr></mtable><mo>)</mo></math>",
    "p (1, 0; 0, 1)" },
  { "<math><mfenced open=\"[\"><mi>a</mi><mi>b</mi></mfenced><mi "
    "mathvariant=\"double-struck\">R</mi></math>",
    "p [a, b)ℝ" },
  { "<math><msubsup><mo>∫</mo><mn>0</mn><mi>∞</mi></msubsup><msup><mi>e</mi><mrow><mo>−</"
    "mo><msup><mi>x</mi><mn>2</mn></msup></mrow></msup><mi>d</mi><mi>x</mi></math>",
    "p ∫₀^∞ e^(−x²)dx" },
  { "<math><mover><mi>x</mi><mo>¯</mo></mover><mo>,</mo><mroot><mi>y</mi><mn>3</mn></"
    "mroot></math>",
    "p x̄, ∛y" },
  { "<math alttext='x^2'><semantics><apply/><annotation "
    "encoding=\"application/x-tex\">\\frac{1}{2}</annotation></semantics></math>",
    "p x²" },
  { "<math><semantics><annotation encoding=\"application/x-tex\">\\frac{1}{2} + "
    "\\sqrt[3]{x_i^2} \\le \\alpha\\cdot\\mathbb{R}, \\bar{x} \\to "
    "\\infty</annotation></semantics></math>",
    "p 1/2 + ∛xᵢ² ≤ α · ℝ, x̄ → ∞" },
  { "<p>a <span class=\"katex\"><span "
    "class=\"katex-mathml\"><math><semantics><mrow><msup><mi>E</mi><mn>2</mn></msup></"
    "mrow><annotation "
    "encoding=\"application/x-tex\">E^2</annotation></semantics></math></span><span "
    "class=\"katex-html\" "
    "aria-hidden=\"true\"><span>E</span><span>2</span></span></span> b</p>",
    "p a E² b" },
  { "<math><mmultiscripts><mi>C</mi><mn>6</mn><none/><mprescripts/><mn>14</mn><none/></"
    "mmultiscripts></math>",
    "p ₁₄C₆" },
  { "<math><mi>f</mi><mo>(</mo><mi>x</mi><mo>,</mo><mi>y</mi><mo>)</mo><mo>≥</"
    "mo><mn>3.5</mn><mtext> if </mtext><mi>x</mi></math>",
    "p f(x, y) ≥ 3.5 if x" },
  { "<math><mrow><mo>(</mo><mfrac "
    "linethickness=\"0\"><mi>n</mi><mi>k</mi></mfrac><mo>)</mo></mrow></math>",
    "p (n choose k)" },
  { NULL, NULL },
};

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/article-notes/links", links, test_cases);
  g_test_add_data_func ("/article-notes/notes", notes, test_cases);
  g_test_add_data_func ("/article-notes/details", details, test_cases);
  g_test_add_data_func ("/article-notes/quotes", quotes, test_cases);
  g_test_add_data_func ("/article-notes/definitions", definitions, test_cases);
  g_test_add_data_func ("/article-notes/words", words, test_cases);
  return g_test_run ();
}
