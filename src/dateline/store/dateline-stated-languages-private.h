/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The languages that stories state themselves, whatever their feeds are in. */

#pragma once

#include "dateline/store/dateline-database-private.h"

G_BEGIN_DECLS

/* Tags without their countries, as "de", in alphabetical order; at most 64. There may be
 * some of which no story is left. */
GStrv dateline_stated_languages_list (DatelineDatabase *database, GError **error);

G_END_DECLS
