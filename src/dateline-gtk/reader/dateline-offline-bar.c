/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Lines over the headlines that say that there is no network, that links wait for one,
 * and how far the keeping of stories has got. Each is there only when it has something to
 * say. Main context only.
 */

#include "dateline-gtk/reader/dateline-offline-bar-private.h"

#include "dateline-gtk/images/dateline-presence-private.h"
#include "dateline-gtk/reader/dateline-status-line-private.h"

#include <glib/gi18n-lib.h>

struct _DatelineOfflineBar
{
  GtkWidget parent_instance;

  DatelineRefresher *refresher;
  DatelineStore *store;
  DatelineStorySaver *saver;
  GCancellable *cancellable;
  guint n_links;

  GtkWidget *box;
  DatelineStatusLine *network; /* each in a revealer */
  DatelineStatusLine *saving;
  GtkWidget *sign_in_button;
  GtkWidget *links_button;
};

G_DEFINE_FINAL_TYPE (DatelineOfflineBar, dateline_offline_bar, GTK_TYPE_WIDGET)

static char *
describe_network (DatelineOfflineBar *self)
{
  if (dateline_refresher_wants_sign_in (self->refresher))
    return g_strdup (_ ("The network wants you to sign in first. "
                        "What is here can be read."));
  if (!dateline_refresher_is_online (self->refresher))
    return g_strdup (_ ("You are offline. What is here can be read."));
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                       "%u link waits to be opened.",
                                       "%u links wait to be opened.",
                                       self->n_links),
                          self->n_links);
}

static void
reveal (DatelineStatusLine *line, gboolean revealed)
{
  GtkWidget *revealer = gtk_widget_get_parent (GTK_WIDGET (line));

  gtk_revealer_set_reveal_child (GTK_REVEALER (revealer), revealed);
}

static void
update_network (DatelineOfflineBar *self)
{
  gboolean wants_sign_in = dateline_refresher_wants_sign_in (self->refresher);
  gboolean has_network = dateline_refresher_is_online (self->refresher) && !wants_sign_in;
  g_autofree char *text = describe_network (self);
  /* Translators: the button to a list of so many links. */
  g_autofree char *links = g_strdup_printf (_ ("_Links (%u)"), self->n_links);

  dateline_status_line_set_text (self->network,
                                 has_network ? "dateline-browser-symbolic"
                                             : "network-offline-symbolic",
                                 text);
  gtk_button_set_label (GTK_BUTTON (self->links_button), links);
  gtk_widget_set_visible (self->links_button, self->n_links > 0);
  gtk_widget_set_visible (self->sign_in_button, wants_sign_in);
  reveal (self->network, !has_network || self->n_links > 0);
}

static void
update_saving (DatelineOfflineBar *self)
{
  guint n_stories = dateline_story_saver_get_n_stories (self->saver);
  guint n_done = dateline_story_saver_get_n_done (self->saver);
  g_autofree char *text = NULL;

  reveal (self->saving, n_stories > n_done);
  if (n_stories == 0)
    return;
  text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                       "Keeping %u story for offline reading: %u done",
                                       "Keeping %u stories for offline reading: %u done",
                                       n_stories),
                          n_stories,
                          n_done);
  dateline_status_line_set_text (self->saving, "dateline-save-symbolic", text);
  dateline_status_line_set_fraction (self->saving, (double) n_done / n_stories);
}

static void
links_listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DatelineOfflineBar) self = user_data;
  g_autoptr (GPtrArray) links =
      dateline_store_list_links_finish (DATELINE_STORE (source), result, NULL);

  if (links == NULL || self->box == NULL)
    return;
  self->n_links = links->len;
  update_network (self);
}

static void
count_links (DatelineOfflineBar *self)
{
  dateline_store_list_links_async (self->store,
                                   self->cancellable,
                                   links_listed_cb,
                                   g_object_ref (self));
}

static void
store_changed_cb (DatelineStore *store, DatelineStoreChanges *changes, gpointer user_data)
{
  if ((dateline_store_changes_get_flags (changes) &
       (DATELINE_STORE_CHANGE_LINKS | DATELINE_STORE_CHANGE_ELSEWHERE)) != 0)
    count_links (user_data);
}

static void
dateline_offline_bar_dispose (GObject *object)
{
  DatelineOfflineBar *self = DATELINE_OFFLINE_BAR (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->saver);
  g_clear_object (&self->store);
  g_clear_object (&self->refresher);
  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (dateline_offline_bar_parent_class)->dispose (object);
}

static void
dateline_offline_bar_class_init (DatelineOfflineBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dateline_offline_bar_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "offlinebar");
}

static DatelineStatusLine *
add_line (DatelineOfflineBar *self)
{
  GtkWidget *revealer = gtk_revealer_new ();
  GtkWidget *line = dateline_status_line_new ();

  gtk_revealer_set_child (GTK_REVEALER (revealer), line);
  dateline_presence_follow (line);
  gtk_box_append (GTK_BOX (self->box), revealer);
  return DATELINE_STATUS_LINE (line);
}

static void
dateline_offline_bar_init (DatelineOfflineBar *self)
{
  self->cancellable = g_cancellable_new ();
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->network = add_line (self);
  self->sign_in_button =
      dateline_status_line_add_button (self->network, _ ("_Sign In"), "reader.sign-in");
  self->links_button =
      dateline_status_line_add_button (self->network, "", "reader.show-links");
  gtk_widget_set_tooltip_text (self->links_button, _ ("Links to Open Later"));
  self->saving = add_line (self);
  dateline_status_line_add_button (self->saving, _ ("_Stop"), "reader.stop-saving");
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

GtkWidget *
dateline_offline_bar_new (DatelineRefresher *refresher)
{
  DatelineOfflineBar *self = g_object_new (DATELINE_TYPE_OFFLINE_BAR, NULL);

  self->refresher = g_object_ref (refresher);
  self->store = g_object_ref (dateline_refresher_get_store (refresher));
  self->saver = g_object_ref (dateline_refresher_get_saver (refresher));
  g_signal_connect_object (refresher,
                           "notify::online",
                           G_CALLBACK (update_network),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->saver,
                           "notify::n-done",
                           G_CALLBACK (update_saving),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->store,
                           "changed",
                           G_CALLBACK (store_changed_cb),
                           self,
                           0);
  update_network (self);
  update_saving (self);
  count_links (self);
  return GTK_WIDGET (self);
}
