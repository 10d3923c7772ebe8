/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What SQL of ours calls to look into bodies, which are packed:
 *
 *   body_text (packed, dictionary_id, text)      a text of a body, by DatelineBodyText
 *   body_is_sound (packed, dictionary_id)        whether it can be unpacked
 *   body_pack (content, content_text, summary, captions, details)
 */

#pragma once

#include "dateline/store/dateline-database-private.h"

G_BEGIN_DECLS

void dateline_body_functions_add (DatelineDatabase *database, sqlite3 *handle);

G_END_DECLS
