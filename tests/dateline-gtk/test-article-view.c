/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The article pane in a real window: what is shown of a story, as text and to a screen
 * reader. Every warning is fatal. */

#include "article-view-test.h"

static void
test_full_story (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *text = NULL;

  show_full_story (fixture);
  text = get_text (fixture);
  g_assert_cmpstr (text,
                   ==,
                   "The Chronicle\n\n"
                   "Talks <b>begin</b> & end\n\n"
                   "Jane Doe · 30 August 2014, 11:40 · 3 comments\n\n"
                   "World, Peace & War\n\n"
                   "Agreed\n\n"
                   "They met in the town.\n\n"
                   "Listen to it\nhttps://news.example/1.mp3\n\n"
                   "Read on news.example");
  g_assert_cmpstr (find_label (fixture, "source"), ==, "The Chronicle");
  g_assert_cmpstr (find_label (fixture, "title"), ==, "Talks <b>begin</b> & end");
  g_assert_cmpstr (find_label (fixture, "byline"), ==, "Jane Doe");
  g_assert_cmpstr (find_label (fixture, "date"), ==, "30 August 2014, 11:40");
  g_assert_cmpstr (find_label (fixture, "name"), ==, "Listen to it");
  g_assert_cmpstr (find_label (fixture, "description"),
                   ==,
                   "Audio · 8.5\302\240MB · 1 h 3 min");
}

/* With a title and nothing beside what it says. */
static void
show_bare_story (Fixture *fixture, const char *html)
{
  g_auto (DatelineEntryBuilder) entry = { 0 };
  g_auto (DatelineHeadlineBuilder) headline = { 0 };

  dateline_entry_builder_init (&entry);
  entry.key = g_strdup ("g:1");
  entry.content = g_strdup (html);
  dateline_headline_builder_init (&headline);
  headline.title = g_strdup ("A title");
  headline.byline = g_strdup ("");
  headline.time = 1409398824;
  headline.published = DATELINE_TIME_UNKNOWN;
  show_entry (fixture, &entry, &headline);
}

/* What a story does not have leaves no trace: no "By", no "0 comments". */
static void
test_bare_story (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *text = NULL;

  show_bare_story (fixture, "<p>Words.</p>");
  text = get_text (fixture);
  g_assert_cmpstr (text, ==, "A title\n\n30 August 2014, 11:40\n\nWords.");
  /* Which date it is, is the tooltip's to say. */
  g_assert_cmpstr (gtk_widget_get_tooltip_text (find (fixture, "GtkLabel", "date")),
                   ==,
                   "It has no date. It stands where it was seen first: 30 August 2014, "
                   "11:40.");
  g_assert_null (find (fixture, "GtkLabel", "byline"));
  g_assert_null (find (fixture, "GtkLabel", "source"));
  g_assert_null (find (fixture, "GtkButton", "chip"));
  g_assert_null (find (fixture, "GtkButton", "comments"));
}

/* What was too much to lay out is there as text, and the word for it is seen. */
static void
test_simplified (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GString) html = g_string_new ("<p>Words.</p>");

  for (guint i = 0; i < 300; i++)
    g_string_append (html, "<div>");
  g_string_append (html, "Deep down.");
  show_bare_story (fixture, html->str);
  g_assert_true (g_str_has_prefix (find_label (fixture, "note"), "Simplified: "));
}

static void
test_accessible (Fixture *fixture, gconstpointer unused)
{
  show_full_story (fixture);
  gtk_test_accessible_assert_role (fixture->view, GTK_ACCESSIBLE_ROLE_DOCUMENT);
  gtk_test_accessible_assert_property (fixture->view,
                                       GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Talks <b>begin</b> & end");
  gtk_test_accessible_assert_role (find (fixture, "GtkLabel", "title"),
                                   GTK_ACCESSIBLE_ROLE_HEADING);
  gtk_test_accessible_assert_property (find (fixture, "GtkLabel", "title"),
                                       GTK_ACCESSIBLE_PROPERTY_LEVEL,
                                       1);
  gtk_test_accessible_assert_role (find (fixture, "GtkLabel", "heading"),
                                   GTK_ACCESSIBLE_ROLE_HEADING);
  gtk_test_accessible_assert_property (find (fixture, "GtkLabel", "heading"),
                                       GTK_ACCESSIBLE_PROPERTY_LEVEL,
                                       2);
}

/* Every kind of block, in both directions, and at the width of a telephone. */
static void
test_all_blocks (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *text = NULL;
  GtkWidget *code;

  show_html (
      fixture,
      "<h3>Kinds</h3><pre>int x;\n  a line that is much longer than the column of a "
      "telephone is wide, whatever its font</pre><hr>"
      "<p dir='rtl'>من اليمين إلى <a href='/ar'>اليسار</a></p>"
      "<p>H<sub>2</sub>O, mc<sup>2</sup>, <code>code</code>, <mark>mark</mark>, "
      "<del>del</del>, <u>u</u>, <small>small</small>, <strong>b</strong></p>"
      "<iframe src='https://video.example/embed/1' title='The film'></iframe>"
      "<p>https://example.org/a/very/long/address/without/a/space/in/it/at/all</p>");
  code = find (fixture, "DatelineWideBox", "code-box");
  g_assert_cmpint (gtk_widget_get_width (gtk_widget_get_first_child (code)),
                   >,
                   gtk_widget_get_width (code));
  gtk_adjustment_set_value (get_adjustment (fixture), 1e6);
  settle (fixture);
  text = get_text (fixture);
  g_assert_nonnull (strstr (text, "int x;\n  a line"));
  g_assert_nonnull (strstr (text, "من اليمين إلى اليسار"));
  g_assert_nonnull (strstr (text, "H2O, mc2, code, mark, del, u, small, b"));
}

static void
test_clear (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *text = NULL;

  show_full_story (fixture);
  dateline_article_view_clear (fixture->view);
  text = get_text (fixture);
  g_assert_cmpstr (text, ==, "");
  g_assert_cmpuint (count_rows (fixture), ==, 0);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->view));
  g_assert_false (dateline_article_view_page_down (fixture->view));
  activate (fixture, "article.select-all");
  activate (fixture, "article.copy");
}

/* A news page of 2014, from the feed's bytes to the pane. */
static void
test_reference_story (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *path =
      g_test_build_filename (G_TEST_DIST, "data", "feed", "reference-story.xml", NULL);
  g_autoptr (GMappedFile) file = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (DatelineFeedDocument) document = NULL;
  g_autoptr (DatelineArticle) article = NULL;
  g_auto (DatelineHeadlineBuilder) builder = { 0 };
  g_autoptr (DatelineHeadline) headline = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  DatelineEntry *entry;

  file = g_mapped_file_new (path, FALSE, &error);
  g_assert_no_error (error);
  bytes = g_mapped_file_get_bytes (file);
  document = dateline_feed_document_parse (bytes,
                                           "application/rss+xml",
                                           "https://news.example/feed/",
                                           &error);
  g_assert_no_error (error);
  entry = dateline_feed_document_get_entries (document)->pdata[0];
  article = dateline_article_new_for_entry (entry);
  dateline_headline_builder_init (&builder);
  builder.title = g_strdup (dateline_entry_get_title (entry));
  builder.feed_title = g_strdup (dateline_feed_document_get_title (document));
  builder.time = builder.published = dateline_entry_get_published (entry);
  headline = dateline_headline_builder_build (&builder);
  dateline_article_view_set_story (fixture->view, headline, entry, article);
  settle (fixture);

  g_assert_cmpstr (find_label (fixture, "title"),
                   ==,
                   "Kerry seeks ‘global coalition’ in fight against IS – Al");
  g_assert_null (find (fixture, "GtkLabel", "byline"));
  g_assert_cmpstr (find_label (fixture, "date"), ==, "30 August 2014, 11:40");
  g_assert_cmpstr (
      gtk_label_get_text (GTK_LABEL (
          find_widget (find (fixture, "GtkButton", "chip"), "GtkLabel", NULL))),
      ==,
      "More Top Stories");
  g_assert_cmpstr (
      gtk_button_get_label (GTK_BUTTON (find (fixture, "GtkButton", "comments"))),
      ==,
      "0 comments");
  g_assert_true (g_str_has_suffix (find_label (fixture, "caption"),
                                   "at the UN's September summit."));
  g_assert_cmpstr (find_label (fixture, "credit"), ==, "AFP/File");
  text = get_text (fixture);
  g_assert_nonnull (strstr (text, "the U.S. has ‘no strategy’ for Syria"));
  g_assert_nonnull (strstr (text, "“broadest possible coalition of nations,”"));
  g_assert_nonnull (strstr (text, "“nihilistic vision and genocidal agenda.”"));
  g_assert_null (strstr (text, "By "));
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  ADD ("/article-view/full-story", test_full_story);
  ADD ("/article-view/bare-story", test_bare_story);
  ADD ("/faults/X43/simplified", test_simplified);
  ADD ("/article-view/accessible", test_accessible);
  g_test_add ("/article-view/all-blocks",
              Fixture,
              GINT_TO_POINTER (360),
              set_up,
              test_all_blocks,
              tear_down);
  ADD ("/article-view/clear", test_clear);
  ADD ("/article-view/reference-story", test_reference_story);
  return g_test_run ();
}
