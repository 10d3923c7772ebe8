/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* How the text of stories is set: properties of the article view that the reader has as
 * its own, so that a program can keep them, and the actions that change them. Main
 * context only.
 */

#include "dateline-gtk/reader/dateline-reader-private.h"

#define ZOOM_STEP 0.1
#define LENGTH_STEP 6

static DatelineArticleView *
get_view (DatelineReader *self)
{
  return dateline_article_pane_get_view (self->article_pane);
}

static void
zoom_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GParamSpecDouble *spec = G_PARAM_SPEC_DOUBLE (
      g_object_class_find_property (G_OBJECT_GET_CLASS (widget), "zoom"));
  double zoom = 1;

  g_object_get (widget, "zoom", &zoom, NULL);
  if (g_str_has_suffix (name, "-in"))
    zoom += ZOOM_STEP;
  else if (g_str_has_suffix (name, "-out"))
    zoom -= ZOOM_STEP;
  else
    zoom = 1;
  g_object_set (widget, "zoom", CLAMP (zoom, spec->minimum, spec->maximum), NULL);
}

static void
toggle_caret_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GtkWidget *view = GTK_WIDGET (get_view (DATELINE_READER (widget)));

  gtk_widget_grab_focus (view);
  gtk_widget_activate_action (view, "article.toggle-caret", NULL);
}

static const struct
{
  const char *action;
  const char *property;
  int step;
} steps[] = {
  { "reader.spacing-less", "line-spacing", -1 },
  { "reader.spacing-more", "line-spacing", 1 },
  { "reader.length-less", "line-length", -LENGTH_STEP },
  { "reader.length-more", "line-length", LENGTH_STEP },
};

static void
step_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DatelineArticleView *view = get_view (DATELINE_READER (widget));
  gsize i = 0;
  GParamSpecInt *spec;
  int value;

  while (!g_str_equal (steps[i].action, name))
    i++;
  spec = G_PARAM_SPEC_INT (
      g_object_class_find_property (G_OBJECT_GET_CLASS (view), steps[i].property));
  g_object_get (view, steps[i].property, &value, NULL);
  value = CLAMP (value + steps[i].step, spec->minimum, spec->maximum);
  g_object_set (view, steps[i].property, value, NULL);
}

static void
fetch_page_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  dateline_article_pane_fetch_page (DATELINE_READER (widget)->article_pane);
}

static void
changed_cb (GObject *changed, GParamSpec *spec, gpointer user_data)
{
  if (g_object_class_find_property (G_OBJECT_GET_CLASS (user_data), spec->name) != NULL)
    g_object_notify (user_data, spec->name);
}

/* What was not got yet cannot be got again. */
static void
page_changed_cb (GObject *pane, GParamSpec *spec, gpointer user_data)
{
  gtk_widget_action_set_enabled (
      user_data,
      "reader.fetch-page",
      dateline_article_pane_was_page_asked (DATELINE_ARTICLE_PANE (pane)));
  changed_cb (pane, spec, user_data);
}

/* Lets a change in the view of a new reader, or in the pane, be one of the reader. */
void
dateline_reader_connect_text (DatelineReader *self)
{
  static const char *const names[] = { "zoom",
                                       "typeface",
                                       "paper",
                                       "line-spacing",
                                       "line-length" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *signal = g_strconcat ("notify::", names[i], NULL);

      g_signal_connect_object (get_view (self), signal, G_CALLBACK (changed_cb), self, 0);
    }
  g_signal_connect_object (self->article_pane,
                           "notify::full-text",
                           G_CALLBACK (page_changed_cb),
                           self,
                           0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "reader.fetch-page", FALSE);
}

/* Installs the actions on the class of the reader, whose properties are there already. */
void
dateline_reader_install_text_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "reader.zoom-in", NULL, zoom_cb);
  gtk_widget_class_install_action (widget_class, "reader.zoom-out", NULL, zoom_cb);
  gtk_widget_class_install_action (widget_class, "reader.zoom-normal", NULL, zoom_cb);
  gtk_widget_class_install_action (widget_class,
                                   "reader.toggle-caret",
                                   NULL,
                                   toggle_caret_cb);
  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    gtk_widget_class_install_action (widget_class, steps[i].action, NULL, step_cb);
  gtk_widget_class_install_property_action (widget_class, "reader.typeface", "typeface");
  gtk_widget_class_install_property_action (widget_class, "reader.paper", "paper");
  gtk_widget_class_install_property_action (widget_class,
                                            "reader.full-text",
                                            "full-text");
  gtk_widget_class_install_action (widget_class,
                                   "reader.fetch-page",
                                   NULL,
                                   fetch_page_cb);
}
