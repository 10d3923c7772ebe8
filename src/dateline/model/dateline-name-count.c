/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* A name and how many stories bear it. Immutable, any thread. */

#include "dateline/model/dateline-name-count.h"

/**
 * DatelineNameCount:
 *
 * A name that stories bear, such as an author's, and how many of them do.
 */
struct _DatelineNameCount
{
  char *name;
  guint n_stories;
};

G_DEFINE_BOXED_TYPE (DatelineNameCount,
                     dateline_name_count,
                     dateline_name_count_ref,
                     dateline_name_count_unref)

static void
dateline_name_count_clear (DatelineNameCount *self)
{
  g_free (self->name);
}

/**
 * dateline_name_count_new:
 * @name: a name
 * @n_stories: how many stories bear it
 *
 * Makes the record of a name. Any thread.
 *
 * Returns: (transfer full): a new record
 */
DatelineNameCount *
dateline_name_count_new (const char *name, guint n_stories)
{
  DatelineNameCount *self = g_atomic_rc_box_new0 (DatelineNameCount);

  self->name = g_strdup (name);
  self->n_stories = n_stories;
  return self;
}

/**
 * dateline_name_count_ref:
 * @self: a name's record
 *
 * Adds a reference; any thread.
 *
 * Returns: (transfer full): @self
 */
DatelineNameCount *
dateline_name_count_ref (DatelineNameCount *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

/**
 * dateline_name_count_unref:
 * @self: (transfer full): a name's record
 *
 * Drops a reference; any thread.
 */
void
dateline_name_count_unref (DatelineNameCount *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, (GDestroyNotify) dateline_name_count_clear);
}

/**
 * dateline_name_count_get_name:
 * @self: a name's record
 *
 * Gets the name.
 *
 * Returns: plain text
 */
const char *
dateline_name_count_get_name (const DatelineNameCount *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->name;
}

/**
 * dateline_name_count_get_n_stories:
 * @self: a name's record
 *
 * Gets how many stories bear the name.
 *
 * Returns: the number of stories
 */
guint
dateline_name_count_get_n_stories (const DatelineNameCount *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_stories;
}
