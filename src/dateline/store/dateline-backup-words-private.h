/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What is wrong with a backup, in its own words: those of a store's file would say that
 * the stories are damaged, or to restore a backup. Any thread. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Each puts other words in the place of *@error's, where it knows better. */
void dateline_backup_explain_reading (const char *path, GError **error);
void dateline_backup_explain_writing (const char *path, GError **error);

G_END_DECLS
