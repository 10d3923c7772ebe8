/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Lines over the headlines that say that there is no network, that links wait for one,
 * and how far the keeping of stories has got. Each is there only when it has something to
 * say. Main context only.
 */

#include "dateline-gtk/reader/dateline-offline-bar-private.h"

#include "dateline-gtk/images/dateline-presence-private.h"
#include "dateline-gtk/reader/dateline-icon-button-private.h"

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
  GtkWidget *network; /* revealers */
  GtkWidget *saving;
  GtkWidget *network_icon;
  GtkWidget *network_label;
  GtkWidget *links_button;
  GtkWidget *saving_label;
  GtkWidget *progress;
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
update_network (DatelineOfflineBar *self)
{
  gboolean has_network = dateline_refresher_is_online (self->refresher) &&
                         !dateline_refresher_wants_sign_in (self->refresher);
  g_autofree char *text = describe_network (self);

  gtk_label_set_label (GTK_LABEL (self->network_label), text);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->network_icon),
                                has_network ? "dateline-browser-symbolic"
                                            : "network-offline-symbolic");
  gtk_widget_set_visible (self->links_button, self->n_links > 0);
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->network),
                                 !has_network || self->n_links > 0);
}

static void
update_saving (DatelineOfflineBar *self)
{
  guint n_stories = dateline_story_saver_get_n_stories (self->saver);
  guint n_done = dateline_story_saver_get_n_done (self->saver);
  g_autofree char *text = NULL;

  gtk_revealer_set_reveal_child (GTK_REVEALER (self->saving), n_stories > n_done);
  if (n_stories == 0)
    return;
  text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                       "Keeping %u story for offline reading: %u done",
                                       "Keeping %u stories for offline reading: %u done",
                                       n_stories),
                          n_stories,
                          n_done);
  gtk_label_set_label (GTK_LABEL (self->saving_label), text);
  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->progress),
                                 (double) n_done / n_stories);
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

static GtkWidget *
create_label (void)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_width_chars (GTK_LABEL (label), 16);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 48);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  return label;
}

static GtkWidget *
create_revealer (DatelineOfflineBar *self, GtkWidget *child)
{
  GtkWidget *revealer = gtk_revealer_new ();

  gtk_widget_add_css_class (child, "dateline-offline");
  gtk_revealer_set_child (GTK_REVEALER (revealer), child);
  dateline_presence_follow (child);
  gtk_box_append (GTK_BOX (self->box), revealer);
  return revealer;
}

static void
create_network (DatelineOfflineBar *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  self->network_icon = gtk_image_new_from_icon_name ("network-offline-symbolic");
  self->network_label = create_label ();
  self->links_button = gtk_button_new_with_label (_ ("Links"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->links_button),
                                  "reader.show-links");
  gtk_widget_set_tooltip_text (self->links_button, _ ("Links to Open Later"));
  gtk_widget_add_css_class (self->links_button, "flat");
  gtk_widget_set_valign (self->links_button, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (line), self->network_icon);
  gtk_box_append (GTK_BOX (line), self->network_label);
  gtk_box_append (GTK_BOX (line), self->links_button);
  self->network = create_revealer (self, line);
}

static void
create_saving (DatelineOfflineBar *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *stop = dateline_icon_button_new ("process-stop-symbolic",
                                              _ ("Stop Keeping Stories"),
                                              "reader.stop-saving");

  self->saving_label = create_label ();
  self->progress = gtk_progress_bar_new ();
  gtk_widget_add_css_class (self->progress, "osd");
  gtk_widget_add_css_class (stop, "flat");
  gtk_widget_set_valign (stop, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (column), self->saving_label);
  gtk_box_append (GTK_BOX (column), self->progress);
  gtk_box_append (GTK_BOX (line), column);
  gtk_box_append (GTK_BOX (line), stop);
  self->saving = create_revealer (self, line);
}

static void
dateline_offline_bar_init (DatelineOfflineBar *self)
{
  self->cancellable = g_cancellable_new ();
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  create_network (self);
  create_saving (self);
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
