/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What a person does about stories that are kept for reading offline, and about links
 * without a network. Main context only.
 */

#include "dateline-gtk/reader/dateline-reader-private.h"

#include "dateline-gtk/reader/dateline-links-window-private.h"

#include <glib/gi18n-lib.h>

#define GOES_ON_AFTER 5 /* seconds */

/* Who asks for this over a network that wants a sign-in gets that network's own page: it
 * is not encrypted, and nobody's feed. It is reserved for examples (RFC 2606). */
#define PLAIN_URI "http://example.com/"

static DatelineStorySaver *
get_saver (DatelineReader *self)
{
  return dateline_refresher_get_saver (self->refresher);
}

static void
retry_saving_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  dateline_story_saver_retry (get_saver (DATELINE_READER (widget)));
}

static void
go_on (gpointer user_data)
{
  dateline_story_saver_retry (get_saver (user_data));
}

static void
stop_saving_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DatelineReader *self = DATELINE_READER (widget);

  dateline_story_saver_stop (get_saver (self));
  dateline_notice_offer (self->notice,
                         _ ("Stopped. The rest is kept after the next refresh."),
                         _ ("_Go On"),
                         go_on,
                         self,
                         NULL);
}

/* What is sent along with a story is to be kept, too. */
typedef struct
{
  DatelineReader *reader;
  gint64 story_id;
  GTask *task; /* of the turn under way */
} Wish;

static void
wish_free (gpointer data)
{
  Wish *wish = data;

  g_object_unref (wish->reader);
  g_free (wish);
}

static void
want (Wish *wish, gboolean wanted, GAsyncReadyCallback callback)
{
  dateline_store_want_enclosures_async (wish->reader->store,
                                        &wish->story_id,
                                        1,
                                        wanted,
                                        NULL,
                                        callback,
                                        wish);
}

static void
turned_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Wish *wish = user_data;
  g_autoptr (GTask) task = g_steal_pointer (&wish->task);
  GError *error = NULL;

  if (!dateline_store_want_enclosures_finish (DATELINE_STORE (source), result, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  /* What is not wanted any more goes. */
  dateline_story_saver_sync_async (get_saver (wish->reader), NULL, NULL, NULL);
  g_task_return_boolean (task, TRUE);
}

static void
turn (gpointer user_data, gboolean again, GTask *task)
{
  Wish *wish = user_data;

  wish->task = task;
  want (wish, again, turned_cb);
}

static void
wanted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Wish *wish = user_data;
  DatelineReader *self = wish->reader;
  g_autoptr (GError) error = NULL;

  if (dateline_store_want_enclosures_finish (DATELINE_STORE (source), result, &error))
    dateline_deeds_add (self->deeds,
                        _ ("Audio and video are kept with the story"),
                        turn,
                        wish,
                        wish_free);
  else
    dateline_reader_say_error (self, error);
  dateline_deeds_end (self->deeds);
  if (error != NULL)
    wish_free (wish);
}

static void
keep_enclosures_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DatelineReader *self = DATELINE_READER (widget);
  Wish *wish;

  if (dateline_article_pane_get_story_id (self->article_pane) == 0)
    return;
  wish = g_new0 (Wish, 1);
  wish->reader = g_object_ref (self);
  wish->story_id = dateline_article_pane_get_story_id (self->article_pane);
  dateline_deeds_begin (self->deeds);
  want (wish, TRUE, wanted_cb);
}

/* It goes off the list when it is opened, which it is not without a network. */
static void
link_opened_cb (DatelineLinksWindow *window, const char *uri, gpointer user_data)
{
  DatelineReader *self = user_data;

  if (!dateline_refresher_is_online (self->refresher))
    {
      dateline_notice_say (self->notice, _ ("You are still offline"));
      return;
    }
  dateline_store_remove_link_async (self->store, uri, NULL, NULL, NULL);
  dateline_reader_open_uri (self, uri);
}

static void
sign_in_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gboolean seen_to = FALSE;

  g_signal_emit_by_name (widget, "open-uri", PLAIN_URI, &seen_to);
}

static void
show_links_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DatelineReader *self = DATELINE_READER (widget);
  GtkWidget *window = dateline_links_window_new (self->store);

  g_signal_connect_object (window, "open-link", G_CALLBACK (link_opened_cb), self, 0);
  gtk_window_set_transient_for (GTK_WINDOW (window), dateline_reader_get_window (self));
  gtk_window_set_modal (GTK_WINDOW (window), TRUE);
  gtk_window_present (GTK_WINDOW (window));
}

/* A link that may be put aside. */
typedef struct
{
  DatelineReader *reader;
  char *uri;
  char *title;
} Aside;

static void
aside_free (gpointer data)
{
  Aside *aside = data;

  g_object_unref (aside->reader);
  g_free (aside->uri);
  g_free (aside->title);
  g_free (aside);
}

static void
put_aside (gpointer user_data)
{
  Aside *aside = user_data;

  dateline_store_add_link_async (aside->reader->store,
                                 aside->uri,
                                 aside->title,
                                 NULL,
                                 NULL,
                                 NULL);
  dateline_notice_say (aside->reader->notice, _ ("The link waits until you are online"));
}

static gboolean
is_of_web (const char *uri)
{
  const char *scheme = g_uri_peek_scheme (uri);

  return g_strcmp0 (scheme, "http") == 0 || g_strcmp0 (scheme, "https") == 0;
}

/* Offers to keep a link for later where it cannot be opened for want of a network; FALSE
 * if it can. */
gboolean
dateline_reader_offer_later (DatelineReader *self, const char *uri)
{
  DatelineHeadline *headline = dateline_article_pane_get_headline (self->article_pane);
  Aside *aside;

  if (dateline_refresher_is_online (self->refresher) || !is_of_web (uri))
    return FALSE;
  aside = g_new0 (Aside, 1);
  aside->reader = g_object_ref (self);
  aside->uri = g_strdup (uri);
  aside->title =
      g_strdup (headline != NULL ? dateline_headline_get_title (headline) : NULL);
  dateline_notice_offer (self->notice,
                         _ ("You are offline: the link cannot be opened now."),
                         _ ("Open _Later"),
                         put_aside,
                         aside,
                         aside_free);
  return TRUE;
}

/* The address of the file of something that was sent along and is kept; NULL if it is
 * not. */
char *
dateline_reader_find_kept (DatelineReader *self, const char *uri)
{
  DatelineEnclosureKeeper *keeper =
      dateline_refresher_get_enclosure_keeper (self->refresher);
  g_autofree char *path = dateline_enclosure_keeper_find (keeper, uri);

  return path != NULL ? g_filename_to_uri (path, NULL, NULL) : NULL;
}

static char *
find_kept_cb (DatelineArticleView *view, const char *uri, gpointer user_data)
{
  return dateline_reader_find_kept (user_data, uri);
}

static gboolean
go_on_cb (gpointer user_data)
{
  DatelineReader *self = user_data;

  self->saving_source = 0;
  dateline_story_saver_sync_async (get_saver (self), NULL, NULL, NULL);
  return G_SOURCE_REMOVE;
}

/* What was being kept when the program ended goes on, too, once a person has something to
 * look at: it may be much. */
void
dateline_reader_connect_saving (DatelineReader *self)
{
  g_signal_connect_object (dateline_article_pane_get_view (self->article_pane),
                           "find-kept",
                           G_CALLBACK (find_kept_cb),
                           self,
                           0);
  self->saving_source = g_timeout_add_seconds (GOES_ON_AFTER, go_on_cb, self);
}

void
dateline_reader_install_saving_actions (GtkWidgetClass *widget_class)
{
  static const struct
  {
    const char *name;
    GtkWidgetActionActivateFunc activate;
  } actions[] = {
    { "reader.retry-saving", retry_saving_cb },
    { "reader.stop-saving", stop_saving_cb },
    { "reader.keep-enclosures", keep_enclosures_cb },
    { "reader.show-links", show_links_cb },
    { "reader.sign-in", sign_in_cb },
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class,
                                     actions[i].name,
                                     NULL,
                                     actions[i].activate);
}
