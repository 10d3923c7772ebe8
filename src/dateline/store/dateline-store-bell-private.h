/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Tells the main context of something that a thread noticed, without keeping what is
 * told. Counted atomically. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _DatelineStoreBell DatelineStoreBell;
typedef void (*DatelineStoreBellFunc) (gpointer user_data);

/* Has @func called on @context for each ring, until it is muted. */
DatelineStoreBell *dateline_store_bell_new (GMainContext *context,
                                            DatelineStoreBellFunc func,
                                            gpointer user_data);
DatelineStoreBell *dateline_store_bell_ref (DatelineStoreBell *self);
void dateline_store_bell_unref (DatelineStoreBell *self);

/* Any thread. */
void dateline_store_bell_ring (DatelineStoreBell *self);
/* Main context: nobody listens any more. */
void dateline_store_bell_mute (DatelineStoreBell *self);

G_END_DECLS
