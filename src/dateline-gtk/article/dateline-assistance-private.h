/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Whether somebody uses assistive technology, as a screen reader. Main context only. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Called when it is known that somebody does, or no longer does. */
typedef void (*DatelineAssistanceFunc) (gboolean is_used, gpointer user_data);

typedef struct
{
  GCancellable *cancellable;
  GDBusProxy *status; /* NULL until there is an answer */
  DatelineAssistanceFunc changed;
  gpointer user_data;
} DatelineAssistance;

void dateline_assistance_watch (DatelineAssistance *self,
                                DatelineAssistanceFunc changed,
                                gpointer user_data);
void dateline_assistance_unwatch (DatelineAssistance *self);

G_END_DECLS
