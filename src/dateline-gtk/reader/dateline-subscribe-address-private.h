/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What an address that a person typed tells by itself. Pure functions, any thread. */

#pragma once

#include "dateline/dateline.h"

G_BEGIN_DECLS

/* A server that was asked by https, because nobody said how, may know http alone. A
 * number was asked by that. */
gboolean dateline_subscribe_may_be_insecure (const char *address, const GError *error);

/* "Looking for feeds at example.org…" */
char *dateline_subscribe_describe_search (const char *address);

G_END_DECLS
