/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The links that were followed without a network and wait for one: each can be opened,
 * which takes it off the list, or removed. Main context only.
 */

#include "dateline-gtk/reader/dateline-links-window-private.h"

#include "dateline-gtk/images/dateline-presence-private.h"
#include "dateline-gtk/reader/dateline-icon-button-private.h"
#include "dateline-gtk/reader/dateline-status-line-private.h"

#include <glib/gi18n-lib.h>

#define URI "dateline-uri"
#define TITLE "dateline-title"

struct _DatelineLinksWindow
{
  GtkWindow parent_instance;

  DatelineStore *store;
  GtkWidget *stack;
  GtkWidget *list;
  GtkWidget *removed_line; /* says that one was removed */
  char *removed_uri;
  char *removed_title;
};

G_DEFINE_FINAL_TYPE (DatelineLinksWindow, dateline_links_window, GTK_TYPE_WINDOW)

enum
{
  OPEN_LINK,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static const char *
get_uri (gpointer widget)
{
  return g_object_get_data (widget, URI);
}

/* What goes can be had back while the window is there. */
static void
remove_clicked_cb (GtkButton *button, gpointer user_data)
{
  DatelineLinksWindow *self = user_data;

  g_free (self->removed_uri);
  g_free (self->removed_title);
  self->removed_uri = g_strdup (get_uri (button));
  self->removed_title = g_strdup (g_object_get_data (G_OBJECT (button), TITLE));
  dateline_store_remove_link_async (self->store, self->removed_uri, NULL, NULL, NULL);
  gtk_widget_set_visible (self->removed_line, TRUE);
}

static void
undo_clicked_cb (GtkButton *button, gpointer user_data)
{
  DatelineLinksWindow *self = user_data;

  dateline_store_add_link_async (self->store,
                                 self->removed_uri,
                                 self->removed_title,
                                 NULL,
                                 NULL,
                                 NULL);
  gtk_widget_set_visible (self->removed_line, FALSE);
}

static void
row_activated_cb (GtkListBox *list, GtkListBoxRow *row, gpointer user_data)
{
  DatelineLinksWindow *self = user_data;
  g_autofree char *uri = g_strdup (get_uri (row));

  g_signal_emit (self, signals[OPEN_LINK], 0, uri);
}

static GtkWidget *
create_text (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
create_row (DatelineLinksWindow *self, DatelineLaterLink *link)
{
  const char *uri = dateline_later_link_get_uri (link);
  const char *title = dateline_later_link_get_title (link);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *button =
      dateline_icon_button_new ("user-trash-symbolic", _ ("Remove"), NULL);

  g_object_set_data_full (G_OBJECT (row), URI, g_strdup (uri), g_free);
  g_object_set_data_full (G_OBJECT (button), URI, g_strdup (uri), g_free);
  g_object_set_data_full (G_OBJECT (button), TITLE, g_strdup (title), g_free);
  gtk_box_append (GTK_BOX (column), create_text (title != NULL ? title : uri, NULL));
  if (title != NULL)
    gtk_box_append (GTK_BOX (column), create_text (uri, "dim-label"));
  gtk_widget_set_hexpand (column, TRUE);
  gtk_widget_set_valign (column, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect (button, "clicked", G_CALLBACK (remove_clicked_cb), self);
  gtk_box_append (GTK_BOX (line), column);
  gtk_box_append (GTK_BOX (line), button);
  gtk_widget_add_css_class (line, "dateline-found");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), line);
  return row;
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DatelineLinksWindow) self = user_data;
  g_autoptr (GPtrArray) links =
      dateline_store_list_links_finish (DATELINE_STORE (source), result, NULL);
  GtkListBoxRow *row;

  if (links == NULL || self->store == NULL)
    return;
  while ((row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), 0)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), GTK_WIDGET (row));
  for (guint i = 0; i < links->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->list), create_row (self, links->pdata[i]));
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack),
                                    links->len > 0 ? "links" : "none");
}

static void
load (DatelineLinksWindow *self)
{
  dateline_store_list_links_async (self->store, NULL, listed_cb, g_object_ref (self));
}

static void
store_changed_cb (DatelineStore *store, DatelineStoreChanges *changes, gpointer user_data)
{
  if ((dateline_store_changes_get_flags (changes) &
       (DATELINE_STORE_CHANGE_LINKS | DATELINE_STORE_CHANGE_ELSEWHERE)) != 0)
    load (user_data);
}

static void
dateline_links_window_dispose (GObject *object)
{
  DatelineLinksWindow *self = DATELINE_LINKS_WINDOW (object);

  g_clear_object (&self->store);

  G_OBJECT_CLASS (dateline_links_window_parent_class)->dispose (object);
}

static void
dateline_links_window_finalize (GObject *object)
{
  DatelineLinksWindow *self = DATELINE_LINKS_WINDOW (object);

  g_free (self->removed_uri);
  g_free (self->removed_title);

  G_OBJECT_CLASS (dateline_links_window_parent_class)->finalize (object);
}

static void
dateline_links_window_class_init (DatelineLinksWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dateline_links_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = dateline_links_window_finalize;
  signals[OPEN_LINK] = g_signal_new ("open-link",
                                     G_TYPE_FROM_CLASS (klass),
                                     G_SIGNAL_RUN_LAST,
                                     0,
                                     NULL,
                                     NULL,
                                     NULL,
                                     G_TYPE_NONE,
                                     1,
                                     G_TYPE_STRING);
  gtk_widget_class_add_binding_action (widget_class,
                                       GDK_KEY_Escape,
                                       0,
                                       "window.close",
                                       NULL);
}

static GtkWidget *
create_removed_line (DatelineLinksWindow *self)
{
  GtkWidget *line = dateline_status_line_new ();
  GtkWidget *undo =
      dateline_status_line_add_button (DATELINE_STATUS_LINE (line), _ ("_Undo"), NULL);

  dateline_status_line_set_text (DATELINE_STATUS_LINE (line),
                                 NULL,
                                 _ ("The link was removed"));
  g_signal_connect (undo, "clicked", G_CALLBACK (undo_clicked_cb), self);
  gtk_widget_set_visible (line, FALSE);
  return line;
}

static void
dateline_links_window_init (DatelineLinksWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *none = gtk_label_new (
      _ ("No links wait.\nWhat you open while you are offline can be kept here."));

  self->list = gtk_list_box_new ();
  self->stack = gtk_stack_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  g_signal_connect (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), self->list);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled),
                                  GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_label_set_wrap (GTK_LABEL (none), TRUE);
  gtk_label_set_justify (GTK_LABEL (none), GTK_JUSTIFY_CENTER);
  gtk_widget_add_css_class (none, "dim-label");
  gtk_stack_add_named (GTK_STACK (self->stack), scrolled, "links");
  gtk_stack_add_named (GTK_STACK (self->stack), none, "none");
  dateline_presence_follow_pages (self->stack);
  gtk_widget_set_vexpand (self->stack, TRUE);
  self->removed_line = create_removed_line (self);
  gtk_box_append (GTK_BOX (box), self->stack);
  gtk_box_append (GTK_BOX (box), self->removed_line);
  gtk_window_set_child (GTK_WINDOW (self), box);
  gtk_window_set_titlebar (GTK_WINDOW (self), gtk_header_bar_new ());
  gtk_window_set_title (GTK_WINDOW (self), _ ("Links to Open Later"));
  gtk_window_set_default_size (GTK_WINDOW (self), 360, 400);
}

GtkWidget *
dateline_links_window_new (DatelineStore *store)
{
  DatelineLinksWindow *self = g_object_new (DATELINE_TYPE_LINKS_WINDOW, NULL);

  self->store = g_object_ref (store);
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self, 0);
  load (self);
  return GTK_WIDGET (self);
}
