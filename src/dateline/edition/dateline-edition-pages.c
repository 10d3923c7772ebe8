/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The stories of an edition that somebody holds, and their headlines. Main context only.
 *
 * A list view asks for some hundred stories at once, and for others a moment later when
 * one scrolls fast. So what is asked for is collected until the main loop turns, then
 * loaded a page at a time, and what nobody holds any more by then is left out.
 */

#include "dateline/edition/dateline-edition-pages-private.h"

#include "dateline/model/dateline-story-private.h"
#include "dateline/store/dateline-id-set-private.h"
#include "dateline/store/dateline-store-keys-private.h"

#define PAGE_SIZE 64

struct _DatelineEditionPages
{
  DatelineStore *store;
  GCancellable *cancellable;
  GHashTable *held;  /* of gint64 → Held */
  GArray *wanted;    /* of gint64 */
  GSource *source;   /* that loads what is wanted */
  guint n_loading;   /* pages on their way */
  char *words;       /* that are searched for, or NULL */
  gboolean is_stale; /* stories that are held may show other words */
};

/* A story that somebody else holds. */
typedef struct
{
  gint64 id;
  DatelineStory *story;
  DatelineEditionPages *pages;
} Held;

static void
story_gone_cb (gpointer user_data, GObject *story)
{
  Held *held = user_data;

  held->story = NULL;
  g_hash_table_remove (held->pages->held, &held->id);
}

static void
held_free (Held *self)
{
  if (self->story != NULL)
    g_object_weak_unref (G_OBJECT (self->story), story_gone_cb, self);
  g_free (self);
}

DatelineEditionPages *
dateline_edition_pages_new (DatelineStore *store)
{
  DatelineEditionPages *self = g_new0 (DatelineEditionPages, 1);

  self->store = g_object_ref (store);
  self->cancellable = g_cancellable_new ();
  self->held = g_hash_table_new_full (g_int64_hash,
                                      g_int64_equal,
                                      NULL,
                                      (GDestroyNotify) held_free);
  self->wanted = g_array_new (FALSE, FALSE, sizeof (gint64));
  return self;
}

static void
remove_source (DatelineEditionPages *self)
{
  if (self->source != NULL)
    g_source_destroy (self->source);
  g_clear_pointer (&self->source, g_source_unref);
}

void
dateline_edition_pages_free (DatelineEditionPages *self)
{
  remove_source (self);
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  g_hash_table_unref (self->held);
  g_array_unref (self->wanted);
  g_object_unref (self->store);
  g_free (self->words);
  g_free (self);
}

static void
page_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  DatelineEditionPages *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) headlines = NULL;

  /* A page that was cancelled finds nobody to fill any more. One that failed leaves its
   * stories empty; they are asked for again when they come into view again. */
  headlines =
      dateline_store_load_headlines_finish (DATELINE_STORE (source), result, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  self->n_loading--;
  for (gsize i = 0; headlines != NULL && i < headlines->len; i++)
    {
      DatelineHeadline *headline = g_ptr_array_index (headlines, i);
      DatelineStory *story =
          dateline_edition_pages_peek (self, dateline_headline_get_id (headline));

      if (story != NULL)
        dateline_story_fill (story, headline);
    }
}

static void
load_page (DatelineEditionPages *self, const gint64 *ids, gsize n_ids)
{
  self->n_loading++;
  dateline_store_load_found_async (self->store,
                                   ids,
                                   n_ids,
                                   self->words,
                                   self->cancellable,
                                   page_loaded_cb,
                                   self);
}

static gboolean
load_wanted_cb (gpointer user_data)
{
  DatelineEditionPages *self = user_data;
  gint64 page[PAGE_SIZE];
  gsize n_ids = 0;

  remove_source (self);
  for (gsize i = 0; i < self->wanted->len; i++)
    {
      gint64 id = g_array_index (self->wanted, gint64, i);

      if (!g_hash_table_contains (self->held, &id))
        continue;
      page[n_ids++] = id;
      if (n_ids < PAGE_SIZE)
        continue;
      load_page (self, page, n_ids);
      n_ids = 0;
    }
  if (n_ids > 0)
    load_page (self, page, n_ids);
  g_array_set_size (self->wanted, 0);
  return G_SOURCE_REMOVE;
}

static void
want (DatelineEditionPages *self, gint64 id)
{
  g_array_append_val (self->wanted, id);
  if (self->source != NULL)
    return;

  self->source = g_idle_source_new ();
  g_source_set_priority (self->source, G_PRIORITY_DEFAULT);
  g_source_set_callback (self->source, load_wanted_cb, self, NULL);
  g_source_set_static_name (self->source, "dateline-edition-pages");
  g_source_attach (self->source, g_main_context_get_thread_default ());
}

void
dateline_edition_pages_set_words (DatelineEditionPages *self, const char *words)
{
  if (g_strcmp0 (self->words, words) == 0)
    return;
  g_free (self->words);
  self->words = g_strdup (words);
  self->is_stale = TRUE;
}

void
dateline_edition_pages_catch_up (DatelineEditionPages *self)
{
  if (self->is_stale)
    dateline_edition_pages_refresh_feed (self, 0);
  self->is_stale = FALSE;
}

DatelineStory *
dateline_edition_pages_get (DatelineEditionPages *self, gint64 id)
{
  DatelineStory *story = dateline_edition_pages_peek (self, id);
  Held *held;

  if (story != NULL)
    return g_object_ref (story);

  held = g_new (Held, 1);
  held->id = id;
  held->story = dateline_story_new (id);
  held->pages = self;
  g_object_weak_ref (G_OBJECT (held->story), story_gone_cb, held);
  g_hash_table_insert (self->held, &held->id, held);
  want (self, id);
  return held->story;
}

DatelineStory *
dateline_edition_pages_peek (DatelineEditionPages *self, gint64 id)
{
  Held *held = g_hash_table_lookup (self->held, &id);

  return held != NULL ? held->story : NULL;
}

/* The ids of the held stories that are among @ids. */
static GArray *
list_held (DatelineEditionPages *self, GArray *ids)
{
  GArray *held_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (DatelineIdSet) set = dateline_id_set_new_for_array (ids);
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, self->held);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    if (dateline_id_set_contains (set, *(gint64 *) id))
      g_array_append_vals (held_ids, id, 1);
  return held_ids;
}

static void
mark (DatelineEditionPages *self,
      GArray *ids,
      void (*set_flag) (DatelineStory *story, gboolean value),
      gboolean value)
{
  g_autoptr (GArray) held_ids = list_held (self, ids);

  for (gsize i = 0; i < held_ids->len; i++)
    {
      gint64 id = g_array_index (held_ids, gint64, i);
      DatelineStory *story = dateline_edition_pages_peek (self, id);

      /* A watcher of another story may have let go of it. */
      if (story == NULL)
        continue;
      /* A page on its way may have been read before the mark was made. */
      if (self->n_loading > 0)
        want (self, id);
      set_flag (story, value);
    }
}

void
dateline_edition_pages_set_read (DatelineEditionPages *self, GArray *ids, gboolean read)
{
  mark (self, ids, dateline_story_set_read, read);
}

void
dateline_edition_pages_set_saved (DatelineEditionPages *self, GArray *ids, gboolean saved)
{
  mark (self, ids, dateline_story_set_saved, saved);
}

void
dateline_edition_pages_refresh (DatelineEditionPages *self, gint64 id)
{
  if (g_hash_table_contains (self->held, &id))
    want (self, id);
}

void
dateline_edition_pages_refresh_feed (DatelineEditionPages *self, gint64 feed_id)
{
  GHashTableIter iter;
  gpointer held;

  g_hash_table_iter_init (&iter, self->held);
  while (g_hash_table_iter_next (&iter, NULL, &held))
    {
      DatelineStory *story = ((Held *) held)->story;
      DatelineHeadline *headline = dateline_story_get_headline (story);

      if (headline != NULL &&
          (feed_id == 0 || dateline_headline_get_feed_id (headline) == feed_id))
        want (self, ((Held *) held)->id);
    }
}
