/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The sizes in dateline-article.css are in em, so that a view is zoomed by one rule and
 * the column can be measured in them. Main context only.
 */

#include "dateline-gtk/article/dateline-article-view-private.h"

/* As in the sheet: the size of the body's text in that of the theme's. */
#define TEXT_SIZE 1.2

/* Lines of about 66 letters are read with the least effort. The words stand for ordinary
 * prose: a font's average width, over all its glyphs, is too wide. */
#define LINE_LETTERS 66
static const char sample[] =
    "The ministers met in the old harbour town, where they had agreed to speak of peace.";

/* A sheet for one view: everything in it is sized by its text. */
static GtkCssProvider *
new_zoom_sheet (double zoom)
{
  GtkCssProvider *provider = gtk_css_provider_new ();
  char size[G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *css = NULL;

  g_ascii_formatd (size, sizeof size, "%.3f", TEXT_SIZE * zoom);
  css = g_strdup_printf ("articleview { font-size: %sem; }", size);
  gtk_css_provider_load_from_data (provider, css, -1);
  return provider;
}

/* The size of the body's text in pixels. */
static double
get_em (GtkWidget *view)
{
  PangoContext *context = gtk_widget_get_pango_context (view);
  PangoFontDescription *font = pango_context_get_font_description (context);

  return (double) pango_font_description_get_size (font) / PANGO_SCALE;
}

/* The widest that a line of the body may be, in pixels. */
static double
get_measure (GtkWidget *view)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (view, sample);
  int width;

  pango_layout_get_size (layout, &width, NULL);
  return (double) width / PANGO_SCALE * LINE_LETTERS / (sizeof sample - 1);
}

/* Takes on what the theme and the sheets say now. */
void
dateline_article_view_update_style (DatelineArticleView *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GdkRGBA color;

  if (self->link_sample == NULL || gtk_widget_get_root (widget) == NULL)
    return;
  gtk_style_context_get_color (gtk_widget_get_style_context (self->link_sample), &color);
  dateline_article_rows_set_style (&self->rows,
                                   get_em (widget),
                                   get_measure (widget),
                                   &color);
}

/**
 * dateline_article_view_get_zoom:
 * @self: an article view
 *
 * Gets how large the story is set.
 *
 * Returns: the factor; 1 is normal
 */
double
dateline_article_view_get_zoom (DatelineArticleView *self)
{
  g_return_val_if_fail (DATELINE_IS_ARTICLE_VIEW (self), 1);

  return self->zoom;
}

/**
 * dateline_article_view_set_zoom:
 * @self: an article view
 * @zoom: the factor, from 0.5 to 3
 *
 * Sets how large the story is set. What is read stays in view.
 */
void
dateline_article_view_set_zoom (DatelineArticleView *self, double zoom)
{
  GtkStyleContext *style;

  g_return_if_fail (DATELINE_IS_ARTICLE_VIEW (self));

  zoom = CLAMP (zoom, DATELINE_ARTICLE_MIN_ZOOM, DATELINE_ARTICLE_MAX_ZOOM);
  if (zoom == self->zoom)
    return;
  self->zoom = zoom;
  style = gtk_widget_get_style_context (GTK_WIDGET (self));
  if (self->zoom_sheet != NULL)
    gtk_style_context_remove_provider (style, GTK_STYLE_PROVIDER (self->zoom_sheet));
  g_clear_object (&self->zoom_sheet);
  self->zoom_sheet = new_zoom_sheet (zoom);
  gtk_style_context_add_provider (style,
                                  GTK_STYLE_PROVIDER (self->zoom_sheet),
                                  GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  g_object_notify (G_OBJECT (self), "zoom");
}
