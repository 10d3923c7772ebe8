/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Makes widgets for the rows within half a page above the view and half a page below it,
 * measures them, and lets go of the rest. Of a new story at first only what is seen. An
 * article of 40,000 words so costs no more than what is seen of it. For assistive
 * technology, which knows only what has a widget, the rest of an ordinary article has
 * widgets too, without a place. Main context only.
 */

#include "dateline-gtk/article/dateline-article-rows-private.h"

#include "dateline-gtk/article/dateline-far-row-private.h"
#include "dateline-gtk/article/dateline-part-metrics-private.h"
#include "dateline-gtk/article/dateline-part-widgets-private.h"

#include <math.h>

/* Rows are ready this many pages above and below what is seen. */
#define MARGIN_PAGES 0.5

/* Each pass measures what the one before moved into reach; heights settle in two or
 * three. */
#define MAX_PASSES 12

/* Of more parts than these, those that are far from the view never have widgets. Of fewer
 * they do where assistive technology reads them: so many at once, when nothing else is to
 * be done. */
#define MAX_KEPT 300
#define KEPT_AT_ONCE 40

/* Room left and right of the column, from the view's width on that stands before it. */
static const struct
{
  int from_width;
  int margin;
} margins[] = { { 820, 48 }, { 600, 36 }, { 440, 24 }, { 0, 16 } };

/* Makes @self the rows, none yet, of @view. */
void
dateline_article_rows_init (DatelineArticleRows *self, GtkWidget *view)
{
  *self = (DatelineArticleRows){ .view = view, .em = 16, .measure = 600 };
  self->widgets = g_ptr_array_new ();
  dateline_article_column_init (&self->column);
  dateline_article_folds_init (&self->folds);
}

static void
drop_row (DatelineArticleRows *self, guint part)
{
  GtkWidget *widget = self->widgets->pdata[part];

  self->widgets->pdata[part] = NULL;
  if (widget != NULL)
    gtk_widget_unparent (widget);
}

static void
drop_rows (DatelineArticleRows *self)
{
  g_clear_handle_id (&self->fill_source, g_source_remove);
  for (guint i = 0; i < self->widgets->len; i++)
    drop_row (self, i);
  self->first = 0;
  self->end = 0;
}

/* Forgets the story; its widgets leave the view. */
void
dateline_article_rows_clear (DatelineArticleRows *self)
{
  drop_rows (self);
  g_ptr_array_set_size (self->widgets, 0);
  dateline_article_folds_reset (&self->folds, NULL);
  g_clear_pointer (&self->parts, dateline_article_parts_unref);
  g_clear_object (&self->loader);
}

/* Frees the rest, after dateline_article_rows_clear(). */
void
dateline_article_rows_finish (DatelineArticleRows *self)
{
  g_ptr_array_unref (self->widgets);
  dateline_article_folds_finish (&self->folds);
  dateline_article_column_clear (&self->column);
}

/* What is folded takes no room. */
static void
guess_row (DatelineArticleRows *self, guint part)
{
  int gap = 0;
  int height = 0;

  if (!dateline_article_folds_is_folded (&self->folds, part))
    {
      gap = dateline_part_get_gap (self->parts, part, self->em);
      height =
          dateline_part_guess_height (self->parts, part, self->column.width, self->em);
    }
  dateline_article_column_guess (&self->column, part, gap, height);
}

static void
guess_heights (DatelineArticleRows *self)
{
  guint n = dateline_article_rows_get_n (self);

  for (guint i = 0; i < n; i++)
    guess_row (self, i);
  self->column.bottom = 3.5 * self->em;
  dateline_article_column_stack (&self->column);
}

/* Shows @parts, nullable, from the top. */
void
dateline_article_rows_set_parts (DatelineArticleRows *self, DatelineArticleParts *parts)
{
  drop_rows (self);
  if (parts != NULL)
    dateline_article_parts_ref (parts);
  g_clear_pointer (&self->parts, dateline_article_parts_unref);
  self->parts = parts;
  self->margin = 0;
  dateline_article_folds_reset (&self->folds, parts);
  g_ptr_array_set_size (self->widgets, 0);
  g_ptr_array_set_size (self->widgets, dateline_article_rows_get_n (self));
  dateline_article_column_set_n_rows (&self->column, dateline_article_rows_get_n (self));
  if (self->column.width > 0)
    guess_heights (self);
}

/* What is seen has been painted: from now on rows are ready beyond it. FALSE if they were
 * already. */
gboolean
dateline_article_rows_reach_out (DatelineArticleRows *self)
{
  if (self->margin == MARGIN_PAGES)
    return FALSE;
  self->margin = MARGIN_PAGES;
  return TRUE;
}

static void
restyle (DatelineArticleRows *self, guint part)
{
  DatelineBlockWidget *widget = self->widgets->pdata[part];

  dateline_block_widget_set_style (widget, self->em, &self->link_color);
  dateline_block_widget_set_joined (widget,
                                    dateline_part_get_joined_depth (self->parts, part),
                                    dateline_part_get_gap (self->parts, part, self->em));
}

/* Takes on the size of text, the longest line and the colour of links. */
void
dateline_article_rows_set_style (DatelineArticleRows *self,
                                 double em,
                                 double measure,
                                 const GdkRGBA *link_color)
{
  gboolean is_resized = em != self->em || measure != self->measure;

  if (!is_resized && gdk_rgba_equal (link_color, &self->link_color))
    return;
  self->em = em;
  self->measure = measure;
  self->link_color = *link_color;
  for (guint i = 0; i < self->widgets->len; i++)
    if (self->widgets->pdata[i] != NULL)
      restyle (self, i);
  if (is_resized && self->column.width > 0)
    guess_heights (self);
}

/* Has the rows put in their places in the next frame. A row that is made or dropped then
 * has all around the view ask for a place, of which GTK forgets what does not expect it
 * and paints no more: hence a resize, for all around it to expect it. */
void
dateline_article_rows_queue (DatelineArticleRows *self)
{
  gtk_widget_queue_resize (self->view);
}

/* Whether parts that are far away have widgets too, for those who do not look. */
void
dateline_article_rows_set_keeps_all (DatelineArticleRows *self, gboolean keeps_all)
{
  self->keeps_all = keeps_all;
  if (!keeps_all)
    g_clear_handle_id (&self->fill_source, g_source_remove);
  dateline_article_rows_queue (self);
}

/* Unfolds what stands under the summary of a part, or folds it. */
void
dateline_article_rows_set_open (DatelineArticleRows *self,
                                guint summary,
                                gboolean is_open)
{
  guint n = dateline_article_rows_get_n (self);

  dateline_article_folds_set_open (&self->folds, summary, is_open);
  if (self->widgets->pdata[summary] != NULL)
    dateline_block_widget_set_open (self->widgets->pdata[summary], is_open);
  for (guint i = summary + 1;
       i < n && dateline_article_folds_is_under (&self->folds, i, summary);
       i++)
    {
      if (dateline_article_folds_is_folded (&self->folds, i))
        drop_row (self, i);
      guess_row (self, i);
    }
  dateline_article_column_stack (&self->column);
  dateline_article_rows_queue (self);
}

guint
dateline_article_rows_get_n (const DatelineArticleRows *self)
{
  return self->parts != NULL ? dateline_article_parts_get_n_parts (self->parts) : 0;
}

/* The widget of a part, or NULL if it is not near the view. */
DatelineBlockWidget *
dateline_article_rows_get (const DatelineArticleRows *self, guint part)
{
  GtkWidget *widget = part < self->widgets->len ? self->widgets->pdata[part] : NULL;

  return widget != NULL && gtk_widget_get_child_visible (widget)
             ? DATELINE_BLOCK_WIDGET (widget)
             : NULL;
}

/* The widgets stand in the order of the document, which is the order of the Tab key and
 * of assistive technology. */
static void
insert_in_order (DatelineArticleRows *self, GtkWidget *widget, guint part)
{
  for (guint i = part; i > 0; i--)
    if (self->widgets->pdata[i - 1] != NULL)
      {
        gtk_widget_insert_after (widget, self->view, self->widgets->pdata[i - 1]);
        return;
      }
  gtk_widget_insert_after (widget, self->view, NULL);
}

static gboolean
is_summary (DatelineArticleRows *self, guint part)
{
  const DatelinePart *p = dateline_article_parts_get (self->parts, part);

  return p->kind == DATELINE_PART_BLOCK &&
         dateline_block_get_kind (p->block) == DATELINE_BLOCK_SUMMARY;
}

/* A widget that is far away is not seen, has no place and loads no picture: it is there
 * to be heard. */
static void
make_row (DatelineArticleRows *self, guint part, gboolean is_near)
{
  GtkWidget *widget = dateline_part_widget_new (self->parts,
                                                part,
                                                is_near ? self->loader : NULL,
                                                self->column.width,
                                                gtk_widget_get_scale_factor (self->view));

  gtk_widget_set_child_visible (widget, is_near);
  self->widgets->pdata[part] = widget;
  restyle (self, part);
  if (is_summary (self, part))
    dateline_block_widget_set_open (DATELINE_BLOCK_WIDGET (widget),
                                    dateline_article_folds_is_open (&self->folds, part));
  insert_in_order (self, widget, part);
  if (!is_near)
    dateline_far_row_let_be_heard (widget);
}

/* What is shown of a picture is decided when its widget is made. */
static gboolean
has_picture (DatelineArticleRows *self, guint part)
{
  const DatelinePart *p = dateline_article_parts_get (self->parts, part);

  return p->kind == DATELINE_PART_BLOCK && dateline_block_get_picture (p->block) != NULL;
}

/* The widget of a part, made if need be. */
DatelineBlockWidget *
dateline_article_rows_realize (DatelineArticleRows *self, guint part)
{
  GtkWidget *widget = self->widgets->pdata[part];

  if (widget != NULL && !gtk_widget_get_child_visible (widget) &&
      has_picture (self, part))
    {
      drop_row (self, part);
      widget = NULL;
    }
  if (widget == NULL)
    make_row (self, part, TRUE);
  else
    gtk_widget_set_child_visible (widget, TRUE);
  return self->widgets->pdata[part];
}

static gboolean
keeps_far (DatelineArticleRows *self)
{
  return self->keeps_all && self->widgets->len <= MAX_KEPT;
}

static gboolean
fill_cb (gpointer user_data)
{
  DatelineArticleRows *self = user_data;
  guint n_made = 0;

  for (guint i = 0; i < self->widgets->len; i++)
    {
      if (self->widgets->pdata[i] != NULL ||
          dateline_article_folds_is_folded (&self->folds, i))
        continue;
      if (n_made++ == KEPT_AT_ONCE)
        return G_SOURCE_CONTINUE;
      make_row (self, i, FALSE);
    }
  self->fill_source = 0;
  return G_SOURCE_REMOVE;
}

/* Makes what is missing of the far widgets, when nothing else is to be done. */
static void
queue_fill (DatelineArticleRows *self)
{
  if (keeps_far (self) && self->fill_source == 0)
    self->fill_source = g_idle_add_full (G_PRIORITY_LOW, fill_cb, self, NULL);
}

/* GTK remembers what it measured, so that asking again costs nothing. */
static gboolean
measure_row (DatelineArticleRows *self, guint part)
{
  GtkWidget *widget;
  int least;
  int height;

  if (dateline_article_folds_is_folded (&self->folds, part))
    return dateline_article_column_set_height (&self->column, part, 0);
  widget = GTK_WIDGET (dateline_article_rows_realize (self, part));
  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  gtk_widget_measure (widget,
                      GTK_ORIENTATION_VERTICAL,
                      MAX (self->column.width, least),
                      NULL,
                      &height,
                      NULL,
                      NULL);
  return dateline_article_column_set_height (&self->column, part, height);
}

static int
find_margin (int width)
{
  gsize i = 0;

  while (width < margins[i].from_width)
    i++;
  return margins[i].margin;
}

static void
set_width (DatelineArticleRows *self, int width)
{
  int column = MIN (self->measure, width - 2 * find_margin (width));
  gboolean is_first = self->column.width == 0;

  column = MAX (column, 1);
  self->x = (width - column) / 2;
  if (column == self->column.width)
    return;
  dateline_article_column_set_width (&self->column, column);
  if (is_first)
    guess_heights (self);
}

/* Lets go of the rows outside of the reach, but for the one that has the focus, as it
 * would fall to nobody, and one that plays something. */
static void
drop_far_rows (DatelineArticleRows *self, guint first, guint end)
{
  GtkWidget *focused = gtk_widget_get_focus_child (self->view);

  for (guint i = 0; i < self->widgets->len; i++)
    {
      if ((i >= first && i < end) || self->widgets->pdata[i] == NULL)
        continue;
      if (self->widgets->pdata[i] == focused ||
          gtk_widget_has_css_class (self->widgets->pdata[i], "playing"))
        measure_row (self, i);
      else if (keeps_far (self) && !has_picture (self, i))
        {
          gtk_widget_set_child_visible (self->widgets->pdata[i], FALSE);
          dateline_far_row_let_be_heard (self->widgets->pdata[i]);
        }
      else if (gtk_widget_get_child_visible (self->widgets->pdata[i]))
        drop_row (self, i);
    }
  self->first = first;
  self->end = end;
  queue_fill (self);
}

/* Settles which rows are near a view of this size, and where they are. */
void
dateline_article_rows_arrange (DatelineArticleRows *self, int width, int height)
{
  DatelineArticleColumn *column = &self->column;
  gboolean is_changed = TRUE;
  guint first = 0;
  guint end = 0;

  self->page = height;
  self->value = 0;
  if (width <= 0 || height <= 0 || dateline_article_rows_get_n (self) == 0)
    return;
  set_width (self, width);
  for (int pass = 0; is_changed && pass < MAX_PASSES; pass++)
    {
      dateline_article_column_stack (column);
      self->value = dateline_article_column_get_value (column, height);
      first = dateline_article_column_find (column, self->value - self->margin * height);
      end = dateline_article_column_find (column,
                                          self->value + (1 + self->margin) * height) +
            1;
      is_changed = FALSE;
      for (guint i = first; i < end; i++)
        is_changed |= measure_row (self, i);
    }
  drop_far_rows (self, first, end);
  dateline_article_column_stack (column);
  self->value = dateline_article_column_get_value (column, height);
}

/* Where a part stands in the view, whether it has a widget or not. */
void
dateline_article_rows_get_bounds (const DatelineArticleRows *self,
                                  guint part,
                                  graphene_rect_t *bounds)
{
  double y = dateline_article_column_get_y (&self->column, part) - self->value;

  /* On whole pixels: text between them is blurred. */
  graphene_rect_init (bounds,
                      self->x,
                      floor (y),
                      self->column.width,
                      dateline_article_column_get_height (&self->column, part));
}

/* Gives the rows their places, after dateline_article_rows_arrange(). */
void
dateline_article_rows_allocate (DatelineArticleRows *self)
{
  for (guint i = 0; i < self->widgets->len; i++)
    {
      GtkWidget *widget = self->widgets->pdata[i];
      graphene_rect_t bounds;
      int least;

      if (widget == NULL || !gtk_widget_get_child_visible (widget))
        continue;
      dateline_article_rows_get_bounds (self, i, &bounds);
      gtk_widget_measure (widget,
                          GTK_ORIENTATION_HORIZONTAL,
                          -1,
                          &least,
                          NULL,
                          NULL,
                          NULL);
      gtk_widget_allocate (widget,
                           MAX (self->column.width, least),
                           bounds.size.height,
                           -1,
                           gsk_transform_translate (NULL, &bounds.origin));
    }
}
