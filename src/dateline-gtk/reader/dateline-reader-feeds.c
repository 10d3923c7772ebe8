/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What a person does to feeds: adding, refreshing, looking at what they are, joining.
 * Main context only.
 */

#include "dateline-gtk/reader/dateline-reader-private.h"

#include "dateline-gtk/reader/dateline-category-window-private.h"
#include "dateline-gtk/reader/dateline-feed-window-private.h"
#include "dateline-gtk/reader/dateline-subscribe-window-private.h"

#include <glib/gi18n-lib.h>

/* The window that the reader is in, for those that belong to it; NULL without one. */
GtkWindow *
dateline_reader_get_window (DatelineReader *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

/* The feed with this number; NULL if it is not followed. */
DatelineFeed *
dateline_reader_find_feed (DatelineReader *self, gint64 feed_id)
{
  DatelineOverview *overview = dateline_sidebar_get_overview (
      dateline_sidebar_pane_get_sidebar (self->sidebar_pane));
  GPtrArray *feeds = overview != NULL ? dateline_overview_get_feeds (overview) : NULL;

  for (guint i = 0; feeds != NULL && i < feeds->len; i++)
    if (dateline_feed_get_id (feeds->pdata[i]) == feed_id)
      return feeds->pdata[i];
  return NULL;
}

static void
refreshed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DatelineReader) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DatelineRefreshSummary) summary =
      dateline_refresher_refresh_finish (DATELINE_REFRESHER (source), result, &error);
  g_autofree char *text = NULL;
  guint n_failed;

  if (summary == NULL)
    {
      dateline_reader_say_error (self, error);
      return;
    }

  n_failed = dateline_refresh_summary_get_n_failed (summary);
  if ((n_failed == 1 || dateline_refresh_summary_wants_sign_in (summary)) &&
      dateline_refresh_summary_get_first_error (summary) != NULL)
    text = g_strdup (dateline_refresh_summary_get_first_error (summary));
  else if (n_failed > 0)
    text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                         "%u feed could not be refreshed",
                                         "%u feeds could not be refreshed",
                                         n_failed),
                            n_failed);
  else if (dateline_refresh_summary_get_n_feeds (summary) == 0 &&
           !dateline_refresher_is_online (self->refresher))
    text = g_strdup (_ ("Offline: new stories come when the network is back"));
  else if (dateline_refresh_summary_get_n_feeds (summary) == 0 &&
           dateline_refresh_summary_get_n_waiting (summary) > 0)
    text = dateline_refresh_summary_dup_waiting_text (summary);
  else if (dateline_refresh_summary_get_n_added (summary) == 0)
    text = g_strdup (_ ("No new stories"));
  if (text != NULL)
    dateline_notice_say (self->notice, text);
}

static void
refresh (GtkWidget *widget, DatelineRefreshFlags flags)
{
  DatelineReader *self = DATELINE_READER (widget);

  dateline_refresher_refresh_async (self->refresher,
                                    flags,
                                    self->cancellable,
                                    refreshed_cb,
                                    g_object_ref (self));
}

static void
refresh_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  refresh (widget, DATELINE_REFRESH_ASKED);
}

static void
refresh_force_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  refresh (widget, DATELINE_REFRESH_FORCE);
}

static void
guide_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DatelineReader) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DatelineRefreshSummary) summary =
      dateline_refresher_refresh_finish (DATELINE_REFRESHER (source), result, &error);

  if (summary == NULL)
    dateline_reader_say_error (self, error);
}

/* The guide ships inside the program: a new store shows it without asking any server, and
 * without being asked to refresh. */
void
dateline_reader_read_guide (DatelineReader *self)
{
  DatelineOverview *overview = dateline_sidebar_get_overview (
      dateline_sidebar_pane_get_sidebar (self->sidebar_pane));
  GPtrArray *feeds = overview != NULL ? dateline_overview_get_feeds (overview) : NULL;

  if (feeds == NULL || self->guide_asked)
    return;

  self->guide_asked = TRUE;
  for (guint i = 0; i < feeds->len; i++)
    if (g_str_equal (dateline_feed_get_uri (feeds->pdata[i]), DATELINE_GUIDE_URI) &&
        dateline_feed_get_fetched_at (feeds->pdata[i]) == DATELINE_TIME_UNKNOWN)
      dateline_refresher_refresh_feed_async (self->refresher,
                                             dateline_feed_get_id (feeds->pdata[i]),
                                             DATELINE_REFRESH_DUE,
                                             self->cancellable,
                                             guide_read_cb,
                                             g_object_ref (self));
}

static void
feed_refresh_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DatelineReader *self = DATELINE_READER (widget);

  dateline_refresher_refresh_feed_async (self->refresher,
                                         g_variant_get_int64 (parameter),
                                         DATELINE_REFRESH_ASKED,
                                         self->cancellable,
                                         refreshed_cb,
                                         g_object_ref (self));
}

static void
cancel_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  dateline_refresher_cancel (DATELINE_READER (widget)->refresher);
}

static void
subscribed_cb (DatelineSubscribeWindow *window, gint64 feed_id, gpointer user_data)
{
  DatelineReader *self = user_data;
  g_autoptr (DatelineQuery) query = dateline_query_new ();

  dateline_query_set_feed (query, feed_id);
  dateline_reader_set_query (self, query);
}

/**
 * dateline_reader_add_feed:
 * @self: a reader
 * @address: (nullable): what to look at, %NULL to let the person type it
 *
 * Opens the window in which a feed is added. Nothing is asked of any server before the
 * person presses Find.
 */
void
dateline_reader_add_feed (DatelineReader *self, const char *address)
{
  GtkWidget *window;

  g_return_if_fail (DATELINE_IS_READER (self));

  window = dateline_subscribe_window_new (self->refresher, address);
  g_signal_connect_object (window, "subscribed", G_CALLBACK (subscribed_cb), self, 0);
  gtk_window_set_transient_for (GTK_WINDOW (window), dateline_reader_get_window (self));
  gtk_window_present (GTK_WINDOW (window));
}

static void
add_feed_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  dateline_reader_add_feed (DATELINE_READER (widget), NULL);
}

static void
lent_action_cb (GSimpleAction *action, GVariant *parameter, DatelineReader *self)
{
  g_autofree char *name =
      g_strconcat ("reader.", g_action_get_name (G_ACTION (action)), NULL);

  gtk_widget_activate_action_variant (GTK_WIDGET (self), name, parameter);
}

/* A window beside the reader's has none of its actions: lends it those on feeds. */
static void
lend_actions (DatelineReader *self, GtkWidget *window)
{
  static const struct
  {
    const char *name;
    const char *type;
  } actions[] = {
    { "feed-refresh", "x" },
    { "feed-remove", "x" },
    { "feed-join", "x" },
    { "feed-open-site", "x" },
    { "feed-keep-address", "x" },
    { "feed-take-move", "x" },
    { "feed-undo-move", "x" },
    { "undo", NULL },
    { "redo", NULL },
  };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      const char *type = actions[i].type;
      g_autoptr (GSimpleAction) action =
          g_simple_action_new (actions[i].name,
                               type != NULL ? G_VARIANT_TYPE (type) : NULL);

      g_signal_connect_object (action, "activate", G_CALLBACK (lent_action_cb), self, 0);
      g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
    }
  gtk_widget_insert_action_group (window, "reader", G_ACTION_GROUP (group));
}

static void
arranging_cb (GtkWidget *window,
              DatelineArrangement *arrangement,
              const char *text,
              gpointer user_data)
{
  dateline_reader_arrange (user_data, arrangement, text);
}

/* Lends what takes back what is changed in a window, and shows the window. */
static void
show_window (DatelineReader *self, GtkWidget *window)
{
  lend_actions (self, window);
  g_signal_connect_object (window, "arranging", G_CALLBACK (arranging_cb), self, 0);
  gtk_window_set_transient_for (GTK_WINDOW (window), dateline_reader_get_window (self));
  gtk_window_present (GTK_WINDOW (window));
}

static void
category_settings_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DatelineReader *self = DATELINE_READER (widget);

  show_window (
      self,
      dateline_category_window_new (self->store, g_variant_get_string (parameter, NULL)));
}

static void
feed_properties_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DatelineReader *self = DATELINE_READER (widget);
  DatelineFeed *feed = dateline_reader_find_feed (self, g_variant_get_int64 (parameter));

  if (feed != NULL)
    show_window (self, dateline_feed_window_new (self->store, feed, self->loader));
}

/* A feed that is about to be joined with another. */
typedef struct
{
  DatelineReader *reader;
  DatelineFeed *feed;
} Joining;

static Joining *
joining_new (DatelineReader *reader, DatelineFeed *feed)
{
  Joining *self = g_new (Joining, 1);

  self->reader = g_object_ref (reader);
  self->feed = dateline_feed_ref (feed);
  return self;
}

static void
joining_free (Joining *self)
{
  g_object_unref (self->reader);
  dateline_feed_unref (self->feed);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Joining, joining_free)

static void
joined_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Joining) self = user_data;
  g_autoptr (GError) error = NULL;

  if (dateline_store_join_feeds_finish (DATELINE_STORE (source), result, &error))
    dateline_reader_add_joining (self->reader, self->feed);
  else
    dateline_reader_say_error (self->reader, error);
}

/* It has turned out to be another one that is followed. */
static void
feed_join_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DatelineReader *self = DATELINE_READER (widget);
  DatelineFeed *feed = dateline_reader_find_feed (self, g_variant_get_int64 (parameter));

  if (feed != NULL && dateline_feed_get_twin_id (feed) != 0)
    dateline_store_join_feeds_async (self->store,
                                     dateline_feed_get_id (feed),
                                     dateline_feed_get_twin_id (feed),
                                     NULL,
                                     joined_cb,
                                     joining_new (self, feed));
}

void
dateline_reader_install_feed_actions (GtkWidgetClass *widget_class)
{
  static const struct
  {
    const char *name;
    const char *parameter_type;
    GtkWidgetActionActivateFunc activate;
  } actions[] = {
    { "reader.refresh", NULL, refresh_cb },
    { "reader.refresh-force", NULL, refresh_force_cb },
    { "reader.cancel", NULL, cancel_cb },
    { "reader.add-feed", NULL, add_feed_cb },
    { "reader.feed-refresh", "x", feed_refresh_cb },
    { "reader.feed-properties", "x", feed_properties_cb },
    { "reader.category-settings", "s", category_settings_cb },
    { "reader.feed-join", "x", feed_join_cb },
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class,
                                     actions[i].name,
                                     actions[i].parameter_type,
                                     actions[i].activate);
}
