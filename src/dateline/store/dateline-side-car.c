/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The list of feeds beside the store's file. */

#include "dateline/store/dateline-side-car-private.h"

#include "dateline/feed/dateline-opml-private.h"
#include "dateline/store/dateline-feed-table-private.h"
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
  g_autoptr (GPtrArray) feeds = dateline_feed_table_list (database, error);
  g_autoptr (GBytes) bytes = NULL;

  if (feeds == NULL)
    return FALSE;
  bytes = dateline_opml_write_own (feeds, "Dateline");
  return says (path, bytes) || dateline_safe_file_write (path, bytes, error);
}

GPtrArray *
dateline_side_car_read (const char *store)
{
  g_autofree char *path = dateline_side_car_make_path (store);
  g_autoptr (GBytes) bytes = NULL;
  char *contents;
  gsize length;

  if (!g_file_get_contents (path, &contents, &length, NULL))
    return NULL;
  bytes = g_bytes_new_take (contents, length);
  return dateline_opml_read (bytes, NULL);
}
