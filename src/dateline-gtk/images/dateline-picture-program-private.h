/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Where the program that unpacks pictures is. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *dateline_picture_find_program (void);

G_END_DECLS
