/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Which feeds and categories a person reads without what is read: that comes back with
 * the feed, while all other filters are questions of the moment and end when one goes
 * elsewhere. Main context only.
 */

#include "dateline-gtk/reader/dateline-reader-private.h"

/* Of more nobody has a habit for each. */
#define MAX_PLACES 500

/* What stands for a feed or a category alone, whatever else narrows it down; NULL for
 * other lists. */
static char *
get_place (const DatelineQuery *query)
{
  const char *const *categories = dateline_query_get_categories (query);
  gint64 feed_id = dateline_query_get_feed (query);

  if (feed_id != 0 && categories[0] == NULL)
    return g_strdup_printf ("feed:%" G_GINT64_FORMAT, feed_id);
  if (feed_id == 0 && categories[0] != NULL && categories[1] == NULL)
    return g_strconcat ("category:", categories[0], NULL);
  return NULL;
}

/* A section may be about a feed too, and asks for just what it asks for. */
static gboolean
is_bare (const DatelineQuery *query)
{
  g_autoptr (DatelineQuery) rest = dateline_query_copy (query);
  const char *const *categories = dateline_query_get_categories (query);

  dateline_query_set_feed (rest, 0);
  if (categories[0] != NULL)
    dateline_query_remove_category (rest, categories[0]);
  return !dateline_query_is_filtered (rest);
}

/* A person has changed the filters of what is listed to those of @query. */
void
dateline_reader_note_filters (DatelineReader *self, const DatelineQuery *query)
{
  g_autofree char *place = get_place (query);

  if (place == NULL)
    return;
  if (!dateline_query_get_unread_only (query))
    g_hash_table_remove (self->unread_places, place);
  else if (g_hash_table_size (self->unread_places) < MAX_PLACES)
    g_hash_table_add (self->unread_places, g_steal_pointer (&place));
}

/* A person goes to what @query lists. */
void
dateline_reader_recall_filters (DatelineReader *self, DatelineQuery *query)
{
  g_autofree char *place = get_place (query);

  if (place != NULL && is_bare (query) &&
      g_hash_table_contains (self->unread_places, place))
    dateline_query_set_unread_only (query, TRUE);
}

/* Gets all of it, to be kept. */
GVariant *
dateline_reader_get_filters (DatelineReader *self)
{
  GVariantBuilder places;
  GHashTableIter iter;
  const char *place;

  g_variant_builder_init (&places, G_VARIANT_TYPE_STRING_ARRAY);
  g_hash_table_iter_init (&iter, self->unread_places);
  while (g_hash_table_iter_next (&iter, (gpointer *) &place, NULL))
    g_variant_builder_add (&places, "s", place);
  return g_variant_builder_end (&places);
}

/* @places: as dateline_reader_get_filters () gave them. */
void
dateline_reader_set_filters (DatelineReader *self, GVariant *places)
{
  gsize n = MIN (g_variant_n_children (places), MAX_PLACES);

  g_hash_table_remove_all (self->unread_places);
  for (gsize i = 0; i < n; i++)
    {
      char *place;

      g_variant_get_child (places, i, "s", &place);
      g_hash_table_add (self->unread_places, place);
    }
}
