/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The last requests for feeds on a terminal. */

#pragma once

#include "cli/dateline-cli.h"

G_BEGIN_DECLS

/* Reads and prints the log of each of @feeds, of DatelineFeed. */
DatelineCliStatus
dateline_cli_print_fetches (DatelineCliRun *run, GPtrArray *feeds, gboolean json);

G_END_DECLS
