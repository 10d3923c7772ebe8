/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Names for tests, looked up without any network: names_use () makes "inner.test" and
 * what ends in ".inner.test" 127.0.0.2, "both.test" that and then 127.0.0.1, all else
 * that ends in ".test" 127.0.0.1; nothing else has an address. */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* From now on; returns what to give to names_restore (). */
GResolver *names_use (void);
void names_restore (GResolver *before);

/* @name has no address any more, for those who did not look it up before. */
void names_drop (const char *name);

/* Labels for a fetcher: 127.0.0.2 is private, all else is not. */
gboolean names_are_private (GInetAddress *address, gpointer user_data);

G_END_DECLS
