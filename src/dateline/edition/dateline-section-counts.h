/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dateline/model/dateline-section.h"
#include "dateline/store/dateline-store.h"

G_BEGIN_DECLS

#define DATELINE_TYPE_SECTION_COUNTS (dateline_section_counts_get_type ())

DATELINE_AVAILABLE_IN_ALL
G_DECLARE_FINAL_TYPE (DatelineSectionCounts,
                      dateline_section_counts,
                      DATELINE,
                      SECTION_COUNTS,
                      GObject)

DATELINE_AVAILABLE_IN_ALL
DatelineSectionCounts *dateline_section_counts_new (DatelineStore *store);
DATELINE_AVAILABLE_IN_ALL
GPtrArray *dateline_section_counts_get_sections (DatelineSectionCounts *self);
DATELINE_AVAILABLE_IN_ALL
gint64 dateline_section_counts_get_n_unread (DatelineSectionCounts *self,
                                             gint64 section_id);

G_END_DECLS
