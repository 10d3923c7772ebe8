/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The window in which feeds are added: an address is typed or pasted, the feeds found
 * there are offered with their newest headlines, and the chosen ones are filed under
 * categories. Nothing is asked of any server before a person presses Find, and what goes
 * on can be cancelled. Main context only.
 */

#include "dateline-gtk/reader/dateline-subscribe-window-private.h"

#include "dateline-gtk/reader/dateline-category-entry-private.h"
#include "dateline-gtk/reader/dateline-found-row-private.h"
#include "dateline-gtk/reader/dateline-subscribe-address-private.h"

#include <glib/gi18n-lib.h>

struct _DatelineSubscribeWindow
{
  GtkWindow parent_instance;

  DatelineRefresher *refresher;
  GCancellable *cancellable; /* of what goes on; NULL when nothing does */

  /* following */
  GPtrArray *rows; /* the chosen ones, of DatelineFoundRow */
  guint n_tried;
  gint64 first_id; /* of what was added, 0 for none */
  char *failure;   /* why the first one that failed did, or NULL */

  GtkWidget *address;
  GtkWidget *find_button;
  GtkWidget *progress_box;
  GtkWidget *progress;
  GtkWidget *cancel_button;
  GtkWidget *problem;
  GtkWidget *insecure_button;
  GtkWidget *found_box;
  GtkWidget *found_list;
  GtkWidget *categories_label;
  GtkWidget *categories;
  GtkWidget *follow_button;
};

G_DEFINE_FINAL_TYPE (DatelineSubscribeWindow, dateline_subscribe_window, GTK_TYPE_WINDOW)

enum
{
  SUBSCRIBED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void follow_next (DatelineSubscribeWindow *self);

/* What goes on. */

/* The window is as high as what it shows would like. */
static void
fit (DatelineSubscribeWindow *self)
{
  int width, height;

  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  gtk_window_set_default_size (GTK_WINDOW (self), width, -1);
}

static void
say_progress (DatelineSubscribeWindow *self, const char *text)
{
  gtk_label_set_label (GTK_LABEL (self->progress), text);
}

static void
set_busy (DatelineSubscribeWindow *self, gboolean busy)
{
  gtk_widget_set_visible (self->progress_box, busy);
  if (busy)
    gtk_widget_grab_focus (self->cancel_button);
  gtk_widget_set_sensitive (self->address, !busy);
  gtk_widget_set_sensitive (self->find_button, !busy);
  gtk_widget_set_sensitive (self->found_box, !busy);
}

static GCancellable *
begin (DatelineSubscribeWindow *self)
{
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  set_busy (self, TRUE);
  return self->cancellable;
}

/* FALSE if the window is closed, or something else was begun since. */
static gboolean
end (DatelineSubscribeWindow *self, GCancellable *cancellable)
{
  if (self->cancellable != cancellable)
    return FALSE;
  g_clear_object (&self->cancellable);
  set_busy (self, FALSE);
  return TRUE;
}

static void
cancel (DatelineSubscribeWindow *self)
{
  if (self->cancellable == NULL)
    return;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
}

static void
cancel_cb (GtkWidget *widget, gpointer user_data)
{
  DatelineSubscribeWindow *self = user_data;

  cancel (self);
  set_busy (self, FALSE);
  gtk_widget_grab_focus (self->address);
}

static void
show_problem (DatelineSubscribeWindow *self, const char *text)
{
  gtk_label_set_label (GTK_LABEL (self->problem), text != NULL ? text : "");
  gtk_widget_set_visible (self->problem, text != NULL);
  gtk_widget_set_visible (self->insecure_button, FALSE);
}

/* What was found. */

static void
chosen_cb (DatelineSubscribeWindow *self)
{
  g_autoptr (GPtrArray) chosen =
      dateline_found_rows_list_chosen (GTK_LIST_BOX (self->found_list));
  g_autofree char *label = chosen->len > 1
                               ? g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                                               "_Add %u Feed",
                                                               "_Add %u Feeds",
                                                               chosen->len),
                                                  chosen->len)
                               : g_strdup (_ ("_Add Feed"));

  gtk_button_set_label (GTK_BUTTON (self->follow_button), label);
  gtk_widget_set_sensitive (self->follow_button, chosen->len > 0);
}

static void
show_feed (DatelineSubscribeWindow *self, gint64 feed_id)
{
  g_signal_emit (self, signals[SUBSCRIBED], 0, feed_id);
  gtk_window_close (GTK_WINDOW (self));
}

static void
show_feed_cb (DatelineFoundRow *row, gint64 feed_id, gpointer user_data)
{
  show_feed (user_data, feed_id);
}

static void
show_links (DatelineSubscribeWindow *self, GPtrArray *links)
{
  GtkListBox *list = GTK_LIST_BOX (self->found_list);
  gboolean has_new = FALSE;

  dateline_found_rows_fill (list, links);
  for (guint i = 0; i < links->len; i++)
    {
      DatelineFoundRow *row = dateline_found_rows_get (list, i);

      g_signal_connect_object (row,
                               "notify::chosen",
                               G_CALLBACK (chosen_cb),
                               self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (row, "show-feed", G_CALLBACK (show_feed_cb), self, 0);
      if (!has_new && dateline_feed_link_get_feed_id (links->pdata[i]) == 0)
        {
          has_new = TRUE;
          dateline_found_row_set_chosen (row, TRUE);
        }
    }
  gtk_widget_set_visible (self->categories_label, has_new);
  gtk_widget_set_visible (self->categories, has_new);
  gtk_widget_set_visible (self->follow_button, has_new);
  gtk_widget_set_visible (self->found_box, TRUE);
  fit (self);
  chosen_cb (self);
  gtk_widget_grab_focus (has_new ? self->follow_button : self->found_list);
}

/* A row is chosen by its whole width. */
static void
row_activated_cb (GtkListBox *list, GtkListBoxRow *row, gpointer user_data)
{
  DatelineFoundRow *found = DATELINE_FOUND_ROW (row);

  if (dateline_found_rows_get (list, 1) != NULL)
    dateline_found_row_set_chosen (found, !dateline_found_row_is_chosen (found));
}

/* Finding. */

static void
discovered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DatelineSubscribeWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) links =
      dateline_refresher_discover_finish (DATELINE_REFRESHER (source), result, &error);

  if (!end (self, g_task_get_cancellable (G_TASK (result))))
    return;
  if (links == NULL)
    {
      const char *address = gtk_editable_get_text (GTK_EDITABLE (self->address));

      show_problem (self, error->message);
      gtk_widget_set_visible (self->insecure_button,
                              dateline_subscribe_may_be_insecure (address, error));
      gtk_widget_grab_focus (self->address);
      return;
    }
  show_links (self, links);
}

static void
find (DatelineSubscribeWindow *self)
{
  const char *address = gtk_editable_get_text (GTK_EDITABLE (self->address));
  g_autofree char *plain = g_strstrip (g_strdup (address));
  g_autofree char *text = dateline_subscribe_describe_search (plain);

  show_problem (self, NULL);
  gtk_widget_set_visible (self->found_box, FALSE);
  fit (self);
  say_progress (self, text);
  dateline_refresher_discover_async (self->refresher,
                                     address,
                                     begin (self),
                                     discovered_cb,
                                     g_object_ref (self));
}

static void
find_cb (GtkWidget *widget, gpointer user_data)
{
  find (user_data);
}

static void
insecure_cb (GtkWidget *widget, gpointer user_data)
{
  DatelineSubscribeWindow *self = user_data;
  g_autofree char *address =
      g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->address))));
  g_autofree char *insecure = g_strconcat ("http://", address, NULL);

  gtk_editable_set_text (GTK_EDITABLE (self->address), insecure);
  find (self);
}

/* Following, one after the other. */

static void
end_following (DatelineSubscribeWindow *self)
{
  gint64 first_id = self->first_id;

  g_clear_pointer (&self->rows, g_ptr_array_unref);
  end (self, self->cancellable);
  if (self->failure == NULL && first_id != 0)
    {
      show_feed (self, first_id);
      return;
    }
  show_problem (self, self->failure);
  g_clear_pointer (&self->failure, g_free);
}

static void
subscribed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DatelineSubscribeWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  gint64 feed_id =
      dateline_refresher_subscribe_finish (DATELINE_REFRESHER (source), result, &error);
  DatelineFoundRow *row;

  /* What was added while somebody cancelled stays added. */
  if (self->cancellable == NULL ||
      self->cancellable != g_task_get_cancellable (G_TASK (result)))
    return;
  row = self->rows->pdata[self->n_tried++];
  if (error == NULL)
    {
      dateline_found_row_set_followed (row, feed_id);
      if (self->first_id == 0)
        self->first_id = feed_id;
    }
  else if (self->failure == NULL)
    {
      const char *title =
          dateline_feed_link_get_title (dateline_found_row_get_link (row));

      self->failure = title != NULL ? g_strdup_printf ("%s: %s", title, error->message)
                                    : g_strdup (error->message);
    }
  follow_next (self);
}

static void
follow_next (DatelineSubscribeWindow *self)
{
  g_auto (GStrv) categories = NULL;
  g_autofree char *text = NULL;

  if (self->n_tried == self->rows->len)
    {
      end_following (self);
      return;
    }
  categories =
      dateline_category_entry_get_names (DATELINE_CATEGORY_ENTRY (self->categories));
  text = self->rows->len == 1 ? g_strdup (_ ("Adding the feed…"))
                              : g_strdup_printf (_ ("Adding feed %u of %u…"),
                                                 self->n_tried + 1,
                                                 self->rows->len);
  say_progress (self, text);
  dateline_refresher_subscribe_async (
      self->refresher,
      dateline_found_row_get_link (self->rows->pdata[self->n_tried]),
      (const char *const *) categories,
      self->cancellable,
      subscribed_cb,
      g_object_ref (self));
}

static void
follow_cb (GtkWidget *widget, gpointer user_data)
{
  DatelineSubscribeWindow *self = user_data;
  g_autoptr (GPtrArray) chosen =
      dateline_found_rows_list_chosen (GTK_LIST_BOX (self->found_list));

  if (chosen->len == 0 || self->cancellable != NULL)
    return;
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  self->rows = g_steal_pointer (&chosen);
  self->n_tried = 0;
  self->first_id = 0;
  show_problem (self, NULL);
  begin (self);
  follow_next (self);
}

static void
dateline_subscribe_window_dispose (GObject *object)
{
  DatelineSubscribeWindow *self = DATELINE_SUBSCRIBE_WINDOW (object);

  cancel (self);
  g_clear_object (&self->refresher);
  g_clear_pointer (&self->failure, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), DATELINE_TYPE_SUBSCRIBE_WINDOW);

  G_OBJECT_CLASS (dateline_subscribe_window_parent_class)->dispose (object);
}

/* A closed window stops asking at once. */
static gboolean
dateline_subscribe_window_close_request (GtkWindow *window)
{
  cancel (DATELINE_SUBSCRIBE_WINDOW (window));
  return GTK_WINDOW_CLASS (dateline_subscribe_window_parent_class)
      ->close_request (window);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, DatelineSubscribeWindow, address);
  gtk_widget_class_bind_template_child (widget_class,
                                        DatelineSubscribeWindow,
                                        find_button);
  gtk_widget_class_bind_template_child (widget_class,
                                        DatelineSubscribeWindow,
                                        progress_box);
  gtk_widget_class_bind_template_child (widget_class, DatelineSubscribeWindow, progress);
  gtk_widget_class_bind_template_child (widget_class,
                                        DatelineSubscribeWindow,
                                        cancel_button);
  gtk_widget_class_bind_template_child (widget_class, DatelineSubscribeWindow, problem);
  gtk_widget_class_bind_template_child (widget_class,
                                        DatelineSubscribeWindow,
                                        insecure_button);
  gtk_widget_class_bind_template_child (widget_class, DatelineSubscribeWindow, found_box);
  gtk_widget_class_bind_template_child (widget_class,
                                        DatelineSubscribeWindow,
                                        found_list);
  gtk_widget_class_bind_template_child (widget_class,
                                        DatelineSubscribeWindow,
                                        categories_label);
  gtk_widget_class_bind_template_child (widget_class,
                                        DatelineSubscribeWindow,
                                        categories);
  gtk_widget_class_bind_template_child (widget_class,
                                        DatelineSubscribeWindow,
                                        follow_button);
}

static void
dateline_subscribe_window_class_init (DatelineSubscribeWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dateline_subscribe_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = dateline_subscribe_window_close_request;

  signals[SUBSCRIBED] = g_signal_new ("subscribed",
                                      G_TYPE_FROM_CLASS (klass),
                                      G_SIGNAL_RUN_LAST,
                                      0,
                                      NULL,
                                      NULL,
                                      NULL,
                                      G_TYPE_NONE,
                                      1,
                                      G_TYPE_INT64);

  g_type_ensure (DATELINE_TYPE_CATEGORY_ENTRY);
  gtk_widget_class_set_template_from_resource (
      widget_class,
      "/io/github/dateline/gtk/reader/dateline-subscribe-window.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, find_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
  gtk_widget_class_bind_template_callback (widget_class, insecure_cb);
  gtk_widget_class_bind_template_callback (widget_class, follow_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_add_binding_action (widget_class,
                                       GDK_KEY_Escape,
                                       0,
                                       "window.close",
                                       NULL);
}

static void
dateline_subscribe_window_init (DatelineSubscribeWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* @address: (nullable): what to look at, as dropped on the window or given by a link */
GtkWidget *
dateline_subscribe_window_new (DatelineRefresher *refresher, const char *address)
{
  DatelineSubscribeWindow *self = g_object_new (DATELINE_TYPE_SUBSCRIBE_WINDOW, NULL);

  self->refresher = g_object_ref (refresher);
  dateline_category_entry_set_store (DATELINE_CATEGORY_ENTRY (self->categories),
                                     dateline_refresher_get_store (refresher));
  if (address != NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->address), address);
  return GTK_WIDGET (self);
}
