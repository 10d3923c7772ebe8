/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Stories that are dated in the future. They are in no list but that of what is to come,
 * and count nowhere else, until their time is there.
 */

#pragma once

#include "dateline/store/dateline-store.h"

G_BEGIN_DECLS

#define DATELINE_UPCOMING_IS_TO_COME "time > unixepoch ()"

/* Tells those who listen to @store when the next story's time has come, and goes on. Main
 * context of the store. */
typedef struct _DatelineUpcoming DatelineUpcoming;

DatelineUpcoming *dateline_upcoming_new (DatelineStore *store);
void dateline_upcoming_free (DatelineUpcoming *self);
/* Stories came or went. */
void dateline_upcoming_look (DatelineUpcoming *self);

G_END_DECLS
