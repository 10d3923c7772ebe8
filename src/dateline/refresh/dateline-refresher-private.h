/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What the refresher's own files share. Main context. */

#pragma once

#include "dateline/refresh/dateline-refresh-job-private.h"
#include "dateline/refresh/dateline-refresher.h"

G_BEGIN_DECLS

/* Valid as long as @self. */
const DatelineRefreshTools *dateline_refresher_get_tools (DatelineRefresher *self);

G_END_DECLS
