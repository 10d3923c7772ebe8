/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The line that a caption is, without what pages print around captions. Pure, any
 * thread. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

const char *
dateline_credit_find_line (const char *text, char **collapsed, const char **stop);

G_END_DECLS
