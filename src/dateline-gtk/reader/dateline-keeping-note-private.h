/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* How many stories of a feed go by what was just chosen for it. Main context only. */

#pragma once

#include "dateline/dateline.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DATELINE_TYPE_KEEPING_NOTE (dateline_keeping_note_get_type ())

G_DECLARE_FINAL_TYPE (DatelineKeepingNote,
                      dateline_keeping_note,
                      DATELINE,
                      KEEPING_NOTE,
                      GtkWidget)

/* It is not seen before @choices has emitted "chosen". */
GtkWidget *
dateline_keeping_note_new (DatelineStore *store, gint64 feed_id, GtkWidget *choices);

G_END_DECLS
