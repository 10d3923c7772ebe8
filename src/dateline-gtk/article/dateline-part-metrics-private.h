/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The rhythm of the column: how far the parts stand apart, and how high each probably is
 * before it is measured. Pure, any thread.
 */

#pragma once

#include "dateline-gtk/article/dateline-article-parts-private.h"

G_BEGIN_DECLS

int dateline_part_get_gap (const DatelineArticleParts *parts, guint part, double em);
int dateline_part_guess_height (const DatelineArticleParts *parts,
                                guint part,
                                int width,
                                double em);
int dateline_part_get_joined_depth (const DatelineArticleParts *parts, guint part);

G_END_DECLS
