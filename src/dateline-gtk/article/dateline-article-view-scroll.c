/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* How the view scrolls: its adjustments, steps and pages, and the keyboard's focus, which
 * it follows, and leads on to rows that have no widgets yet. Main context only.
 */

#include "dateline-gtk/article/dateline-article-view-private.h"
#include "dateline-gtk/article/dateline-figure-place-private.h"
#include "dateline-gtk/article/dateline-wide-box-private.h"

/* In ems: what the arrow keys scroll, and what a page keeps of the page before. */
#define STEP_EMS 4.0
#define OVERLAP_EMS 3.2

/* Rows that come into view at the end may be higher than was guessed. */
#define MAX_END_PASSES 4

static GtkAdjustment *
get_vadjustment (DatelineArticleView *self)
{
  return self->adjustments[GTK_ORIENTATION_VERTICAL];
}

static void
value_changed_cb (DatelineArticleView *self)
{
  if (self->is_configuring)
    return;
  self->is_at_end = FALSE;
  self->reveal.is_pending = FALSE;
  dateline_article_column_set_value (&self->rows.column,
                                     gtk_adjustment_get_value (get_vadjustment (self)));
  dateline_article_rows_queue (&self->rows);
}

/* Scrolls with @adjustment from now on, or with one of its own. */
void
dateline_article_view_set_adjustment (DatelineArticleView *self,
                                      GtkOrientation orientation,
                                      GtkAdjustment *adjustment)
{
  GtkAdjustment **place = &self->adjustments[orientation];

  if (*place == adjustment && adjustment != NULL)
    return;
  if (*place != NULL)
    g_signal_handlers_disconnect_by_data (*place, self);
  if (adjustment == NULL)
    adjustment = gtk_adjustment_new (0, 0, 0, 0, 0, 0);
  g_object_ref_sink (adjustment);
  g_clear_object (place);
  *place = adjustment;
  if (orientation == GTK_ORIENTATION_VERTICAL)
    g_signal_connect_swapped (adjustment,
                              "value-changed",
                              G_CALLBACK (value_changed_cb),
                              self);
  dateline_article_rows_queue (&self->rows);
}

/* Tells the adjustments what came of an allocation. */
void
dateline_article_view_configure (DatelineArticleView *self, int width, int height)
{
  GtkAdjustment *across = self->adjustments[GTK_ORIENTATION_HORIZONTAL];
  double total = dateline_article_column_get_total (&self->rows.column);
  double em = self->rows.em;

  self->is_configuring = TRUE;
  if (across != NULL)
    gtk_adjustment_configure (across, 0, 0, width, 0, 0, width);
  if (get_vadjustment (self) != NULL)
    gtk_adjustment_configure (get_vadjustment (self),
                              self->rows.value,
                              0,
                              MAX (total, height),
                              STEP_EMS * em,
                              MAX (em, height - OVERLAP_EMS * em),
                              height);
  self->is_configuring = FALSE;
}

static void
scroll_to (DatelineArticleView *self, double value)
{
  if (get_vadjustment (self) != NULL)
    gtk_adjustment_set_value (get_vadjustment (self), value);
}

/* Scrolls by a step, a page or to an end. FALSE if it is there already. */
gboolean
dateline_article_view_scroll (DatelineArticleView *self, GtkScrollType type)
{
  GtkAdjustment *adjustment = get_vadjustment (self);
  double most;
  double value;
  double wanted;

  if (adjustment == NULL)
    return FALSE;
  value = gtk_adjustment_get_value (adjustment);
  most =
      gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment);
  switch (type)
    {
    case GTK_SCROLL_STEP_UP:
      wanted = value - gtk_adjustment_get_step_increment (adjustment);
      break;
    case GTK_SCROLL_STEP_DOWN:
      wanted = value + gtk_adjustment_get_step_increment (adjustment);
      break;
    case GTK_SCROLL_PAGE_UP:
      wanted = value - gtk_adjustment_get_page_increment (adjustment);
      break;
    case GTK_SCROLL_PAGE_DOWN:
      wanted = value + gtk_adjustment_get_page_increment (adjustment);
      break;
    case GTK_SCROLL_START:
      wanted = 0;
      break;
    default:
      wanted = most;
      break;
    }
  wanted = CLAMP (wanted, 0, MAX (most, 0));
  if (wanted != value)
    scroll_to (self, wanted);
  self->is_at_end = type == GTK_SCROLL_END;
  return wanted != value;
}

/* The text that is to be seen; NULL if it is not there. */
static const DatelineBlockText *
get_revealed (DatelineArticleView *self)
{
  DatelineBlockWidget *row = dateline_article_rows_get (&self->rows, self->reveal.part);

  return row != NULL ? dateline_block_widget_get_nth_text (row, self->reveal.text) : NULL;
}

/* Where the line of its first byte stands in the view. */
static gboolean
get_revealed_line (DatelineArticleView *self, double *top, double *bottom)
{
  const DatelineBlockText *text = get_revealed (self);
  GtkWidget *row =
      GTK_WIDGET (dateline_article_rows_get (&self->rows, self->reveal.part));
  graphene_rect_t bounds;
  PangoRectangle place;
  int offset_y;
  double x;
  double y;

  if (text == NULL)
    return FALSE;
  gtk_label_get_layout_offsets (GTK_LABEL (text->label), NULL, &offset_y);
  pango_layout_index_to_pos (gtk_label_get_layout (GTK_LABEL (text->label)),
                             self->reveal.start,
                             &place);
  if (!gtk_widget_translate_coordinates (text->label,
                                         row,
                                         0,
                                         offset_y + PANGO_PIXELS (place.y),
                                         &x,
                                         &y))
    return FALSE;
  dateline_article_rows_get_bounds (&self->rows, self->reveal.part, &bounds);
  *top = bounds.origin.y + y;
  *bottom = *top + PANGO_PIXELS (place.height);
  return TRUE;
}

/* Code and tables that are wider than the column scroll sideways. */
static void
reveal_across (DatelineArticleView *self)
{
  const DatelineBlockText *text = get_revealed (self);
  GtkWidget *box =
      text != NULL ? gtk_widget_get_ancestor (text->label, DATELINE_TYPE_WIDE_BOX) : NULL;
  GtkWidget *child = box != NULL ? gtk_widget_get_first_child (box) : NULL;
  cairo_region_t *region;
  cairo_rectangle_int_t first;

  if (child == NULL)
    return;
  region =
      dateline_block_text_get_region (text,
                                      child,
                                      self->reveal.start,
                                      MAX (self->reveal.end, self->reveal.start + 1));
  if (!cairo_region_is_empty (region))
    {
      cairo_region_get_rectangle (region, 0, &first);
      dateline_wide_box_reveal (DATELINE_WIDE_BOX (box), first.x, first.x + first.width);
    }
  cairo_region_destroy (region);
}

static void
place_rows (DatelineArticleView *self, int width, int height)
{
  dateline_article_rows_arrange (&self->rows, width, height);
  dateline_article_rows_allocate (&self->rows);
}

/* Gives the rows their places, so that what is to be in view is. */
void
dateline_article_view_settle (DatelineArticleView *self, int width, int height)
{
  DatelineArticleColumn *column = &self->rows.column;
  double margin = 3 * self->rows.em;
  double top;
  double bottom;

  place_rows (self, width, height);
  if (self->reveal.is_pending && get_revealed_line (self, &top, &bottom) &&
      (top < margin || bottom > height - margin))
    {
      dateline_article_column_set_value (column, self->rows.value + top - height / 3.0);
      place_rows (self, width, height);
    }
  if (self->reveal.is_pending)
    reveal_across (self);
  self->reveal.is_pending = FALSE;
  for (int pass = 0; self->is_at_end && pass < MAX_END_PASSES; pass++)
    {
      double most = MAX (0, dateline_article_column_get_total (column) - height);

      if (self->rows.value >= most)
        break;
      dateline_article_column_set_value (column, most);
      place_rows (self, width, height);
    }
}

/* Scrolls, if it has to, so that bytes of a text are seen. */
void
dateline_article_view_reveal (DatelineArticleView *self,
                              guint part,
                              guint text,
                              guint start,
                              guint end)
{
  DatelineArticleColumn *column = &self->rows.column;

  /* A row without a widget gets one where it is near. */
  if (dateline_article_rows_get (&self->rows, part) == NULL)
    dateline_article_column_set_value (column,
                                       dateline_article_column_get_y (column, part) -
                                           self->rows.page / 3.0);
  self->is_at_end = FALSE;
  self->reveal = (DatelineArticleReveal){ TRUE, part, text, start, end };
  dateline_article_rows_queue (&self->rows);
}

/* Scrolls so that a part is seen, if it is not. */
void
dateline_article_view_scroll_to_part (DatelineArticleView *self, guint part)
{
  DatelineArticleColumn *column = &self->rows.column;
  double top = dateline_article_column_get_y (column, part);
  double height = dateline_article_column_get_height (column, part);

  if (top < self->rows.value || top + height > self->rows.value + self->rows.page)
    scroll_to (self, top - MAX (2 * self->rows.em, (self->rows.page - height) / 2));
}

/* Brings a widget that has got the focus into view. */
void
dateline_article_view_follow_focus (DatelineArticleView *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  double margin = 2 * self->rows.em;
  graphene_rect_t bounds;
  double top;
  double bottom;

  dateline_article_links_follow_focus (&self->links);
  if (self->is_jumping)
    return;
  if (focus == NULL || focus == widget || !gtk_widget_is_ancestor (focus, widget) ||
      gtk_widget_get_native (focus) != gtk_widget_get_native (widget) ||
      !gtk_widget_compute_bounds (focus, widget, &bounds))
    return;
  top = bounds.origin.y;
  bottom = top + bounds.size.height;
  if (top < 0)
    scroll_to (self, self->rows.value + top - margin);
  else if (bottom > gtk_widget_get_height (widget))
    scroll_to (self, self->rows.value + bottom + margin - gtk_widget_get_height (widget));
}

/* The next part after the rows that exist, or before them, that has a link in it. */
static gboolean
find_far_link (DatelineArticleView *self, gboolean is_forward, guint *part)
{
  DatelineArticleRows *rows = &self->rows;
  guint n = dateline_article_rows_get_n (rows);
  int step = is_forward ? 1 : -1;

  for (gint64 i = is_forward ? rows->end : (gint64) rows->first - 1; i >= 0 && i < n;
       i += step)
    {
      const DatelinePart *p = dateline_article_parts_get (rows->parts, i);
      const DatelineSpan *spans = NULL;
      guint n_spans = 0;

      *part = i;
      if (dateline_article_folds_is_folded (&rows->folds, i))
        continue;
      if (p->kind != DATELINE_PART_BLOCK ||
          dateline_block_get_kind (p->block) == DATELINE_BLOCK_SUMMARY)
        return TRUE;
      if (dateline_block_get_kind (p->block) == DATELINE_BLOCK_EMBED ||
          (p->picture != NULL && !dateline_figure_is_icon (p->picture)))
        return TRUE;
      spans = dateline_block_get_spans (p->block, &n_spans);
      for (guint k = 0; k < n_spans; k++)
        if (spans[k].uri != NULL || spans[k].target >= 0)
          return TRUE;
    }
  return FALSE;
}

/* Moves the focus on to a link of a row that does not exist yet. */
gboolean
dateline_article_view_move_focus (DatelineArticleView *self, GtkDirectionType direction)
{
  gboolean is_forward = direction == GTK_DIR_TAB_FORWARD;
  guint part;

  if ((!is_forward && direction != GTK_DIR_TAB_BACKWARD) ||
      !find_far_link (self, is_forward, &part))
    return FALSE;
  scroll_to (self,
             dateline_article_column_get_y (&self->rows.column, part) -
                 self->rows.page / 2.0);
  return gtk_widget_child_focus (
      GTK_WIDGET (dateline_article_rows_realize (&self->rows, part)),
      direction);
}
