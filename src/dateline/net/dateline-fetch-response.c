/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What a server answered. Immutable, any thread. */

#include "dateline/net/dateline-fetch-response-private.h"

/**
 * DatelineFetchResponse:
 *
 * The answer to a #DatelineFetchRequest that succeeded: the content, or the news that the
 * copy at hand is still good. It never changes and may cross threads.
 */
G_DEFINE_BOXED_TYPE (DatelineFetchResponse,
                     dateline_fetch_response,
                     dateline_fetch_response_ref,
                     dateline_fetch_response_unref)

static void
dateline_fetch_response_clear (DatelineFetchResponse *self)
{
  g_clear_pointer (&self->body, g_bytes_unref);
  g_free (self->uri);
  g_free (self->moved_to);
  g_free (self->content_type);
  g_free (self->link);
  g_free (self->etag);
  g_free (self->last_modified);
}

DatelineFetchResponse *
dateline_fetch_response_new (void)
{
  DatelineFetchResponse *self = g_atomic_rc_box_new0 (DatelineFetchResponse);

  self->is_complete = TRUE;
  return self;
}

/**
 * dateline_fetch_response_ref:
 * @self: a response
 *
 * Adds a reference; any thread.
 *
 * Returns: (transfer full): @self
 */
DatelineFetchResponse *
dateline_fetch_response_ref (DatelineFetchResponse *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

/**
 * dateline_fetch_response_unref:
 * @self: (transfer full): a response
 *
 * Drops a reference; any thread.
 */
void
dateline_fetch_response_unref (DatelineFetchResponse *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, (GDestroyNotify) dateline_fetch_response_clear);
}

/**
 * dateline_fetch_response_is_not_modified:
 * @self: a response
 *
 * Tells whether the server said that the copy at hand is still good (304).
 *
 * Returns: whether there is nothing new, and so no body
 */
gboolean
dateline_fetch_response_is_not_modified (const DatelineFetchResponse *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->is_not_modified;
}

gboolean
dateline_fetch_response_is_complete (const DatelineFetchResponse *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->is_complete;
}

/**
 * dateline_fetch_response_get_body:
 * @self: a response
 *
 * Gets the content, with its compression undone.
 *
 * Returns: (transfer none) (nullable): the content, or %NULL when it is not modified
 */
GBytes *
dateline_fetch_response_get_body (const DatelineFetchResponse *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->body;
}

/**
 * dateline_fetch_response_get_uri:
 * @self: a response
 *
 * Gets the address that answered, after all redirects. Relative addresses in the content
 * resolve against it.
 *
 * Returns: the address
 */
const char *
dateline_fetch_response_get_uri (const DatelineFetchResponse *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->uri;
}

/**
 * dateline_fetch_response_get_moved_to:
 * @self: a response
 *
 * Gets where the requested address has moved for good: the target of the permanent
 * redirects (301, 308) that the way began with. What follows a temporary one is not
 * counted.
 *
 * Returns: (nullable): the new address, or %NULL when the old one stands
 */
const char *
dateline_fetch_response_get_moved_to (const DatelineFetchResponse *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->moved_to;
}

/**
 * dateline_fetch_response_get_content_type:
 * @self: a response
 *
 * Gets the Content-Type header with its parameters, as "text/xml; charset=utf-8".
 *
 * Returns: (nullable): the header as it was received
 */
const char *
dateline_fetch_response_get_content_type (const DatelineFetchResponse *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->content_type;
}

/**
 * dateline_fetch_response_get_etag:
 * @self: a response
 *
 * Gets the ETag, to be sent with the next request.
 *
 * Returns: (nullable): the header exactly as it was received; its bytes are not always
 *   UTF-8
 */
const char *
dateline_fetch_response_get_etag (const DatelineFetchResponse *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->etag;
}

/**
 * dateline_fetch_response_get_last_modified:
 * @self: a response
 *
 * Gets the Last-Modified header, to be sent with the next request.
 *
 * Returns: (nullable): the header exactly as it was received
 */
const char *
dateline_fetch_response_get_last_modified (const DatelineFetchResponse *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->last_modified;
}

/**
 * dateline_fetch_response_get_fresh_for:
 * @self: a response
 *
 * Gets for how long the server says that its answer stays good (Cache-Control, Expires).
 *
 * Returns: seconds from now, 0 when it does not say
 */
gint64
dateline_fetch_response_get_fresh_for (const DatelineFetchResponse *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->fresh_for;
}

const char *
dateline_fetch_response_get_link (const DatelineFetchResponse *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->link;
}
