/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* From a path to a database that can be written, whatever is there: nothing, the file of
 * an older version, a damaged one. On the writing thread.
 */

#pragma once

#include "dateline/store/dateline-database-private.h"
#include "dateline/store/dateline-store-guard-private.h"

G_BEGIN_DECLS

typedef struct
{
  DatelineDatabase *database;
  DatelineStoreGuard *guard; /* NULL: nothing can be written beside the file */
  DatelineGuardState state;  /* how the store was left before */
} DatelineSafeOpening;

/* Opens the store at @path, and repairs it first if it is damaged. FALSE, with an error:
 * nothing is open, and the file is as it was. */
gboolean dateline_safe_opening_run (DatelineSafeOpening *self,
                                    const char *path,
                                    const DatelineWork *work,
                                    GError **error);
void dateline_safe_opening_clear (DatelineSafeOpening *self);

G_END_DECLS
