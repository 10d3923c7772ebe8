/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* A label cannot hold widgets. So each link has a proxy that is put over the first line
 * of its words, where the focus and assistive technology find it; what is seen of the
 * focus follows all of its lines. Main context only.
 */

#include "dateline-gtk/article/dateline-block-links-private.h"

#include "dateline-gtk/article/dateline-inner-address-private.h"

#include <glib/gi18n-lib.h>

#define FOCUS_OPACITY 0.25
#define LINE_BORDER 1
#define PICTURE_BORDER 3

/* A link of a text, or of a whole widget: a picture. */
typedef struct
{
  GtkWidget *proxy;
  GtkWidget *area; /* NULL for a link in a text */
  DatelineBlockText text;
  guint start;
  guint end;
} Link;

static const Link *
get_link (const DatelineBlockLinks *self, guint link)
{
  return &g_array_index (self->links, Link, link);
}

/* What a link covers, in the row's coordinates. */
static cairo_region_t *
get_region (const DatelineBlockLinks *self, const Link *link)
{
  graphene_rect_t area;

  if (link->area == NULL)
    return dateline_block_text_get_region (&link->text,
                                           self->row,
                                           link->start,
                                           link->end);
  if (!gtk_widget_get_visible (link->area) ||
      !gtk_widget_compute_bounds (link->area, self->row, &area))
    return cairo_region_create ();
  return cairo_region_create_rectangle (&(cairo_rectangle_int_t){ area.origin.x,
                                                                  area.origin.y,
                                                                  area.size.width,
                                                                  area.size.height });
}

/* Makes @self the links, none yet, of @row. */
void
dateline_block_links_init (DatelineBlockLinks *self, GtkWidget *row)
{
  self->row = row;
  self->links = g_array_new (FALSE, FALSE, sizeof (Link));
}

/* The proxies leave the row. */
void
dateline_block_links_clear (DatelineBlockLinks *self)
{
  for (guint i = 0; i < self->links->len; i++)
    gtk_widget_unparent (get_link (self, i)->proxy);
  g_array_set_size (self->links, 0);
}

/* Frees the rest, after dateline_block_links_clear(). */
void
dateline_block_links_finish (DatelineBlockLinks *self)
{
  g_array_unref (self->links);
}

static void
add_link (DatelineBlockLinks *self, const Link *link)
{
  gtk_widget_set_parent (link->proxy, self->row);
  g_signal_connect_swapped (link->proxy,
                            "state-flags-changed",
                            G_CALLBACK (gtk_widget_queue_draw),
                            self->row);
  g_array_append_val (self->links, *link);
}

/* What assistive technology says of a link that stays within the article, instead of an
 * address. */
static const char *
describe_inner (const DatelineSpan *span)
{
  static const char *const descriptions[] = {
    [DATELINE_SPAN_ROLE_NONE] = N_ ("In this story"),
    [DATELINE_SPAN_ROLE_NOTE] = N_ ("Note"),
    [DATELINE_SPAN_ROLE_RETURN] = N_ ("Back to where the note is referred to"),
  };

  return _ (descriptions[span->role]);
}

static GtkWidget *
new_proxy (const char *words, const DatelineSpan *span)
{
  g_autofree char *address = NULL;
  GtkWidget *proxy;

  if (span->target < 0)
    return dateline_link_proxy_new (words, span->uri);
  address = dateline_inner_address_new (DATELINE_INNER_JUMP, span->target);
  proxy = dateline_link_proxy_new (words, address);
  gtk_accessible_update_property (GTK_ACCESSIBLE (proxy),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  describe_inner (span),
                                  -1);
  return proxy;
}

/* Adds the links that stand in a text. */
void
dateline_block_links_add_text (DatelineBlockLinks *self, const DatelineBlockText *text)
{
  for (guint i = 0; i < text->n_spans; i++)
    {
      const DatelineSpan *span = &text->spans[i];
      Link link = { .text = *text, .start = span->start, .end = span->end };
      g_autofree char *words = NULL;

      if (span->uri == NULL && span->target < 0)
        continue;
      words = g_strndup (text->text + span->start, span->end - span->start);
      link.proxy = new_proxy (words, span);
      add_link (self, &link);
    }
}

/* Makes all of @area, a widget within the row, a link that @proxy stands for. */
void
dateline_block_links_add_area (DatelineBlockLinks *self,
                               GtkWidget *area,
                               GtkWidget *proxy)
{
  add_link (self, &(Link){ .proxy = proxy, .area = area });
}

/* Puts each proxy over the first line of its link: there its focus scrolls to. */
void
dateline_block_links_allocate (DatelineBlockLinks *self)
{
  for (guint i = 0; i < self->links->len; i++)
    {
      const Link *link = get_link (self, i);
      cairo_region_t *region = get_region (self, link);
      cairo_rectangle_int_t first = { 0 };

      if (!cairo_region_is_empty (region))
        cairo_region_get_rectangle (region, 0, &first);
      cairo_region_destroy (region);
      gtk_widget_size_allocate (link->proxy, &first, -1);
    }
}

static void
append_frame (GtkSnapshot *snapshot,
              const graphene_rect_t *bounds,
              float width,
              const GdkRGBA *color)
{
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline, bounds, 0);
  gtk_snapshot_append_border (snapshot,
                              &outline,
                              (const float[4]){ width, width, width, width },
                              (const GdkRGBA[4]){ *color, *color, *color, *color });
}

/* A picture is not tinted by the focus, but framed. */
static void
snapshot_frame (DatelineBlockLinks *self, const Link *link, GtkSnapshot *snapshot)
{
  graphene_rect_t bounds;
  GdkRGBA color;

  if (!gtk_widget_compute_bounds (link->area, self->row, &bounds))
    return;
  gtk_style_context_get_color (gtk_widget_get_style_context (link->proxy), &color);
  append_frame (snapshot, &bounds, PICTURE_BORDER, &color);
}

/* What shows that a link has the focus follows its lines. */
static void
snapshot_lines (DatelineBlockLinks *self, const Link *link, GtkSnapshot *snapshot)
{
  cairo_region_t *region = get_region (self, link);
  GdkRGBA color;
  GdkRGBA tint;

  gtk_style_context_get_color (gtk_widget_get_style_context (link->proxy), &color);
  tint = color;
  tint.alpha *= FOCUS_OPACITY;
  for (int i = 0; i < cairo_region_num_rectangles (region); i++)
    {
      cairo_rectangle_int_t line;
      graphene_rect_t bounds;

      cairo_region_get_rectangle (region, i, &line);
      graphene_rect_init (&bounds, line.x, line.y, line.width, line.height);
      gtk_snapshot_append_color (snapshot, &tint, &bounds);
      append_frame (snapshot, &bounds, LINE_BORDER, &color);
    }
  cairo_region_destroy (region);
}

/* Paints on the link that has the focus that it does. */
void
dateline_block_links_snapshot (DatelineBlockLinks *self, GtkSnapshot *snapshot)
{
  for (guint i = 0; i < self->links->len; i++)
    {
      const Link *link = get_link (self, i);

      if (!gtk_widget_has_visible_focus (link->proxy))
        continue;
      if (link->area != NULL)
        snapshot_frame (self, link, snapshot);
      else
        snapshot_lines (self, link, snapshot);
    }
}

guint
dateline_block_links_get_n (const DatelineBlockLinks *self)
{
  return self->links->len;
}

/* What stands for a link to keyboard and assistive technology. */
GtkWidget *
dateline_block_links_get_proxy (const DatelineBlockLinks *self, guint link)
{
  return get_link (self, link)->proxy;
}

/* The proxy of the link at a point of the row, or NULL. */
DatelineLinkProxy *
dateline_block_links_find (const DatelineBlockLinks *self, double x, double y)
{
  for (guint i = 0; i < self->links->len; i++)
    {
      const Link *link = get_link (self, i);
      cairo_region_t *region = get_region (self, link);
      gboolean is_hit = cairo_region_contains_point (region, x, y);

      cairo_region_destroy (region);
      if (is_hit)
        return DATELINE_LINK_PROXY (link->proxy);
    }
  return NULL;
}

/* The proxy of the first link to an address, or NULL. */
GtkWidget *
dateline_block_links_find_address (const DatelineBlockLinks *self, const char *address)
{
  for (guint i = 0; i < self->links->len; i++)
    {
      GtkWidget *proxy = get_link (self, i)->proxy;

      if (g_strcmp0 (dateline_link_proxy_get_uri (DATELINE_LINK_PROXY (proxy)),
                     address) == 0)
        return proxy;
    }
  return NULL;
}
