/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Any bytes in any character set: what comes out is UTF-8 without NUL, no more than four
 * bytes for each that came in, and UTF-8 stays as it is. A first line may be a
 * Content-Type. */

#include "fuzz-target.h"

#include "dateline/text/dateline-charset-private.h"

#define MOST_BYTES_A_BYTE 4

static void
decode (GBytes *content, const char *content_type, DatelineCharsetKind kind)
{
  g_autoptr (GBytes) decoded = dateline_charset_decode (content, content_type, kind);
  g_autoptr (GBytes) again = NULL;
  gsize length;
  const char *text = g_bytes_get_data (decoded, &length);

  if (length == 0)
    return;
  g_assert_true (g_utf8_validate (text, length, NULL));
  g_assert_cmpuint (length, <=, g_bytes_get_size (content) * MOST_BYTES_A_BYTE + 8);
  if (length >= 3 && memcmp (text, "\xef\xbb\xbf", 3) == 0)
    return;
  again = dateline_charset_decode (decoded, "text/plain; charset=utf-8", kind);
  g_assert_true (g_bytes_equal (again, decoded));
}

int
LLVMFuzzerTestOneInput (const guint8 *bytes, gsize size)
{
  g_autoptr (GBytes) content = g_bytes_new (bytes, size);
  const guint8 *line = memchr (bytes, '\n', MIN (size, 64));

  for (int kind = DATELINE_CHARSET_XML; kind <= DATELINE_CHARSET_JSON; kind++)
    decode (content, NULL, kind);
  if (line != NULL)
    {
      g_autofree char *raw = g_strndup ((const char *) bytes, line - bytes);
      g_autofree char *type = g_utf8_make_valid (raw, -1);
      g_autoptr (GBytes) rest =
          g_bytes_new_from_bytes (content, line + 1 - bytes, bytes + size - line - 1);

      for (int kind = DATELINE_CHARSET_XML; kind <= DATELINE_CHARSET_JSON; kind++)
        decode (rest, type, kind);
    }
  return 0;
}
