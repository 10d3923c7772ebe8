/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The window with what holds for all feeds of a category that do not say otherwise. What
 * is chosen counts at once; the window follows the store. Main context only.
 */

#include "dateline-gtk/reader/dateline-category-window-private.h"

#include "dateline-gtk/reader/dateline-settings-choices-private.h"

#include <glib/gi18n-lib.h>

#define SPACING 18
#define EXPLANATION_CHARS 46

struct _DatelineCategoryWindow
{
  GtkWindow parent_instance;

  DatelineStore *store;
  char *category;
  DatelineFeedSettings *known; /* what the store had last, or NULL */
  GCancellable *cancellable;   /* cancelled when the window goes */
  GtkWidget *choices;
};

G_DEFINE_FINAL_TYPE (DatelineCategoryWindow, dateline_category_window, GTK_TYPE_WINDOW)

static guint signal_arranging;

static void
chosen_cb (DatelineCategoryWindow *self)
{
  g_autoptr (DatelineArrangement) arrangement = dateline_arrangement_new ();
  g_autofree char *text =
      g_strdup_printf (_ ("Settings for “%s” changed"), self->category);

  dateline_arrangement_set_category_settings (
      arrangement,
      self->category,
      dateline_settings_choices_get (DATELINE_SETTINGS_CHOICES (self->choices)));
  g_signal_emit (self, signal_arranging, 0, arrangement, text);
}

/* Takes over what is another than the store had before: what is chosen here is not there
 * at once. */
static void
show (DatelineCategoryWindow *self, const DatelineFeedSettings *settings)
{
  g_autoptr (DatelineFeedSettings) none = dateline_feed_settings_new ();

  if (self->known != NULL && dateline_feed_settings_equal (self->known, settings))
    return;
  g_clear_pointer (&self->known, dateline_feed_settings_free);
  self->known = dateline_feed_settings_copy (settings);
  dateline_settings_choices_set (DATELINE_SETTINGS_CHOICES (self->choices),
                                 settings,
                                 none);
  gtk_widget_set_sensitive (self->choices, TRUE);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DatelineCategoryWindow) self = user_data;
  g_autoptr (GPtrArray) categories =
      dateline_store_list_categories_finish (DATELINE_STORE (source), result, NULL);

  for (guint i = 0; self->store != NULL && categories != NULL && i < categories->len; i++)
    if (g_str_equal (dateline_category_get_name (categories->pdata[i]), self->category))
      {
        show (self, dateline_category_get_settings (categories->pdata[i]));
        return;
      }
  if (categories != NULL) /* it is called otherwise now, or there is nothing in it */
    gtk_window_destroy (GTK_WINDOW (self));
}

static void
read_category (DatelineCategoryWindow *self)
{
  dateline_store_list_categories_async (self->store,
                                        self->cancellable,
                                        listed_cb,
                                        g_object_ref (self));
}

static void
store_changed_cb (DatelineCategoryWindow *self, DatelineStoreChanges *changes)
{
  if (dateline_store_changes_get_flags (changes) & DATELINE_STORE_CHANGE_FEEDS)
    read_category (self);
}

static void
dateline_category_window_dispose (GObject *object)
{
  DatelineCategoryWindow *self = DATELINE_CATEGORY_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->store);
  g_clear_pointer (&self->category, g_free);
  g_clear_pointer (&self->known, dateline_feed_settings_free);

  G_OBJECT_CLASS (dateline_category_window_parent_class)->dispose (object);
}

static void
dateline_category_window_class_init (DatelineCategoryWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dateline_category_window_dispose;

  signal_arranging = g_signal_new ("arranging",
                                   DATELINE_TYPE_CATEGORY_WINDOW,
                                   G_SIGNAL_RUN_LAST,
                                   0,
                                   NULL,
                                   NULL,
                                   NULL,
                                   G_TYPE_NONE,
                                   2,
                                   DATELINE_TYPE_ARRANGEMENT,
                                   G_TYPE_STRING);
  gtk_widget_class_add_binding_action (widget_class,
                                       GDK_KEY_Escape,
                                       0,
                                       "window.close",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class,
                                       GDK_KEY_z,
                                       GDK_CONTROL_MASK,
                                       "reader.undo",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class,
                                       GDK_KEY_z,
                                       GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "reader.redo",
                                       NULL);
}

static void
dateline_category_window_init (DatelineCategoryWindow *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, SPACING);
  GtkWidget *explanation = gtk_label_new (
      _ ("For all feeds in this category that say nothing else themselves. "
         "Of several categories, the feed’s first comes first."));

  gtk_label_set_wrap (GTK_LABEL (explanation), TRUE);
  gtk_label_set_xalign (GTK_LABEL (explanation), 0);
  gtk_label_set_width_chars (GTK_LABEL (explanation), 20);
  gtk_label_set_max_width_chars (GTK_LABEL (explanation), EXPLANATION_CHARS);
  gtk_widget_add_css_class (explanation, "dim-label");
  self->choices = dateline_settings_choices_new ();
  gtk_widget_set_sensitive (self->choices, FALSE);
  g_signal_connect_swapped (self->choices, "chosen", G_CALLBACK (chosen_cb), self);
  gtk_widget_add_css_class (box, "dateline-properties");
  gtk_box_append (GTK_BOX (box), explanation);
  gtk_box_append (GTK_BOX (box), self->choices);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled),
                                  GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), box);
  gtk_window_set_child (GTK_WINDOW (self), scrolled);
  gtk_window_set_titlebar (GTK_WINDOW (self), gtk_header_bar_new ());
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  gtk_window_set_default_size (GTK_WINDOW (self), 500, 620);
  self->cancellable = g_cancellable_new ();
}

GtkWidget *
dateline_category_window_new (DatelineStore *store, const char *category)
{
  DatelineCategoryWindow *self = g_object_new (DATELINE_TYPE_CATEGORY_WINDOW, NULL);
  g_autofree char *title = g_strdup_printf (_ ("Settings for “%s”"), category);

  self->store = g_object_ref (store);
  self->category = g_strdup (category);
  gtk_window_set_title (GTK_WINDOW (self), title);
  g_signal_connect_object (store,
                           "changed",
                           G_CALLBACK (store_changed_cb),
                           self,
                           G_CONNECT_SWAPPED);
  read_category (self);
  return GTK_WIDGET (self);
}
