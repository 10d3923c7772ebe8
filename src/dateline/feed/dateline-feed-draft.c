/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What a document says about a feed or an entry, while it is still being read. Any
 * thread. */

#include "dateline/feed/dateline-feed-draft-private.h"

#include "dateline/feed/dateline-feed-person-private.h"
#include "dateline/text/dateline-date-private.h"

#include <string.h>

#define MAX_CATEGORIES 128
#define MAX_AUTHORS 64
#define MAX_ENCLOSURES 128
#define MAX_MEDIA 128

/*
 * dateline_draft_init:
 * @self: a draft
 *
 * Makes the draft empty.
 */
void
dateline_draft_init (DatelineDraft *self)
{
  memset (self, 0, sizeof *self);
  for (guint i = 0; i < DATELINE_DRAFT_N_DATES; i++)
    self->dates[i].time = DATELINE_TIME_UNKNOWN;
  self->duration = DATELINE_COUNT_UNKNOWN;
  self->comment_count = DATELINE_COUNT_UNKNOWN;
}

/*
 * dateline_draft_clear:
 * @self: a draft
 *
 * Frees what the draft holds; it is empty then.
 */
void
dateline_draft_clear (DatelineDraft *self)
{
  for (guint i = 0; i < DATELINE_DRAFT_N_FIELDS; i++)
    g_free (self->fields[i]);
  for (guint i = 0; i < DATELINE_DRAFT_N_BODIES; i++)
    {
      g_free (self->bodies[i].html);
      g_free (self->bodies[i].base_uri);
      g_free (self->bodies[i].language);
    }
  for (guint i = 0; i < DATELINE_DRAFT_N_AUTHORS; i++)
    g_clear_pointer (&self->authors[i], g_ptr_array_unref);
  g_free (self->raw_date);
  g_clear_pointer (&self->categories, g_ptr_array_unref);
  g_clear_pointer (&self->enclosures, g_ptr_array_unref);
  g_clear_pointer (&self->media, g_ptr_array_unref);
  g_clear_pointer (&self->media_groups, g_array_unref);
  dateline_media_notes_clear (&self->media_notes);
  dateline_draft_init (self);
}

/*
 * dateline_draft_take:
 * @self: a draft
 * @field: what the value is
 * @rank: how good its source is; 0 is best
 * @value: (transfer full) (nullable): the value; an empty one never takes another's place
 *
 * Keeps @value unless a better one stands there; of two equals the later.
 */
void
dateline_draft_take (DatelineDraft *self, DatelineDraftField field, int rank, char *value)
{
  if (value == NULL || value[0] == '\0' ||
      (self->fields[field] != NULL && self->ranks[field] < rank))
    {
      g_free (value);
      return;
    }

  g_free (self->fields[field]);
  self->fields[field] = value;
  self->ranks[field] = rank;
}

/*
 * dateline_draft_take_first:
 * @self: a draft
 * @field: what the value is
 * @rank: how good its source is; 0 is best
 * @value: (transfer full) (nullable): the value
 *
 * As dateline_draft_take(), but of two equals the first stays.
 */
void
dateline_draft_take_first (DatelineDraft *self,
                           DatelineDraftField field,
                           int rank,
                           char *value)
{
  if (self->fields[field] != NULL && self->ranks[field] <= rank)
    g_free (value);
  else
    dateline_draft_take (self, field, rank, value);
}

/*
 * dateline_draft_take_body:
 * @self: a draft
 * @field: which form it is
 * @html: (transfer full) (nullable): the HTML as published
 * @base_uri: (nullable): what its addresses are relative to
 * @language: (nullable): the language, if stated inside the entry
 *
 * Keeps a form of the entry's body; of two the later that is not empty.
 */
void
dateline_draft_take_body (DatelineDraft *self,
                          DatelineDraftBodyField field,
                          char *html,
                          const char *base_uri,
                          const char *language)
{
  DatelineDraftBody *body = &self->bodies[field];

  if (html == NULL || html[strspn (html, " \t\r\n")] == '\0')
    {
      g_free (html);
      return;
    }

  g_free (body->html);
  g_free (body->base_uri);
  g_free (body->language);
  body->html = html;
  body->base_uri = g_strdup (base_uri);
  body->language = g_strdup (language);
}

/*
 * dateline_draft_set_date:
 * @self: a draft
 * @field: which date it is
 * @rank: how good its source is; 0 is best
 * @text: (nullable): the date as written
 *
 * Keeps a date if it can be read and no better one stands there.
 */
void
dateline_draft_set_date (DatelineDraft *self,
                         DatelineDraftDateField field,
                         int rank,
                         const char *text)
{
  DatelineDraftDate *date = &self->dates[field];
  gint64 time;
  int offset = 0;

  if (text == NULL || (date->time != DATELINE_TIME_UNKNOWN && date->rank < rank))
    return;
  if (field != DATELINE_DRAFT_UPDATED && self->raw_date == NULL)
    self->raw_date = g_strdup (text);
  if (!dateline_date_parse (text, &time, &offset))
    return;

  date->time = time;
  date->offset = offset;
  date->rank = rank;
}

static gboolean
same_author (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (dateline_author_get_name (a), dateline_author_get_name (b)) == 0 &&
         g_strcmp0 (dateline_author_get_email (a), dateline_author_get_email (b)) == 0 &&
         g_strcmp0 (dateline_author_get_uri (a), dateline_author_get_uri (b)) == 0;
}

/*
 * dateline_draft_take_author:
 * @self: a draft
 * @field: where the author comes from
 * @author: (transfer full) (nullable): an author
 *
 * Adds an author, each once.
 */
void
dateline_draft_take_author (DatelineDraft *self,
                            DatelineDraftAuthorsField field,
                            DatelineAuthor *author)
{
  if (author == NULL)
    return;
  if (self->authors[field] == NULL)
    self->authors[field] =
        g_ptr_array_new_with_free_func ((GDestroyNotify) dateline_author_unref);
  if (self->authors[field]->len < MAX_AUTHORS &&
      !g_ptr_array_find_with_equal_func (self->authors[field], author, same_author, NULL))
    g_ptr_array_add (self->authors[field], author);
  else
    dateline_author_unref (author);
}

/*
 * dateline_draft_add_category:
 * @self: a draft
 * @text: (nullable): a category as written
 *
 * Adds a category, each name once.
 */
void
dateline_draft_add_category (DatelineDraft *self, const char *text)
{
  g_autofree char *name = dateline_feed_name_read (text);

  if (name == NULL)
    return;
  if (self->categories == NULL)
    self->categories = g_ptr_array_new_with_free_func (g_free);
  if (self->categories->len < MAX_CATEGORIES &&
      !g_ptr_array_find_with_equal_func (self->categories, name, g_str_equal, NULL))
    g_ptr_array_add (self->categories, g_steal_pointer (&name));
}

/*
 * dateline_draft_add_enclosure:
 * @self: a draft
 * @uri: (nullable): the address; without one nothing is added
 * @mime_type: (nullable): the MIME type
 * @title: (nullable): the title, plain text
 * @length: bytes, or DATELINE_COUNT_UNKNOWN
 * @duration: seconds, or DATELINE_COUNT_UNKNOWN
 *
 * Adds an enclosure, each address once.
 */
void
dateline_draft_add_enclosure (DatelineDraft *self,
                              const char *uri,
                              const char *mime_type,
                              const char *title,
                              gint64 length,
                              gint64 duration)
{
  if (uri == NULL || uri[0] == '\0')
    return;
  if (self->enclosures == NULL)
    self->enclosures =
        g_ptr_array_new_with_free_func ((GDestroyNotify) dateline_enclosure_unref);
  if (self->enclosures->len >= MAX_ENCLOSURES)
    return;
  for (guint i = 0; i < self->enclosures->len; i++)
    if (g_str_equal (dateline_enclosure_get_uri (self->enclosures->pdata[i]), uri))
      return;

  g_ptr_array_add (self->enclosures,
                   dateline_enclosure_new (uri, mime_type, title, length, duration));
}

/*
 * dateline_draft_add_media:
 * @self: a draft
 *
 * Adds an empty medium, to be filled in.
 *
 * Returns: (transfer none) (nullable): the medium, %NULL past the limit
 */
DatelineDraftMedia *
dateline_draft_add_media (DatelineDraft *self)
{
  DatelineDraftMedia *media;

  if (self->media == NULL)
    self->media =
        g_ptr_array_new_with_free_func ((GDestroyNotify) dateline_draft_media_free);
  if (self->media->len >= MAX_MEDIA)
    return NULL;

  media = g_new0 (DatelineDraftMedia, 1);
  media->length = DATELINE_COUNT_UNKNOWN;
  media->duration = DATELINE_COUNT_UNKNOWN;
  g_ptr_array_add (self->media, media);
  return media;
}
