/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What a person does to stories: moving among them, marking, saving, opening elsewhere.
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

static gint64
get_story_id (DatelineReader *self)
{
  gint64 id = dateline_headline_list_get_selected_id (get_list (self));

  return id != 0 ? id : dateline_article_pane_get_story_id (self->article_pane);
}

static DatelineStory *
get_story (DatelineReader *self)
{
  gint64 id = get_story_id (self);
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

  if (dateline_fold_is_pane_visible (self->fold, DATELINE_READER_LIST) &&
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

static void
flag_set_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DatelineReader) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!g_task_is_valid (result, source))
    return;
  if (!dateline_store_set_read_finish (DATELINE_STORE (source), result, &error))
    dateline_reader_say_error (self, error);
}

static void
saved_set_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DatelineReader) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!dateline_store_set_saved_finish (DATELINE_STORE (source), result, &error))
    dateline_reader_say_error (self, error);
}

static void
toggle_read_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DatelineReader *self = DATELINE_READER (widget);
  g_autoptr (DatelineStory) story = get_story (self);
  gint64 id = get_story_id (self);
  gboolean read;

  if (id == 0)
    return;
  read = story != NULL ? dateline_story_is_read (story)
                       : dateline_article_pane_is_read (self->article_pane);
  dateline_store_set_read_async (self->store,
                                 &id,
                                 1,
                                 !read,
                                 NULL,
                                 flag_set_cb,
                                 g_object_ref (self));
}

static void
toggle_saved_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DatelineReader *self = DATELINE_READER (widget);
  g_autoptr (DatelineStory) story = get_story (self);
  gint64 id = get_story_id (self);
  gboolean saved;

  if (id == 0)
    return;
  saved = story != NULL ? dateline_story_is_saved (story)
                        : dateline_article_pane_is_saved (self->article_pane);
  dateline_store_set_saved_async (self->store,
                                  &id,
                                  1,
                                  !saved,
                                  NULL,
                                  saved_set_cb,
                                  g_object_ref (self));
  dateline_notice_say (self->notice,
                       saved ? _ ("No longer kept for offline reading")
                             : _ ("Kept for offline reading"));
}

/* What was marked read in one go. */
typedef struct
{
  DatelineReader *reader;
  GArray *ids;
} Marked;

static void
marked_free (gpointer data)
{
  Marked *marked = data;

  g_object_unref (marked->reader);
  g_array_unref (marked->ids);
  g_free (marked);
}

static void
unmark (gpointer user_data)
{
  Marked *marked = user_data;

  dateline_store_set_read_async (marked->reader->store,
                                 (const gint64 *) marked->ids->data,
                                 marked->ids->len,
                                 FALSE,
                                 NULL,
                                 flag_set_cb,
                                 g_object_ref (marked->reader));
}

/* Says how many were marked and offers to take it back. */
static void
offer_unmark (DatelineReader *self, GArray *ids)
{
  g_autofree char *text = NULL;
  Marked *marked;

  if (ids->len == 0)
    {
      dateline_notice_say (self->notice, _ ("Everything here is read"));
      return;
    }

  text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                       "%u story marked as read",
                                       "%u stories marked as read",
                                       ids->len),
                          ids->len);
  marked = g_new (Marked, 1);
  marked->reader = g_object_ref (self);
  marked->ids = g_array_ref (ids);
  dateline_notice_offer_undo (self->notice, text, unmark, marked, marked_free);
}

static void
all_marked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DatelineReader) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids =
      dateline_store_mark_all_read_finish (DATELINE_STORE (source), result, &error);

  if (ids != NULL)
    offer_unmark (self, ids);
  else
    dateline_reader_say_error (self, error);
}

static void
mark_query_read (DatelineReader *self, DatelineQuery *query)
{
  dateline_store_mark_all_read_async (self->store,
                                      query,
                                      NULL,
                                      all_marked_cb,
                                      g_object_ref (self));
}

static void
listed_marked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Marked *marked = user_data;
  g_autoptr (GError) error = NULL;

  if (dateline_store_set_read_finish (DATELINE_STORE (source), result, &error))
    offer_unmark (marked->reader, marked->ids);
  else
    dateline_reader_say_error (marked->reader, error);
  marked_free (marked);
}

/* Of what is unread, that which the list shows. */
static void
unread_listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DatelineReader) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) unread =
      dateline_store_list_ids_finish (DATELINE_STORE (source), result, &error);
  g_autoptr (GHashTable) listed = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autofree gint64 *ids = NULL;
  guint n_ids = g_list_model_get_n_items (G_LIST_MODEL (self->edition));
  Marked *marked;

  if (unread == NULL)
    {
      dateline_reader_say_error (self, error);
      return;
    }

  ids = g_new (gint64, n_ids);
  for (guint i = 0; i < n_ids; i++)
    {
      ids[i] = dateline_edition_get_id (self->edition, i);
      g_hash_table_add (listed, &ids[i]);
    }
  marked = g_new (Marked, 1);
  marked->reader = g_object_ref (self);
  marked->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < unread->len; i++)
    if (g_hash_table_contains (listed, &g_array_index (unread, gint64, i)))
      g_array_append_val (marked->ids, g_array_index (unread, gint64, i));
  if (marked->ids->len == 0)
    {
      offer_unmark (self, marked->ids);
      marked_free (marked);
      return;
    }
  dateline_store_set_read_async (self->store,
                                 (const gint64 *) marked->ids->data,
                                 marked->ids->len,
                                 TRUE,
                                 NULL,
                                 listed_marked_cb,
                                 marked);
}

/* New stories that still wait above the list were not seen by anybody: they stay unread.
 */
static void
mark_all_read_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DatelineReader *self = DATELINE_READER (widget);
  g_autoptr (DatelineQuery) unread = NULL;

  if (dateline_edition_get_n_pending (self->edition) == 0)
    {
      mark_query_read (self, self->query);
      return;
    }

  unread = dateline_query_copy (self->query);
  dateline_query_set_unread_only (unread, TRUE);
  dateline_store_list_ids_async (self->store,
                                 unread,
                                 self->cancellable,
                                 unread_listed_cb,
                                 g_object_ref (self));
}

static void
mark_feed_read_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (DatelineQuery) query = dateline_query_new ();

  dateline_query_set_feed (query, g_variant_get_int64 (parameter));
  mark_query_read (DATELINE_READER (widget), query);
}

static void
mark_category_read_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (DatelineQuery) query = dateline_query_new ();

  dateline_query_add_category (query, g_variant_get_string (parameter, NULL));
  mark_query_read (DATELINE_READER (widget), query);
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
      !dateline_fold_is_pane_visible (self->fold, DATELINE_READER_ARTICLE) ||
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

static void
undo_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  dateline_notice_undo (DATELINE_READER (widget)->notice);
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
    { "reader.toggle-read", NULL, toggle_read_cb },
    { "reader.toggle-saved", NULL, toggle_saved_cb },
    { "reader.mark-all-read", NULL, mark_all_read_cb },
    { "reader.feed-mark-read", "x", mark_feed_read_cb },
    { "reader.category-mark-read", "s", mark_category_read_cb },
    { "reader.page-down", NULL, page_down_cb },
    { "reader.page-up", NULL, page_up_cb },
    { "reader.open-in-browser", NULL, open_in_browser_cb },
    { "reader.copy-link", NULL, copy_link_cb },
    { "reader.copy-original-link", NULL, copy_original_link_cb },
    { "reader.undo", NULL, undo_cb },
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class,
                                     actions[i].name,
                                     actions[i].parameter_type,
                                     actions[i].activate);
}
