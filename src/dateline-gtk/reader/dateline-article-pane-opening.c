/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* How a story comes into the pane: by its number. Its headline, its entry and what became
 * of its page are read by the store, its article is built on a worker, and only the
 * newest answer is shown. The story that will likely be opened next is made ready in the
 * same way while nothing else is to be done: its text only, no picture is loaded for it.
 * Main context only.
 */

#include "dateline-gtk/reader/dateline-article-pane-private.h"

#include <string.h>

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
void
dateline_article_pane_drop_ahead (DatelineArticlePane *self)
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
      dateline_article_pane_drop_ahead (self);
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
    g_signal_emit_by_name (self, "opened");
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
        dateline_article_pane_drop_ahead (self);
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
    dateline_article_pane_drop_ahead (self);
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
void
dateline_article_pane_check_ahead (DatelineArticlePane *self,
                                   DatelineStoreChangeFlags flags,
                                   GArray *ids)
{
  gboolean is_meant = ids == NULL || (flags & DATELINE_STORE_CHANGE_FEEDS) != 0;

  if (self->ahead == NULL || flags == DATELINE_STORE_CHANGE_FETCHED)
    return;
  for (guint i = 0; !is_meant && i < ids->len; i++)
    is_meant = g_array_index (ids, gint64, i) == self->ahead->id;
  if (is_meant)
    dateline_article_pane_drop_ahead (self);
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
void
dateline_article_pane_reload (DatelineArticlePane *self)
{
  g_autoptr (Opening) opening = NULL;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  opening = start_opening (self, self->story_id, self->cancellable);
  opening->is_reload = dateline_article_pane_get_headline (self) != NULL;
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
  dateline_article_pane_drop_ahead (self);
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
  dateline_article_pane_drop_ahead (self);
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
