/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* A line over the reader that says what was done and offers something about it, as a rule
 * to take it back: what can be undone is done at once, without a question before. Main
 * context only.
 */

#include "dateline-gtk/reader/dateline-notice-private.h"

#include "dateline-gtk/images/dateline-presence-private.h"
#include "dateline-gtk/reader/dateline-icon-button-private.h"

#include <glib/gi18n-lib.h>

#define SHOWN_SECONDS 6

typedef struct
{
  DatelineOfferFunc act;
  gpointer user_data;
  GDestroyNotify destroy;
} Offer;

struct _DatelineNotice
{
  GtkWidget parent_instance;

  GtkWidget *revealer;
  GtkWidget *label;
  GtkWidget *button;
  guint timeout_id;
  Offer *offer; /* what the button does; NULL where there is none */
};

G_DEFINE_FINAL_TYPE (DatelineNotice, dateline_notice, GTK_TYPE_WIDGET)

static void
offer_free (Offer *offer)
{
  if (offer->destroy != NULL)
    offer->destroy (offer->user_data);
  g_free (offer);
}

static void
hide (DatelineNotice *self)
{
  g_clear_handle_id (&self->timeout_id, g_source_remove);
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), FALSE);
}

static gboolean
timeout_cb (gpointer user_data)
{
  DatelineNotice *self = user_data;

  self->timeout_id = 0;
  hide (self);
  return G_SOURCE_REMOVE;
}

/* @label: of the button, NULL for none. */
static void
show (DatelineNotice *self, const char *text, const char *label, Offer *offer)
{
  g_clear_pointer (&self->offer, offer_free);
  self->offer = offer;
  gtk_label_set_label (GTK_LABEL (self->label), text);
  gtk_widget_set_visible (self->button, label != NULL);
  if (label != NULL)
    gtk_button_set_label (GTK_BUTTON (self->button), label);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), TRUE);
  g_clear_handle_id (&self->timeout_id, g_source_remove);
  self->timeout_id = g_timeout_add_seconds (SHOWN_SECONDS, timeout_cb, self);
}

static void
button_clicked_cb (GtkButton *button, gpointer user_data)
{
  DatelineNotice *self = user_data;
  Offer *offer = g_steal_pointer (&self->offer);

  hide (self);
  if (offer == NULL)
    return;
  offer->act (offer->user_data);
  offer_free (offer);
}

static void
close_clicked_cb (GtkButton *button, gpointer user_data)
{
  hide (user_data);
}

/* An overlay's child is in the way of the pointer even when nothing of it is seen. */
static void
revealed_cb (GtkRevealer *revealer, GParamSpec *pspec, gpointer user_data)
{
  DatelineNotice *self = user_data;

  if (!gtk_revealer_get_child_revealed (revealer) &&
      !gtk_revealer_get_reveal_child (revealer))
    gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/* An offer may hold the reader that holds this notice: it ends with its window. */
static void
dateline_notice_unroot (GtkWidget *widget)
{
  DatelineNotice *self = DATELINE_NOTICE (widget);

  g_clear_handle_id (&self->timeout_id, g_source_remove);
  g_clear_pointer (&self->offer, offer_free);

  GTK_WIDGET_CLASS (dateline_notice_parent_class)->unroot (widget);
}

static void
dateline_notice_dispose (GObject *object)
{
  DatelineNotice *self = DATELINE_NOTICE (object);

  g_clear_handle_id (&self->timeout_id, g_source_remove);
  g_clear_pointer (&self->offer, offer_free);
  if (self->revealer != NULL)
    g_signal_handlers_disconnect_by_data (self->revealer, self);
  g_clear_pointer (&self->revealer, gtk_widget_unparent);

  G_OBJECT_CLASS (dateline_notice_parent_class)->dispose (object);
}

static void
dateline_notice_class_init (DatelineNoticeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dateline_notice_dispose;
  widget_class->unroot = dateline_notice_unroot;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "notice");
}

static void
dateline_notice_init (DatelineNotice *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *close_button =
      dateline_icon_button_new ("window-close-symbolic", _ ("Close"), NULL);

  self->label = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->label), 0);
  gtk_label_set_width_chars (GTK_LABEL (self->label), 16);
  gtk_label_set_max_width_chars (GTK_LABEL (self->label), 48);
  gtk_widget_set_hexpand (self->label, TRUE);
  self->button = gtk_button_new_with_mnemonic ("");
  g_signal_connect (self->button, "clicked", G_CALLBACK (button_clicked_cb), self);
  gtk_widget_add_css_class (self->button, "flat");
  gtk_widget_add_css_class (close_button, "flat");
  gtk_widget_add_css_class (close_button, "circular");
  gtk_widget_set_valign (self->button, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (close_button, GTK_ALIGN_CENTER);
  g_signal_connect (close_button, "clicked", G_CALLBACK (close_clicked_cb), self);

  gtk_box_append (GTK_BOX (box), self->label);
  gtk_box_append (GTK_BOX (box), self->button);
  gtk_box_append (GTK_BOX (box), close_button);
  gtk_widget_add_css_class (box, "dateline-notice");
  gtk_widget_add_css_class (box, "osd");

  self->revealer = gtk_revealer_new ();
  gtk_revealer_set_transition_type (GTK_REVEALER (self->revealer),
                                    GTK_REVEALER_TRANSITION_TYPE_SLIDE_UP);
  gtk_revealer_set_child (GTK_REVEALER (self->revealer), box);
  dateline_presence_follow (box);
  g_signal_connect (self->revealer,
                    "notify::child-revealed",
                    G_CALLBACK (revealed_cb),
                    self);
  gtk_widget_set_parent (self->revealer, GTK_WIDGET (self));
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_END);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkWidget *
dateline_notice_new (void)
{
  return g_object_new (DATELINE_TYPE_NOTICE, NULL);
}

/* Says @text for some seconds. */
void
dateline_notice_say (DatelineNotice *self, const char *text)
{
  show (self, text, NULL, NULL);
}

/* Says @text and offers to do something about it, on a button with this @label, which has
 * a mnemonic. */
void
dateline_notice_offer (DatelineNotice *self,
                       const char *text,
                       const char *label,
                       DatelineOfferFunc act,
                       gpointer user_data,
                       GDestroyNotify destroy)
{
  Offer *offer = g_new (Offer, 1);

  offer->act = act;
  offer->user_data = user_data;
  offer->destroy = destroy;
  show (self, text, label, offer);
}
