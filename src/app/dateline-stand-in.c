/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What stands in for the reader: a page with a bar that moves the window. Main thread
 * only.
 */

#include "app/dateline-stand-in.h"

#include <glib/gi18n.h>

struct _DatelineStandIn
{
  AdwBin parent_instance;

  GtkWidget *bar;    /* how far the work is; NULL where there is none */
  GtkWidget *button; /* the first */
};

G_DEFINE_FINAL_TYPE (DatelineStandIn, dateline_stand_in, ADW_TYPE_BIN)

static gboolean
dateline_stand_in_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (DATELINE_STAND_IN (widget)->button);
}

static void
dateline_stand_in_class_init (DatelineStandInClass *klass)
{
  GTK_WIDGET_CLASS (klass)->grab_focus = dateline_stand_in_grab_focus;
}

static void
dateline_stand_in_init (DatelineStandIn *self)
{
}

static GtkWidget *
create_page (const char *icon, const char *title, const char *text)
{
  GtkWidget *page = adw_status_page_new ();
  g_autofree char *markup = g_markup_escape_text (text, -1);

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), icon);
  adw_status_page_set_title (ADW_STATUS_PAGE (page), title);
  adw_status_page_set_description (ADW_STATUS_PAGE (page), markup);
  gtk_widget_set_vexpand (page, TRUE);
  return page;
}

static GtkWidget *
create_button (const char *label, const char *action)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "pill");
  return button;
}

static GtkWidget *
create_quit_button (void)
{
  return create_button (_ ("_Quit"), "app.quit");
}

static void
cancel_cb (GtkButton *button, gpointer user_data)
{
  g_cancellable_cancel (user_data);
  gtk_widget_set_sensitive (GTK_WIDGET (button), FALSE);
}

static GtkWidget *
create_cancel_button (GCancellable *cancellable)
{
  GtkWidget *button = create_button (_ ("_Cancel"), NULL);

  g_signal_connect_object (button, "clicked", G_CALLBACK (cancel_cb), cancellable, 0);
  return button;
}

/* @page with @box, whose first button is @button. */
static DatelineStandIn *
create_stand_in (GtkWidget *page, GtkWidget *box, GtkWidget *button)
{
  DatelineStandIn *self = g_object_new (DATELINE_TYPE_STAND_IN, NULL);
  GtkWidget *all = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  adw_status_page_set_child (ADW_STATUS_PAGE (page), box);
  gtk_box_append (GTK_BOX (all), gtk_header_bar_new ());
  gtk_box_append (GTK_BOX (all), page);
  adw_bin_set_child (ADW_BIN (self), all);
  self->button = button;
  return self;
}

/* What was made by another, or a newer version: a backup can take its place. */
static gboolean
is_restorable (const GError *error)
{
  return g_error_matches (error, DATELINE_STORE_ERROR, DATELINE_STORE_ERROR_NOT_OURS) ||
         g_error_matches (error, DATELINE_STORE_ERROR, DATELINE_STORE_ERROR_TOO_NEW);
}

GtkWidget *
dateline_stand_in_new_for_work (const char *title,
                                const char *text,
                                GCancellable *cancellable)
{
  GtkWidget *button =
      cancellable != NULL ? create_cancel_button (cancellable) : create_quit_button ();
  GtkWidget *page = create_page ("drive-harddisk-symbolic", title, text);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);
  GtkWidget *bar = gtk_progress_bar_new ();
  DatelineStandIn *self;

  gtk_widget_set_halign (bar, GTK_ALIGN_CENTER);
  gtk_widget_set_size_request (bar, 240, -1);
  gtk_box_append (GTK_BOX (box), bar);
  gtk_box_append (GTK_BOX (box), button);
  self = create_stand_in (page, box, button);
  self->bar = bar;
  return GTK_WIDGET (self);
}

void
dateline_stand_in_set_fraction (DatelineStandIn *self, double fraction)
{
  GtkProgressBar *bar = GTK_PROGRESS_BAR (self->bar);

  if (fraction >= 0)
    gtk_progress_bar_set_fraction (bar, fraction);
  else
    gtk_progress_bar_pulse (bar);
}

GtkWidget *
dateline_stand_in_new_for_problem (const GError *error)
{
  GtkWidget *page = create_page ("dialog-warning-symbolic",
                                 _ ("The Stories Cannot Be Opened"),
                                 error->message);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *quit = create_quit_button ();
  GtkWidget *first = quit;

  if (is_restorable (error))
    {
      first = create_button (_ ("_Restore a Backup…"), "app.restore");
      gtk_box_append (GTK_BOX (box), first);
    }
  gtk_widget_add_css_class (first, "suggested-action");
  gtk_box_append (GTK_BOX (box), quit);
  return GTK_WIDGET (create_stand_in (page, box, first));
}
