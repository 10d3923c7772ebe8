/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The words by which a picture's credit is known. Pure, any thread. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  DATELINE_CREDIT_WORD_SURE = 1 << 0,       /* "credit": what follows is one */
  DATELINE_CREDIT_WORD_ANNOUNCING = 1 << 1, /* "photo": it is, if it reads like a name */
  DATELINE_CREDIT_WORD_LEAD = 1 << 2,       /* "by", after one of these */
  DATELINE_CREDIT_WORD_AGENCY = 1 << 3,     /* "AFP" */
  DATELINE_CREDIT_WORD_SOURCE = 1 << 4,     /* "NASA": in the news itself, too */
  DATELINE_CREDIT_WORD_PARTICLE = 1 << 5,   /* "of": a small word of names */
} DatelineCreditWord;

DatelineCreditWord dateline_credit_find_word (const char *word, gsize length);

G_END_DECLS
