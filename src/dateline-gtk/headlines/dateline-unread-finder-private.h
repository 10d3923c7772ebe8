/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Where the next unread story of an edition is; see dateline-unread-finder.c. */

#pragma once

#include "dateline/dateline.h"

G_BEGIN_DECLS

typedef enum
{
  DATELINE_UNREAD_FOUND,
  DATELINE_UNREAD_NONE,
  DATELINE_UNREAD_UNKNOWN, /* only the store can tell */
} DatelineUnreadAnswer;

DatelineUnreadAnswer
dateline_unread_finder_look (DatelineEdition *edition, gint64 after_id, guint *position);
void dateline_unread_finder_ask_async (DatelineEdition *edition,
                                       gint64 after_id,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
gboolean
dateline_unread_finder_ask_finish (GAsyncResult *result, guint *position, GError **error);

G_END_DECLS
