/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Addresses without what tells a server who sent whom. Pure functions, any thread. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *dateline_uri_drop_trackers (const char *uri);

G_END_DECLS
