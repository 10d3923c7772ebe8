/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What a refresh came to. Immutable once filled, any thread. */

#include "dateline/refresh/dateline-refresh-summary-private.h"

/**
 * DatelineRefreshSummary:
 *
 * What a refresh came to: how many feeds were asked and failed, how many stories are new.
 */
G_DEFINE_BOXED_TYPE (DatelineRefreshSummary,
                     dateline_refresh_summary,
                     dateline_refresh_summary_ref,
                     dateline_refresh_summary_unref)

static void
dateline_refresh_summary_clear (DatelineRefreshSummary *self)
{
  g_free (self->first_error);
}

DatelineRefreshSummary *
dateline_refresh_summary_new (void)
{
  return g_atomic_rc_box_new0 (DatelineRefreshSummary);
}

/**
 * dateline_refresh_summary_ref:
 * @self: a summary
 *
 * Adds a reference; any thread.
 *
 * Returns: (transfer full): @self
 */
DatelineRefreshSummary *
dateline_refresh_summary_ref (DatelineRefreshSummary *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

/**
 * dateline_refresh_summary_unref:
 * @self: (transfer full): a summary
 *
 * Drops a reference; any thread.
 */
void
dateline_refresh_summary_unref (DatelineRefreshSummary *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, (GDestroyNotify) dateline_refresh_summary_clear);
}

/**
 * dateline_refresh_summary_get_n_feeds:
 * @self: a summary
 *
 * Gets how many feeds were asked.
 *
 * Returns: the number
 */
guint
dateline_refresh_summary_get_n_feeds (const DatelineRefreshSummary *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_feeds;
}

/**
 * dateline_refresh_summary_get_n_failed:
 * @self: a summary
 *
 * Gets how many of the feeds that were asked failed.
 *
 * Returns: the number
 */
guint
dateline_refresh_summary_get_n_failed (const DatelineRefreshSummary *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_failed;
}

/**
 * dateline_refresh_summary_get_n_waiting:
 * @self: a summary
 *
 * Gets how many feeds were left out because it is too early to ask them again.
 *
 * Returns: the number
 */
guint
dateline_refresh_summary_get_n_waiting (const DatelineRefreshSummary *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_waiting;
}

/**
 * dateline_refresh_summary_get_n_added:
 * @self: a summary
 *
 * Gets how many stories are new.
 *
 * Returns: the number
 */
guint
dateline_refresh_summary_get_n_added (const DatelineRefreshSummary *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_added;
}

/**
 * dateline_refresh_summary_get_n_updated:
 * @self: a summary
 *
 * Gets how many stories were changed by their publishers.
 *
 * Returns: the number
 */
guint
dateline_refresh_summary_get_n_updated (const DatelineRefreshSummary *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_updated;
}

/**
 * dateline_refresh_summary_get_first_error:
 * @self: a summary
 *
 * Gets what was wrong with the first feed that failed.
 *
 * Returns: (nullable): a sentence for the reader, or %NULL when none failed
 */
const char *
dateline_refresh_summary_get_first_error (const DatelineRefreshSummary *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->first_error;
}
