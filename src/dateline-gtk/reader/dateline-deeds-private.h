/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What a person did, the newest last, to be undone and done again one by one, whatever is
 * listed meanwhile. Main context only.
 */

#pragma once

#include "dateline-gtk/reader/dateline-notice-private.h"

G_BEGIN_DECLS

#define DATELINE_TYPE_DEEDS (dateline_deeds_get_type ())

G_DECLARE_FINAL_TYPE (DatelineDeeds, dateline_deeds, DATELINE, DEEDS, GObject)

/* Undoes a deed, or does it @again; returns a boolean by @task when that is so. What it
 * meets that somebody changed since, it leaves as it is. */
typedef void (*DatelineDeedFunc) (gpointer user_data, gboolean again, GTask *task);

DatelineDeeds *dateline_deeds_new (DatelineNotice *notice);
/* Something is under way that may be added before its end: who undoes meanwhile means it,
 * and waits for it. */
void dateline_deeds_begin (DatelineDeeds *self);
void dateline_deeds_end (DatelineDeeds *self);
/* Notes that something was done, says so as @text and offers to undo it. */
void dateline_deeds_add (DatelineDeeds *self,
                         const char *text,
                         DatelineDeedFunc turn,
                         gpointer user_data,
                         GDestroyNotify destroy);
/* These come to their end by and by, in the order in which they were called. */
void dateline_deeds_undo (DatelineDeeds *self);
void dateline_deeds_redo (DatelineDeeds *self);
/* Forgets all. */
void dateline_deeds_clear (DatelineDeeds *self);

G_END_DECLS
