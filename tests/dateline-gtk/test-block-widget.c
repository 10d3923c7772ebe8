/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The frame of a part: what stands in the margin, and how tables keep their words. */

#include "article-view-test.h"

/* Where a line of the one text of a row begins, from the row's leading edge. */
static double
get_x (Fixture *fixture, guint part, guint line)
{
  DatelineBlockWidget *row = dateline_article_rows_get (&fixture->view->rows, part);
  const DatelineBlockText *text = dateline_block_widget_get_text (row);
  PangoLayout *layout = gtk_label_get_layout (GTK_LABEL (text->label));
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (row)) == GTK_TEXT_DIR_RTL;
  PangoLayoutLine *shown = pango_layout_get_line_readonly (layout, line);
  cairo_region_t *region;
  cairo_rectangle_int_t extents;
  const char *next;

  g_assert_nonnull (shown);
  next = g_utf8_next_char (text->text + shown->start_index);
  region = dateline_block_text_get_region (text,
                                           GTK_WIDGET (row),
                                           shown->start_index,
                                           next - text->text);
  cairo_region_get_extents (region, &extents);
  cairo_region_destroy (region);
  return rtl ? gtk_widget_get_width (GTK_WIDGET (row)) - extents.x - extents.width
             : extents.x;
}

/* The lines of a quote are flush, and the mark stands before them. */
static void
test_hanging_marks (Fixture *fixture, gconstpointer unused)
{
  static const struct
  {
    const char *text;
    gboolean hangs;
  } cases[] = {
    { "“We have come a long way, and we will go further, since nobody here has anything "
      "to lose but a war that nobody wants any more.”",
      TRUE },
    { "„Wir sind weit gekommen, und wir gehen weiter, denn niemand hat hier etwas zu "
      "verlieren als einen Krieg, den niemand mehr will.“",
      TRUE },
    { "\"שיחות השלום החלו בעיר הנמל הישנה, והשרים נפגשו כדי לדבר על שלום, ואיש לא רצה "
      "עוד מלחמה בין הארצות.\"",
      TRUE },
    { "We have come a long way, and we will go further, since nobody here has anything "
      "to lose but a war that nobody wants any more.",
      FALSE },
    { "「これほど近づいたことはない」と一人が語った。閣僚たちは古い港町に集まり、平和につ"
      "いて"
      "話し合うことに同意した。閣僚たちは古い港町に集まり、平和について。",
      FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *html = g_strdup_printf (
          "<p>Plain.</p><blockquote><p>%s</p><p>And on.</p></blockquote>",
          cases[i].text);
      double mark;

      g_test_message ("%s", cases[i].text);
      show_html (fixture, html);
      mark = get_x (fixture, 1, 1) - get_x (fixture, 1, 0);
      if (cases[i].hangs)
        g_assert_cmpfloat (mark, >, 3);
      else
        g_assert_cmpfloat (mark, <, 2);
      /* The label may be laid out anew, as when the text is set larger. */
      dateline_article_view_set_zoom (fixture->view, 1.4);
      settle (fixture);
      mark = get_x (fixture, 1, 1) - get_x (fixture, 1, 0);
      if (cases[i].hangs)
        g_assert_cmpfloat (mark, >, 3);
      else
        g_assert_cmpfloat (mark, <, 2);
      g_assert_cmpfloat (get_x (fixture, 1, 0), >=, 0);
      dateline_article_view_set_zoom (fixture->view, 1);
    }
}

static void
test_mark_outside_of_quotes (Fixture *fixture, gconstpointer unused)
{
  show_html (fixture,
             "<p>“We have come a long way, and we will go further, since nobody here has "
             "anything to lose but a war that nobody wants any more.”</p>");
  g_assert_cmpfloat (get_x (fixture, 0, 0), ==, 0);
}

/* A finger takes a table that is too wide along, sideways. */
static void
test_tables_pan (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GString) html = g_string_new ("<table><tr>");
  GtkEventController *pan;
  GtkAdjustment *adjustment;
  GtkWidget *box;

  for (int i = 0; i < 16; i++)
    g_string_append_printf (html, "<th>10123450%d</th>", i);
  g_string_append (html, "</tr><tr><td>1</td><td>2</td></tr></table>");
  show_html (fixture, html->str);
  box = find (fixture, "DatelineWideBox", "table-box");
  adjustment = gtk_scrollbar_get_adjustment (
      GTK_SCROLLBAR (find_widget (box, "GtkScrollbar", NULL)));
  pan = find_controller (box, GTK_TYPE_GESTURE_PAN);
  for (int i = 0; i < 2; i++)
    {
      g_signal_emit_by_name (pan, "drag-begin", 100.0, 10.0);
      g_signal_emit_by_name (pan, "pan", GTK_PAN_DIRECTION_LEFT, 30.0);
      g_signal_emit_by_name (pan, "pan", GTK_PAN_DIRECTION_LEFT, 50.0);
    }
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), ==, 100);
  g_signal_emit_by_name (pan, "drag-begin", 100.0, 10.0);
  g_signal_emit_by_name (pan, "pan", GTK_PAN_DIRECTION_RIGHT, 40.0);
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), ==, 60);
}

/* A table that is too wide scrolls; an address in one is broken where it has to be. */
static void
test_tables_keep_words (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GString) html = g_string_new ("<table><tr>");
  GtkWidget *box;

  for (int i = 0; i < 16; i++)
    g_string_append_printf (html, "<th>10123450%d</th>", i);
  g_string_append (html, "</tr><tr><td>1</td><td>2</td></tr></table>");
  show_html (fixture, html->str);
  box = find (fixture, "DatelineWideBox", "table-box");
  g_assert_cmpint (gtk_widget_get_width (gtk_widget_get_first_child (box)),
                   >,
                   gtk_widget_get_width (box));
  for (guint i = 0; i < 16; i++)
    {
      DatelineBlockWidget *row = dateline_article_rows_get (&fixture->view->rows, 0);
      const DatelineBlockText *text = dateline_block_widget_get_nth_text (row, i);

      g_assert_cmpint (
          pango_layout_get_line_count (gtk_label_get_layout (GTK_LABEL (text->label))),
          ==,
          1);
    }

  show_html (
      fixture,
      "<table><tr><th>What</th><th>Where</th></tr><tr><td>This</td>"
      "<td>https://news.example/an/address/without/any/space/in/it/that/goes/on/and/"
      "on/and/on/and/on/beyond/any/column</td></tr></table>");
  box = find (fixture, "DatelineWideBox", "table-box");
  g_assert_cmpint (gtk_widget_get_width (gtk_widget_get_first_child (box)),
                   ==,
                   gtk_widget_get_width (box));
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

  ADD ("/block-widget/hanging-marks", test_hanging_marks);
  ADD ("/block-widget/mark-outside-of-quotes", test_mark_outside_of_quotes);
  ADD ("/block-widget/tables-pan", test_tables_pan);
  ADD ("/block-widget/tables-keep-words", test_tables_keep_words);
  return g_test_run ();
}
