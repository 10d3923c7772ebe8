/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The words by which a picture's credit is known. Pure, any thread. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  DATELINE_CREDIT_WORD_SURE = 1 << 0,        /* "credit": what follows is one */
  DATELINE_CREDIT_WORD_ANNOUNCING = 1 << 1,  /* "photo": it is, if it reads like a name */
  DATELINE_CREDIT_WORD_CHAINED = 1 << 2,     /* "d'archives", between it and its colon */
  DATELINE_CREDIT_WORD_LEAD = 1 << 3,        /* "by", after one of these */
  DATELINE_CREDIT_WORD_UNSURE_LEAD = 1 << 4, /* "of": by whom, or what is shown */
  DATELINE_CREDIT_WORD_AGENCY = 1 << 5,      /* "AFP" */
  DATELINE_CREDIT_WORD_SOURCE = 1 << 6,      /* "NASA": in the news itself, too */
  DATELINE_CREDIT_WORD_OWNER = 1 << 7,       /* "private": a name, if announced */
  DATELINE_CREDIT_WORD_PARTICLE = 1 << 8,    /* "of": a small word of names */
  DATELINE_CREDIT_WORD_DATE = 1 << 9,        /* "April" */
  DATELINE_CREDIT_WORD_SENTENCE = 1 << 10,   /* a small word that no name has */
  DATELINE_CREDIT_WORD_MAKER = 1 << 11,      /* "photo by", where that follows the name */
} DatelineCreditWord;

/* Parts of a text that are no words of their own, as in scripts without spaces. */
typedef enum
{
  DATELINE_CREDIT_GLUED_AGENCY,
  DATELINE_CREDIT_GLUED_MAKER, /* at its end */
  DATELINE_CREDIT_GLUED_SENTENCE,
} DatelineCreditGlued;

DatelineCreditWord dateline_credit_find_word (const char *word, gsize length);
gboolean dateline_credit_find_glued (const char *start,
                                     const char *stop,
                                     DatelineCreditGlued kind);

G_END_DECLS
