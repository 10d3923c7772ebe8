/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* How the store makes a section. */

#pragma once

#include "dateline/model/dateline-section.h"

G_BEGIN_DECLS

DatelineSection *
dateline_section_new (gint64 id, const char *name, const DatelineQuery *query);

G_END_DECLS
