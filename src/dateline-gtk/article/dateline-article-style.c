/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The sizes in dateline-article.css are in em, so that a view is zoomed by one rule and the
 * column can be measured in them. Main context only.
 */

#include "dateline-gtk/article/dateline-article-style-private.h"

/* As in the sheet: the size of the body's text in that of the theme's. */
#define TEXT_SIZE 1.2

/* Lines of about 66 letters are read with the least effort. The words stand for ordinary
 * prose: a font's average width, over all its glyphs, is too wide. */
#define LINE_LETTERS 66
static const char sample[]
    = "The ministers met in the old harbour town, where they had agreed to speak of peace.";

/* A sheet for one view: everything in it is sized by its text. */
GtkCssProvider *
dateline_article_style_new_zoom (double zoom)
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
double
dateline_article_style_get_em (GtkWidget *view)
{
  PangoContext *context = gtk_widget_get_pango_context (view);
  PangoFontDescription *font = pango_context_get_font_description (context);

  return (double) pango_font_description_get_size (font) / PANGO_SCALE;
}

/* The widest that a line of the body may be, in pixels. */
double
dateline_article_style_get_measure (GtkWidget *view)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (view, sample);
  int width;

  pango_layout_get_size (layout, &width, NULL);
  return (double) width / PANGO_SCALE * LINE_LETTERS / (sizeof sample - 1);
}
