/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* A number that tells whether an entry changed since it was merged. Pure, any thread.
 *
 * It is no cryptographic digest, and needs not be one: two versions that collide cost a
 * publisher an update of its own story. It reads words of eight bytes, as a refresh makes
 * one of every entry that it sees.
 */

#include "dateline/store/dateline-entry-digest-private.h"

#include <string.h>

#define MULTIPLIER G_GUINT64_CONSTANT (0x9E3779B97F4A7C15)

static guint64
mix (guint64 state, guint64 word)
{
  state = (state ^ word) * MULTIPLIER;
  return state ^ (state >> 32);
}

static guint64
mix_text (guint64 state, const char *text)
{
  gsize length;
  guint64 word;

  if (text == NULL)
    return mix (state, G_MAXUINT64);

  length = strlen (text);
  state = mix (state, length);
  for (; length >= sizeof word; length -= sizeof word, text += sizeof word)
    {
      memcpy (&word, text, sizeof word);
      state = mix (state, GUINT64_FROM_LE (word));
    }
  word = 0;
  memcpy (&word, text, length);
  return mix (state, GUINT64_FROM_LE (word));
}

static guint64
mix_authors (guint64 state, GPtrArray *authors)
{
  for (gsize i = 0; i < authors->len; i++)
    {
      DatelineAuthor *author = g_ptr_array_index (authors, i);

      state = mix_text (state, dateline_author_get_name (author));
      state = mix_text (state, dateline_author_get_email (author));
      state = mix_text (state, dateline_author_get_uri (author));
    }
  return mix (state, authors->len);
}

static guint64
mix_enclosures (guint64 state, GPtrArray *enclosures)
{
  for (gsize i = 0; i < enclosures->len; i++)
    {
      DatelineEnclosure *enclosure = g_ptr_array_index (enclosures, i);

      state = mix_text (state, dateline_enclosure_get_uri (enclosure));
      state = mix_text (state, dateline_enclosure_get_mime_type (enclosure));
      state = mix_text (state, dateline_enclosure_get_title (enclosure));
      state = mix (state, dateline_enclosure_get_length (enclosure));
      state = mix (state, dateline_enclosure_get_duration (enclosure));
    }
  return mix (state, enclosures->len);
}

static guint64
mix_pictures (guint64 state, GPtrArray *pictures)
{
  for (gsize i = 0; i < pictures->len; i++)
    {
      DatelinePicture *picture = g_ptr_array_index (pictures, i);

      state = mix_text (state, dateline_picture_get_uri (picture));
      state = mix_text (state, dateline_picture_get_alternative (picture));
      state = mix_text (state, dateline_picture_get_caption (picture));
      state = mix_text (state, dateline_picture_get_credit (picture));
      state = mix (state, dateline_picture_get_width (picture));
      state = mix (state, dateline_picture_get_height (picture));
    }
  return mix (state, pictures->len);
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
    state = mix_text (state, texts[i]);
  for (; *categories != NULL; categories++)
    state = mix_text (state, *categories);
  state = mix (state, dateline_entry_get_published (entry));
  state = mix (state, dateline_entry_get_published_offset (entry));
  state = mix (state, dateline_entry_get_updated (entry));
  state = mix (state, dateline_entry_get_comment_count (entry));
  state = mix (state, dateline_entry_get_lead_picture (entry) != NULL);
  state = mix_authors (state, dateline_entry_get_authors (entry));
  state = mix_enclosures (state, dateline_entry_get_enclosures (entry));
  state = mix_pictures (state, dateline_entry_get_pictures (entry));
  return (gint64) state;
}
