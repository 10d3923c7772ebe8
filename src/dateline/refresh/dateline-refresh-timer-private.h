/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* When a refresher acts by itself: every so often, and when the network comes back. Main
 * context. */

#pragma once

#include "dateline/net/dateline-fetcher.h"

G_BEGIN_DECLS

typedef struct _DatelineRefreshTimer DatelineRefreshTimer;

typedef void (*DatelineRefreshTimerFunc) (gpointer owner);
typedef void (*DatelineRefreshDueFunc) (gpointer owner, gboolean has_slept);

/* @due: is called when feeds may be due; with TRUE if the computer slept for long since
 * the last time. @online_changed: when the network came or went.
 */
DatelineRefreshTimer *dateline_refresh_timer_new (DatelineFetcher *fetcher,
                                                  DatelineRefreshDueFunc due,
                                                  DatelineRefreshTimerFunc online_changed,
                                                  gpointer owner);
void dateline_refresh_timer_free (DatelineRefreshTimer *self);

/* @minutes: 0 for never. @due is called at once. */
void dateline_refresh_timer_set_interval (DatelineRefreshTimer *self, guint minutes);
guint dateline_refresh_timer_get_interval (DatelineRefreshTimer *self);
/* Looks whether feeds are due, as something else than time may have changed. */
void dateline_refresh_timer_look (DatelineRefreshTimer *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DatelineRefreshTimer, dateline_refresh_timer_free)

G_END_DECLS
