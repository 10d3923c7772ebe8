/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* A search as conditions of SQL: what the full-text index is asked, and what else must
 * hold. What was typed is only ever a quoted token or a bound parameter.
 */

#pragma once

#include "dateline/model/dateline-search.h"

G_BEGIN_DECLS

typedef struct
{
  /* What the index is asked, for a MATCH that everything found is in; or NULL. */
  char *match;
  /* What holds of the row `story` besides, and the values of its parameters (GVariant,
   * "s" and "x"); or NULL. */
  char *sql;
  GPtrArray *values;
} DatelineSearchCondition;

/* @below: see dateline-search-moving-private.h. Pure. */
void dateline_search_condition_init (DatelineSearchCondition *self,
                                     const DatelineSearch *search,
                                     gint64 below);
void dateline_search_condition_clear (DatelineSearchCondition *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DatelineSearchCondition,
                                  dateline_search_condition_clear)

G_END_DECLS
