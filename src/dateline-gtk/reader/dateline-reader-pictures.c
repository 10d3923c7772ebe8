/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The viewer over the reader, opened from a picture of the article. While it is there
 * nothing behind it can be reached. Main context only.
 */

#include "dateline-gtk/reader/dateline-reader-private.h"

#include "dateline-gtk/images/dateline-picture-loader-private.h"

static void
set_reachable (DatelineReader *self, gboolean is_reachable)
{
  gtk_widget_set_can_focus (GTK_WIDGET (self->fold), is_reachable);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->fold),
                               GTK_ACCESSIBLE_STATE_HIDDEN,
                               !is_reachable,
                               -1);
}

static void
picture_activated_cb (DatelineArticleView *view, guint position, gpointer user_data)
{
  DatelineReader *self = user_data;
  g_autoptr (GPtrArray) pictures = dateline_article_view_list_pictures (view);

  if (position >= pictures->len)
    return;
  dateline_picture_viewer_open (self->viewer, pictures, position);
  set_reachable (self, FALSE);
}

static void
closed_cb (DatelinePictureViewer *viewer, gpointer user_data)
{
  DatelineReader *self = user_data;

  set_reachable (self, TRUE);
  dateline_article_view_focus_picture (
      dateline_article_pane_get_view (self->article_pane),
      dateline_picture_viewer_get_position (viewer));
}

/* Another story has other pictures. */
static void
opened_cb (DatelineReader *self)
{
  if (!gtk_widget_get_visible (GTK_WIDGET (self->viewer)))
    return;
  g_signal_handlers_block_by_func (self->viewer, closed_cb, self);
  dateline_picture_viewer_close (self->viewer);
  g_signal_handlers_unblock_by_func (self->viewer, closed_cb, self);
  set_reachable (self, TRUE);
  gtk_widget_grab_focus (
      GTK_WIDGET (dateline_article_pane_get_view (self->article_pane)));
}

static void
open_uri_cb (DatelineReader *self, const char *uri)
{
  dateline_reader_open_uri (self, uri);
}

static void
message_cb (DatelineReader *self, const char *text)
{
  dateline_notice_say (self->notice, text);
}

/* Which feeds are to load their pictures otherwise than the others. */
static void
overview_changed_cb (DatelineSidebar *sidebar, GParamSpec *pspec, gpointer user_data)
{
  DatelineReader *self = user_data;
  DatelineOverview *overview = dateline_sidebar_get_overview (sidebar);
  GPtrArray *feeds = overview != NULL ? dateline_overview_get_feeds (overview) : NULL;
  g_autoptr (GHashTable) policies =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; feeds != NULL && i < feeds->len; i++)
    {
      const DatelineFeedSettings *settings = dateline_feed_get_settings (feeds->pdata[i]);

      if (dateline_feed_settings_get (settings, DATELINE_FEED_SETTING_PICTURES) !=
          DATELINE_FEED_SETTING_UNSET)
        g_hash_table_insert (policies,
                             g_strdup (dateline_feed_get_uri (feeds->pdata[i])),
                             GUINT_TO_POINTER (dateline_picture_policy_get_for_feed (
                                 DATELINE_PICTURE_POLICY_ALWAYS,
                                 settings)));
    }
  dateline_picture_loader_set_feed_policies (self->loader,
                                             feeds != NULL ? policies : NULL);
}

/* Lets the viewer of a new reader, its article and the notice speak to each other. */
void
dateline_reader_connect_viewer (DatelineReader *self)
{
  DatelineArticleView *view = dateline_article_pane_get_view (self->article_pane);
  DatelineSidebar *sidebar = dateline_sidebar_pane_get_sidebar (self->sidebar_pane);

  g_signal_connect_object (sidebar,
                           "notify::overview",
                           G_CALLBACK (overview_changed_cb),
                           self,
                           0);
  overview_changed_cb (sidebar, NULL, self);
  g_signal_connect_object (view,
                           "picture-activated",
                           G_CALLBACK (picture_activated_cb),
                           self,
                           0);
  g_signal_connect_object (view,
                           "message",
                           G_CALLBACK (message_cb),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->viewer, "closed", G_CALLBACK (closed_cb), self, 0);
  g_signal_connect_object (self->viewer,
                           "open-uri",
                           G_CALLBACK (open_uri_cb),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->viewer,
                           "message",
                           G_CALLBACK (message_cb),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->article_pane,
                           "opened",
                           G_CALLBACK (opened_cb),
                           self,
                           G_CONNECT_SWAPPED);
}
