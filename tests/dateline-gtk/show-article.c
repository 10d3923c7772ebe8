/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* show-article FILE: shows a file of HTML as the story of a window, until it is closed.
 * What is activated in it is printed, a line each.
 */

#include "dateline-gtk/dateline-gtk.h"
#include "dateline/model/dateline-entry-builder-private.h"
#include "dateline/model/dateline-headline-builder-private.h"

#include <gtk/gtk.h>

static void
link_activated_cb (DatelineArticleView *view, const char *uri, gpointer user_data)
{
  g_print ("link %s\n", uri);
}

static void
picture_activated_cb (DatelineArticleView *view, guint position, gpointer user_data)
{
  g_print ("picture %u\n", position);
}

static void
show_story (DatelineArticleView *view, char *html)
{
  g_auto (DatelineEntryBuilder) entry_builder = { 0 };
  g_auto (DatelineHeadlineBuilder) headline_builder = { 0 };
  g_autoptr (DatelineEntry) entry = NULL;
  g_autoptr (DatelineHeadline) headline = NULL;
  g_autoptr (DatelineArticle) article = NULL;

  dateline_entry_builder_init (&entry_builder);
  entry_builder.key = g_strdup ("g:1");
  entry_builder.link = g_strdup ("https://news.example/harbour");
  entry_builder.content = html;
  entry_builder.published = 1409398824;
  entry_builder.categories = g_strsplit ("World", "|", -1);
  entry = dateline_entry_builder_build (&entry_builder);
  dateline_headline_builder_init (&headline_builder);
  headline_builder.feed_title = g_strdup ("The Chronicle");
  headline_builder.title = g_strdup ("Talks begin");
  headline_builder.byline = g_strdup ("Jane Doe");
  headline_builder.time = headline_builder.published = 1409398824;
  headline = dateline_headline_builder_build (&headline_builder);
  article = dateline_article_new_for_entry (entry);
  dateline_article_view_set_story (view, headline, entry, article);
}

static gboolean
closed_cb (GtkWindow *window, GMainLoop *loop)
{
  g_main_loop_quit (loop);
  return FALSE;
}

int
main (int argc, char *argv[])
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  GtkWidget *window;
  GtkWidget *scrolled;
  GtkWidget *view;
  char *html = NULL;

  g_set_prgname ("show-article");
  gtk_init ();
  if (argc != 2 || !g_file_get_contents (argv[1], &html, NULL, NULL))
    return 2;

  window = gtk_window_new ();
  scrolled = gtk_scrolled_window_new ();
  view = dateline_article_view_new (NULL);
  g_signal_connect (view, "link-activated", G_CALLBACK (link_activated_cb), NULL);
  g_signal_connect (view, "picture-activated", G_CALLBACK (picture_activated_cb), NULL);
  g_signal_connect (window, "close-request", G_CALLBACK (closed_cb), loop);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled),
                                  GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), view);
  gtk_window_set_title (GTK_WINDOW (window), "show-article");
  gtk_window_set_child (GTK_WINDOW (window), scrolled);
  gtk_window_set_default_size (GTK_WINDOW (window), 700, 400);
  show_story (DATELINE_ARTICLE_VIEW (view), html);
  gtk_window_present (GTK_WINDOW (window));
  gtk_widget_grab_focus (view);
  g_main_loop_run (loop);
  return 0;
}
