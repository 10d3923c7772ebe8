/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* A picture's bytes to a texture, scaled down to what is shown. Blocking, for workers. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GdkTexture *
dateline_picture_decode (GBytes *bytes, int max_width, int max_height, GError **error);

G_END_DECLS
