/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* A link that waits for a network. Immutable, any thread. */

#include "dateline/model/dateline-later-link-private.h"

struct _DatelineLaterLink
{
  char *uri;
  char *title;
  gint64 added_at;
};

/**
 * DatelineLaterLink:
 *
 * A link that a person followed without a network, and put aside for when there is one.
 */
G_DEFINE_BOXED_TYPE (DatelineLaterLink,
                     dateline_later_link,
                     dateline_later_link_ref,
                     dateline_later_link_unref)

DatelineLaterLink *
dateline_later_link_new (const char *uri, const char *title, gint64 added_at)
{
  DatelineLaterLink *self = g_atomic_rc_box_new0 (DatelineLaterLink);

  self->uri = g_strdup (uri);
  self->title = g_strdup (title);
  self->added_at = added_at;
  return self;
}

/**
 * dateline_later_link_ref:
 * @self: a link
 *
 * Adds a reference; any thread.
 *
 * Returns: (transfer full): @self
 */
DatelineLaterLink *
dateline_later_link_ref (DatelineLaterLink *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

static void
clear (DatelineLaterLink *self)
{
  g_free (self->uri);
  g_free (self->title);
}

/**
 * dateline_later_link_unref:
 * @self: (transfer full): a link
 *
 * Drops a reference; any thread.
 */
void
dateline_later_link_unref (DatelineLaterLink *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, (GDestroyNotify) clear);
}

/**
 * dateline_later_link_get_uri:
 * @self: a link
 *
 * Gets where it leads.
 *
 * Returns: the address
 */
const char *
dateline_later_link_get_uri (const DatelineLaterLink *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->uri;
}

/**
 * dateline_later_link_get_title:
 * @self: a link
 *
 * Gets the title of the story in which it was followed.
 *
 * Returns: (nullable): the title
 */
const char *
dateline_later_link_get_title (const DatelineLaterLink *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->title;
}

/**
 * dateline_later_link_get_added_at:
 * @self: a link
 *
 * Gets when it was put aside.
 *
 * Returns: seconds since the Unix epoch
 */
gint64
dateline_later_link_get_added_at (const DatelineLaterLink *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->added_at;
}
