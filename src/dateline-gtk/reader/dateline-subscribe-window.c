/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The window in which a feed is added: an address is typed or pasted, the feeds found
 * there are offered with their newest headlines, and the chosen one is filed under
 * categories. Nothing is asked of any server before a person presses Find. Main context
 * only.
 */

#include "dateline-gtk/reader/dateline-subscribe-window-private.h"

#include "dateline-gtk/reader/dateline-category-entry-private.h"

#include <glib/gi18n-lib.h>

#define PREVIEWED_HEADLINES 3

struct _DatelineSubscribeWindow
{
  GtkWindow parent_instance;

  DatelineRefresher *refresher;
  GCancellable *cancellable;
  GPtrArray *links; /* of DatelineFeedLink, as found */

  GtkWidget *address;
  GtkWidget *find_button;
  GtkWidget *spinner;
  GtkWidget *problem;
  GtkWidget *found_box;
  GtkWidget *found_list;
  GtkWidget *categories;
  GtkWidget *follow_button;
};

G_DEFINE_FINAL_TYPE (DatelineSubscribeWindow, dateline_subscribe_window, GTK_TYPE_WINDOW)

enum
{
  SUBSCRIBED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
set_busy (DatelineSubscribeWindow *self, gboolean busy)
{
  gtk_spinner_set_spinning (GTK_SPINNER (self->spinner), busy);
  gtk_widget_set_visible (self->spinner, busy);
  gtk_widget_set_sensitive (self->address, !busy);
  gtk_widget_set_sensitive (self->find_button, !busy);
  gtk_widget_set_sensitive (self->follow_button, !busy);
}

static void
show_problem (DatelineSubscribeWindow *self, const char *text)
{
  gtk_label_set_label (GTK_LABEL (self->problem), text != NULL ? text : "");
  gtk_widget_set_visible (self->problem, text != NULL);
}

static GtkWidget *
create_line (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

/* One found feed: its title, its address, its newest headlines. */
static GtkWidget *
create_link_row (DatelineFeedLink *link)
{
  DatelineFeedDocument *document = dateline_feed_link_get_document (link);
  const char *title = dateline_feed_link_get_title (link);
  const char *uri = dateline_feed_link_get_uri (link);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GPtrArray *entries;

  if (document != NULL && dateline_feed_document_get_title (document) != NULL)
    title = dateline_feed_document_get_title (document);
  gtk_box_append (GTK_BOX (box), create_line (title != NULL ? title : uri, "heading"));
  gtk_box_append (GTK_BOX (box), create_line (uri, "dim-label"));
  entries = document != NULL ? dateline_feed_document_get_entries (document) : NULL;
  for (guint i = 0; entries != NULL && i < MIN (entries->len, PREVIEWED_HEADLINES); i++)
    {
      const char *headline = dateline_entry_get_title (entries->pdata[i]);
      g_autofree char *line =
          headline != NULL ? g_strdup_printf ("• %s", headline) : NULL;

      if (line != NULL)
        gtk_box_append (GTK_BOX (box), create_line (line, NULL));
    }
  if (entries != NULL && entries->len == 0)
    gtk_box_append (GTK_BOX (box), create_line (_ ("No stories at the moment"), NULL));
  gtk_widget_add_css_class (box, "dateline-found");
  return box;
}

static void
show_links (DatelineSubscribeWindow *self, GPtrArray *links)
{
  GtkListBoxRow *first;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->found_list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->found_list), child);
  for (guint i = 0; i < links->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->found_list),
                         create_link_row (links->pdata[i]));
  first = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->found_list), 0);
  gtk_list_box_select_row (GTK_LIST_BOX (self->found_list), first);
  gtk_widget_set_visible (self->found_box, links->len > 0);
  gtk_widget_grab_focus (self->follow_button);
}

static void
discovered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DatelineSubscribeWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) links =
      dateline_refresher_discover_finish (DATELINE_REFRESHER (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  set_busy (self, FALSE);
  if (links == NULL || links->len == 0)
    {
      show_problem (self,
                    error != NULL ? error->message
                                  : _ ("No feed was found at this address."));
      gtk_widget_grab_focus (self->address);
      return;
    }

  g_clear_pointer (&self->links, g_ptr_array_unref);
  self->links = g_ptr_array_ref (links);
  show_links (self, links);
}

static void
find (DatelineSubscribeWindow *self)
{
  const char *address = gtk_editable_get_text (GTK_EDITABLE (self->address));

  show_problem (self, NULL);
  gtk_widget_set_visible (self->found_box, FALSE);
  if (*address == '\0')
    {
      gtk_widget_grab_focus (self->address);
      return;
    }

  set_busy (self, TRUE);
  dateline_refresher_discover_async (self->refresher,
                                     address,
                                     self->cancellable,
                                     discovered_cb,
                                     g_object_ref (self));
}

static void
find_cb (GtkWidget *widget, gpointer user_data)
{
  find (user_data);
}

static void
subscribed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DatelineSubscribeWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  gint64 feed_id =
      dateline_refresher_subscribe_finish (DATELINE_REFRESHER (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  set_busy (self, FALSE);
  if (error != NULL)
    {
      show_problem (self, error->message);
      return;
    }
  g_signal_emit (self, signals[SUBSCRIBED], 0, feed_id);
  gtk_window_close (GTK_WINDOW (self));
}

static void
follow (DatelineSubscribeWindow *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (GTK_LIST_BOX (self->found_list));
  g_auto (GStrv) categories = NULL;

  if (row == NULL || self->links == NULL)
    return;

  categories =
      dateline_category_entry_get_names (DATELINE_CATEGORY_ENTRY (self->categories));
  set_busy (self, TRUE);
  show_problem (self, NULL);
  dateline_refresher_subscribe_async (
      self->refresher,
      self->links->pdata[gtk_list_box_row_get_index (row)],
      (const char *const *) categories,
      self->cancellable,
      subscribed_cb,
      g_object_ref (self));
}

static void
follow_cb (GtkWidget *widget, gpointer user_data)
{
  follow (user_data);
}

static void
row_activated_cb (GtkListBox *list, GtkListBoxRow *row, gpointer user_data)
{
  follow (user_data);
}

static void
dateline_subscribe_window_dispose (GObject *object)
{
  DatelineSubscribeWindow *self = DATELINE_SUBSCRIBE_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->refresher);
  g_clear_pointer (&self->links, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), DATELINE_TYPE_SUBSCRIBE_WINDOW);

  G_OBJECT_CLASS (dateline_subscribe_window_parent_class)->dispose (object);
}

/* A closed window stops asking at once. */
static gboolean
dateline_subscribe_window_close_request (GtkWindow *window)
{
  g_cancellable_cancel (DATELINE_SUBSCRIBE_WINDOW (window)->cancellable);
  return GTK_WINDOW_CLASS (dateline_subscribe_window_parent_class)
      ->close_request (window);
}

static void
dateline_subscribe_window_class_init (DatelineSubscribeWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dateline_subscribe_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = dateline_subscribe_window_close_request;

  signals[SUBSCRIBED] = g_signal_new ("subscribed",
                                      G_TYPE_FROM_CLASS (klass),
                                      G_SIGNAL_RUN_LAST,
                                      0,
                                      NULL,
                                      NULL,
                                      NULL,
                                      G_TYPE_NONE,
                                      1,
                                      G_TYPE_INT64);

  g_type_ensure (DATELINE_TYPE_CATEGORY_ENTRY);
  gtk_widget_class_set_template_from_resource (
      widget_class,
      "/io/github/dateline/gtk/reader/dateline-subscribe-window.ui");
  gtk_widget_class_bind_template_child (widget_class, DatelineSubscribeWindow, address);
  gtk_widget_class_bind_template_child (widget_class,
                                        DatelineSubscribeWindow,
                                        find_button);
  gtk_widget_class_bind_template_child (widget_class, DatelineSubscribeWindow, spinner);
  gtk_widget_class_bind_template_child (widget_class, DatelineSubscribeWindow, problem);
  gtk_widget_class_bind_template_child (widget_class, DatelineSubscribeWindow, found_box);
  gtk_widget_class_bind_template_child (widget_class,
                                        DatelineSubscribeWindow,
                                        found_list);
  gtk_widget_class_bind_template_child (widget_class,
                                        DatelineSubscribeWindow,
                                        categories);
  gtk_widget_class_bind_template_child (widget_class,
                                        DatelineSubscribeWindow,
                                        follow_button);
  gtk_widget_class_bind_template_callback (widget_class, find_cb);
  gtk_widget_class_bind_template_callback (widget_class, follow_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_add_binding_action (widget_class,
                                       GDK_KEY_Escape,
                                       0,
                                       "window.close",
                                       NULL);
}

static void
dateline_subscribe_window_init (DatelineSubscribeWindow *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* @address: (nullable): what to look at, as dropped on the window or given by a link */
GtkWidget *
dateline_subscribe_window_new (DatelineRefresher *refresher, const char *address)
{
  DatelineSubscribeWindow *self = g_object_new (DATELINE_TYPE_SUBSCRIBE_WINDOW, NULL);

  self->refresher = g_object_ref (refresher);
  dateline_category_entry_set_store (DATELINE_CATEGORY_ENTRY (self->categories),
                                     dateline_refresher_get_store (refresher));
  if (address != NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->address), address);
  return GTK_WIDGET (self);
}
