/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What the process gives up before it looks at a picture. */

#pragma once

#include <glib.h>

void dateline_picture_cage_limit (void);
void dateline_picture_cage_close (void);
void dateline_picture_cage_renew_time (void);
