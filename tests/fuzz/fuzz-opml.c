/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Any bytes as an OPML file: what was read and is written can be read again. */

#include "fuzz-target.h"

#include "dateline/feed/dateline-opml.h"

int
LLVMFuzzerTestOneInput (const guint8 *bytes, gsize size)
{
  g_autoptr (GBytes) content = g_bytes_new (bytes, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) feeds = dateline_opml_read (content, &error);
  g_autoptr (GBytes) written = NULL;
  g_autoptr (GPtrArray) again = NULL;

  g_assert_true ((feeds == NULL) == (error != NULL));
  if (feeds == NULL)
    return 0;
  written = dateline_opml_write (feeds, "Feeds");
  again = dateline_opml_read (written, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (again->len, ==, feeds->len);
  return 0;
}
