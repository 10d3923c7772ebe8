/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The names that documents give their encodings. Pure, any thread. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  const char *name;   /* as iconv knows it */
  const char *labels; /* in lower case, parted by spaces */
  guint unit;         /* bytes that are skipped together where some fit nothing */
} DatelineCharset;

const DatelineCharset *dateline_charset_find (const char *label, gsize length);

G_END_DECLS
