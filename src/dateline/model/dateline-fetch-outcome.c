/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What one fetch of a feed taught. Immutable once filled, any thread. */

#include "dateline/model/dateline-fetch-outcome-private.h"

G_DEFINE_BOXED_TYPE (DatelineFetchOutcome,
                     dateline_fetch_outcome,
                     dateline_fetch_outcome_ref,
                     dateline_fetch_outcome_unref)

static void
dateline_fetch_outcome_clear (DatelineFetchOutcome *self)
{
  g_free (self->etag);
  g_free (self->last_modified);
  g_free (self->validators_uri);
  g_clear_pointer (&self->before, dateline_feed_unref);
  g_free (self->body_digest);
  g_free (self->error);
  g_free (self->host);
  g_free (self->moved_to);
  g_free (self->move_offer);
  g_clear_pointer (&self->if_foreign, dateline_fetch_outcome_unref);
  g_free (self->uri);
  g_free (self->sent_etag);
  g_free (self->sent_last_modified);
}

DatelineFetchOutcome *
dateline_fetch_outcome_new (void)
{
  return g_atomic_rc_box_new0 (DatelineFetchOutcome);
}

/**
 * dateline_fetch_outcome_ref:
 * @self: a fetch outcome
 *
 * Adds a reference; any thread.
 *
 * Returns: (transfer full): @self
 */
DatelineFetchOutcome *
dateline_fetch_outcome_ref (DatelineFetchOutcome *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

/**
 * dateline_fetch_outcome_unref:
 * @self: (transfer full): a fetch outcome
 *
 * Drops a reference; any thread.
 */
void
dateline_fetch_outcome_unref (DatelineFetchOutcome *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, (GDestroyNotify) dateline_fetch_outcome_clear);
}
