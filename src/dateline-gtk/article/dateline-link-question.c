/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The answer that does nothing is the one that Enter and Escape give. Main context only.
 */

#include "dateline-gtk/article/dateline-link-question-private.h"

#include "dateline/dateline.h"

#include <glib/gi18n-lib.h>

/* Below this width of the window the answers stand below each other. */
#define NARROW 480
#define MARGIN 24

enum
{
  RESPONSE_OPEN = 1,
  RESPONSE_COPY,
};

typedef struct
{
  GtkWidget *owner;
  char *uri;
  void (*open) (GtkWidget *owner, const char *uri);
} Question;

static void
question_free (gpointer data, GClosure *closure)
{
  Question *question = data;

  g_object_unref (question->owner);
  g_free (question->uri);
  g_free (question);
}

static void
response_cb (GtkDialog *dialog, int response, gpointer user_data)
{
  Question *question = user_data;
  g_autoptr (GtkWidget) owner = g_object_ref (question->owner);
  g_autofree char *uri = g_strdup (question->uri);
  void (*open) (GtkWidget * owner, const char *uri) = question->open;

  gtk_window_destroy (GTK_WINDOW (dialog));
  if (response == RESPONSE_OPEN)
    open (owner, uri);
  else if (response == RESPONSE_COPY)
    gdk_clipboard_set_text (gtk_widget_get_clipboard (owner), uri);
}

/* A host is isolated, so that the letters of one do not change the order of the sentence.
 */
static char *
make_sentence (const char *claim, const char *uri)
{
  g_autofree char *host = dateline_link_get_host (uri);

  /* Translators: both are names of servers, as example.com. */
  return g_strdup_printf (
      _ ("The text says \u2068%1$s\u2069, but this link leads to \u2068%2$s\u2069."),
      claim,
      host != NULL ? host : uri);
}

void
dateline_link_question_ask (GtkWidget *owner,
                            const char *claim,
                            const char *uri,
                            void (*open) (GtkWidget *owner, const char *uri))
{
  GtkRoot *root = gtk_widget_get_root (owner);
  g_autofree char *sentence = make_sentence (claim, uri);
  Question *question = g_new0 (Question, 1);
  GtkWidget *dialog =
      gtk_message_dialog_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                              GTK_DIALOG_MODAL | GTK_DIALOG_DESTROY_WITH_PARENT,
                              GTK_MESSAGE_WARNING,
                              GTK_BUTTONS_NONE,
                              "%s",
                              _ ("Open Another Site?"));

  GtkWidget *cancel;
  GtkWidget *answers;
  int width = gtk_widget_get_width (GTK_WIDGET (root));

  question->owner = g_object_ref (owner);
  question->uri = g_strdup (uri);
  question->open = open;
  gtk_message_dialog_format_secondary_text (GTK_MESSAGE_DIALOG (dialog), "%s", sentence);
  gtk_dialog_add_button (GTK_DIALOG (dialog), _ ("_Cancel"), GTK_RESPONSE_CANCEL);
  gtk_dialog_add_button (GTK_DIALOG (dialog), _ ("Copy _Address"), RESPONSE_COPY);
  gtk_dialog_add_button (GTK_DIALOG (dialog), _ ("_Open"), RESPONSE_OPEN);
  gtk_dialog_set_default_response (GTK_DIALOG (dialog), GTK_RESPONSE_CANCEL);
  g_signal_connect_data (dialog,
                         "response",
                         G_CALLBACK (response_cb),
                         question,
                         question_free,
                         0);
  cancel = gtk_dialog_get_widget_for_response (GTK_DIALOG (dialog), GTK_RESPONSE_CANCEL);
  answers = gtk_widget_get_parent (cancel);
  if (GTK_IS_ORIENTABLE (answers) && width < NARROW)
    {
      gtk_orientable_set_orientation (GTK_ORIENTABLE (answers), GTK_ORIENTATION_VERTICAL);
      gtk_window_set_default_size (GTK_WINDOW (dialog), width - MARGIN, -1);
    }
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_grab_focus (cancel);
}
