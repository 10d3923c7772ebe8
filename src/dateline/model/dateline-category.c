/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* A section of the news, and when two names mean the same one. Pure, any thread. */

#include "dateline/model/dateline-category-private.h"

#include <string.h>

/**
 * DatelineCategory:
 *
 * A section of the news. A reader files feeds under categories, publishers file
 * entries under them; both are one concept, and one filter serves either.
 */
struct _DatelineCategory
{
  gint64 id;
  char *name;
  guint n_stories;
  guint n_unread;
  guint n_feeds;
  guint place; /* 0: by name */
  int closed;  /* -1: nobody said so */
  DatelineFeedSettings settings;
};

G_DEFINE_BOXED_TYPE (DatelineCategory,
                     dateline_category,
                     dateline_category_ref,
                     dateline_category_unref)

static void
dateline_category_clear (DatelineCategory *self)
{
  g_free (self->name);
}

/**
 * dateline_category_new:
 * @id: its number in the store
 * @name: its name as first seen
 * @n_stories: how many stories are in it
 * @n_unread: how many of them are unread
 * @n_feeds: how many feeds are filed under it
 *
 * Makes the record of a category. Any thread.
 *
 * Returns: (transfer full): a new category
 */
DatelineCategory *
dateline_category_new (gint64 id,
                       const char *name,
                       guint n_stories,
                       guint n_unread,
                       guint n_feeds)
{
  DatelineCategory *self = g_atomic_rc_box_new0 (DatelineCategory);

  self->id = id;
  self->name = g_strdup (name);
  self->n_stories = n_stories;
  self->n_unread = n_unread;
  self->n_feeds = n_feeds;
  self->closed = -1;
  dateline_feed_settings_init (&self->settings);
  return self;
}

void
dateline_category_set_place (DatelineCategory *self, guint place, int closed)
{
  self->place = place;
  self->closed = closed;
}

void
dateline_category_set_settings (DatelineCategory *self,
                                const DatelineFeedSettings *settings)
{
  self->settings = *settings;
}

/* For a table that is looked up by it. */
gpointer
dateline_category_peek_id (DatelineCategory *self)
{
  return &self->id;
}

/* Whether nothing tells the two apart. */
gboolean
dateline_category_is_same (const DatelineCategory *self, const DatelineCategory *other)
{
  return self->id == other->id && self->n_stories == other->n_stories &&
         self->n_unread == other->n_unread && self->n_feeds == other->n_feeds &&
         self->place == other->place && self->closed == other->closed &&
         strcmp (self->name, other->name) == 0 &&
         dateline_feed_settings_equal (&self->settings, &other->settings);
}

/**
 * dateline_category_ref:
 * @self: a category
 *
 * Adds a reference; any thread.
 *
 * Returns: (transfer full): @self
 */
DatelineCategory *
dateline_category_ref (DatelineCategory *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

/**
 * dateline_category_unref:
 * @self: (transfer full): a category
 *
 * Drops a reference; any thread.
 */
void
dateline_category_unref (DatelineCategory *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, (GDestroyNotify) dateline_category_clear);
}

/**
 * dateline_category_get_id:
 * @self: a category
 *
 * Gets its number in the store.
 *
 * Returns: the number, unique in its store
 */
gint64
dateline_category_get_id (const DatelineCategory *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->id;
}

/**
 * dateline_category_get_name:
 * @self: a category
 *
 * Gets the name.
 *
 * Returns: plain text
 */
const char *
dateline_category_get_name (const DatelineCategory *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->name;
}

/**
 * dateline_category_get_n_stories:
 * @self: a category
 *
 * Gets how many stories are in it.
 *
 * Returns: the number of stories
 */
guint
dateline_category_get_n_stories (const DatelineCategory *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_stories;
}

/**
 * dateline_category_get_n_unread:
 * @self: a category
 *
 * Gets how many of its stories are unread.
 *
 * Returns: the number of unread stories
 */
guint
dateline_category_get_n_unread (const DatelineCategory *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_unread;
}

/**
 * dateline_category_get_n_feeds:
 * @self: a category
 *
 * Gets how many feeds the reader filed under it: 0 for one that only publishers use.
 *
 * Returns: the number of feeds
 */
guint
dateline_category_get_n_feeds (const DatelineCategory *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_feeds;
}

/**
 * dateline_category_get_place:
 * @self: a category
 *
 * Gets where the reader put it among the categories.
 *
 * Returns: its place, from 1; 0 if it stands by its name, after those that have one
 */
guint
dateline_category_get_place (const DatelineCategory *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->place;
}

/**
 * dateline_category_get_closed:
 * @self: a category
 *
 * Gets whether the reader closed it, so that its feeds are not shown.
 *
 * Returns: 1 if it was closed last, 0 if it was opened last, -1 if neither ever happened
 */
int
dateline_category_get_closed (const DatelineCategory *self)
{
  g_return_val_if_fail (self != NULL, -1);

  return self->closed;
}

/**
 * dateline_category_get_settings:
 * @self: a category
 *
 * Gets what the reader chose for all its feeds. A feed's own choice comes before it.
 *
 * Returns: (transfer none): the settings
 */
const DatelineFeedSettings *
dateline_category_get_settings (const DatelineCategory *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return &self->settings;
}

/**
 * dateline_category_normalize:
 * @name: a category's name as published or typed
 *
 * Makes the name one that can be shown: Unicode form C, runs of white space made one
 * space, the ends trimmed. Any thread.
 *
 * Returns: (transfer full) (nullable): the name, %NULL if nothing is left of it
 */
char *
dateline_category_normalize (const char *name)
{
  g_autofree char *composed = NULL;
  GString *text;
  gboolean gap = FALSE;

  g_return_val_if_fail (name != NULL, NULL);

  composed = g_utf8_normalize (name, -1, G_NORMALIZE_NFC);
  if (composed == NULL)
    return NULL;

  text = g_string_new (NULL);
  for (const char *p = composed; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isspace (c) || g_unichar_iscntrl (c))
        {
          gap = text->len > 0;
          continue;
        }
      if (gap)
        g_string_append_c (text, ' ');
      gap = FALSE;
      g_string_append_unichar (text, c);
    }

  if (text->len == 0)
    {
      g_string_free (text, TRUE);
      return NULL;
    }
  return g_string_free (text, FALSE);
}

/**
 * dateline_category_fold:
 * @name: a category's name
 *
 * Makes the key by which names are compared: two names are the same category when they
 * differ in case, white space or Unicode form only. Any thread.
 *
 * Returns: (transfer full) (nullable): the key, %NULL if the name is empty
 */
char *
dateline_category_fold (const char *name)
{
  g_autofree char *shown = dateline_category_normalize (name);
  g_autofree char *folded = NULL;

  if (shown == NULL)
    return NULL;

  folded = g_utf8_casefold (shown, -1);
  return g_utf8_normalize (folded, -1, G_NORMALIZE_NFKC);
}
