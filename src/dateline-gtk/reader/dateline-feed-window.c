/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The window with what is known of a feed: its name and categories, which can be changed,
 * and its address, language, description and last problem. Main context only.
 */

#include "dateline-gtk/reader/dateline-feed-window-private.h"

#include "dateline-gtk/reader/dateline-category-entry-private.h"

#include <glib/gi18n-lib.h>

struct _DatelineFeedWindow
{
  GtkWindow parent_instance;

  DatelineStore *store;
  DatelineFeed *feed;

  GtkWidget *title;
  GtkWidget *categories;
  GtkWidget *facts;
  GtkWidget *problem;
  guint n_rows;
};

G_DEFINE_FINAL_TYPE (DatelineFeedWindow, dateline_feed_window, GTK_TYPE_WINDOW)

static void
show_problem (DatelineFeedWindow *self, const char *text)
{
  gtk_label_set_label (GTK_LABEL (self->problem), text != NULL ? text : "");
  gtk_widget_set_visible (self->problem, text != NULL);
}

static void
filed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DatelineFeedWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (dateline_store_set_feed_categories_finish (DATELINE_STORE (source), result, &error))
    gtk_window_close (GTK_WINDOW (self));
  else
    show_problem (self, error->message);
}

static void
renamed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DatelineFeedWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) names = NULL;

  if (!dateline_store_rename_feed_finish (DATELINE_STORE (source), result, &error))
    {
      show_problem (self, error->message);
      return;
    }

  names = dateline_category_entry_get_names (DATELINE_CATEGORY_ENTRY (self->categories));
  dateline_store_set_feed_categories_async (self->store,
                                            dateline_feed_get_id (self->feed),
                                            (const char *const *) names,
                                            NULL,
                                            filed_cb,
                                            g_object_ref (self));
}

static void
apply_cb (GtkWidget *widget, gpointer user_data)
{
  DatelineFeedWindow *self = user_data;
  const char *title = gtk_editable_get_text (GTK_EDITABLE (self->title));

  show_problem (self, NULL);
  dateline_store_rename_feed_async (self->store,
                                    dateline_feed_get_id (self->feed),
                                    *title != '\0' ? title : NULL,
                                    NULL,
                                    renamed_cb,
                                    g_object_ref (self));
}

static void
add_fact (DatelineFeedWindow *self, const char *name, const char *value)
{
  GtkWidget *name_label, *value_label;

  if (value == NULL || *value == '\0')
    return;

  name_label = gtk_label_new (name);
  value_label = gtk_label_new (value);
  gtk_widget_add_css_class (name_label, "dim-label");
  gtk_label_set_xalign (GTK_LABEL (name_label), 1);
  gtk_widget_set_valign (name_label, GTK_ALIGN_START);
  gtk_label_set_xalign (GTK_LABEL (value_label), 0);
  gtk_label_set_wrap (GTK_LABEL (value_label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (value_label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_width_chars (GTK_LABEL (value_label), 20);
  gtk_label_set_max_width_chars (GTK_LABEL (value_label), 44);
  gtk_label_set_selectable (GTK_LABEL (value_label), TRUE);
  gtk_widget_set_hexpand (value_label, TRUE);
  gtk_grid_attach (GTK_GRID (self->facts), name_label, 0, self->n_rows, 1, 1);
  gtk_grid_attach (GTK_GRID (self->facts), value_label, 1, self->n_rows, 1, 1);
  self->n_rows++;
}

static char *
format_time (gint64 time)
{
  g_autoptr (GDateTime) local =
      time != DATELINE_TIME_UNKNOWN ? g_date_time_new_from_unix_local (time) : NULL;

  return local != NULL ? g_date_time_format (local, "%c") : g_strdup (_ ("Never"));
}

static void
show_feed (DatelineFeedWindow *self)
{
  DatelineFeed *feed = self->feed;
  g_autofree char *fetched = format_time (dateline_feed_get_fetched_at (feed));
  g_autofree char *count =
      g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                    "%u story, %u unread",
                                    "%u stories, %u unread",
                                    dateline_feed_get_n_stories (feed)),
                       dateline_feed_get_n_stories (feed),
                       dateline_feed_get_n_unread (feed));

  gtk_editable_set_text (GTK_EDITABLE (self->title), dateline_feed_get_title (feed));
  dateline_category_entry_set_names (DATELINE_CATEGORY_ENTRY (self->categories),
                                     dateline_feed_get_categories (feed));
  dateline_category_entry_set_store (DATELINE_CATEGORY_ENTRY (self->categories),
                                     self->store);
  add_fact (self, _ ("About"), dateline_feed_get_description (feed));
  add_fact (self, _ ("Address"), dateline_feed_get_uri (feed));
  add_fact (self, _ ("Home page"), dateline_feed_get_link (feed));
  add_fact (self, _ ("Language"), dateline_feed_get_language (feed));
  add_fact (self, _ ("Kept"), count);
  add_fact (self, _ ("Refreshed"), fetched);
  add_fact (self, _ ("Problem"), dateline_feed_get_error (feed));
}

static void
dateline_feed_window_dispose (GObject *object)
{
  DatelineFeedWindow *self = DATELINE_FEED_WINDOW (object);

  g_clear_object (&self->store);
  g_clear_pointer (&self->feed, dateline_feed_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), DATELINE_TYPE_FEED_WINDOW);

  G_OBJECT_CLASS (dateline_feed_window_parent_class)->dispose (object);
}

static void
dateline_feed_window_class_init (DatelineFeedWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dateline_feed_window_dispose;

  g_type_ensure (DATELINE_TYPE_CATEGORY_ENTRY);
  gtk_widget_class_set_template_from_resource (
      widget_class,
      "/io/github/dateline/gtk/reader/dateline-feed-window.ui");
  gtk_widget_class_bind_template_child (widget_class, DatelineFeedWindow, title);
  gtk_widget_class_bind_template_child (widget_class, DatelineFeedWindow, categories);
  gtk_widget_class_bind_template_child (widget_class, DatelineFeedWindow, facts);
  gtk_widget_class_bind_template_child (widget_class, DatelineFeedWindow, problem);
  gtk_widget_class_bind_template_callback (widget_class, apply_cb);
  gtk_widget_class_add_binding_action (widget_class,
                                       GDK_KEY_Escape,
                                       0,
                                       "window.close",
                                       NULL);
}

static void
dateline_feed_window_init (DatelineFeedWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
dateline_feed_window_new (DatelineStore *store, DatelineFeed *feed)
{
  DatelineFeedWindow *self = g_object_new (DATELINE_TYPE_FEED_WINDOW, NULL);

  self->store = g_object_ref (store);
  self->feed = dateline_feed_ref (feed);
  show_feed (self);
  return GTK_WIDGET (self);
}
