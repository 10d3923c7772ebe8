/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What to list. A value: copied where it is kept or crosses a thread. */

#include "dateline/model/dateline-query-private.h"

#include "dateline/model/dateline-category.h"

/**
 * DatelineQuery:
 *
 * What to list: of which feed and categories, from which days, unread, saved, with which
 * parts, in which language, by whom, with which words. All conditions hold together;
 * several categories are alternatives unless all of them are asked for. What is dated in
 * the future waits: it is listed when its time has come, or when upcoming stories or
 * their days are asked for.
 */
G_DEFINE_BOXED_TYPE (DatelineQuery,
                     dateline_query,
                     dateline_query_copy,
                     dateline_query_free)

/**
 * dateline_query_new:
 *
 * Makes a query that lists every story, newest first.
 *
 * Returns: (transfer full): a new query
 */
DatelineQuery *
dateline_query_new (void)
{
  DatelineQuery *self = g_new0 (DatelineQuery, 1);

  self->categories = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (self->categories, NULL);
  g_date_clear (&self->first, 1);
  g_date_clear (&self->last, 1);
  return self;
}

/**
 * dateline_query_copy:
 * @self: a query
 *
 * Copies the query.
 *
 * Returns: (transfer full): a query of its own
 */
DatelineQuery *
dateline_query_copy (const DatelineQuery *self)
{
  DatelineQuery *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_new0 (DatelineQuery, 1);
  *copy = *self;
  copy->words = g_strdup (self->words);
  copy->language = g_strdup (self->language);
  copy->author = g_strdup (self->author);
  copy->categories = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < self->categories->len; i++)
    g_ptr_array_add (copy->categories, g_strdup (self->categories->pdata[i]));
  return copy;
}

/**
 * dateline_query_free:
 * @self: (transfer full): a query
 *
 * Frees the query.
 */
void
dateline_query_free (DatelineQuery *self)
{
  g_return_if_fail (self != NULL);

  g_ptr_array_unref (self->categories);
  g_free (self->words);
  g_free (self->language);
  g_free (self->author);
  g_free (self);
}

static gboolean
same_categories (const DatelineQuery *self, const DatelineQuery *other)
{
  if (self->categories->len != other->categories->len)
    return FALSE;
  /* Of one category it makes no difference whether all are asked for. */
  if (self->categories->len > 2 && self->all_categories != other->all_categories)
    return FALSE;
  for (guint i = 0; i + 1 < self->categories->len; i++)
    if (!dateline_query_has_category (other, self->categories->pdata[i]))
      return FALSE;
  return TRUE;
}

/**
 * dateline_query_equal:
 * @self: a query
 * @other: another query
 *
 * Tells whether both list the same, in the same order.
 *
 * Returns: %TRUE if they do
 */
gboolean
dateline_query_equal (const DatelineQuery *self, const DatelineQuery *other)
{
  g_return_val_if_fail (self != NULL && other != NULL, FALSE);

  return self->feed_id == other->feed_id && self->unread_only == other->unread_only &&
         self->saved_only == other->saved_only &&
         g_strcmp0 (self->words, other->words) == 0 &&
         dateline_query_has_same_order (self, other) &&
         dateline_query_has_same_days (self, other) &&
         dateline_query_has_same_parts (self, other) && same_categories (self, other);
}

/**
 * dateline_query_is_filtered:
 * @self: a query
 *
 * Tells whether the query leaves any story out.
 *
 * Returns: %TRUE if anything is asked for but an order
 */
gboolean
dateline_query_is_filtered (const DatelineQuery *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->feed_id != 0 || self->categories->len > 1 || self->unread_only ||
         self->saved_only || self->words != NULL || self->upcoming ||
         self->parts != DATELINE_QUERY_PARTS_ANY || self->language != NULL ||
         self->author != NULL || self->range != DATELINE_DATE_RANGE_ANY;
}

/**
 * dateline_query_clear_filters:
 * @self: a query
 *
 * Makes the query list every story again; order and limit stay.
 */
void
dateline_query_clear_filters (DatelineQuery *self)
{
  g_return_if_fail (self != NULL);

  self->feed_id = 0;
  g_ptr_array_set_size (self->categories, 0);
  g_ptr_array_add (self->categories, NULL);
  self->all_categories = FALSE;
  dateline_query_clear_parts (self);
  self->unread_only = FALSE;
  self->saved_only = FALSE;
  g_clear_pointer (&self->words, g_free);
  self->range = DATELINE_DATE_RANGE_ANY;
}

/**
 * dateline_query_set_feed:
 * @self: a query
 * @feed_id: a feed's number, 0 for any
 *
 * Asks for the stories of one feed.
 */
void
dateline_query_set_feed (DatelineQuery *self, gint64 feed_id)
{
  g_return_if_fail (self != NULL);

  self->feed_id = feed_id;
}

/**
 * dateline_query_get_feed:
 * @self: a query
 *
 * Gets the feed whose stories are asked for.
 *
 * Returns: a feed's number, 0 for any
 */
gint64
dateline_query_get_feed (const DatelineQuery *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->feed_id;
}

static gboolean
find_category (const DatelineQuery *self, const char *name, guint *index)
{
  g_autofree char *key = dateline_category_fold (name);

  for (guint i = 0; i + 1 < self->categories->len; i++)
    {
      g_autofree char *other = dateline_category_fold (self->categories->pdata[i]);

      if (g_strcmp0 (key, other) == 0)
        {
          if (index != NULL)
            *index = i;
          return TRUE;
        }
    }
  return FALSE;
}

/**
 * dateline_query_add_category:
 * @self: a query
 * @name: a category's name
 *
 * Asks for the stories of a category besides those of the others that were added: stories
 * that their publisher filed under it, and the stories of the feeds that the reader filed
 * under it.
 */
void
dateline_query_add_category (DatelineQuery *self, const char *name)
{
  char *shown;

  g_return_if_fail (self != NULL && name != NULL);

  shown = dateline_category_normalize (name);
  if (shown == NULL || find_category (self, shown, NULL))
    {
      g_free (shown);
      return;
    }
  g_ptr_array_insert (self->categories, self->categories->len - 1, shown);
}

/**
 * dateline_query_remove_category:
 * @self: a query
 * @name: a category's name
 *
 * No longer asks for the stories of a category.
 */
void
dateline_query_remove_category (DatelineQuery *self, const char *name)
{
  guint index;

  g_return_if_fail (self != NULL && name != NULL);

  if (find_category (self, name, &index))
    g_ptr_array_remove_index (self->categories, index);
}

/**
 * dateline_query_has_category:
 * @self: a query
 * @name: a category's name
 *
 * Tells whether a category's stories are asked for, without regard to case, white space
 * and Unicode form.
 *
 * Returns: %TRUE if they are
 */
gboolean
dateline_query_has_category (const DatelineQuery *self, const char *name)
{
  g_return_val_if_fail (self != NULL && name != NULL, FALSE);

  return find_category (self, name, NULL);
}

/**
 * dateline_query_get_categories:
 * @self: a query
 *
 * Gets the categories whose stories are asked for.
 *
 * Returns: (transfer none) (array zero-terminated=1): names; empty for any
 */
const char *const *
dateline_query_get_categories (const DatelineQuery *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return (const char *const *) self->categories->pdata;
}

/**
 * dateline_query_set_all_categories:
 * @self: a query
 * @all_categories: whether a story has to be in each of the categories
 *
 * Asks for stories that are in each of the categories, not just in one of them.
 */
void
dateline_query_set_all_categories (DatelineQuery *self, gboolean all_categories)
{
  g_return_if_fail (self != NULL);

  self->all_categories = !!all_categories;
}

/**
 * dateline_query_get_all_categories:
 * @self: a query
 *
 * Tells whether a story has to be in each of the categories.
 *
 * Returns: %TRUE if so, %FALSE if one of them is enough
 */
gboolean
dateline_query_get_all_categories (const DatelineQuery *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->all_categories;
}

/**
 * dateline_query_set_unread_only:
 * @self: a query
 * @unread_only: whether to leave out what is read
 *
 * Asks for unread stories.
 */
void
dateline_query_set_unread_only (DatelineQuery *self, gboolean unread_only)
{
  g_return_if_fail (self != NULL);

  self->unread_only = !!unread_only;
}

/**
 * dateline_query_get_unread_only:
 * @self: a query
 *
 * Tells whether only unread stories are asked for.
 *
 * Returns: %TRUE if so
 */
gboolean
dateline_query_get_unread_only (const DatelineQuery *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->unread_only;
}

/**
 * dateline_query_set_saved_only:
 * @self: a query
 * @saved_only: whether to leave out what is not saved
 *
 * Asks for saved stories.
 */
void
dateline_query_set_saved_only (DatelineQuery *self, gboolean saved_only)
{
  g_return_if_fail (self != NULL);

  self->saved_only = !!saved_only;
}

/**
 * dateline_query_get_saved_only:
 * @self: a query
 *
 * Tells whether only saved stories are asked for.
 *
 * Returns: %TRUE if so
 */
gboolean
dateline_query_get_saved_only (const DatelineQuery *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->saved_only;
}

/**
 * dateline_query_set_words:
 * @self: a query
 * @words: (nullable): what to search for, as typed
 *
 * Asks for the stories that a search finds: see [struct@Search] for what can be typed.
 * Nothing but white space asks for nothing.
 */
void
dateline_query_set_words (DatelineQuery *self, const char *words)
{
  char *trimmed;

  g_return_if_fail (self != NULL);

  trimmed = words != NULL ? g_strstrip (g_strdup (words)) : NULL;
  if (trimmed != NULL && *trimmed == '\0')
    g_clear_pointer (&trimmed, g_free);
  g_free (self->words);
  self->words = trimmed;
}

/**
 * dateline_query_get_words:
 * @self: a query
 *
 * Gets what is searched for.
 *
 * Returns: (nullable): the words as typed
 */
const char *
dateline_query_get_words (const DatelineQuery *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->words;
}
