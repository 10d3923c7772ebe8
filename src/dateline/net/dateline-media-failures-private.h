/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Addresses that failed, and until when they are not asked again. Main context only. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A table of them, by address. */
GHashTable *dateline_media_failures_new (void);

/* FALSE for what is no failure of the server's: being offline, being cancelled. */
gboolean dateline_media_failures_counts (const GError *error);

/* Only what counts is noted. */
void
dateline_media_failures_note (GHashTable *failures, const char *uri, const GError *error);

/* What was wrong, if it is too early to ask again; else NULL. */
GError *dateline_media_failures_find (GHashTable *failures, const char *uri);

G_END_DECLS
