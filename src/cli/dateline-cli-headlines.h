/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Headlines, their numbers and their dates on a terminal. */

#pragma once

#include "cli/dateline-cli.h"

G_BEGIN_DECLS

/* "2026-11-22 14:20" in the local zone. */
char *dateline_cli_format_time (gint64 time);

/* The stories that the arguments name by their numbers; NULL after saying which is none.
 */
GArray *dateline_cli_read_story_ids (DatelineCliRun *run, int argc, char **argv);

/* Reads and prints what the query lists. */
DatelineCliStatus
dateline_cli_print_headlines (DatelineCliRun *run, DatelineQuery *query, gboolean json);

G_END_DECLS
