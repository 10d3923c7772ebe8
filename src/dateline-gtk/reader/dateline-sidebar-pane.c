/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The pane with the sidebar: a bar to add feeds and to refresh, the feeds, and beneath
 * them one line that says how the refresh goes, when the last one was, or that there is
 * no network. Main context only.
 */

#include "dateline-gtk/reader/dateline-sidebar-pane-private.h"

#include "dateline-gtk/images/dateline-list-focus-private.h"
#include "dateline-gtk/reader/dateline-icon-button-private.h"

#include <glib/gi18n-lib.h>

struct _DatelineSidebarPane
{
  GtkWidget parent_instance;

  DatelineRefresher *refresher;
  GtkWidget *box;
  GtkHeaderBar *header_bar;
  GtkWidget *refresh_button;
  GtkWidget *menu_button;
  DatelineSidebar *sidebar;
  GtkWidget *status;
  GtkWidget *offline_icon;
  GtkWidget *status_label;
  GtkWidget *progress;
  GtkWidget *cancel_button;
};

G_DEFINE_FINAL_TYPE (DatelineSidebarPane, dateline_sidebar_pane, GTK_TYPE_WIDGET)

/* "14:20" today, "Friday 14:20" this week, else the date: as one would say it. */
static char *
describe_time (gint64 time)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) then = g_date_time_new_from_unix_local (time);
  gint64 days;

  if (then == NULL)
    return NULL;
  days = g_date_time_difference (now, then) / G_TIME_SPAN_DAY;
  if (days < 1 &&
      g_date_time_get_day_of_month (now) == g_date_time_get_day_of_month (then))
    /* Translators: the time of a day, as strftime() writes it. */
    return g_date_time_format (then, _ ("%H:%M"));
  if (days < 6)
    /* Translators: a weekday and a time, as strftime() writes them. */
    return g_date_time_format (then, _ ("%A, %H:%M"));
  return g_date_time_format (then, "%x");
}

static char *
describe_refreshed (DatelineSidebarPane *self, gboolean online)
{
  DatelineOverview *overview = dateline_sidebar_get_overview (self->sidebar);
  gint64 refreshed_at = overview != NULL ? dateline_overview_get_refreshed_at (overview)
                                         : DATELINE_TIME_UNKNOWN;
  g_autofree char *time =
      refreshed_at != DATELINE_TIME_UNKNOWN ? describe_time (refreshed_at) : NULL;

  if (time == NULL)
    return g_strdup (online ? _ ("Not refreshed yet") : _ ("Offline"));
  if (online)
    return g_strdup_printf (_ ("Refreshed %s"), time);
  return g_strdup_printf (_ ("Offline · last refreshed %s"), time);
}

static void
update_status (DatelineSidebarPane *self)
{
  gboolean busy = dateline_refresher_is_busy (self->refresher);
  gboolean online = dateline_refresher_is_online (self->refresher);
  g_autofree char *text =
      busy ? g_strdup (_ ("Refreshing…")) : describe_refreshed (self, online);

  gtk_label_set_label (GTK_LABEL (self->status_label), text);
  gtk_widget_set_visible (self->progress, busy);
  gtk_widget_set_visible (self->cancel_button, busy);
  gtk_widget_set_visible (self->refresh_button, !busy);
  gtk_widget_set_visible (self->offline_icon, !online && !busy);
  if (busy)
    gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->progress),
                                   dateline_refresher_get_progress (self->refresher));
}

static void
refresher_notify_cb (GObject *object, GParamSpec *pspec, gpointer user_data)
{
  update_status (user_data);
}

static void
overview_changed_cb (DatelineSidebar *sidebar, GParamSpec *pspec, gpointer user_data)
{
  update_status (user_data);
}

static void
dateline_sidebar_pane_dispose (GObject *object)
{
  DatelineSidebarPane *self = DATELINE_SIDEBAR_PANE (object);

  /* What the sidebar still waits for may come after the pane has gone. */
  if (self->sidebar != NULL)
    g_signal_handlers_disconnect_by_data (self->sidebar, self);
  if (self->refresher != NULL)
    g_signal_handlers_disconnect_by_data (self->refresher, self);
  self->sidebar = NULL;
  g_clear_object (&self->refresher);
  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (dateline_sidebar_pane_parent_class)->dispose (object);
}

static gboolean
dateline_sidebar_pane_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (DATELINE_SIDEBAR_PANE (widget)->sidebar));
}

static void
dateline_sidebar_pane_class_init (DatelineSidebarPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dateline_sidebar_pane_dispose;
  widget_class->grab_focus = dateline_sidebar_pane_grab_focus;
  widget_class->focus = dateline_list_focus_move;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "sidebarpane");
}

static void
create_header_bar (DatelineSidebarPane *self)
{
  GtkWidget *title = gtk_label_new (_ ("News"));

  gtk_widget_add_css_class (title, "title");
  self->header_bar = GTK_HEADER_BAR (gtk_header_bar_new ());
  gtk_header_bar_set_title_widget (self->header_bar, title);
  self->refresh_button = dateline_icon_button_new ("view-refresh-symbolic",
                                                   _ ("Refresh All (R)"),
                                                   "reader.refresh");
  self->menu_button =
      dateline_icon_button_new_for_menu ("open-menu-symbolic", _ ("Main Menu"));
  gtk_menu_button_set_primary (GTK_MENU_BUTTON (self->menu_button), TRUE);
  gtk_header_bar_pack_start (self->header_bar,
                             dateline_icon_button_new ("list-add-symbolic",
                                                       _ ("Add a Feed (Ctrl+N)"),
                                                       "reader.add-feed"));
  gtk_header_bar_pack_end (self->header_bar, self->menu_button);
  gtk_header_bar_pack_end (self->header_bar, self->refresh_button);
}

static void
create_status (DatelineSidebarPane *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->status = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->progress = gtk_progress_bar_new ();
  gtk_widget_add_css_class (self->progress, "osd");
  self->offline_icon = gtk_image_new_from_icon_name ("network-offline-symbolic");
  self->status_label = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->status_label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->status_label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (self->status_label, TRUE);
  gtk_widget_add_css_class (self->status_label, "dim-label");
  gtk_widget_add_css_class (self->status_label, "caption");
  self->cancel_button = dateline_icon_button_new ("process-stop-symbolic",
                                                  _ ("Stop Refreshing"),
                                                  "reader.cancel");
  gtk_widget_add_css_class (self->cancel_button, "flat");
  gtk_widget_add_css_class (line, "dateline-status");
  gtk_box_append (GTK_BOX (line), self->offline_icon);
  gtk_box_append (GTK_BOX (line), self->status_label);
  gtk_box_append (GTK_BOX (line), self->cancel_button);
  gtk_box_append (GTK_BOX (self->status), self->progress);
  gtk_box_append (GTK_BOX (self->status), line);
}

static void
dateline_sidebar_pane_init (DatelineSidebarPane *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  create_header_bar (self);
  create_status (self);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

GtkWidget *
dateline_sidebar_pane_new (DatelineRefresher *refresher, DatelinePictureLoader *loader)
{
  DatelineSidebarPane *self = g_object_new (DATELINE_TYPE_SIDEBAR_PANE, NULL);

  self->refresher = g_object_ref (refresher);
  self->sidebar = DATELINE_SIDEBAR (
      dateline_sidebar_new (dateline_refresher_get_store (refresher), loader));
  gtk_widget_set_vexpand (GTK_WIDGET (self->sidebar), TRUE);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->header_bar));
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->sidebar));
  gtk_box_append (GTK_BOX (self->box), self->status);

  g_signal_connect (refresher, "notify", G_CALLBACK (refresher_notify_cb), self);
  g_signal_connect (self->sidebar,
                    "notify::overview",
                    G_CALLBACK (overview_changed_cb),
                    self);
  update_status (self);
  return GTK_WIDGET (self);
}

DatelineSidebar *
dateline_sidebar_pane_get_sidebar (DatelineSidebarPane *self)
{
  return self->sidebar;
}

GtkHeaderBar *
dateline_sidebar_pane_get_header_bar (DatelineSidebarPane *self)
{
  return self->header_bar;
}

void
dateline_sidebar_pane_set_menu (DatelineSidebarPane *self, GMenuModel *menu)
{
  dateline_icon_button_set_menu (self->menu_button, menu);
}
