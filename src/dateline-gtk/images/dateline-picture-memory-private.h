/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Memory that has a descriptor, to be handed to a process that is not trusted. */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

int dateline_picture_memory_new_for_bytes (GBytes *bytes, gsize size);
int dateline_picture_memory_new_for_pixels (gsize size);
GBytes *dateline_picture_memory_read (int descriptor, gsize size);

G_END_DECLS
