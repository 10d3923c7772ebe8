/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What a person does with stories: moving among them, reading, opening elsewhere.
 * Each is an action of the reader, so that keys, buttons, menus and assistive
 * technologies reach it by one name. Main context only.
 */

#include "dateline-gtk/reader/dateline-reader-private.h"

#include <glib/gi18n-lib.h>

static DatelineHeadlineList *
get_list (DatelineReader *self)
{
  return dateline_list_pane_get_list (self->list_pane);
}

/* The story that keys and menus mean. */
gint64
dateline_reader_get_story_id (DatelineReader *self)
{
  gint64 id = dateline_headline_list_get_selected_id (get_list (self));

  return id != 0 ? id : dateline_article_pane_get_story_id (self->article_pane);
}

static DatelineStory *
get_story (DatelineReader *self)
{
  gint64 id = dateline_reader_get_story_id (self);
  guint position;

  if (id == 0 || !dateline_edition_find (self->edition, id, &position))
    return NULL;
  return g_list_model_get_item (G_LIST_MODEL (self->edition), position);
}

/* Who walks through the list means it with the next keys, too: Return opens a story then,
 * and presses no button that had the focus before. Who reads in the article stays there.
 */
static void
give_keys_to_list (DatelineReader *self)
{
  GtkWidget *view = GTK_WIDGET (dateline_article_pane_get_view (self->article_pane));
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (dateline_fold_is_pane_visible (self->fold, DATELINE_FOLD_LIST) &&
      (focus == NULL || (focus != view && !gtk_widget_is_ancestor (focus, view))))
    gtk_widget_grab_focus (GTK_WIDGET (get_list (self)));
}

static void
move (GtkWidget *widget, int step)
{
  DatelineReader *self = DATELINE_READER (widget);

  give_keys_to_list (self);
  dateline_headline_list_move (get_list (self), step);
}

static void
next_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  move (widget, 1);
}

static void
previous_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  move (widget, -1);
}

void
dateline_reader_say_all_read (DatelineReader *self)
{
  self->opens_selected = FALSE;
  dateline_notice_say (self->notice, _ ("Everything here is read"));
}

static void
next_unread_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DatelineReader *self = DATELINE_READER (widget);

  /* The list may have to ask the store: the story is opened when it is selected. */
  self->opens_selected = TRUE;
  give_keys_to_list (self);
  if (!dateline_headline_list_move_to_unread (get_list (self)))
    dateline_reader_say_all_read (self);
}

/* Pages the article on, and goes to the next unread story at its end: with the space bar
 * alone everything can be read. While a story is on its way, a second press waits for it.
 */
static void
page_down_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DatelineReader *self = DATELINE_READER (widget);
  DatelineArticleView *view = dateline_article_pane_get_view (self->article_pane);
  gboolean opening = dateline_article_pane_get_story_id (self->article_pane) != 0 &&
                     dateline_article_pane_get_headline (self->article_pane) == NULL;

  if (opening || self->opens_selected)
    return;
  if (dateline_article_pane_get_headline (self->article_pane) == NULL ||
      !dateline_fold_is_pane_visible (self->fold, DATELINE_FOLD_ARTICLE) ||
      !dateline_article_view_page_down (view))
    gtk_widget_activate_action (widget, "reader.next-unread", NULL);
}

static void
page_up_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DatelineReader *self = DATELINE_READER (widget);

  dateline_article_view_page_up (dateline_article_pane_get_view (self->article_pane));
}

/* The address of the story's page as it was published; NULL if it has none. */
static char *
get_original_link (DatelineReader *self)
{
  g_autoptr (DatelineStory) story = get_story (self);
  DatelineHeadline *headline =
      story != NULL ? dateline_story_get_headline (story)
                    : dateline_article_pane_get_headline (self->article_pane);

  return headline != NULL ? g_strdup (dateline_headline_get_link (headline)) : NULL;
}

static char *
get_link (DatelineReader *self)
{
  g_autofree char *link = get_original_link (self);

  return link == NULL ? NULL
                      : dateline_article_view_clean_link (
                            dateline_article_pane_get_view (self->article_pane),
                            link);
}

static void
open_in_browser_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DatelineReader *self = DATELINE_READER (widget);
  g_autofree char *link = get_link (self);

  if (link != NULL)
    dateline_reader_open_uri (self, link);
  else
    dateline_notice_say (self->notice, _ ("This story has no link"));
}

static void
copy_link_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DatelineReader *self = DATELINE_READER (widget);
  g_autofree char *link = get_link (self);

  if (link == NULL)
    {
      dateline_notice_say (self->notice, _ ("This story has no link"));
      return;
    }
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), link);
  dateline_notice_say (self->notice, _ ("Link copied"));
}

static void
copy_original_link_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DatelineReader *self = DATELINE_READER (widget);
  g_autofree char *link = get_original_link (self);

  if (link == NULL)
    return;
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), link);
  dateline_notice_say (self->notice, _ ("Link copied"));
}

/* It is offered where it differs from the one that is copied otherwise. */
static void
update_original_link (DatelineReader *self)
{
  g_autofree char *original = get_original_link (self);
  g_autofree char *link = get_link (self);

  gtk_widget_action_set_enabled (GTK_WIDGET (self),
                                 "reader.copy-original-link",
                                 g_strcmp0 (original, link) != 0);
}

void
dateline_reader_connect_links (DatelineReader *self)
{
  DatelineArticleView *view = dateline_article_pane_get_view (self->article_pane);

  g_signal_connect_object (self->article_pane,
                           "opened",
                           G_CALLBACK (update_original_link),
                           self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (view,
                           "notify::cleans-links",
                           G_CALLBACK (update_original_link),
                           self,
                           G_CONNECT_SWAPPED);
  update_original_link (self);
}

void
dateline_reader_install_story_actions (GtkWidgetClass *widget_class)
{
  static const struct
  {
    const char *name;
    const char *parameter_type;
    GtkWidgetActionActivateFunc activate;
  } actions[] = {
    { "reader.next", NULL, next_cb },
    { "reader.previous", NULL, previous_cb },
    { "reader.next-unread", NULL, next_unread_cb },
    { "reader.page-down", NULL, page_down_cb },
    { "reader.page-up", NULL, page_up_cb },
    { "reader.open-in-browser", NULL, open_in_browser_cb },
    { "reader.copy-link", NULL, copy_link_cb },
    { "reader.copy-original-link", NULL, copy_original_link_cb },
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class,
                                     actions[i].name,
                                     actions[i].parameter_type,
                                     actions[i].activate);
}
