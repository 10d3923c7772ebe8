/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The full text of the story that is read: the page that it links to is fetched when a
 * person asks for it, and shown in place of what the feed has. The store says when it is
 * there; the pane then shows the story anew where it stands. Main context only.
 */

#include "dateline-gtk/reader/dateline-article-pane-private.h"

#include "dateline-gtk/article/dateline-article-view-private.h"
#include "dateline-gtk/reader/dateline-icon-button-private.h"

#include <glib/gi18n-lib.h>

/* Below a text that is shorter than this, in characters, the page is offered. */
#define SHORT_TEXT 1000

/* On its way, or there. */
gboolean
dateline_article_pane_get_full_text (DatelineArticlePane *self)
{
  return self->page_cancellable != NULL ||
         (self->page != NULL && dateline_page_is_shown (self->page));
}

static void
update_button (DatelineArticlePane *self)
{
  gboolean is_coming = self->page_cancellable != NULL;
  gboolean is_shown = self->page != NULL && dateline_page_is_shown (self->page);

  gtk_widget_set_visible (gtk_widget_get_first_child (self->full_text_face), !is_coming);
  gtk_widget_set_visible (self->full_text_spinner, is_coming);
  dateline_icon_button_set_name (self->full_text_button,
                                 is_coming  ? _ ("Stop Getting the Full Text (F)")
                                 : is_shown ? _ ("Show What the Feed Has (F)")
                                            : _ ("Read the Full Text (F)"));
  g_object_notify (G_OBJECT (self), "full-text");
}

/* @sentence: NULL to say nothing more. */
static void
say (DatelineArticlePane *self, const char *sentence)
{
  if (sentence != NULL)
    dateline_status_line_set_text (self->page_line, "dialog-warning-symbolic", sentence);
  gtk_widget_set_visible (GTK_WIDGET (self->page_line), sentence != NULL);
}

/* What came in the place of the full text, or of its end. */
static void
say_why (DatelineArticlePane *self, const char *sentence)
{
  g_autofree char *text = NULL;

  if (sentence != NULL && !dateline_page_is_shown (self->page))
    text = g_strjoin (" ", _ ("The full text could not be had."), sentence, NULL);
  say (self, text != NULL ? text : sentence);
}

/* The page of the story is of no account any more. */
void
dateline_article_pane_drop_page (DatelineArticlePane *self)
{
  if (self->page_cancellable != NULL)
    g_cancellable_cancel (self->page_cancellable);
  g_clear_object (&self->page_cancellable);
  g_clear_pointer (&self->page, dateline_page_unref);
  if (self->box == NULL)
    return;
  say (self, NULL);
  gtk_widget_set_sensitive (self->full_text_button, FALSE);
  update_button (self);
}

/* Whether somebody asked for the page of the story before, with or without an answer. */
gboolean
dateline_article_pane_was_page_asked (DatelineArticlePane *self)
{
  return self->page != NULL &&
         (dateline_page_get_asked_at (self->page) != DATELINE_TIME_UNKNOWN ||
          gtk_widget_get_visible (GTK_WIDGET (self->page_line)));
}

static gboolean
is_short (DatelineEntry *entry)
{
  const char *texts[] = { dateline_entry_get_content_text (entry),
                          dateline_entry_get_summary (entry) };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    if (texts[i] != NULL && g_utf8_strlen (texts[i], -1) >= SHORT_TEXT)
      return FALSE;
  return TRUE;
}

static gboolean
has_page (DatelineEntry *entry)
{
  const char *link = dateline_entry_get_link (entry);

  return link != NULL && g_str_has_prefix (link, "http");
}

/* Takes note of what is known of the page of a story that is about to be shown. Where a
 * page was had and not all of it is there, that is said. */
void
dateline_article_pane_take_page (DatelineArticlePane *self,
                                 DatelinePage *page,
                                 DatelineEntry *entry)
{
  DatelinePageState state = dateline_page_get_state (page);
  gboolean is_new = state == DATELINE_PAGE_NEVER || state == DATELINE_PAGE_WAITING;

  g_clear_pointer (&self->page, dateline_page_unref);
  self->page = dateline_page_ref (page);
  self->offer = (DatelineArticleOffer){ _ ("Read the Full Text"), "reader.full-text" };
  dateline_article_view_set_offer (
      self->view,
      is_new && has_page (entry) && is_short (entry) ? &self->offer : NULL);
  gtk_widget_set_sensitive (self->full_text_button, has_page (entry));
  if (dateline_page_is_shown (page))
    say (self, dateline_page_get_error (page));
  update_button (self);
}

static void
fetched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DatelineArticlePane) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DatelinePage) page =
      dateline_page_fetcher_fetch_finish (DATELINE_PAGE_FETCHER (source), result, &error);

  /* It may have come at the moment at which nobody wanted it any more. */
  if (g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))))
    return;
  g_clear_object (&self->page_cancellable);
  if (page != NULL)
    {
      g_clear_pointer (&self->page, dateline_page_unref);
      self->page = dateline_page_ref (page);
    }
  say_why (self, page != NULL ? dateline_page_get_error (page) : error->message);
  update_button (self);
}

static void
fetch (DatelineArticlePane *self, DatelinePageFetchFlags flags)
{
  g_autoptr (GCancellable) cancellable = NULL;

  if (self->page_cancellable != NULL || self->page == NULL)
    return;
  say (self, NULL);
  cancellable = g_cancellable_new ();
  self->page_cancellable = g_object_ref (cancellable);
  update_button (self);
  dateline_page_fetcher_fetch_async (self->page_fetcher,
                                     self->story_id,
                                     flags,
                                     cancellable,
                                     fetched_cb,
                                     g_object_ref (self));
}

/* A person wants it once more. */
void
dateline_article_pane_fetch_page (DatelineArticlePane *self)
{
  fetch (self, DATELINE_PAGE_FETCH_AGAIN);
}

static void
stop (DatelineArticlePane *self)
{
  g_cancellable_cancel (self->page_cancellable);
  g_clear_object (&self->page_cancellable);
  update_button (self);
}

/* Shows what is there, fetches what is not; that a server would not give a page before is
 * said, and only "Try Again" asks for it once more. */
void
dateline_article_pane_set_full_text (DatelineArticlePane *self, gboolean full_text)
{
  if (self->page == NULL || full_text == dateline_article_pane_get_full_text (self))
    return;
  if (!full_text && self->page_cancellable != NULL)
    stop (self);
  else if (dateline_page_get_entry (self->page) != NULL)
    {
      say (self, NULL);
      dateline_store_show_page_async (self->store,
                                      self->story_id,
                                      full_text,
                                      NULL,
                                      NULL,
                                      NULL);
    }
  else
    fetch (self, DATELINE_PAGE_FETCH_ONCE);
}

static void
close_cb (DatelineArticlePane *self)
{
  say (self, NULL);
}

/* Hidden until there is something to say. */
GtkWidget *
dateline_article_pane_create_page_line (DatelineArticlePane *self)
{
  GtkWidget *line = dateline_status_line_new ();
  GtkWidget *close;

  self->page_line = DATELINE_STATUS_LINE (line);
  dateline_status_line_add_button (self->page_line,
                                   _ ("_Try Again"),
                                   "reader.fetch-page");
  dateline_status_line_add_button (self->page_line,
                                   _ ("_Open in Browser"),
                                   "reader.open-in-browser");
  close = dateline_status_line_add_closing_button (self->page_line);
  g_signal_connect_swapped (close, "clicked", G_CALLBACK (close_cb), self);
  gtk_widget_set_visible (line, FALSE);
  return line;
}

GtkWidget *
dateline_article_pane_create_full_text_button (DatelineArticlePane *self)
{
  self->full_text_button = gtk_toggle_button_new ();
  /* The one of them that is seen is all that there is for a screen reader, which pages of
   * a stack are not. */
  self->full_text_face = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  self->full_text_spinner = gtk_spinner_new ();
  gtk_spinner_start (GTK_SPINNER (self->full_text_spinner));
  gtk_widget_set_visible (self->full_text_spinner, FALSE);
  gtk_box_append (GTK_BOX (self->full_text_face),
                  gtk_image_new_from_icon_name ("dateline-full-text-symbolic"));
  gtk_box_append (GTK_BOX (self->full_text_face), self->full_text_spinner);
  gtk_button_set_child (GTK_BUTTON (self->full_text_button), self->full_text_face);
  gtk_widget_add_css_class (self->full_text_button, "image-button");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->full_text_button),
                                  "reader.full-text");
  gtk_widget_set_sensitive (self->full_text_button, FALSE);
  dateline_icon_button_set_name (self->full_text_button, _ ("Read the Full Text (F)"));
  return self->full_text_button;
}
