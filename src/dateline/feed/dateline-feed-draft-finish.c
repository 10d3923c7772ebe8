/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What is made of a draft when all of it is read: of several forms the best, of the rest
 * what they add. Any thread. */

#include "dateline/feed/dateline-feed-draft-private.h"

#include "dateline/feed/dateline-entry-key-private.h"
#include "dateline/feed/dateline-feed-fields-private.h"
#include "dateline/feed/dateline-feed-pictures-private.h"
#include "dateline/html/dateline-html-pictures-private.h"
#include "dateline/html/dateline-html-text-private.h"
#include "dateline/text/dateline-text-private.h"

#include <string.h>

/* The authors of the best source. Where that has only a mail address, the name is taken
 * from the next. */
static GPtrArray *
steal_authors (DatelineDraft *self)
{
  GPtrArray *authors = NULL;

  for (guint i = 0; i < DATELINE_DRAFT_N_AUTHORS; i++)
    {
      GPtrArray *others = self->authors[i];
      DatelineAuthor *first;
      DatelineAuthor *other;

      if (others == NULL)
        continue;
      if (authors == NULL)
        {
          authors = g_steal_pointer (&self->authors[i]);
          continue;
        }

      first = g_ptr_array_index (authors, 0);
      other = g_ptr_array_index (others, 0);
      if (i < DATELINE_DRAFT_AUTHORS_SOURCE && authors->len == 1 &&
          dateline_author_get_name (first) == NULL &&
          dateline_author_get_name (other) != NULL)
        {
          authors->pdata[0] = dateline_author_new (dateline_author_get_name (other),
                                                   dateline_author_get_email (first),
                                                   dateline_author_get_uri (first));
          dateline_author_unref (first);
        }
    }

  return authors;
}

static char *
steal_field (DatelineDraft *self, DatelineDraftField field)
{
  return g_steal_pointer (&self->fields[field]);
}

/* Whether two texts are the same but for white space. */
static gboolean
same_words (const char *a, const char *b)
{
  for (;;)
    {
      while (g_ascii_isspace (*a))
        a++;
      while (g_ascii_isspace (*b))
        b++;
      if (*a != *b)
        return FALSE;
      if (*a == '\0')
        return TRUE;
      a++;
      b++;
    }
}

/* What is said shorter, besides the content. What the media module says there describes a
 * picture. */
static char *
find_summary (DatelineDraft *self, guint content, const char *content_text)
{
  for (guint field = MAX (content + 1, DATELINE_DRAFT_BODY_DESCRIPTION);
       field < DATELINE_DRAFT_BODY_MEDIA;
       field++)
    if (self->bodies[field].html != NULL)
      {
        g_autofree char *text = dateline_html_to_text (self->bodies[field].html, -1);

        if (!same_words (text, "") && !same_words (text, content_text))
          return dateline_text_collapse (text);
      }

  return NULL;
}

/* Moves the fullest form into the content. */
static void
finish_bodies (DatelineDraft *self, DatelineEntryBuilder *builder)
{
  g_autofree char *expanded = NULL;
  guint field = 0;

  builder->summary = steal_field (self, DATELINE_DRAFT_SUMMARY);
  while (field < DATELINE_DRAFT_N_BODIES && self->bodies[field].html == NULL)
    field++;
  if (field == DATELINE_DRAFT_N_BODIES)
    return;

  builder->content = g_steal_pointer (&self->bodies[field].html);
  builder->base_uri = g_steal_pointer (&self->bodies[field].base_uri);
  expanded = dateline_html_expand_captions (builder->content, strlen (builder->content));
  builder->content_text =
      dateline_html_to_text (expanded ? expanded : builder->content, -1);
  if (self->bodies[field].language != NULL)
    dateline_draft_take (self,
                         DATELINE_DRAFT_LANGUAGE,
                         0,
                         g_steal_pointer (&self->bodies[field].language));
  if (builder->summary == NULL)
    builder->summary = find_summary (self, field, builder->content_text);
}

static void
finish_dates (DatelineDraft *self, DatelineEntryBuilder *builder)
{
  const DatelineDraftDate *published = &self->dates[DATELINE_DRAFT_PUBLISHED];
  const DatelineDraftDate *updated = &self->dates[DATELINE_DRAFT_UPDATED];
  const DatelineDraftDate *dated = &self->dates[DATELINE_DRAFT_DATED];

  /* A date that says no more than "date" is all that can be said of both. */
  if (published->time == DATELINE_TIME_UNKNOWN)
    {
      published = dated;
      if (updated->time == DATELINE_TIME_UNKNOWN)
        updated = dated;
    }

  builder->published = published->time;
  builder->published_offset =
      published->time == DATELINE_TIME_UNKNOWN ? 0 : published->offset;
  builder->updated = updated->time;
}

static GStrv
steal_categories (DatelineDraft *self)
{
  if (self->categories == NULL)
    return NULL;

  g_ptr_array_add (self->categories, NULL);
  return (GStrv) g_ptr_array_free (g_steal_pointer (&self->categories), FALSE);
}

/* What a podcast and a proxy say of the first enclosure beside it. */
static void
finish_first_enclosure (DatelineDraft *self)
{
  DatelineEnclosure *first = g_ptr_array_index (self->enclosures, 0);
  const char *uri = self->fields[DATELINE_DRAFT_ENCLOSURE_URI];
  gint64 duration = dateline_enclosure_get_duration (first);

  if (duration == DATELINE_COUNT_UNKNOWN && self->duration >= 0)
    duration = self->duration;
  if (uri == NULL && duration == dateline_enclosure_get_duration (first))
    return;

  self->enclosures->pdata[0] =
      dateline_enclosure_new (uri ? uri : dateline_enclosure_get_uri (first),
                              dateline_enclosure_get_mime_type (first),
                              dateline_enclosure_get_title (first),
                              dateline_enclosure_get_length (first),
                              duration);
  dateline_enclosure_unref (first);
}

/* Media that are no pictures are files, too. */
static void
finish_enclosures (DatelineDraft *self)
{
  for (guint i = 0; self->media != NULL && i < self->media->len; i++)
    {
      const DatelineDraftMedia *media = g_ptr_array_index (self->media, i);

      g_autofree char *title = NULL;

      if (dateline_feed_is_picture (media))
        continue;
      if (media->notes.texts[DATELINE_MEDIA_NOTE_TITLE] != NULL)
        title =
            dateline_feed_text_from_html (media->notes.texts[DATELINE_MEDIA_NOTE_TITLE]);
      dateline_draft_add_enclosure (self,
                                    media->uri,
                                    media->mime_type,
                                    title,
                                    media->length,
                                    media->duration);
    }

  if (self->enclosures != NULL && self->enclosures->len > 0)
    finish_first_enclosure (self);
}

/*
 * dateline_draft_finish_entry:
 * @self: a draft of an entry; it is empty after
 * @keys: the keys of the document so far, for dateline_entry_key_make()
 *
 * Makes the entry. Where the document repeats itself, it has the key of another.
 *
 * Returns: (transfer full): the entry
 */
DatelineEntry *
dateline_draft_finish_entry (DatelineDraft *self, GHashTable *keys)
{
  g_auto (DatelineEntryBuilder) builder;
  DatelineEntry *entry;

  dateline_entry_builder_init (&builder);
  finish_bodies (self, &builder);
  finish_dates (self, &builder);
  dateline_feed_pictures_gather (self, &builder);
  finish_enclosures (self);
  builder.id = steal_field (self, DATELINE_DRAFT_ID);
  builder.title = steal_field (self, DATELINE_DRAFT_TITLE);
  builder.link = steal_field (self, DATELINE_DRAFT_LINK);
  builder.external_link = steal_field (self, DATELINE_DRAFT_EXTERNAL_LINK);
  builder.rights = steal_field (self, DATELINE_DRAFT_RIGHTS);
  builder.language = steal_field (self, DATELINE_DRAFT_LANGUAGE);
  builder.comments_uri = steal_field (self, DATELINE_DRAFT_COMMENTS_URI);
  builder.comment_count = self->comment_count;
  builder.authors = steal_authors (self);
  builder.categories = steal_categories (self);
  builder.enclosures = g_steal_pointer (&self->enclosures);
  builder.source_title = steal_field (self, DATELINE_DRAFT_SOURCE_TITLE);
  builder.source_uri = steal_field (self, DATELINE_DRAFT_SOURCE_URI);
  builder.place = steal_field (self, DATELINE_DRAFT_PLACE);
  builder.has_position = self->position.is_known;
  builder.latitude = self->position.latitude;
  builder.longitude = self->position.longitude;
  builder.direction = self->direction;
  builder.key = dateline_entry_key_make (&builder, self->raw_date, keys);
  entry = dateline_entry_builder_build (&builder);

  dateline_draft_clear (self);
  return entry;
}

/*
 * dateline_draft_finish_feed:
 * @self: a draft of a feed; it is empty after
 * @builder: where the facts go
 *
 * Moves what the document says about the feed into the record's builder.
 */
void
dateline_draft_finish_feed (DatelineDraft *self, DatelineFeedDocumentBuilder *builder)
{
  builder->title = steal_field (self, DATELINE_DRAFT_TITLE);
  builder->link = steal_field (self, DATELINE_DRAFT_LINK);
  builder->id = steal_field (self, DATELINE_DRAFT_ID);
  builder->self_uri = steal_field (self, DATELINE_DRAFT_SELF_URI);
  builder->description = steal_field (self, DATELINE_DRAFT_DESCRIPTION);
  builder->icon_uri = steal_field (self, DATELINE_DRAFT_ICON_URI);
  builder->favicon_uri = steal_field (self, DATELINE_DRAFT_FAVICON_URI);
  builder->language = steal_field (self, DATELINE_DRAFT_LANGUAGE);
  builder->rights = steal_field (self, DATELINE_DRAFT_RIGHTS);
  builder->authors = steal_authors (self);
  builder->direction = self->direction;
  dateline_draft_clear (self);
}
