/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What the article pane says of who wrote a story and when, and the direction in which
 * that stands around it. */

#include "article-view-test.h"

/* The tooltip tells the time in the publisher's own zone. */
static void
test_published_zone (Fixture *fixture, gconstpointer unused)
{
  const char *tooltip;

  show_full_story (fixture);
  tooltip = gtk_widget_get_tooltip_text (find (fixture, "GtkLabel", "date"));
  g_assert_cmpstr (tooltip, ==, "Published Saturday, 30 August 2014, 13:40 (UTC+02:00)");
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

/* And so it does in a program that runs from right to left. */
static void
test_left_to_right (Fixture *fixture, gconstpointer unused)
{
  static const char *const styles[] = { "source", "title", "date", "rights" };

  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  show_rich_story (fixture, "Talks begin", "de");
  for (gsize i = 0; i < G_N_ELEMENTS (styles); i++)
    g_assert_cmpint (gtk_widget_get_direction (find (fixture, "GtkLabel", styles[i])),
                     ==,
                     GTK_TEXT_DIR_LTR);
  g_assert_cmpint (gtk_widget_get_direction (
                       GTK_WIDGET (dateline_article_rows_get (&fixture->view->rows, 3))),
                   ==,
                   GTK_TEXT_DIR_LTR);
  show_rich_story (fixture, "שיחות שלום", "he-IL");
  g_assert_cmpint (gtk_widget_get_direction (find (fixture, "GtkLabel", "title")),
                   ==,
                   GTK_TEXT_DIR_RTL);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  ADD ("/article-view-byline/published-zone", test_published_zone);
  ADD ("/article-view-byline/rich-story", test_rich_story);
  ADD ("/article-view-byline/right-to-left", test_right_to_left);
  ADD ("/article-view-byline/left-to-right", test_left_to_right);
  return g_test_run ();
}
