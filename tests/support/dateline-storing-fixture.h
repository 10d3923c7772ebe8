/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* A store in a folder of its own, for tests. */

#pragma once

#include "dateline-folders.h"

#include "dateline/store/dateline-store.h"

typedef struct
{
  char *folder;
  char *path;
  DatelineStore *store;
  GPtrArray *changes; /* of DatelineStoreChanges, as they came */
} Storing;

static inline void
storing_changed_cb (DatelineStore *store,
                    DatelineStoreChanges *changes,
                    gpointer user_data)
{
  Storing *self = user_data;

  g_ptr_array_add (self->changes, dateline_store_changes_ref (changes));
}

static inline void
storing_open (Storing *self)
{
  self->store = dateline_store_new (self->path);
  /* The tests say themselves what is read. */
  dateline_store_set_first_unread (self->store, -1, -1);
  g_signal_connect (self->store, "changed", G_CALLBACK (storing_changed_cb), self);
}

static inline void
storing_set_up (Storing *self, gconstpointer unused)
{
  self->folder = g_dir_make_tmp ("dateline-XXXXXX", NULL);
  self->path = g_build_filename (self->folder, "profile", "dateline.db", NULL);
  self->changes =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dateline_store_changes_unref);
  storing_open (self);
}

/* What the store asked of itself, as what is upcoming, is answered before. */
static inline void
storing_finalize (Storing *self)
{
  DatelineStore *store = g_steal_pointer (&self->store);

  while (G_OBJECT (store)->ref_count > 1)
    g_main_context_iteration (NULL, TRUE);
  g_assert_finalize_object (store);
}

static inline void
storing_tear_down (Storing *self, gconstpointer unused)
{
  if (self->store != NULL)
    storing_finalize (self);
  g_ptr_array_unref (self->changes);
  remove_folder (self->folder);
  g_free (self->folder);
  g_free (self->path);
}

/* Closes the file and opens it again. */
static inline void
storing_reopen (Storing *self)
{
  storing_finalize (self);
  storing_open (self);
}

#define STORING_TEST(path, func)                                                         \
  g_test_add (path, Storing, NULL, storing_set_up, func, storing_tear_down)
