/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The pane in which one story is read: a bar with what can be done to it, and the
 * article.
 *
 * A story is opened by its number: its headline and entry are read by the store, its
 * article is built on a worker, and only the newest answer is shown. The story that will
 * likely be opened next is made ready in the same way while nothing else is to be done:
 * its text only, no picture is loaded for it. Main context only.
 */

#include "dateline-gtk/reader/dateline-article-pane-private.h"

#include <string.h>

G_DEFINE_FINAL_TYPE (DatelineArticlePane, dateline_article_pane, GTK_TYPE_WIDGET)

enum
{
  PROP_FULL_TEXT = 1,
};

enum
{
  OPENED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* Longer entries are not made ready, as they would take much memory for a chance. */
#define MAX_AHEAD_BYTES (64 * 1024)

/* One story on its way into the pane: its headline, its entry and what became of its page
 * are asked for at once, and all answers have it. */
typedef struct _DatelineStoryOpening
{
  DatelineArticlePane *pane; /* NULL once it is ready */
  gint64 id;
  GCancellable *cancellable;
  DatelineHeadline *headline;
  DatelineEntry *entry;
  DatelinePage *page;
  DatelineArticle *article;
  gboolean is_reload; /* of the story that is shown: it stays where it was read */
} Opening;

static void
opening_clear (Opening *opening)
{
  g_clear_object (&opening->pane);
  g_object_unref (opening->cancellable);
  g_clear_pointer (&opening->headline, dateline_headline_unref);
  g_clear_pointer (&opening->entry, dateline_entry_unref);
  g_clear_pointer (&opening->page, dateline_page_unref);
  g_clear_pointer (&opening->article, dateline_article_unref);
}

static void
opening_unref (Opening *opening)
{
  g_rc_box_release_full (opening, (GDestroyNotify) opening_clear);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Opening, opening_unref)

/* Forgets the story that was made ready, or is to be. */
static void
drop_ahead (DatelineArticlePane *self)
{
  g_clear_handle_id (&self->ahead_source, g_source_remove);
  if (self->ahead != NULL)
    g_cancellable_cancel (self->ahead->cancellable);
  g_clear_pointer (&self->ahead, opening_unref);
}

static gboolean
is_current (DatelineArticlePane *self, Opening *opening)
{
  return opening->cancellable == self->cancellable;
}

/* Whether the story is to be shown, or may be soon. */
static gboolean
is_wanted (DatelineArticlePane *self, Opening *opening)
{
  return is_current (self, opening) || opening == self->ahead;
}

/* What goes wrong ahead is said when the story is opened, and happens again. */
static void
show_problem (DatelineArticlePane *self, Opening *opening, const GError *error)
{
  if (opening == self->ahead)
    {
      drop_ahead (self);
      return;
    }
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  /* Chosen again, it is tried again. */
  self->story_id = 0;
  gtk_label_set_label (GTK_LABEL (self->problem_label), error->message);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "problem");
}

static void
build_article_thread (GTask *task,
                      gpointer source_object,
                      gpointer task_data,
                      GCancellable *cancellable)
{
  g_task_return_pointer (task,
                         dateline_article_new_for_entry (task_data),
                         (GDestroyNotify) dateline_article_unref);
}

static void
show_story (DatelineArticlePane *self, Opening *opening)
{
  GtkAdjustment *adjustment =
      gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scrolled));
  double value = opening->is_reload ? gtk_adjustment_get_value (adjustment) : 0;

  g_clear_pointer (&self->headline, dateline_headline_unref);
  self->headline = g_steal_pointer (&opening->headline);
  self->read = dateline_headline_is_read (self->headline);
  self->saved = dateline_headline_is_saved (self->headline);
  dateline_article_pane_stop_find (self);
  dateline_article_pane_take_page (self, opening->page, opening->entry);
  dateline_article_view_set_story (self->view,
                                   self->headline,
                                   opening->entry,
                                   opening->article);
  gtk_adjustment_set_value (adjustment, value);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "article");
  dateline_saving_line_set_story (self->saving_line, self->story_id, opening->entry);
  dateline_article_pane_set_has_story (self, TRUE);
  dateline_article_pane_show_flags (self);
  if (!opening->is_reload)
    g_signal_emit (self, signals[OPENED], 0);
}

static void
article_built_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Opening) opening = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DatelineArticlePane) self = g_steal_pointer (&opening->pane);

  opening->article = g_task_propagate_pointer (G_TASK (result), &error);
  if (!is_wanted (self, opening))
    return;
  if (opening->article == NULL)
    show_problem (self, opening, error);
  else if (is_current (self, opening))
    show_story (self, opening);
}

/* Whichever of the answers comes last. */
static void
build_when_complete (Opening *opening)
{
  g_autoptr (GTask) task = NULL;

  if (opening->headline == NULL || opening->entry == NULL || opening->page == NULL)
    return;
  task = g_task_new (opening->pane,
                     opening->cancellable,
                     article_built_cb,
                     g_rc_box_acquire (opening));
  g_task_set_source_tag (task, build_when_complete);
  g_task_set_task_data (task,
                        dateline_entry_ref (opening->entry),
                        (GDestroyNotify) dateline_entry_unref);
  g_task_run_in_thread (task, build_article_thread);
}

static void
headline_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Opening) opening = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) headlines =
      dateline_store_load_headlines_finish (DATELINE_STORE (source), result, &error);
  DatelineArticlePane *self = opening->pane;

  if (!is_wanted (self, opening))
    return;
  if (headlines == NULL)
    {
      show_problem (self, opening, error);
      return;
    }
  if (headlines->len == 0 || headlines->pdata[0] == NULL)
    {
      if (opening == self->ahead)
        drop_ahead (self);
      else
        dateline_article_pane_close (self);
      return;
    }
  opening->headline = dateline_headline_ref (headlines->pdata[0]);
  build_when_complete (opening);
}

static gboolean
is_long (DatelineEntry *entry)
{
  const char *texts[] = { dateline_entry_get_content (entry),
                          dateline_entry_get_content_text (entry) };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    if (texts[i] != NULL && strnlen (texts[i], MAX_AHEAD_BYTES) == MAX_AHEAD_BYTES)
      return TRUE;
  return FALSE;
}

static void
entry_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Opening) opening = user_data;
  g_autoptr (GError) error = NULL;
  DatelineArticlePane *self = opening->pane;

  opening->entry =
      dateline_store_load_entry_finish (DATELINE_STORE (source), result, &error);
  if (!is_wanted (self, opening))
    return;
  if (opening->entry == NULL)
    show_problem (self, opening, error);
  else if (opening == self->ahead && is_long (opening->entry))
    drop_ahead (self);
  else
    build_when_complete (opening);
}

static void
page_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Opening) opening = user_data;
  g_autoptr (GError) error = NULL;
  DatelineArticlePane *self = opening->pane;

  opening->page =
      dateline_store_load_page_finish (DATELINE_STORE (source), result, &error);
  if (!is_wanted (self, opening))
    return;
  if (opening->page == NULL)
    show_problem (self, opening, error);
  else
    build_when_complete (opening);
}

/* What is ready holds for as long as nothing of it has changed. */
static void
check_ahead (DatelineArticlePane *self, DatelineStoreChangeFlags flags, GArray *ids)
{
  gboolean is_meant = ids == NULL || (flags & DATELINE_STORE_CHANGE_FEEDS) != 0;

  if (self->ahead == NULL || flags == DATELINE_STORE_CHANGE_FETCHED)
    return;
  for (guint i = 0; !is_meant && i < ids->len; i++)
    is_meant = g_array_index (ids, gint64, i) == self->ahead->id;
  if (is_meant)
    drop_ahead (self);
}

/* Asks for the story. */
static Opening *
start_opening (DatelineArticlePane *self, gint64 story_id, GCancellable *cancellable)
{
  Opening *opening = g_rc_box_new0 (Opening);

  opening->pane = g_object_ref (self);
  opening->id = story_id;
  opening->cancellable = g_object_ref (cancellable);
  dateline_store_load_headlines_async (self->store,
                                       &story_id,
                                       1,
                                       cancellable,
                                       headline_loaded_cb,
                                       g_rc_box_acquire (opening));
  dateline_store_load_entry_async (self->store,
                                   story_id,
                                   cancellable,
                                   entry_loaded_cb,
                                   g_rc_box_acquire (opening));
  dateline_store_load_page_async (self->store,
                                  story_id,
                                  cancellable,
                                  page_loaded_cb,
                                  g_rc_box_acquire (opening));
  return opening;
}

/* The story that is shown has changed. */
static void
reload (DatelineArticlePane *self)
{
  g_autoptr (Opening) opening = NULL;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  opening = start_opening (self, self->story_id, self->cancellable);
  opening->is_reload = dateline_article_pane_get_headline (self) != NULL;
}

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

  check_ahead (self, flags, ids);
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
        reload (self);
    }
}

static void
dateline_article_pane_dispose (GObject *object)
{
  DatelineArticlePane *self = DATELINE_ARTICLE_PANE (object);

  drop_ahead (self);
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

static void
dateline_article_pane_class_init (DatelineArticlePaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dateline_article_pane_dispose;
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

  signals[OPENED] = g_signal_new ("opened",
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

/* Shows the story, at once if it is ready; what was still on its way is dropped. */
void
dateline_article_pane_open (DatelineArticlePane *self, gint64 story_id)
{
  g_autoptr (Opening) opening = NULL;

  if (story_id == self->story_id)
    return;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->story_id = story_id;
  dateline_article_pane_drop_page (self);
  if (self->ahead != NULL && self->ahead->id == story_id)
    {
      opening = g_steal_pointer (&self->ahead);
      self->cancellable = g_object_ref (opening->cancellable);
      if (opening->article != NULL)
        show_story (self, opening);
      return;
    }
  drop_ahead (self);
  self->cancellable = g_cancellable_new ();
  opening = start_opening (self, story_id, self->cancellable);
}

static gboolean
ahead_cb (gpointer user_data)
{
  DatelineArticlePane *self = user_data;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  self->ahead_source = 0;
  self->ahead = start_opening (self, self->ahead_id, cancellable);
  return G_SOURCE_REMOVE;
}

/* Makes the story ready that a person is likely to open next, when nothing else is to be
 * done; 0 for none. */
void
dateline_article_pane_prepare (DatelineArticlePane *self, gint64 story_id)
{
  drop_ahead (self);
  self->ahead_id = story_id;
  if (story_id != 0 && story_id != self->story_id)
    self->ahead_source = g_idle_add_full (G_PRIORITY_LOW, ahead_cb, self, NULL);
}

/* Whether the story can be shown at once. */
gboolean
dateline_article_pane_is_ready (DatelineArticlePane *self, gint64 story_id)
{
  return self->ahead != NULL && self->ahead->id == story_id &&
         self->ahead->article != NULL;
}

void
dateline_article_pane_close (DatelineArticlePane *self)
{
  drop_ahead (self);
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
