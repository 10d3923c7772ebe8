/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The pictures of one story. On the thread of the database. */

#pragma once

#include "dateline/store/dateline-database-private.h"

G_BEGIN_DECLS

/* Their addresses, each once; none for a story that is gone. NULL on an error. */
GStrv dateline_story_pictures_list (DatelineDatabase *database,
                                    gint64 story_id,
                                    GError **error);

G_END_DECLS
