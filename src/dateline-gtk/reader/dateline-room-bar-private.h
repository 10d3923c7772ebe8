/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* A bar of parts in colours, as long as they are many; with one part a patch of its
 * colour. Main context only. */

#pragma once

#include "dateline-gtk/reader/dateline-reader.h"

G_BEGIN_DECLS

#define DATELINE_TYPE_ROOM_BAR (dateline_room_bar_get_type ())

G_DECLARE_FINAL_TYPE (DatelineRoomBar, dateline_room_bar, DATELINE, ROOM_BAR, GtkWidget)

#define DATELINE_ROOM_BAR_N_COLORS 8

GtkWidget *dateline_room_bar_new (void);
/* A patch of the colour of a part. */
GtkWidget *dateline_room_bar_new_patch (guint color);
/* Sets how large the parts are; the first has the first colour. @text: what it shows, for
 * who does not see it. */
void dateline_room_bar_set_parts (DatelineRoomBar *self,
                                  const gint64 sizes[DATELINE_ROOM_BAR_N_COLORS],
                                  const char *text);

G_END_DECLS
