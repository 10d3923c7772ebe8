/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The steps of an arrangement, made. */

#pragma once

#include "dateline/model/dateline-arrangement.h"
#include "dateline/store/dateline-database-private.h"

G_BEGIN_DECLS

/* Makes the steps of @arrangement and puts into @inverse what takes them back. The
 * stories (gint64) of feeds that were removed are added to @removed. */
gboolean dateline_arranging_apply (DatelineDatabase *database,
                                   const DatelineArrangement *arrangement,
                                   DatelineArrangement *inverse,
                                   GArray *removed,
                                   GError **error);

G_END_DECLS
