/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The article pane in a real window: what is shown of a story, and what its links and
 * buttons say. Every warning is fatal.
 */

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

/* The tooltip tells the time in the publisher's own zone. */
static void
test_published_zone (Fixture *fixture, gconstpointer unused)
{
  const char *tooltip;

  show_full_story (fixture);
  tooltip = gtk_widget_get_tooltip_text (find (fixture, "GtkLabel", "date"));
  g_assert_cmpstr (tooltip, ==, "Published Saturday, 30 August 2014, 13:40 (UTC+02:00)");
}

/* What a story does not have leaves no trace: no "By", no "0 comments". */
static void
test_bare_story (Fixture *fixture, gconstpointer unused)
{
  g_auto (DatelineEntryBuilder) entry = { 0 };
  g_auto (DatelineHeadlineBuilder) headline = { 0 };
  g_autofree char *text = NULL;

  dateline_entry_builder_init (&entry);
  entry.key = g_strdup ("g:1");
  entry.content = g_strdup ("<p>Words.</p>");
  dateline_headline_builder_init (&headline);
  headline.title = g_strdup ("A title");
  headline.byline = g_strdup ("");
  headline.time = 1409398824;
  headline.published = DATELINE_TIME_UNKNOWN;
  show_entry (fixture, &entry, &headline);
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
  g_auto (DatelineEntryBuilder) entry = { 0 };
  g_auto (DatelineHeadlineBuilder) headline = { 0 };
  g_autoptr (GString) html = g_string_new ("<p>Words.</p>");

  for (guint i = 0; i < 300; i++)
    g_string_append (html, "<div>");
  g_string_append (html, "Deep down.");
  dateline_entry_builder_init (&entry);
  entry.key = g_strdup ("g:1");
  entry.content = g_strdup (html->str);
  dateline_headline_builder_init (&headline);
  headline.title = g_strdup ("A title");
  headline.byline = g_strdup ("");
  headline.time = 1409398824;
  headline.published = DATELINE_TIME_UNKNOWN;
  show_entry (fixture, &entry, &headline);
  g_assert_true (g_str_has_prefix (find_label (fixture, "note"), "Simplified: "));
}

static void
test_buttons (Fixture *fixture, gconstpointer unused)
{
  show_full_story (fixture);
  g_signal_emit_by_name (find (fixture, "GtkButton", "chip"), "clicked");
  g_assert_cmpstr (fixture->category, ==, "World");
  g_signal_emit_by_name (find (fixture, "GtkButton", "comments"), "clicked");
  g_assert_cmpstr (fixture->activated, ==, "https://news.example/harbour#comments");
  g_signal_emit_by_name (find (fixture, "GtkButton", "continue"), "clicked");
  g_assert_cmpstr (fixture->activated, ==, "https://www.news.example/harbour");
  g_signal_emit_by_name (
      find_widget (find (fixture, "GtkBox", "enclosure"), "GtkButton", NULL),
      "clicked");
  g_assert_cmpstr (fixture->activated, ==, "https://news.example/1.mp3");
}

static void
show_rich_story (Fixture *fixture, const char *title, const char *language)
{
  g_auto (DatelineEntryBuilder) entry = { 0 };
  g_auto (DatelineHeadlineBuilder) headline = { 0 };

  dateline_entry_builder_init (&entry);
  entry.key = g_strdup ("g:1");
  entry.title = g_strdup (title);
  entry.language = g_strdup (language);
  entry.content = g_strdup ("<p>2026</p><p>Words.</p>");
  entry.published = 1409398824;
  entry.published_offset = 120;
  entry.updated = 1409398824 + 5400;
  entry.rights = g_strdup ("© The Chronicle");
  entry.authors = g_ptr_array_new_with_free_func ((GDestroyNotify) dateline_author_unref);
  g_ptr_array_add (entry.authors, dateline_author_new ("Jane Doe", NULL, NULL));
  g_ptr_array_add (entry.authors,
                   dateline_author_new ("Ann Ode", NULL, "https://news.example/ann"));
  g_ptr_array_add (entry.authors,
                   dateline_author_new ("Ed Mail", "ed?x@news.example", NULL));
  g_ptr_array_add (entry.authors,
                   dateline_author_new ("Eve Ill", NULL, "javascript:alert(1)"));
  dateline_headline_builder_init (&headline);
  headline.feed_title = g_strdup ("The Chronicle");
  headline.feed_icon_uri = g_strdup ("https://news.example/favicon.ico");
  headline.title = g_strdup (title);
  headline.byline = g_strdup ("Jane Doe and others");
  headline.time = headline.published = 1409398824;
  show_entry (fixture, &entry, &headline);
}

/* All authors, those with an address as links to it; the icon, the update, the rights. */
static void
test_rich_story (Fixture *fixture, gconstpointer unused)
{
  static const struct
  {
    const char *type;
    const char *uri;
  } authors[] = {
    { "GtkLabel", NULL },
    { "GtkButton", "https://news.example/ann" },
    { "GtkButton", "mailto:ed%3Fx@news.example" },
    { "GtkLabel", NULL },
  };
  g_autofree char *text = NULL;
  GtkWidget *author;

  show_rich_story (fixture, "Talks begin", NULL);
  text = get_text (fixture);
  g_assert_cmpstr (text,
                   ==,
                   "The Chronicle\n\n"
                   "Talks begin\n\n"
                   "Jane Doe, Ann Ode, Ed Mail, Eve Ill · 30 August 2014, 11:40 · "
                   "Updated 13:10\n\n"
                   "2026\n\n"
                   "Words.\n\n"
                   "© The Chronicle");
  author = gtk_widget_get_first_child (find (fixture, "GtkBox", "authors"));
  for (gsize i = 0; i < G_N_ELEMENTS (authors); i++)
    {
      GtkWidget *widget = find_widget (author, authors[i].type, "byline");

      g_assert_nonnull (widget);
      if (authors[i].uri != NULL)
        {
          g_signal_emit_by_name (widget, "clicked");
          g_assert_cmpstr (fixture->activated, ==, authors[i].uri);
        }
      author = gtk_widget_get_next_sibling (author);
    }
  g_assert_null (author);
  g_assert_nonnull (find (fixture, "DatelineFeedIcon", NULL));
  g_assert_cmpstr (find_label (fixture, "updated"), ==, "Updated 13:10");
  g_assert_cmpstr (gtk_widget_get_tooltip_text (find (fixture, "GtkLabel", "updated")),
                   ==,
                   "Published Saturday, 30 August 2014, 13:40 (UTC+02:00)\n"
                   "Updated Saturday, 30 August 2014, 15:10 (UTC+02:00)");
  g_assert_cmpstr (find_label (fixture, "rights"), ==, "© The Chronicle");
}

/* Everything around the story runs as the story does, in a window that does not. */
static void
test_right_to_left (Fixture *fixture, gconstpointer unused)
{
  static const struct
  {
    const char *title;
    const char *language;
    GtkTextDirection direction;
  } cases[] = {
    { "Talks begin", NULL, GTK_TEXT_DIR_LTR },
    { "Talks begin", "de", GTK_TEXT_DIR_LTR },
    { "محادثات السلام", NULL, GTK_TEXT_DIR_RTL },
    { "שיחות שלום", "he-IL", GTK_TEXT_DIR_RTL },
    { "NASA: محادثات", "ar", GTK_TEXT_DIR_RTL },
    { "NASA: محادثات", NULL, GTK_TEXT_DIR_LTR },
    { "Talks begin", "ar", GTK_TEXT_DIR_LTR },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      static const char *const styles[] = { "source", "title", "date", "rights" };
      DatelineBlockWidget *numbers;

      g_test_message ("%s in %s", cases[i].title, cases[i].language);
      show_rich_story (fixture, cases[i].title, cases[i].language);
      for (gsize j = 0; j < G_N_ELEMENTS (styles); j++)
        g_assert_cmpint (gtk_widget_get_direction (find (fixture, "GtkLabel", styles[j])),
                         ==,
                         cases[i].direction);
      g_assert_cmpint (gtk_widget_get_direction (find (fixture, "GtkBox", "authors")),
                       ==,
                       cases[i].direction);

      /* A paragraph of figures goes with the rest. */
      numbers = dateline_article_rows_get (&fixture->view->rows, 3);
      g_assert_cmpint (gtk_widget_get_direction (GTK_WIDGET (numbers)),
                       ==,
                       cases[i].direction);
    }
}

static void
test_links (Fixture *fixture, gconstpointer unused)
{
  DatelineBlockWidget *row;
  GtkWidget *proxy;
  graphene_rect_t bounds;

  show_html (fixture, "<p>One <a href='/a'>first link</a>, <a href='b'>second</a>.</p>");
  row = dateline_article_rows_get (&fixture->view->rows, 0);
  g_assert_cmpuint (dateline_block_widget_get_n_links (row), ==, 2);
  proxy = dateline_block_widget_get_proxy (row, 1);
  gtk_test_accessible_assert_role (proxy, GTK_ACCESSIBLE_ROLE_LINK);
  g_signal_emit_by_name (proxy, "clicked");
  g_assert_cmpstr (fixture->activated, ==, "https://news.example/b");

  /* The pointer finds the same link where its words are. */
  g_assert_true (gtk_widget_compute_bounds (proxy, GTK_WIDGET (row), &bounds));
  g_assert_cmpfloat (bounds.size.width, >, 10);
  g_assert_cmpstr (
      dateline_block_widget_find_link (row,
                                       bounds.origin.x + 3,
                                       bounds.origin.y + bounds.size.height / 2),
      ==,
      "https://news.example/b");
  g_assert_null (dateline_block_widget_find_link (row, 2, bounds.origin.y + 5));
}

static void
test_links_in_table (Fixture *fixture, gconstpointer unused)
{
  DatelineBlockWidget *row;
  g_autofree char *text = NULL;

  show_html (fixture,
             "<table><tr><th>Land</th><th>Host</th></tr>"
             "<tr><td>Norway</td><td><a href='/oslo'>Oslo</a></td></tr></table>");
  row = dateline_article_rows_get (&fixture->view->rows, 0);
  g_assert_cmpuint (dateline_block_widget_get_n_links (row), ==, 1);
  g_signal_emit_by_name (dateline_block_widget_get_proxy (row, 0), "clicked");
  g_assert_cmpstr (fixture->activated, ==, "https://news.example/oslo");
  text = get_text (fixture);
  g_assert_cmpstr (text, ==, "Land\tHost\nNorway\tOslo");
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

static int
get_text_height (Fixture *fixture)
{
  settle (fixture);
  return dateline_article_column_get_height (&fixture->view->rows.column, 0);
}

static void
test_text_is_set (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GString) html = g_string_new (NULL);
  int column;
  int height;
  double measure;
  GdkRGBA before;

  for (int i = 0; i < 40; i++)
    g_string_append (html, "The ministers met in the old harbour town. ");
  g_string_append (html, "<a href='/a'>On.</a>");
  show_html (fixture, html->str);
  column = fixture->view->rows.column.width;
  height = get_text_height (fixture);

  g_object_set (fixture->view, "line-length", 48, NULL);
  WAIT_FOR (fixture->view->rows.column.width < column * 0.8);
  g_assert_cmpint (get_text_height (fixture), >, height);
  g_object_set (fixture->view, "line-length", 66, NULL);
  WAIT_FOR (fixture->view->rows.column.width == column);
  g_assert_cmpint (get_text_height (fixture), ==, height);

  g_object_set (fixture->view, "line-spacing", 2, NULL);
  WAIT_FOR (get_text_height (fixture) > height * 1.15);
  g_object_set (fixture->view, "line-spacing", -2, NULL);
  WAIT_FOR (get_text_height (fixture) < height * 0.9);
  g_object_set (fixture->view, "line-spacing", 0, NULL);
  WAIT_FOR (get_text_height (fixture) == height);

  /* Other letters are of another width: the line keeps its number of them. */
  measure = fixture->view->rows.measure;
  g_object_set (fixture->view, "typeface", DATELINE_TYPEFACE_SANS, NULL);
  WAIT_FOR (fixture->view->rows.measure != measure);
  g_object_set (fixture->view, "typeface", DATELINE_TYPEFACE_SERIF, NULL);
  WAIT_FOR (fixture->view->rows.measure == measure);

  before = fixture->view->rows.link_color;
  g_object_set (fixture->view, "paper", DATELINE_PAPER_SEPIA, NULL);
  WAIT_FOR (!gdk_rgba_equal (&before, &fixture->view->rows.link_color));
  g_object_set (fixture->view, "paper", DATELINE_PAPER_AUTOMATIC, NULL);
  WAIT_FOR (gdk_rgba_equal (&before, &fixture->view->rows.link_color));
}

static void
hovered_cb (DatelineArticleView *view, const char *uri, char **hovered)
{
  g_free (*hovered);
  *hovered = g_strdup (uri);
}

/* Where a link leads is told by the focus as by the pointer. */
static void
test_focus_tells_target (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *hovered = NULL;
  DatelineBlockWidget *row;

  show_html (fixture, "<p>One <a href='/a'>first</a>, <a href='/b'>second</a>.</p>");
  g_signal_connect (fixture->view, "link-hovered", G_CALLBACK (hovered_cb), &hovered);
  row = dateline_article_rows_get (&fixture->view->rows, 0);
  gtk_widget_grab_focus (dateline_block_widget_get_proxy (row, 1));
  g_assert_cmpstr (hovered, ==, "https://news.example/b");
  g_assert_cmpstr (pango_layout_get_text (fixture->view->links.target),
                   ==,
                   "news.example  ·  https://news.example/b");
  settle (fixture);
  gtk_widget_grab_focus (GTK_WIDGET (fixture->view));
  g_assert_null (hovered);
  gtk_widget_grab_focus (dateline_block_widget_get_proxy (row, 0));
  g_assert_cmpstr (hovered, ==, "https://news.example/a");
  show_html (fixture, "<p>None.</p>");
  g_assert_null (hovered);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  ADD ("/article-view/full-story", test_full_story);
  ADD ("/article-view/published-zone", test_published_zone);
  ADD ("/article-view/bare-story", test_bare_story);
  ADD ("/faults/X43/simplified", test_simplified);
  ADD ("/article-view/buttons", test_buttons);
  ADD ("/article-view/rich-story", test_rich_story);
  ADD ("/article-view/right-to-left", test_right_to_left);
  ADD ("/article-view/links", test_links);
  ADD ("/article-view/links-in-table", test_links_in_table);
  ADD ("/article-view/accessible", test_accessible);
  g_test_add ("/article-view/all-blocks",
              Fixture,
              GINT_TO_POINTER (360),
              set_up,
              test_all_blocks,
              tear_down);
  ADD ("/article-view/text-is-set", test_text_is_set);
  ADD ("/article-view/focus-tells-target", test_focus_tells_target);
  ADD ("/article-view/clear", test_clear);
  ADD ("/article-view/reference-story", test_reference_story);
  return g_test_run ();
}
