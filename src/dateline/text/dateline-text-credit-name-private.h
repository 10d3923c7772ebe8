/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Whether a part of a caption names who made the picture. Pure, any thread. */

#pragma once

#include "dateline/text/dateline-text-credit-words-private.h"

G_BEGIN_DECLS

/* Longer ones are no credits. */
#define DATELINE_CREDIT_LONGEST 100 /* characters */

typedef struct
{
  guint n_words;
  guint n_names;       /* words that are a name's */
  gboolean has_agency; /* one who is credited, of the tables */
  gboolean proves;     /* so, or a pair as "Jane Doe/The Post" */
} DatelineCreditName;

const char *
dateline_credit_next_word (const char *at, const char *stop, const char **end);
gboolean dateline_credit_is_caseless (const char *word);
gboolean dateline_credit_is_small (const char *word);
gboolean
dateline_credit_read_name (const char *start, const char *stop, DatelineCreditName *name);
gboolean dateline_credit_is_explained (const char *text,
                                       const char *bracket,
                                       const char *letters,
                                       gsize n_letters);

G_END_DECLS
