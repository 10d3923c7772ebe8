/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* One headline in the list: its height, its words for who does not see it, what follows a
 * change of the story, and what publishers may put into it. */

#include "dateline-gtk/headlines/dateline-headline-row-private.h"

#include "dateline-gtk/images/dateline-style-private.h"
#include "dateline/model/dateline-headline-builder-private.h"
#include "dateline/model/dateline-story-private.h"

#include "gui-test.h"

typedef struct
{
  DatelineHeadlineStyle *style;
  GtkWidget *parent;
  DatelineHeadlineRow *row;
  GtkWindow *window;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  GtkWidget *row;

  fixture->style = dateline_headline_style_new (NULL);
  dateline_style_ensure (gdk_display_get_default ());
  row = dateline_headline_row_new (fixture->style);
  fixture->row = DATELINE_HEADLINE_ROW (row);
  gtk_widget_set_valign (row, GTK_ALIGN_START);
  fixture->parent = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_hexpand (row, TRUE);
  gtk_box_append (GTK_BOX (fixture->parent), row);
  fixture->window = show_in_window (fixture->parent, 380, 300);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (fixture->window);
  dateline_headline_style_unref (fixture->style);
}

static DatelineStory *
make_story (const char *title, const char *excerpt, gboolean first_of_group)
{
  g_auto (DatelineHeadlineBuilder) builder = { 0 };
  g_autoptr (DatelineHeadline) headline = NULL;
  DatelineStory *story = dateline_story_new (1);

  dateline_story_set_place (story, first_of_group, FALSE);
  dateline_headline_builder_init (&builder);
  builder.id = 1;
  builder.feed_title = g_strdup ("The Harbour Times");
  builder.title = g_strdup (title);
  builder.excerpt = g_strdup (excerpt);
  builder.time = g_get_real_time () / G_USEC_PER_SEC - 40 * 86400;
  headline = dateline_headline_builder_build (&builder);
  dateline_story_fill (story, headline);
  return story;
}

static int
get_height (Fixture *fixture)
{
  int height;

  gtk_widget_measure (GTK_WIDGET (fixture->row),
                      GTK_ORIENTATION_VERTICAL,
                      380,
                      &height,
                      NULL,
                      NULL,
                      NULL);
  return height;
}

static GskRenderNode *
paint (Fixture *fixture)
{
  GtkWidget *row = GTK_WIDGET (fixture->row);
  GtkSnapshot *snapshot = gtk_snapshot_new ();

  GTK_WIDGET_GET_CLASS (row)->snapshot (row, snapshot);
  return gtk_snapshot_free_to_node (snapshot);
}

/* The list view measures a few rows and trusts them: all have to be of one height. */
static void
test_height_is_constant (Fixture *fixture, gconstpointer data)
{
  g_autofree char *huge = g_strnfill (200000, 'W');
  const char *titles[] = { "Short", huge, "Two\nlines\n\n\n\n\nor more", "سلام", "港" };
  int height;

  WAIT_FOR (gtk_widget_get_mapped (GTK_WIDGET (fixture->row)));
  height = get_height (fixture);
  g_assert_cmpint (height, >, 72);
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      g_autoptr (DatelineStory) story =
          make_story (titles[i], i % 2 ? huge : NULL, FALSE);

      dateline_headline_row_set_story (fixture->row, story);
      g_assert_cmpint (get_height (fixture), ==, height);
    }
}

/* Nothing that is painted leaves the row, whatever a publisher calls a story. */
static void
test_painting_stays_inside (Fixture *fixture, gconstpointer data)
{
  g_autofree char *huge = g_strnfill (100000, 'W');
  const char *titles[] = {
    "Plain",
    huge,
    "a\nb\nc\nd\ne\nf\ng\nh\ni\nj\nk\nl\nm\nn\no\np",
    "\u202e\u2067\u202b turned \u2028 about \u2029 twice",
    "Z\u0300\u0301\u0302\u0303\u0304\u0305\u0306\u0307\u0308\u0309\u030a\u030b\u030c",
    " ",
  };

  WAIT_FOR (gtk_widget_get_height (GTK_WIDGET (fixture->row)) > 0);
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      g_autoptr (DatelineStory) story = make_story (titles[i], titles[i], FALSE);
      GskRenderNode *node;
      graphene_rect_t bounds, box;

      dateline_headline_row_set_story (fixture->row, story);
      node = paint (fixture);
      g_assert_nonnull (node);
      gsk_render_node_get_bounds (node, &bounds);
      g_assert_cmpfloat (bounds.origin.y, >=, 0);
      /* The lowest of it is the line to the next one. */
      g_assert_true (gtk_widget_compute_bounds (GTK_WIDGET (fixture->row),
                                                GTK_WIDGET (fixture->row),
                                                &box));
      g_assert_cmpfloat (bounds.origin.y + bounds.size.height,
                         <=,
                         box.origin.y + box.size.height);
      gsk_render_node_unref (node);
    }
}

/* Before its page has come from the store a story has no headline, but the line beneath
 * it. A row in whose place there is no story any more has not even that. */
static void
test_empty_story (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DatelineStory) story = dateline_story_new (7);
  g_autoptr (DatelineStory) filled = make_story ("Here now", NULL, FALSE);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  GskRenderNode *line;

  dateline_headline_row_set_story (fixture->row, NULL);
  g_assert_null (paint (fixture));

  dateline_headline_row_set_story (fixture->row, story);
  before = dateline_headline_row_describe (fixture->row);
  g_assert_cmpstr (before, ==, "");
  line = paint (fixture);
  g_assert_cmpint (gsk_render_node_get_node_type (line), ==, GSK_COLOR_NODE);
  gsk_render_node_unref (line);

  dateline_story_fill (story, dateline_story_get_headline (filled));
  after = dateline_headline_row_describe (fixture->row);
  g_assert_nonnull (strstr (after, "Here now"));
}

static void
test_description (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DatelineStory) story = make_story ("Harbour reopens", NULL, FALSE);
  g_autofree char *unread = NULL;
  g_autofree char *read = NULL;
  char *difference;

  dateline_headline_row_set_story (fixture->row, story);
  unread = dateline_headline_row_describe (fixture->row);
  g_assert_true (
      g_str_has_prefix (unread, "Unread, Harbour reopens, The Harbour Times, "));
  difference = gtk_test_accessible_check_property (GTK_ACCESSIBLE (fixture->parent),
                                                   GTK_ACCESSIBLE_PROPERTY_LABEL,
                                                   unread);
  g_assert_cmpstr (difference, ==, NULL);

  dateline_story_set_read (story, TRUE);
  dateline_story_set_saved (story, TRUE);
  read = dateline_headline_row_describe (fixture->row);
  g_assert_true (g_str_has_prefix (read, "Harbour reopens, "));
  g_assert_true (g_str_has_suffix (read, ", Saved"));
  difference = gtk_test_accessible_check_property (GTK_ACCESSIBLE (fixture->parent),
                                                   GTK_ACCESSIBLE_PROPERTY_LABEL,
                                                   read);
  g_assert_cmpstr (difference, ==, NULL);
}

/* That the publisher changed a story is said, too. */
static void
test_updated (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DatelineStory) story = dateline_story_new (1);
  g_auto (DatelineHeadlineBuilder) builder = { 0 };
  g_autoptr (DatelineHeadline) headline = NULL;
  g_autofree char *description = NULL;

  dateline_headline_builder_init (&builder);
  builder.id = 1;
  builder.feed_title = g_strdup ("The Harbour Times");
  builder.title = g_strdup ("Harbour reopens");
  builder.time = g_get_real_time () / G_USEC_PER_SEC - 40 * 86400;
  builder.is_updated = TRUE;
  headline = dateline_headline_builder_build (&builder);
  dateline_story_fill (story, headline);
  dateline_headline_row_set_story (fixture->row, story);

  description = dateline_headline_row_describe (fixture->row);
  g_assert_true (g_str_has_suffix (description, ", Updated"));
}

/* The day's heading needs room above, which the style sheet gives; and it comes and goes.
 */
/* A heading that says the day leaves the time of day to be said beside the headline. */
static void
test_time_beside (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    DatelineQueryGrouping grouping;
    DatelineQueryOrder order;
    const char *words;
    gboolean is_clock;
  } cases[] = {
    { DATELINE_QUERY_GROUPING_DAY, DATELINE_QUERY_ORDER_NEWEST, NULL, TRUE },
    { DATELINE_QUERY_GROUPING_DAY, DATELINE_QUERY_ORDER_UNREAD, NULL, TRUE },
    { DATELINE_QUERY_GROUPING_DAY, DATELINE_QUERY_ORDER_RELEVANCE, "sea", FALSE },
    { DATELINE_QUERY_GROUPING_FEED, DATELINE_QUERY_ORDER_NEWEST, NULL, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DatelineQuery) query = dateline_query_new ();
      g_autofree char *when = NULL;

      dateline_query_set_grouping (query, cases[i].grouping);
      dateline_query_set_words (query, cases[i].words);
      dateline_query_set_order (query, cases[i].order);
      dateline_headline_style_set_query (fixture->style, query);
      when = dateline_headline_style_say_when (fixture->style, 86400);
      g_assert_cmpstr (when, ==, cases[i].is_clock ? "00:00" : "2 Jan 1970");
    }
}

static void
test_day_heading (Fixture *fixture, gconstpointer data)
{
  GtkWidget *row = GTK_WIDGET (fixture->row);
  g_autoptr (DatelineStory) first = make_story ("First", NULL, TRUE);
  g_autoptr (DatelineStory) second = make_story ("Second", NULL, FALSE);
  g_autofree char *heard = NULL;
  g_autofree char *day = NULL;
  g_autofree char *expected = NULL;
  guint n_unread;
  int plain, headed;

  dateline_headline_row_set_story (fixture->row, second);
  g_assert_false (gtk_widget_has_css_class (row, "first-of-group"));
  plain = get_height (fixture);
  dateline_headline_row_set_story (fixture->row, first);
  g_assert_true (gtk_widget_has_css_class (row, "first-of-group"));
  heard = dateline_headline_row_describe (fixture->row);
  day = dateline_headline_style_name_group (fixture->style, first, &n_unread);
  expected = g_strdup_printf ("%s, Unread, First, ", day);
  g_assert_true (g_str_has_prefix (heard, expected));
  WAIT_FOR (get_height (fixture) > plain);
  headed = get_height (fixture);
  g_assert_cmpint (headed - plain, >=, 20);

  dateline_story_set_place (first, FALSE, FALSE);
  g_assert_false (gtk_widget_has_css_class (row, "first-of-group"));
  WAIT_FOR (get_height (fixture) == plain);
}

/* A row is used again and again: it must not listen to a story that it no longer shows.
 */
static void
test_reuse (Fixture *fixture, gconstpointer data)
{
  DatelineStory *first = make_story ("First", NULL, TRUE);
  g_autoptr (DatelineStory) second = make_story ("Second", NULL, FALSE);
  g_autofree char *description = NULL;

  dateline_headline_row_set_story (fixture->row, first);
  dateline_headline_row_set_story (fixture->row, second);
  dateline_story_set_place (first, FALSE, FALSE);
  g_assert_finalize_object (first);
  description = dateline_headline_row_describe (fixture->row);
  g_assert_nonnull (strstr (description, "Second"));

  dateline_headline_row_set_story (fixture->row, NULL);
  g_assert_null (dateline_headline_row_get_story (fixture->row));
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

#define ADD(path, test)                                                                  \
  g_test_add ("/headline-row/" path, Fixture, NULL, set_up, test, tear_down)
  ADD ("height-is-constant", test_height_is_constant);
  ADD ("painting-stays-inside", test_painting_stays_inside);
  ADD ("empty-story", test_empty_story);
  ADD ("description", test_description);
  ADD ("updated", test_updated);
  ADD ("time-beside", test_time_beside);
  ADD ("day-heading", test_day_heading);
  ADD ("reuse", test_reuse);
  return g_test_run ();
}
