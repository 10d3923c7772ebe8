/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* One fetch of a feed, as kept in the feed's log. Immutable once filled, any thread. */

#include "dateline/model/dateline-fetch-record-private.h"

#include <glib/gi18n-lib.h>

/**
 * DatelineFetchRecord:
 *
 * One fetch of a feed, as its log has it: what was asked and answered, what came of it,
 * and when the feed is asked again and why not sooner. Nothing secret is in it.
 */
G_DEFINE_BOXED_TYPE (DatelineFetchRecord,
                     dateline_fetch_record,
                     dateline_fetch_record_ref,
                     dateline_fetch_record_unref)

static void
dateline_fetch_record_clear (DatelineFetchRecord *self)
{
  g_free (self->uri);
  g_free (self->etag);
  g_free (self->last_modified);
  g_free (self->error);
}

DatelineFetchRecord *
dateline_fetch_record_new (void)
{
  return g_atomic_rc_box_new0 (DatelineFetchRecord);
}

/**
 * dateline_fetch_record_ref:
 * @self: a fetch record
 *
 * Adds a reference; any thread.
 *
 * Returns: (transfer full): @self
 */
DatelineFetchRecord *
dateline_fetch_record_ref (DatelineFetchRecord *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

/**
 * dateline_fetch_record_unref:
 * @self: (transfer full): a fetch record
 *
 * Drops a reference; any thread.
 */
void
dateline_fetch_record_unref (DatelineFetchRecord *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, (GDestroyNotify) dateline_fetch_record_clear);
}

/**
 * dateline_fetch_record_get_time:
 * @self: a fetch record
 *
 * Gets when the feed was asked.
 *
 * Returns: seconds since the Unix epoch
 */
gint64
dateline_fetch_record_get_time (const DatelineFetchRecord *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->time;
}

/**
 * dateline_fetch_record_get_uri:
 * @self: a fetch record
 *
 * Gets the address that was asked, without what could be secret in it: a query, a name
 * and a password, long tokens in the path.
 *
 * Returns: an address with "…" for what was left out
 */
const char *
dateline_fetch_record_get_uri (const DatelineFetchRecord *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->uri;
}

/**
 * dateline_fetch_record_get_status:
 * @self: a fetch record
 *
 * Gets the status of the answer (RFC 9110).
 *
 * Returns: the status, 0 when there was no answer
 */
guint
dateline_fetch_record_get_status (const DatelineFetchRecord *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->status;
}

/**
 * dateline_fetch_record_get_n_bytes:
 * @self: a fetch record
 *
 * Gets how long the content of the answer was, unpacked.
 *
 * Returns: bytes, 0 when there was none
 */
gint64
dateline_fetch_record_get_n_bytes (const DatelineFetchRecord *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_bytes;
}

/**
 * dateline_fetch_record_get_etag:
 * @self: a fetch record
 *
 * Gets the ETag that was sent with the question, cut short when it is long.
 *
 * Returns: (nullable): the ETag, or %NULL if none was sent
 */
const char *
dateline_fetch_record_get_etag (const DatelineFetchRecord *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->etag;
}

/**
 * dateline_fetch_record_get_last_modified:
 * @self: a fetch record
 *
 * Gets the Last-Modified that was sent with the question.
 *
 * Returns: (nullable): the date as the server wrote it, or %NULL if none was sent
 */
const char *
dateline_fetch_record_get_last_modified (const DatelineFetchRecord *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->last_modified;
}

/**
 * dateline_fetch_record_get_result:
 * @self: a fetch record
 *
 * Gets what came of it.
 *
 * Returns: the kind of result
 */
DatelineFetchResult
dateline_fetch_record_get_result (const DatelineFetchRecord *self)
{
  g_return_val_if_fail (self != NULL, DATELINE_FETCH_RESULT_FAILED);

  return self->result;
}

/**
 * dateline_fetch_record_get_n_added:
 * @self: a fetch record
 *
 * Gets how many stories were new.
 *
 * Returns: the number
 */
guint
dateline_fetch_record_get_n_added (const DatelineFetchRecord *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_added;
}

/**
 * dateline_fetch_record_get_n_updated:
 * @self: a fetch record
 *
 * Gets how many stories were changed by their publisher.
 *
 * Returns: the number
 */
guint
dateline_fetch_record_get_n_updated (const DatelineFetchRecord *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_updated;
}

/**
 * dateline_fetch_record_get_error:
 * @self: a fetch record
 *
 * Gets what went wrong.
 *
 * Returns: (nullable): a sentence for the reader, or %NULL when all went well
 */
const char *
dateline_fetch_record_get_error (const DatelineFetchRecord *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->error;
}

/**
 * dateline_fetch_record_get_next_check:
 * @self: a fetch record
 *
 * Gets when the feed was to be asked again by itself after that.
 *
 * Returns: seconds since the Unix epoch, 0 if that was left open
 */
gint64
dateline_fetch_record_get_next_check (const DatelineFetchRecord *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->next_check;
}

/**
 * dateline_fetch_record_get_wait_reason:
 * @self: a fetch record
 *
 * Gets why it was not to be asked sooner.
 *
 * Returns: the reason
 */
DatelineWaitReason
dateline_fetch_record_get_wait_reason (const DatelineFetchRecord *self)
{
  g_return_val_if_fail (self != NULL, DATELINE_WAIT_NONE);

  return self->wait_reason;
}

/* "3 new, 1 updated", as far as there were any. */
static char *
format_numbers (guint n_added, guint n_updated)
{
  g_autofree char *added = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%u new story", "%u new stories", n_added),
      n_added);
  g_autofree char *updated = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%u updated", "%u updated", n_updated),
      n_updated);

  if (n_updated == 0)
    return g_steal_pointer (&added);
  if (n_added == 0)
    return g_steal_pointer (&updated);
  /* TRANSLATORS: as "3 new stories, 1 updated" */
  return g_strdup_printf (_ ("%1$s, %2$s"), added, updated);
}

/**
 * dateline_fetch_record_dup_result_text:
 * @self: a fetch record
 *
 * Says in a few words what came of the fetch, as "3 new stories", "Nothing new", or what
 * went wrong.
 *
 * Returns: (transfer full): words in the reader's language
 */
char *
dateline_fetch_record_dup_result_text (const DatelineFetchRecord *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (self->error != NULL)
    return g_strdup (self->error);
  if (self->n_added == 0 && self->n_updated == 0)
    return g_strdup (_ ("Nothing new"));
  return format_numbers (self->n_added, self->n_updated);
}

/**
 * dateline_fetch_record_dup_wait_text:
 * @self: a fetch record
 *
 * Says in a sentence when the feed is asked again and why not sooner, as "Not due until
 * 14:20: the server asked for an hour".
 *
 * Returns: (transfer full) (nullable): a sentence in the reader's language and time zone,
 *   or %NULL if it need not wait
 */
char *
dateline_fetch_record_dup_wait_text (const DatelineFetchRecord *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return dateline_wait_reason_format (self->wait_reason, self->wait, self->next_check);
}
