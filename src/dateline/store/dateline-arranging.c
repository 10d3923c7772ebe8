/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The steps of an arrangement, made: each notes first what takes it back. On the writing
 * thread, inside a transaction.
 */

#include "dateline/store/dateline-arranging-private.h"

#include "dateline/model/dateline-arrangement-private.h"
#include "dateline/model/dateline-category.h"
#include "dateline/store/dateline-category-table-private.h"
#include "dateline/store/dateline-feed-category-table-private.h"
#include "dateline/store/dateline-feed-settings-table-private.h"
#include "dateline/store/dateline-feed-table-private.h"
#include "dateline/store/dateline-filing-private.h"
#include "dateline/store/dateline-place-table-private.h"
#include "dateline/store/dateline-section-table-private.h"
#include "dateline/store/dateline-store.h"
#include "dateline/store/dateline-tally-private.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  DatelineDatabase *database;
  DatelineArrangement *inverse;
  GArray *removed;
} Arranging;

typedef gboolean (*StepFunc) (Arranging *self,
                              const DatelineArrangementStep *step,
                              GError **error);

static gboolean
file_feed (Arranging *self, const DatelineArrangementStep *step, GError **error)
{
  g_auto (GStrv) names = NULL;

  if (!dateline_feed_table_require (self->database, step->feed_id, error))
    return FALSE;
  names = dateline_feed_category_table_list_names (self->database, step->feed_id, error);
  if (names == NULL)
    return FALSE;

  dateline_arrangement_file_feed (self->inverse,
                                  step->feed_id,
                                  (const char *const *) names);
  return dateline_filing_set (self->database,
                              step->feed_id,
                              (const char *const *) step->names,
                              error);
}

/* 0 for the feeds without one. */
static gboolean
find_category (Arranging *self, const char *name, gint64 *id, GError **error)
{
  *id = 0;
  return name == NULL ||
         dateline_category_table_require (self->database, name, id, error);
}

static gboolean
order_feeds (Arranging *self, const DatelineArrangementStep *step, GError **error)
{
  g_autoptr (GArray) old = NULL;
  gint64 category_id;

  if (!find_category (self, step->category, &category_id, error))
    return FALSE;
  old = dateline_place_table_list_feeds (self->database, category_id, error);
  if (old == NULL)
    return FALSE;

  dateline_arrangement_order_feeds (self->inverse,
                                    step->category,
                                    (const gint64 *) old->data,
                                    old->len);
  return dateline_place_table_set_feeds (self->database,
                                         category_id,
                                         step->feed_ids,
                                         error);
}

static gboolean
order_categories (Arranging *self, const DatelineArrangementStep *step, GError **error)
{
  g_auto (GStrv) old = dateline_place_table_list_categories (self->database, error);

  if (old == NULL)
    return FALSE;

  dateline_arrangement_order_categories (self->inverse, (const char *const *) old);
  return dateline_place_table_set_categories (self->database,
                                              (const char *const *) step->names,
                                              error);
}

static gboolean
rename_feed (Arranging *self, const DatelineArrangementStep *step, GError **error)
{
  g_autofree char *old = NULL;

  if (!dateline_feed_table_require (self->database, step->feed_id, error) ||
      !dateline_feed_table_get_name (self->database, step->feed_id, &old, error))
    return FALSE;

  dateline_arrangement_rename_feed (self->inverse, step->feed_id, old);
  return dateline_feed_table_set_name (self->database, step->feed_id, step->name, error);
}

static gboolean
remove_feed (Arranging *self, const DatelineArrangementStep *step, GError **error)
{
  g_autoptr (GArray) ids = NULL;

  if (!dateline_feed_table_require (self->database, step->feed_id, error))
    return FALSE;
  dateline_arrangement_restore_feed (self->inverse, step->feed_id);
  ids = dateline_filing_remove (self->database, step->feed_id, error);
  if (ids == NULL)
    return FALSE;

  g_array_append_vals (self->removed, ids->data, ids->len);
  return TRUE;
}

static gboolean
restore_feed (Arranging *self, const DatelineArrangementStep *step, GError **error)
{
  gboolean removed;

  if (!dateline_feed_table_is_removed (self->database, step->feed_id, &removed, error))
    return FALSE;
  if (!removed)
    return dateline_feed_table_require (self->database, step->feed_id, error);

  dateline_arrangement_remove_feed (self->inverse, step->feed_id);
  return dateline_filing_restore (self->database, step->feed_id, error);
}

static gboolean
set_feed_settings (Arranging *self, const DatelineArrangementStep *step, GError **error)
{
  DatelineFeedSettings old;

  if (!dateline_feed_table_require (self->database, step->feed_id, error) ||
      !dateline_feed_settings_table_get_own (self->database, step->feed_id, &old, error))
    return FALSE;

  dateline_arrangement_set_feed_settings (self->inverse, step->feed_id, &old);
  return dateline_feed_settings_table_set (self->database,
                                           step->feed_id,
                                           step->settings,
                                           error);
}

static gboolean
set_category_settings (Arranging *self,
                       const DatelineArrangementStep *step,
                       GError **error)
{
  DatelineFeedSettings old;
  gint64 id;

  if (!find_category (self, step->category, &id, error) ||
      !dateline_feed_settings_table_get_category (self->database, id, &old, error))
    return FALSE;

  dateline_arrangement_set_category_settings (self->inverse, step->category, &old);
  return dateline_feed_settings_table_set_category (self->database,
                                                    id,
                                                    step->settings,
                                                    error);
}

static gboolean
change_section (Arranging *self, const DatelineArrangementStep *step, GError **error)
{
  g_autofree char *name = NULL;
  g_autoptr (DatelineQuery) query = NULL;
  guint position;

  if (!dateline_section_table_get (self->database,
                                   step->section_id,
                                   &name,
                                   &query,
                                   &position,
                                   error))
    return FALSE;

  dateline_arrangement_change_section (self->inverse,
                                       step->section_id,
                                       step->name != NULL ? name : NULL,
                                       step->query != NULL ? query : NULL);
  return dateline_section_table_change (self->database,
                                        step->section_id,
                                        step->name,
                                        step->query,
                                        error);
}

static gboolean
move_section (Arranging *self, const DatelineArrangementStep *step, GError **error)
{
  g_autofree char *name = NULL;
  g_autoptr (DatelineQuery) query = NULL;
  guint position;

  if (!dateline_section_table_get (self->database,
                                   step->section_id,
                                   &name,
                                   &query,
                                   &position,
                                   error))
    return FALSE;

  dateline_arrangement_move_section (self->inverse, step->section_id, position);
  return dateline_section_table_move (self->database,
                                      step->section_id,
                                      step->position,
                                      error);
}

static gboolean
remove_section (Arranging *self, const DatelineArrangementStep *step, GError **error)
{
  dateline_arrangement_restore_section (self->inverse, step->section_id);
  return dateline_section_table_set_removed (self->database,
                                             step->section_id,
                                             TRUE,
                                             error);
}

static gboolean
restore_section (Arranging *self, const DatelineArrangementStep *step, GError **error)
{
  dateline_arrangement_remove_section (self->inverse, step->section_id);
  return dateline_section_table_set_removed (self->database,
                                             step->section_id,
                                             FALSE,
                                             error);
}

/* The list with @category replaced by @name, where it stood. */
static GStrv
replace_name (const char *const *names, const char *category, const char *name)
{
  g_autoptr (GStrvBuilder) list = g_strv_builder_new ();
  g_autofree char *fold = dateline_category_fold (category);

  for (; *names != NULL; names++)
    {
      g_autofree char *other = dateline_category_fold (*names);

      g_strv_builder_add (list, g_strcmp0 (other, fold) == 0 ? name : *names);
    }
  return g_strv_builder_end (list);
}

/* Files the feeds of one category under another instead. */
static gboolean
refile (Arranging *self, const DatelineArrangementStep *step, gint64 id, GError **error)
{
  g_autoptr (GArray) ids =
      dateline_feed_category_table_list_feeds (self->database, id, error);

  if (ids == NULL)
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    {
      gint64 feed_id = g_array_index (ids, gint64, i);
      g_auto (GStrv) names =
          dateline_feed_category_table_list_names (self->database, feed_id, error);
      g_auto (GStrv) new_names = NULL;

      if (names == NULL)
        return FALSE;
      new_names = replace_name ((const char *const *) names, step->category, step->name);
      dateline_arrangement_file_feed (self->inverse,
                                      feed_id,
                                      (const char *const *) names);
      if (!dateline_filing_set (self->database,
                                feed_id,
                                (const char *const *) new_names,
                                error))
        return FALSE;
    }
  return TRUE;
}

/* A category that had no place or feeds before takes over those of the other. */
static gboolean
take_places (Arranging *self,
             const DatelineArrangementStep *step,
             gint64 from,
             gint64 to,
             GError **error)
{
  g_autoptr (GArray) feeds =
      dateline_place_table_list_feeds (self->database, from, error);
  g_auto (GStrv) old = NULL;
  g_auto (GStrv) categories = NULL;

  if (feeds == NULL ||
      (old = dateline_place_table_list_categories (self->database, error)) == NULL)
    return FALSE;

  categories = replace_name ((const char *const *) old, step->category, step->name);
  dateline_arrangement_order_categories (self->inverse, (const char *const *) old);
  return dateline_place_table_set_feeds (self->database, to, feeds, error) &&
         dateline_category_table_copy_choices (self->database, from, to, error) &&
         dateline_place_table_set_categories (self->database,
                                              (const char *const *) categories,
                                              error);
}

/* Only its spelling changes: the category is the same one. */
static gboolean
respell (Arranging *self, const DatelineArrangementStep *step, gint64 id, GError **error)
{
  g_autofree char *old = NULL;

  if (!dateline_category_table_get_name (self->database, id, &old, error))
    return FALSE;

  dateline_arrangement_rename_category (self->inverse, step->category, old);
  return dateline_category_table_set_name (self->database, id, step->name, error);
}

static gboolean
rename_category (Arranging *self, const DatelineArrangementStep *step, GError **error)
{
  g_autofree char *fold = dateline_category_fold (step->name);
  g_autoptr (GArray) there = NULL;
  gint64 from, to;

  if (fold == NULL)
    {
      g_set_error_literal (error,
                           DATELINE_STORE_ERROR,
                           DATELINE_STORE_ERROR_NOT_FOUND,
                           _ ("A category needs a name."));
      return FALSE;
    }
  if (!dateline_category_table_require (self->database, step->category, &from, error) ||
      !dateline_category_table_require (self->database, step->name, &to, error))
    return FALSE;
  if (from == to)
    return respell (self, step, from, error);

  there = dateline_feed_category_table_list_feeds (self->database, to, error);
  if (there == NULL || (there->len == 0 && !take_places (self, step, from, to, error)))
    return FALSE;
  return refile (self, step, from, error);
}

static const StepFunc step_funcs[DATELINE_ARRANGEMENT_N_KINDS] = {
  [DATELINE_ARRANGEMENT_FILE] = file_feed,
  [DATELINE_ARRANGEMENT_ORDER_FEEDS] = order_feeds,
  [DATELINE_ARRANGEMENT_ORDER_CATEGORIES] = order_categories,
  [DATELINE_ARRANGEMENT_RENAME_FEED] = rename_feed,
  [DATELINE_ARRANGEMENT_RENAME_CATEGORY] = rename_category,
  [DATELINE_ARRANGEMENT_REMOVE] = remove_feed,
  [DATELINE_ARRANGEMENT_RESTORE] = restore_feed,
  [DATELINE_ARRANGEMENT_SET_FEED] = set_feed_settings,
  [DATELINE_ARRANGEMENT_SET_CATEGORY] = set_category_settings,
  [DATELINE_ARRANGEMENT_CHANGE_SECTION] = change_section,
  [DATELINE_ARRANGEMENT_MOVE_SECTION] = move_section,
  [DATELINE_ARRANGEMENT_REMOVE_SECTION] = remove_section,
  [DATELINE_ARRANGEMENT_RESTORE_SECTION] = restore_section,
};

gboolean
dateline_arranging_apply (DatelineDatabase *database,
                          const DatelineArrangement *arrangement,
                          DatelineArrangement *inverse,
                          GArray *removed,
                          GError **error)
{
  GPtrArray *steps = dateline_arrangement_get_steps (arrangement);
  Arranging self = { database, inverse, removed };

  for (guint i = 0; i < steps->len; i++)
    {
      const DatelineArrangementStep *step = steps->pdata[i];

      if (!step_funcs[step->kind](&self, step, error))
        return FALSE;
    }
  dateline_arrangement_reverse (inverse);
  return TRUE;
}
