/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What a search asks for, for the files that read it, tell it in words and turn it into
 * SQL. */

#pragma once

#include "dateline/model/dateline-search.h"

G_BEGIN_DECLS

/* A search has no more tokens and conditions, and what is typed no more letters. */
#define DATELINE_SEARCH_MAX_TOKENS 32
#define DATELINE_SEARCH_MAX_CHARS 2000
#define DATELINE_SEARCH_MAX_DEPTH 16

typedef enum
{
  DATELINE_SEARCH_TEXT, /* words one after the other */
  DATELINE_SEARCH_FEED,
  DATELINE_SEARCH_CATEGORY,
  DATELINE_SEARCH_SITE,
  DATELINE_SEARCH_LANGUAGE,
  DATELINE_SEARCH_HAS,
  DATELINE_SEARCH_IS,
  DATELINE_SEARCH_DAYS,
  DATELINE_SEARCH_NOT, /* of the term before */
  DATELINE_SEARCH_AND, /* of the two before */
  DATELINE_SEARCH_OR,
} DatelineSearchKind;

typedef enum
{
  DATELINE_SEARCH_IS_UNREAD,
  DATELINE_SEARCH_IS_READ,
  DATELINE_SEARCH_IS_SAVED,
  DATELINE_SEARCH_IS_UNSAVED,
  DATELINE_SEARCH_IS_UPDATED,
} DatelineSearchMark;

typedef enum
{
  DATELINE_SEARCH_HAS_IMAGE,
  DATELINE_SEARCH_HAS_AUDIO,
  DATELINE_SEARCH_HAS_VIDEO,
  DATELINE_SEARCH_HAS_ENCLOSURE,
  DATELINE_SEARCH_HAS_CAPTION,
} DatelineSearchPart;

/* A term. A search is a row of them, each operation after what it is of: so nothing that
 * reads a search calls itself. */
typedef struct
{
  DatelineSearchKind kind;
  DatelineSearchField field; /* of a text */
  gboolean prefix;           /* the last word of a text is a beginning */
  char *text;                /* of texts, feeds, categories, sites and languages */
  int value;                 /* a DatelineSearchMark or DatelineSearchPart */
  GDate first;               /* of days; not valid: no bound */
  GDate last;
} DatelineSearchTerm;

struct _DatelineSearch
{
  GArray *terms;    /* of DatelineSearchTerm; the last is the whole */
  GString *unknown; /* what was typed as a condition and is none, joined */
};

/* An operator: what stands before the colon. */
typedef struct
{
  const char *name;
  DatelineSearchKind kind;
  DatelineSearchField field;
  int date_bound;     /* of days: below 0 before, 0 on, above 0 after what is named */
  gboolean counts_in; /* of days: what is named is in */
  gboolean is_listed; /* offered; the others are other words for it */
  const char *explanation;
  DatelineSearchValues values;
} DatelineSearchOperator;

const DatelineSearchOperator *dateline_search_find_operator (const char *name,
                                                             gsize length);
/* The value of an operator of marks or parts that @text is or, alone, begins; -1 for
 * none. */
int dateline_search_find_value (DatelineSearchKind kind, const char *text);
const char *dateline_search_get_value_name (DatelineSearchKind kind, int value);

/* The days that @text names, as a person writes them: "2026-03", "yesterday", "7d". */
gboolean
dateline_search_read_days (const char *text, GDateTime *now, GDate *first, GDate *last);
/* Names of days that are offered, in the reader's language. */
GStrv dateline_search_list_days (void);

/* Reads what was typed into @self. */
void dateline_search_read (DatelineSearch *self, const char *words, GDateTime *now);

/* Whether @a and @b ask for the same, term by term. */
gboolean dateline_search_equal (const DatelineSearch *a, const DatelineSearch *b);

G_END_DECLS
