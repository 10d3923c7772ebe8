/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* A query that the reader keeps under a name. Immutable, any thread. */

#include "dateline/model/dateline-section-private.h"

struct _DatelineSection
{
  gint64 id;
  char *name;
  DatelineQuery *query;
};

/**
 * DatelineSection:
 *
 * A query that the reader keeps under a name: any filters together with a search. It is
 * listed beside the feeds and always has what the query finds at the moment.
 */
G_DEFINE_BOXED_TYPE (DatelineSection,
                     dateline_section,
                     dateline_section_ref,
                     dateline_section_unref)

DatelineSection *
dateline_section_new (gint64 id, const char *name, const DatelineQuery *query)
{
  DatelineSection *self = g_atomic_rc_box_new0 (DatelineSection);

  self->id = id;
  self->name = g_strdup (name);
  self->query = dateline_query_copy (query);
  return self;
}

/**
 * dateline_section_ref:
 * @self: a section
 *
 * Takes a reference. Any thread.
 *
 * Returns: (transfer full): @self
 */
DatelineSection *
dateline_section_ref (DatelineSection *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

static void
clear (DatelineSection *self)
{
  g_free (self->name);
  dateline_query_free (self->query);
}

/**
 * dateline_section_unref:
 * @self: (transfer full): a section
 *
 * Gives up a reference. Any thread.
 */
void
dateline_section_unref (DatelineSection *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, (GDestroyNotify) clear);
}

/**
 * dateline_section_get_id:
 * @self: a section
 *
 * Gets the number by which the store knows it.
 *
 * Returns: the number
 */
gint64
dateline_section_get_id (const DatelineSection *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->id;
}

/**
 * dateline_section_get_name:
 * @self: a section
 *
 * Gets what the reader calls it.
 *
 * Returns: the name
 */
const char *
dateline_section_get_name (const DatelineSection *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->name;
}

/**
 * dateline_section_get_query:
 * @self: a section
 *
 * Gets what it lists.
 *
 * Returns: (transfer none): the query
 */
const DatelineQuery *
dateline_section_get_query (const DatelineSection *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->query;
}
