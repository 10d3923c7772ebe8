/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The list of feeds beside the store's file. */

#include "dateline/store/dateline-side-car-private.h"

#include "dateline/feed/dateline-opml-private.h"
#include "dateline/model/dateline-category.h"
#include "dateline/store/dateline-category-table-private.h"
#include "dateline/store/dateline-feed-list-private.h"
#include "dateline/store/dateline-safe-file-private.h"

#include <string.h>

#define NAME "subscriptions.opml"

char *
dateline_side_car_make_path (const char *store)
{
  g_autofree char *folder = g_path_get_dirname (store);
  g_autofree char *name = g_path_get_basename (store);

  /* Of several stores in one folder each has its own. */
  if (strcmp (name, "dateline.db") == 0)
    return g_build_filename (folder, NAME, NULL);
  return g_strconcat (store, "-" NAME, NULL);
}

static gboolean
says (const char *path, GBytes *bytes)
{
  g_autofree char *contents = NULL;
  g_autoptr (GBytes) there = NULL;
  gsize length;

  if (!g_file_get_contents (path, &contents, &length, NULL))
    return FALSE;
  there = g_bytes_new_take (g_steal_pointer (&contents), length);
  return g_bytes_equal (there, bytes);
}

gboolean
dateline_side_car_write (DatelineDatabase *database, const char *store, GError **error)
{
  g_autofree char *path = dateline_side_car_make_path (store);
  g_autoptr (GPtrArray) categories = dateline_category_table_list (database, error);
  g_autoptr (GPtrArray) feeds =
      categories != NULL ? dateline_feed_list_load (database, categories, error) : NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (feeds == NULL)
    return FALSE;
  bytes = dateline_opml_write_own (feeds, categories, "Dateline");
  return says (path, bytes) || dateline_safe_file_write (path, bytes, error);
}

static GBytes *
load (const char *store)
{
  g_autofree char *path = dateline_side_car_make_path (store);
  char *contents;
  gsize length;

  return g_file_get_contents (path, &contents, &length, NULL)
             ? g_bytes_new_take (contents, length)
             : NULL;
}

GPtrArray *
dateline_side_car_read (const char *store)
{
  g_autoptr (GBytes) bytes = load (store);

  return bytes != NULL ? dateline_opml_read (bytes, NULL) : NULL;
}

GPtrArray *
dateline_side_car_read_categories (const char *store)
{
  g_autoptr (GBytes) bytes = load (store);

  return bytes != NULL
             ? dateline_opml_read_categories (bytes)
             : g_ptr_array_new_with_free_func ((GDestroyNotify) dateline_category_unref);
}
