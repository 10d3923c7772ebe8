/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Marks stories, one or a hundred thousand, and keeps the counts of what is unread. On
 * the writing thread, inside a transaction.
 */

#pragma once

#include "dateline/store/dateline-database-private.h"

G_BEGIN_DECLS

/* Each returns the ids (gint64) of those of @ids that were marked otherwise. */
GArray *dateline_story_marks_set_read (DatelineDatabase *database,
                                       GArray *ids,
                                       gboolean read,
                                       GError **error);
GArray *dateline_story_marks_set_saved (DatelineDatabase *database,
                                        GArray *ids,
                                        gboolean saved,
                                        GError **error);
/* Deletes stories, for good unless they are brought back before they are purged. */
GArray *dateline_story_marks_set_deleted (DatelineDatabase *database,
                                          GArray *ids,
                                          gboolean deleted,
                                          GError **error);

G_END_DECLS
