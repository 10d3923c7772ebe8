/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What a person does in a window with a large store, timed. */

#pragma once

#include "dateline-gtk/reader/dateline-reader-private.h"

G_BEGIN_DECLS

/* Prints all figures; returns when it is done. */
void bench_front_page_use (DatelineReader *reader);

/* Two parts of that. */
void bench_front_page_scroll (DatelineReader *reader);
void bench_front_page_lists (DatelineReader *reader);

G_END_DECLS
