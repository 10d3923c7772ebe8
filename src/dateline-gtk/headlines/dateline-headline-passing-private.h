/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Stories that a person scrolls past; see dateline-headline-passing.c. */

#pragma once

#include "dateline-gtk/headlines/dateline-headline-list-private.h"

G_BEGIN_DECLS

DatelineHeadlinePassing *dateline_headline_passing_new (DatelineHeadlineList *list);
void dateline_headline_passing_free (DatelineHeadlinePassing *self);

G_END_DECLS
