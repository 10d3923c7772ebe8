/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* A text as the words by which it is searched: the one definition of what a word is, for
 * the index, for what is searched for and for what is marked. Pure functions, any thread.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The bytes of a token are no more: letters of 64 places at most. */
#define DATELINE_TOKEN_MAX_CHARS 64
#define DATELINE_TOKEN_MAX_BYTES (4 * DATELINE_TOKEN_MAX_CHARS)

/* Begins a token that is no word of a text but a fact about a story: nobody can type it.
 */
#define DATELINE_TOKEN_FACT '\x01'

typedef struct
{
  const char *text; /* folded: no case, no accents; not terminated */
  gsize length;
  gsize start; /* where it stands, in bytes */
  gsize end;
  gboolean same_place; /* another reading of the token before */
} DatelineToken;

/* Returns FALSE to hear of no more. */
typedef gboolean (*DatelineTokenFunc) (const DatelineToken *token, gpointer user_data);

/* Tells @func the tokens of @text. Scripts that are written without spaces give a token
 * for each two neighbours, and where a text is indexed, not @searched for, one for the
 * last letter alone. */
void dateline_tokens_foreach (const char *text,
                              gsize length,
                              gboolean searched,
                              DatelineTokenFunc func,
                              gpointer user_data);
guint dateline_tokens_count (const char *text, gboolean searched);
/* Whether the last token that @text is searched for by is one letter of a script that is
 * written without spaces: it is looked for as a beginning. */
gboolean dateline_tokens_end_in_lone_letter (const char *text);

/* Where tokens stand in a text. */
typedef struct
{
  gsize start;
  gsize end;
} DatelineTokenSpan;

/* Adds to @spans where the tokens of @words stand in @text one after the other, the last
 * one as a beginning if @prefix; how often they do. */
guint dateline_tokens_find (const char *text,
                            const char *words,
                            gboolean prefix,
                            GArray *spans);

G_END_DECLS
