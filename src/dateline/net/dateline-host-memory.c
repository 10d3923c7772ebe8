/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What is remembered of hosts: which are private, and when a feed was asked for. Main
 * context.
 */

#include "dateline/net/dateline-host-memory-private.h"

/* More private servers than anybody follows. */
#define MAX_PRIVATE_HOSTS 4096

/* More hosts than are asked within a rest. */
#define MAX_FEED_HOSTS 8192

struct _DatelineHostMemory
{
  GHashTable *private_hosts;
  GHashTable *feeds_asked_at; /* host to monotonic microseconds */
};

DatelineHostMemory *
dateline_host_memory_new (void)
{
  DatelineHostMemory *self = g_new0 (DatelineHostMemory, 1);

  self->private_hosts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->feeds_asked_at = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return self;
}

void
dateline_host_memory_free (DatelineHostMemory *self)
{
  g_hash_table_unref (self->private_hosts);
  g_hash_table_unref (self->feeds_asked_at);
  g_free (self);
}

void
dateline_host_memory_note_private (DatelineHostMemory *self, const char *host)
{
  if (g_hash_table_size (self->private_hosts) < MAX_PRIVATE_HOSTS)
    g_hash_table_add (self->private_hosts, g_strdup (host));
}

gboolean
dateline_host_memory_is_private (DatelineHostMemory *self, const char *host)
{
  return g_hash_table_contains (self->private_hosts, host);
}

void
dateline_host_memory_note_feed (DatelineHostMemory *self, const char *host)
{
  gint64 time = g_get_monotonic_time ();

  if (g_hash_table_size (self->feeds_asked_at) >= MAX_FEED_HOSTS)
    g_hash_table_remove_all (self->feeds_asked_at);
  g_hash_table_replace (self->feeds_asked_at,
                        g_strdup (host),
                        g_memdup2 (&time, sizeof time));
}

guint
dateline_host_memory_get_rest (DatelineHostMemory *self, const char *host, double rest)
{
  const gint64 *asked_at = g_hash_table_lookup (self->feeds_asked_at, host);
  gint64 left;

  if (asked_at == NULL)
    return 0;
  left = *asked_at / G_TIME_SPAN_MILLISECOND + rest -
         g_get_monotonic_time () / G_TIME_SPAN_MILLISECOND;
  return left > 0 ? left : 0;
}
