/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The pictures of an entry: its own (media:*, itunes:image, image) and those of its
 * content, each once, captions and credits told apart. Any thread. */

#pragma once

#include "dateline/feed/dateline-feed-draft-private.h"

G_BEGIN_DECLS

gboolean dateline_feed_is_picture (const DatelineDraftMedia *media);
void dateline_feed_pictures_gather (DatelineDraft *draft, DatelineEntryBuilder *builder);

G_END_DECLS
