/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What a store is set to: how it takes feeds in and how long it keeps stories. A limit of
 * -1 is none.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  /* Of a feed's first document, what is older or comes after so many arrives read. */
  int first_days;
  int first_stories;
  /* A story goes when no document had it for so long, or when its feed has more. */
  int keep_days;
  int keep_stories;
} DatelineStorePolicy;

#define DATELINE_STORE_POLICY_INIT                                                       \
  {                                                                                      \
    .first_days = 30, .first_stories = 100, .keep_days = 180, .keep_stories = 5000       \
  }

G_END_DECLS
