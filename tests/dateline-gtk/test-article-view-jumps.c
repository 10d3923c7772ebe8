/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Links that stay within the story, notes beside their numbers, and what unfolds. */

#include "dateline-gtk/article/dateline-inner-address-private.h"

#include "article-view-test.h"

#define NOTES                                                                            \
  "<section><ol><li id='n1'><p>The first note, with a <a href='/source'>source</a>. "    \
  "<a href='#r1'>back</a></p></li>"                                                      \
  "<li id='n2'><p>The second. <a href='#r2'>back</a></p></li></ol></section>"

static void
test_addresses (void)
{
  static const char *const strange[] = {
    "https://news.example/#b1", "#", "#b", "#b-1", "#b1x", "#x1", "b1", "", NULL
  };
  DatelineInnerKind kind;
  guint block;

  for (int k = DATELINE_INNER_JUMP; k <= DATELINE_INNER_FOLD; k++)
    {
      g_autofree char *address = dateline_inner_address_new (k, 1234);

      g_assert_true (dateline_inner_address_parse (address, &kind, &block));
      g_assert_cmpint (kind, ==, k);
      g_assert_cmpuint (block, ==, 1234);
    }
  for (gsize i = 0; strange[i] != NULL; i++)
    g_assert_false (dateline_is_inner_address (strange[i]));
  g_assert_false (dateline_is_inner_address (NULL));
}

static void
show_notes (Fixture *fixture)
{
  g_autoptr (GString) html =
      g_string_new ("<p>Words<sup id='r1'><a href='#n1'>1</a></sup> and <a "
                    "href='#end'>the end</a>.</p>");

  add_paragraphs (html, 60);
  g_string_append (html, "<p>More<sup id='r2'><a href='#n2'>2</a></sup>.</p>");
  g_string_append (html, "<h2 id='end'>The end</h2>" NOTES);
  show_html (fixture, html->str);
}

static GtkWidget *
get_focus (Fixture *fixture)
{
  return gtk_root_get_focus (GTK_ROOT (fixture->window));
}

/* The words of the row that has the focus. */
static char *
get_focused_text (Fixture *fixture)
{
  GtkWidget *row =
      gtk_widget_get_ancestor (get_focus (fixture), DATELINE_TYPE_BLOCK_WIDGET);

  g_assert_nonnull (row);
  return g_strdup (dateline_block_widget_get_text (DATELINE_BLOCK_WIDGET (row))->text);
}

static void
assert_focused (Fixture *fixture, const char *words)
{
  g_autofree char *text = NULL;
  graphene_rect_t bounds;

  settle (fixture);
  text = get_focused_text (fixture);
  g_assert_nonnull (strstr (text, words));
  /* It is seen as well. */
  g_assert_true (gtk_widget_compute_bounds (get_focus (fixture),
                                            GTK_WIDGET (fixture->view),
                                            &bounds));
  g_assert_cmpfloat (bounds.origin.y, >=, 0);
  g_assert_cmpfloat (bounds.origin.y + bounds.size.height,
                     <=,
                     gtk_widget_get_height (GTK_WIDGET (fixture->view)));
}

static void
press_focused (Fixture *fixture)
{
  g_signal_emit_by_name (get_focus (fixture), "clicked");
}

static GtkWidget *
get_proxy (Fixture *fixture, guint part, guint link)
{
  return dateline_block_widget_get_proxy (
      dateline_article_rows_realize (&fixture->view->rows, part),
      link);
}

/* To the note and back by its link, to where the reader was, focus and all. */
static void
test_note_and_back (Fixture *fixture, gconstpointer unused)
{
  double before;

  show_notes (fixture);
  gtk_adjustment_set_value (get_adjustment (fixture), 20);
  settle (fixture);
  before = gtk_adjustment_get_value (get_adjustment (fixture));
  gtk_widget_grab_focus (get_proxy (fixture, 0, 0));
  for (int i = 0; i < 3; i++)
    {
      press_focused (fixture);
      assert_focused (fixture, "The first note");
      g_assert_cmpfloat (gtk_adjustment_get_value (get_adjustment (fixture)), >, 500);
      press_focused (fixture);
      assert_focused (fixture, "Words");
      g_assert_true (get_focus (fixture) == get_proxy (fixture, 0, 0));
      g_assert_cmpfloat (gtk_adjustment_get_value (get_adjustment (fixture)), ==, before);
    }
  g_assert_null (fixture->activated);
  g_assert_cmpuint (fixture->view->jumps->len, ==, 0);
}

/* A note that was come to by scrolling leads to its number all the same. */
static void
test_back_without_jump (Fixture *fixture, gconstpointer unused)
{
  show_notes (fixture);
  gtk_adjustment_set_value (get_adjustment (fixture), 1e6);
  settle (fixture);
  gtk_adjustment_set_value (get_adjustment (fixture), 1e6);
  settle (fixture);
  gtk_widget_grab_focus (get_proxy (fixture, 63, 1));
  press_focused (fixture);
  settle (fixture);
  g_assert_nonnull (dateline_article_rows_get (&fixture->view->rows, 0));
  activate (fixture, "article.jump-back");
  assert_focused (fixture, "The first note");
}

static void
test_contents (Fixture *fixture, gconstpointer unused)
{
  graphene_rect_t bounds;

  show_notes (fixture);
  gtk_widget_grab_focus (get_proxy (fixture, 0, 1));
  press_focused (fixture);
  settle (fixture);
  dateline_article_rows_get_bounds (&fixture->view->rows, 62, &bounds);
  g_assert_cmpfloat (bounds.origin.y, >=, 0);
  g_assert_cmpfloat (bounds.origin.y, <, 700);
  g_assert_cmpuint (fixture->view->selection.caret.part, ==, 62);
  activate (fixture, "article.jump-back");
  assert_focused (fixture, "Words");
  g_assert_false (dateline_article_view_jump_back (fixture->view));
}

/* The note in a popover: its words, its links, and the focus that comes back. */
static void
test_popover (Fixture *fixture, gconstpointer unused)
{
  GtkWidget *row;

  show_notes (fixture);
  g_assert_false (dateline_article_view_show_focused_note (fixture->view));
  gtk_widget_grab_focus (get_proxy (fixture, 0, 1));
  g_assert_false (dateline_article_view_show_focused_note (fixture->view));
  gtk_widget_grab_focus (get_proxy (fixture, 0, 0));
  g_assert_true (dateline_article_view_show_focused_note (fixture->view));
  WAIT_FOR (gtk_widget_get_mapped (fixture->view->note));
  gtk_test_widget_wait_for_draw (fixture->view->note);
  row = find_widget (fixture->view->note, "DatelineBlockWidget", NULL);
  g_assert_true (g_str_has_prefix (
      dateline_block_widget_get_text (DATELINE_BLOCK_WIDGET (row))->text,
      "The first note"));
  g_assert_cmpint (gtk_widget_get_width (fixture->view->note),
                   <=,
                   gtk_widget_get_width (GTK_WIDGET (fixture->view)));
  g_signal_emit_by_name (dateline_block_widget_get_proxy (DATELINE_BLOCK_WIDGET (row), 0),
                         "clicked");
  g_assert_cmpstr (fixture->activated, ==, "https://news.example/source");

  gtk_popover_popdown (GTK_POPOVER (fixture->view->note));
  WAIT_FOR (fixture->view->note == NULL);
  g_assert_true (get_focus (fixture) == get_proxy (fixture, 0, 0));

  /* Another story takes it along. */
  g_assert_true (dateline_article_view_show_focused_note (fixture->view));
  WAIT_FOR (gtk_widget_get_mapped (fixture->view->note));
  show_html (fixture, "<p>Words.</p>");
  g_assert_null (fixture->view->note);
}

/* A link in it that leads elsewhere in the story closes it. */
static void
test_popover_jump (Fixture *fixture, gconstpointer unused)
{
  GtkWidget *row;

  show_notes (fixture);
  gtk_widget_grab_focus (get_proxy (fixture, 0, 0));
  g_assert_true (dateline_article_view_show_focused_note (fixture->view));
  WAIT_FOR (gtk_widget_get_mapped (fixture->view->note));
  row = find_widget (fixture->view->note, "DatelineBlockWidget", NULL);
  g_signal_emit_by_name (dateline_block_widget_get_proxy (DATELINE_BLOCK_WIDGET (row), 1),
                         "clicked");
  WAIT_FOR (fixture->view->note == NULL);
  settle (fixture);
  g_assert_nonnull (dateline_article_rows_get (&fixture->view->rows, 0));
}

static void
show_details (Fixture *fixture)
{
  g_autoptr (GString) html =
      g_string_new ("<p>Before.</p><details><summary>More</summary><p>A needle.</p>"
                    "<details><summary>Even more</summary><p id='deep'>A "
                    "thread.</p></details></details>"
                    "<details open><summary>Open</summary><p>Seen.</p></details>"
                    "<p>After, <a href='#deep'>deep</a>.</p>");

  add_paragraphs (html, 30);
  show_html (fixture, html->str);
}

static gboolean
is_seen (Fixture *fixture, guint part)
{
  settle (fixture);
  return dateline_article_rows_get (&fixture->view->rows, part) != NULL;
}

static void
test_details (Fixture *fixture, gconstpointer unused)
{
  graphene_rect_t before;
  graphene_rect_t after;
  GtkWidget *proxy;

  show_details (fixture);
  g_assert_true (is_seen (fixture, 1));
  for (guint part = 2; part <= 4; part++)
    g_assert_false (is_seen (fixture, part));
  g_assert_true (is_seen (fixture, 6));
  dateline_article_rows_get_bounds (&fixture->view->rows, 1, &before);

  proxy = get_proxy (fixture, 1, 0);
  gtk_test_accessible_assert_role (proxy, GTK_ACCESSIBLE_ROLE_BUTTON);
  gtk_test_accessible_assert_state (proxy, GTK_ACCESSIBLE_STATE_EXPANDED, FALSE);
  gtk_widget_grab_focus (proxy);
  press_focused (fixture);
  gtk_test_accessible_assert_state (proxy, GTK_ACCESSIBLE_STATE_EXPANDED, TRUE);
  g_assert_true (is_seen (fixture, 2));
  g_assert_true (is_seen (fixture, 3));
  g_assert_false (is_seen (fixture, 4));
  dateline_article_rows_get_bounds (&fixture->view->rows, 1, &after);
  g_assert_true (graphene_rect_equal (&before, &after));
  g_assert_true (get_focus (fixture) == proxy);

  press_focused (fixture);
  g_assert_false (is_seen (fixture, 2));
  gtk_test_accessible_assert_state (proxy, GTK_ACCESSIBLE_STATE_EXPANDED, FALSE);
  g_signal_emit_by_name (get_proxy (fixture, 5, 0), "clicked");
  g_assert_false (is_seen (fixture, 6));
  g_assert_null (fixture->activated);
}

/* What is folded is found, and unfolds for it; a link to it unfolds it too. */
static void
test_details_unfold (Fixture *fixture, gconstpointer unused)
{
  show_details (fixture);
  g_assert_cmpuint (dateline_article_view_find (fixture->view, "thread"), ==, 1);
  g_assert_true (is_seen (fixture, 4));
  g_assert_true (is_seen (fixture, 2));

  show_details (fixture);
  g_assert_false (is_seen (fixture, 4));
  gtk_widget_grab_focus (get_proxy (fixture, 7, 0));
  press_focused (fixture);
  g_assert_true (is_seen (fixture, 4));
  g_assert_cmpuint (fixture->view->selection.caret.part, ==, 4);
}

/* What is copied is what is seen. */
static void
test_details_copy (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *folded = NULL;
  g_autofree char *unfolded = NULL;

  show_details (fixture);
  activate (fixture, "article.select-all");
  folded = dateline_article_view_get_selected_text (fixture->view);
  g_assert_true (g_str_has_prefix (folded, "Before.\n\nMore\n\nOpen\n\nSeen.\n\nAfter"));
  dateline_article_view_find (fixture->view, "thread");
  activate (fixture, "article.select-all");
  unfolded = dateline_article_view_get_selected_text (fixture->view);
  g_assert_true (g_str_has_prefix (unfolded,
                                   "Before.\n\nMore\n\nA needle.\n\nEven more\n\n"
                                   "A thread.\n\nOpen\n\nSeen."));
}

/* Whether the view has a tooltip for a letter of its first row. */
static gboolean
has_tooltip (Fixture *fixture, guint byte)
{
  DatelineBlockWidget *row = dateline_article_rows_get (&fixture->view->rows, 0);
  cairo_region_t *region =
      dateline_block_text_get_region (dateline_block_widget_get_text (row),
                                      GTK_WIDGET (fixture->view),
                                      byte,
                                      byte + 1);
  g_autoptr (GObject) tooltip = g_object_new (GTK_TYPE_TOOLTIP, NULL);
  cairo_rectangle_int_t letter;
  gboolean has = FALSE;

  cairo_region_get_extents (region, &letter);
  cairo_region_destroy (region);
  g_signal_emit_by_name (fixture->view,
                         "query-tooltip",
                         letter.x + letter.width / 2,
                         letter.y + letter.height / 2,
                         FALSE,
                         tooltip,
                         &has);
  return has;
}

static void
test_abbreviation (Fixture *fixture, gconstpointer unused)
{
  const DatelineBlockText *text;

  show_html (fixture,
             "<p>The <abbr title='World Health Organization'>WHO</abbr> met.</p>");
  text = dateline_block_widget_get_text (
      dateline_article_rows_get (&fixture->view->rows, 0));
  g_assert_cmpstr (dateline_block_text_find_title (text, 5),
                   ==,
                   "World Health Organization");
  g_assert_null (dateline_block_text_find_title (text, 1));
  g_assert_true (has_tooltip (fixture, 5));
  g_assert_false (has_tooltip (fixture, 1));
  gtk_test_accessible_assert_property (text->label,
                                       GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "WHO: World Health Organization");
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

  g_test_add_func ("/article-view-jumps/addresses", test_addresses);
  ADD ("/article-view-jumps/note-and-back", test_note_and_back);
  ADD ("/article-view-jumps/back-without-jump", test_back_without_jump);
  ADD ("/article-view-jumps/contents", test_contents);
  ADD ("/article-view-jumps/popover", test_popover);
  ADD ("/article-view-jumps/popover-jump", test_popover_jump);
  ADD ("/article-view-jumps/details", test_details);
  ADD ("/article-view-jumps/details-unfold", test_details_unfold);
  ADD ("/article-view-jumps/details-copy", test_details_copy);
  ADD ("/article-view-jumps/abbreviation", test_abbreviation);
  return g_test_run ();
}
