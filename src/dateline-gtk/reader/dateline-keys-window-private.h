/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct
{
  const char *trigger; /* as gtk_shortcut_trigger_parse_string () reads it */
  const char *action;  /* NULL for a key that is listed only */
  const char *title;   /* where keys are listed; NULL for a second way */
} DatelineKey;

typedef struct
{
  const char *title;
  const DatelineKey *keys; /* until one that is empty */
} DatelineKeyGroup;

#define DATELINE_TYPE_KEYS_WINDOW (dateline_keys_window_get_type ())

G_DECLARE_FINAL_TYPE (DatelineKeysWindow,
                      dateline_keys_window,
                      DATELINE,
                      KEYS_WINDOW,
                      GtkWindow)

/* Makes a window that lists keys; titles are translated here. */
GtkWidget *dateline_keys_window_new (const DatelineKeyGroup *groups, guint n_groups);

G_END_DECLS
