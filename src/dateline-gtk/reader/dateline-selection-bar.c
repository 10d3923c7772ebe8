/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The bar beneath a list of which several stories are selected. Main context only. */

#include "dateline-gtk/reader/dateline-selection-bar-private.h"

#include "dateline-gtk/images/dateline-presence-private.h"
#include "dateline-gtk/reader/dateline-icon-button-private.h"

#include <glib/gi18n-lib.h>

static const struct
{
  const char *icon;
  const char *name;
  const char *action;
} buttons[] = {
  { "dateline-read-symbolic", N_ ("Mark as Read"), "reader.mark-read" },
  { "dateline-unread-symbolic", N_ ("Mark as Unread"), "reader.mark-unread" },
  { "dateline-save-symbolic", N_ ("Keep for Offline Reading"), "reader.save" },
  { "dateline-saved-symbolic", N_ ("No Longer Keep"), "reader.unsave" },
  { "user-trash-symbolic", N_ ("Delete"), "reader.delete" },
  { "window-close-symbolic", N_ ("Select One (Escape)"), "reader.select-one" },
};

static gboolean
count_cb (GBinding *binding, const GValue *from, GValue *to, gpointer user_data)
{
  guint n = g_value_get_uint (from);

  g_value_take_string (
      to,
      g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u selected", "%u selected", n),
                       n));
  return TRUE;
}

static gboolean
several_cb (GBinding *binding, const GValue *from, GValue *to, gpointer user_data)
{
  g_value_set_boolean (to, g_value_get_uint (from) > 1);
  return TRUE;
}

GtkWidget *
dateline_selection_bar_new (DatelineHeadlineList *list)
{
  GtkWidget *revealer = gtk_revealer_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, "numeric");
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), label);
  for (gsize i = 0; i < G_N_ELEMENTS (buttons); i++)
    {
      GtkWidget *button = dateline_icon_button_new (buttons[i].icon,
                                                    _ (buttons[i].name),
                                                    buttons[i].action);

      gtk_widget_add_css_class (button, "flat");
      gtk_box_append (GTK_BOX (box), button);
    }
  gtk_widget_add_css_class (box, "dateline-selection");
  gtk_widget_add_css_class (box, "toolbar");
  gtk_revealer_set_transition_type (GTK_REVEALER (revealer),
                                    GTK_REVEALER_TRANSITION_TYPE_SLIDE_UP);
  gtk_revealer_set_child (GTK_REVEALER (revealer), box);
  dateline_presence_follow (box);

  g_object_bind_property_full (list,
                               "n-selected",
                               label,
                               "label",
                               G_BINDING_SYNC_CREATE,
                               count_cb,
                               NULL,
                               NULL,
                               NULL);
  g_object_bind_property_full (list,
                               "n-selected",
                               revealer,
                               "reveal-child",
                               G_BINDING_SYNC_CREATE,
                               several_cb,
                               NULL,
                               NULL,
                               NULL);
  return revealer;
}
