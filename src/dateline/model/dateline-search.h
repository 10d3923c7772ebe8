/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dateline/model/dateline-macros.h"

G_BEGIN_DECLS

#define DATELINE_TYPE_SEARCH (dateline_search_get_type ())

/**
 * DatelineSearchField:
 * @DATELINE_SEARCH_FIELD_ANY: anywhere in a story
 * @DATELINE_SEARCH_FIELD_TITLE: its title
 * @DATELINE_SEARCH_FIELD_AUTHOR: its authors
 * @DATELINE_SEARCH_FIELD_CAPTION: what its pictures show
 * @DATELINE_SEARCH_FIELD_CREDIT: who made its pictures
 *
 * Where in a story words are looked for.
 */
typedef enum
{
  DATELINE_SEARCH_FIELD_ANY,
  DATELINE_SEARCH_FIELD_TITLE,
  DATELINE_SEARCH_FIELD_AUTHOR,
  DATELINE_SEARCH_FIELD_CAPTION,
  DATELINE_SEARCH_FIELD_CREDIT,
} DatelineSearchField;

/**
 * DatelineSearchValues:
 * @DATELINE_SEARCH_VALUES_NONE: nothing that can be listed
 * @DATELINE_SEARCH_VALUES_OPERATORS: the operators themselves
 * @DATELINE_SEARCH_VALUES_WORDS: the values of dateline_search_list_values()
 * @DATELINE_SEARCH_VALUES_FEEDS: the names of feeds
 * @DATELINE_SEARCH_VALUES_CATEGORIES: the names of categories
 * @DATELINE_SEARCH_VALUES_AUTHORS: the names of authors
 *
 * What may stand where somebody types.
 */
typedef enum
{
  DATELINE_SEARCH_VALUES_NONE,
  DATELINE_SEARCH_VALUES_OPERATORS,
  DATELINE_SEARCH_VALUES_WORDS,
  DATELINE_SEARCH_VALUES_FEEDS,
  DATELINE_SEARCH_VALUES_CATEGORIES,
  DATELINE_SEARCH_VALUES_AUTHORS,
} DatelineSearchValues;

typedef struct _DatelineSearch DatelineSearch;

DATELINE_AVAILABLE_IN_ALL
GType dateline_search_get_type (void) G_GNUC_CONST;
DATELINE_AVAILABLE_IN_ALL
DatelineSearch *dateline_search_new (const char *words, GDateTime *now);
DATELINE_AVAILABLE_IN_ALL
DatelineSearch *dateline_search_ref (DatelineSearch *self);
DATELINE_AVAILABLE_IN_ALL
void dateline_search_unref (DatelineSearch *self);
DATELINE_AVAILABLE_IN_ALL
gboolean dateline_search_is_empty (const DatelineSearch *self);
DATELINE_AVAILABLE_IN_ALL
char *dateline_search_to_string (const DatelineSearch *self);
DATELINE_AVAILABLE_IN_ALL
char *dateline_search_describe (const DatelineSearch *self);
DATELINE_AVAILABLE_IN_ALL
char *dateline_search_get_unknown (const DatelineSearch *self);
DATELINE_AVAILABLE_IN_ALL
char *dateline_search_get_first_words (const DatelineSearch *self);
DATELINE_AVAILABLE_IN_ALL
gsize *dateline_search_find (const DatelineSearch *self,
                             DatelineSearchField field,
                             const char *text,
                             gsize *n_offsets);

DATELINE_AVAILABLE_IN_ALL
DatelineSearchValues dateline_search_complete (const char *words,
                                               gsize cursor,
                                               gsize *start,
                                               char **operator_name,
                                               char **typed);
DATELINE_AVAILABLE_IN_ALL
GStrv dateline_search_list_operators (void);
DATELINE_AVAILABLE_IN_ALL
const char *dateline_search_explain_operator (const char *name);
DATELINE_AVAILABLE_IN_ALL
GStrv dateline_search_list_values (const char *operator_name);
DATELINE_AVAILABLE_IN_ALL
char *dateline_search_quote (const char *value);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DatelineSearch, dateline_search_unref)

G_END_DECLS
