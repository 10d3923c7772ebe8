/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The pictures of one story. On the thread of the database. */

#include "dateline/store/dateline-story-pictures-private.h"

#include "dateline/store/dateline-body-table-private.h"
#include "dateline/store/dateline-store.h"

GStrv
dateline_story_pictures_list (DatelineDatabase *database, gint64 story_id, GError **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GStrvBuilder) uris = g_strv_builder_new ();
  g_autoptr (DatelineEntry) entry = NULL;
  g_autoptr (GError) problem = NULL;
  GPtrArray *pictures;

  entry = dateline_body_table_load_entry (database, story_id, &problem);
  if (g_error_matches (problem, DATELINE_STORE_ERROR, DATELINE_STORE_ERROR_NOT_FOUND))
    return g_strv_builder_end (uris);
  if (entry == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return NULL;
    }

  pictures = dateline_entry_get_pictures (entry);
  for (guint i = 0; i < pictures->len; i++)
    {
      const char *uri = dateline_picture_get_uri (pictures->pdata[i]);

      if (uri != NULL && g_hash_table_add (seen, (gpointer) uri))
        g_strv_builder_add (uris, uri);
    }
  return g_strv_builder_end (uris);
}
