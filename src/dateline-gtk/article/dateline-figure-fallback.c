/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Words and buttons, in the middle of the place that the picture would take, or as high
 * as they are. Main context only.
 */

#include "dateline-gtk/article/dateline-figure-fallback-private.h"

#include "dateline-gtk/article/dateline-block-text-private.h"

#include <glib/gi18n-lib.h>

struct _DatelineFigureFallback
{
  GtkWidget parent_instance;

  GtkWidget *words;
  GtkWidget *reason;
  GtkWidget *button;
  GtkWidget *all;
};

enum
{
  SIGNAL_PRESSED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DatelineFigureFallback, dateline_figure_fallback, GTK_TYPE_WIDGET)

static void
pressed_cb (DatelineFigureFallback *self)
{
  g_signal_emit (self, signals[SIGNAL_PRESSED], 0);
}

static void
dateline_figure_fallback_dispose (GObject *object)
{
  DatelineFigureFallback *self = DATELINE_FIGURE_FALLBACK (object);

  g_clear_pointer (&self->words, gtk_widget_unparent);

  G_OBJECT_CLASS (dateline_figure_fallback_parent_class)->dispose (object);
}

static void
dateline_figure_fallback_class_init (DatelineFigureFallbackClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dateline_figure_fallback_dispose;
  signals[SIGNAL_PRESSED] = g_signal_new ("pressed",
                                          G_TYPE_FROM_CLASS (klass),
                                          G_SIGNAL_RUN_LAST,
                                          0,
                                          NULL,
                                          NULL,
                                          NULL,
                                          G_TYPE_NONE,
                                          0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "fallback");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
dateline_figure_fallback_init (DatelineFigureFallback *self)
{
}

static GtkWidget *
new_button (DatelineFigureFallback *self, const char *alternative)
{
  GtkWidget *button = gtk_button_new_with_label ("");

  if (alternative != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                    GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                    alternative,
                                    -1);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (pressed_cb), self);
  return button;
}

/* All pictures are the view's affair. */
static GtkWidget *
new_all_button (void)
{
  GtkWidget *button = gtk_button_new_with_label (_ ("Load All"));

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _ ("Load all pictures of this story"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "article.load-pictures");
  return button;
}

/* Makes what stands there for a picture that shows @alternative, nullable. */
GtkWidget *
dateline_figure_fallback_new (const char *alternative)
{
  DatelineFigureFallback *self = g_object_new (DATELINE_TYPE_FIGURE_FALLBACK, NULL);
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *icon = g_object_new (GTK_TYPE_IMAGE,
                                  "accessible-role",
                                  GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                  "icon-name",
                                  "image-missing-symbolic",
                                  NULL);

  self->words = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  gtk_widget_set_valign (self->words, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (self->words), icon);
  gtk_widget_set_hexpand (lines, TRUE);
  if (alternative != NULL)
    gtk_box_append (GTK_BOX (lines),
                    dateline_block_text_new_label (alternative,
                                                   "alternative",
                                                   GTK_ACCESSIBLE_ROLE_LABEL));
  self->reason = dateline_block_text_new_label ("", "reason", GTK_ACCESSIBLE_ROLE_LABEL);
  gtk_box_append (GTK_BOX (lines), self->reason);
  self->button = new_button (self, alternative);
  self->all = new_all_button ();
  gtk_widget_set_halign (buttons, GTK_ALIGN_START);
  gtk_widget_set_margin_top (buttons, 6);
  gtk_box_append (GTK_BOX (buttons), self->button);
  gtk_box_append (GTK_BOX (buttons), self->all);
  gtk_box_append (GTK_BOX (lines), buttons);
  gtk_box_append (GTK_BOX (self->words), lines);
  gtk_widget_set_parent (self->words, GTK_WIDGET (self));
  return GTK_WIDGET (self);
}

/* Says the @reason, a sentence, and offers what @button, nullable, says; @offers_all: and
 * the same for all pictures of the story. */
void
dateline_figure_fallback_say (DatelineFigureFallback *self,
                              const char *reason,
                              const char *button,
                              gboolean offers_all)
{
  gtk_label_set_text (GTK_LABEL (self->reason), reason);
  gtk_widget_set_visible (self->button, button != NULL);
  gtk_widget_set_visible (self->all, offers_all);
  if (button != NULL)
    gtk_button_set_label (GTK_BUTTON (self->button), button);
}
