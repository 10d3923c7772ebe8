/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dateline/model/dateline-macros.h"

G_BEGIN_DECLS

#define DATELINE_TYPE_NAME_COUNT (dateline_name_count_get_type ())

typedef struct _DatelineNameCount DatelineNameCount;

DATELINE_AVAILABLE_IN_ALL
GType dateline_name_count_get_type (void) G_GNUC_CONST;
DATELINE_AVAILABLE_IN_ALL
DatelineNameCount *dateline_name_count_new (const char *name, guint n_stories);
DATELINE_AVAILABLE_IN_ALL
DatelineNameCount *dateline_name_count_ref (DatelineNameCount *self);
DATELINE_AVAILABLE_IN_ALL
void dateline_name_count_unref (DatelineNameCount *self);
DATELINE_AVAILABLE_IN_ALL
const char *dateline_name_count_get_name (const DatelineNameCount *self);
DATELINE_AVAILABLE_IN_ALL
guint dateline_name_count_get_n_stories (const DatelineNameCount *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DatelineNameCount, dateline_name_count_unref)

G_END_DECLS
