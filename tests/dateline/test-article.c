/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Articles of whole entries, as plain text, and what becomes of too much. */

#include "dateline/article/dateline-article.h"
#include "dateline/model/dateline-entry-builder-private.h"

#include <string.h>

static DatelineEntry *
entry_new (const char *content, const char *summary, DatelinePicture *lead)
{
  g_auto (DatelineEntryBuilder) builder = { 0 };

  dateline_entry_builder_init (&builder);
  builder.key = g_strdup ("g:1");
  builder.content = g_strdup (content);
  builder.summary = g_strdup (summary);
  builder.link = g_strdup ("https://example.org/2014/story.html");
  if (lead)
    {
      builder.pictures =
          g_ptr_array_new_with_free_func ((GDestroyNotify) dateline_picture_unref);
      g_ptr_array_add (builder.pictures, lead);
      builder.has_lead_picture = TRUE;
    }
  return dateline_entry_builder_build (&builder);
}

static DatelinePicture *
get_picture (DatelineArticle *article, guint n)
{
  const DatelineBlock *block = dateline_article_get_block (article, n);

  g_assert_cmpint (dateline_block_get_kind (block), ==, DATELINE_BLOCK_FIGURE);
  return dateline_block_get_picture (block);
}

static void
test_relative (void)
{
  g_autoptr (DatelineEntry) entry = entry_new ("<a href=other.html>x</a>", NULL, NULL);
  g_autoptr (DatelineArticle) article = dateline_article_new_for_entry (entry);
  guint n_spans;
  const DatelineSpan *spans =
      dateline_block_get_spans (dateline_article_get_block (article, 0), &n_spans);

  g_assert_cmpuint (n_spans, ==, 1);
  g_assert_cmpstr (spans[0].uri, ==, "https://example.org/2014/other.html");
}

static void
test_lead_picture_first (void)
{
  DatelinePicture *lead = dateline_picture_new ("https://example.org/lead.jpg",
                                                "Alt",
                                                "Caption.",
                                                "AFP",
                                                640,
                                                480);
  g_autoptr (DatelineEntry) entry = entry_new ("<p>x</p><img src=other.jpg>", NULL, lead);
  g_autoptr (DatelineArticle) article = dateline_article_new_for_entry (entry);

  g_assert_cmpuint (dateline_article_get_n_blocks (article), ==, 3);
  g_assert_true (get_picture (article, 0) == dateline_entry_get_lead_picture (entry));
  g_assert_cmpstr (dateline_block_get_text (dateline_article_get_block (article, 0)),
                   ==,
                   "Caption.");
}

static void
test_lead_picture_in_body (void)
{
  DatelinePicture *lead = dateline_picture_new ("https://example.org/lead.jpg",
                                                "Alt",
                                                "Caption.",
                                                "AFP",
                                                640,
                                                480);
  g_autoptr (DatelineEntry) entry =
      entry_new ("<p>x</p><img src=/lead-300x200.jpg width=300>", NULL, lead);
  g_autoptr (DatelineArticle) article = dateline_article_new_for_entry (entry);
  DatelinePicture *picture = get_picture (article, 1);

  g_assert_cmpuint (dateline_article_get_n_blocks (article), ==, 2);
  g_assert_cmpstr (dateline_picture_get_uri (picture),
                   ==,
                   "https://example.org/lead-300x200.jpg");
  g_assert_cmpstr (dateline_picture_get_alternative (picture), ==, "Alt");
  g_assert_cmpstr (dateline_picture_get_caption (picture), ==, "Caption.");
  g_assert_cmpstr (dateline_picture_get_credit (picture), ==, "AFP");
  g_assert_cmpint (dateline_picture_get_width (picture), ==, 300);
  g_assert_cmpstr (dateline_block_get_text (dateline_article_get_block (article, 1)),
                   ==,
                   "Caption.");
}

static void
test_own_caption_stays (void)
{
  DatelinePicture *lead = dateline_picture_new ("https://example.org/lead.jpg",
                                                NULL,
                                                "The feed's.",
                                                "AFP",
                                                0,
                                                0);
  g_autoptr (DatelineEntry) entry = entry_new (
      "<figure><img src=/lead.jpg><figcaption>The body's.</figcaption></figure>",
      NULL,
      lead);
  g_autoptr (DatelineArticle) article = dateline_article_new_for_entry (entry);

  g_assert_cmpuint (dateline_article_get_n_blocks (article), ==, 1);
  g_assert_cmpstr (dateline_picture_get_caption (get_picture (article, 0)),
                   ==,
                   "The body's.");
  g_assert_cmpstr (dateline_picture_get_credit (get_picture (article, 0)), ==, "AFP");
}

static DatelinePicture *
picture_new (const char *uri, const char *caption)
{
  return dateline_picture_new (uri, NULL, caption, NULL, 0, 0);
}

/* The pictures that come besides the body's, each once: not those that the body has in
 * another size or in a line, nor files. */
static void
test_gallery (void)
{
  g_auto (DatelineEntryBuilder) builder;
  g_autoptr (DatelineEntry) entry = NULL;
  g_autoptr (DatelineArticle) article = NULL;
  static const char *const shown[] = {
    "https://cdn.example.org/1280x720/lead.jpg",
    "https://example.org/640/a.jpg?w=640",
    "https://example.org/gallery.jpg",
  };

  dateline_entry_builder_init (&builder);
  builder.key = g_strdup ("k");
  builder.link = g_strdup ("https://example.org/story");
  builder.content = g_strdup ("<p>x <img src=/emoji.png width=16 height=16></p>"
                              "<figure><img src='/640/a.jpg?w=640'></figure>");
  builder.pictures =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dateline_picture_unref);
  g_ptr_array_add (builder.pictures, picture_new (shown[0], NULL));
  g_ptr_array_add (builder.pictures, picture_new ("https://example.org/emoji.png", NULL));
  g_ptr_array_add (builder.pictures,
                   picture_new ("https://img.example.org/640/a.jpg?w=80", "A cat"));
  g_ptr_array_add (builder.pictures, picture_new (shown[2], "A dog"));
  g_ptr_array_add (builder.pictures, picture_new ("https://example.org/file.png", NULL));
  builder.has_lead_picture = TRUE;
  builder.enclosures =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dateline_enclosure_unref);
  g_ptr_array_add (
      builder.enclosures,
      dateline_enclosure_new ("https://example.org/file.png", "image/png", NULL, 1, -1));
  entry = dateline_entry_builder_build (&builder);
  article = dateline_article_new_for_entry (entry);

  g_assert_cmpuint (dateline_article_get_n_blocks (article), ==, 4);
  g_assert_cmpstr (dateline_picture_get_uri (get_picture (article, 0)), ==, shown[0]);
  g_assert_cmpstr (dateline_picture_get_uri (get_picture (article, 2)), ==, shown[1]);
  g_assert_cmpstr (dateline_picture_get_caption (get_picture (article, 2)), ==, "A cat");
  g_assert_cmpstr (dateline_picture_get_uri (get_picture (article, 3)), ==, shown[2]);
  g_assert_cmpstr (dateline_picture_get_caption (get_picture (article, 3)), ==, "A dog");
}

/* A picture that is sent along as a file is the lead where there is no picture. */
static void
test_enclosed_picture (void)
{
  g_auto (DatelineEntryBuilder) builder;
  g_autoptr (DatelineEntry) entry = NULL;
  g_autoptr (DatelineArticle) article = NULL;

  dateline_entry_builder_init (&builder);
  builder.key = g_strdup ("k");
  builder.content = g_strdup ("<p>x</p>");
  builder.pictures =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dateline_picture_unref);
  g_ptr_array_add (builder.pictures, picture_new ("https://example.org/1.png", NULL));
  g_ptr_array_add (builder.pictures, picture_new ("https://example.org/2.png", NULL));
  builder.enclosures =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dateline_enclosure_unref);
  for (guint i = 0; i < 2; i++)
    g_ptr_array_add (
        builder.enclosures,
        dateline_enclosure_new (dateline_picture_get_uri (builder.pictures->pdata[i]),
                                "image/png",
                                NULL,
                                1,
                                -1));
  entry = dateline_entry_builder_build (&builder);
  article = dateline_article_new_for_entry (entry);

  g_assert_cmpuint (dateline_article_get_n_blocks (article), ==, 3);
  g_assert_cmpstr (dateline_picture_get_uri (get_picture (article, 0)),
                   ==,
                   "https://example.org/1.png");
  g_assert_cmpstr (dateline_picture_get_uri (get_picture (article, 2)),
                   ==,
                   "https://example.org/2.png");
}

static void
test_summary (void)
{
  g_autoptr (DatelineEntry) entry = entry_new (NULL, "One <b>.\n\nTwo.", NULL);
  g_autoptr (DatelineArticle) article = dateline_article_new_for_entry (entry);
  g_autofree char *text = dateline_article_to_text (article, NULL, NULL, 0);
  g_autoptr (DatelineEntry) none = entry_new (NULL, NULL, NULL);
  g_autoptr (DatelineArticle) empty = dateline_article_new_for_entry (none);

  g_assert_cmpstr (text, ==, "One <b>.\n\nTwo.");
  g_assert_false (dateline_article_is_simplified (article));
  g_assert_cmpuint (dateline_article_get_n_blocks (empty), ==, 0);
}

static void
test_too_much (void)
{
  GString *html = g_string_new ("<p>First paragraph.</p><script>no</script>");
  g_autoptr (DatelineArticle) article = NULL;
  g_autofree char *text = NULL;

  for (guint i = 0; i < 100000; i++)
    g_string_append (html, "<div>");
  g_string_append (html, "Last &amp; least<br>שלום");
  article = dateline_article_new_from_html (html->str, html->len, NULL);
  text = dateline_article_to_text (article, NULL, NULL, 0);
  g_string_free (html, TRUE);

  g_assert_true (dateline_article_is_simplified (article));
  g_assert_cmpstr (text, ==, "First paragraph.\n\nLast & least\n\nשלום");
  g_assert_true (
      dateline_block_is_right_to_left (dateline_article_get_block (article, 2)));
}

static void
test_any_bytes (void)
{
  g_autoptr (DatelineArticle) article =
      dateline_article_new_from_html ("<p>a\xff\xfe\0b\xc3</p>", 13, NULL);
  g_autofree char *text = dateline_article_to_text (article, NULL, NULL, 0);

  g_assert_true (g_utf8_validate (text, -1, NULL));
  g_assert_true (g_str_has_prefix (text, "a"));
}

/* Numbers that no character has are U+FFFD, here as in plain text. */
static void
test_huge_numbers (void)
{
  g_autoptr (DatelineArticle) article =
      dateline_article_new_from_html ("a&#11111111111;b&#xFFFFFFFF41;c", -1, NULL);
  g_autofree char *text = dateline_article_to_text (article, NULL, NULL, 0);

  g_assert_cmpstr (text, ==, "a\357\277\275b\357\277\275c");
}

/* The reference story of tests/data/feed, as its feed publishes it. */
static void
test_reference_story (void)
{
  g_autofree char *feed_path =
      g_test_build_filename (G_TEST_DIST, "data/feed/reference-story.xml", NULL);
  g_autofree char *text_path =
      g_test_build_filename (G_TEST_DIST, "data/feed/reference-story.txt", NULL);
  g_autofree char *feed = NULL;
  g_autofree char *text = NULL;
  g_auto (GStrv) before = NULL;
  g_auto (GStrv) after = NULL;
  g_auto (GStrv) paragraphs = NULL;
  g_autoptr (DatelineEntry) entry = NULL;
  g_autoptr (DatelineArticle) article = NULL;
  g_autoptr (GError) error = NULL;
  DatelinePicture *picture;

  g_file_get_contents (feed_path, &feed, NULL, &error);
  g_assert_no_error (error);
  g_file_get_contents (text_path, &text, NULL, &error);
  g_assert_no_error (error);
  before = g_strsplit (feed, "<content:encoded><![CDATA[", 2);
  g_assert_nonnull (before[1]);
  after = g_strsplit (before[1], "]]></content:encoded>", 2);

  entry = entry_new (after[0], NULL, NULL);
  article = dateline_article_new_for_entry (entry);
  picture = get_picture (article, 0);
  g_assert_true (g_str_has_suffix (dateline_picture_get_caption (picture),
                                   "at the UN's September summit."));
  g_assert_cmpstr (dateline_picture_get_credit (picture), ==, "AFP/File");

  paragraphs = g_strsplit (g_strchomp (text), "\n", -1);
  g_assert_cmpuint (dateline_article_get_n_blocks (article),
                    ==,
                    g_strv_length (paragraphs) + 1);
  for (guint i = 0; paragraphs[i]; i++)
    {
      const DatelineBlock *block = dateline_article_get_block (article, i + 1);
      g_autofree char *paragraph = g_strdup (paragraphs[i]);

      /* White space at the end of a paragraph is nothing to be read. */
      if (g_str_has_suffix (paragraph, "\302\240"))
        paragraph[strlen (paragraph) - 2] = '\0';
      g_assert_cmpint (dateline_block_get_kind (block), ==, DATELINE_BLOCK_PARAGRAPH);
      g_assert_cmpstr (dateline_block_get_text (block), ==, paragraph);
    }
}

/* What tests/data/html/story.html has of everything, as text. */
static void
test_to_text (void)
{
  g_autofree char *html_path =
      g_test_build_filename (G_TEST_DIST, "data/html/story.html", NULL);
  g_autofree char *text_path =
      g_test_build_filename (G_TEST_DIST, "data/html/story.txt", NULL);
  g_autofree char *html = NULL;
  g_autofree char *expected = NULL;
  g_autofree char *text = NULL;
  g_autoptr (DatelineArticle) article = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (html_path, &html, NULL, &error);
  g_assert_no_error (error);
  g_file_get_contents (text_path, &expected, NULL, &error);
  g_assert_no_error (error);

  article = dateline_article_new_from_html (html, -1, "https://example.org/2014/");
  text = dateline_article_to_text (article, NULL, NULL, 0);
  g_assert_cmpstr (text, ==, g_strchomp (expected));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/article/relative", test_relative);
  g_test_add_func ("/article/lead-picture-first", test_lead_picture_first);
  g_test_add_func ("/article/lead-picture-in-body", test_lead_picture_in_body);
  g_test_add_func ("/article/gallery", test_gallery);
  g_test_add_func ("/article/enclosed-picture", test_enclosed_picture);
  g_test_add_func ("/article/own-caption-stays", test_own_caption_stays);
  g_test_add_func ("/article/summary", test_summary);
  g_test_add_func ("/article/too-much", test_too_much);
  g_test_add_func ("/article/any-bytes", test_any_bytes);
  g_test_add_func ("/article/huge-numbers", test_huge_numbers);
  g_test_add_func ("/article/reference-story", test_reference_story);
  g_test_add_func ("/article/to-text", test_to_text);
  return g_test_run ();
}
