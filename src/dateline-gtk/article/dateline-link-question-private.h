/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Asks before a link is opened whose words name another site. Main context only. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* @open: called with @owner when the person wants it opened. */
void dateline_link_question_ask (GtkWidget *owner,
                                 const char *claim,
                                 const char *uri,
                                 void (*open) (GtkWidget *owner, const char *uri));

G_END_DECLS
