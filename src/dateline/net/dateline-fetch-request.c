/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What to fetch. Filled in by one owner, then immutable: it may cross threads. */

#include "dateline/net/dateline-fetch-request-private.h"

#include "dateline/net/dateline-cache-policy-private.h"

/**
 * DatelineFetchRequest:
 *
 * An address to fetch, what for, and the validators of the copy that is at hand already.
 * Fill it before it is sent; from then on it never changes.
 */
struct _DatelineFetchRequest
{
  char *uri;
  char *etag;
  char *last_modified;
  char *validators_uri;
  DatelineFetchPurpose purpose;
  gboolean takes_partial;
  DatelineFetchGuard guard;
  gpointer guard_data;
  gboolean is_embedded;
  char *path;
  gint64 offset;
  char *range_validator;
};

G_DEFINE_BOXED_TYPE (DatelineFetchRequest,
                     dateline_fetch_request,
                     dateline_fetch_request_ref,
                     dateline_fetch_request_unref)

static void
dateline_fetch_request_clear (DatelineFetchRequest *self)
{
  g_free (self->uri);
  g_free (self->etag);
  g_free (self->last_modified);
  g_free (self->validators_uri);
  g_free (self->path);
  g_free (self->range_validator);
}

/**
 * dateline_fetch_request_new:
 * @uri: the address: http, https, or one inside the program's resources
 * @purpose: what for
 *
 * Makes a request for @uri. An address that cannot be fetched makes the fetch fail, not
 * this. Any thread.
 *
 * Returns: (transfer full): a new request
 */
DatelineFetchRequest *
dateline_fetch_request_new (const char *uri, DatelineFetchPurpose purpose)
{
  DatelineFetchRequest *self;

  g_return_val_if_fail (uri != NULL, NULL);

  self = g_atomic_rc_box_new0 (DatelineFetchRequest);
  self->uri = g_strdup (uri);
  self->purpose = purpose;
  return self;
}

/**
 * dateline_fetch_request_ref:
 * @self: a request
 *
 * Adds a reference; any thread.
 *
 * Returns: (transfer full): @self
 */
DatelineFetchRequest *
dateline_fetch_request_ref (DatelineFetchRequest *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

/**
 * dateline_fetch_request_unref:
 * @self: (transfer full): a request
 *
 * Drops a reference; any thread.
 */
void
dateline_fetch_request_unref (DatelineFetchRequest *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, (GDestroyNotify) dateline_fetch_request_clear);
}

/**
 * dateline_fetch_request_get_uri:
 * @self: a request
 *
 * Gets the address.
 *
 * Returns: the address as it was given
 */
const char *
dateline_fetch_request_get_uri (const DatelineFetchRequest *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->uri;
}

/**
 * dateline_fetch_request_get_purpose:
 * @self: a request
 *
 * Gets what the fetch is for.
 *
 * Returns: the purpose
 */
DatelineFetchPurpose
dateline_fetch_request_get_purpose (const DatelineFetchRequest *self)
{
  g_return_val_if_fail (self != NULL, DATELINE_FETCH_FEED);

  return self->purpose;
}

/**
 * dateline_fetch_request_set_validators:
 * @self: a request that was not sent yet
 * @etag: (nullable): the ETag of the copy at hand, exactly as it was received
 * @last_modified: (nullable): its Last-Modified, exactly as it was received
 *
 * Makes the request conditional: a server that still has the same copy answers without
 * sending it again. Validators that no header can carry are left out.
 */
void
dateline_fetch_request_set_validators (DatelineFetchRequest *self,
                                       const char *etag,
                                       const char *last_modified)
{
  g_return_if_fail (self != NULL);

  g_free (self->etag);
  self->etag = dateline_cache_policy_is_validator (etag) ? g_strdup (etag) : NULL;
  g_free (self->last_modified);
  self->last_modified = dateline_cache_policy_is_validator (last_modified)
                            ? g_strdup (last_modified)
                            : NULL;
}

/**
 * dateline_fetch_request_get_etag:
 * @self: a request
 *
 * Gets the ETag that goes with the request.
 *
 * Returns: (nullable): the ETag
 */
const char *
dateline_fetch_request_get_etag (const DatelineFetchRequest *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->etag;
}

/**
 * dateline_fetch_request_get_last_modified:
 * @self: a request
 *
 * Gets the Last-Modified that goes with the request.
 *
 * Returns: (nullable): the date as the server wrote it
 */
const char *
dateline_fetch_request_get_last_modified (const DatelineFetchRequest *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->last_modified;
}

void
dateline_fetch_request_set_takes_partial (DatelineFetchRequest *self,
                                          gboolean takes_partial)
{
  g_return_if_fail (self != NULL);

  self->takes_partial = takes_partial;
}

gboolean
dateline_fetch_request_takes_partial (const DatelineFetchRequest *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->takes_partial;
}

void
dateline_fetch_request_set_guard (DatelineFetchRequest *self,
                                  DatelineFetchGuard guard,
                                  gpointer user_data)
{
  self->guard = guard;
  self->guard_data = user_data;
}

gboolean
dateline_fetch_request_may_send (const DatelineFetchRequest *self, const char *uri)
{
  return self->guard == NULL || self->guard (uri, self->guard_data);
}

void
dateline_fetch_request_set_embedded (DatelineFetchRequest *self, gboolean is_embedded)
{
  g_return_if_fail (self != NULL);

  self->is_embedded = is_embedded;
}

gboolean
dateline_fetch_request_is_embedded (const DatelineFetchRequest *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->is_embedded;
}

void
dateline_fetch_request_set_validators_uri (DatelineFetchRequest *self, const char *uri)
{
  g_return_if_fail (self != NULL);

  g_free (self->validators_uri);
  self->validators_uri = g_strdup (uri);
}

const char *
dateline_fetch_request_get_validators_uri (const DatelineFetchRequest *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->validators_uri;
}

void
dateline_fetch_request_set_file (DatelineFetchRequest *self,
                                 const char *path,
                                 gint64 offset,
                                 const char *validator)
{
  g_free (self->path);
  g_free (self->range_validator);
  self->path = g_strdup (path);
  self->offset = validator != NULL ? offset : 0;
  self->range_validator = g_strdup (validator);
}

const char *
dateline_fetch_request_get_file (const DatelineFetchRequest *self)
{
  return self->path;
}

gint64
dateline_fetch_request_get_offset (const DatelineFetchRequest *self)
{
  return self->offset;
}

const char *
dateline_fetch_request_get_range_validator (const DatelineFetchRequest *self)
{
  return self->range_validator;
}

const char *
dateline_fetch_request_get_accept (const DatelineFetchRequest *self)
{
  static const char *const accepts[] = {
    [DATELINE_FETCH_FEED] = "application/atom+xml, application/rss+xml, "
                            "application/feed+json, application/rdf+xml;q=0.9, "
                            "application/xml;q=0.8, text/xml;q=0.8, */*;q=0.1",
    [DATELINE_FETCH_PAGE] = "text/html, application/xhtml+xml;q=0.9, */*;q=0.1",
    [DATELINE_FETCH_PICTURE] = "image/webp, image/png, image/jpeg, image/gif, */*;q=0.1",
    [DATELINE_FETCH_ICON] = "image/png, image/x-icon, image/jpeg, image/gif, */*;q=0.1",
    [DATELINE_FETCH_ENCLOSURE] = "*/*",
  };

  return accepts[self->purpose];
}
