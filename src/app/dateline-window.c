/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The program's window: the reader, with its size and the widths of its panes kept in the
 * settings, and where a person was (places); what takes long, and why the store cannot be
 * opened, in the reader's place (stand-in). Main thread only.
 */

#include "app/dateline-window.h"

#include "app/dateline-care.h"
#include "app/dateline-places.h"
#include "app/dateline-stand-in.h"
#include "dateline-gtk/dateline-gtk.h"

#include <glib/gi18n.h>

#ifdef __GLIBC__
#include <malloc.h>
#endif

/* For so long, in milliseconds, a window waits for its first stories. */
#define MAX_WAIT 250
/* So many seconds after, the memory that the start took and no longer needs goes back to
 * the system: with a million stories 6 MB. */
#define TRIM_AFTER 2

struct _DatelineWindow
{
  AdwApplicationWindow parent_instance;

  GSettings *settings;
  DatelineStore *store;
  DatelineRefresher *refresher;
  DatelineReader *reader;
  GtkWidget *box;     /* around the reader, or what is there in its place (stand-in) */
  GtkWidget *work;    /* NULL before there is any */
  guint first_run_id; /* of the first automatic refresh, where it is not to be at start */
  guint show_id;      /* until there is something to be seen in it */
  guint trim_id;      /* until what the start took is given back */
};

G_DEFINE_FINAL_TYPE (DatelineWindow, dateline_window, ADW_TYPE_APPLICATION_WINDOW)

static GMenuModel *
create_menu (void)
{
  GMenu *menu = g_menu_new ();

  GMenu *care = g_menu_new ();

  g_menu_append (care, _ ("_Back Up…"), "app.back-up");
  g_menu_append (care, _ ("_Restore…"), "app.restore");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (care));
  g_object_unref (care);
  g_menu_append (menu, _ ("_Preferences"), "app.preferences");
  g_menu_append (menu, _ ("_Storage"), "app.storage");
  g_menu_append (menu, _ ("_About Dateline"), "app.about");
  return G_MENU_MODEL (menu);
}

/* What the person sets up in the window comes back the next time. */
static void
bind_settings (DatelineWindow *self)
{
  static const char *const names[][2] = {
    { "sidebar-width", "sidebar-width" },
    { "list-width", "list-width" },
    { "sidebar-hidden", "sidebar-hidden" },
    { "list-density", "density" },
    { "list-order", "order" },
    { "list-grouping", "grouping" },
    { "sidebar-hides-read", "sidebar-hides-read" },
    { "text-zoom", "zoom" },
    { "text-typeface", "typeface" },
    { "text-paper", "paper" },
    { "text-line-spacing", "line-spacing" },
    { "text-line-length", "line-length" },
    { "clean-links", "cleans-links" },
    { "load-pictures", "picture-policy" },
    { "foreign-pictures", "foreign-pictures" },
    { "show-timeline", "timeline-shown" },
    { "read-delay", "read-delay" },
    { "read-on-scroll", "reads-passed" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_settings_bind (self->settings,
                     names[i][0],
                     self->reader,
                     names[i][1],
                     G_SETTINGS_BIND_DEFAULT);
}

/* From now on feeds are refreshed when their time has come. */
static void
apply_interval (DatelineWindow *self)
{
  g_clear_handle_id (&self->first_run_id, g_source_remove);
  dateline_refresher_set_interval (
      self->refresher,
      g_settings_get_uint (self->settings, "refresh-interval"));
}

static void
interval_changed_cb (GSettings *settings, const char *key, gpointer user_data)
{
  apply_interval (user_data);
}

static gboolean
first_run_cb (gpointer user_data)
{
  DatelineWindow *self = user_data;

  self->first_run_id = 0;
  apply_interval (self);
  return G_SOURCE_REMOVE;
}

/* A start that is not to fetch anything waits an interval before the first automatic run.
 */
static void
start_refreshing (DatelineWindow *self)
{
  guint minutes = g_settings_get_uint (self->settings, "refresh-interval");

  g_signal_connect_object (self->settings,
                           "changed::refresh-interval",
                           G_CALLBACK (interval_changed_cb),
                           self,
                           0);
  if (!g_settings_get_boolean (self->settings, "refresh-at-start"))
    {
      if (minutes > 0)
        self->first_run_id = g_timeout_add_seconds (minutes * 60, first_run_cb, self);
      return;
    }

  apply_interval (self);
  if (minutes == 0)
    dateline_refresher_refresh_async (self->refresher,
                                      DATELINE_REFRESH_AUTOMATIC,
                                      NULL,
                                      NULL,
                                      NULL);
}

static gboolean
trim_cb (gpointer user_data)
{
  DatelineWindow *self = user_data;

  self->trim_id = 0;
#ifdef __GLIBC__
  malloc_trim (0);
#endif
  return G_SOURCE_REMOVE;
}

/* Ends the wait for something to be seen in the window. Something else may have shown it
 * meanwhile. */
static void
end_wait (DatelineWindow *self)
{
  if (self->show_id == 0)
    return;
  g_clear_handle_id (&self->show_id, g_source_remove);
  self->trim_id = g_timeout_add_seconds (TRIM_AFTER, trim_cb, self);
  if (!gtk_widget_get_visible (GTK_WIDGET (self)))
    gtk_window_present (GTK_WINDOW (self));
}

static gboolean
waited_cb (gpointer user_data)
{
  end_wait (user_data);
  return G_SOURCE_REMOVE;
}

void
dateline_window_present_filled (DatelineWindow *self)
{
  if (gtk_widget_get_visible (GTK_WIDGET (self)) || self->reader == NULL)
    {
      gtk_window_present (GTK_WINDOW (self));
      return;
    }
  if (self->show_id != 0)
    return;
  self->show_id = g_timeout_add (MAX_WAIT, waited_cb, self);
  g_signal_connect_object (self->reader,
                           "filled",
                           G_CALLBACK (end_wait),
                           self,
                           G_CONNECT_SWAPPED);
}

/* Shows @stand_in in the reader's place, with the focus on its button. */
static void
add_stand_in (DatelineWindow *self, GtkWidget *stand_in)
{
  gtk_widget_set_hexpand (stand_in, TRUE);
  gtk_widget_set_vexpand (stand_in, TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->reader), FALSE);
  gtk_box_append (GTK_BOX (self->box), stand_in);
  gtk_widget_grab_focus (stand_in);
}

static void
clear_work (DatelineWindow *self)
{
  if (self->work == NULL)
    return;
  gtk_box_remove (GTK_BOX (self->box), self->work);
  gtk_widget_set_visible (GTK_WIDGET (self->reader), TRUE);
  self->work = NULL;
}

void
dateline_window_show_work (DatelineWindow *self,
                           const char *title,
                           const char *text,
                           double fraction,
                           GCancellable *cancellable)
{
  if (self->work == NULL)
    {
      self->work = dateline_stand_in_new_for_work (title, text, cancellable);
      add_stand_in (self, self->work);
      end_wait (self);
    }
  dateline_stand_in_set_fraction (DATELINE_STAND_IN (self->work), fraction);
}

static void
working_cb (DatelineStore *store,
            DatelineStoreWork work,
            double fraction,
            gpointer user_data)
{
  static const struct
  {
    const char *title;
    const char *text;
  } works[] = {
    [DATELINE_STORE_WORK_UPGRADE] = {
      N_ ("Bringing the Stories Up to Date…"),
      N_ ("An older version of Dateline kept them. A copy of what was there stays."),
    },
    [DATELINE_STORE_WORK_REPAIR] = {
      N_ ("Repairing the Stories…"),
      N_ ("The file in which they are kept is damaged. What is readable is saved into a"
          " new one; nothing is deleted."),
    },
  };

  /* What is done while the stories can be read shows itself. */
  if (work < G_N_ELEMENTS (works))
    dateline_window_show_work (user_data,
                               _ (works[work].title),
                               _ (works[work].text),
                               fraction,
                               NULL);
}

static void
repair_cb (const char *unused, gpointer user_data)
{
  g_action_group_activate_action (G_ACTION_GROUP (user_data), "reopen", NULL);
}

static void
damaged_cb (DatelineStore *store, gpointer user_data)
{
  DatelineWindow *self = user_data;

  /* Each call that fails says so; once is enough. */
  g_signal_handlers_disconnect_by_func (store, damaged_cb, self);
  dateline_care_offer_repair (GTK_WINDOW (self),
                              repair_cb,
                              gtk_window_get_application (GTK_WINDOW (self)));
}

/* The database cannot be used: nothing of it was changed, and the window says why, and
 * what can be done. */
static void
show_store_problem (DatelineWindow *self, const GError *error)
{
  add_stand_in (self, dateline_stand_in_new_for_problem (error));
  gtk_box_remove (GTK_BOX (self->box), GTK_WIDGET (self->reader));
  self->reader = NULL;
  end_wait (self);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DatelineWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  /* A window that is gone has nobody to tell. */
  if (self->box == NULL)
    return;
  clear_work (self);
  if (!dateline_store_open_finish (DATELINE_STORE (source), result, &error))
    {
      show_store_problem (self, error);
      return;
    }

  /* A key that is pressed now is meant for stories, not for the first button. */
  gtk_widget_grab_focus (GTK_WIDGET (self->reader));
  dateline_care_tell_of_rescue (GTK_WINDOW (self), DATELINE_STORE (source));
  start_refreshing (self);
}

static void
keep_place (DatelineWindow *self)
{
  g_autofree char *place = NULL;

  if (self->reader == NULL)
    return;
  place = dateline_reader_get_state (self->reader);
  dateline_places_keep (self->settings, dateline_store_get_path (self->store), place);
}

/* Who ends the session closes no window first, but leaves it. */
static void
active_changed_cb (DatelineWindow *self)
{
  if (!gtk_window_is_active (GTK_WINDOW (self)))
    keep_place (self);
}

static gboolean
dateline_window_close_request (GtkWindow *window)
{
  DatelineWindow *self = DATELINE_WINDOW (window);

  keep_place (self);
  if (!gtk_window_is_maximized (window))
    {
      int width, height;

      gtk_window_get_default_size (window, &width, &height);
      g_settings_set_int (self->settings, "window-width", width);
      g_settings_set_int (self->settings, "window-height", height);
    }
  g_settings_set_boolean (self->settings,
                          "window-maximized",
                          gtk_window_is_maximized (window));

  return GTK_WINDOW_CLASS (dateline_window_parent_class)->close_request (window);
}

static void
dateline_window_dispose (GObject *object)
{
  DatelineWindow *self = DATELINE_WINDOW (object);

  g_clear_handle_id (&self->first_run_id, g_source_remove);
  g_clear_handle_id (&self->show_id, g_source_remove);
  g_clear_handle_id (&self->trim_id, g_source_remove);
  self->box = NULL;
  self->work = NULL;
  g_clear_object (&self->settings);
  g_clear_object (&self->store);
  g_clear_object (&self->refresher);

  G_OBJECT_CLASS (dateline_window_parent_class)->dispose (object);
}

static void
dateline_window_class_init (DatelineWindowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dateline_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = dateline_window_close_request;
}

static void
dateline_window_init (DatelineWindow *self)
{
  gtk_window_set_title (GTK_WINDOW (self), _ ("Dateline"));
  gtk_widget_set_size_request (GTK_WIDGET (self), 360, 294);
}

DatelineWindow *
dateline_window_new (DatelineApplication *application,
                     GSettings *settings,
                     DatelineStore *store,
                     DatelineRefresher *refresher)
{
  DatelineWindow *self =
      g_object_new (DATELINE_TYPE_WINDOW, "application", application, NULL);
  g_autoptr (GMenuModel) menu = create_menu ();
  g_autofree char *place = NULL;

  self->settings = g_object_ref (settings);
  self->store = g_object_ref (store);
  self->refresher = g_object_ref (refresher);
  self->reader = DATELINE_READER (dateline_reader_new (store, refresher));
  g_object_set (self->reader, "window-controls", TRUE, NULL);
  dateline_reader_set_menu (self->reader, menu);
  bind_settings (self);
  place = dateline_places_load (settings, dateline_store_get_path (store));
  if (place != NULL)
    dateline_reader_set_state (self->reader, place);
  g_signal_connect (self, "notify::is-active", G_CALLBACK (active_changed_cb), NULL);
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_set_hexpand (GTK_WIDGET (self->reader), TRUE);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->reader));
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (self), self->box);

  gtk_window_set_default_size (GTK_WINDOW (self),
                               g_settings_get_int (settings, "window-width"),
                               g_settings_get_int (settings, "window-height"));
  if (g_settings_get_boolean (settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));

  g_signal_connect_object (store, "working", G_CALLBACK (working_cb), self, 0);
  g_signal_connect_object (store, "damaged", G_CALLBACK (damaged_cb), self, 0);
  dateline_store_open_async (store, NULL, opened_cb, g_object_ref (self));
  return self;
}

void
dateline_window_open (DatelineWindow *self, GFile *file)
{
  g_autofree char *uri = g_file_get_uri (file);

  if (self->reader == NULL)
    return;
  if (g_file_is_native (file))
    dateline_reader_import (self->reader, file);
  else
    dateline_reader_add_feed (self->reader, uri);
}

void
dateline_window_show_news (DatelineWindow *self, gint64 feed_id, gint64 story_id)
{
  g_autoptr (DatelineQuery) query = dateline_query_new ();

  if (self->reader == NULL)
    return;
  dateline_query_set_feed (query, feed_id);
  dateline_query_set_unread_only (query, TRUE);
  dateline_reader_set_query (self->reader, query);
  if (story_id != 0)
    dateline_reader_open_story (self->reader, story_id);
}
