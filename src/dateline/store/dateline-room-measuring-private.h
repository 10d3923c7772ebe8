/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Measures what the store takes, a stretch at a time. On the reading thread. */

#pragma once

#include "dateline/store/dateline-database-private.h"
#include "dateline/store/dateline-room-private.h"

G_BEGIN_DECLS

typedef struct
{
  DatelineRoom *room;
  GArray *pictures; /* of DatelineFeedPicture */
  GArray *weights;  /* of double, of the feeds */
  guint n_sampled;
  GArray *saved; /* saved stories */
  guint n_looked_at;
} DatelineRoomMeasuring;

DatelineRoomMeasuring *dateline_room_measuring_new (DatelineDatabase *database,
                                                    GError **error);
void dateline_room_measuring_free (DatelineRoomMeasuring *self);

/* Goes on; @left: (out): whether there is more to do. */
gboolean dateline_room_measuring_go_on (DatelineRoomMeasuring *self,
                                        DatelineDatabase *database,
                                        gboolean *left,
                                        GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DatelineRoomMeasuring, dateline_room_measuring_free)

G_END_DECLS
