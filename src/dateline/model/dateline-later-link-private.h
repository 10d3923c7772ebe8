/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* How the store makes a link for later. */

#pragma once

#include "dateline/model/dateline-later-link.h"

G_BEGIN_DECLS

DatelineLaterLink *
dateline_later_link_new (const char *uri, const char *title, gint64 added_at);

G_END_DECLS
