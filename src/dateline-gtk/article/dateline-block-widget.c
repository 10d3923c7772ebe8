/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The frame of a part in the column. Where a block stands in lists and quotes is a matter
 * of this widget alone; what it shows is its child's. Knows how bytes of its text and
 * points on it correspond, which is what selection and links are made of. Main context
 * only.
 */

#include "dateline-gtk/article/dateline-block-widget-private.h"

#include "dateline-gtk/article/dateline-block-links-private.h"

#include <glib/gi18n-lib.h>

/* In the width of an em of the body's text. */
#define LIST_INDENT 1.7
#define QUOTE_INDENT 1.25
#define MARKER_GAP 0.5

#define QUOTE_RULE_WIDTH 3
#define QUOTE_RULE_OPACITY 0.22

/* Beyond this, a quote in a list in a quote has no room left for its text. */
#define MAX_DEPTH 6

struct _DatelineBlockWidget
{
  GtkWidget parent_instance;

  GtkWidget *child;
  GtkWidget *marker; /* NULL without one */
  GtkWidget *arrow;  /* of a summary, as the next: not owned */
  GtkWidget *fold;
  GArray *texts; /* of DatelineBlockText: the labels within the child */
  DatelineBlockLinks links;
  gboolean hangs_mark; /* the child is a label, whose first mark stands in the margin */
  gboolean is_pull_quote;
  int quote_depth;
  int list_depth;
  int joined_depth; /* how many quotes began above this block */
  int joined_gap;   /* how far their rules reach up to it */
};

G_DEFINE_FINAL_TYPE (DatelineBlockWidget, dateline_block_widget, GTK_TYPE_WIDGET)

static const DatelineBlockText *
get_text (DatelineBlockWidget *self, guint text)
{
  return &g_array_index (self->texts, DatelineBlockText, text);
}

static double
get_em (DatelineBlockWidget *self)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  PangoFontDescription *font = pango_context_get_font_description (context);

  return (double) pango_font_description_get_size (font) / PANGO_SCALE;
}

static int
get_indent (DatelineBlockWidget *self)
{
  double ems = self->quote_depth * QUOTE_INDENT + self->list_depth * LIST_INDENT;

  return ems > 0 ? (int) (ems * get_em (self)) : 0;
}

/* How far the child begins before its place. */
static int
get_hang (DatelineBlockWidget *self)
{
  return self->hangs_mark ? dateline_block_text_hang_mark (self->child) : 0;
}

static GtkSizeRequestMode
dateline_block_widget_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
dateline_block_widget_measure (GtkWidget *widget,
                               GtkOrientation orientation,
                               int for_size,
                               int *minimum,
                               int *natural,
                               int *minimum_baseline,
                               int *natural_baseline)
{
  DatelineBlockWidget *self = DATELINE_BLOCK_WIDGET (widget);
  int indent = get_indent (self) - get_hang (self);
  int least;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      gtk_widget_measure (self->child, orientation, -1, minimum, natural, NULL, NULL);
      *minimum = MAX (*minimum + indent, 0);
      *natural = MAX (*natural + indent, 0);
      return;
    }
  gtk_widget_measure (self->child,
                      GTK_ORIENTATION_HORIZONTAL,
                      -1,
                      &least,
                      NULL,
                      NULL,
                      NULL);
  if (for_size >= 0)
    for_size = MAX (for_size - indent, least);
  gtk_widget_measure (self->child, orientation, for_size, minimum, natural, NULL, NULL);
  if (self->marker != NULL)
    {
      int height;

      gtk_widget_measure (self->marker, orientation, -1, &height, NULL, NULL, NULL);
      *minimum = MAX (*minimum, height);
      *natural = MAX (*natural, height);
    }
}

static void
allocate (GtkWidget *widget, int x, int y, int width, int height)
{
  gtk_widget_size_allocate (widget, &(GtkAllocation){ x, y, width, height }, -1);
}

static void
dateline_block_widget_size_allocate (GtkWidget *widget,
                                     int width,
                                     int height,
                                     int baseline)
{
  DatelineBlockWidget *self = DATELINE_BLOCK_WIDGET (widget);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int indent = get_indent (self);
  int hang = get_hang (self);
  int least;
  int child_width;

  gtk_widget_measure (self->child,
                      GTK_ORIENTATION_HORIZONTAL,
                      -1,
                      &least,
                      NULL,
                      NULL,
                      NULL);
  child_width = MAX (width - indent + hang, least);
  allocate (self->child,
            rtl ? width - indent + hang - child_width : indent - hang,
            0,
            child_width,
            height);
  if (self->marker != NULL)
    {
      int gap = MARKER_GAP * get_em (self);
      int marker_width;
      int marker_height;

      gtk_widget_measure (self->marker,
                          GTK_ORIENTATION_HORIZONTAL,
                          -1,
                          NULL,
                          &marker_width,
                          NULL,
                          NULL);
      gtk_widget_measure (self->marker,
                          GTK_ORIENTATION_VERTICAL,
                          -1,
                          NULL,
                          &marker_height,
                          NULL,
                          NULL);
      allocate (self->marker,
                rtl ? width - indent + gap : indent - gap - marker_width,
                0,
                marker_width,
                marker_height);
    }
  dateline_block_links_allocate (&self->links);
}

static void
snapshot_quote_rules (DatelineBlockWidget *self, GtkSnapshot *snapshot)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  GtkStyleContext *style = gtk_widget_get_style_context (widget);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  double step = QUOTE_INDENT * get_em (self);
  GdkRGBA color;

  gtk_style_context_get_color (style, &color);
  if (!gtk_widget_has_css_class (gtk_widget_get_parent (widget), "high-contrast"))
    color.alpha *= QUOTE_RULE_OPACITY;
  /* A pull quote is told by its size. */
  for (int i = 0; i < self->quote_depth - self->is_pull_quote; i++)
    {
      int up = i < self->joined_depth ? self->joined_gap : 0;
      int x = i * step;

      if (rtl)
        x = width - x - QUOTE_RULE_WIDTH;
      gtk_snapshot_append_color (
          snapshot,
          &color,
          &GRAPHENE_RECT_INIT (x, -up, QUOTE_RULE_WIDTH, height + up));
    }
}

static void
dateline_block_widget_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  DatelineBlockWidget *self = DATELINE_BLOCK_WIDGET (widget);

  snapshot_quote_rules (self, snapshot);
  GTK_WIDGET_CLASS (dateline_block_widget_parent_class)->snapshot (widget, snapshot);
  dateline_block_links_snapshot (&self->links, snapshot);
}

static void
dateline_block_widget_dispose (GObject *object)
{
  DatelineBlockWidget *self = DATELINE_BLOCK_WIDGET (object);

  dateline_block_links_clear (&self->links);
  g_array_set_size (self->texts, 0);
  g_clear_pointer (&self->marker, gtk_widget_unparent);
  g_clear_pointer (&self->child, gtk_widget_unparent);

  G_OBJECT_CLASS (dateline_block_widget_parent_class)->dispose (object);
}

static void
dateline_block_widget_finalize (GObject *object)
{
  DatelineBlockWidget *self = DATELINE_BLOCK_WIDGET (object);

  dateline_block_links_finish (&self->links);
  g_array_unref (self->texts);

  G_OBJECT_CLASS (dateline_block_widget_parent_class)->finalize (object);
}

static void
dateline_block_widget_class_init (DatelineBlockWidgetClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dateline_block_widget_dispose;
  object_class->finalize = dateline_block_widget_finalize;
  widget_class->get_request_mode = dateline_block_widget_get_request_mode;
  widget_class->measure = dateline_block_widget_measure;
  widget_class->size_allocate = dateline_block_widget_size_allocate;
  widget_class->snapshot = dateline_block_widget_snapshot;
  gtk_widget_class_set_css_name (widget_class, "block");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
dateline_block_widget_init (DatelineBlockWidget *self)
{
  self->texts = g_array_new (FALSE, FALSE, sizeof (DatelineBlockText));
  dateline_block_links_init (&self->links, GTK_WIDGET (self));
}

static void
add_marker (DatelineBlockWidget *self, const char *marker)
{
  self->marker = gtk_label_new (marker);
  gtk_widget_add_css_class (self->marker, "marker");
  gtk_widget_set_parent (self->marker, GTK_WIDGET (self));
}

/* GTK 4.8 knows entries of lists, but neither quotes nor paragraphs. */
static GtkAccessibleRole
get_role (const DatelineBlock *block)
{
  return block != NULL && dateline_block_get_marker (block) != NULL
             ? GTK_ACCESSIBLE_ROLE_LIST_ITEM
             : GTK_ACCESSIBLE_ROLE_GROUP;
}

/* Where the block stands in lists and quotes. */
static void
set_depths (DatelineBlockWidget *self, const DatelineBlock *block)
{
  const char *marker = dateline_block_get_marker (block);

  self->quote_depth = MIN (dateline_block_get_quote_depth (block), MAX_DEPTH);
  self->list_depth = MIN (dateline_block_get_list_depth (block), MAX_DEPTH);
  self->is_pull_quote = dateline_block_is_pull_quote (block) && self->quote_depth > 0;
  if (marker != NULL)
    {
      add_marker (self, marker);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                      GTK_ACCESSIBLE_PROPERTY_LEVEL,
                                      MAX (1, dateline_block_get_list_depth (block)),
                                      -1);
    }
  if (self->quote_depth > 0)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                    GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    _ ("Quotation"),
                                    -1);
}

/* What is written runs as it is written, whichever way the program does: where these two
 * are the same there is nothing to set. */
void
dateline_block_widget_direct (GtkWidget *widget, gboolean is_right_to_left)
{
  GtkTextDirection direction = is_right_to_left ? GTK_TEXT_DIR_RTL : GTK_TEXT_DIR_LTR;

  if (direction != gtk_widget_get_default_direction ())
    gtk_widget_set_direction (widget, direction);
}

/* Makes the frame of @child. @block, nullable, says where the part stands in lists and
 * quotes; its article has to outlive the widget. */
GtkWidget *
dateline_block_widget_new (GtkWidget *child, const DatelineBlock *block)
{
  DatelineBlockWidget *self = g_object_new (DATELINE_TYPE_BLOCK_WIDGET,
                                            "accessible-role",
                                            get_role (block),
                                            NULL);

  self->child = child;
  if (block != NULL)
    set_depths (self, block);
  gtk_widget_set_parent (child, GTK_WIDGET (self));
  if (block != NULL)
    {
      dateline_block_widget_direct (GTK_WIDGET (self),
                                    dateline_block_is_right_to_left (block));
      dateline_block_widget_direct (child, dateline_block_is_right_to_left (block));
    }
  return GTK_WIDGET (self);
}

/* Tells the frame of a label that stands within its child: it styles the spans and makes
 * their links work. The first text is the one that can be selected by letters. */
void
dateline_block_widget_add_text (DatelineBlockWidget *self, const DatelineBlockText *text)
{
  g_array_append_val (self->texts, *text);
  dateline_block_text_describe (text);
  dateline_block_links_add_text (&self->links, text);
}

/* Makes all of @area, a widget within the child, a link with this name. */
void
dateline_block_widget_add_link (DatelineBlockWidget *self,
                                GtkWidget *area,
                                const char *name,
                                const char *uri)
{
  dateline_block_links_add_area (&self->links, area, dateline_link_proxy_new (name, uri));
}

/* Makes all of @area the picture of a part that opens in a viewer; @uri, nullable, is
 * where it leads besides. It cannot be opened while it is not seen. */
void
dateline_block_widget_add_picture (DatelineBlockWidget *self,
                                   GtkWidget *area,
                                   const char *name,
                                   const char *uri,
                                   guint part)
{
  GtkWidget *proxy = dateline_link_proxy_new_for_picture (name, uri, part);

  g_object_bind_property (area, "visible", proxy, "visible", G_BINDING_SYNC_CREATE);
  dateline_block_links_add_area (&self->links, area, proxy);
}

/* Makes all of @area a button that folds; @proxy stands for it, @arrow shows how it is.
 */
void
dateline_block_widget_add_fold (DatelineBlockWidget *self,
                                GtkWidget *area,
                                GtkWidget *arrow,
                                GtkWidget *proxy)
{
  self->arrow = arrow;
  self->fold = proxy;
  dateline_block_links_add_area (&self->links, area, proxy);
}

/* Shows of a summary whether what stands under it is seen. */
void
dateline_block_widget_set_open (DatelineBlockWidget *self, gboolean is_open)
{
  gtk_image_set_from_icon_name (GTK_IMAGE (self->arrow),
                                is_open ? "pan-down-symbolic" : "pan-end-symbolic");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->fold),
                               GTK_ACCESSIBLE_STATE_EXPANDED,
                               is_open,
                               -1);
}

/* Lets the mark that a quote opens with stand outside of its lines; the child is its
 * label. */
void
dateline_block_widget_hang_mark (DatelineBlockWidget *self)
{
  self->hangs_mark = TRUE;
}

/* The rules of the outer @depth quotes reach up through a gap of this many pixels. */
void
dateline_block_widget_set_joined (DatelineBlockWidget *self, int depth, int gap)
{
  self->joined_depth = depth;
  self->joined_gap = gap;
}

/* Sets all texts for a body of @em pixels, their links in @link_color. */
void
dateline_block_widget_set_style (DatelineBlockWidget *self,
                                 double em,
                                 const GdkRGBA *link_color)
{
  for (guint i = 0; i < self->texts->len; i++)
    dateline_block_text_set_style (get_text (self, i), em, link_color);
}

guint
dateline_block_widget_get_n_links (DatelineBlockWidget *self)
{
  return dateline_block_links_get_n (&self->links);
}

/* What stands for a link to keyboard and assistive technology. */
GtkWidget *
dateline_block_widget_get_proxy (DatelineBlockWidget *self, guint link)
{
  return dateline_block_links_get_proxy (&self->links, link);
}

/* What stands for the first link to an address, or NULL. */
GtkWidget *
dateline_block_widget_find_address (DatelineBlockWidget *self, const char *address)
{
  return dateline_block_links_find_address (&self->links, address);
}

/* What stands for the link at a point of the widget, or NULL. */
DatelineLinkProxy *
dateline_block_widget_find_proxy (DatelineBlockWidget *self, double x, double y)
{
  return dateline_block_links_find (&self->links, x, y);
}

/* Where the link at a point of the widget leads, or NULL. */
const char *
dateline_block_widget_find_link (DatelineBlockWidget *self, double x, double y)
{
  DatelineLinkProxy *proxy = dateline_block_links_find (&self->links, x, y);

  return proxy != NULL ? dateline_link_proxy_get_uri (proxy) : NULL;
}

/* Whether a picture that opens in a viewer is at a point of the widget. */
gboolean
dateline_block_widget_has_picture_at (DatelineBlockWidget *self, double x, double y)
{
  DatelineLinkProxy *proxy = dateline_block_links_find (&self->links, x, y);

  return proxy != NULL && dateline_link_proxy_is_picture (proxy);
}

/* The selectable text, or NULL. */
const DatelineBlockText *
dateline_block_widget_get_text (DatelineBlockWidget *self)
{
  return dateline_block_widget_get_nth_text (self, 0);
}

/* One of several texts, as the cells of a table, row by row; or NULL. */
const DatelineBlockText *
dateline_block_widget_get_nth_text (DatelineBlockWidget *self, guint text)
{
  return text < self->texts->len ? get_text (self, text) : NULL;
}
