/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The calls of a store, which wait for their answers, for tests. */

#pragma once

#include "dateline-storing-documents.h"
#include "dateline-storing-fixture.h"
#include "dateline/model/dateline-feed-builder-private.h"

static inline void
storing_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static inline void
storing_wait (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (g_main_context_get_thread_default (), TRUE);
}

static inline gboolean
storing_try_open (DatelineStore *store, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  dateline_store_open_async (store, NULL, storing_cb, &result);
  storing_wait (&result);
  return dateline_store_open_finish (store, result, error);
}

static inline gint64
storing_try_add_feed (DatelineStore *store,
                      const char *uri,
                      const char *const *categories,
                      GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  dateline_store_add_feed_async (store, uri, NULL, categories, NULL, storing_cb, &result);
  storing_wait (&result);
  return dateline_store_add_feed_finish (store, result, error);
}

/* @categories is separated by commas, or NULL. */
static inline gint64
storing_add_feed (DatelineStore *store, const char *uri, const char *categories)
{
  g_auto (GStrv) names = categories != NULL ? g_strsplit (categories, ",", -1) : NULL;
  g_autoptr (GError) error = NULL;
  gint64 id = storing_try_add_feed (store, uri, (const char *const *) names, &error);

  g_assert_no_error (error);
  g_assert_cmpint (id, >, 0);
  return id;
}

static inline gboolean
storing_try_remove_feed (DatelineStore *store, gint64 id, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  dateline_store_remove_feed_async (store, id, NULL, storing_cb, &result);
  storing_wait (&result);
  return dateline_store_remove_feed_finish (store, result, error);
}

static inline gboolean
storing_try_restore_feed (DatelineStore *store, gint64 id, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  dateline_store_restore_feed_async (store, id, NULL, storing_cb, &result);
  storing_wait (&result);
  return dateline_store_restore_feed_finish (store, result, error);
}

static inline guint
storing_add_feeds (DatelineStore *store, GPtrArray *feeds)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  guint n_added;

  dateline_store_add_feeds_async (store, feeds, NULL, storing_cb, &result);
  storing_wait (&result);
  n_added = dateline_store_add_feeds_finish (store, result, &error);
  g_assert_no_error (error);
  return n_added;
}

static inline void
storing_rename_feed (DatelineStore *store, gint64 id, const char *title)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  dateline_store_rename_feed_async (store, id, title, NULL, storing_cb, &result);
  storing_wait (&result);
  dateline_store_rename_feed_finish (store, result, &error);
  g_assert_no_error (error);
}

static inline void
storing_set_feed_categories (DatelineStore *store, gint64 id, const char *categories)
{
  g_auto (GStrv) names = categories != NULL ? g_strsplit (categories, ",", -1) : NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  dateline_store_set_feed_categories_async (store,
                                            id,
                                            (const char *const *) names,
                                            NULL,
                                            storing_cb,
                                            &result);
  storing_wait (&result);
  dateline_store_set_feed_categories_finish (store, result, &error);
  g_assert_no_error (error);
}

static inline DatelineOverview *
storing_load_overview (DatelineStore *store)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  DatelineOverview *overview;

  dateline_store_load_overview_async (store, NULL, storing_cb, &result);
  storing_wait (&result);
  overview = dateline_store_load_overview_finish (store, result, &error);
  g_assert_no_error (error);
  return overview;
}

/* The feed of @id, or NULL. */
static inline DatelineFeed *
storing_get_feed (DatelineStore *store, gint64 id)
{
  g_autoptr (DatelineOverview) overview = storing_load_overview (store);
  GPtrArray *feeds = dateline_overview_get_feeds (overview);

  for (gsize i = 0; i < feeds->len; i++)
    if (dateline_feed_get_id (g_ptr_array_index (feeds, i)) == id)
      return dateline_feed_ref (g_ptr_array_index (feeds, i));
  return NULL;
}

static inline void
storing_set_settings (DatelineStore *store,
                      gint64 feed_id,
                      const DatelineFeedSettings *settings)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  dateline_store_set_feed_settings_async (store,
                                          feed_id,
                                          settings,
                                          NULL,
                                          storing_cb,
                                          &result);
  storing_wait (&result);
  dateline_store_set_feed_settings_finish (store, result, &error);
  g_assert_no_error (error);
}

/* The category called @name, or NULL. */
static inline DatelineCategory *
storing_get_category (DatelineStore *store, const char *name)
{
  g_autoptr (DatelineOverview) overview = storing_load_overview (store);
  GPtrArray *categories = dateline_overview_get_categories (overview);

  for (gsize i = 0; i < categories->len; i++)
    if (g_str_equal (dateline_category_get_name (g_ptr_array_index (categories, i)),
                     name))
      return dateline_category_ref (g_ptr_array_index (categories, i));
  return NULL;
}

static inline DatelineStoreChanges *
storing_try_merge (DatelineStore *store,
                   gint64 feed_id,
                   DatelineFeedDocument *document,
                   DatelineFetchOutcome *outcome,
                   GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  dateline_store_merge_async (store,
                              feed_id,
                              document,
                              outcome,
                              NULL,
                              storing_cb,
                              &result);
  storing_wait (&result);
  return dateline_store_merge_finish (store, result, error);
}

/* Merges @document, which it takes, as fetched at @time. */
static inline DatelineStoreChanges *
storing_merge_at (DatelineStore *store,
                  gint64 feed_id,
                  DatelineFeedDocument *document,
                  gint64 time)
{
  g_autoptr (DatelineFetchOutcome) outcome = storing_make_outcome (time);
  g_autoptr (GError) error = NULL;
  DatelineStoreChanges *changes;

  changes = storing_try_merge (store, feed_id, document, outcome, &error);
  g_assert_no_error (error);
  g_assert_nonnull (changes);
  dateline_feed_document_unref (document);
  return changes;
}

/* The same, where what changed is not asked about. */
static inline void
storing_merge_only (DatelineStore *store,
                    gint64 feed_id,
                    DatelineFeedDocument *document,
                    gint64 time)
{
  dateline_store_changes_unref (storing_merge_at (store, feed_id, document, time));
}

/* Merges @document, which it takes, and asserts how many stories are new and updated. */
static inline void
storing_merge (DatelineStore *store,
               gint64 feed_id,
               DatelineFeedDocument *document,
               guint n_added,
               guint n_updated)
{
  g_autoptr (DatelineStoreChanges) changes =
      storing_merge_at (store, feed_id, document, STORING_NOW);

  g_assert_cmpuint (dateline_store_changes_get_n_added (changes), ==, n_added);
  g_assert_cmpuint (dateline_store_changes_get_n_updated (changes), ==, n_updated);
}

static inline void
storing_note_fetch (DatelineStore *store, gint64 feed_id, DatelineFetchOutcome *outcome)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  dateline_store_note_fetch_async (store, feed_id, outcome, NULL, storing_cb, &result);
  storing_wait (&result);
  dateline_store_note_fetch_finish (store, result, &error);
  g_assert_no_error (error);
}

/* @query is NULL for all. */
static inline GArray *
storing_list_ids (DatelineStore *store, DatelineQuery *query)
{
  g_autoptr (DatelineQuery) all = dateline_query_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GArray *ids;

  dateline_store_list_ids_async (store,
                                 query != NULL ? query : all,
                                 NULL,
                                 storing_cb,
                                 &result);
  storing_wait (&result);
  ids = dateline_store_list_ids_finish (store, result, &error);
  g_assert_no_error (error);
  return ids;
}

static inline GPtrArray *
storing_load_headlines (DatelineStore *store, GArray *ids)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *headlines;

  dateline_store_load_headlines_async (store,
                                       (const gint64 *) ids->data,
                                       ids->len,
                                       NULL,
                                       storing_cb,
                                       &result);
  storing_wait (&result);
  headlines = dateline_store_load_headlines_finish (store, result, &error);
  g_assert_no_error (error);
  return headlines;
}

/* The titles of what @query (NULL for all) lists, joined by spaces. */
static inline char *
storing_list_titles (DatelineStore *store, DatelineQuery *query)
{
  g_autoptr (GArray) ids = storing_list_ids (store, query);
  g_autoptr (GPtrArray) headlines = storing_load_headlines (store, ids);
  GString *titles = g_string_new (NULL);

  g_assert_cmpuint (headlines->len, ==, ids->len);
  for (gsize i = 0; i < headlines->len; i++)
    {
      DatelineHeadline *headline = g_ptr_array_index (headlines, i);

      g_assert_cmpint (dateline_headline_get_id (headline),
                       ==,
                       g_array_index (ids, gint64, i));
      g_string_append_printf (titles,
                              "%s%s",
                              i > 0 ? " " : "",
                              dateline_headline_get_title (headline));
    }
  return g_string_free (titles, FALSE);
}

#define storing_assert_titles(store, query, expected)                                    \
  G_STMT_START                                                                           \
  {                                                                                      \
    g_autofree char *storing_titles = storing_list_titles (store, query);                \
                                                                                         \
    g_assert_cmpstr (storing_titles, ==, expected);                                      \
  }                                                                                      \
  G_STMT_END

/* What a search for @words finds. */
static inline void
storing_assert_found (DatelineStore *store, const char *words, const char *titles)
{
  g_autoptr (DatelineQuery) query = dateline_query_new ();

  dateline_query_set_words (query, words);
  storing_assert_titles (store, query, titles);
}

/* The number of the story that is called @title and that @query (NULL for all) lists. */
static inline gint64
storing_find_in (DatelineStore *store, DatelineQuery *query, const char *title)
{
  g_autoptr (GArray) ids = storing_list_ids (store, query);
  g_autoptr (GPtrArray) headlines = storing_load_headlines (store, ids);

  for (gsize i = 0; i < headlines->len; i++)
    if (g_str_equal (dateline_headline_get_title (g_ptr_array_index (headlines, i)),
                     title))
      return g_array_index (ids, gint64, i);
  g_error ("There is no story “%s”", title);
}

static inline gint64
storing_find (DatelineStore *store, const char *title)
{
  return storing_find_in (store, NULL, title);
}

static inline DatelineHeadline *
storing_load_headline (DatelineStore *store, gint64 id)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) headlines = NULL;

  g_array_append_val (ids, id);
  headlines = storing_load_headlines (store, ids);
  g_assert_cmpuint (headlines->len, ==, 1);
  return dateline_headline_ref (g_ptr_array_index (headlines, 0));
}

static inline DatelineEntry *
storing_load_entry (DatelineStore *store, gint64 id, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  dateline_store_load_entry_async (store, id, NULL, storing_cb, &result);
  storing_wait (&result);
  return dateline_store_load_entry_finish (store, result, error);
}

static inline void
storing_set_read (DatelineStore *store, gint64 id, gboolean read)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (DatelineMarking) marking = NULL;
  g_autoptr (GError) error = NULL;

  dateline_store_set_read_async (store, &id, 1, read, NULL, storing_cb, &result);
  storing_wait (&result);
  marking = dateline_store_set_read_finish (store, result, &error);
  g_assert_no_error (error);
}

static inline void
storing_set_saved (DatelineStore *store, gint64 id, gboolean saved)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (DatelineMarking) marking = NULL;
  g_autoptr (GError) error = NULL;

  dateline_store_set_saved_async (store, &id, 1, saved, NULL, storing_cb, &result);
  storing_wait (&result);
  marking = dateline_store_set_saved_finish (store, result, &error);
  g_assert_no_error (error);
}

static inline DatelineMarking *
storing_mark_all_read (DatelineStore *store, DatelineQuery *query)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  DatelineMarking *marking;

  dateline_store_mark_all_read_async (store, query, NULL, storing_cb, &result);
  storing_wait (&result);
  marking = dateline_store_mark_all_read_finish (store, result, &error);
  g_assert_no_error (error);
  return marking;
}

static inline DatelineMarking *
storing_delete (DatelineStore *store, gint64 id)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  DatelineMarking *marking;

  dateline_store_delete_stories_async (store, &id, 1, NULL, storing_cb, &result);
  storing_wait (&result);
  marking = dateline_store_delete_stories_finish (store, result, &error);
  g_assert_no_error (error);
  return marking;
}

/* Takes *@marking back; puts what takes that back in its place. */
static inline void
storing_take_back (DatelineStore *store, DatelineMarking **marking)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  dateline_store_take_back_async (store, *marking, NULL, storing_cb, &result);
  storing_wait (&result);
  dateline_marking_unref (*marking);
  *marking = dateline_store_take_back_finish (store, result, &error);
  g_assert_no_error (error);
}

static inline void
storing_assert_counts (DatelineStore *store,
                       gint64 feed_id,
                       guint n_stories,
                       guint n_unread)
{
  g_autoptr (DatelineFeed) feed = storing_get_feed (store, feed_id);

  g_assert_nonnull (feed);
  g_assert_cmpuint (dateline_feed_get_n_stories (feed), ==, n_stories);
  g_assert_cmpuint (dateline_feed_get_n_unread (feed), ==, n_unread);
}

static inline void
storing_assert_category (DatelineStore *store,
                         const char *name,
                         guint n_stories,
                         guint n_unread)
{
  g_autoptr (DatelineCategory) category = storing_get_category (store, name);

  g_assert_nonnull (category);
  g_assert_cmpuint (dateline_category_get_n_stories (category), ==, n_stories);
  g_assert_cmpuint (dateline_category_get_n_unread (category), ==, n_unread);
}
