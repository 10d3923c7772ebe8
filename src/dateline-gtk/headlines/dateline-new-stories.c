/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The word that new stories have come, "3 new stories", over the list that does not show
 * them yet: what is being read never moves by itself. Main context only. */

#include "dateline-gtk/headlines/dateline-new-stories-private.h"

#include "dateline-gtk/images/dateline-presence-private.h"

#include <glib/gi18n-lib.h>

struct _DatelineNewStories
{
  GtkWidget parent_instance;

  GtkWidget *revealer;
  GtkWidget *button;
};

G_DEFINE_FINAL_TYPE (DatelineNewStories, dateline_new_stories, GTK_TYPE_WIDGET)

static guint signal_clicked;

static void
clicked_cb (DatelineNewStories *self)
{
  g_signal_emit (self, signal_clicked, 0);
}

static void
dateline_new_stories_dispose (GObject *object)
{
  g_clear_pointer (&DATELINE_NEW_STORIES (object)->revealer, gtk_widget_unparent);

  G_OBJECT_CLASS (dateline_new_stories_parent_class)->dispose (object);
}

static void
dateline_new_stories_class_init (DatelineNewStoriesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dateline_new_stories_dispose;
  signal_clicked = g_signal_new ("clicked",
                                 DATELINE_TYPE_NEW_STORIES,
                                 G_SIGNAL_RUN_LAST,
                                 0,
                                 NULL,
                                 NULL,
                                 NULL,
                                 G_TYPE_NONE,
                                 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_STATUS);
}

static void
dateline_new_stories_init (DatelineNewStories *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  self->button = gtk_button_new ();
  gtk_widget_add_css_class (self->button, "dateline-new-stories");
  gtk_widget_set_tooltip_text (self->button, _ ("Show the new stories"));
  g_signal_connect_swapped (self->button, "clicked", G_CALLBACK (clicked_cb), self);

  self->revealer = gtk_revealer_new ();
  gtk_revealer_set_child (GTK_REVEALER (self->revealer), self->button);
  dateline_presence_follow (self->button);
  gtk_widget_set_parent (self->revealer, widget);
  gtk_widget_set_halign (widget, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (widget, GTK_ALIGN_START);
}

GtkWidget *
dateline_new_stories_new (void)
{
  return g_object_new (DATELINE_TYPE_NEW_STORIES, NULL);
}

/* Shows how many there are; hides with 0. */
void
dateline_new_stories_set_count (DatelineNewStories *self, guint count)
{
  if (count > 0)
    {
      g_autofree char *label = g_strdup_printf (
          g_dngettext (GETTEXT_PACKAGE, "%u new story", "%u new stories", count),
          count);

      gtk_button_set_label (GTK_BUTTON (self->button), label);
    }
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), count > 0);
}
