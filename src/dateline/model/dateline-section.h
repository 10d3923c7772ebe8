/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dateline/model/dateline-query.h"

G_BEGIN_DECLS

#define DATELINE_TYPE_SECTION (dateline_section_get_type ())

typedef struct _DatelineSection DatelineSection;

DATELINE_AVAILABLE_IN_ALL
GType dateline_section_get_type (void) G_GNUC_CONST;
DATELINE_AVAILABLE_IN_ALL
DatelineSection *dateline_section_ref (DatelineSection *self);
DATELINE_AVAILABLE_IN_ALL
void dateline_section_unref (DatelineSection *self);
DATELINE_AVAILABLE_IN_ALL
gint64 dateline_section_get_id (const DatelineSection *self);
DATELINE_AVAILABLE_IN_ALL
const char *dateline_section_get_name (const DatelineSection *self);
DATELINE_AVAILABLE_IN_ALL
const DatelineQuery *dateline_section_get_query (const DatelineSection *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DatelineSection, dateline_section_unref)

G_END_DECLS
