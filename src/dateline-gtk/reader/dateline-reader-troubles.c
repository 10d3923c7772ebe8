/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Feeds that moved, ended or fail: telling the person once, listing them, and what can be
 * done about them. Main context only.
 */

#include "dateline-gtk/reader/dateline-reader-private.h"

#include <glib/gi18n-lib.h>

/* Back to the list of stories once the last problem is gone. */
static void
show_list (DatelineReader *self)
{
  dateline_reader_apply_query (self, self->query);
}

/* Shows the feeds with problems in place of the headlines. */
void
dateline_reader_show_problems (DatelineReader *self)
{
  DatelineSidebar *sidebar = dateline_sidebar_pane_get_sidebar (self->sidebar_pane);

  self->shows_problems = TRUE;
  dateline_sidebar_select_problems (sidebar);
  dateline_list_pane_show_problems (self->list_pane, TRUE);
}

/* The same, in front. */
static void
show_problems (gpointer reader)
{
  DatelineReader *self = reader;

  dateline_reader_show_problems (self);
  if (!dateline_fold_is_pane_visible (self->fold, DATELINE_FOLD_LIST))
    dateline_fold_set_pane (self->fold, DATELINE_FOLD_LIST);
}

static void
address_set_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DatelineReader) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!dateline_store_set_feed_address_finish (DATELINE_STORE (source), result, &error))
    dateline_reader_say_error (self, error);
}

static void
read_at (DatelineReader *self, DatelineFeed *feed, const char *uri)
{
  dateline_store_set_feed_address_async (self->store,
                                         dateline_feed_get_id (feed),
                                         uri,
                                         NULL,
                                         address_set_cb,
                                         g_object_ref (self));
}

/* Where it is is right, whatever its publisher says. */
static void
feed_keep_address_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DatelineReader *self = DATELINE_READER (widget);
  DatelineFeed *feed = dateline_reader_find_feed (self, g_variant_get_int64 (parameter));

  if (feed != NULL)
    read_at (self, feed, dateline_feed_get_uri (feed));
}

/* Reads the feed at @uri, and offers to go on where it was until now. */
static void
change_address (DatelineReader *self,
                DatelineFeed *feed,
                const char *uri,
                const char *text)
{
  read_at (self, feed, uri);
  dateline_reader_add_address (self, feed, dateline_feed_get_uri (feed), uri, text);
}

static void
feed_undo_move_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DatelineReader *self = DATELINE_READER (widget);
  DatelineFeed *feed = dateline_reader_find_feed (self, g_variant_get_int64 (parameter));
  g_autofree char *text = NULL;

  if (feed == NULL || dateline_feed_get_moved_from (feed) == NULL)
    return;
  text = g_strdup_printf (_ ("“%s” is read at its old address again"),
                          dateline_feed_get_title (feed));
  change_address (self, feed, dateline_feed_get_moved_from (feed), text);
}

static void
feed_take_move_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DatelineReader *self = DATELINE_READER (widget);
  DatelineFeed *feed = dateline_reader_find_feed (self, g_variant_get_int64 (parameter));
  g_autofree char *text = NULL;

  if (feed == NULL || dateline_feed_get_move_offer (feed) == NULL)
    return;
  text = g_strdup_printf (_ ("“%s” is read at its new address"),
                          dateline_feed_get_title (feed));
  change_address (self, feed, dateline_feed_get_move_offer (feed), text);
}

static void
feed_open_site_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DatelineReader *self = DATELINE_READER (widget);
  DatelineFeed *feed = dateline_reader_find_feed (self, g_variant_get_int64 (parameter));

  if (feed != NULL && dateline_feed_get_link (feed) != NULL)
    dateline_reader_open_uri (self, dateline_feed_get_link (feed));
}

static void
show_problems_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  show_problems (widget);
}

/* A move can be taken back from where it is told; for the rest there is the list. */
static void
tell_of_one (DatelineReader *self, DatelineFeed *feed)
{
  const char *title = dateline_feed_get_title (feed);
  g_autofree char *text = NULL;

  switch (dateline_feed_get_trouble (feed))
    {
    case DATELINE_FEED_TROUBLE_MOVED:
      text = g_strdup_printf (_ ("“%s” has moved and is read at its new address"), title);
      dateline_reader_add_address (self,
                                   feed,
                                   dateline_feed_get_moved_from (feed),
                                   dateline_feed_get_uri (feed),
                                   text);
      return;
    case DATELINE_FEED_TROUBLE_OFFERED:
      text = g_strdup_printf (_ ("“%s” is said to have moved"), title);
      break;
    case DATELINE_FEED_TROUBLE_DOUBLE:
      text = g_strcmp0 (title, dateline_feed_get_twin_title (feed)) == 0
                 ? g_strdup_printf (_ ("You follow “%s” twice"), title)
                 : g_strdup_printf (_ ("“%s” and “%s” are one feed"),
                                    title,
                                    dateline_feed_get_twin_title (feed));
      break;
    case DATELINE_FEED_TROUBLE_ENDED:
      text = g_strdup_printf (_ ("The publisher of “%s” has ended it"), title);
      break;
    case DATELINE_FEED_TROUBLE_FAILING:
    case DATELINE_FEED_TROUBLE_NONE:
    default:
      text = g_strdup_printf (_ ("“%s” cannot be read"), title);
    }
  dateline_notice_offer (self->notice,
                         text,
                         _ ("_Show"),
                         show_problems,
                         g_object_ref (self),
                         g_object_unref);
}

static void
tell_of_many (DatelineReader *self, guint n)
{
  g_autofree char *text = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%u feed has a problem", "%u feeds have problems", n),
      n);

  dateline_notice_offer (self->notice,
                         text,
                         _ ("_Show"),
                         show_problems,
                         g_object_ref (self),
                         g_object_unref);
}

static void
told_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DatelineReader) self = user_data;
  g_autoptr (GError) error = NULL;

  /* A feed that went meanwhile is no news either. */
  if (!dateline_store_set_feed_told_finish (DATELINE_STORE (source), result, &error) &&
      !g_error_matches (error, DATELINE_STORE_ERROR, DATELINE_STORE_ERROR_NOT_FOUND))
    dateline_reader_say_error (self, error);
}

/* Feeds whose trouble the person has not been told of. */
static GPtrArray *
find_untold (DatelineOverview *overview)
{
  GPtrArray *feeds = dateline_overview_get_feeds (overview);
  GPtrArray *untold = g_ptr_array_new ();

  for (guint i = 0; i < feeds->len; i++)
    {
      DatelineFeedTrouble trouble = dateline_feed_get_trouble (feeds->pdata[i]);

      if (trouble != DATELINE_FEED_TROUBLE_NONE &&
          trouble != dateline_feed_get_told (feeds->pdata[i]))
        g_ptr_array_add (untold, feeds->pdata[i]);
    }
  return untold;
}

static gboolean
has_problems (DatelineOverview *overview)
{
  GPtrArray *feeds = dateline_overview_get_feeds (overview);

  for (guint i = 0; i < feeds->len; i++)
    if (dateline_feed_get_trouble (feeds->pdata[i]) != DATELINE_FEED_TROUBLE_NONE)
      return TRUE;
  return FALSE;
}

/* The overview is new: lists the problems, and tells of those that are. While a refresh
 * runs nothing is told, so that many are told of in one sentence. */
void
dateline_reader_update_problems (DatelineReader *self)
{
  DatelineOverview *overview = dateline_sidebar_get_overview (
      dateline_sidebar_pane_get_sidebar (self->sidebar_pane));
  g_autoptr (GPtrArray) untold = NULL;

  if (overview == NULL)
    return;
  dateline_list_pane_set_overview (self->list_pane, overview);
  if (self->shows_problems && !has_problems (overview))
    show_list (self);
  if (dateline_refresher_is_busy (self->refresher) ||
      (dateline_store_get_limits (self->store) & DATELINE_STORE_LIMIT_READ_ONLY) != 0)
    return;

  untold = find_untold (overview);
  if (untold->len == 1)
    tell_of_one (self, untold->pdata[0]);
  else if (untold->len > 1)
    tell_of_many (self, untold->len);
  for (guint i = 0; i < untold->len; i++)
    dateline_store_set_feed_told_async (self->store,
                                        dateline_feed_get_id (untold->pdata[i]),
                                        dateline_feed_get_trouble (untold->pdata[i]),
                                        NULL,
                                        told_cb,
                                        g_object_ref (self));
}

void
dateline_reader_install_trouble_actions (GtkWidgetClass *widget_class)
{
  static const struct
  {
    const char *name;
    const char *parameter_type;
    GtkWidgetActionActivateFunc activate;
  } actions[] = {
    { "reader.show-problems", NULL, show_problems_cb },
    { "reader.feed-open-site", "x", feed_open_site_cb },
    { "reader.feed-keep-address", "x", feed_keep_address_cb },
    { "reader.feed-take-move", "x", feed_take_move_cb },
    { "reader.feed-undo-move", "x", feed_undo_move_cb },
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class,
                                     actions[i].name,
                                     actions[i].parameter_type,
                                     actions[i].activate);
}
