/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* A number by which to tell whether something is what it was. Pure, any thread.
 *
 * It is no cryptographic digest, and needs not be one: nobody gains by two versions that
 * collide but a publisher who wants its own changes overlooked. It reads eight bytes at a
 * time, as a refresh makes one of every document and of every entry that it sees: SHA-256
 * took a tenth of a whole refresh.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Adds to @state, which is 0 at first. What comes of it is part of the store's format:
 * another way to make it costs one needless update a story. */
guint64 dateline_digest_add_number (guint64 state, guint64 number);
guint64 dateline_digest_add_bytes (guint64 state, gconstpointer bytes, gsize length);
/* No text is another thing than an empty one. */
guint64 dateline_digest_add_text (guint64 state, const char *text);

G_END_DECLS
