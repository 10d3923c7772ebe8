/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* How the text of stories is set: properties of the article view that the reader has as
 * its own, so that a program can keep them, and the actions that change them. Main
 * context only.
 */

#include "dateline-gtk/reader/dateline-reader-private.h"

#include <glib/gi18n-lib.h>

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

/* The feed of the story that is read; NULL for one that is not followed any more, and
 * where its stories have their full text by themselves already. */
static DatelineFeed *
find_feed_to_ask_for (DatelineReader *self)
{
  DatelineHeadline *headline = dateline_article_pane_get_headline (self->article_pane);
  DatelineFeed *feed =
      headline != NULL
          ? dateline_reader_find_feed (self, dateline_headline_get_feed_id (headline))
          : NULL;

  if (feed == NULL || dateline_feed_settings_get (dateline_feed_get_settings (feed),
                                                  DATELINE_FEED_SETTING_FULL_TEXT) == 1)
    return NULL;
  return feed;
}

static void
always_full_text_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DatelineReader *self = DATELINE_READER (widget);
  DatelineFeed *feed = find_feed_to_ask_for (self);
  g_autoptr (DatelineArrangement) arrangement = NULL;
  g_autoptr (DatelineFeedSettings) settings = NULL;
  g_autofree char *text = NULL;

  if (feed == NULL)
    return;
  arrangement = dateline_arrangement_new ();
  settings = dateline_feed_settings_copy (dateline_feed_get_own_settings (feed));
  dateline_feed_settings_set (settings, DATELINE_FEED_SETTING_FULL_TEXT, 1);
  dateline_arrangement_set_feed_settings (arrangement,
                                          dateline_feed_get_id (feed),
                                          settings);
  /* Translators: %s is the name of a feed. */
  text = g_strdup_printf (_ ("New stories of “%s” come with their full text"),
                          dateline_feed_get_title (feed));
  dateline_reader_arrange (self, arrangement, text);
  dateline_article_pane_set_full_text (self->article_pane, TRUE);
}

static void
changed_cb (GObject *changed, GParamSpec *spec, gpointer user_data)
{
  if (g_object_class_find_property (G_OBJECT_GET_CLASS (user_data), spec->name) != NULL)
    g_object_notify (user_data, spec->name);
}

/* What comes by itself need not be chosen. */
static void
feeds_changed_cb (DatelineReader *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self),
                                 "reader.always-full-text",
                                 find_feed_to_ask_for (self) != NULL);
}

/* What was not got yet cannot be got again. */
static void
page_changed_cb (GObject *pane, GParamSpec *spec, gpointer user_data)
{
  feeds_changed_cb (user_data);
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
  g_signal_connect_object (dateline_sidebar_pane_get_sidebar (self->sidebar_pane),
                           "notify::overview",
                           G_CALLBACK (feeds_changed_cb),
                           self,
                           G_CONNECT_SWAPPED);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "reader.fetch-page", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "reader.always-full-text", FALSE);
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
  gtk_widget_class_install_action (widget_class,
                                   "reader.always-full-text",
                                   NULL,
                                   always_full_text_cb);
}
