/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The bar, the stage with the picture, and the words beneath it. Main context only. */

#include "dateline-gtk/images/dateline-picture-viewer-private.h"

#include <glib/gi18n-lib.h>

/* GTK 4.8 tells a screen reader nothing of a tooltip. */
static GtkWidget *
new_button (const char *icon, const char *name, const char *action)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name,
                                  -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_add_css_class (button, "circular");
  return button;
}

static GtkWidget *
create_bar (DatelinePictureViewer *self)
{
  GtkWidget *handle = gtk_window_handle_new ();
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->counter = gtk_label_new (NULL);
  gtk_widget_set_hexpand (self->counter, TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->counter), 0);
  gtk_widget_add_css_class (self->counter, "counter");
  gtk_widget_add_css_class (bar, "bar");
  gtk_box_append (GTK_BOX (bar), self->counter);
  gtk_box_append (
      GTK_BOX (bar),
      new_button ("zoom-out-symbolic", _ ("Zoom Out (-)"), "viewer.zoom-out"));
  gtk_box_append (GTK_BOX (bar),
                  new_button ("zoom-in-symbolic", _ ("Zoom In (+)"), "viewer.zoom-in"));
  gtk_box_append (
      GTK_BOX (bar),
      new_button ("edit-copy-symbolic", _ ("Copy Picture (Ctrl+C)"), "viewer.copy"));
  gtk_box_append (GTK_BOX (bar),
                  new_button ("document-save-symbolic",
                              _ ("Save Picture As… (Ctrl+S)"),
                              "viewer.save"));
  gtk_box_append (GTK_BOX (bar),
                  new_button ("dateline-browser-symbolic",
                              _ ("Open in Browser (O)"),
                              "viewer.open-in-browser"));
  gtk_box_append (
      GTK_BOX (bar),
      new_button ("window-close-symbolic", _ ("Close (Escape)"), "viewer.close"));
  gtk_window_handle_set_child (GTK_WINDOW_HANDLE (handle), bar);
  return handle;
}

static GtkWidget *
create_stage (DatelinePictureViewer *self)
{
  GtkWidget *stage = gtk_overlay_new ();
  GtkWidget *previous =
      new_button ("go-previous-symbolic", _ ("Previous Picture"), "viewer.previous");
  GtkWidget *next = new_button ("go-next-symbolic", _ ("Next Picture"), "viewer.next");

  self->canvas = DATELINE_PICTURE_CANVAS (dateline_picture_canvas_new ());
  self->spinner = gtk_spinner_new ();
  gtk_widget_set_size_request (self->spinner, 32, 32);
  gtk_widget_set_halign (self->spinner, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (self->spinner, GTK_ALIGN_CENTER);
  gtk_widget_set_can_target (self->spinner, FALSE);
  self->problem = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->problem), TRUE);
  gtk_label_set_width_chars (GTK_LABEL (self->problem), 20);
  gtk_label_set_max_width_chars (GTK_LABEL (self->problem), 40);
  gtk_label_set_justify (GTK_LABEL (self->problem), GTK_JUSTIFY_CENTER);
  gtk_widget_set_halign (self->problem, GTK_ALIGN_CENTER);
  gtk_widget_set_halign (previous, GTK_ALIGN_START);
  gtk_widget_set_halign (next, GTK_ALIGN_END);
  gtk_widget_set_valign (previous, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (next, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (previous, "turn");
  gtk_widget_add_css_class (next, "turn");
  gtk_overlay_set_child (GTK_OVERLAY (stage), GTK_WIDGET (self->canvas));
  gtk_overlay_add_overlay (GTK_OVERLAY (stage), self->spinner);
  gtk_overlay_add_overlay (GTK_OVERLAY (stage), self->problem);
  gtk_overlay_add_overlay (GTK_OVERLAY (stage), previous);
  gtk_overlay_add_overlay (GTK_OVERLAY (stage), next);
  gtk_widget_set_vexpand (stage, TRUE);
  return stage;
}

/* Puts together what is seen of a new viewer. */
void
dateline_picture_viewer_create_face (DatelinePictureViewer *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (self->box), create_bar (self));
  gtk_box_append (GTK_BOX (self->box), create_stage (self));
  self->words = DATELINE_PICTURE_WORDS (dateline_picture_words_new ());
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->words));
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}
