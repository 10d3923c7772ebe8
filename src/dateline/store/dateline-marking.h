/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dateline/model/dateline-macros.h"
#include "dateline/store/dateline-store-changes.h"

G_BEGIN_DECLS

#define DATELINE_TYPE_MARKING (dateline_marking_get_type ())

typedef struct _DatelineMarking DatelineMarking;

DATELINE_AVAILABLE_IN_ALL
GType dateline_marking_get_type (void) G_GNUC_CONST;
DATELINE_AVAILABLE_IN_ALL
DatelineMarking *dateline_marking_ref (DatelineMarking *self);
DATELINE_AVAILABLE_IN_ALL
void dateline_marking_unref (DatelineMarking *self);
DATELINE_AVAILABLE_IN_ALL
DatelineStoreChangeFlags dateline_marking_get_flag (const DatelineMarking *self);
DATELINE_AVAILABLE_IN_ALL
gboolean dateline_marking_get_value (const DatelineMarking *self);
DATELINE_AVAILABLE_IN_ALL
guint dateline_marking_get_n_stories (const DatelineMarking *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DatelineMarking, dateline_marking_unref)

G_END_DECLS
