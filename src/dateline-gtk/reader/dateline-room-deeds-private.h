/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What makes room: a row a deed, which says what would go, with a button. While one is
 * done, it tells how far it is and can be cancelled. Main context only. */

#pragma once

#include "dateline-gtk/reader/dateline-reader.h"

G_BEGIN_DECLS

#define DATELINE_TYPE_ROOM_DEEDS (dateline_room_deeds_get_type ())

G_DECLARE_FINAL_TYPE (DatelineRoomDeeds,
                      dateline_room_deeds,
                      DATELINE,
                      ROOM_DEEDS,
                      GtkWidget)

/* @freed: is called when something went. It is not called after @owner is gone, which has
 * the widget in it. */
typedef void (*DatelineRoomFreedFunc) (gpointer owner);

GtkWidget *dateline_room_deeds_new (DatelineStore *store,
                                    DatelineStorage *storage,
                                    DatelineRoomFreedFunc freed,
                                    gpointer owner);
void dateline_room_deeds_set_room (GtkWidget *widget, const DatelineRoom *room);

G_END_DECLS
