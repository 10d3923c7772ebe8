/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* JSON Feed 1 and 1.1. Any thread. */

#pragma once

#include "dateline/model/dateline-feed-document-builder-private.h"

G_BEGIN_DECLS

gboolean dateline_json_feed_read (const char *text,
                                  gsize length,
                                  const char *uri,
                                  DatelineFeedDocumentBuilder *builder);

G_END_DECLS
