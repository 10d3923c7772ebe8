/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* A note of an article in a popover, painted as in the article. Main context only. */

#pragma once

#include "dateline-gtk/article/dateline-article-rows-private.h"

G_BEGIN_DECLS

GtkWidget *dateline_note_popover_new (DatelineArticleRows *rows,
                                      const DatelineNote *note);
void dateline_note_popover_fit (GtkWidget *popover);

G_END_DECLS
