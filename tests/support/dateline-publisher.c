/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* A publisher who edits, moves, renames and forgets what it publishes. */

#include "dateline-publisher.h"

#include "dateline/feed/dateline-entry-key-private.h"
#include "dateline/model/dateline-feed-document-builder-private.h"

#include <string.h>

static char *
make_link (Sequence *self, const char *kind)
{
  return g_strdup_printf ("http://example.org/%s/%u", kind, ++self->n_serial);
}

static char *
make_id (Sequence *self, const char *link)
{
  switch (self->naming)
    {
    case NAMING_PERMALINK:
      return g_strdup (link);
    case NAMING_ADDRESS:
      return make_link (self, "id");
    case NAMING_OPAQUE:
      return g_strdup_printf ("urn:%u", ++self->n_serial);
    case NAMING_NO_ID:
    case NAMING_NOTHING:
    case N_NAMINGS:
    default:
      return NULL;
    }
}

void
publisher_add_item (Sequence *self)
{
  Item *item = &self->items[self->n_items];

  if (self->n_items == MAX_ITEMS)
    return;
  *item = (Item){ .number = ++self->n_items };
  if (self->naming != NAMING_NOTHING)
    item->link = make_link (self, "story");
  item->id = make_id (self, item->link);
  item->title = g_strdup_printf ("Title %u", ++self->n_serial);
  item->text = g_strdup_printf ("text %u", ++self->n_serial);
  item->published = DATELINE_TIME_UNKNOWN;
  if (self->dated)
    item->published = self->now - choose (self, 60) * DAY / 2;
}

/* The other scheme, "www.", a slash: what does not make another address. */
static void
respell (char **uri, guint how)
{
  gboolean secure;
  gboolean www;
  const char *rest;
  char *other;

  if (*uri == NULL || !g_str_has_prefix (*uri, "http"))
    return;
  secure = g_str_has_prefix (*uri, "https://");
  rest = *uri + strlen (secure ? "https://" : "http://");
  www = g_str_has_prefix (rest, "www.");
  if (www)
    rest += strlen ("www.");
  other = g_strconcat ((how == 0) != secure ? "https://" : "http://",
                       (how == 1) != www ? "www." : "",
                       rest,
                       how == 2 && !g_str_has_suffix (rest, "/") ? "/" : "",
                       NULL);
  g_free (*uri);
  *uri = other;
}

typedef enum
{
  CHANGE_NOTHING,
  CHANGE_ID,
  CHANGE_SPELLING,
  CHANGE_LINK,
  CHANGE_TITLE,
  CHANGE_TEXT,
  CHANGE_EMPTY,
  CHANGE_DATE,
  CHANGE_ABSURD_DATE,
  N_CHANGES,
} Change;

static void
set (char **text, char *value)
{
  g_free (*text);
  *text = value;
}

/* What a publisher does to an item that stays the same item. An item that has nothing
 * else is its title and its date, and one without an id is its link. */
static void
change_item (Sequence *self, Item *item, Change change, guint how)
{
  switch (change)
    {
    case CHANGE_ID:
      if (item->id != NULL)
        set (&item->id,
             how == 0 ? make_link (self, "id")
                      : g_strdup_printf ("urn:%u", ++self->n_serial));
      break;
    case CHANGE_SPELLING:
      respell (&item->id, how);
      respell (&item->link, how);
      break;
    case CHANGE_LINK:
      /* In a large feed one that shares its id is its link, a purged one in any. */
      if (item->id != NULL && !(item->shares_id && (item->purged || self->n_items >= 10)))
        set (&item->link, make_link (self, "moved"));
      break;
    case CHANGE_TITLE:
      if (item->link != NULL)
        set (&item->title, g_strdup_printf ("Title %u", ++self->n_serial));
      break;
    case CHANGE_TEXT:
      set (&item->text, g_strdup_printf ("text %u", ++self->n_serial));
      break;
    case CHANGE_EMPTY:
      if (item->link != NULL)
        set (&item->text, NULL);
      break;
    case CHANGE_DATE:
      if (item->link != NULL)
        item->published = self->now - choose (self, 200) * DAY;
      break;
    case CHANGE_ABSURD_DATE:
      if (item->link != NULL)
        item->published = how == 0   ? DATELINE_TIME_UNKNOWN
                          : how == 1 ? G_GINT64_CONSTANT (4070908800)
                                     : -1;
      break;
    case CHANGE_NOTHING:
    case N_CHANGES:
    default:
      break;
    }
}

/* Lets two items that the next document has share one id, or a publisher give all its
 * items the same. */
static void
share_ids (Sequence *self, gboolean *listed)
{
  Item *first = NULL;
  gboolean all = chance (self, 3);

  for (guint i = 0; i < self->n_items; i++)
    {
      Item *item = &self->items[i];

      if (!listed[i] || item->id == NULL || item->delivered_at != 0)
        continue;
      if (first == NULL)
        {
          first = item;
          continue;
        }
      set (&item->id, g_strdup (first->id));
      item->shares_id = first->shares_id = TRUE;
      if (!all)
        return;
    }
}

static DatelineEntry *
make_entry (const Item *item, GHashTable *keys)
{
  g_auto (DatelineEntryBuilder) builder = { 0 };
  g_autofree char *date = g_strdup_printf ("%" G_GINT64_FORMAT, item->published);

  dateline_entry_builder_init (&builder);
  builder.id = g_strdup (item->id);
  builder.link = g_strdup (item->link);
  builder.title = g_strdup (item->title);
  builder.published = item->published;
  builder.rights = g_strdup_printf ("%u", item->number);
  if (item->text != NULL)
    {
      builder.content = g_strdup_printf ("<p>%s</p>", item->text);
      builder.content_text = g_strdup (item->text);
    }
  builder.key = dateline_entry_key_make (&builder, date, keys);
  return builder.key != NULL ? dateline_entry_builder_build (&builder) : NULL;
}

static void
shuffle (Sequence *self, guint *order, guint n)
{
  for (guint i = n; i > 1; i--)
    {
      guint j = choose (self, i);
      guint other = order[i - 1];

      order[i - 1] = order[j];
      order[j] = other;
    }
}

static void
tell (Sequence *self, const Item *item)
{
  if (self->counts->tells)
    g_printerr ("    %u: id %s, link %s, title %s, text %s, %" G_GINT64_FORMAT "%s%s%s\n",
                item->number,
                item->id ? item->id : "-",
                item->link ? item->link : "-",
                item->title,
                item->text ? item->text : "-",
                item->published,
                item->read ? ", read" : "",
                item->saved ? ", saved" : "",
                item->purged ? ", purged" : "");
}

static void
change_some (Sequence *self, const gboolean *listed)
{
  gboolean everywhere = chance (self, 8);
  Change change = choose (self, N_CHANGES);
  guint how = choose (self, 3);

  for (guint i = 0; i < self->n_items; i++)
    {
      if (!listed[i] || self->items[i].delivered_at == 0)
        continue;
      if (everywhere)
        change_item (self, &self->items[i], change, how);
      else if (chance (self, 3))
        change_item (self, &self->items[i], choose (self, N_CHANGES), choose (self, 3));
    }
}

DatelineFeedDocument *
publisher_make_document (Sequence *self, gboolean keep_away)
{
  g_auto (DatelineFeedDocumentBuilder) builder = { 0 };
  g_autoptr (GHashTable) keys = dateline_entry_keys_new ();
  gboolean listed[MAX_ITEMS] = { FALSE };
  guint order[MAX_ITEMS];
  guint n = 0;
  gboolean empty = chance (self, 8);
  gboolean all = chance (self, 2);

  for (guint i = 0; i < self->n_items && !empty; i++)
    if (keep_away ? self->items[i].delivered_at == 0 : all || !chance (self, 3))
      order[n++] = i;
  if (chance (self, 2))
    shuffle (self, order, n);
  dateline_feed_document_builder_init (&builder);
  builder.link = g_strdup ("http://example.org/");
  builder.is_complete = keep_away || !chance (self, 5);
  if (!builder.is_complete && n > 0)
    n = choose (self, n + 1);
  for (guint i = 0; i < n; i++)
    listed[order[i]] = TRUE;

  if (self->counts->tells)
    g_printerr ("day %.1f, %s\n",
                (self->now - NOW) / (double) DAY,
                builder.is_complete ? "whole" : "cut off");
  change_some (self, listed);
  if (chance (self, 6))
    share_ids (self, listed);
  builder.entries =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dateline_entry_unref);
  for (guint i = 0; i < n; i++)
    {
      DatelineEntry *entry = make_entry (&self->items[order[i]], keys);

      if (entry == NULL)
        continue;
      g_ptr_array_add (builder.entries, entry);
      self->items[order[i]].delivered_at = self->now;
      tell (self, &self->items[order[i]]);
    }
  if (builder.is_complete && builder.entries->len > 0)
    self->completed_at = self->now;
  return dateline_feed_document_builder_build (&builder);
}
