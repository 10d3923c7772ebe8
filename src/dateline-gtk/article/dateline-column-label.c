/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Measures the one layout that the label paints. GtkLabel hides its structure, so that
 * the sizes of instance and class are asked for when the type is registered; a label it
 * has to be, because GTK 4.8 lets assistive technology read the text of no other widget.
 */

#include "dateline-gtk/article/dateline-column-label-private.h"

/* The least width, and that beyond which there is no need for more, in letters of half an
 * em. */
#define MIN_CHARS 10
#define MAX_CHARS 60

static GtkWidgetClass *parent_class;

static void
measure_width (GtkWidget *widget, int *minimum, int *natural)
{
  PangoContext *context = gtk_widget_get_pango_context (widget);
  PangoFontDescription *font = pango_context_get_font_description (context);
  double letter = pango_font_description_get_size (font) / 2.0 / PANGO_SCALE;
  glong n_letters = g_utf8_strlen (gtk_label_get_text (GTK_LABEL (widget)), -1);

  *minimum = MIN (n_letters, MIN_CHARS) * letter;
  *natural = MIN (n_letters, MAX_CHARS) * letter;
}

static void
measure (GtkWidget *widget,
         GtkOrientation orientation,
         int for_size,
         int *minimum,
         int *natural,
         int *minimum_baseline,
         int *natural_baseline)
{
  PangoLayout *layout;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      measure_width (widget, minimum, natural);
      return;
    }
  if (for_size < 0)
    {
      int least;

      measure_width (widget, &least, &for_size);
    }
  layout = gtk_label_get_layout (GTK_LABEL (widget));
  pango_layout_set_width (layout, for_size * PANGO_SCALE);
  pango_layout_get_pixel_size (layout, NULL, minimum);
  *natural = *minimum;
}

/* The last width that was asked about need not be the one that it was given. */
static void
snapshot (GtkWidget *widget, GtkSnapshot *into)
{
  pango_layout_set_width (gtk_label_get_layout (GTK_LABEL (widget)),
                          gtk_widget_get_width (widget) * PANGO_SCALE);
  parent_class->snapshot (widget, into);
}

static void
init_class (gpointer klass, gpointer unused)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  parent_class = g_type_class_peek_parent (klass);
  widget_class->measure = measure;
  widget_class->snapshot = snapshot;
}

GType
dateline_column_label_get_type (void)
{
  static gsize type;

  if (g_once_init_enter (&type))
    {
      GTypeQuery label;
      GType registered;

      g_type_query (GTK_TYPE_LABEL, &label);
      registered = g_type_register_static_simple (GTK_TYPE_LABEL,
                                                  "DatelineColumnLabel",
                                                  label.class_size,
                                                  init_class,
                                                  label.instance_size,
                                                  NULL,
                                                  G_TYPE_FLAG_FINAL);
      g_once_init_leave (&type, registered);
    }
  return type;
}
