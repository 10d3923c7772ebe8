/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Why a story is in a list, and where: which feed, which category, which date, and whose
 * that is. */

#pragma once

#include "dateline/dateline.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What is known of the story. */
typedef struct
{
  DatelineHeadline *headline;
  DatelineEntry *entry;       /* as published */
  DatelineFeed *feed;         /* NULL if it is not followed any more */
  const DatelineQuery *query; /* of the list */
  GDateTime *now;
} DatelineExplanation;

/* The sentences (char *), the most important first. */
GPtrArray *dateline_explanation_list (const DatelineExplanation *self);
/* A popover with them. */
GtkWidget *dateline_explanation_create (const DatelineExplanation *self);

G_END_DECLS
