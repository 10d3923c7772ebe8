/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The question before stories are deleted for good. Main context only. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* @yes is called if @owner's person wants it. */
void dateline_room_question_ask (GtkWidget *owner,
                                 guint n_stories,
                                 void (*yes) (GtkWidget *owner));

G_END_DECLS
