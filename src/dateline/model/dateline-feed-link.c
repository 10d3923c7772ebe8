/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* A feed that was found and may be followed. Immutable, any thread. */

#include "dateline/model/dateline-feed-link-private.h"

/**
 * DatelineFeedLink:
 *
 * A feed that was found at an address or named by a page, and may be followed.
 */
G_DEFINE_BOXED_TYPE (DatelineFeedLink,
                     dateline_feed_link,
                     dateline_feed_link_ref,
                     dateline_feed_link_unref)

static void
dateline_feed_link_clear (DatelineFeedLink *self)
{
  g_free (self->uri);
  g_free (self->title);
  g_free (self->mime_type);
  g_free (self->kind);
  g_free (self->language);
  g_clear_pointer (&self->document, dateline_feed_document_unref);
  g_clear_pointer (&self->outcome, dateline_fetch_outcome_unref);
}

/**
 * dateline_feed_link_new:
 * @uri: the feed's address
 * @title: (nullable): what the page or the feed calls it
 * @mime_type: (nullable): the media type that the page names
 * @document: (nullable): what was read at the address
 * @outcome: (nullable): what that fetch taught
 *
 * Makes the record of a found feed. Any thread.
 *
 * Returns: (transfer full): a new feed link
 */
DatelineFeedLink *
dateline_feed_link_new (const char *uri,
                        const char *title,
                        const char *mime_type,
                        DatelineFeedDocument *document,
                        DatelineFetchOutcome *outcome)
{
  DatelineFeedLink *self = g_atomic_rc_box_new0 (DatelineFeedLink);

  self->uri = g_strdup (uri);
  self->title = g_strdup (title);
  self->mime_type = g_strdup (mime_type);
  self->document = document != NULL ? dateline_feed_document_ref (document) : NULL;
  self->outcome = outcome != NULL ? dateline_fetch_outcome_ref (outcome) : NULL;
  self->rank = DATELINE_FEED_LINK_USUAL;
  return self;
}

/**
 * dateline_feed_link_ref:
 * @self: a feed link
 *
 * Adds a reference; any thread.
 *
 * Returns: (transfer full): @self
 */
DatelineFeedLink *
dateline_feed_link_ref (DatelineFeedLink *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

/**
 * dateline_feed_link_unref:
 * @self: (transfer full): a feed link
 *
 * Drops a reference; any thread.
 */
void
dateline_feed_link_unref (DatelineFeedLink *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, (GDestroyNotify) dateline_feed_link_clear);
}

/**
 * dateline_feed_link_get_uri:
 * @self: a feed link
 *
 * Gets the address of the feed.
 *
 * Returns: an absolute address
 */
const char *
dateline_feed_link_get_uri (const DatelineFeedLink *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->uri;
}

/**
 * dateline_feed_link_get_title:
 * @self: a feed link
 *
 * Gets what the page or the feed itself calls it.
 *
 * Returns: (nullable): plain text
 */
const char *
dateline_feed_link_get_title (const DatelineFeedLink *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->title;
}

/**
 * dateline_feed_link_get_mime_type:
 * @self: a feed link
 *
 * Gets the media type that the page names.
 *
 * Returns: (nullable): as "application/atom+xml"
 */
const char *
dateline_feed_link_get_mime_type (const DatelineFeedLink *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->mime_type;
}

/**
 * dateline_feed_link_get_kind:
 * @self: a feed link
 *
 * Gets what kind of feed it is, in words for people and in their language, as "YouTube
 * channel" or "Comments".
 *
 * Returns: (nullable): the kind, or %NULL where it is an ordinary feed
 */
const char *
dateline_feed_link_get_kind (const DatelineFeedLink *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->kind;
}

/**
 * dateline_feed_link_get_language:
 * @self: a feed link
 *
 * Gets the language that the page or the feed itself states.
 *
 * Returns: (nullable): a language tag (BCP 47), as "de-AT"
 */
const char *
dateline_feed_link_get_language (const DatelineFeedLink *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (self->document != NULL &&
      dateline_feed_document_get_language (self->document) != NULL)
    return dateline_feed_document_get_language (self->document);
  return self->language;
}

/**
 * dateline_feed_link_get_feed_id:
 * @self: a feed link
 *
 * Tells whether the feed was followed already when it was found.
 *
 * Returns: the feed's number in the store, or 0 when it is not followed
 */
gint64
dateline_feed_link_get_feed_id (const DatelineFeedLink *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->feed_id;
}

/**
 * dateline_feed_link_get_document:
 * @self: a feed link
 *
 * Gets what was read at the address, for a preview.
 *
 * Returns: (nullable) (transfer none): the document, %NULL when the feed was not
 * fetched
 */
DatelineFeedDocument *
dateline_feed_link_get_document (const DatelineFeedLink *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->document;
}

/**
 * dateline_feed_link_get_outcome:
 * @self: a feed link
 *
 * Gets what the fetch of the document taught, so that following the feed costs no
 * second request.
 *
 * Returns: (nullable) (transfer none): the outcome
 */
DatelineFetchOutcome *
dateline_feed_link_get_outcome (const DatelineFeedLink *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->outcome;
}
