/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The page that a story links to, as kept. Immutable once filled, any thread. */

#include "dateline/model/dateline-page-private.h"

/**
 * DatelinePage:
 *
 * The page that a story links to: whether it was asked for, what came of it, and the
 * article that was found in it. Many feeds carry a summary only; the page has the rest.
 */
G_DEFINE_BOXED_TYPE (DatelinePage, dateline_page, dateline_page_ref, dateline_page_unref)

static void
dateline_page_clear (DatelinePage *self)
{
  g_free (self->error);
  g_free (self->site_name);
  g_clear_pointer (&self->entry, dateline_entry_unref);
}

DatelinePage *
dateline_page_new (gint64 story_id)
{
  DatelinePage *self = g_atomic_rc_box_new0 (DatelinePage);

  self->story_id = story_id;
  self->asked_at = DATELINE_TIME_UNKNOWN;
  return self;
}

/**
 * dateline_page_ref:
 * @self: a page
 *
 * Adds a reference; any thread.
 *
 * Returns: (transfer full): @self
 */
DatelinePage *
dateline_page_ref (DatelinePage *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

/**
 * dateline_page_unref:
 * @self: (transfer full): a page
 *
 * Drops a reference; any thread.
 */
void
dateline_page_unref (DatelinePage *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, (GDestroyNotify) dateline_page_clear);
}

/**
 * dateline_page_get_story_id:
 * @self: a page
 *
 * Gets whose page it is.
 *
 * Returns: the story's number
 */
gint64
dateline_page_get_story_id (const DatelinePage *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->story_id;
}

/**
 * dateline_page_get_state:
 * @self: a page
 *
 * Gets what became of it.
 *
 * Returns: the state
 */
DatelinePageState
dateline_page_get_state (const DatelinePage *self)
{
  g_return_val_if_fail (self != NULL, DATELINE_PAGE_NEVER);

  return self->state;
}

/**
 * dateline_page_get_asked_at:
 * @self: a page
 *
 * Gets when it was asked for last, in seconds since the Unix epoch.
 *
 * Returns: the time, or %DATELINE_TIME_UNKNOWN if it never was
 */
gint64
dateline_page_get_asked_at (const DatelinePage *self)
{
  g_return_val_if_fail (self != NULL, DATELINE_TIME_UNKNOWN);

  return self->asked_at;
}

/**
 * dateline_page_get_error:
 * @self: a page
 *
 * Gets why there is no article, or not all of it; if it was had before and asked for
 * again, why it did not come then.
 *
 * Returns: (nullable): a sentence for the reader, %NULL if nothing went wrong
 */
const char *
dateline_page_get_error (const DatelinePage *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->error;
}

/**
 * dateline_page_is_shown:
 * @self: a page
 *
 * Tells whether the article of the page is what is shown of the story: it was had, and
 * the reader does not want to see the story as its feed has it.
 *
 * Returns: whether it is
 */
gboolean
dateline_page_is_shown (const DatelinePage *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->entry != NULL && !self->is_hidden;
}

/**
 * dateline_page_get_n_parts:
 * @self: a page
 *
 * Gets of how many pages the article was joined: publishers part long ones.
 *
 * Returns: the number of pages, 0 without an article
 */
guint
dateline_page_get_n_parts (const DatelinePage *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_parts;
}

/**
 * dateline_page_get_site_name:
 * @self: a page
 *
 * Gets what the site calls itself, plain text.
 *
 * Returns: (nullable): the name
 */
const char *
dateline_page_get_site_name (const DatelinePage *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->site_name;
}

/**
 * dateline_page_get_entry:
 * @self: a page
 *
 * Gets the article and what the page says of it, in the form of an entry: headline,
 * authors, date, language, direction, pictures (the leading one first), content. Its link
 * is the address that the page came from in the end.
 *
 * Returns: (transfer none) (nullable): the entry, %NULL without an article
 */
DatelineEntry *
dateline_page_get_entry (const DatelinePage *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->entry;
}
