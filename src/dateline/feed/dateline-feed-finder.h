/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dateline/model/dateline-feed-link.h"

G_BEGIN_DECLS

DATELINE_AVAILABLE_IN_ALL
GPtrArray *
dateline_feed_finder_find (GBytes *page, const char *content_type, const char *uri);

G_END_DECLS
