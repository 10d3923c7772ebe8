/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* A number that tells whether an entry changed since it was merged. Pure, any thread. */

#include "dateline/store/dateline-entry-digest-private.h"

#include "dateline/text/dateline-digest-private.h"

static guint64
mix_authors (guint64 state, GPtrArray *authors)
{
  for (gsize i = 0; i < authors->len; i++)
    {
      DatelineAuthor *author = g_ptr_array_index (authors, i);

      state = dateline_digest_add_text (state, dateline_author_get_name (author));
      state = dateline_digest_add_text (state, dateline_author_get_email (author));
      state = dateline_digest_add_text (state, dateline_author_get_uri (author));
    }
  return dateline_digest_add_number (state, authors->len);
}

static guint64
mix_enclosures (guint64 state, GPtrArray *enclosures)
{
  for (gsize i = 0; i < enclosures->len; i++)
    {
      DatelineEnclosure *enclosure = g_ptr_array_index (enclosures, i);

      state = dateline_digest_add_text (state, dateline_enclosure_get_uri (enclosure));
      state =
          dateline_digest_add_text (state, dateline_enclosure_get_mime_type (enclosure));
      state = dateline_digest_add_text (state, dateline_enclosure_get_title (enclosure));
      state =
          dateline_digest_add_number (state, dateline_enclosure_get_length (enclosure));
      state =
          dateline_digest_add_number (state, dateline_enclosure_get_duration (enclosure));
    }
  return dateline_digest_add_number (state, enclosures->len);
}

static guint64
mix_pictures (guint64 state, GPtrArray *pictures)
{
  for (gsize i = 0; i < pictures->len; i++)
    {
      DatelinePicture *picture = g_ptr_array_index (pictures, i);

      state = dateline_digest_add_text (state, dateline_picture_get_uri (picture));
      state =
          dateline_digest_add_text (state, dateline_picture_get_alternative (picture));
      state = dateline_digest_add_text (state, dateline_picture_get_caption (picture));
      state = dateline_digest_add_text (state, dateline_picture_get_credit (picture));
      state = dateline_digest_add_number (state, dateline_picture_get_width (picture));
      state = dateline_digest_add_number (state, dateline_picture_get_height (picture));
    }
  return dateline_digest_add_number (state, pictures->len);
}

/* What few entries have is left out where it is missing, so that the digests of the
 * others stay what they were before it was known. */
static guint64
mix_rare (guint64 state, const DatelineEntry *entry)
{
  const char *const texts[] = {
    dateline_entry_get_source_title (entry),
    dateline_entry_get_source_uri (entry),
    dateline_entry_get_place (entry),
  };
  double latitude;
  double longitude;

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    if (texts[i] != NULL)
      state = dateline_digest_add_text (dateline_digest_add_number (state, i), texts[i]);
  if (dateline_entry_get_position (entry, &latitude, &longitude))
    {
      state = dateline_digest_add_number (state, (gint64) (latitude * 1e6));
      state = dateline_digest_add_number (state, (gint64) (longitude * 1e6));
    }
  if (dateline_entry_get_direction (entry) != DATELINE_DIRECTION_BY_TEXT)
    state = dateline_digest_add_number (state, dateline_entry_get_direction (entry));
  return state;
}

gint64
dateline_entry_digest (const DatelineEntry *entry)
{
  const char *const *categories = dateline_entry_get_categories (entry);
  const char *const texts[] = {
    dateline_entry_get_id (entry),       dateline_entry_get_title (entry),
    dateline_entry_get_link (entry),     dateline_entry_get_external_link (entry),
    dateline_entry_get_summary (entry),  dateline_entry_get_content (entry),
    dateline_entry_get_base_uri (entry), dateline_entry_get_language (entry),
    dateline_entry_get_rights (entry),   dateline_entry_get_comments_uri (entry),
  };
  guint64 state = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    state = dateline_digest_add_text (state, texts[i]);
  for (; *categories != NULL; categories++)
    state = dateline_digest_add_text (state, *categories);
  state = dateline_digest_add_number (state, dateline_entry_get_published (entry));
  state = dateline_digest_add_number (state, dateline_entry_get_published_offset (entry));
  state = dateline_digest_add_number (state, dateline_entry_get_updated (entry));
  state = dateline_digest_add_number (state, dateline_entry_get_comment_count (entry));
  state =
      dateline_digest_add_number (state, dateline_entry_get_lead_picture (entry) != NULL);
  state = mix_authors (state, dateline_entry_get_authors (entry));
  state = mix_enclosures (state, dateline_entry_get_enclosures (entry));
  state = mix_pictures (state, dateline_entry_get_pictures (entry));
  state = mix_rare (state, entry);
  return (gint64) state;
}
