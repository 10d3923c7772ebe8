/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What the refresher tells the cache. Main context only. */

#pragma once

#include "dateline/net/dateline-media-cache.h"

G_BEGIN_DECLS

/* @uri is a feed's icon: at most 256 KB, and when its server does not send it, it is not
 * asked for again for 30 days. */
void dateline_media_cache_note_icon (DatelineMediaCache *self, const char *uri);

G_END_DECLS
