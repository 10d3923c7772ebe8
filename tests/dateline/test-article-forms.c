/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The forms that an article is written in: web page, Markdown and plain text, each
 * against a file of how it has to look, and what has to hold whatever is written. */

#include "dateline/article/dateline-article.h"
#include "dateline/html/dateline-html-sanitizer.h"
#include "dateline/model/dateline-entry-builder-private.h"

#include <string.h>

#define BASE "https://example.org/2014/"

static const guint8 pixels[] = "\x89PNG\r\n\x1a\n and what follows";

static char *
read_data (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data/html", name, NULL);
  g_autoptr (GError) error = NULL;
  char *contents = NULL;

  g_file_get_contents (path, &contents, NULL, &error);
  g_assert_no_error (error);
  return contents;
}

static DatelineEntry *
entry_new (const char *title, const char *content, const char *language)
{
  g_auto (DatelineEntryBuilder) builder = { 0 };

  dateline_entry_builder_init (&builder);
  builder.key = g_strdup ("g:1");
  builder.title = g_strdup (title);
  builder.content = g_strdup (content);
  builder.language = g_strdup (language);
  builder.rights = g_strdup ("© 2014 Example Press");
  builder.published = G_GINT64_CONSTANT (1400000000);
  builder.link = g_strdup (BASE "ferry.html?a=1&b=2");
  return dateline_entry_builder_build (&builder);
}

static GHashTable *
pictures_new (void)
{
  GHashTable *pictures = g_hash_table_new_full (g_str_hash,
                                                g_str_equal,
                                                NULL,
                                                (GDestroyNotify) g_bytes_unref);

  g_hash_table_insert (pictures,
                       (gpointer) "https://example.org/quay.png",
                       g_bytes_new_static (pixels, sizeof (pixels) - 1));
  return pictures;
}

static void
assert_golden (const char *name, const char *text)
{
  g_autofree char *expected = NULL;

  if (g_getenv ("DATELINE_TEST_WRITE"))
    {
      g_autofree char *path =
          g_test_build_filename (G_TEST_DIST, "data/html", name, NULL);

      g_file_set_contents (path, text, -1, NULL);
    }
  expected = read_data (name);
  g_assert_cmpstr (text, ==, expected);
}

/* What stands between the tags of the body. */
static char *
get_body (const char *html)
{
  const char *start = strstr (html, "<body>\n");
  const char *end = strstr (html, "</body>");

  g_assert_nonnull (start);
  g_assert_nonnull (end);
  start += strlen ("<body>\n");
  return g_strndup (start, end - start);
}

/* The places of a page that its notes lead to have ids, which no sanitiser lets pass. */
static void
drop_ids (char *body)
{
  g_autoptr (GRegex) id = g_regex_new (" id=\"block-[0-9]+\"", 0, 0, NULL);
  g_autofree char *plain = g_regex_replace_literal (id, body, -1, 0, "", 0, NULL);

  memcpy (body, plain, strlen (plain) + 1);
}

static void
assert_passes_sanitizer (const char *html)
{
  g_autofree char *body = get_body (html);
  g_autofree char *clean = NULL;

  drop_ids (body);
  clean = dateline_html_sanitize (body, -1, NULL);
  g_assert_cmpstr (clean, ==, body);
}

static void
test_html (void)
{
  g_autofree char *content = read_data ("rich.html");
  g_autoptr (DatelineEntry) entry = entry_new ("Ferries & <boats>", content, "en-GB");
  g_autoptr (DatelineArticle) article = dateline_article_new_for_entry (entry);
  g_autoptr (GHashTable) pictures = pictures_new ();
  g_autofree char *html = dateline_article_to_html (article, NULL, entry, pictures);

  assert_golden ("rich-export.html", html);
  assert_passes_sanitizer (html);
}

static void
test_markdown (void)
{
  g_autofree char *content = read_data ("rich.html");
  g_autoptr (DatelineEntry) entry = entry_new ("Ferries & <boats>", content, NULL);
  g_autoptr (DatelineArticle) article = dateline_article_new_for_entry (entry);
  g_autofree char *markdown = dateline_article_to_markdown (article, NULL, entry);

  assert_golden ("rich-export.md", markdown);
}

static void
test_text (void)
{
  g_autofree char *content = read_data ("rich.html");
  g_autoptr (DatelineEntry) entry = entry_new ("Ferries & <boats>", content, NULL);
  g_autoptr (DatelineArticle) article = dateline_article_new_for_entry (entry);
  g_autofree char *text = dateline_article_to_text (article, NULL, entry, 0);

  assert_golden ("rich-export.txt", text);
}

/* Read again, the page is the same article. */
static void
test_html_read_again (void)
{
  g_autofree char *content = read_data ("rich.html");
  g_autoptr (DatelineArticle) article =
      dateline_article_new_from_html (content, -1, BASE);
  g_autoptr (GHashTable) pictures = pictures_new ();
  g_autofree char *html = dateline_article_to_html (article, NULL, NULL, pictures);
  g_autoptr (DatelineArticle) again = dateline_article_new_from_html (html, -1, BASE);
  guint n = dateline_article_get_n_blocks (article);

  for (guint i = 0; i < n && i < dateline_article_get_n_blocks (again); i++)
    {
      const DatelineBlock *a = dateline_article_get_block (article, i);
      const DatelineBlock *b = dateline_article_get_block (again, i);
      gboolean is_absent = dateline_block_get_picture (a) != NULL &&
                           dateline_block_get_picture (b) == NULL;
      guint n_a;
      guint n_b;

      if (is_absent) /* a link stands for the picture; then its caption */
        break;
      g_assert_cmpstr (dateline_block_get_text (a), ==, dateline_block_get_text (b));
      g_assert_cmpstr (dateline_block_get_marker (a), ==, dateline_block_get_marker (b));
      g_assert_cmpint (dateline_block_get_list_depth (a),
                       ==,
                       dateline_block_get_list_depth (b));
      dateline_block_get_spans (a, &n_a);
      dateline_block_get_spans (b, &n_b);
      g_assert_cmpuint (n_a, ==, n_b);
    }
}

static void
test_lists_read_again (void)
{
  static const char *const lists[] = {
    "<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>",
    "<ol start=7><li>a</li><li>b</li></ol>",
    "<ol reversed><li>a</li><li>b</li><li>c</li></ol>",
    "<ol type=A><li>a</li><li value=28>b</li></ol>",
    "<ol type=i start=3><li>a</li><li>b<ol type=a><li>c</ol></li></ol>",
    "<ul><li>a</li></ul><ol><li>b</li></ol><ol><li>c</li></ol>",
    "<ul><li>a<blockquote>b</blockquote></li></ul>",
    "<blockquote><ul><li>a<p>b</ul><p>c</blockquote><p>d",
    "<ol start=-3><li>a</li><li>b</li></ol>",
    "<ol><li>a<pre>b\n c</pre></li><li><table><tr><td>d</table></li></ol>",
  };

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      g_autoptr (DatelineArticle) article =
          dateline_article_new_from_html (lists[i], -1, BASE);
      g_autofree char *html = dateline_article_to_html (article, NULL, NULL, NULL);
      g_autoptr (DatelineArticle) again = dateline_article_new_from_html (html, -1, BASE);
      guint n = dateline_article_get_n_blocks (article);

      g_test_message ("%s", lists[i]);
      assert_passes_sanitizer (html);
      g_assert_cmpuint (n, ==, dateline_article_get_n_blocks (again));
      for (guint j = 0; j < n; j++)
        {
          const DatelineBlock *a = dateline_article_get_block (article, j);
          const DatelineBlock *b = dateline_article_get_block (again, j);

          g_assert_cmpstr (dateline_block_get_text (a), ==, dateline_block_get_text (b));
          g_assert_cmpstr (dateline_block_get_marker (a),
                           ==,
                           dateline_block_get_marker (b));
          g_assert_cmpint (dateline_block_get_list_depth (a),
                           ==,
                           dateline_block_get_list_depth (b));
          g_assert_cmpint (dateline_block_get_quote_depth (a),
                           ==,
                           dateline_block_get_quote_depth (b));
        }
    }
}

/* Nothing that is asked for when the page is opened, and nothing active. */
static void
test_html_is_safe (void)
{
  static const char content[] =
      "<p>&lt;script&gt;alert(1)&lt;/script&gt; \"`</p><img src=/a.jpg alt='\"><b'>"
      "<figure><img src=https://t.example/b.png><figcaption>&lt;img src=x onerror=y&gt;"
      "</figcaption></figure><pre>\n\n &lt;/pre&gt;</pre><a href='java\tscript:x'>l</a>"
      "<table><tr><td>&lt;td&gt;<a href=\"https://e.example/?a='&quot;&amp;b\">x</a>";
  g_autoptr (DatelineEntry) entry =
      entry_new ("</title><script>", content, "en\" onload=\"x");
  g_autoptr (DatelineArticle) article = dateline_article_new_for_entry (entry);
  g_autofree char *html = dateline_article_to_html (article, NULL, entry, NULL);

  assert_passes_sanitizer (html);
  g_assert_null (strstr (html, "<script"));
  g_assert_null (strstr (html, "<img"));
  g_assert_null (strstr (html, " src=\""));
  g_assert_null (strstr (html, "onload"));
  g_assert_nonnull (strstr (html, "<a href=\"https://t.example/b.png\">"));
}

/* What is no picture is no part of the page, whatever the cache holds. */
static void
test_only_pictures (void)
{
  g_autoptr (DatelineArticle) article =
      dateline_article_new_from_html ("<img src=/a.svg alt=A>", -1, BASE);
  g_autoptr (GHashTable) pictures =
      g_hash_table_new_full (g_str_hash,
                             g_str_equal,
                             NULL,
                             (GDestroyNotify) g_bytes_unref);
  g_autofree char *html = NULL;

  g_hash_table_insert (pictures,
                       (gpointer) "https://example.org/a.svg",
                       g_bytes_new_static ("<svg onload='x'/>", 17));
  html = dateline_article_to_html (article, NULL, NULL, pictures);
  g_assert_null (strstr (html, "data:image"));
  g_assert_nonnull (strstr (html, ">A</a>"));
}

static void
test_right_to_left (void)
{
  g_autoptr (DatelineEntry) entry =
      entry_new ("\327\251\327\234\327\225\327\235",
                 "<p>\327\251\327\234\327\225\327\235</p><p>Hello</p>",
                 "he");
  g_autoptr (DatelineArticle) article = dateline_article_new_for_entry (entry);
  g_autofree char *html = dateline_article_to_html (article, NULL, entry, NULL);

  g_assert_nonnull (strstr (html, "<html lang=\"he\" dir=\"rtl\">"));
  g_assert_nonnull (strstr (html, "<p>\327\251"));
  g_assert_nonnull (strstr (html, "<p dir=\"ltr\">Hello</p>"));
}

static void
test_wrapping (void)
{
  static const struct
  {
    const char *html;
    const char *text;
  } cases[] = {
    { "<p>one two three four five six", "one two three four\nfive six" },
    { "<p>abcdefghijklmnopqrstuvwxyz b", "abcdefghijklmnopqrstuvwxyz\nb" },
    { "<ul><li>one two three four five", "• one two three four\n  five" },
    { "<blockquote>one two three four five</blockquote>",
      "> one two three four\n> five" },
    { "<pre>one two three four five six</pre>", "one two three four five six" },
    { "<p>日本語日本語日本語日本。日本語", "日本語日本語日本語日\n本。日本語" },
    { "<p>one<br>two three four five six", "one\ntwo three four five\nsix" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DatelineArticle) article =
          dateline_article_new_from_html (cases[i].html, -1, NULL);
      g_autofree char *text = dateline_article_to_text (article, NULL, NULL, 22);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

static void
test_markdown_escapes (void)
{
  static const struct
  {
    const char *html;
    const char *markdown;
  } cases[] = {
    { "<p>* a *b* [c](d) \\ &amp;lt; &lt;x&gt;",
      "\\* a \\*b\\* \\[c\\](d) \\\\ \\&lt; \\<x>\n" },
    { "<p>- a", "\\- a\n" },
    { "<p>2014. A year", "2014\\. A year\n" },
    { "<p>2014 was", "2014 was\n" },
    { "<p>a<br># b<br>3) c", "a\\\n\\# b\\\n3\\) c\n" },
    { "<p>a <b>b</b> c", "a **b** c\n" },
    { "<p>a<b>b</b>c", "a<strong>b</strong>c\n" },
    { "<p><b>a</b><i>b</i>", "<strong>a</strong>*b*\n" },
    { "<p><a href='/x_(y)'>l [m]</a>", "[l \\[m\\]](<https://example.org/x\\_(y)>)\n" },
    { "<p>a <code>``b</code>", "a ``` ``b ```\n" },
    { "<h2>One<br>two</h2>", "## One two\n" },
    { "<pre>```\na</pre>", "````\n```\na\n````\n" },
    { "<table><tr><td>a|b<br>c<td>d<tr><td>e<td>f</table>",
      "|  |  |\n| --- | --- |\n| a\\|b<br>c | d |\n| e | f |\n" },
    { "<ol start=3><li>a</li><li>b</li></ol>", "3. a\n4. b\n" },
    { "<ol><li>a</ol><ol><li>b</ol>", "1. a\n\n1) b\n" },
    { "<ul><li>a<ol start=2><li>b</ol></ul><p>&amp; &amp;c",
      "- a\n\n  2. b\n\n& \\&c\n" },
    { "<ul><li>a<pre>b\nc</pre></li></ul>", "- a\n\n  ```\n  b\n  c\n  ```\n" },
    { "<blockquote><p>a</p><p>b</p></blockquote><p>c", "> a\n>\n> b\n\nc\n" },
    { "<p>~~a~~ snake_case _b_", "\\~\\~a\\~\\~ snake_case \\_b\\_\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DatelineArticle) article =
          dateline_article_new_from_html (cases[i].html, -1, BASE);
      g_autofree char *markdown = dateline_article_to_markdown (article, NULL, NULL);

      g_assert_cmpstr (markdown, ==, cases[i].markdown);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/article-forms/html", test_html);
  g_test_add_func ("/article-forms/markdown", test_markdown);
  g_test_add_func ("/article-forms/text", test_text);
  g_test_add_func ("/article-forms/html-read-again", test_html_read_again);
  g_test_add_func ("/article-forms/lists-read-again", test_lists_read_again);
  g_test_add_func ("/article-forms/html-is-safe", test_html_is_safe);
  g_test_add_func ("/article-forms/only-pictures", test_only_pictures);
  g_test_add_func ("/article-forms/right-to-left", test_right_to_left);
  g_test_add_func ("/article-forms/wrapping", test_wrapping);
  g_test_add_func ("/article-forms/markdown-escapes", test_markdown_escapes);
  return g_test_run ();
}
