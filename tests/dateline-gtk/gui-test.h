/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What the tests of widgets have in common: waiting, finding a widget, and stores with
 * made-up stories. Each test program includes it once.
 */

#pragma once

#include "dateline-folders.h"
#include "dateline/dateline.h"
#include "dateline/model/dateline-entry-builder-private.h"
#include "dateline/model/dateline-feed-document-builder-private.h"
#include "dateline/model/dateline-fetch-outcome-private.h"

#include <glib/gstdio.h>
#include <gtk/gtk.h>

/* Runs the main loop until @condition holds: nothing here waits for a fixed time, and
 * what does not come within ten seconds fails. */
#define WAIT_FOR(condition)                                                              \
  G_STMT_START                                                                           \
  {                                                                                      \
    gint64 deadline_ = g_get_monotonic_time () + 30 * G_TIME_SPAN_SECOND;                \
    while (!(condition))                                                                 \
      {                                                                                  \
        if (g_get_monotonic_time () > deadline_)                                         \
          g_error ("waited in vain for %s", #condition);                                 \
        if (!g_main_context_iteration (NULL, FALSE))                                     \
          g_usleep (1000);                                                               \
      }                                                                                  \
  }                                                                                      \
  G_STMT_END

/* Lets whatever is due now happen, for what must not happen. */
G_GNUC_UNUSED static void
run_for (int milliseconds)
{
  gint64 end = g_get_monotonic_time () + milliseconds * G_TIME_SPAN_MILLISECOND;

  while (g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
}

G_GNUC_UNUSED static gboolean
count_frame_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer n)
{
  (*(guint *) n)++;
  return G_SOURCE_CONTINUE;
}

/* Lets @n frames of @widget's window be drawn, for what comes to rest over some of them:
 * how long a frame takes depends on what else the machine does. */
G_GNUC_UNUSED static void
draw_frames (GtkWidget *widget, guint n)
{
  guint drawn = 0;
  guint id = gtk_widget_add_tick_callback (widget, count_frame_cb, &drawn, NULL);

  WAIT_FOR (drawn > n);
  gtk_widget_remove_tick_callback (widget, id);
}

/* The first widget below @widget of the class called @type, or of one derived from it,
 * that has the CSS class @style,
 * if one is given; NULL if none is seen. */
G_GNUC_UNUSED static GtkWidget *
find_widget (GtkWidget *widget, const char *type, const char *style)
{
  GtkWidget *child;

  if (!gtk_widget_get_child_visible (widget) || !gtk_widget_get_visible (widget))
    return NULL;
  if (g_type_is_a (G_OBJECT_TYPE (widget), g_type_from_name (type)) &&
      (style == NULL || gtk_widget_has_css_class (widget, style)))
    return widget;
  for (child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_widget (child, type, style);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* The button that is called @label, anywhere below @widget; NULL if there is none. */
G_GNUC_UNUSED static GtkWidget *
find_button_called (GtkWidget *widget, const char *label)
{
  if (GTK_IS_BUTTON (widget) &&
      g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_button_called (child, label);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* The first controller of that type; the widget keeps it. No event that a test can make
 * reaches a touch screen, so that a gesture is told what it would say. */
G_GNUC_UNUSED static GtkEventController *
find_controller (GtkWidget *widget, GType type)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (controller, type))
        return controller;
    }
  g_assert_not_reached ();
}

/* As the key arrives at the widget; whether it was taken. */
G_GNUC_UNUSED static gboolean
press_key (GtkWidget *widget, guint keyval, GdkModifierType state)
{
  gboolean is_taken = FALSE;

  g_signal_emit_by_name (find_controller (widget, GTK_TYPE_EVENT_CONTROLLER_KEY),
                         "key-pressed",
                         keyval,
                         0,
                         state,
                         &is_taken);
  return is_taken;
}

/* Shows @widget in a window of its own. */
G_GNUC_UNUSED static GtkWindow *
show_in_window (GtkWidget *widget, int width, int height)
{
  GtkWindow *window = GTK_WINDOW (gtk_window_new ());

  gtk_window_set_child (window, widget);
  gtk_window_set_default_size (window, width, height);
  gtk_window_present (window);
  WAIT_FOR (gtk_widget_get_width (widget) > 0);
  return window;
}

G_GNUC_UNUSED static void
result_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

typedef struct
{
  char *folder;
  DatelineStore *store;
} TestStore;

/* A new, open store in a folder of its own, which follows nothing. */
G_GNUC_UNUSED static void
test_store_init (TestStore *self)
{
  g_autofree char *path = NULL;
  g_autoptr (GAsyncResult) opened = NULL;
  g_autoptr (GAsyncResult) listed = NULL;
  g_autoptr (GPtrArray) feeds = NULL;
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("dateline-gui-XXXXXX", NULL);
  path = g_build_filename (self->folder, "dateline.db", NULL);
  self->store = dateline_store_new (path);
  /* The tests say themselves what is read. */
  dateline_store_set_first_unread (self->store, -1, -1);
  dateline_store_open_async (self->store, NULL, result_cb, &opened);
  WAIT_FOR (opened != NULL);
  dateline_store_open_finish (self->store, opened, &error);
  g_assert_no_error (error);

  /* Without the guide, so that what is counted is what the test has put there. */
  dateline_store_list_feeds_async (self->store, NULL, result_cb, &listed);
  WAIT_FOR (listed != NULL);
  feeds = dateline_store_list_feeds_finish (self->store, listed, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < feeds->len; i++)
    {
      g_autoptr (GAsyncResult) removed = NULL;

      dateline_store_remove_feed_async (self->store,
                                        dateline_feed_get_id (feeds->pdata[i]),
                                        NULL,
                                        result_cb,
                                        &removed);
      WAIT_FOR (removed != NULL);
      g_assert_true (dateline_store_remove_feed_finish (self->store, removed, &error));
    }
}

G_GNUC_UNUSED static void
test_store_clear (TestStore *self)
{
  gpointer store = self->store;

  /* What was asked of it still has to be answered. */
  g_object_add_weak_pointer (G_OBJECT (self->store), &store);
  g_object_unref (self->store);
  WAIT_FOR (store == NULL);
  remove_folder (self->folder);
  g_free (self->folder);
}

/* Follows a feed; @category: nullable. Returns its number. */
G_GNUC_UNUSED static gint64
test_store_add_feed (TestStore *self,
                     const char *uri,
                     const char *title,
                     const char *category)
{
  const char *categories[] = { category, NULL };
  g_autoptr (GAsyncResult) added = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id;

  dateline_store_add_feed_async (self->store,
                                 uri,
                                 title,
                                 categories,
                                 NULL,
                                 result_cb,
                                 &added);
  WAIT_FOR (added != NULL);
  id = dateline_store_add_feed_finish (self->store, added, &error);
  g_assert_no_error (error);
  return id;
}

/* What a fetch at @fetched_at found. */
G_GNUC_UNUSED static void
test_store_merge (TestStore *self,
                  gint64 feed_id,
                  DatelineFeedDocument *document,
                  gint64 fetched_at)
{
  g_autoptr (DatelineFetchOutcome) outcome = dateline_fetch_outcome_new ();
  g_autoptr (DatelineStoreChanges) changes = NULL;
  g_autoptr (GAsyncResult) merged = NULL;
  g_autoptr (GError) error = NULL;

  outcome->fetched_at = fetched_at;
  outcome->succeeded = TRUE;
  dateline_store_merge_async (self->store,
                              feed_id,
                              document,
                              outcome,
                              NULL,
                              result_cb,
                              &merged);
  WAIT_FOR (merged != NULL);
  changes = dateline_store_merge_finish (self->store, merged, &error);
  g_assert_no_error (error);
}

/* Gives a feed @n_stories stories called "Story @first", "Story @first + 1", …, each an
 * hour older than the one before, the first of them published at @newest. */
G_GNUC_UNUSED static void
test_store_add_stories (TestStore *self,
                        gint64 feed_id,
                        guint first,
                        guint n_stories,
                        gint64 newest)
{
  g_auto (DatelineFeedDocumentBuilder) document = { 0 };
  g_autoptr (DatelineFeedDocument) built = NULL;

  dateline_feed_document_builder_init (&document);
  document.is_complete = TRUE;
  if (document.entries == NULL)
    document.entries =
        g_ptr_array_new_with_free_func ((GDestroyNotify) dateline_entry_unref);
  for (guint i = 0; i < n_stories; i++)
    {
      g_auto (DatelineEntryBuilder) entry = { 0 };

      dateline_entry_builder_init (&entry);
      entry.key = g_strdup_printf ("g:%" G_GINT64_FORMAT "-%u", feed_id, first + i);
      entry.title = g_strdup_printf ("Story %u", first + i);
      entry.link = g_strdup_printf ("https://stories.example/%" G_GINT64_FORMAT "/%u",
                                    feed_id,
                                    first + i);
      entry.summary = g_strdup ("A few words about it.");
      entry.published = newest - i * 3600;
      g_ptr_array_add (document.entries, dateline_entry_builder_build (&entry));
    }
  built = dateline_feed_document_builder_build (&document);
  test_store_merge (self, feed_id, built, g_get_real_time () / G_USEC_PER_SEC);
}

/* Marks stories read or unread. */
G_GNUC_UNUSED static void
test_store_set_read (TestStore *self, const gint64 *ids, gsize n_ids, gboolean read)
{
  g_autoptr (GAsyncResult) set = NULL;
  g_autoptr (DatelineMarking) marking = NULL;
  g_autoptr (GError) error = NULL;

  dateline_store_set_read_async (self->store, ids, n_ids, read, NULL, result_cb, &set);
  WAIT_FOR (set != NULL);
  marking = dateline_store_set_read_finish (self->store, set, &error);
  g_assert_no_error (error);
}
