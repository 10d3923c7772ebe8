/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The tokenizer of the full-text index: the words of dateline-tokens-private.h. On the
 * thread of its database; it has no state.
 */

#include "dateline/store/dateline-search-tokenizer-private.h"

#include "dateline/model/dateline-tokens-private.h"

typedef struct
{
  void *context;
  int (*tell) (void *, int, const char *, int, int, int);
  int result;
} Listener;

/* What is made must be something: it is never looked at. */
static char nothing;

static int
create_cb (void *user_data, const char **arguments, int n_arguments, Fts5Tokenizer **out)
{
  *out = (Fts5Tokenizer *) &nothing;
  return SQLITE_OK;
}

static void
delete_cb (Fts5Tokenizer *tokenizer)
{
}

static gboolean
token_cb (const DatelineToken *token, gpointer user_data)
{
  Listener *listener = user_data;

  listener->result = listener->tell (listener->context,
                                     token->same_place ? FTS5_TOKEN_COLOCATED : 0,
                                     token->text,
                                     token->length,
                                     token->start,
                                     token->end);
  return listener->result == SQLITE_OK;
}

static int
tokenize_cb (Fts5Tokenizer *tokenizer,
             void *context,
             int flags,
             const char *text,
             int length,
             int (*tell) (void *, int, const char *, int, int, int))
{
  Listener listener = { context, tell, SQLITE_OK };

  if (text != NULL && length > 0)
    dateline_tokens_foreach (text,
                             length,
                             (flags & FTS5_TOKENIZE_QUERY) != 0,
                             token_cb,
                             &listener);
  return listener.result;
}

gboolean
dateline_search_tokenizer_add (sqlite3 *handle)
{
  fts5_tokenizer tokenizer = { create_cb, delete_cb, tokenize_cb };
  fts5_api *api = NULL;
  sqlite3_stmt *statement;

  if (sqlite3_prepare_v2 (handle, "SELECT fts5 (?1)", -1, &statement, NULL) != SQLITE_OK)
    return FALSE;
  sqlite3_bind_pointer (statement, 1, &api, "fts5_api_ptr", NULL);
  sqlite3_step (statement);
  sqlite3_finalize (statement);
  return api != NULL &&
         api->xCreateTokenizer (api, "dateline", NULL, &tokenizer, NULL) == SQLITE_OK;
}
