/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The order in which people expect names. Pure, any thread. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef const char *(*DatelineGetNameFunc) (gconstpointer record);

/* Sorts @records by their names without regard to case, as the locale does; records of
 * one name keep their order. */
void dateline_name_order_sort (GPtrArray *records, DatelineGetNameFunc get_name);

G_END_DECLS
