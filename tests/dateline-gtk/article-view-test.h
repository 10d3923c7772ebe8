/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What the tests of the article pane have in common: a view in a window, and stories to
 * show in it. Each test program includes it once.
 */

#pragma once

#include "gui-test.h"

#include "dateline-gtk/article/dateline-article-view-private.h"
#include "dateline-gtk/article/dateline-figure-private.h"
#include "dateline-gtk/article/dateline-link-proxy-private.h"
#include "dateline/model/dateline-headline-builder-private.h"

/* What fetches pictures: a test with a server on the loopback brings its own. */
#ifndef ARTICLE_TEST_FETCHER
#define ARTICLE_TEST_FETCHER() dateline_fetcher_new ("test")
#endif

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

G_GNUC_UNUSED static void
link_activated_cb (DatelineArticleView *view, const char *uri, Fixture *fixture)
{
  g_free (fixture->activated);
  fixture->activated = g_strdup (uri);
}

G_GNUC_UNUSED static void
category_activated_cb (DatelineArticleView *view, const char *name, Fixture *fixture)
{
  g_free (fixture->category);
  fixture->category = g_strdup (name);
}

G_GNUC_UNUSED static void
set_up (Fixture *fixture, gconstpointer width)
{
  g_autoptr (DatelineFetcher) fetcher = ARTICLE_TEST_FETCHER ();
  g_autoptr (DatelineMediaCache) cache = NULL;
  g_autofree char *kept = NULL;

  fixture->folder = g_dir_make_tmp ("dateline-article-XXXXXX", NULL);
  kept = g_build_filename (fixture->folder, "kept", NULL);
  cache = dateline_media_cache_new (fetcher, fixture->folder, kept);
  fixture->loader = dateline_picture_loader_new (cache);
  fixture->view = DATELINE_ARTICLE_VIEW (dateline_article_view_new (fixture->loader));
  g_signal_connect (fixture->view,
                    "link-activated",
                    G_CALLBACK (link_activated_cb),
                    fixture);
  g_signal_connect (fixture->view,
                    "category-activated",
                    G_CALLBACK (category_activated_cb),
                    fixture);
  fixture->scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (fixture->scrolled),
                                  GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (fixture->scrolled),
                                 GTK_WIDGET (fixture->view));
  fixture->window =
      show_in_window (fixture->scrolled, width ? GPOINTER_TO_INT (width) : 800, 700);
}

G_GNUC_UNUSED static void
tear_down (Fixture *fixture, gconstpointer width)
{
  g_object_add_weak_pointer (G_OBJECT (fixture->view), (gpointer *) &fixture->view);
  gtk_window_destroy (fixture->window);
  WAIT_FOR (fixture->view == NULL);
  g_object_add_weak_pointer (G_OBJECT (fixture->loader), (gpointer *) &fixture->loader);
  g_object_unref (fixture->loader);
  WAIT_FOR (fixture->loader == NULL);
  remove_folder (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->activated);
  g_free (fixture->category);
}

G_GNUC_UNUSED static gboolean
has_settled (Fixture *fixture)
{
  return !gtk_widget_get_mapped (GTK_WIDGET (fixture->view))
             ? FALSE
             : fixture->view->rows.end > 0 && fixture->view->rows.page > 0;
}

/* Waits until the story is laid out. */
G_GNUC_UNUSED static void
settle (Fixture *fixture)
{
  WAIT_FOR (has_settled (fixture));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->view));
}

G_GNUC_UNUSED static void
show_html (Fixture *fixture, const char *html)
{
  g_autoptr (DatelineArticle) article =
      dateline_article_new_from_html (html, -1, "https://news.example/");

  dateline_article_view_set_article (fixture->view, article);
  settle (fixture);
}

G_GNUC_UNUSED static void
show_entry (Fixture *fixture,
            DatelineEntryBuilder *entry_builder,
            DatelineHeadlineBuilder *headline_builder)
{
  g_autoptr (DatelineEntry) entry = dateline_entry_builder_build (entry_builder);
  g_autoptr (DatelineHeadline) headline =
      dateline_headline_builder_build (headline_builder);
  g_autoptr (DatelineArticle) article = dateline_article_new_for_entry (entry);

  dateline_article_view_set_story (fixture->view, headline, entry, article);
  settle (fixture);
}

/* A story that has everything. */
G_GNUC_UNUSED static void
show_full_story (Fixture *fixture)
{
  g_auto (DatelineEntryBuilder) entry = { 0 };
  g_auto (DatelineHeadlineBuilder) headline = { 0 };

  dateline_entry_builder_init (&entry);
  entry.key = g_strdup ("g:1");
  entry.link = g_strdup ("https://www.news.example/harbour");
  entry.content =
      g_strdup ("<h2>Agreed</h2><p>They met in <a href='/town'>the town</a>.");
  entry.published = 1409398824;
  entry.published_offset = 120;
  entry.comments_uri = g_strdup ("https://news.example/harbour#comments");
  entry.comment_count = 3;
  entry.categories = g_strsplit ("World|Peace & War", "|", -1);
  entry.enclosures =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dateline_enclosure_unref);
  g_ptr_array_add (entry.enclosures,
                   dateline_enclosure_new ("https://news.example/1.mp3",
                                           "audio/mpeg",
                                           "Listen to it",
                                           8500000,
                                           3754));
  g_ptr_array_add (entry.enclosures,
                   dateline_enclosure_new ("https://news.example/1.jpg",
                                           "image/jpeg",
                                           "No row",
                                           -1,
                                           -1));
  dateline_headline_builder_init (&headline);
  headline.id = 1;
  headline.feed_title = g_strdup ("The Chronicle");
  headline.title = g_strdup ("Talks <b>begin</b> & end");
  headline.byline = g_strdup ("Jane Doe");
  headline.link = g_strdup ("https://www.news.example/harbour");
  headline.time = headline.published = 1409398824;
  show_entry (fixture, &entry, &headline);
}

G_GNUC_UNUSED static char *
get_text (Fixture *fixture)
{
  return dateline_article_view_get_text (fixture->view);
}

G_GNUC_UNUSED static GtkWidget *
find (Fixture *fixture, const char *type, const char *style)
{
  return find_widget (GTK_WIDGET (fixture->view), type, style);
}

/* The text of the label with a CSS class, or NULL without one. */
G_GNUC_UNUSED static const char *
find_label (Fixture *fixture, const char *style)
{
  GtkWidget *label = find (fixture, "GtkLabel", style);

  return label != NULL ? gtk_label_get_text (GTK_LABEL (label)) : NULL;
}

G_GNUC_UNUSED static guint
count_rows (Fixture *fixture)
{
  guint n = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (fixture->view));
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += DATELINE_IS_BLOCK_WIDGET (child);
  return n;
}

G_GNUC_UNUSED static GtkAdjustment *
get_adjustment (Fixture *fixture)
{
  return gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (fixture->view));
}

G_GNUC_UNUSED static void
activate (Fixture *fixture, const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->view), action, NULL));
}

G_GNUC_UNUSED static void
add_paragraphs (GString *html, guint n)
{
  for (guint i = 0; i < n; i++)
    g_string_append_printf (html,
                            "<p>Paragraph %u: the ministers met in the old harbour town, "
                            "where they had agreed to speak of peace.</p>",
                            i);
}

G_GNUC_UNUSED static void
resize (Fixture *fixture, int width)
{
  gtk_window_set_default_size (fixture->window, width, 700);
  WAIT_FOR (gtk_widget_get_width (GTK_WIDGET (fixture->view)) == width);
  settle (fixture);
}

#define ADD(name, function) g_test_add (name, Fixture, NULL, set_up, function, tear_down)
