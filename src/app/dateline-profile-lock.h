/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* One window program at a time has a profile. Main thread. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Takes the lock of @folder for as long as the program runs; FALSE if another has it.
 * Where none can be had, as in a folder that cannot be written to, nobody is kept away
 * and *@file is -1. */
gboolean dateline_profile_lock_take (const char *folder, int *file);
void dateline_profile_lock_drop (int *file);

G_END_DECLS
