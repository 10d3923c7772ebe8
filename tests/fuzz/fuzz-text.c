/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Any text as a title, a body and a caption: what is left has nothing in it that hides or
 * turns text, cleaning twice cleans no more, and nothing grows. */

#include "fuzz-target.h"

#include "fuzz-checks.h"

#include "dateline/text/dateline-text-private.h"

static gboolean
is_forbidden (gunichar c)
{
  return c < 0x20 || (c >= 0x7f && c < 0xa0) || (c >= 0x202a && c <= 0x202e) ||
         (c >= 0x2066 && c <= 0x2069) || (c >= 0xfff9 && c <= 0xfffb) ||
         (c >= 0xe0000 && c <= 0xe007f);
}

static void
check_characters (const char *text, const char *allowed)
{
  guint n_marks = 0;

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      g_assert_true (!is_forbidden (c) || (c < 0x80 && strchr (allowed, c) != NULL));
      n_marks = g_unichar_ismark (c) ? n_marks + 1 : 0;
      g_assert_cmpuint (n_marks, <=, 4);
    }
}

int
LLVMFuzzerTestOneInput (const guint8 *bytes, gsize size)
{
  g_autofree char *text = g_utf8_make_valid ((const char *) bytes, (gssize) size);
  g_autofree char *line = dateline_text_tame (text);
  g_autofree char *body = dateline_text_tame_body (text);
  g_autofree char *body_again = dateline_text_tame_body (body);
  g_autofree char *flat = dateline_text_collapse (text);
  g_autofree char *flat_again = dateline_text_collapse (flat);
  g_autofree char *excerpt = dateline_text_excerpt (text, 40);
  g_autofree char *caption = NULL;
  g_autofree char *credit = NULL;

  fuzz_check_line (line);
  check_characters (line, "");
  g_assert_cmpuint (strlen (line), <=, strlen (text));

  fuzz_check_text (body);
  check_characters (body, "\n\t");
  g_assert_cmpuint (strlen (body), <=, strlen (text));
  g_assert_cmpstr (body_again, ==, body);

  fuzz_check_text (flat);
  g_assert_cmpstr (flat_again, ==, flat);
  fuzz_check_text (excerpt);
  g_assert_cmpint (g_utf8_strlen (excerpt, -1), <=, 41);

  dateline_text_split_credit (line, &caption, &credit);
  fuzz_check_text (caption);
  fuzz_check_text (credit);
  g_assert_cmpuint (caption == NULL ? 0 : strlen (caption), <=, strlen (line));
  g_assert_cmpuint (credit == NULL ? 0 : strlen (credit), <=, strlen (line));
  return 0;
}
