/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What a fetcher remembers of hosts while it lives. Main context. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _DatelineHostMemory DatelineHostMemory;

DatelineHostMemory *dateline_host_memory_new (void);
void dateline_host_memory_free (DatelineHostMemory *self);

/* Hosts in a private network that a person has named: what they publish may name
 * addresses there again. */
void dateline_host_memory_note_private (DatelineHostMemory *self, const char *host);
gboolean dateline_host_memory_is_private (DatelineHostMemory *self, const char *host);

/* A feed of @host is asked for now. */
void dateline_host_memory_note_feed (DatelineHostMemory *self, const char *host);
/* What is left of @rest since then, in milliseconds. */
guint
dateline_host_memory_get_rest (DatelineHostMemory *self, const char *host, double rest);

G_END_DECLS
