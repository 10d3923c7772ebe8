/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* A library of five stories in two feeds and a query over it, for the tests of what
 * queries list. Each test program includes it once. */

#pragma once

#include "../support/dateline-storing.h"

typedef struct
{
  Storing storing;
  DatelineQuery *query;
  gint64 world;
  gint64 sport;
} Library;

static DatelineEntry *
make_entry (const char *title, int days, const char *text, const char *categories)
{
  g_auto (DatelineEntryBuilder) builder = { 0 };
  g_autofree char *key = g_strconcat ("g:", title, NULL);

  storing_init_entry (&builder, key, title, days, text);
  if (categories != NULL)
    builder.categories = g_strsplit (categories, ",", -1);
  if (g_str_equal (title, "Kerry"))
    {
      builder.authors =
          g_ptr_array_new_with_free_func ((GDestroyNotify) dateline_author_unref);
      g_ptr_array_add (builder.authors, dateline_author_new ("Nadia Rahman", NULL, NULL));
      builder.summary = g_strdup ("A coalition is sought");
      builder.pictures =
          g_ptr_array_new_with_free_func ((GDestroyNotify) dateline_picture_unref);
      g_ptr_array_add (builder.pictures,
                       dateline_picture_new ("http://example.org/p.jpg",
                                             NULL,
                                             "At the September summit.",
                                             "AFP/File",
                                             0,
                                             0));
    }
  return dateline_entry_builder_build (&builder);
}

G_GNUC_UNUSED static void
library_set_up (Library *self, gconstpointer unused)
{
  DatelineStore *store;

  storing_set_up (&self->storing, NULL);
  self->query = dateline_query_new ();
  store = self->storing.store;
  self->world = storing_add_feed (store, "http://world.example/", "World");
  self->sport = storing_add_feed (store, "http://sport.example/", "Sport");
  storing_merge (store,
                 self->world,
                 storing_make_document (
                     make_entry ("Kerry", 1, "The secretary met envoys", "Diplomacy"),
                     make_entry ("Floods", 3, "Rivers rose in Zürich", "Weather,World"),
                     make_entry ("Vote", 40, "Ballots and envoys", "diplomacy"),
                     NULL),
                 3,
                 0);
  storing_merge (
      store,
      self->sport,
      storing_make_document (make_entry ("Cup", 2, "Rivers of fans", NULL),
                             make_entry ("Race", 8, "Cyclists in the Alps", "World"),
                             NULL),
      2,
      0);
  storing_set_read (store, storing_find (store, "Floods"), TRUE);
  storing_set_read (store, storing_find (store, "Cup"), TRUE);
  storing_set_saved (store, storing_find (store, "Cup"), TRUE);
  storing_set_saved (store, storing_find (store, "Vote"), TRUE);
}

G_GNUC_UNUSED static void
library_tear_down (Library *self, gconstpointer unused)
{
  dateline_query_free (self->query);
  storing_tear_down (&self->storing, NULL);
}

#define assert_titles(self, expected)                                                    \
  storing_assert_titles (self->storing.store, self->query, expected)

#define LIBRARY_TEST(path, func)                                                         \
  g_test_add (path, Library, NULL, library_set_up, func, library_tear_down)
