/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Links that stay within the article have an address too, so that they are pointed at,
 * focused and activated as all others are. No publisher can write one: addresses of
 * theirs are absolute. Pure, any thread.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  DATELINE_INNER_JUMP, /* goes to a block */
  DATELINE_INNER_FOLD, /* shows or hides what stands under a summary */
} DatelineInnerKind;

char *dateline_inner_address_new (DatelineInnerKind kind, guint block);
gboolean
dateline_inner_address_parse (const char *address, DatelineInnerKind *kind, guint *block);
gboolean dateline_is_inner_address (const char *address);

G_END_DECLS
