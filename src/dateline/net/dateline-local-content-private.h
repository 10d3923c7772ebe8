/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Content that needs no network: what ships inside the program, and pictures that are
 * written out in their own address. Pure functions, any thread. */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* TRUE for resource:///io/github/dateline/… */
gboolean dateline_local_content_is_resource (const char *uri);

/* TRUE for that and for data:… */
gboolean dateline_local_content_is_local (const char *uri);

/* @content_type: (out) (optional) (nullable): as a header would have it
 * NULL with a DatelineFetchError. */
GBytes *
dateline_local_content_load (const char *uri, char **content_type, GError **error);

G_END_DECLS
