/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What the record of a feed is made of. All its texts are one block: a list of 5,000
 * feeds is freed in a third of the time, and what only counts anew shares them. Pure. */

#include "dateline/model/dateline-feed-builder-private.h"

#include <string.h>

static const gsize strings[] = {
  G_STRUCT_OFFSET (DatelineFeedBuilder, uri),
  G_STRUCT_OFFSET (DatelineFeedBuilder, title),
  G_STRUCT_OFFSET (DatelineFeedBuilder, name),
  G_STRUCT_OFFSET (DatelineFeedBuilder, publisher_title),
  G_STRUCT_OFFSET (DatelineFeedBuilder, link),
  G_STRUCT_OFFSET (DatelineFeedBuilder, description),
  G_STRUCT_OFFSET (DatelineFeedBuilder, language),
  G_STRUCT_OFFSET (DatelineFeedBuilder, icon_uri),
  G_STRUCT_OFFSET (DatelineFeedBuilder, rights),
  G_STRUCT_OFFSET (DatelineFeedBuilder, document_id),
  G_STRUCT_OFFSET (DatelineFeedBuilder, format),
  G_STRUCT_OFFSET (DatelineFeedBuilder, error),
  G_STRUCT_OFFSET (DatelineFeedBuilder, moved_from),
  G_STRUCT_OFFSET (DatelineFeedBuilder, etag),
  G_STRUCT_OFFSET (DatelineFeedBuilder, last_modified),
  G_STRUCT_OFFSET (DatelineFeedBuilder, validators_uri),
  G_STRUCT_OFFSET (DatelineFeedBuilder, body_digest),
  G_STRUCT_OFFSET (DatelineFeedBuilder, move_offer),
  G_STRUCT_OFFSET (DatelineFeedBuilder, twin_title),
};

void
dateline_feed_builder_init (DatelineFeedBuilder *self)
{
  *self = (DatelineFeedBuilder){ 0 };
  dateline_feed_settings_init (&self->settings);
  dateline_feed_settings_init (&self->own_settings);
  self->added_at = DATELINE_TIME_UNKNOWN;
  self->fetched_at = DATELINE_TIME_UNKNOWN;
  self->attempted_at = DATELINE_TIME_UNKNOWN;
  self->oldest_at = DATELINE_TIME_UNKNOWN;
  self->changed_at = DATELINE_TIME_UNKNOWN;
  self->probed_at = DATELINE_TIME_UNKNOWN;
  self->failing_since = DATELINE_TIME_UNKNOWN;
}

void
dateline_feed_builder_clear (DatelineFeedBuilder *self)
{
  for (gsize i = 0; i < G_N_ELEMENTS (strings); i++)
    g_clear_pointer (&G_STRUCT_MEMBER (char *, self, strings[i]), g_free);
  g_clear_pointer (&self->categories, g_strfreev);
  g_clear_pointer (&self->places, g_array_unref);
}

static gsize
get_room (const char *text)
{
  return text != NULL ? strlen (text) + 1 : 0;
}

/* Copies @text to where the block is free yet. */
static char *
put (char **end, const char *text)
{
  gsize room = get_room (text);
  char *place = *end;

  if (text == NULL)
    return NULL;
  memcpy (place, text, room);
  *end += room;
  return place;
}

/* Has the texts of @self, which are another's, point into a new counted block. Without
 * categories there is an empty list. */
char *
dateline_feed_builder_pack (DatelineFeedBuilder *self)
{
  char **names = self->categories;
  guint n_names = names != NULL ? g_strv_length (names) : 0;
  gsize room = (n_names + 1) * sizeof (char *);
  char *block, *end;

  for (gsize i = 0; i < G_N_ELEMENTS (strings); i++)
    room += get_room (G_STRUCT_MEMBER (char *, self, strings[i]));
  for (guint i = 0; i < n_names; i++)
    room += get_room (names[i]);

  block = g_atomic_rc_box_alloc (room);
  end = block + (n_names + 1) * sizeof (char *);
  self->categories = (char **) block;
  for (guint i = 0; i < n_names; i++)
    self->categories[i] = put (&end, names[i]);
  self->categories[n_names] = NULL;
  for (gsize i = 0; i < G_N_ELEMENTS (strings); i++)
    G_STRUCT_MEMBER (char *, self, strings[i]) =
        put (&end, G_STRUCT_MEMBER (char *, self, strings[i]));
  return block;
}
