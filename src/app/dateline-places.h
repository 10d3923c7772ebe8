/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Where a person was, the next time that the window opens. Each profile has stories of
 * its own, and so a place of its own among them. Main thread only.
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* @store: the path of the profile's; NULL for no place. */
char *dateline_places_load (GSettings *settings, const char *store);
void dateline_places_keep (GSettings *settings, const char *store, const char *place);

G_END_DECLS
