/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* A category as a choice in a list, chosen or not. Main context only. */

#include "dateline-gtk/reader/dateline-category-choice-private.h"

#include <string.h>

struct _DatelineCategoryChoice
{
  GObject parent_instance;

  char *name;
  char *folded;
  guint n_stories;
  gboolean is_own; /* the reader files feeds under it */
  gboolean chosen;
  gboolean was_chosen; /* when the list was made: what it is sorted by */
};

G_DEFINE_FINAL_TYPE (DatelineCategoryChoice, dateline_category_choice, G_TYPE_OBJECT)

static guint signal_changed;

static void
dateline_category_choice_finalize (GObject *object)
{
  DatelineCategoryChoice *self = DATELINE_CATEGORY_CHOICE (object);

  g_free (self->name);
  g_free (self->folded);

  G_OBJECT_CLASS (dateline_category_choice_parent_class)->finalize (object);
}

static void
dateline_category_choice_class_init (DatelineCategoryChoiceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dateline_category_choice_finalize;

  signal_changed = g_signal_new ("changed",
                                 DATELINE_TYPE_CATEGORY_CHOICE,
                                 G_SIGNAL_RUN_LAST,
                                 0,
                                 NULL,
                                 NULL,
                                 NULL,
                                 G_TYPE_NONE,
                                 0);
}

static void
dateline_category_choice_init (DatelineCategoryChoice *self)
{
}

DatelineCategoryChoice *
dateline_category_choice_new (const char *name,
                              guint n_stories,
                              guint n_feeds,
                              gboolean chosen)
{
  DatelineCategoryChoice *self = g_object_new (DATELINE_TYPE_CATEGORY_CHOICE, NULL);

  self->name = g_strdup (name);
  self->folded = dateline_category_fold (name);
  self->n_stories = n_stories;
  self->is_own = n_feeds > 0;
  self->chosen = self->was_chosen = !!chosen;
  return self;
}

const char *
dateline_category_choice_get_name (DatelineCategoryChoice *self)
{
  return self->name;
}

guint
dateline_category_choice_get_n_stories (DatelineCategoryChoice *self)
{
  return self->n_stories;
}

/* The place in a list stays, so that nothing moves under the pointer. */
void
dateline_category_choice_set_n_stories (DatelineCategoryChoice *self, guint n_stories)
{
  if (self->n_stories == n_stories)
    return;

  self->n_stories = n_stories;
  g_signal_emit (self, signal_changed, 0);
}

gboolean
dateline_category_choice_is_chosen (DatelineCategoryChoice *self)
{
  return self->chosen;
}

void
dateline_category_choice_set_chosen (DatelineCategoryChoice *self, gboolean chosen)
{
  if (self->chosen == !!chosen)
    return;

  self->chosen = !!chosen;
  g_signal_emit (self, signal_changed, 0);
}

/* Whether the name contains @folded_words, which dateline_category_fold () made. */
gboolean
dateline_category_choice_matches (DatelineCategoryChoice *self, const char *folded_words)
{
  return folded_words == NULL ||
         (self->folded != NULL && strstr (self->folded, folded_words) != NULL);
}

/* For an array of pointers. What was chosen when the list was made comes first, then the
 * reader's own categories, then those of the publishers, each with the fullest ahead. */
int
dateline_category_choice_compare (gconstpointer a, gconstpointer b)
{
  const DatelineCategoryChoice *one = *(DatelineCategoryChoice *const *) a;
  const DatelineCategoryChoice *other = *(DatelineCategoryChoice *const *) b;

  if (one->was_chosen != other->was_chosen)
    return one->was_chosen ? -1 : 1;
  if (one->is_own != other->is_own)
    return one->is_own ? -1 : 1;
  if (one->n_stories != other->n_stories)
    return one->n_stories > other->n_stories ? -1 : 1;
  return g_strcmp0 (one->folded, other->folded);
}
