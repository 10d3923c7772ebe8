/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#include "dateline-gtk/reader/dateline-room-question-private.h"

#include <glib/gi18n-lib.h>

/* In a window narrower than this the question is made narrower, too. */
#define NARROW 560
#define MARGIN 24

typedef struct
{
  GtkWidget *owner;
  void (*yes) (GtkWidget *owner);
} Question;

static void
question_free (gpointer data, GClosure *closure)
{
  Question *question = data;

  g_object_unref (question->owner);
  g_free (question);
}

static void
response_cb (GtkDialog *dialog, int response, gpointer user_data)
{
  Question *question = user_data;
  g_autoptr (GtkWidget) owner = g_object_ref (question->owner);
  void (*yes) (GtkWidget * owner) = question->yes;

  gtk_window_destroy (GTK_WINDOW (dialog));
  if (response == GTK_RESPONSE_ACCEPT)
    yes (owner);
}

void
dateline_room_question_ask (GtkWidget *owner,
                            guint n_stories,
                            void (*yes) (GtkWidget *owner))
{
  GtkRoot *root = gtk_widget_get_root (owner);
  Question *question = g_new0 (Question, 1);
  g_autofree char *heading = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                                           "Delete %'u Read Story?",
                                                           "Delete %'u Read Stories?",
                                                           n_stories),
                                              n_stories);
  GtkWidget *dialog =
      gtk_message_dialog_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                              GTK_DIALOG_MODAL | GTK_DIALOG_DESTROY_WITH_PARENT,
                              GTK_MESSAGE_WARNING,
                              GTK_BUTTONS_NONE,
                              "%s",
                              heading);
  GtkWidget *delete;
  int width = gtk_widget_get_width (GTK_WIDGET (root));

  question->owner = g_object_ref (owner);
  question->yes = yes;
  gtk_message_dialog_format_secondary_text (
      GTK_MESSAGE_DIALOG (dialog),
      "%s",
      _ ("They go for good, and do not come back with their feeds. Saved stories stay."));
  gtk_dialog_add_button (GTK_DIALOG (dialog), _ ("_Cancel"), GTK_RESPONSE_CANCEL);
  delete =
      gtk_dialog_add_button (GTK_DIALOG (dialog), _ ("_Delete"), GTK_RESPONSE_ACCEPT);
  gtk_widget_add_css_class (delete, "destructive-action");
  gtk_dialog_set_default_response (GTK_DIALOG (dialog), GTK_RESPONSE_CANCEL);
  g_signal_connect_data (dialog,
                         "response",
                         G_CALLBACK (response_cb),
                         question,
                         question_free,
                         0);
  if (width < NARROW)
    gtk_window_set_default_size (GTK_WINDOW (dialog), width - MARGIN, -1);
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_grab_focus (
      gtk_dialog_get_widget_for_response (GTK_DIALOG (dialog), GTK_RESPONSE_CANCEL));
}
