/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The window with what is known of a feed: its name, categories and settings, which can
 * be changed, what it says of itself, how it is refreshed and what is wrong with it. What
 * is changed counts at once. The window follows the store while it is open. Its buttons
 * activate the reader's actions, which the host lends it. Main context only.
 */

#include "dateline-gtk/reader/dateline-feed-window-private.h"

#include "dateline-gtk/images/dateline-feed-icon-private.h"
#include "dateline-gtk/reader/dateline-category-entry-private.h"
#include "dateline-gtk/reader/dateline-fact-group-private.h"
#include "dateline-gtk/reader/dateline-feed-facts-private.h"
#include "dateline-gtk/reader/dateline-fetch-log-private.h"
#include "dateline-gtk/reader/dateline-keeping-note-private.h"
#include "dateline-gtk/reader/dateline-settings-choices-private.h"
#include "dateline-gtk/reader/dateline-trouble-card-private.h"

#include <glib/gi18n-lib.h>

#define ICON_SIZE 48

struct _DatelineFeedWindow
{
  GtkWindow parent_instance;

  DatelineStore *store;
  DatelineFeed *feed;
  /* What can be changed, as the person changed it last or as the store has it. */
  char *name; /* NULL for the publisher's */
  GStrv names;
  DatelineFeedSettings *chosen;
  GCancellable *cancellable; /* cancelled when the window goes */
  gboolean reading;
  gboolean stale; /* the feed has changed since it was read */

  GtkWidget *top;
  GtkWidget *icon;
  GtkWidget *heading;
  GtkWidget *summary;
  GtkWidget *trouble;
  GtkWidget *title;
  GtkWidget *categories;
  GtkWidget *facts;
  GtkWidget *settings;
  GtkWidget *about;
  GtkWidget *refreshing;
  GtkWidget *log;
};

G_DEFINE_FINAL_TYPE (DatelineFeedWindow, dateline_feed_window, GTK_TYPE_WINDOW)

enum
{
  ARRANGING,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* A name that is typed and is the publisher's title is none: the feed goes on bearing
 * what its publisher calls it. One that it had, as from a list of feeds, is left alone.
 */
static const char *
get_own_name (DatelineFeedWindow *self)
{
  const char *name = gtk_editable_get_text (GTK_EDITABLE (self->title));
  gboolean is_own = *name != '\0' &&
                    (dateline_feed_get_name (self->feed) != NULL ||
                     !g_str_equal (name, dateline_feed_get_title (self->feed))) &&
                    g_strcmp0 (name, dateline_feed_get_publisher_title (self->feed)) != 0;

  if (g_strcmp0 (name, self->name) == 0)
    return self->name;
  return is_own ? name : NULL;
}

static char *
describe (DatelineFeedWindow *self, gboolean is_renamed)
{
  if (is_renamed)
    return g_strdup_printf (_ ("“%s” is now called “%s”"),
                            dateline_feed_get_title (self->feed),
                            gtk_editable_get_text (GTK_EDITABLE (self->title)));
  return g_strdup_printf (_ ("“%s” was changed"), dateline_feed_get_title (self->feed));
}

/* Has done what was changed since, and nothing else: others may change the feed as well.
 */
static void
apply (DatelineFeedWindow *self)
{
  const char *name = get_own_name (self);
  gint64 id = dateline_feed_get_id (self->feed);
  g_autoptr (DatelineArrangement) arrangement = dateline_arrangement_new ();
  const DatelineFeedSettings *settings =
      dateline_settings_choices_get (DATELINE_SETTINGS_CHOICES (self->settings));
  g_auto (GStrv) names =
      dateline_category_entry_get_names (DATELINE_CATEGORY_ENTRY (self->categories));
  g_autofree char *text = describe (self, g_strcmp0 (name, self->name) != 0);

  if (g_strcmp0 (name, self->name) != 0)
    {
      dateline_arrangement_rename_feed (arrangement, id, name);
      g_free (self->name);
      self->name = g_strdup (name);
    }
  if (!g_strv_equal ((const char *const *) names, (const char *const *) self->names))
    {
      dateline_arrangement_file_feed (arrangement, id, (const char *const *) names);
      g_strfreev (self->names);
      self->names = g_steal_pointer (&names);
    }
  if (!dateline_feed_settings_equal (settings, self->chosen))
    {
      dateline_arrangement_set_feed_settings (arrangement, id, settings);
      dateline_feed_settings_free (self->chosen);
      self->chosen = dateline_feed_settings_copy (settings);
    }
  if (!dateline_arrangement_is_empty (arrangement))
    g_signal_emit (self, signals[ARRANGING], 0, arrangement, text);
}

/* Whether something was typed that is not kept yet. */
static gboolean
has_typed (DatelineFeedWindow *self)
{
  g_auto (GStrv) names =
      dateline_category_entry_get_names (DATELINE_CATEGORY_ENTRY (self->categories));

  return g_strcmp0 (get_own_name (self), self->name) != 0 ||
         !g_strv_equal ((const char *const *) names, (const char *const *) self->names);
}

/* A line to type in would keep the key to itself, though what was typed is kept already.
 */
static gboolean
turn_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  if (has_typed (DATELINE_FEED_WINDOW (widget)))
    return FALSE;
  gtk_widget_activate_action (widget, user_data, NULL);
  return TRUE;
}

static void
add_undo_keys (DatelineFeedWindow *self)
{
  static const struct
  {
    GdkModifierType modifiers;
    const char *action;
  } turns[] = {
    { GDK_CONTROL_MASK, "reader.undo" },
    { GDK_CONTROL_MASK | GDK_SHIFT_MASK, "reader.redo" },
  };
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  for (guint i = 0; i < G_N_ELEMENTS (turns); i++)
    gtk_shortcut_controller_add_shortcut (
        GTK_SHORTCUT_CONTROLLER (keys),
        gtk_shortcut_new (
            gtk_keyval_trigger_new (GDK_KEY_z, turns[i].modifiers),
            gtk_callback_action_new (turn_cb, (gpointer) turns[i].action, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

static gboolean
close_request_cb (DatelineFeedWindow *self)
{
  apply (self);
  return FALSE;
}

static void
copy_address (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  DatelineFeedWindow *self = DATELINE_FEED_WINDOW (widget);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget),
                          dateline_feed_get_uri (self->feed));
}

static void
show_trouble (DatelineFeedWindow *self)
{
  GtkWidget *card = dateline_trouble_card_new (self->feed, NULL);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->trouble)) != NULL)
    gtk_box_remove (GTK_BOX (self->trouble), child);
  gtk_widget_set_visible (self->trouble, card != NULL);
  if (card != NULL)
    gtk_box_append (GTK_BOX (self->trouble), card);
}

/* What others change: not the name and the categories, where a person may be typing. */
static void
show_facts (DatelineFeedWindow *self)
{
  guint n_stories = dateline_feed_get_n_stories (self->feed);
  g_autofree char *count = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                                         "%u story, %u unread",
                                                         "%u stories, %u unread",
                                                         n_stories),
                                            n_stories,
                                            dateline_feed_get_n_unread (self->feed));

  gtk_label_set_label (GTK_LABEL (self->heading), dateline_feed_get_title (self->feed));
  gtk_label_set_label (GTK_LABEL (self->summary), count);
  dateline_feed_icon_set_uri (DATELINE_FEED_ICON (self->icon),
                              dateline_feed_get_icon_uri (self->feed),
                              dateline_feed_get_uri (self->feed));
  show_trouble (self);
  dateline_feed_facts_show_about (self->about, self->feed);
  dateline_feed_facts_show_refreshing (self->refreshing, self->feed);
}

static void read_feed (DatelineFeedWindow *self);

/* What the feed's categories say, if the overview is there. */
static DatelineFeedSettings *
get_inherited (DatelineFeed *feed, DatelineOverview *overview)
{
  DatelineFeedSettings *settings = dateline_feed_settings_new ();
  const char *const *names = dateline_feed_get_categories (feed);
  GPtrArray *categories =
      overview != NULL ? dateline_overview_get_categories (overview) : NULL;

  for (; categories != NULL && *names != NULL; names++)
    for (guint i = 0; i < categories->len; i++)
      if (g_str_equal (dateline_category_get_name (categories->pdata[i]), *names))
        dateline_feed_settings_inherit (
            settings,
            dateline_category_get_settings (categories->pdata[i]));
  return settings;
}

/* Takes over what others changed since @before. What is typed and not done yet stays. */
static void
show_changes (DatelineFeedWindow *self, DatelineFeed *before, DatelineOverview *overview)
{
  DatelineFeed *feed = self->feed;
  const char *const *names = dateline_feed_get_categories (feed);
  const DatelineFeedSettings *own = dateline_feed_get_own_settings (feed);
  g_autoptr (DatelineFeedSettings) inherited = get_inherited (feed, overview);
  gboolean is_typed = g_strcmp0 (get_own_name (self), self->name) != 0;

  if (!g_str_equal (dateline_feed_get_title (before), dateline_feed_get_title (feed)))
    {
      g_free (self->name);
      self->name = g_strdup (dateline_feed_get_name (feed));
      if (!is_typed)
        gtk_editable_set_text (GTK_EDITABLE (self->title),
                               dateline_feed_get_title (feed));
    }
  if (!g_strv_equal (dateline_feed_get_categories (before), names))
    {
      g_strfreev (self->names);
      self->names = g_strdupv ((GStrv) names);
      dateline_category_entry_set_names (DATELINE_CATEGORY_ENTRY (self->categories),
                                         names);
    }
  if (!dateline_feed_settings_equal (dateline_feed_get_own_settings (before), own))
    {
      dateline_feed_settings_free (self->chosen);
      self->chosen = dateline_feed_settings_copy (own);
    }
  dateline_settings_choices_set (DATELINE_SETTINGS_CHOICES (self->settings),
                                 self->chosen,
                                 inherited);
}

static DatelineFeed *
find_feed (DatelineOverview *overview, gint64 id)
{
  GPtrArray *feeds = dateline_overview_get_feeds (overview);

  for (guint i = 0; i < feeds->len; i++)
    if (dateline_feed_get_id (feeds->pdata[i]) == id)
      return feeds->pdata[i];
  return NULL;
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DatelineFeedWindow) self = user_data;
  g_autoptr (DatelineOverview) overview =
      dateline_store_load_overview_finish (DATELINE_STORE (source), result, NULL);
  g_autoptr (DatelineFeed) before = NULL;
  DatelineFeed *found;

  self->reading = FALSE;
  if (overview == NULL || self->feed == NULL)
    return;
  found = find_feed (overview, dateline_feed_get_id (self->feed));
  if (found == NULL) /* it is no longer followed */
    {
      gtk_window_destroy (GTK_WINDOW (self));
      return;
    }

  before = g_steal_pointer (&self->feed);
  self->feed = dateline_feed_ref (found);
  show_changes (self, before, overview);
  show_facts (self);
  dateline_fetch_log_update (DATELINE_FETCH_LOG (self->log));
  if (self->stale)
    read_feed (self);
}

static void
read_feed (DatelineFeedWindow *self)
{
  self->stale = self->reading;
  if (self->reading)
    return;

  self->reading = TRUE;
  dateline_store_load_overview_async (self->store,
                                      self->cancellable,
                                      listed_cb,
                                      g_object_ref (self));
}

static void
store_changed_cb (DatelineStore *store, DatelineStoreChanges *changes, gpointer user_data)
{
  DatelineFeedWindow *self = user_data;
  gint64 id = dateline_store_changes_get_feed_id (changes);

  if (id == 0 || id == dateline_feed_get_id (self->feed))
    read_feed (self);
}

static void
dateline_feed_window_dispose (GObject *object)
{
  DatelineFeedWindow *self = DATELINE_FEED_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->store != NULL)
    g_signal_handlers_disconnect_by_data (self->store, self);
  g_clear_object (&self->store);
  g_clear_pointer (&self->feed, dateline_feed_unref);
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->names, g_strfreev);
  g_clear_pointer (&self->chosen, dateline_feed_settings_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), DATELINE_TYPE_FEED_WINDOW);

  G_OBJECT_CLASS (dateline_feed_window_parent_class)->dispose (object);
}

static void
dateline_feed_window_class_init (DatelineFeedWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dateline_feed_window_dispose;

  /* The person changes the feed: how, and what to say of it. */
  signals[ARRANGING] = g_signal_new ("arranging",
                                     G_TYPE_FROM_CLASS (klass),
                                     G_SIGNAL_RUN_LAST,
                                     0,
                                     NULL,
                                     NULL,
                                     NULL,
                                     G_TYPE_NONE,
                                     2,
                                     DATELINE_TYPE_ARRANGEMENT,
                                     G_TYPE_STRING);

  g_type_ensure (DATELINE_TYPE_CATEGORY_ENTRY);
  gtk_widget_class_set_template_from_resource (
      widget_class,
      "/io/github/dateline/gtk/reader/dateline-feed-window.ui");
  gtk_widget_class_bind_template_child (widget_class, DatelineFeedWindow, top);
  gtk_widget_class_bind_template_child (widget_class, DatelineFeedWindow, heading);
  gtk_widget_class_bind_template_child (widget_class, DatelineFeedWindow, summary);
  gtk_widget_class_bind_template_child (widget_class, DatelineFeedWindow, trouble);
  gtk_widget_class_bind_template_child (widget_class, DatelineFeedWindow, title);
  gtk_widget_class_bind_template_child (widget_class, DatelineFeedWindow, categories);
  gtk_widget_class_bind_template_child (widget_class, DatelineFeedWindow, facts);
  gtk_widget_class_bind_template_callback (widget_class, apply);
  gtk_widget_class_install_action (widget_class, "feed.copy-address", NULL, copy_address);
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
  add_undo_keys (self);
  self->cancellable = g_cancellable_new ();
  self->about = dateline_fact_group_new (_ ("About"));
  self->refreshing = dateline_fact_group_new (_ ("Refreshing"));
  gtk_box_append (GTK_BOX (self->facts), self->about);
  gtk_box_append (GTK_BOX (self->facts), self->refreshing);
  g_signal_connect (self, "close-request", G_CALLBACK (close_request_cb), NULL);
}

/* @loader: where the icon comes from, nullable. */
GtkWidget *
dateline_feed_window_new (DatelineStore *store,
                          DatelineFeed *feed,
                          DatelinePictureLoader *loader)
{
  DatelineFeedWindow *self = g_object_new (DATELINE_TYPE_FEED_WINDOW, NULL);

  self->store = g_object_ref (store);
  self->feed = dateline_feed_ref (feed);
  self->icon = dateline_feed_icon_new (loader, ICON_SIZE);
  gtk_widget_set_valign (self->icon, GTK_ALIGN_START);
  gtk_box_prepend (GTK_BOX (self->top), self->icon);
  gtk_editable_set_text (GTK_EDITABLE (self->title), dateline_feed_get_title (feed));
  if (dateline_feed_get_publisher_title (feed) != NULL)
    gtk_entry_set_placeholder_text (GTK_ENTRY (self->title),
                                    dateline_feed_get_publisher_title (feed));
  dateline_category_entry_set_names (DATELINE_CATEGORY_ENTRY (self->categories),
                                     dateline_feed_get_categories (feed));
  dateline_category_entry_set_store (DATELINE_CATEGORY_ENTRY (self->categories), store);
  self->name = g_strdup (dateline_feed_get_name (feed));
  self->names = g_strdupv ((GStrv) dateline_feed_get_categories (feed));
  self->chosen = dateline_feed_settings_copy (dateline_feed_get_own_settings (feed));
  self->settings = dateline_settings_choices_new ();
  show_changes (self, feed, NULL);
  g_signal_connect_swapped (self->settings, "chosen", G_CALLBACK (apply), self);
  gtk_box_prepend (
      GTK_BOX (self->facts),
      dateline_keeping_note_new (store, dateline_feed_get_id (feed), self->settings));
  gtk_box_prepend (GTK_BOX (self->facts), self->settings);
  self->log = dateline_fetch_log_new (store, dateline_feed_get_id (feed));
  gtk_box_append (GTK_BOX (self->facts), self->log);
  show_facts (self);
  read_feed (self); /* for what its categories say */
  gtk_window_set_focus (GTK_WINDOW (self), self->title);
  g_signal_connect (store, "changed", G_CALLBACK (store_changed_cb), self);
  return GTK_WIDGET (self);
}
