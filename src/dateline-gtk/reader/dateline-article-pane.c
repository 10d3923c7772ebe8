/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The pane in which one story is read: a bar with what can be done to it, and the
 * article.
 *
 * How a story comes into it stands in article-pane-opening, what there is to press in
 * article-pane-face, its full text in article-pane-text. Main context only.
 */

#include "dateline-gtk/reader/dateline-article-pane-private.h"

#include "dateline-gtk/images/dateline-list-focus-private.h"

G_DEFINE_FINAL_TYPE (DatelineArticlePane, dateline_article_pane, GTK_TYPE_WIDGET)

enum
{
  PROP_FULL_TEXT = 1,
};

static void
flags_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DatelineArticlePane) self = user_data;
  g_autoptr (GPtrArray) headlines =
      dateline_store_load_headlines_finish (DATELINE_STORE (source), result, NULL);
  DatelineHeadline *headline =
      headlines != NULL && headlines->len > 0 ? headlines->pdata[0] : NULL;

  if (headline == NULL || dateline_headline_get_id (headline) != self->story_id)
    return;
  self->read = dateline_headline_is_read (headline);
  self->saved = dateline_headline_is_saved (headline);
  dateline_article_pane_show_flags (self);
}

static void
store_changed_cb (DatelineStore *store, DatelineStoreChanges *changes, gpointer user_data)
{
  DatelineArticlePane *self = user_data;
  DatelineStoreChangeFlags flags = dateline_store_changes_get_flags (changes);
  GArray *ids = dateline_store_changes_get_story_ids (changes);

  dateline_article_pane_check_ahead (self, flags, ids);
  if (self->story_id != 0 && (flags & DATELINE_STORE_CHANGE_ELSEWHERE) != 0)
    dateline_store_load_headlines_async (self->store,
                                         &self->story_id,
                                         1,
                                         self->cancellable,
                                         flags_loaded_cb,
                                         g_object_ref (self));
  if (self->story_id == 0 || ids == NULL)
    return;
  for (guint i = 0; i < ids->len; i++)
    {
      if (g_array_index (ids, gint64, i) != self->story_id)
        continue;
      if (flags & DATELINE_STORE_CHANGE_READ)
        self->read = dateline_store_changes_get_value (changes);
      if (flags & DATELINE_STORE_CHANGE_SAVED)
        self->saved = dateline_store_changes_get_value (changes);
      dateline_article_pane_show_flags (self);
      if (flags & DATELINE_STORE_CHANGE_PAGES)
        dateline_article_pane_reload (self);
    }
}

static void
dateline_article_pane_dispose (GObject *object)
{
  DatelineArticlePane *self = DATELINE_ARTICLE_PANE (object);

  dateline_article_pane_drop_ahead (self);
  dateline_article_pane_drop_page (self);
  g_clear_object (&self->page_fetcher);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->store != NULL)
    g_signal_handlers_disconnect_by_data (self->store, self);
  g_clear_object (&self->store);
  g_clear_pointer (&self->headline, dateline_headline_unref);
  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (dateline_article_pane_parent_class)->dispose (object);
}

static void
dateline_article_pane_get_property (GObject *object,
                                    guint id,
                                    GValue *value,
                                    GParamSpec *pspec)
{
  if (id == PROP_FULL_TEXT)
    g_value_set_boolean (
        value,
        dateline_article_pane_get_full_text (DATELINE_ARTICLE_PANE (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
dateline_article_pane_set_property (GObject *object,
                                    guint id,
                                    const GValue *value,
                                    GParamSpec *pspec)
{
  if (id == PROP_FULL_TEXT)
    dateline_article_pane_set_full_text (DATELINE_ARTICLE_PANE (object),
                                         g_value_get_boolean (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static gboolean
dateline_article_pane_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (DATELINE_ARTICLE_PANE (widget)->view));
}

static void
dateline_article_pane_class_init (DatelineArticlePaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dateline_article_pane_dispose;
  GTK_WIDGET_CLASS (klass)->grab_focus = dateline_article_pane_grab_focus;
  GTK_WIDGET_CLASS (klass)->focus = dateline_list_focus_move;
  G_OBJECT_CLASS (klass)->get_property = dateline_article_pane_get_property;
  G_OBJECT_CLASS (klass)->set_property = dateline_article_pane_set_property;
  g_object_class_install_property (G_OBJECT_CLASS (klass),
                                   PROP_FULL_TEXT,
                                   g_param_spec_boolean ("full-text",
                                                         NULL,
                                                         NULL,
                                                         FALSE,
                                                         G_PARAM_READWRITE |
                                                             G_PARAM_EXPLICIT_NOTIFY |
                                                             G_PARAM_STATIC_STRINGS));
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "articlepane");

  g_signal_new ("opened",
                G_TYPE_FROM_CLASS (klass),
                G_SIGNAL_RUN_LAST,
                0,
                NULL,
                NULL,
                NULL,
                G_TYPE_NONE,
                0);
}

static void
dateline_article_pane_init (DatelineArticlePane *self)
{
  dateline_article_pane_create_face (self);
}

GtkWidget *
dateline_article_pane_new (DatelineStore *store,
                           DatelinePageFetcher *page_fetcher,
                           DatelinePictureLoader *loader)
{
  DatelineArticlePane *self = g_object_new (DATELINE_TYPE_ARTICLE_PANE, NULL);

  self->store = g_object_ref (store);
  self->page_fetcher = g_object_ref (page_fetcher);
  dateline_article_pane_set_view (
      self,
      DATELINE_ARTICLE_VIEW (dateline_article_view_new (loader)));
  g_signal_connect (store, "changed", G_CALLBACK (store_changed_cb), self);
  return GTK_WIDGET (self);
}

void
dateline_article_pane_close (DatelineArticlePane *self)
{
  dateline_article_pane_drop_ahead (self);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->story_id = 0;
  dateline_article_pane_drop_page (self);
  g_clear_pointer (&self->headline, dateline_headline_unref);
  dateline_article_pane_stop_find (self);
  dateline_article_view_clear (self->view);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "none");
  dateline_saving_line_set_story (self->saving_line, 0, NULL);
  dateline_article_pane_set_has_story (self, FALSE);
}

/* The story that is shown or on its way; 0 for none. */
gint64
dateline_article_pane_get_story_id (DatelineArticlePane *self)
{
  return self->story_id;
}

/* The headline of the story that is shown; NULL until it is. */
DatelineHeadline *
dateline_article_pane_get_headline (DatelineArticlePane *self)
{
  if (self->headline == NULL ||
      dateline_headline_get_id (self->headline) != self->story_id)
    return NULL;
  return self->headline;
}

gboolean
dateline_article_pane_is_read (DatelineArticlePane *self)
{
  return self->read;
}

gboolean
dateline_article_pane_is_saved (DatelineArticlePane *self)
{
  return self->saved;
}

/* Opens the bar that finds words in the story, with @words (nullable); FALSE without a
 * story. */
gboolean
dateline_article_pane_start_find (DatelineArticlePane *self, const char *words)
{
  if (dateline_article_pane_get_headline (self) == NULL)
    return FALSE;
  dateline_find_bar_start (self->find_bar, words);
  return TRUE;
}

/* Closes it; FALSE if it was not open. */
gboolean
dateline_article_pane_stop_find (DatelineArticlePane *self)
{
  return dateline_find_bar_stop (self->find_bar);
}

/* Goes on to the next place where the words stand, or back; FALSE if none are looked for.
 */
gboolean
dateline_article_pane_find_next (DatelineArticlePane *self, gboolean is_forward)
{
  if (!dateline_find_bar_is_open (self->find_bar))
    return FALSE;
  dateline_find_bar_step (self->find_bar, is_forward);
  return TRUE;
}

DatelineArticleView *
dateline_article_pane_get_view (DatelineArticlePane *self)
{
  return self->view;
}

void
dateline_article_pane_set_back_visible (DatelineArticlePane *self, gboolean visible)
{
  gtk_widget_set_visible (self->back_button, visible);
}

GtkHeaderBar *
dateline_article_pane_get_header_bar (DatelineArticlePane *self)
{
  return self->header_bar;
}
