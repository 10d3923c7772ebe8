/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dateline/model/dateline-macros.h"

G_BEGIN_DECLS

#define DATELINE_TYPE_LATER_LINK (dateline_later_link_get_type ())

typedef struct _DatelineLaterLink DatelineLaterLink;

DATELINE_AVAILABLE_IN_ALL
GType dateline_later_link_get_type (void) G_GNUC_CONST;
DATELINE_AVAILABLE_IN_ALL
DatelineLaterLink *dateline_later_link_ref (DatelineLaterLink *self);
DATELINE_AVAILABLE_IN_ALL
void dateline_later_link_unref (DatelineLaterLink *self);
DATELINE_AVAILABLE_IN_ALL
const char *dateline_later_link_get_uri (const DatelineLaterLink *self);
DATELINE_AVAILABLE_IN_ALL
const char *dateline_later_link_get_title (const DatelineLaterLink *self);
DATELINE_AVAILABLE_IN_ALL
gint64 dateline_later_link_get_added_at (const DatelineLaterLink *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DatelineLaterLink, dateline_later_link_unref)

G_END_DECLS
