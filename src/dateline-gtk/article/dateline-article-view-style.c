/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The sizes in dateline-article.css are in em, so that a view is zoomed by one rule and
 * the column can be measured in them. Main context only.
 */

#include "dateline-gtk/article/dateline-article-view-private.h"

#include <math.h>

/* As in the sheet: the size of the body's text in that of the theme's. */
#define TEXT_SIZE 1.2

/* The words stand for ordinary prose: a font's average width, over all its glyphs, is too
 * wide. */
static const char sample[] =
    "The ministers met in the old harbour town, where they had agreed to speak of peace.";

G_DEFINE_ENUM_TYPE (DatelineTypeface,
                    dateline_typeface,
                    G_DEFINE_ENUM_VALUE (DATELINE_TYPEFACE_SERIF, "serif"),
                    G_DEFINE_ENUM_VALUE (DATELINE_TYPEFACE_SANS, "sans"))

G_DEFINE_ENUM_TYPE (DatelinePaper,
                    dateline_paper,
                    G_DEFINE_ENUM_VALUE (DATELINE_PAPER_AUTOMATIC, "automatic"),
                    G_DEFINE_ENUM_VALUE (DATELINE_PAPER_LIGHT, "light"),
                    G_DEFINE_ENUM_VALUE (DATELINE_PAPER_SEPIA, "sepia"),
                    G_DEFINE_ENUM_VALUE (DATELINE_PAPER_DARK, "dark"))

/* What the sheet knows by classes. */
static const char *const typeface_classes[] = { NULL, "sans" };
static const char *const paper_classes[] = { NULL, "light", "sepia", "dark" };
static const char *const spacing_classes[] = { "closest",
                                               "close",
                                               NULL,
                                               "wide",
                                               "widest" };

/* Borders of an ordinary theme are faint: they stand out from the ground by less than
 * this, those of one with high contrast by more. */
#define HIGH_CONTRAST 2.0

static void
change_class (DatelineArticleView *self, const char *before, const char *after)
{
  if (before != NULL)
    gtk_widget_remove_css_class (GTK_WIDGET (self), before);
  if (after != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self), after);
}

/* Sets the story in other letters. */
void
dateline_article_view_set_typeface (DatelineArticleView *self, DatelineTypeface typeface)
{
  if (typeface == self->typeface)
    return;
  change_class (self, typeface_classes[self->typeface], typeface_classes[typeface]);
  self->typeface = typeface;
  g_object_notify (G_OBJECT (self), "typeface");
}

/* Sets the story in other colours. */
void
dateline_article_view_set_paper (DatelineArticleView *self, DatelinePaper paper)
{
  if (paper == self->paper)
    return;
  change_class (self, paper_classes[self->paper], paper_classes[paper]);
  self->paper = paper;
  g_object_notify (G_OBJECT (self), "paper");
}

/* Sets the lines closer or wider apart; 0 is normal. */
void
dateline_article_view_set_line_spacing (DatelineArticleView *self, int line_spacing)
{
  const int normal = G_N_ELEMENTS (spacing_classes) / 2;

  if (line_spacing == self->line_spacing)
    return;
  change_class (self,
                spacing_classes[normal + self->line_spacing],
                spacing_classes[normal + line_spacing]);
  self->line_spacing = line_spacing;
  g_object_notify (G_OBJECT (self), "line-spacing");
}

/* Sets how many letters a line may have. */
void
dateline_article_view_set_line_length (DatelineArticleView *self, int line_length)
{
  if (line_length == self->line_length)
    return;
  self->line_length = line_length;
  dateline_article_view_update_style (self);
  dateline_article_rows_queue (&self->rows);
  g_object_notify (G_OBJECT (self), "line-length");
}

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
get_measure (GtkWidget *view, int letters)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (view, sample);
  int width;

  pango_layout_get_size (layout, &width, NULL);
  return (double) width / PANGO_SCALE * letters / (sizeof sample - 1);
}

/* How light a colour is, from 0 to 1, as it lies on @ground. */
static double
get_light (const GdkRGBA *color, const GdkRGBA *ground)
{
  const double above[] = { color->red, color->green, color->blue };
  const double below[] = { ground->red, ground->green, ground->blue };
  const double weights[] = { 0.2126, 0.7152, 0.0722 };
  double light = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (weights); i++)
    light +=
        weights[i] * pow (color->alpha * above[i] + (1 - color->alpha) * below[i], 2.2);
  return light;
}

/* GTK 4.8 tells a widget nothing of contrast, and the hosts' style managers set it in
 * ways of their own. All of them give borders another colour. */
static gboolean
has_high_contrast (GtkWidget *view)
{
  GtkStyleContext *style = gtk_widget_get_style_context (view);
  GdkRGBA ground;
  GdkRGBA border;
  double a;
  double b;

  if (!gtk_style_context_lookup_color (style, "theme_bg_color", &ground) ||
      !gtk_style_context_lookup_color (style, "borders", &border))
    return FALSE;
  a = get_light (&ground, &ground);
  b = get_light (&border, &ground);
  return (MAX (a, b) + 0.05) / (MIN (a, b) + 0.05) >= HIGH_CONTRAST;
}

static gboolean
show_contrast_cb (GtkWidget *view, GdkFrameClock *clock, gpointer user_data)
{
  DatelineArticleView *self = DATELINE_ARTICLE_VIEW (view);

  self->contrast_tick = 0;
  if (has_high_contrast (view))
    gtk_widget_add_css_class (view, "high-contrast");
  else
    gtk_widget_remove_css_class (view, "high-contrast");
  return G_SOURCE_REMOVE;
}

/* A class must not change while the sheets are gone through. */
static void
update_contrast (DatelineArticleView *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  if (self->contrast_tick == 0 &&
      has_high_contrast (widget) != gtk_widget_has_css_class (widget, "high-contrast"))
    self->contrast_tick =
        gtk_widget_add_tick_callback (widget, show_contrast_cb, NULL, NULL);
}

/* Takes on what the theme and the sheets say now. */
void
dateline_article_view_update_style (DatelineArticleView *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GdkRGBA color;

  if (self->link_sample == NULL || gtk_widget_get_root (widget) == NULL)
    return;
  update_contrast (self);
  gtk_style_context_get_color (gtk_widget_get_style_context (self->link_sample), &color);
  dateline_article_rows_set_style (&self->rows,
                                   get_em (widget),
                                   get_measure (widget, self->line_length),
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
