/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Two feeds that turned out to be one: the stories of the one become the other's. On the
 * writing thread, inside a transaction.
 */

#pragma once

#include "dateline/store/dateline-database-private.h"

G_BEGIN_DECLS

/* Gives the stories that only @from has to @into, and removes @from as a reader would. */
gboolean
dateline_feed_join (DatelineDatabase *database, gint64 from, gint64 into, GError **error);

G_END_DECLS
