/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Which feeds are followed and where they and their categories stand: what a person
 * changes of it, in the sidebar or on a card that tells of a feed's trouble, is made by
 * the store and can be taken back. Main context only. */

#include "dateline-gtk/reader/dateline-reader-private.h"

#include "dateline-gtk/reader/dateline-filing-window-private.h"

#include <glib/gi18n-lib.h>

/* What was arranged, as it is taken back or made again next. */
typedef struct
{
  DatelineReader *reader;
  DatelineArrangement *arrangement;
  char *text;
  GTask *task; /* of the turn under way */
} Arranged;

static void
arranged_free (gpointer data)
{
  Arranged *self = data;

  g_object_unref (self->reader);
  dateline_arrangement_free (self->arrangement);
  g_free (self->text);
  g_free (self);
}

/* No list of what is gone. */
static void
leave_removed (DatelineReader *self, const DatelineArrangement *arrangement)
{
  g_autoptr (DatelineQuery) everything = dateline_query_new ();
  gint64 shown = dateline_query_get_feed (self->query);

  if (shown != 0 && dateline_arrangement_removes_feed (arrangement, shown))
    dateline_reader_set_query (self, everything);
}

/* What takes the turn back is the next turn. */
static void
turned_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Arranged *self = user_data;
  g_autoptr (GTask) task = g_steal_pointer (&self->task);
  GError *error = NULL;
  DatelineArrangement *back =
      dateline_store_arrange_finish (DATELINE_STORE (source), result, &error);

  if (back == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  leave_removed (self->reader, self->arrangement);
  dateline_arrangement_free (self->arrangement);
  self->arrangement = back;
  g_task_return_boolean (task, TRUE);
}

static void
turn (gpointer user_data, gboolean again, GTask *task)
{
  Arranged *self = user_data;

  self->task = task;
  dateline_store_arrange_async (self->reader->store,
                                self->arrangement,
                                NULL,
                                turned_cb,
                                self);
}

static void
arranged_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Arranged *arranged = user_data;
  DatelineReader *self = arranged->reader;
  g_autoptr (GError) error = NULL;
  DatelineArrangement *back =
      dateline_store_arrange_finish (DATELINE_STORE (source), result, &error);

  if (back != NULL)
    {
      leave_removed (self, arranged->arrangement);
      dateline_arrangement_free (arranged->arrangement);
      arranged->arrangement = back;
      dateline_deeds_add (self->deeds, arranged->text, turn, arranged, arranged_free);
      dateline_deeds_end (self->deeds);
    }
  else
    {
      dateline_reader_say_error (self, error);
      dateline_deeds_end (self->deeds);
      arranged_free (arranged);
    }
}

/* Makes @arrangement, says @text then, and offers to take it back. */
void
dateline_reader_arrange (DatelineReader *self,
                         const DatelineArrangement *arrangement,
                         const char *text)
{
  Arranged *arranged = g_new0 (Arranged, 1);

  arranged->reader = g_object_ref (self);
  arranged->arrangement = dateline_arrangement_copy (arrangement);
  arranged->text = g_strdup (text);
  dateline_deeds_begin (self->deeds);
  dateline_store_arrange_async (self->store, arrangement, NULL, arranged_cb, arranged);
}

/* Something was made that @back takes back. */
void
dateline_reader_add_arranged (DatelineReader *self,
                              const DatelineArrangement *back,
                              const char *text)
{
  Arranged *arranged = g_new0 (Arranged, 1);

  arranged->reader = g_object_ref (self);
  arranged->arrangement = dateline_arrangement_copy (back);
  arranged->text = g_strdup (text);
  dateline_deeds_add (self->deeds, text, turn, arranged, arranged_free);
}

static gboolean
arranging_cb (DatelineSidebar *sidebar,
              DatelineArrangement *arrangement,
              const char *text,
              DatelineReader *self)
{
  dateline_reader_arrange (self, arrangement, text);
  return TRUE;
}

static void
link_dropped_cb (DatelineSidebar *sidebar, const char *uri, DatelineReader *self)
{
  dateline_reader_add_feed (self, uri);
}

static void
hides_read_cb (DatelineSidebar *sidebar, GParamSpec *pspec, DatelineReader *self)
{
  g_object_notify (G_OBJECT (self), "sidebar-hides-read");
}

void
dateline_reader_connect_sidebar (DatelineReader *self)
{
  DatelineSidebar *sidebar = dateline_sidebar_pane_get_sidebar (self->sidebar_pane);

  g_signal_connect_object (sidebar, "arranging", G_CALLBACK (arranging_cb), self, 0);
  g_signal_connect_object (sidebar,
                           "link-dropped",
                           G_CALLBACK (link_dropped_cb),
                           self,
                           0);
  g_signal_connect_object (sidebar,
                           "notify::hides-read",
                           G_CALLBACK (hides_read_cb),
                           self,
                           0);
}

/* The followed feeds with these numbers (ax), each once. */
static GPtrArray *
find_feeds (DatelineReader *self, GVariant *ids)
{
  GPtrArray *feeds =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dateline_feed_unref);
  GVariantIter iter;
  gint64 id;

  g_variant_iter_init (&iter, ids);
  while (g_variant_iter_next (&iter, "x", &id))
    {
      DatelineFeed *feed = dateline_reader_find_feed (self, id);

      if (feed != NULL && !g_ptr_array_find (feeds, feed, NULL))
        g_ptr_array_add (feeds, dateline_feed_ref (feed));
    }
  return feeds;
}

static void
filed_cb (DatelineFilingWindow *window,
          DatelineArrangement *arrangement,
          const char *text,
          DatelineReader *self)
{
  dateline_reader_arrange (self, arrangement, text);
}

static void
feeds_file_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DatelineReader *self = DATELINE_READER (widget);
  g_autoptr (GPtrArray) feeds = find_feeds (self, parameter);
  GtkWidget *window;

  if (feeds->len == 0)
    return;
  window = dateline_filing_window_new (self->store, feeds);
  g_signal_connect_object (window, "filed", G_CALLBACK (filed_cb), self, 0);
  gtk_window_set_transient_for (GTK_WINDOW (window), dateline_reader_get_window (self));
  gtk_window_present (GTK_WINDOW (window));
}

/* From where a feed is told of; in the sidebar several can be removed at once. */
static void
feed_remove_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DatelineReader *self = DATELINE_READER (widget);
  gint64 feed_id = g_variant_get_int64 (parameter);
  DatelineFeed *feed = dateline_reader_find_feed (self, feed_id);
  g_autoptr (DatelineArrangement) arrangement = NULL;
  g_autofree char *text = NULL;

  if (feed == NULL)
    return;
  arrangement = dateline_arrangement_new ();
  dateline_arrangement_remove_feed (arrangement, feed_id);
  text =
      g_strdup_printf (_ ("“%s” is no longer followed"), dateline_feed_get_title (feed));
  dateline_reader_arrange (self, arrangement, text);
}

static void
next_feed_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DatelineReader *self = DATELINE_READER (widget);

  if (!dateline_sidebar_go_to_unread (
          dateline_sidebar_pane_get_sidebar (self->sidebar_pane),
          g_str_equal (name, "reader.next-feed")))
    dateline_reader_say_all_read (self);
}

static void
find_feed_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DatelineReader *self = DATELINE_READER (widget);

  if (!dateline_fold_is_pane_visible (self->fold, DATELINE_FOLD_SIDEBAR))
    {
      dateline_fold_set_sidebar_hidden (self->fold, FALSE);
      dateline_fold_set_pane (self->fold, DATELINE_FOLD_SIDEBAR);
    }
  dateline_sidebar_find (dateline_sidebar_pane_get_sidebar (self->sidebar_pane));
}

void
dateline_reader_install_arranging_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class,
                                   "reader.feed-remove",
                                   "x",
                                   feed_remove_cb);
  gtk_widget_class_install_action (widget_class,
                                   "reader.feeds-file",
                                   "ax",
                                   feeds_file_cb);
  gtk_widget_class_install_action (widget_class, "reader.next-feed", NULL, next_feed_cb);
  gtk_widget_class_install_action (widget_class,
                                   "reader.previous-feed",
                                   NULL,
                                   next_feed_cb);
  gtk_widget_class_install_action (widget_class, "reader.find-feed", NULL, find_feed_cb);
  gtk_widget_class_install_property_action (widget_class,
                                            "reader.hide-read",
                                            "sidebar-hides-read");
}
