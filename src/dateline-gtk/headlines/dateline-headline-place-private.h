/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The place that a list is scrolled to; see dateline-headline-place.c. */

#pragma once

#include "dateline-gtk/headlines/dateline-headline-list.h"

G_BEGIN_DECLS

/* What g_variant_is_of_type () says of a place. */
#define DATELINE_HEADLINE_PLACE_TYPE G_VARIANT_TYPE ("(xdax)")

gboolean
dateline_headline_list_find_seen (DatelineHeadlineList *list, guint *first, guint *last);
GVariant *dateline_headline_list_get_place (DatelineHeadlineList *list);
void dateline_headline_list_set_place (DatelineHeadlineList *list, GVariant *place);
void dateline_headline_list_leave_place (DatelineHeadlineList *list);
void dateline_headline_list_resume_jump (DatelineHeadlineList *list);

G_END_DECLS
