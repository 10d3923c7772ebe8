/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* A line beneath the panes that says what keeps the store from all that it can do. It
 * comes and goes with that, and a person who has read it can close it. Main context only.
 */

#include "dateline-gtk/reader/dateline-limits-bar-private.h"

#include "dateline-gtk/images/dateline-presence-private.h"
#include "dateline-gtk/reader/dateline-icon-button-private.h"

#include <glib/gi18n-lib.h>

struct _DatelineLimitsBar
{
  GtkWidget parent_instance;

  DatelineStore *store;
  GtkWidget *revealer;
  GtkWidget *icon;
  GtkWidget *label;
};

G_DEFINE_FINAL_TYPE (DatelineLimitsBar, dateline_limits_bar, GTK_TYPE_WIDGET)

/* The first that holds is said. */
static const struct
{
  DatelineStoreLimits limit;
  const char *icon_name;
  const char *text;
} texts[] = {
  { DATELINE_STORE_LIMIT_READ_ONLY,
    "changes-prevent-symbolic",
    N_ ("Read-only: the folder of these stories cannot be written to. You can read them, "
        "but not mark or save any, and no new ones are fetched.") },
  { DATELINE_STORE_LIMIT_FULL,
    "drive-harddisk-symbolic",
    N_ ("The disk is full. You can go on reading, and what you mark is remembered until "
        "there is room. New stories are fetched again then.") },
  { DATELINE_STORE_LIMIT_DISTANT,
    "network-server-symbolic",
    N_ ("These stories lie on a network drive. Open them on one computer at a time.") },
};

static void
update (DatelineLimitsBar *self)
{
  DatelineStoreLimits limits = dateline_store_get_limits (self->store);

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    if ((limits & texts[i].limit) != 0)
      {
        gtk_label_set_label (GTK_LABEL (self->label), _ (texts[i].text));
        gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), texts[i].icon_name);
        gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), TRUE);
        return;
      }
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), FALSE);
}

static void
close_clicked_cb (GtkButton *button, gpointer user_data)
{
  DatelineLimitsBar *self = user_data;

  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), FALSE);
}

static void
dateline_limits_bar_dispose (GObject *object)
{
  DatelineLimitsBar *self = DATELINE_LIMITS_BAR (object);

  if (self->store != NULL)
    g_signal_handlers_disconnect_by_data (self->store, self);
  g_clear_object (&self->store);
  g_clear_pointer (&self->revealer, gtk_widget_unparent);

  G_OBJECT_CLASS (dateline_limits_bar_parent_class)->dispose (object);
}

static void
dateline_limits_bar_class_init (DatelineLimitsBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dateline_limits_bar_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "limitsbar");
}

static void
dateline_limits_bar_init (DatelineLimitsBar *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *close_button =
      dateline_icon_button_new ("window-close-symbolic", _ ("Close"), NULL);

  self->icon = gtk_image_new ();
  self->label = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->label), 0);
  gtk_label_set_width_chars (GTK_LABEL (self->label), 16);
  gtk_widget_set_hexpand (self->label, TRUE);
  gtk_widget_add_css_class (close_button, "flat");
  gtk_widget_add_css_class (close_button, "circular");
  gtk_widget_set_valign (close_button, GTK_ALIGN_CENTER);
  g_signal_connect (close_button, "clicked", G_CALLBACK (close_clicked_cb), self);
  gtk_box_append (GTK_BOX (box), self->icon);
  gtk_box_append (GTK_BOX (box), self->label);
  gtk_box_append (GTK_BOX (box), close_button);
  gtk_widget_add_css_class (box, "dateline-limits");

  self->revealer = gtk_revealer_new ();
  gtk_revealer_set_transition_type (GTK_REVEALER (self->revealer),
                                    GTK_REVEALER_TRANSITION_TYPE_SLIDE_UP);
  gtk_revealer_set_child (GTK_REVEALER (self->revealer), box);
  dateline_presence_follow (box);
  gtk_widget_set_parent (self->revealer, GTK_WIDGET (self));
}

GtkWidget *
dateline_limits_bar_new (DatelineStore *store)
{
  DatelineLimitsBar *self = g_object_new (DATELINE_TYPE_LIMITS_BAR, NULL);

  self->store = g_object_ref (store);
  g_signal_connect_swapped (store, "notify::limits", G_CALLBACK (update), self);
  update (self);
  return GTK_WIDGET (self);
}

const char *
dateline_limits_bar_get_text (DatelineLimitsBar *self)
{
  return gtk_revealer_get_reveal_child (GTK_REVEALER (self->revealer))
             ? gtk_label_get_label (GTK_LABEL (self->label))
             : NULL;
}
