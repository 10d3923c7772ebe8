/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The program: the news of one profile (news) and one window, by the command line and the
 * settings. Main thread only.
 */

#include "app/dateline-application.h"

#include "app/dateline-care.h"
#include "app/dateline-news.h"
#include "app/dateline-preferences.h"
#include "app/dateline-prefix.h"
#include "app/dateline-theme.h"
#include "app/dateline-profile-lock.h"
#include "app/dateline-window.h"

#include <glib-unix.h>
#include <glib/gi18n.h>
#include <signal.h>

struct _DatelineApplication
{
  AdwApplication parent_instance;

  GSettings *settings;
  char *profile; /* the folder with everything of the reader's, NULL for the usual ones */
  DatelineNews *news;
  int lock;               /* of the profile, -1 without one */
  gboolean is_locked_out; /* another program has it */
  GCancellable *restoring;
};

G_DEFINE_FINAL_TYPE (DatelineApplication, dateline_application, ADW_TYPE_APPLICATION)

static DatelinePreferences *
show_preferences (DatelineApplication *self)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));
  GtkWidget *preferences =
      dateline_preferences_new (self->settings, dateline_news_get_refresher (self->news));

  gtk_window_set_transient_for (GTK_WINDOW (preferences), window);
  gtk_window_present (GTK_WINDOW (preferences));
  return DATELINE_PREFERENCES (preferences);
}

static void
preferences_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  show_preferences (user_data);
}

static void
storage_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  dateline_preferences_show_storage (show_preferences (user_data));
}

static void
about_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (user_data));

  adw_show_about_window (
      window,
      "application-name",
      _ ("Dateline"),
      "application-icon",
      DATELINE_APPLICATION_ID,
      "version",
      DATELINE_VERSION,
      "developer-name",
      _ ("The Dateline authors"),
      "license-type",
      GTK_LICENSE_LGPL_2_1,
      "website",
      "https://dateline.github.io/",
      "comments",
      _ ("Reads the news, keeps it for reading offline, and finds it again."),
      /* Translators: your names, a line each. */
      "translator-credits",
      _ ("translator-credits"),
      NULL);
}

static DatelineWindow *
create_window (DatelineApplication *self)
{
  return dateline_window_new (self,
                              self->settings,
                              dateline_news_get_store (self->news),
                              dateline_news_get_refresher (self->news));
}

/* The main window, whatever dialog is before it. */
static GtkWindow *
find_window (DatelineApplication *self)
{
  for (GList *at = gtk_application_get_windows (GTK_APPLICATION (self)); at != NULL;
       at = at->next)
    if (DATELINE_IS_WINDOW (at->data))
      return at->data;
  return NULL;
}

/* While there is nothing behind the window, nothing of it can be asked for. */
static void
set_usable (DatelineApplication *self, gboolean usable)
{
  static const char *const names[] = {
    "preferences", "storage", "back-up", "restore", "reopen",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    g_simple_action_set_enabled (
        G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self), names[i])),
        usable);
}

static void
show_work (DatelineApplication *self,
           const char *title,
           const char *text,
           double fraction)
{
  GtkWindow *window = find_window (self);

  if (window != NULL)
    dateline_window_show_work (DATELINE_WINDOW (window),
                               title,
                               text,
                               fraction,
                               self->restoring);
}

/* There are news again: a window of them in the place of the one that there is. */
static GtkWindow *
replace_window (DatelineApplication *self)
{
  GtkWindow *old = find_window (self);
  GtkWindow *window;
  int width = -1;
  int height = -1;

  set_usable (self, TRUE);
  if (old != NULL)
    {
      gtk_window_get_default_size (old, &width, &height);
      gtk_window_destroy (old);
    }
  window = GTK_WINDOW (create_window (self));
  if (width > 0 && height > 0)
    gtk_window_set_default_size (window, width, height);
  gtk_window_present (window);
  return window;
}

static void
reopened_cb (const char *aside, const GError *error, gpointer user_data)
{
  replace_window (user_data);
}

static void
reopen_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DatelineApplication *self = user_data;

  set_usable (self, FALSE);
  dateline_news_reopen (self->news, reopened_cb, self);
  show_work (self,
             _ ("Repairing the Stories…"),
             _ ("The file in which they are kept is damaged. What is readable is saved "
                "into a new one; nothing is deleted."),
             -1);
}

static void
back_up_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DatelineApplication *self = user_data;

  dateline_care_back_up (find_window (self), dateline_news_get_store (self->news));
}

static void
show_restoring (double fraction, gpointer user_data)
{
  show_work (user_data,
             _ ("Restoring…"),
             _ ("The backup is looked at and copied."),
             fraction);
}

static void
restored_cb (const char *aside, const GError *error, gpointer user_data)
{
  DatelineApplication *self = user_data;
  GtkWindow *window;

  g_clear_object (&self->restoring);
  window = replace_window (self);
  if (aside != NULL)
    dateline_care_tell_of_restoring (window, aside);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    dateline_care_say (window, _ ("The Backup Was Not Restored"), error->message);
}

static void
restore (const char *path, gpointer user_data)
{
  DatelineApplication *self = user_data;

  /* Asked for twice, it is done once. */
  if (self->restoring != NULL)
    return;
  self->restoring = g_cancellable_new ();
  set_usable (self, FALSE);
  dateline_news_restore (self->news,
                         path,
                         self->restoring,
                         show_restoring,
                         restored_cb,
                         self);
  show_restoring (-1, self);
}

static void
restore_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DatelineApplication *self = user_data;

  dateline_care_choose_backup (find_window (self),
                               dateline_news_get_store (self->news),
                               restore,
                               self);
}

static void
quit_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DatelineApplication *self = user_data;
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  /* Closing keeps the window's size. */
  if (window != NULL)
    gtk_window_close (window);
  g_application_quit (G_APPLICATION (self));
}

static DatelineWindow *
get_window (DatelineApplication *self)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  if (DATELINE_IS_WINDOW (window))
    return DATELINE_WINDOW (window);

  return create_window (self);
}

/* A notification was pressed. */
static void
show_news_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DatelineWindow *window = get_window (user_data);
  gint64 feed_id, story_id;

  g_variant_get (parameter, "(xx)", &feed_id, &story_id);
  gtk_window_present (GTK_WINDOW (window));
  dateline_window_show_news (window, feed_id, story_id);
}

static void
dateline_application_activate (GApplication *application)
{
  if (DATELINE_APPLICATION (application)->is_locked_out)
    return;
  dateline_window_present_filled (get_window (DATELINE_APPLICATION (application)));
}

/* An address given from outside fills the window in which feeds are added and no more:
 * the person decides. */
static void
dateline_application_open (GApplication *application,
                           GFile **files,
                           int n_files,
                           const char *hint)
{
  DatelineWindow *window;

  if (DATELINE_APPLICATION (application)->is_locked_out)
    return;
  window = get_window (DATELINE_APPLICATION (application));
  gtk_window_present (GTK_WINDOW (window));
  for (int i = 0; i < n_files; i++)
    dateline_window_open (window, files[i]);
}

static int
dateline_application_handle_local_options (GApplication *application,
                                           GVariantDict *options)
{
  DatelineApplication *self = DATELINE_APPLICATION (application);
  g_autofree char *profile = NULL;

  if (g_variant_dict_contains (options, "version"))
    {
      g_print ("dateline %s\n", DATELINE_VERSION);
      return 0;
    }
  if (g_variant_dict_lookup (options, "profile", "^ay", &profile))
    {
      /* A profile is a reader of its own beside the usual one. */
      self->profile = g_canonicalize_filename (profile, NULL);
      g_application_set_flags (application,
                               g_application_get_flags (application) |
                                   G_APPLICATION_NON_UNIQUE);
    }
  return -1;
}

/* One program has a profile at a time. Of the usual one a second asks the first to show
 * its window, by the session bus; without a bus, and of another profile, it says so and
 * ends. */
static gboolean
lock_profile (DatelineApplication *self)
{
  g_autofree char *folder =
      g_path_get_dirname (dateline_store_get_path (dateline_news_get_store (self->news)));

  self->is_locked_out = !dateline_profile_lock_take (folder, &self->lock);
  if (self->is_locked_out)
    g_printerr (_ ("dateline: Dateline is running already with these stories.\n"));
  return !self->is_locked_out;
}

static gboolean
quit_signal_cb (gpointer user_data)
{
  quit_cb (NULL, NULL, user_data);
  return G_SOURCE_CONTINUE;
}

/* What ends a session ends the program as a person would: what was marked is written. */
static void
heed_signals (DatelineApplication *self)
{
  static const int numbers[] = { SIGTERM, SIGINT, SIGHUP };

  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    g_unix_signal_add (numbers[i], quit_signal_cb, self);
}

static void
dateline_application_startup (GApplication *application)
{
  DatelineApplication *self = DATELINE_APPLICATION (application);
  static const GActionEntry actions[] = {
    { "preferences", preferences_cb, NULL, NULL, NULL, { 0 } },
    { "storage", storage_cb, NULL, NULL, NULL, { 0 } },
    { "back-up", back_up_cb, NULL, NULL, NULL, { 0 } },
    { "restore", restore_cb, NULL, NULL, NULL, { 0 } },
    { "reopen", reopen_cb, NULL, NULL, NULL, { 0 } },
    { "about", about_cb, NULL, NULL, NULL, { 0 } },
    { "quit", quit_cb, NULL, NULL, NULL, { 0 } },
    { "show-news", show_news_cb, "(xx)", NULL, NULL, { 0 } },
  };
  gboolean has_named_theme = dateline_theme_name_empty ();

  /* The file is opened by threads of the store, while GTK gets ready here. */
  self->news = dateline_news_new (GTK_APPLICATION (self), self->profile);
  if (lock_profile (self))
    dateline_store_open_async (dateline_news_get_store (self->news), NULL, NULL, NULL);

  dateline_theme_start_gtk (has_named_theme);
  G_APPLICATION_CLASS (dateline_application_parent_class)->startup (application);
  if (self->is_locked_out)
    return;
  heed_signals (self);

  dateline_news_tell (self->news);
  gtk_window_set_default_icon_name (DATELINE_APPLICATION_ID);
  self->settings = dateline_prefix_open_settings ();
  dateline_prefix_find_icons ();
  g_action_map_add_action_entries (G_ACTION_MAP (self),
                                   actions,
                                   G_N_ELEMENTS (actions),
                                   self);
  gtk_application_set_accels_for_action (GTK_APPLICATION (self),
                                         "app.quit",
                                         (const char *[]){ "<Control>q", NULL });
  gtk_application_set_accels_for_action (GTK_APPLICATION (self),
                                         "app.preferences",
                                         (const char *[]){ "<Control>comma", NULL });
  gtk_application_set_accels_for_action (GTK_APPLICATION (self),
                                         "window.close",
                                         (const char *[]){ "<Control>w", NULL });
}

static void
dateline_application_shutdown (GApplication *application)
{
  DatelineApplication *self = DATELINE_APPLICATION (application);

  if (self->restoring != NULL)
    g_cancellable_cancel (self->restoring);
  if (self->news != NULL)
    dateline_news_close (self->news);

  G_APPLICATION_CLASS (dateline_application_parent_class)->shutdown (application);
}

static void
dateline_application_dispose (GObject *object)
{
  DatelineApplication *self = DATELINE_APPLICATION (object);

  g_clear_pointer (&self->news, dateline_news_free);
  g_clear_object (&self->settings);
  g_clear_object (&self->restoring);
  g_clear_pointer (&self->profile, g_free);
  dateline_profile_lock_drop (&self->lock);

  G_OBJECT_CLASS (dateline_application_parent_class)->dispose (object);
}

static void
dateline_application_class_init (DatelineApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dateline_application_dispose;
  application_class->activate = dateline_application_activate;
  application_class->open = dateline_application_open;
  application_class->handle_local_options = dateline_application_handle_local_options;
  application_class->startup = dateline_application_startup;
  application_class->shutdown = dateline_application_shutdown;
}

static void
dateline_application_init (DatelineApplication *self)
{
  static const GOptionEntry options[] = {
    { "profile",
      'p',
      0,
      G_OPTION_ARG_FILENAME,
      NULL,
      N_ ("Keep everything in this folder instead of the usual one"),
      N_ ("FOLDER") },
    { "version",
      'v',
      0,
      G_OPTION_ARG_NONE,
      NULL,
      N_ ("Print the version and exit"),
      NULL },
    { 0 },
  };

  self->lock = -1;
  g_application_add_main_option_entries (G_APPLICATION (self), options);
}

gboolean
dateline_application_is_locked_out (DatelineApplication *self)
{
  return self->is_locked_out;
}

DatelineApplication *
dateline_application_new (void)
{
  DatelineApplication *self = g_object_new (DATELINE_TYPE_APPLICATION,
                                            "application-id",
                                            DATELINE_APPLICATION_ID,
                                            "flags",
                                            G_APPLICATION_HANDLES_OPEN,
                                            NULL);

  /* There is nothing under it, and GTK would have icons looked for there: it has listed
   * the folders of all icons by the time that libadwaita adds one, and does so again. */
  g_application_set_resource_base_path (G_APPLICATION (self), NULL);
  return self;
}
