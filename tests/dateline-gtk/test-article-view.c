/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The article pane in a real window: what is shown of a story, and what happens when it is
 * scrolled, resized, selected and clicked. Every warning is fatal.
 */

#include "gui-test.h"

#include "dateline-gtk/article/dateline-article-view-private.h"
#include "dateline-gtk/article/dateline-figure-private.h"
#include "dateline-gtk/article/dateline-link-proxy-private.h"
#include "dateline/model/dateline-headline-builder-private.h"

typedef struct
{
  GtkWindow *window;
  GtkWidget *scrolled;
  DatelineArticleView *view;
  DatelinePictureLoader *loader;
  char *folder;
  char *activated; /* the last link */
  char *category;  /* the last category */
} Fixture;

static void
link_activated_cb (DatelineArticleView *view, const char *uri, Fixture *fixture)
{
  g_free (fixture->activated);
  fixture->activated = g_strdup (uri);
}

static void
category_activated_cb (DatelineArticleView *view, const char *name, Fixture *fixture)
{
  g_free (fixture->category);
  fixture->category = g_strdup (name);
}

static void
set_up (Fixture *fixture, gconstpointer width)
{
  g_autoptr (DatelineFetcher) fetcher = dateline_fetcher_new ("test");
  g_autoptr (DatelineMediaCache) cache = NULL;
  g_autofree char *kept = NULL;

  fixture->folder = g_dir_make_tmp ("dateline-article-XXXXXX", NULL);
  kept = g_build_filename (fixture->folder, "kept", NULL);
  cache = dateline_media_cache_new (fetcher, fixture->folder, kept);
  fixture->loader = dateline_picture_loader_new (cache);
  fixture->view = DATELINE_ARTICLE_VIEW (dateline_article_view_new (fixture->loader));
  g_signal_connect (
      fixture->view, "link-activated", G_CALLBACK (link_activated_cb), fixture);
  g_signal_connect (
      fixture->view, "category-activated", G_CALLBACK (category_activated_cb), fixture);
  fixture->scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (
      GTK_SCROLLED_WINDOW (fixture->scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (fixture->scrolled),
                                 GTK_WIDGET (fixture->view));
  fixture->window
      = show_in_window (fixture->scrolled, width ? GPOINTER_TO_INT (width) : 800, 700);
}

static void
tear_down (Fixture *fixture, gconstpointer width)
{
  g_autofree char *kept = g_build_filename (fixture->folder, "kept", NULL);

  g_object_add_weak_pointer (G_OBJECT (fixture->view), (gpointer *) &fixture->view);
  gtk_window_destroy (fixture->window);
  WAIT_FOR (fixture->view == NULL);
  g_object_add_weak_pointer (G_OBJECT (fixture->loader), (gpointer *) &fixture->loader);
  g_object_unref (fixture->loader);
  WAIT_FOR (fixture->loader == NULL);
  g_rmdir (kept);
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->activated);
  g_free (fixture->category);
}

static gboolean
has_settled (Fixture *fixture)
{
  return !gtk_widget_get_mapped (GTK_WIDGET (fixture->view))
             ? FALSE
             : fixture->view->rows.end > 0 && fixture->view->rows.page > 0;
}

/* Waits until the story is laid out. */
static void
settle (Fixture *fixture)
{
  WAIT_FOR (has_settled (fixture));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->view));
}

static void
show_html (Fixture *fixture, const char *html)
{
  g_autoptr (DatelineArticle) article
      = dateline_article_new_from_html (html, -1, "https://news.example/");

  dateline_article_view_set_article (fixture->view, article);
  settle (fixture);
}

static void
show_entry (Fixture *fixture,
            DatelineEntryBuilder *entry_builder,
            DatelineHeadlineBuilder *headline_builder)
{
  g_autoptr (DatelineEntry) entry = dateline_entry_builder_build (entry_builder);
  g_autoptr (DatelineHeadline) headline
      = dateline_headline_builder_build (headline_builder);
  g_autoptr (DatelineArticle) article = dateline_article_new_for_entry (entry);

  dateline_article_view_set_story (fixture->view, headline, entry, article);
  settle (fixture);
}

/* A story that has everything. */
static void
show_full_story (Fixture *fixture)
{
  g_auto (DatelineEntryBuilder) entry = { 0 };
  g_auto (DatelineHeadlineBuilder) headline = { 0 };

  dateline_entry_builder_init (&entry);
  entry.key = g_strdup ("g:1");
  entry.link = g_strdup ("https://www.news.example/harbour");
  entry.content = g_strdup ("<h2>Agreed</h2><p>They met in <a href='/town'>the town</a>.");
  entry.published = 1409398824;
  entry.published_offset = 120;
  entry.comments_uri = g_strdup ("https://news.example/harbour#comments");
  entry.comment_count = 3;
  entry.categories = g_strsplit ("World|Peace & War", "|", -1);
  entry.enclosures
      = g_ptr_array_new_with_free_func ((GDestroyNotify) dateline_enclosure_unref);
  g_ptr_array_add (entry.enclosures,
                   dateline_enclosure_new ("https://news.example/1.mp3",
                                           "audio/mpeg",
                                           "Listen to it",
                                           8500000,
                                           3754));
  g_ptr_array_add (entry.enclosures,
                   dateline_enclosure_new (
                       "https://news.example/1.jpg", "image/jpeg", "No row", -1, -1));
  dateline_headline_builder_init (&headline);
  headline.id = 1;
  headline.feed_title = g_strdup ("The Chronicle");
  headline.title = g_strdup ("Talks <b>begin</b> & end");
  headline.byline = g_strdup ("Jane Doe");
  headline.link = g_strdup ("https://www.news.example/harbour");
  headline.time = headline.published = 1409398824;
  show_entry (fixture, &entry, &headline);
}

static char *
get_text (Fixture *fixture)
{
  return dateline_article_view_get_text (fixture->view);
}

static GtkWidget *
find (Fixture *fixture, const char *type, const char *style)
{
  return find_widget (GTK_WIDGET (fixture->view), type, style);
}

/* The text of the label with a CSS class, or NULL without one. */
static const char *
find_label (Fixture *fixture, const char *style)
{
  GtkWidget *label = find (fixture, "GtkLabel", style);

  return label != NULL ? gtk_label_get_text (GTK_LABEL (label)) : NULL;
}

static guint
count_rows (Fixture *fixture)
{
  guint n = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (fixture->view));
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += DATELINE_IS_BLOCK_WIDGET (child);
  return n;
}

static GtkAdjustment *
get_adjustment (Fixture *fixture)
{
  return gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (fixture->view));
}

static void
activate (Fixture *fixture, const char *action)
{
  g_assert_true (
      gtk_widget_activate_action (GTK_WIDGET (fixture->view), action, NULL));
}

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
  g_assert_cmpstr (find_label (fixture, "description"), ==, "Audio · 1:02:34 · 8.5\302\240MB");
}

/* The tooltip tells the time in the publisher's own zone. */
static void
test_published_zone (Fixture *fixture, gconstpointer unused)
{
  const char *tooltip;

  show_full_story (fixture);
  tooltip = gtk_widget_get_tooltip_text (find (fixture, "GtkLabel", "date"));
  g_assert_cmpstr (
      tooltip, ==, "Published Saturday, 30 August 2014, 13:40 (UTC+02:00)");
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
  g_assert_null (find (fixture, "GtkLabel", "byline"));
  g_assert_null (find (fixture, "GtkLabel", "source"));
  g_assert_null (find (fixture, "GtkButton", "chip"));
  g_assert_null (find (fixture, "GtkButton", "comments"));
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
      find_widget (find (fixture, "GtkBox", "enclosure"), "GtkButton", NULL), "clicked");
  g_assert_cmpstr (fixture->activated, ==, "https://news.example/1.mp3");
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
      dateline_block_widget_find_link (
          row, bounds.origin.x + 3, bounds.origin.y + bounds.size.height / 2),
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

/* The Tab key reaches links far below, which have no widgets yet, and they come into view. */
static void
test_far_link (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GString) html = g_string_new ("<p><a href='/near'>Near</a></p>");
  GtkWidget *focus;
  graphene_rect_t bounds;

  for (int i = 0; i < 200; i++)
    g_string_append (html, "<p>Words between the two links.</p>");
  g_string_append (html, "<p><a href='/far'>Far</a></p>");
  show_html (fixture, html->str);
  gtk_widget_grab_focus (GTK_WIDGET (fixture->view));
  gtk_widget_child_focus (GTK_WIDGET (fixture->window), GTK_DIR_TAB_FORWARD);
  focus = gtk_window_get_focus (fixture->window);
  g_assert_cmpstr (dateline_link_proxy_get_uri (DATELINE_LINK_PROXY (focus)),
                   ==,
                   "https://news.example/near");
  gtk_widget_child_focus (GTK_WIDGET (fixture->window), GTK_DIR_TAB_FORWARD);
  focus = gtk_window_get_focus (fixture->window);
  g_assert_cmpstr (dateline_link_proxy_get_uri (DATELINE_LINK_PROXY (focus)),
                   ==,
                   "https://news.example/far");
  settle (fixture);
  g_assert_true (gtk_widget_compute_bounds (focus, GTK_WIDGET (fixture->view), &bounds));
  g_assert_cmpfloat (bounds.origin.y, >=, 0);
  g_assert_cmpfloat (bounds.origin.y, <, 700);
}

static void
test_figure (Fixture *fixture, gconstpointer unused)
{
  GtkWidget *figure;

  show_html (fixture,
             "<figure><img src='https://127.0.0.1:1/a.jpg' alt='Hills' width=900 "
             "height=600><figcaption>The hills at dawn. (AFP/File)</figcaption></figure>");
  figure = find (fixture, "DatelineFigure", NULL);
  gtk_test_accessible_assert_role (figure, GTK_ACCESSIBLE_ROLE_IMG);
  g_assert_cmpstr (find_label (fixture, "caption"), ==, "The hills at dawn.");
  g_assert_cmpstr (find_label (fixture, "credit"), ==, "AFP/File");

  /* Its place is kept until it comes; when it cannot come, words stand there. */
  WAIT_FOR (dateline_figure_has_failed (DATELINE_FIGURE (figure)));
  g_assert_cmpstr (find_label (fixture, "alternative"), ==, "Hills");
  g_signal_emit_by_name (find_widget (figure, "GtkButton", NULL), "clicked");
  g_assert_false (dateline_figure_has_failed (DATELINE_FIGURE (figure)));
  WAIT_FOR (dateline_figure_has_failed (DATELINE_FIGURE (figure)));
}

static char *
make_figure (int width, int height, const char *declared)
{
  g_autoptr (GdkPixbuf) pixbuf
      = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, width, height);
  g_autofree char *bytes = NULL;
  g_autofree char *coded = NULL;
  gsize size;

  gdk_pixbuf_fill (pixbuf, 0x336699ff);
  g_assert_true (gdk_pixbuf_save_to_buffer (pixbuf, &bytes, &size, "png", NULL, NULL));
  coded = g_base64_encode ((guchar *) bytes, size);
  return g_strdup_printf ("<figure><img src='data:image/png;base64,%s' %s alt='Square'>"
                          "</figure><p>Words below.</p>",
                          coded,
                          declared);
}

static void
get_picture_size (Fixture *fixture, int *width, int *height)
{
  GtkWidget *figure = find (fixture, "DatelineFigure", NULL);
  GtkWidget *frame;

  WAIT_FOR (dateline_figure_get_texture (DATELINE_FIGURE (figure)) != NULL);
  settle (fixture);
  frame = dateline_figure_get_frame (DATELINE_FIGURE (figure));
  *width = gtk_widget_get_width (frame);
  *height = gtk_widget_get_height (frame);
}

/* A picture is as wide as the column, or as it is itself, and never larger. */
static void
test_picture_size (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *small = make_figure (120, 60, "");
  g_autofree char *large = make_figure (1600, 800, "width=300 height=300");
  g_autofree char *icon = make_figure (96, 96, "width=24 height=24");
  int width;
  int height;

  show_html (fixture, small);
  get_picture_size (fixture, &width, &height);
  g_assert_cmpint (width, ==, 120);
  g_assert_cmpint (height, ==, 60);

  show_html (fixture, large);
  get_picture_size (fixture, &width, &height);
  g_assert_cmpint (width, ==, fixture->view->rows.column.width);
  g_assert_cmpint (height, ==, (int) (width / 2.0 + 0.5));

  show_html (fixture, icon);
  if (find (fixture, "DatelineFigure", NULL) == NULL)
    return; /* the article took it for an ornament */
  get_picture_size (fixture, &width, &height);
  g_assert_cmpint (width, ==, 24);
  g_assert_cmpint (height, ==, 24);
}

static void
add_paragraphs (GString *html, guint n)
{
  for (guint i = 0; i < n; i++)
    g_string_append_printf (html,
                            "<p>Paragraph %u: the ministers met in the old harbour town, "
                            "where they had agreed to speak of peace.</p>",
                            i);
}

static void
test_pages (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GString) html = g_string_new (NULL);
  GtkAdjustment *adjustment = get_adjustment (fixture);
  guint last = 99;
  int n_pages = 0;

  add_paragraphs (html, last + 1);
  show_html (fixture, html->str);
  g_assert_false (dateline_article_view_page_up (fixture->view));
  while (dateline_article_view_page_down (fixture->view))
    {
      double before = gtk_adjustment_get_value (adjustment);

      settle (fixture);
      /* What heights turn out to be moves nothing that is in view. */
      g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), ==, before);
      g_assert_cmpint (++n_pages, <, 100);
    }
  g_assert_cmpint (n_pages, >, 5);
  g_assert_nonnull (dateline_article_rows_get (&fixture->view->rows, last));
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment) + 700,
                     ==,
                     gtk_adjustment_get_upper (adjustment));
  g_assert_true (dateline_article_view_page_up (fixture->view));

  /* A new story begins at its beginning. */
  show_html (fixture, html->str);
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), ==, 0);
}

static void
resize (Fixture *fixture, int width)
{
  gtk_window_set_default_size (fixture->window, width, 700);
  WAIT_FOR (gtk_widget_get_width (GTK_WIDGET (fixture->view)) == width);
  settle (fixture);
}

/* From 1,600 to 300 pixels, rows fit the column and what was read stays in view. */
static void
test_resize (Fixture *fixture, gconstpointer unused)
{
  static const int widths[] = { 1200, 380, 300, 1600, 560 };
  g_autoptr (GString) html = g_string_new ("<h1>A heading of some length</h1>"
                                           "<pre>a line of code that is very long indeed, "
                                           "and which does not wrap at all</pre>"
                                           "<blockquote><blockquote><ul><li>deep<ul><li>deeper "
                                           "still</ul></ul></blockquote></blockquote>");
  guint anchor;

  add_paragraphs (html, 100);
  show_html (fixture, html->str);
  gtk_adjustment_set_value (get_adjustment (fixture), 3000);
  settle (fixture);
  anchor = fixture->view->rows.column.anchor;
  for (gsize i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      DatelineBlockWidget *row;
      graphene_rect_t bounds;

      resize (fixture, widths[i]);
      row = dateline_article_rows_get (&fixture->view->rows, anchor);
      g_assert_nonnull (row);
      g_assert_true (gtk_widget_compute_bounds (
          GTK_WIDGET (row), GTK_WIDGET (fixture->view), &bounds));
      g_assert_cmpfloat (bounds.origin.y + bounds.size.height, >, 0);
      g_assert_cmpfloat (bounds.origin.y, <, 700);
      g_assert_cmpfloat (bounds.origin.x, >=, 16);
      g_assert_cmpfloat (bounds.origin.x + bounds.size.width, <=, widths[i] - 16);
      g_assert_cmpfloat (bounds.size.width, <=, fixture->view->rows.measure);
    }
  gtk_adjustment_set_value (get_adjustment (fixture), 0);
  for (gsize i = 0; i < G_N_ELEMENTS (widths); i++)
    resize (fixture, widths[i]);
}

/* Of a very long story only what is near the view costs anything. */
static void
test_long_story (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GString) html = g_string_new (NULL);
  GtkAdjustment *adjustment = get_adjustment (fixture);

  add_paragraphs (html, 2000);
  show_html (fixture, html->str);
  g_assert_cmpuint (dateline_article_rows_get_n (&fixture->view->rows), ==, 2000);
  g_assert_cmpuint (count_rows (fixture), <, 60);
  for (int i = 0; i < 20; i++)
    {
      gtk_adjustment_set_value (adjustment,
                                gtk_adjustment_get_upper (adjustment) * i / 19.0);
      settle (fixture);
      g_assert_cmpuint (count_rows (fixture), <, 60);
    }
  g_assert_nonnull (dateline_article_rows_get (&fixture->view->rows, 1999));
  g_assert_null (dateline_article_rows_get (&fixture->view->rows, 0));
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(char **) user_data
      = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
}

static char *
read_clipboard (Fixture *fixture)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (fixture->view));
  char *text = NULL;

  gdk_clipboard_read_text_async (clipboard, NULL, read_cb, &text);
  WAIT_FOR (text != NULL);
  return text;
}

/* All of a story is copied, what has no widgets too, with the numbers of lists. */
static void
test_copy_all (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GString) html = g_string_new ("<ol><li>First</li><li>Second</li></ol>");
  g_autofree char *copied = NULL;
  g_autofree char *shown = NULL;

  add_paragraphs (html, 300);
  show_html (fixture, html->str);
  activate (fixture, "article.select-all");
  activate (fixture, "article.copy");
  copied = read_clipboard (fixture);
  shown = get_text (fixture);
  g_assert_cmpstr (copied, ==, shown);
  g_assert_true (g_str_has_prefix (copied, "1. First\n\n2. Second\n\nParagraph 0:"));
  g_assert_nonnull (strstr (copied, "Paragraph 299:"));
  settle (fixture);
}

/* A selection from within one paragraph to within another. */
static void
test_copy_part (Fixture *fixture, gconstpointer unused)
{
  DatelineArticleSelection *selection = &fixture->view->selection;
  g_autofree char *text = NULL;
  g_autofree char *within = NULL;

  show_html (fixture, "<p>Größe zählt.</p><ul><li>In between</li></ul><p>The end.</p>");
  selection->anchor = (DatelineTextPlace){ 2, 3 };
  selection->caret = (DatelineTextPlace){ 0, strlen ("Größe ") };
  selection->is_active = TRUE;
  text = dateline_article_selection_get_text (selection);
  g_assert_cmpstr (text, ==, "zählt.\n\n• In between\n\nThe");
  selection->anchor = (DatelineTextPlace){ 1, 3 };
  selection->caret = (DatelineTextPlace){ 1, 10 };
  within = dateline_article_selection_get_text (selection);
  g_assert_cmpstr (within, ==, "between");
  settle (fixture);
  activate (fixture, "article.unselect");
  g_assert_null (dateline_article_selection_get_text (selection));
}

static void
test_find_place (Fixture *fixture, gconstpointer unused)
{
  DatelineArticleRows *rows = &fixture->view->rows;
  DatelineTextPlace caret;
  guint letter;
  graphene_rect_t bounds;

  show_html (fixture, "<p>First line.</p><hr><p>Last line.</p>");
  dateline_article_rows_get_bounds (rows, 2, &bounds);
  g_assert_true (dateline_article_rows_find_place (
      rows, bounds.origin.x + 2, bounds.origin.y + 5, &caret, &letter));
  g_assert_cmpuint (caret.part, ==, 2);
  g_assert_cmpuint (caret.byte, ==, 0);
  g_assert_cmpuint (letter, ==, 0);
  g_assert_true (
      dateline_article_rows_find_place (rows, 5000, 5000, &caret, &letter));
  g_assert_cmpuint (caret.part, ==, 2);
  g_assert_cmpuint (caret.byte, ==, strlen ("Last line."));
  g_assert_cmpuint (letter, ==, G_MAXUINT);
  g_assert_true (dateline_article_rows_find_place (rows, -9, -9, &caret, &letter));
  g_assert_cmpuint (caret.part, ==, 0);
  g_assert_cmpuint (caret.byte, ==, 0);
}

static void
test_zoom (Fixture *fixture, gconstpointer unused)
{
  double em;

  show_full_story (fixture);
  em = fixture->view->rows.em;
  activate (fixture, "article.zoom-in");
  WAIT_FOR (fixture->view->rows.em > em);
  activate (fixture, "article.zoom-out");
  WAIT_FOR (ABS (fixture->view->rows.em - em) < 0.1);
  dateline_article_view_set_zoom (fixture->view, 2);
  WAIT_FOR (ABS (fixture->view->rows.em - 2 * em) < 0.2);
  settle (fixture);
  activate (fixture, "article.zoom-reset");
  g_assert_cmpfloat (dateline_article_view_get_zoom (fixture->view), ==, 1);
  WAIT_FOR (ABS (fixture->view->rows.em - em) < 0.1);
  g_object_set (fixture->view, "zoom", 3.0, NULL);
  resize (fixture, 300);
}

static void
test_dark (Fixture *fixture, gconstpointer unused)
{
  GtkSettings *settings = gtk_settings_get_default ();
  GdkRGBA light;

  show_full_story (fixture);
  light = fixture->view->rows.link_color;
  g_object_set (settings, "gtk-application-prefer-dark-theme", TRUE, NULL);
  WAIT_FOR (!gdk_rgba_equal (&light, &fixture->view->rows.link_color));
  settle (fixture);
  g_object_set (settings, "gtk-application-prefer-dark-theme", FALSE, NULL);
  WAIT_FOR (gdk_rgba_equal (&light, &fixture->view->rows.link_color));
}

static void
test_accessible (Fixture *fixture, gconstpointer unused)
{
  show_full_story (fixture);
  gtk_test_accessible_assert_role (fixture->view, GTK_ACCESSIBLE_ROLE_DOCUMENT);
  gtk_test_accessible_assert_property (
      fixture->view, GTK_ACCESSIBLE_PROPERTY_LABEL, "Talks <b>begin</b> & end");
  gtk_test_accessible_assert_role (find (fixture, "GtkLabel", "title"),
                                   GTK_ACCESSIBLE_ROLE_HEADING);
  gtk_test_accessible_assert_property (
      find (fixture, "GtkLabel", "title"), GTK_ACCESSIBLE_PROPERTY_LEVEL, 1);
  gtk_test_accessible_assert_role (find (fixture, "GtkLabel", "heading"),
                                   GTK_ACCESSIBLE_ROLE_HEADING);
  gtk_test_accessible_assert_property (
      find (fixture, "GtkLabel", "heading"), GTK_ACCESSIBLE_PROPERTY_LEVEL, 2);
}

/* Every kind of block, in both directions, and at the width of a telephone. */
static void
test_all_blocks (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *text = NULL;
  GtkWidget *code;

  show_html (fixture,
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
  g_autofree char *path = g_test_build_filename (
      G_TEST_DIST, "data", "feed", "reference-story.xml", NULL);
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
  document = dateline_feed_document_parse (
      bytes, "application/rss+xml", "https://news.example/feed/", &error);
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
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (find_widget (
                       find (fixture, "GtkButton", "chip"), "GtkLabel", NULL))),
                   ==,
                   "More Top Stories");
  g_assert_cmpstr (gtk_button_get_label (
                       GTK_BUTTON (find (fixture, "GtkButton", "comments"))),
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

#define ADD(name, function)                                                              \
  g_test_add ("/article-view/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  ADD ("full-story", test_full_story);
  ADD ("published-zone", test_published_zone);
  ADD ("bare-story", test_bare_story);
  ADD ("buttons", test_buttons);
  ADD ("links", test_links);
  ADD ("links-in-table", test_links_in_table);
  ADD ("far-link", test_far_link);
  ADD ("figure", test_figure);
  ADD ("picture-size", test_picture_size);
  ADD ("pages", test_pages);
  ADD ("resize", test_resize);
  ADD ("long-story", test_long_story);
  ADD ("copy-all", test_copy_all);
  ADD ("copy-part", test_copy_part);
  ADD ("find-place", test_find_place);
  ADD ("zoom", test_zoom);
  ADD ("dark", test_dark);
  ADD ("accessible", test_accessible);
  g_test_add ("/article-view/all-blocks",
              Fixture,
              GINT_TO_POINTER (360),
              set_up,
              test_all_blocks,
              tear_down);
  ADD ("clear", test_clear);
  ADD ("reference-story", test_reference_story);
  return g_test_run ();
}
