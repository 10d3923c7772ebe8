/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* An edition of a store of its own, whose signals are followed as a list view follows
 * them, for tests.
 */

#pragma once

#include "dateline/edition/dateline-edition.h"

#include "dateline-storing.h"

typedef struct
{
  Storing storing;
  DatelineStore *store; /* the fixture's */
  gint64 feed;
  DatelineEdition *edition;
  DatelineQuery *query;
  GArray *shadow;   /* of gint64: what the signals said */
  GString *signals; /* "position,removed,added " each */
} Reading;

/* Follows the signals as a list view does, and looks at every story that comes. */
static inline void
reading_items_changed_cb (GListModel *model,
                          guint position,
                          guint n_removed,
                          guint n_added,
                          gpointer user_data)
{
  Reading *self = user_data;

  g_string_append_printf (self->signals, "%u,%u,%u ", position, n_removed, n_added);
  g_assert_cmpuint (position + n_removed, <=, self->shadow->len);
  if (n_removed > 0)
    g_array_remove_range (self->shadow, position, n_removed);
  for (guint i = 0; i < n_added; i++)
    {
      gint64 id = dateline_edition_get_id (self->edition, position + i);

      g_array_insert_val (self->shadow, position + i, id);
    }

  g_assert_cmpuint (g_list_model_get_n_items (model), ==, self->shadow->len);
  for (guint i = 0; i < self->shadow->len; i++)
    g_assert_cmpint (dateline_edition_get_id (self->edition, i),
                     ==,
                     g_array_index (self->shadow, gint64, i));
}

static inline void
reading_wait_until_loaded (Reading *self)
{
  while (dateline_edition_is_loading (self->edition))
    g_main_context_iteration (NULL, TRUE);
}

static inline void
reading_merge (Reading *self, DatelineFeedDocument *document)
{
  g_autoptr (DatelineStoreChanges) changes =
      storing_merge_at (self->store, self->feed, document, STORING_NOW);
}

static inline void
reading_set_up (Reading *self, gconstpointer unused)
{
  storing_set_up (&self->storing, NULL);
  self->store = self->storing.store;
  self->feed = storing_add_feed (self->store, "http://example.org/feed", "News");
  reading_merge (self,
                 storing_make_document (storing_make_entry ("g:1", "one", 1, "x"),
                                        storing_make_entry ("g:2", "two", 1, "y"),
                                        storing_make_entry ("g:3", "three", 2, "z"),
                                        NULL));
  self->query = dateline_query_new ();
  self->shadow = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->signals = g_string_new (NULL);
  self->edition = dateline_edition_new (self->store);
  g_signal_connect (self->edition,
                    "items-changed",
                    G_CALLBACK (reading_items_changed_cb),
                    self);
}

/* Everything that is on its way arrives. */
static inline void
reading_settle (void)
{
  gint64 end = g_get_monotonic_time () + 30 * 1000;

  while (g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (500);
}

static inline void
reading_tear_down (Reading *self, gconstpointer unused)
{
  reading_settle ();
  g_assert_finalize_object (self->edition);
  dateline_query_free (self->query);
  g_array_unref (self->shadow);
  g_string_free (self->signals, TRUE);
  storing_tear_down (&self->storing, NULL);
}

#define READING_TEST(path, func)                                                         \
  g_test_add (path, Reading, NULL, reading_set_up, func, reading_tear_down)

static inline DatelineStory *
reading_get_story (Reading *self, guint position)
{
  g_autoptr (DatelineStory) story =
      g_list_model_get_item (G_LIST_MODEL (self->edition), position);

  g_assert_nonnull (story);
  return g_steal_pointer (&story);
}

/* The story once its headline is there. */
static inline DatelineStory *
reading_get_filled_story (Reading *self, guint position)
{
  DatelineStory *story = reading_get_story (self, position);

  while (dateline_story_get_headline (story) == NULL)
    g_main_context_iteration (NULL, TRUE);
  return story;
}

static inline char *
reading_list_titles (Reading *self)
{
  GString *titles = g_string_new (NULL);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->edition));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (DatelineStory) story = reading_get_filled_story (self, i);

      g_string_append_printf (
          titles,
          "%s%s",
          i > 0 ? " " : "",
          dateline_headline_get_title (dateline_story_get_headline (story)));
    }
  return g_string_free (titles, FALSE);
}

#define reading_assert_titles(self, expected)                                            \
  G_STMT_START                                                                           \
  {                                                                                      \
    g_autofree char *edition_titles = reading_list_titles (self);                        \
                                                                                         \
    g_assert_cmpstr (edition_titles, ==, expected);                                      \
  }                                                                                      \
  G_STMT_END

static inline void
reading_show (Reading *self)
{
  dateline_edition_set_query (self->edition, self->query);
  reading_wait_until_loaded (self);
  g_string_truncate (self->signals, 0);
}
