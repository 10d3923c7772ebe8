/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* JSON Feed 1 and 1.1 (jsonfeed.org). Any thread. A member of the wrong kind counts as
 * missing; functions call each other by the format's shape, never by the document's
 * depth. */

#include "dateline/feed/dateline-json-feed-private.h"

#include "dateline/feed/dateline-entry-key-private.h"
#include "dateline/feed/dateline-feed-deadline-private.h"
#include "dateline/feed/dateline-feed-fields-private.h"
#include "dateline/feed/dateline-feed-person-private.h"
#include "dateline/text/dateline-json-private.h"
#include "dateline/text/dateline-text-private.h"
#include "dateline/text/dateline-uri-private.h"

#include <string.h>

typedef struct
{
  DatelineJson *json;
  const char *uri;
  DatelineDraft feed;
  DatelineDraft entry;
  GPtrArray *entries;
  GPtrArray *hubs;
  GHashTable *keys;
  gint64 deadline; /* see dateline_feed_deadline_new() */
  gsize budget;    /* so many bytes of addresses may still be made */
  gboolean is_over_limit;
  gboolean is_over_time; /* which is one of the limits */
  gboolean has_version;
  gboolean is_json_feed; /* the version says so */
  gboolean has_items;
  gboolean has_address;
} JsonFeed;

typedef enum
{
  MEMBER_TEXT,  /* one line of plain text */
  MEMBER_EXACT, /* as written */
  MEMBER_URI,
} MemberKind;

typedef struct
{
  const char *key;
  MemberKind kind;
  DatelineDraftField field;
  int rank;
} Member;

static const Member feed_members[] = {
  { "title", MEMBER_TEXT, DATELINE_DRAFT_TITLE },
  { "description", MEMBER_TEXT, DATELINE_DRAFT_DESCRIPTION },
  { "home_page_url", MEMBER_URI, DATELINE_DRAFT_LINK },
  { "feed_url", MEMBER_URI, DATELINE_DRAFT_SELF_URI },
  { "icon", MEMBER_URI, DATELINE_DRAFT_ICON_URI },
  { "favicon", MEMBER_URI, DATELINE_DRAFT_FAVICON_URI },
  { "language", MEMBER_EXACT, DATELINE_DRAFT_LANGUAGE },
};

static const Member item_members[] = {
  { "id", MEMBER_EXACT, DATELINE_DRAFT_ID },
  { "url", MEMBER_URI, DATELINE_DRAFT_LINK },
  { "external_url", MEMBER_URI, DATELINE_DRAFT_EXTERNAL_LINK },
  { "title", MEMBER_TEXT, DATELINE_DRAFT_TITLE },
  { "summary", MEMBER_TEXT, DATELINE_DRAFT_SUMMARY },
  { "language", MEMBER_EXACT, DATELINE_DRAFT_LANGUAGE },
};

static char *
resolve_for (JsonFeed *self, const char *uri, DatelineUriUse use)
{
  char *resolved = uri[0] ? dateline_uri_resolve (self->uri, uri, use) : NULL;
  gsize length = resolved ? strlen (resolved) : 0;

  self->is_over_limit |= length > self->budget;
  self->budget -= MIN (length, self->budget);
  return resolved;
}

static char *
resolve (JsonFeed *self, const char *uri)
{
  return resolve_for (self, uri, DATELINE_URI_LINK);
}

/* TRUE if the value was one of @members. */
static gboolean
take_member (JsonFeed *self,
             DatelineDraft *draft,
             DatelineJsonEvent event,
             const Member *members,
             gsize n_members)
{
  const char *value = dateline_json_get_value (self->json);

  if (!dateline_json_is_scalar (event))
    return FALSE;

  for (gsize i = 0; i < n_members; i++)
    {
      const Member *member = &members[i];

      if (!dateline_json_is_key (self->json, member->key))
        continue;
      dateline_draft_take (draft,
                           member->field,
                           member->rank,
                           member->kind == MEMBER_URI    ? resolve (self, value)
                           : member->kind == MEMBER_TEXT ? dateline_text_tame (value)
                                                         : g_strstrip (g_strdup (value)));
      return TRUE;
    }

  return FALSE;
}

static void
read_author (JsonFeed *self, DatelineDraft *draft)
{
  guint depth = dateline_json_get_depth (self->json);
  DatelineJsonEvent event;
  g_autofree char *name = NULL;
  g_autofree char *uri = NULL;

  while (dateline_json_next_in (self->json, depth, &event))
    {
      const char *value = dateline_json_get_value (self->json);

      if (event == DATELINE_JSON_STRING && dateline_json_is_key (self->json, "name"))
        {
          g_free (name);
          name = dateline_feed_name_read (value);
        }
      else if (event == DATELINE_JSON_STRING && dateline_json_is_key (self->json, "url"))
        {
          g_free (uri);
          uri = resolve (self, value);
        }
      else
        dateline_json_skip (self->json, event);
    }

  if (name != NULL || uri != NULL)
    dateline_draft_take_author (draft,
                                DATELINE_DRAFT_AUTHORS_OWN,
                                dateline_author_new (name, NULL, uri));
}

static void
take_named_author (JsonFeed *self, DatelineDraft *draft)
{
  dateline_draft_take_author (
      draft,
      DATELINE_DRAFT_AUTHORS_OWN,
      dateline_feed_person_read (dateline_json_get_value (self->json)));
}

static void
read_authors (JsonFeed *self, DatelineDraft *draft)
{
  guint depth = dateline_json_get_depth (self->json);
  DatelineJsonEvent event;

  /* Version 1's "author" says the same in the singular. */
  g_clear_pointer (&draft->authors[DATELINE_DRAFT_AUTHORS_OWN], g_ptr_array_unref);
  while (dateline_json_next_in (self->json, depth, &event))
    if (event == DATELINE_JSON_OBJECT)
      read_author (self, draft);
    else if (event == DATELINE_JSON_STRING)
      take_named_author (self, draft);
    else
      dateline_json_skip (self->json, event);
}

/* "authors" of version 1.1, or "author" of version 1; FALSE if the value is neither. Each
 * is met as an array, an object and a name. */
static gboolean
read_persons (JsonFeed *self, DatelineDraft *draft, DatelineJsonEvent event)
{
  gboolean is_plural = dateline_json_is_key (self->json, "authors");

  if (!is_plural && !dateline_json_is_key (self->json, "author"))
    return FALSE;
  if (!is_plural && draft->authors[DATELINE_DRAFT_AUTHORS_OWN] != NULL)
    return FALSE;
  if (event == DATELINE_JSON_ARRAY)
    read_authors (self, draft);
  else if (event == DATELINE_JSON_OBJECT)
    read_author (self, draft);
  else if (event == DATELINE_JSON_STRING)
    take_named_author (self, draft);
  else
    return FALSE;

  return TRUE;
}

static void
read_hubs (JsonFeed *self)
{
  guint depth = dateline_json_get_depth (self->json);
  DatelineJsonEvent event;

  while (dateline_json_next_in (self->json, depth, &event))
    {
      g_autofree char *type = NULL;
      g_autofree char *uri = NULL;

      if (event != DATELINE_JSON_OBJECT)
        {
          dateline_json_skip (self->json, event);
          continue;
        }
      while (dateline_json_next_in (self->json, depth + 1, &event))
        {
          char **member = dateline_json_is_key (self->json, "type")  ? &type
                          : dateline_json_is_key (self->json, "url") ? &uri
                                                                     : NULL;

          if (event != DATELINE_JSON_STRING || member == NULL)
            {
              dateline_json_skip (self->json, event);
              continue;
            }
          g_free (*member);
          *member = g_strdup (dateline_json_get_value (self->json));
        }
      if (uri != NULL && self->hubs->len < 16)
        {
          char *resolved = resolve (self, uri);

          if (resolved == NULL)
            continue;
          g_ptr_array_add (self->hubs, g_strdup (type ? type : "WebSub"));
          g_ptr_array_add (self->hubs, resolved);
        }
    }
}

static void
read_tags (JsonFeed *self)
{
  guint depth = dateline_json_get_depth (self->json);
  DatelineJsonEvent event;

  while (dateline_json_next_in (self->json, depth, &event))
    if (event == DATELINE_JSON_STRING)
      dateline_draft_add_category (&self->entry, dateline_json_get_value (self->json));
    else
      dateline_json_skip (self->json, event);
}

static void
read_attachment (JsonFeed *self)
{
  guint depth = dateline_json_get_depth (self->json);
  DatelineJsonEvent event;
  g_autofree char *uri = NULL;
  g_autofree char *mime_type = NULL;
  g_autofree char *title = NULL;
  gint64 length = DATELINE_COUNT_UNKNOWN;
  gint64 duration = DATELINE_COUNT_UNKNOWN;

  while (dateline_json_next_in (self->json, depth, &event))
    {
      const char *value = dateline_json_get_value (self->json);

      if (event == DATELINE_JSON_STRING && uri == NULL &&
          dateline_json_is_key (self->json, "url"))
        uri = resolve (self, value);
      else if (event == DATELINE_JSON_STRING && mime_type == NULL &&
               dateline_json_is_key (self->json, "mime_type"))
        mime_type = g_strdup (value);
      else if (event == DATELINE_JSON_STRING && title == NULL &&
               dateline_json_is_key (self->json, "title"))
        title = dateline_text_tame (value);
      else if (dateline_json_is_scalar (event) &&
               dateline_json_is_key (self->json, "size_in_bytes"))
        length = dateline_feed_number_parse (value);
      else if (dateline_json_is_scalar (event) &&
               dateline_json_is_key (self->json, "duration_in_seconds"))
        duration = dateline_feed_duration_parse (value);
      else
        dateline_json_skip (self->json, event);
    }

  dateline_draft_add_enclosure (&self->entry, uri, mime_type, title, length, duration);
}

static void
read_attachments (JsonFeed *self)
{
  guint depth = dateline_json_get_depth (self->json);
  DatelineJsonEvent event;

  while (dateline_json_next_in (self->json, depth, &event))
    if (event == DATELINE_JSON_OBJECT)
      read_attachment (self);
    else
      dateline_json_skip (self->json, event);
}

static void
add_picture (JsonFeed *self, int rank)
{
  char *uri =
      resolve_for (self, dateline_json_get_value (self->json), DATELINE_URI_PICTURE);
  DatelineDraftMedia *media = uri ? dateline_draft_add_media (&self->entry) : NULL;

  if (media == NULL)
    {
      g_free (uri);
      return;
    }
  media->uri = uri;
  media->medium = g_strdup ("image");
  media->rank = rank;
}

/* A string or number of an item that needs more than being taken. */
static void
read_item_value (JsonFeed *self)
{
  const char *value = dateline_json_get_value (self->json);

  if (dateline_json_is_key (self->json, "content_html"))
    dateline_draft_take_body (&self->entry,
                              DATELINE_DRAFT_BODY_CONTENT,
                              g_strdup (value),
                              self->uri,
                              NULL);
  else if (dateline_json_is_key (self->json, "content_text"))
    dateline_draft_take_body (&self->entry,
                              DATELINE_DRAFT_BODY_ENCODED,
                              dateline_feed_html_from_text (value),
                              self->uri,
                              NULL);
  else if (dateline_json_is_key (self->json, "date_published"))
    dateline_draft_set_date (&self->entry, DATELINE_DRAFT_PUBLISHED, 0, value);
  else if (dateline_json_is_key (self->json, "date_modified"))
    dateline_draft_set_date (&self->entry, DATELINE_DRAFT_UPDATED, 0, value);
  else if (dateline_json_is_key (self->json, "image"))
    add_picture (self, 0);
  else if (dateline_json_is_key (self->json, "banner_image"))
    add_picture (self, 1);
}

static void
read_item (JsonFeed *self)
{
  guint depth = dateline_json_get_depth (self->json);
  DatelineJsonEvent event;

  dateline_draft_clear (&self->entry);
  while (dateline_json_next_in (self->json, depth, &event))
    if (take_member (self,
                     &self->entry,
                     event,
                     item_members,
                     G_N_ELEMENTS (item_members)))
      continue;
    else if (read_persons (self, &self->entry, event))
      continue;
    else if (dateline_json_is_scalar (event))
      read_item_value (self);
    else if (event == DATELINE_JSON_ARRAY && dateline_json_is_key (self->json, "tags"))
      read_tags (self);
    else if (event == DATELINE_JSON_ARRAY &&
             dateline_json_is_key (self->json, "attachments"))
      read_attachments (self);
    else
      dateline_json_skip (self->json, event);

  /* An item that is cut off may lack its id. */
  if (event == DATELINE_JSON_DONE)
    return;
  g_ptr_array_add (self->entries, dateline_draft_finish_entry (&self->entry, self->keys));
}

static void
read_items (JsonFeed *self)
{
  guint depth = dateline_json_get_depth (self->json);
  DatelineJsonEvent event;
  guint n_items = 0;

  self->has_items = TRUE;
  while (dateline_json_next_in (self->json, depth, &event))
    {
      self->is_over_time = dateline_feed_deadline_is_over (self->deadline);
      if (n_items++ >= DATELINE_FEED_MAX_ENTRIES || self->is_over_limit ||
          self->is_over_time)
        {
          self->is_over_limit = TRUE;
          return;
        }
      if (event == DATELINE_JSON_OBJECT)
        read_item (self);
      else
        dateline_json_skip (self->json, event);
    }
}

static void
read_feed (JsonFeed *self)
{
  DatelineJsonEvent event = dateline_json_next (self->json);

  if (event != DATELINE_JSON_OBJECT)
    return;

  while (!self->is_over_limit && dateline_json_next_in (self->json, 1, &event))
    {
      if (event == DATELINE_JSON_STRING && dateline_json_is_key (self->json, "version"))
        {
          self->has_version = TRUE;
          self->is_json_feed |=
              strstr (dateline_json_get_value (self->json), "jsonfeed.org") != NULL;
        }
      else if (take_member (self,
                            &self->feed,
                            event,
                            feed_members,
                            G_N_ELEMENTS (feed_members)))
        self->has_address |= dateline_json_is_key (self->json, "home_page_url") ||
                             dateline_json_is_key (self->json, "feed_url");
      else if (event == DATELINE_JSON_ARRAY && dateline_json_is_key (self->json, "items"))
        read_items (self);
      else if (read_persons (self, &self->feed, event))
        continue;
      else if (event == DATELINE_JSON_ARRAY && dateline_json_is_key (self->json, "hubs"))
        read_hubs (self);
      else
        dateline_json_skip (self->json, event);
    }
}

/*
 * dateline_json_feed_read:
 * @text: a document, valid UTF-8
 * @length: its length in bytes
 * @uri: (nullable): the address of the document
 * @builder: where the feed goes
 *
 * Reads a JSON Feed.
 *
 * Returns: %FALSE if the document is some other JSON, or none
 */
gboolean
dateline_json_feed_read (const char *text,
                         gsize length,
                         const char *uri,
                         DatelineFeedDocumentBuilder *builder)
{
  g_autoptr (DatelineJson) json = dateline_json_new (text, length);
  JsonFeed self = { .json = json, .uri = uri };

  dateline_draft_init (&self.feed);
  dateline_draft_init (&self.entry);
  self.entries = g_ptr_array_new_with_free_func ((GDestroyNotify) dateline_entry_unref);
  self.hubs = g_ptr_array_new_with_free_func (g_free);
  self.keys = dateline_entry_keys_new ();
  self.deadline = dateline_feed_deadline_new ();
  self.budget = dateline_feed_budget_new (length);

  read_feed (&self);

  dateline_draft_finish_feed (&self.feed, builder);
  dateline_draft_clear (&self.entry);
  g_hash_table_unref (self.keys);
  builder->format = DATELINE_FEED_FORMAT_JSON;
  builder->is_complete = dateline_json_is_complete (json) && !self.is_over_limit;
  builder->is_too_large = self.is_over_limit;
  builder->is_too_slow = self.is_over_time;
  builder->is_damaged = dateline_json_is_too_deep (json);
  builder->entries = self.entries;
  builder->hubs = self.hubs;
  return self.is_json_feed || (self.has_items && (self.has_version || self.has_address));
}
