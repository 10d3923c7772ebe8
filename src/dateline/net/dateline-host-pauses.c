/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Which servers asked to be left alone, as long as the program runs. Main context only.
 */

#include "dateline/net/dateline-host-pauses-private.h"

/* More servers than ever refuse at once: then those go whose pause is over. */
#define MAX_PAUSES 4096

struct _DatelineHostPauses
{
  GHashTable *ends; /* name in lower case to gint64: monotonic, microseconds */
};

DatelineHostPauses *
dateline_host_pauses_new (void)
{
  DatelineHostPauses *self = g_new0 (DatelineHostPauses, 1);

  self->ends = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return self;
}

void
dateline_host_pauses_free (DatelineHostPauses *self)
{
  g_hash_table_unref (self->ends);
  g_free (self);
}

static gboolean
is_over (gpointer name, gpointer end, gpointer now)
{
  return *(gint64 *) end <= *(gint64 *) now;
}

void
dateline_host_pauses_add (DatelineHostPauses *self,
                          const char *host,
                          gint64 wait,
                          gint64 now)
{
  gint64 end = now + wait * G_USEC_PER_SEC;

  if (g_hash_table_size (self->ends) >= MAX_PAUSES)
    g_hash_table_foreach_remove (self->ends, is_over, &now);
  if (wait <= dateline_host_pauses_get (self, host, now))
    return;
  g_hash_table_replace (self->ends,
                        g_ascii_strdown (host, -1),
                        g_memdup2 (&end, sizeof end));
}

gint64
dateline_host_pauses_get (DatelineHostPauses *self, const char *host, gint64 now)
{
  g_autofree char *name = NULL;
  const gint64 *end;

  if (g_hash_table_size (self->ends) == 0)
    return 0;
  name = g_ascii_strdown (host, -1);
  end = g_hash_table_lookup (self->ends, name);
  if (end == NULL || *end <= now)
    return 0;
  return (*end - now + G_USEC_PER_SEC - 1) / G_USEC_PER_SEC;
}
