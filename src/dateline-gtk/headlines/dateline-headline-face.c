/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The face of a headline's row, painted: texts laid out once and none measured, because
 * the list view keeps some two hundred rows alive and a jump binds them all anew. The
 * height is the same whatever is in it: title and excerpt share four lines. Main context
 * only.
 */

#include "dateline-gtk/headlines/dateline-headline-face-private.h"

#include "dateline-gtk/headlines/dateline-when-private.h"

#include <glib/gi18n-lib.h>

#define GUTTER 14 /* before the texts, where the unread dot stands */
#define DOT_SIZE 8
#define GAP 6
#define LINE_GAP 3
#define HEADING_GAP 8
#define THUMBNAIL_GAP 12
#define THUMBNAIL_DROP 2 /* brings it level with the title's letters */
#define THUMBNAIL_RADIUS 6
#define DIM_ALPHA 0.68
#define READ_ALPHA 0.85
#define FAINT_ALPHA 0.07
#define ACCENT_MIX 0.3

#define FEED_ICON "dateline-feed-symbolic"
#define SAVED_ICON "dateline-saved-symbolic"
#define PARTLY_SAVED_ICON "dateline-save-symbolic"
#define RING_WIDTH 2
#define FULL_TEXT_ICON "dateline-full-text-symbolic"

/* What a snapshot draws with. */
typedef struct
{
  GtkSnapshot *snapshot;
  gboolean rtl;
  int width; /* of the content box, in which all places are counted */
  GdkRGBA color;
  GdkRGBA dim;
} Pen;

DatelineHeadline *
dateline_headline_face_get_headline (DatelineHeadlineFace *self)
{
  return self->story != NULL ? dateline_story_get_headline (self->story) : NULL;
}

static int
get_line_height (DatelineHeadlineFace *self, DatelineHeadlineText part)
{
  return dateline_headline_style_get_line_height (self->style, self->widget, part);
}

static gboolean
is_compact (DatelineHeadlineFace *self)
{
  return dateline_headline_style_get_density (self->style) == DATELINE_DENSITY_COMPACT;
}

/* The height of the small line, or of the only one. */
int
dateline_headline_face_get_top_height (DatelineHeadlineFace *self)
{
  return MAX (DATELINE_HEADLINE_ICON_SIZE,
              get_line_height (self,
                               is_compact (self) ? DATELINE_HEADLINE_TEXT_TITLE
                                                 : DATELINE_HEADLINE_TEXT_FEED));
}

static int
get_body_height (DatelineHeadlineFace *self)
{
  const DatelineHeadlineMeasures *measures =
      dateline_headline_style_get_measures (self->style);

  return MAX (measures->thumbnail_size + THUMBNAIL_DROP,
              measures->title_lines *
                      get_line_height (self, DATELINE_HEADLINE_TEXT_TITLE) +
                  LINE_GAP +
                  measures->excerpt_lines *
                      get_line_height (self, DATELINE_HEADLINE_TEXT_EXCERPT));
}

static const char *
get_text (DatelineHeadlineFace *self, DatelineHeadlineText part, char **to_free)
{
  DatelineHeadline *headline = dateline_headline_face_get_headline (self);
  gint64 time = dateline_headline_get_time (headline);
  guint n_unread;

  switch (part)
    {
    case DATELINE_HEADLINE_TEXT_FEED:
      return dateline_headline_style_is_by_feed (self->style)
                 ? dateline_headline_get_byline (headline)
                 : dateline_headline_get_feed_title (headline);
    case DATELINE_HEADLINE_TEXT_WHEN:
      *to_free = dateline_headline_style_say_when (self->style, time);
      if (dateline_headline_is_updated (headline))
        {
          g_autofree char *when = *to_free;

          /* Translators: a story whose text was changed since, and its date. */
          *to_free = g_strdup_printf (_ ("Updated · %s"), when);
        }
      return *to_free;
    case DATELINE_HEADLINE_TEXT_TITLE:
      return dateline_headline_get_title (headline);
    case DATELINE_HEADLINE_TEXT_EXCERPT:
      return dateline_headline_get_excerpt (headline);
    case DATELINE_HEADLINE_TEXT_HEADING:
      return *to_free =
                 dateline_headline_style_name_group (self->style, self->story, &n_unread);
    case DATELINE_HEADLINE_TEXT_COUNT:
      g_free (dateline_headline_style_name_group (self->style, self->story, &n_unread));
      if (n_unread > 0)
        *to_free = g_strdup_printf ("%u", n_unread);
      return *to_free;
    default:
      g_return_val_if_reached (NULL);
    }
}

static PangoLayout *
get_layout (DatelineHeadlineFace *self, DatelineHeadlineText part, int width)
{
  if (self->layouts[part] == NULL)
    {
      g_autofree char *to_free = NULL;
      const char *text = get_text (self, part, &to_free);
      gboolean unread = !dateline_story_is_read (self->story);

      self->layouts[part] =
          dateline_headline_style_create_layout (self->style,
                                                 self->widget,
                                                 part,
                                                 text != NULL ? text : "",
                                                 unread);
    }
  pango_layout_set_width (self->layouts[part],
                          width < 0 ? -1 : MAX (width, 1) * PANGO_SCALE);
  return self->layouts[part];
}

void
dateline_headline_face_forget_layouts (DatelineHeadlineFace *self)
{
  for (guint i = 0; i < DATELINE_HEADLINE_N_TEXTS; i++)
    g_clear_object (&self->layouts[i]);
}

/* A rectangle counted from the start of the line, wherever that is. */
static graphene_rect_t
place (const Pen *pen, float start, float y, float width, float height)
{
  return GRAPHENE_RECT_INIT (pen->rtl ? pen->width - start - width : start,
                             y,
                             width,
                             height);
}

static void
draw_layout (const Pen *pen,
             PangoLayout *layout,
             const GdkRGBA *color,
             float start,
             float y,
             float width)
{
  graphene_rect_t bounds = place (pen, start, y, width, 0);

  gtk_snapshot_save (pen->snapshot);
  gtk_snapshot_translate (pen->snapshot, &bounds.origin);
  gtk_snapshot_append_layout (pen->snapshot, layout, color);
  gtk_snapshot_restore (pen->snapshot);
}

static void
draw_symbol (DatelineHeadlineFace *self,
             const Pen *pen,
             const char *name,
             const GdkRGBA *color,
             float start,
             float y)
{
  GtkIconTheme *theme =
      gtk_icon_theme_get_for_display (gtk_widget_get_display (self->widget));
  g_autoptr (GtkIconPaintable) icon =
      gtk_icon_theme_lookup_icon (theme,
                                  name,
                                  NULL,
                                  DATELINE_HEADLINE_ICON_SIZE,
                                  gtk_widget_get_scale_factor (self->widget),
                                  gtk_widget_get_direction (self->widget),
                                  GTK_ICON_LOOKUP_FORCE_SYMBOLIC);
  graphene_rect_t bounds =
      place (pen, start, y, DATELINE_HEADLINE_ICON_SIZE, DATELINE_HEADLINE_ICON_SIZE);

  gtk_snapshot_save (pen->snapshot);
  gtk_snapshot_translate (pen->snapshot, &bounds.origin);
  gtk_symbolic_paintable_snapshot_symbolic (GTK_SYMBOLIC_PAINTABLE (icon),
                                            pen->snapshot,
                                            DATELINE_HEADLINE_ICON_SIZE,
                                            DATELINE_HEADLINE_ICON_SIZE,
                                            color,
                                            1);
  gtk_snapshot_restore (pen->snapshot);
}

/* The accent, in a shade that stands out from the background as text does: libadwaita has
 * one; the selection's colour, which every theme has, is mixed with the text's. */
static GdkRGBA
find_accent (DatelineHeadlineFace *self, const Pen *pen)
{
  GtkStyleContext *context = gtk_widget_get_style_context (self->widget);
  GdkRGBA color = pen->color;

  if (gtk_style_context_lookup_color (context, "accent_color", &color))
    return color;
  if (gtk_style_context_lookup_color (context, "theme_selected_bg_color", &color))
    {
      color.red += (pen->color.red - color.red) * ACCENT_MIX;
      color.green += (pen->color.green - color.green) * ACCENT_MIX;
      color.blue += (pen->color.blue - color.blue) * ACCENT_MIX;
    }
  return color;
}

static GdkRGBA
get_title_color (DatelineHeadlineFace *self, const Pen *pen)
{
  GdkRGBA color = pen->color;

  if (dateline_story_is_read (self->story))
    color.alpha *= READ_ALPHA;
  return color;
}

static void
draw_dot (DatelineHeadlineFace *self, const Pen *pen, int top_height)
{
  graphene_rect_t bounds =
      place (pen, 0, (top_height - DOT_SIZE) / 2.0, DOT_SIZE, DOT_SIZE);
  GdkRGBA color = find_accent (self, pen);
  GskRoundedRect disc;

  gsk_rounded_rect_init_from_rect (&disc, &bounds, DOT_SIZE / 2.0);
  gtk_snapshot_push_rounded_clip (pen->snapshot, &disc);
  gtk_snapshot_append_color (pen->snapshot, &color, &bounds);
  gtk_snapshot_pop (pen->snapshot);
}

/* How much of a story is kept, as a ring that closes. */
static void
draw_ring (DatelineHeadlineFace *self, const Pen *pen, double share, float start, float y)
{
  const double size = DATELINE_HEADLINE_ICON_SIZE;
  const double radius = (size - RING_WIDTH) / 2 - 1;
  graphene_rect_t bounds = place (pen, start, y, size, size);
  GdkRGBA faint = pen->color;
  cairo_t *cr = gtk_snapshot_append_cairo (pen->snapshot, &bounds);

  faint.alpha *= 3 * FAINT_ALPHA;
  cairo_translate (cr, bounds.origin.x + size / 2, bounds.origin.y + size / 2);
  cairo_set_line_width (cr, RING_WIDTH);
  gdk_cairo_set_source_rgba (cr, &faint);
  cairo_arc (cr, 0, 0, radius, 0, 2 * G_PI);
  cairo_stroke (cr);
  gdk_cairo_set_source_rgba (cr, &pen->color);
  cairo_arc (cr, 0, 0, radius, -G_PI / 2, (2 * share - 0.5) * G_PI);
  cairo_stroke (cr);
  cairo_destroy (cr);
}

/* That the story is saved: whole, in part, or on its way. */
static void
draw_saved (DatelineHeadlineFace *self, const Pen *pen, float start, float y)
{
  DatelineSaving *saving =
      dateline_headline_get_saving (dateline_headline_face_get_headline (self));

  if (saving != NULL && dateline_saving_get_state (saving) == DATELINE_SAVED_PENDING)
    draw_ring (self, pen, dateline_saving_get_share (saving), start, y);
  else if (saving != NULL &&
           dateline_saving_get_state (saving) == DATELINE_SAVED_INCOMPLETE)
    draw_symbol (self, pen, PARTLY_SAVED_ICON, &pen->color, start, y);
  else
    draw_symbol (self, pen, SAVED_ICON, &pen->color, start, y);
}

static void
draw_feed_icon (DatelineHeadlineFace *self, const Pen *pen, float y)
{
  graphene_rect_t bounds =
      place (pen, GUTTER, y, DATELINE_HEADLINE_ICON_SIZE, DATELINE_HEADLINE_ICON_SIZE);

  if (self->icon.texture != NULL)
    dateline_picture_slot_snapshot (&self->icon, pen->snapshot, &bounds, 2);
  else
    draw_symbol (self, pen, FEED_ICON, &pen->dim, GUTTER, y);
}

/* The first line: icon and feed at its start, or the author beneath the heading of the
 * feed, or the title where that is the only line; the time, the saved mark and that of
 * the full text at its end. */
static void
draw_top (DatelineHeadlineFace *self, const Pen *pen, int height)
{
  PangoLayout *when = get_layout (self, DATELINE_HEADLINE_TEXT_WHEN, -1);
  DatelineHeadlineText part =
      is_compact (self) ? DATELINE_HEADLINE_TEXT_TITLE : DATELINE_HEADLINE_TEXT_FEED;
  float when_y = (height - get_line_height (self, DATELINE_HEADLINE_TEXT_WHEN)) / 2.0;
  float y = (height - get_line_height (self, part)) / 2.0;
  float icon_y = (height - DATELINE_HEADLINE_ICON_SIZE) / 2.0;
  int start = GUTTER;
  int end, when_width;
  GdkRGBA color = get_title_color (self, pen);

  if (!dateline_headline_style_is_by_feed (self->style))
    {
      draw_feed_icon (self, pen, icon_y);
      start += DATELINE_HEADLINE_ICON_SIZE + GAP;
    }
  pango_layout_get_pixel_size (when, &when_width, NULL);
  end = pen->width - when_width;
  draw_layout (pen, when, &pen->dim, end, when_y, when_width);
  if (dateline_story_is_saved (self->story))
    {
      end -= DATELINE_HEADLINE_ICON_SIZE + GAP;
      draw_saved (self, pen, end, icon_y);
    }
  if (dateline_headline_has_full_text (dateline_headline_face_get_headline (self)))
    {
      end -= DATELINE_HEADLINE_ICON_SIZE + GAP;
      draw_symbol (self, pen, FULL_TEXT_ICON, &pen->dim, end, icon_y);
    }

  /* An ellipsized layout is as wide as it was told, so that it stands right either way.
   */
  draw_layout (pen,
               get_layout (self, part, end - GAP - start),
               is_compact (self) ? &color : &pen->dim,
               start,
               y,
               end - GAP - start);
}

static void
draw_body (DatelineHeadlineFace *self, const Pen *pen, int y, int height)
{
  gboolean has_thumbnail = dateline_headline_face_has_thumbnail (self);
  int size = dateline_headline_style_get_measures (self->style)->thumbnail_size;
  int width = pen->width - GUTTER - (has_thumbnail ? size + THUMBNAIL_GAP : 0);
  PangoLayout *title = get_layout (self, DATELINE_HEADLINE_TEXT_TITLE, width);
  PangoLayout *excerpt;
  GdkRGBA color = get_title_color (self, pen);
  int title_height, room;

  pango_layout_get_pixel_size (title, NULL, &title_height);
  draw_layout (pen, title, &color, GUTTER, y, width);

  /* The excerpt has what the title leaves. */
  room = height - title_height - LINE_GAP;
  excerpt = get_layout (self, DATELINE_HEADLINE_TEXT_EXCERPT, width);
  if (room >= get_line_height (self, DATELINE_HEADLINE_TEXT_EXCERPT))
    {
      pango_layout_set_height (excerpt, room * PANGO_SCALE);
      draw_layout (pen, excerpt, &pen->dim, GUTTER, y + title_height + LINE_GAP, width);
    }

  if (has_thumbnail)
    {
      graphene_rect_t bounds =
          place (pen, pen->width - size, y + THUMBNAIL_DROP, size, size);
      GskRoundedRect frame;
      GdkRGBA faint = pen->color;

      faint.alpha *= FAINT_ALPHA;
      gsk_rounded_rect_init_from_rect (&frame, &bounds, THUMBNAIL_RADIUS);
      gtk_snapshot_push_rounded_clip (pen->snapshot, &frame);
      gtk_snapshot_append_color (pen->snapshot, &faint, &bounds);
      gtk_snapshot_pop (pen->snapshot);
      dateline_picture_slot_snapshot (&self->thumbnail,
                                      pen->snapshot,
                                      &bounds,
                                      THUMBNAIL_RADIUS);
    }
}

/* The heading, in the border above the content and the padding: the day, or the feed with
 * its icon and how much of it is unread. */
static void
draw_heading (DatelineHeadlineFace *self, const Pen *pen)
{
  GtkStyleContext *context = gtk_widget_get_style_context (self->widget);
  int line_height = get_line_height (self, DATELINE_HEADLINE_TEXT_HEADING);
  int start = GUTTER;
  int end = pen->width;
  GtkBorder padding;
  float y;

  gtk_style_context_get_padding (context, &padding);
  y = -padding.top - HEADING_GAP - line_height;
  if (dateline_headline_style_is_by_feed (self->style))
    {
      PangoLayout *count = get_layout (self, DATELINE_HEADLINE_TEXT_COUNT, -1);
      int width;

      draw_feed_icon (self, pen, y + (line_height - DATELINE_HEADLINE_ICON_SIZE) / 2.0);
      start += DATELINE_HEADLINE_ICON_SIZE + GAP;
      pango_layout_get_pixel_size (count, &width, NULL);
      draw_layout (pen, count, &pen->dim, end - width, y, width);
      end -= width > 0 ? width + GAP : 0;
    }
  draw_layout (pen,
               get_layout (self, DATELINE_HEADLINE_TEXT_HEADING, end - start),
               &pen->dim,
               start,
               y,
               end - start);
}

static Pen
take_pen (DatelineHeadlineFace *self, GtkSnapshot *snapshot)
{
  GtkWidget *widget = self->widget;
  Pen pen = { .snapshot = snapshot };

  pen.rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  pen.width = gtk_widget_get_width (widget);
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &pen.color);
  pen.dim = pen.color;
  pen.dim.alpha *= DIM_ALPHA;
  return pen;
}

void
dateline_headline_face_snapshot_heading (DatelineHeadlineFace *self,
                                         GtkSnapshot *snapshot)
{
  Pen pen = take_pen (self, snapshot);

  if (dateline_headline_face_get_headline (self) != NULL)
    draw_heading (self, &pen);
}

/* Paints the face at the origin of the widget's content box. */
void
dateline_headline_face_snapshot (DatelineHeadlineFace *self, GtkSnapshot *snapshot)
{
  int top_height = dateline_headline_face_get_top_height (self);
  int body_height = get_body_height (self);
  Pen pen = take_pen (self, snapshot);

  if (dateline_headline_face_get_headline (self) == NULL)
    return;

  if (dateline_story_is_first_of_group (self->story))
    draw_heading (self, &pen);

  /* Scripts with tall letters may need more than the lines that were counted on. */
  gtk_snapshot_push_clip (
      snapshot,
      &GRAPHENE_RECT_INIT (0, 0, pen.width, gtk_widget_get_height (self->widget)));
  if (!dateline_story_is_read (self->story))
    draw_dot (self, &pen, top_height);
  draw_top (self, &pen, top_height);
  if (!is_compact (self))
    draw_body (self, &pen, top_height + LINE_GAP, body_height);
  gtk_snapshot_pop (snapshot);
}

/* The height of any headline in the widget's font. */
int
dateline_headline_face_get_height (DatelineHeadlineFace *self)
{
  int top_height = dateline_headline_face_get_top_height (self);

  return is_compact (self) ? top_height : top_height + LINE_GAP + get_body_height (self);
}

/* Whether room is kept for a thumbnail: there is one, or there may yet be. */
gboolean
dateline_headline_face_has_thumbnail (DatelineHeadlineFace *self)
{
  return dateline_picture_slot_is_expected (&self->thumbnail);
}
