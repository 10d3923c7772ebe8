/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Selection lives in places of the text, not in widgets: labels cannot share one, and
 * most rows have no label at the time. It is painted beneath the text, taken by drag, by
 * double and triple click and with Shift, and goes to the primary clipboard. Main context
 * only.
 */

#include "dateline-gtk/article/dateline-article-selection-private.h"

#include "dateline-gtk/article/dateline-article-caret-private.h"

#include <string.h>

#define SELECTION_OPACITY 0.3

/* How many pixels a frame scrolls for each pixel that the pointer is beyond the edge. */
#define AUTOSCROLL_FACTOR 0.25

static int
compare_places (const DatelineTextPlace *a, const DatelineTextPlace *b)
{
  if (a->part != b->part)
    return a->part < b->part ? -1 : 1;
  if (a->byte != b->byte)
    return a->byte < b->byte ? -1 : 1;
  return 0;
}

static void
get_bounds (DatelineArticleSelection *self,
            DatelineTextPlace *low,
            DatelineTextPlace *high)
{
  gboolean is_forward = compare_places (&self->anchor, &self->caret) <= 0;

  *low = is_forward ? self->anchor : self->caret;
  *high = is_forward ? self->caret : self->anchor;
}

static guint
get_part_end (DatelineArticleSelection *self, guint part)
{
  const char *text = dateline_article_parts_get_running_text (self->rows->parts, part);

  return text != NULL ? strlen (text) : 1;
}

/* The bytes of @part that are selected; FALSE if none are. */
static gboolean
get_part_range (DatelineArticleSelection *self, guint part, guint *start, guint *end)
{
  DatelineTextPlace low;
  DatelineTextPlace high;

  if (!self->is_active || dateline_article_folds_is_folded (&self->rows->folds, part))
    return FALSE;
  get_bounds (self, &low, &high);
  if (part < low.part || part > high.part)
    return FALSE;
  *start = part == low.part ? low.byte : 0;
  *end = part == high.part ? high.byte : get_part_end (self, part);
  return *start < *end;
}

static void
queue_draw (DatelineArticleSelection *self)
{
  gtk_widget_queue_draw (self->rows->view);
}

static void
publish (DatelineArticleSelection *self)
{
  g_autofree char *text = dateline_article_selection_get_text (self);

  if (text != NULL)
    gdk_clipboard_set_text (gtk_widget_get_primary_clipboard (self->rows->view), text);
}

static void
select_part_range (DatelineArticleSelection *self, guint part, guint start, guint end)
{
  self->anchor = (DatelineTextPlace){ part, start };
  self->caret = (DatelineTextPlace){ part, end };
  self->is_active = start < end;
  self->has_place = TRUE;
  queue_draw (self);
  publish (self);
}

/* Words end where Pango says that they do: not every language has spaces. */
static void
select_word (DatelineArticleSelection *self, const DatelineTextPlace *place)
{
  const char *text =
      dateline_article_parts_get_running_text (self->rows->parts, place->part);
  const DatelineBlockText *shown = dateline_block_widget_get_text (
      dateline_article_rows_get (self->rows, place->part));
  const PangoLogAttr *breaks;
  int n;
  int start;
  int end;

  if (text == NULL || shown == NULL)
    return;
  breaks = pango_layout_get_log_attrs_readonly (
      gtk_label_get_layout (GTK_LABEL (shown->label)),
      &n);
  start = end = g_utf8_pointer_to_offset (text, text + place->byte);
  if (end < n - 1 && breaks[end].is_word_end && !breaks[end].is_word_start)
    start = MAX (0, start - 1);
  while (start > 0 && !breaks[start].is_word_start)
    start--;
  if (end == start && end < n - 1)
    end++;
  while (end < n - 1 && !breaks[end].is_word_end)
    end++;
  select_part_range (self,
                     place->part,
                     g_utf8_offset_to_pointer (text, start) - text,
                     g_utf8_offset_to_pointer (text, end) - text);
}

static gboolean
extends_selection (GtkGesture *gesture)
{
  GdkModifierType state =
      gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));

  return (state & GDK_SHIFT_MASK) != 0;
}

/* A finger that moves scrolls, one that stays asks for the menu (links). */
gboolean
dateline_article_selection_is_touch (GtkGesture *gesture)
{
  GdkDevice *device =
      gtk_event_controller_get_current_event_device (GTK_EVENT_CONTROLLER (gesture));

  return device != NULL && gdk_device_get_source (device) == GDK_SOURCE_TOUCHSCREEN;
}

static void
pressed_cb (GtkGesture *gesture,
            int n_press,
            double x,
            double y,
            DatelineArticleSelection *self)
{
  DatelineTextPlace place;
  guint letter;

  gtk_widget_grab_focus (self->rows->view);
  if (dateline_article_selection_is_touch (gesture) ||
      !dateline_article_rows_find_place (self->rows, x, y, &place, &letter))
    return;
  self->line_x = -1;
  if (n_press == 1 && extends_selection (gesture) && self->has_place)
    dateline_article_selection_set (self, &self->anchor, &place);
  else if (n_press == 1)
    {
      dateline_article_selection_clear (self);
      self->anchor = self->caret = place;
      self->has_place = TRUE;
    }
  else if (n_press == 2)
    select_word (self, &place);
  else
    select_part_range (self, place.part, 0, get_part_end (self, place.part));
}

static void
drag_to (DatelineArticleSelection *self)
{
  double width = gtk_widget_get_width (self->rows->view);
  double height = gtk_widget_get_height (self->rows->view);
  guint letter;

  dateline_article_rows_find_place (self->rows,
                                    CLAMP (self->pointer_x, 0, width),
                                    CLAMP (self->pointer_y, 0, height),
                                    &self->caret,
                                    &letter);
  self->is_active = compare_places (&self->anchor, &self->caret) != 0;
  queue_draw (self);
}

/* The article runs under a pointer that is held beyond its edge. */
static gboolean
autoscroll_cb (GtkWidget *view, GdkFrameClock *clock, gpointer user_data)
{
  DatelineArticleSelection *self = user_data;
  double height = gtk_widget_get_height (view);
  double beyond = self->pointer_y < 0        ? self->pointer_y
                  : self->pointer_y > height ? self->pointer_y - height
                                             : 0;
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view));

  if (beyond != 0 && adjustment != NULL)
    {
      gtk_adjustment_set_value (adjustment,
                                gtk_adjustment_get_value (adjustment) +
                                    beyond * AUTOSCROLL_FACTOR);
      drag_to (self);
    }
  return G_SOURCE_CONTINUE;
}

static void
stop_drag (DatelineArticleSelection *self)
{
  if (self->scroll_tick != 0)
    gtk_widget_remove_tick_callback (self->rows->view, self->scroll_tick);
  self->scroll_tick = 0;
  self->is_dragging = FALSE;
}

static void
drag_begin_cb (GtkGesture *gesture, double x, double y, DatelineArticleSelection *self)
{
  self->drag_x = x;
  self->drag_y = y;
  if (dateline_article_selection_is_touch (gesture))
    gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_DENIED);
}

static void
drag_update_cb (GtkGesture *gesture, double dx, double dy, DatelineArticleSelection *self)
{
  guint letter;

  if (!self->is_dragging)
    {
      if (!gtk_drag_check_threshold (self->rows->view, 0, 0, dx, dy))
        return;
      gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
      if (!extends_selection (gesture) &&
          !dateline_article_rows_find_place (self->rows,
                                             self->drag_x,
                                             self->drag_y,
                                             &self->anchor,
                                             &letter))
        return;
      self->is_dragging = TRUE;
      self->scroll_tick =
          gtk_widget_add_tick_callback (self->rows->view, autoscroll_cb, self, NULL);
    }
  self->pointer_x = self->drag_x + dx;
  self->pointer_y = self->drag_y + dy;
  drag_to (self);
}

static void
drag_end_cb (GtkGesture *gesture, double dx, double dy, DatelineArticleSelection *self)
{
  if (!self->is_dragging)
    return;
  stop_drag (self);
  publish (self);
}

/* Makes an empty selection over @rows and listens to the pointer on their view. */
void
dateline_article_selection_init (DatelineArticleSelection *self,
                                 DatelineArticleRows *rows)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *drag = gtk_gesture_drag_new ();

  *self = (DatelineArticleSelection){ .rows = rows };
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (rows->view, GTK_EVENT_CONTROLLER (click));
  g_signal_connect (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  gtk_widget_add_controller (rows->view, GTK_EVENT_CONTROLLER (drag));
}

/* Ends what runs on behalf of the selection, before its view goes. */
void
dateline_article_selection_detach (DatelineArticleSelection *self)
{
  stop_drag (self);
  self->is_active = FALSE;
  self->has_place = FALSE;
  self->line_x = -1;
}

void
dateline_article_selection_clear (DatelineArticleSelection *self)
{
  self->is_active = FALSE;
  queue_draw (self);
}

/* The word at a point of the view. */
void
dateline_article_selection_select_word (DatelineArticleSelection *self,
                                        double x,
                                        double y)
{
  DatelineTextPlace place;
  guint letter;

  if (dateline_article_rows_find_place (self->rows, x, y, &place, &letter))
    select_word (self, &place);
}

/* Selects the whole article, the rows that are far away included. */
void
dateline_article_selection_select_all (DatelineArticleSelection *self)
{
  guint n = dateline_article_rows_get_n (self->rows);

  if (n == 0)
    return;
  self->anchor = (DatelineTextPlace){ 0, 0 };
  self->caret = (DatelineTextPlace){ n - 1, get_part_end (self, n - 1) };
  self->is_active = self->has_place = TRUE;
  queue_draw (self);
  publish (self);
}

/* Selects what is between two places, or only puts the caret if they are one. */
void
dateline_article_selection_set (DatelineArticleSelection *self,
                                const DatelineTextPlace *anchor,
                                const DatelineTextPlace *caret)
{
  self->anchor = *anchor;
  self->caret = *caret;
  self->has_place = TRUE;
  self->is_active = compare_places (&self->anchor, &self->caret) != 0;
  queue_draw (self);
  publish (self);
}

/* Lets the keys that scroll move the caret, which is painted then, or scroll again. */
void
dateline_article_selection_set_shows_caret (DatelineArticleSelection *self,
                                            gboolean shows_caret)
{
  self->shows_caret = shows_caret;
  queue_draw (self);
}

/* What of @part is copied: all that belongs to it when it is one of several that are
 * selected in full, as the number of a list entry and the credit of a picture. */
static char *
get_part_text (DatelineArticleSelection *self, guint part)
{
  DatelineArticleParts *parts = self->rows->parts;
  const char *text = dateline_article_parts_get_running_text (parts, part);
  guint start;
  guint end;

  if (!get_part_range (self, part, &start, &end))
    return NULL;
  if (text == NULL || (start == 0 && end == get_part_end (self, part) &&
                       self->anchor.part != self->caret.part))
    return dateline_article_parts_get_text (parts, part);
  return g_strndup (text + start, end - start);
}

/* The selected text, its parts set apart by empty lines; NULL if nothing is selected. */
char *
dateline_article_selection_get_text (DatelineArticleSelection *self)
{
  GString *all;
  DatelineTextPlace low;
  DatelineTextPlace high;

  if (!self->is_active)
    return NULL;
  get_bounds (self, &low, &high);
  all = g_string_new (NULL);
  for (guint part = low.part; part <= high.part; part++)
    {
      g_autofree char *text = get_part_text (self, part);

      if (text == NULL || *text == '\0')
        continue;
      if (all->len > 0)
        g_string_append (all, "\n\n");
      g_string_append (all, text);
    }
  return g_string_free (all, FALSE);
}

/* A part around the body. */
static void
append_part_html (DatelineArticleSelection *self, GString *html, guint part)
{
  gboolean is_title =
      dateline_article_parts_get (self->rows->parts, part)->kind == DATELINE_PART_TITLE;
  g_autofree char *text = get_part_text (self, part);
  g_autofree char *escaped = text != NULL ? g_markup_escape_text (text, -1) : NULL;

  if (text != NULL && *text != '\0')
    g_string_append_printf (html, is_title ? "<h1>%s</h1>" : "<p>%s</p>", escaped);
}

/* The blocks of the body from @low on; returns the last part of them. */
static guint
append_blocks_html (DatelineArticleSelection *self,
                    GString *html,
                    guint low,
                    const DatelineTextPlace *high)
{
  const DatelineArticleParts *parts = self->rows->parts;
  guint last = low;
  guint start;
  guint end;
  guint ignored;
  g_autofree char *body = NULL;

  if (!get_part_range (self, low, &start, &end))
    return low;
  while (last < high->part &&
         dateline_article_parts_get (parts, last + 1)->kind == DATELINE_PART_BLOCK)
    last++;
  if (last > low && !get_part_range (self, last, &ignored, &end))
    end = 0;
  if (dateline_article_parts_get_running_text (parts, last) == NULL)
    end = G_MAXUINT;
  body = dateline_article_range_to_html (dateline_article_parts_get_article (parts),
                                         dateline_article_parts_get (parts, low)->index,
                                         start,
                                         dateline_article_parts_get (parts, last)->index,
                                         end);
  g_string_append (html, body);
  return last;
}

/* The same as HTML; NULL if nothing is selected. */
char *
dateline_article_selection_get_html (DatelineArticleSelection *self)
{
  GString *html;
  DatelineTextPlace low;
  DatelineTextPlace high;

  if (!self->is_active)
    return NULL;
  get_bounds (self, &low, &high);
  /* Without it some programs read UTF-8 as Latin-1. */
  html = g_string_new ("<meta charset=\"utf-8\">");
  for (guint part = low.part; part <= high.part; part++)
    if (dateline_article_parts_get (self->rows->parts, part)->kind == DATELINE_PART_BLOCK)
      part = append_blocks_html (self, html, part, &high);
    else
      append_part_html (self, html, part);
  return g_string_free (html, FALSE);
}

static void
snapshot_caret (DatelineArticleSelection *self, GtkSnapshot *snapshot)
{
  graphene_rect_t rectangle;
  GdkRGBA color;

  if (!self->shows_caret || !gtk_widget_has_focus (self->rows->view) ||
      !dateline_article_caret_get_rectangle (self, &rectangle))
    return;
  gtk_style_context_get_color (gtk_widget_get_style_context (self->rows->view), &color);
  gtk_snapshot_append_color (snapshot, &color, &rectangle);
}

static void
get_color (DatelineArticleSelection *self, GdkRGBA *color)
{
  GtkStyleContext *style = gtk_widget_get_style_context (self->rows->view);

  if (!gtk_style_context_lookup_color (style, "theme_selected_bg_color", color))
    gtk_style_context_get_color (style, color);
  color->alpha = SELECTION_OPACITY;
}

/* Paints the selection; the text is painted over it. */
void
dateline_article_selection_snapshot (DatelineArticleSelection *self,
                                     GtkSnapshot *snapshot)
{
  GdkRGBA color;

  snapshot_caret (self, snapshot);
  if (!self->is_active)
    return;
  get_color (self, &color);
  for (guint part = self->rows->first; part < self->rows->end; part++)
    {
      const char *text =
          dateline_article_parts_get_running_text (self->rows->parts, part);
      DatelineBlockWidget *row = dateline_article_rows_get (self->rows, part);
      graphene_rect_t bounds;
      guint start;
      guint end;

      if (row == NULL || !get_part_range (self, part, &start, &end))
        continue;
      dateline_article_rows_get_bounds (self->rows, part, &bounds);
      if (text != NULL)
        dateline_article_rows_snapshot_text (self->rows,
                                             snapshot,
                                             part,
                                             0,
                                             start,
                                             end,
                                             &color);
      else
        gtk_snapshot_append_color (snapshot, &color, &bounds);
    }
}
