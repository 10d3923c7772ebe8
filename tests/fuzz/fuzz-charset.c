/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Any bytes in any character set: what comes out is UTF-8. */

#include "fuzz-target.h"

#include "dateline/text/dateline-charset-private.h"

int
LLVMFuzzerTestOneInput (const guint8 *bytes, gsize size)
{
  g_autoptr (GBytes) content = g_bytes_new (bytes, size);

  for (int kind = DATELINE_CHARSET_XML; kind <= DATELINE_CHARSET_JSON; kind++)
    {
      g_autoptr (GBytes) decoded = dateline_charset_decode (content, NULL, kind);
      gsize length;
      const char *text = g_bytes_get_data (decoded, &length);

      g_assert_true (length == 0 || g_utf8_validate (text, length, NULL));
    }
  return 0;
}
