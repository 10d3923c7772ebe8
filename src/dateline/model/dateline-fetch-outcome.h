/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dateline/model/dateline-macros.h"

G_BEGIN_DECLS

#define DATELINE_TYPE_FETCH_OUTCOME (dateline_fetch_outcome_get_type ())

/* What one fetch of a feed taught, to be kept with the feed. Opaque to hosts. */
typedef struct _DatelineFetchOutcome DatelineFetchOutcome;

DATELINE_AVAILABLE_IN_ALL
GType dateline_fetch_outcome_get_type (void) G_GNUC_CONST;
DATELINE_AVAILABLE_IN_ALL
DatelineFetchOutcome *dateline_fetch_outcome_ref (DatelineFetchOutcome *self);
DATELINE_AVAILABLE_IN_ALL
void dateline_fetch_outcome_unref (DatelineFetchOutcome *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DatelineFetchOutcome, dateline_fetch_outcome_unref)

G_END_DECLS
