/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What is to be changed about where feeds and categories stand. Pure, one thread at a
 * time. */

#include "dateline/model/dateline-arrangement-private.h"

/**
 * DatelineArrangement:
 *
 * What a person changes about where feeds and categories stand, and what they are called,
 * as steps that are made together or not at all: see dateline_store_arrange_async(),
 * which answers with the arrangement that takes it back.
 */
struct _DatelineArrangement
{
  GPtrArray *steps; /* of DatelineArrangementStep */
};

G_DEFINE_BOXED_TYPE (DatelineArrangement,
                     dateline_arrangement,
                     dateline_arrangement_copy,
                     dateline_arrangement_free)

static void
step_free (gpointer data)
{
  DatelineArrangementStep *step = data;

  g_free (step->category);
  g_free (step->name);
  g_strfreev (step->names);
  g_clear_pointer (&step->feed_ids, g_array_unref);
  g_clear_pointer (&step->settings, dateline_feed_settings_free);
  g_clear_pointer (&step->query, dateline_query_free);
  g_free (step);
}

static DatelineArrangementStep *
add (DatelineArrangement *self, DatelineArrangementKind kind, gint64 feed_id)
{
  DatelineArrangementStep *step = g_new0 (DatelineArrangementStep, 1);

  step->kind = kind;
  step->feed_id = feed_id;
  g_ptr_array_add (self->steps, step);
  return step;
}

/* Many at once, as text that is owned: NULL becomes an empty list. */
static GStrv
copy_names (const char *const *names)
{
  return names != NULL ? g_strdupv ((GStrv) names) : g_new0 (char *, 1);
}

/**
 * dateline_arrangement_new:
 *
 * Makes an arrangement without steps.
 *
 * Returns: (transfer full): a new arrangement
 */
DatelineArrangement *
dateline_arrangement_new (void)
{
  DatelineArrangement *self = g_new (DatelineArrangement, 1);

  self->steps = g_ptr_array_new_with_free_func (step_free);
  return self;
}

/**
 * dateline_arrangement_copy:
 * @self: an arrangement
 *
 * Copies an arrangement.
 *
 * Returns: (transfer full): another like it
 */
DatelineArrangement *
dateline_arrangement_copy (const DatelineArrangement *self)
{
  DatelineArrangement *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = dateline_arrangement_new ();
  for (guint i = 0; i < self->steps->len; i++)
    {
      const DatelineArrangementStep *step = self->steps->pdata[i];
      DatelineArrangementStep *other = add (copy, step->kind, step->feed_id);

      other->category = g_strdup (step->category);
      other->name = g_strdup (step->name);
      other->names = g_strdupv (step->names);
      other->feed_ids = step->feed_ids != NULL ? g_array_copy (step->feed_ids) : NULL;
      other->settings =
          step->settings != NULL ? dateline_feed_settings_copy (step->settings) : NULL;
      other->section_id = step->section_id;
      other->query = step->query != NULL ? dateline_query_copy (step->query) : NULL;
      other->position = step->position;
    }
  return copy;
}

/**
 * dateline_arrangement_free:
 * @self: (transfer full): an arrangement
 *
 * Frees an arrangement.
 */
void
dateline_arrangement_free (DatelineArrangement *self)
{
  g_return_if_fail (self != NULL);

  g_ptr_array_unref (self->steps);
  g_free (self);
}

/**
 * dateline_arrangement_is_empty:
 * @self: an arrangement
 *
 * Tells whether it has no steps.
 *
 * Returns: %TRUE if nothing would be changed
 */
gboolean
dateline_arrangement_is_empty (const DatelineArrangement *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  return self->steps->len == 0;
}

/**
 * dateline_arrangement_file_feed:
 * @self: an arrangement
 * @feed_id: a feed's number
 * @categories: (nullable) (array zero-terminated=1): where it is filed then; %NULL for
 *   nowhere
 *
 * Files a feed under these categories and no others.
 */
void
dateline_arrangement_file_feed (DatelineArrangement *self,
                                gint64 feed_id,
                                const char *const *categories)
{
  g_return_if_fail (self != NULL);

  add (self, DATELINE_ARRANGEMENT_FILE, feed_id)->names = copy_names (categories);
}

/**
 * dateline_arrangement_order_feeds:
 * @self: an arrangement
 * @category: (nullable): a category's name; %NULL for the feeds that are in none
 * @feed_ids: (array length=n_feed_ids) (nullable): the feeds' numbers in their order
 * @n_feed_ids: how many; 0 to order them by name again
 *
 * Gives the feeds of a category an order of the reader's own. Feeds that are not named
 * come after those that are.
 */
void
dateline_arrangement_order_feeds (DatelineArrangement *self,
                                  const char *category,
                                  const gint64 *feed_ids,
                                  gsize n_feed_ids)
{
  DatelineArrangementStep *step;

  g_return_if_fail (self != NULL);

  step = add (self, DATELINE_ARRANGEMENT_ORDER_FEEDS, 0);
  step->category = g_strdup (category);
  step->feed_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  if (n_feed_ids > 0)
    g_array_append_vals (step->feed_ids, feed_ids, n_feed_ids);
}

/**
 * dateline_arrangement_order_categories:
 * @self: an arrangement
 * @categories: (nullable) (array zero-terminated=1): their names in their order; %NULL or
 *   empty to order them by name again
 *
 * Gives the categories an order of the reader's own. Those that are not named come after
 * those that are.
 */
void
dateline_arrangement_order_categories (DatelineArrangement *self,
                                       const char *const *categories)
{
  g_return_if_fail (self != NULL);

  add (self, DATELINE_ARRANGEMENT_ORDER_CATEGORIES, 0)->names = copy_names (categories);
}

/**
 * dateline_arrangement_rename_feed:
 * @self: an arrangement
 * @feed_id: a feed's number
 * @name: (nullable): the reader's own name for it; %NULL or empty for the publisher's
 *
 * Gives a feed a name that its publisher does not change.
 */
void
dateline_arrangement_rename_feed (DatelineArrangement *self,
                                  gint64 feed_id,
                                  const char *name)
{
  g_return_if_fail (self != NULL);

  add (self, DATELINE_ARRANGEMENT_RENAME_FEED, feed_id)->name = g_strdup (name);
}

/**
 * dateline_arrangement_rename_category:
 * @self: an arrangement
 * @category: a category's name
 * @name: its new name, which is not empty
 *
 * Files all feeds that are under @category under @name instead, which stands where the
 * other stood. Where there is a category called @name already the two become one. What
 * publishers filed under @category themselves stays there.
 */
void
dateline_arrangement_rename_category (DatelineArrangement *self,
                                      const char *category,
                                      const char *name)
{
  DatelineArrangementStep *step;

  g_return_if_fail (self != NULL);
  g_return_if_fail (category != NULL);
  g_return_if_fail (name != NULL);

  step = add (self, DATELINE_ARRANGEMENT_RENAME_CATEGORY, 0);
  step->category = g_strdup (category);
  step->name = g_strdup (name);
}

/**
 * dateline_arrangement_remove_feed:
 * @self: an arrangement
 * @feed_id: a feed's number
 *
 * Stops following a feed, as dateline_store_remove_feed_async() does.
 */
void
dateline_arrangement_remove_feed (DatelineArrangement *self, gint64 feed_id)
{
  g_return_if_fail (self != NULL);

  add (self, DATELINE_ARRANGEMENT_REMOVE, feed_id);
}

/**
 * dateline_arrangement_removes_feed:
 * @self: an arrangement
 * @feed_id: a feed's number
 *
 * Tells whether one of its steps is to remove this feed.
 *
 * Returns: %TRUE if the feed is not followed after
 */
gboolean
dateline_arrangement_removes_feed (const DatelineArrangement *self, gint64 feed_id)
{
  g_return_val_if_fail (self != NULL, FALSE);

  for (guint i = 0; i < self->steps->len; i++)
    {
      const DatelineArrangementStep *step = self->steps->pdata[i];

      if (step->kind == DATELINE_ARRANGEMENT_REMOVE && step->feed_id == feed_id)
        return TRUE;
    }
  return FALSE;
}

/**
 * dateline_arrangement_restore_feed:
 * @self: an arrangement
 * @feed_id: the number of a feed that was removed
 *
 * Follows a feed again, as dateline_store_restore_feed_async() does.
 */
void
dateline_arrangement_restore_feed (DatelineArrangement *self, gint64 feed_id)
{
  g_return_if_fail (self != NULL);

  add (self, DATELINE_ARRANGEMENT_RESTORE, feed_id);
}

/**
 * dateline_arrangement_set_feed_settings:
 * @self: an arrangement
 * @feed_id: a feed's number
 * @settings: what is chosen for it
 *
 * Chooses what counts for a feed, whatever its categories say.
 */
void
dateline_arrangement_set_feed_settings (DatelineArrangement *self,
                                        gint64 feed_id,
                                        const DatelineFeedSettings *settings)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (settings != NULL);

  add (self, DATELINE_ARRANGEMENT_SET_FEED, feed_id)->settings =
      dateline_feed_settings_copy (settings);
}

/**
 * dateline_arrangement_set_category_settings:
 * @self: an arrangement
 * @category: a category's name
 * @settings: what is chosen for its feeds
 *
 * Chooses what counts for the feeds of a category that do not say otherwise themselves.
 */
void
dateline_arrangement_set_category_settings (DatelineArrangement *self,
                                            const char *category,
                                            const DatelineFeedSettings *settings)
{
  DatelineArrangementStep *step;

  g_return_if_fail (self != NULL);
  g_return_if_fail (category != NULL);
  g_return_if_fail (settings != NULL);

  step = add (self, DATELINE_ARRANGEMENT_SET_CATEGORY, 0);
  step->category = g_strdup (category);
  step->settings = dateline_feed_settings_copy (settings);
}

/**
 * dateline_arrangement_change_section:
 * @self: an arrangement
 * @section_id: a section's number
 * @name: (nullable): what it is called then; %NULL to leave it
 * @query: (nullable): what it lists then; %NULL to leave it
 *
 * Changes what the reader keeps under a name, as dateline_store_change_section_async()
 * does.
 */
void
dateline_arrangement_change_section (DatelineArrangement *self,
                                     gint64 section_id,
                                     const char *name,
                                     const DatelineQuery *query)
{
  DatelineArrangementStep *step;

  g_return_if_fail (self != NULL);

  step = add (self, DATELINE_ARRANGEMENT_CHANGE_SECTION, 0);
  step->section_id = section_id;
  step->name = g_strdup (name);
  step->query = query != NULL ? dateline_query_copy (query) : NULL;
}

/**
 * dateline_arrangement_move_section:
 * @self: an arrangement
 * @section_id: a section's number
 * @position: where it stands then among the others, from 0
 *
 * Puts a section elsewhere in the reader's order.
 */
void
dateline_arrangement_move_section (DatelineArrangement *self,
                                   gint64 section_id,
                                   guint position)
{
  DatelineArrangementStep *step;

  g_return_if_fail (self != NULL);

  step = add (self, DATELINE_ARRANGEMENT_MOVE_SECTION, 0);
  step->section_id = section_id;
  step->position = position;
}

/**
 * dateline_arrangement_remove_section:
 * @self: an arrangement
 * @section_id: a section's number
 *
 * Removes a section, which can be restored for 30 days.
 */
void
dateline_arrangement_remove_section (DatelineArrangement *self, gint64 section_id)
{
  g_return_if_fail (self != NULL);

  add (self, DATELINE_ARRANGEMENT_REMOVE_SECTION, 0)->section_id = section_id;
}

/**
 * dateline_arrangement_restore_section:
 * @self: an arrangement
 * @section_id: the number of a section that was removed
 *
 * Brings a section back to where it was.
 */
void
dateline_arrangement_restore_section (DatelineArrangement *self, gint64 section_id)
{
  g_return_if_fail (self != NULL);

  add (self, DATELINE_ARRANGEMENT_RESTORE_SECTION, 0)->section_id = section_id;
}

GPtrArray *
dateline_arrangement_get_steps (const DatelineArrangement *self)
{
  return self->steps;
}

void
dateline_arrangement_reverse (DatelineArrangement *self)
{
  gpointer *steps = self->steps->pdata;

  for (guint i = 0, j = self->steps->len; i + 1 < j; i++)
    {
      gpointer step = steps[i];

      steps[i] = steps[--j];
      steps[j] = step;
    }
}
