/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Who wrote an entry or a feed. Immutable, any thread. */

#include "dateline/model/dateline-author.h"

/**
 * DatelineAuthor:
 *
 * Who wrote an entry or a feed: a name, a mail address, a page.
 */
struct _DatelineAuthor
{
  char *name;
  char *email;
  char *uri;
};

G_DEFINE_BOXED_TYPE (DatelineAuthor,
                     dateline_author,
                     dateline_author_ref,
                     dateline_author_unref)

static void
dateline_author_clear (DatelineAuthor *self)
{
  g_free (self->name);
  g_free (self->email);
  g_free (self->uri);
}

/**
 * dateline_author_new:
 * @name: (nullable): the name
 * @email: (nullable): the mail address
 * @uri: (nullable): the address of a page about the author
 *
 * Makes the record of an author. Any thread.
 *
 * Returns: (transfer full): a new author
 */
DatelineAuthor *
dateline_author_new (const char *name, const char *email, const char *uri)
{
  DatelineAuthor *self = g_atomic_rc_box_new0 (DatelineAuthor);

  self->name = g_strdup (name);
  self->email = g_strdup (email);
  self->uri = g_strdup (uri);
  return self;
}

/**
 * dateline_author_ref:
 * @self: an author
 *
 * Adds a reference; any thread.
 *
 * Returns: (transfer full): @self
 */
DatelineAuthor *
dateline_author_ref (DatelineAuthor *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

/**
 * dateline_author_unref:
 * @self: (transfer full): an author
 *
 * Drops a reference; any thread.
 */
void
dateline_author_unref (DatelineAuthor *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, (GDestroyNotify) dateline_author_clear);
}

/**
 * dateline_author_get_name:
 * @self: an author
 *
 * Gets the name as the publisher writes it.
 *
 * Returns: (nullable): plain text
 */
const char *
dateline_author_get_name (const DatelineAuthor *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->name;
}

/**
 * dateline_author_get_email:
 * @self: an author
 *
 * Gets the mail address, which is never shown in lists.
 *
 * Returns: (nullable): the mail address
 */
const char *
dateline_author_get_email (const DatelineAuthor *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->email;
}

/**
 * dateline_author_get_uri:
 * @self: an author
 *
 * Gets the address of a page about the author.
 *
 * Returns: (nullable): an allowed, absolute address
 */
const char *
dateline_author_get_uri (const DatelineAuthor *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->uri;
}
