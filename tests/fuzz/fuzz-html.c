/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Any text as HTML: what is cleaned is UTF-8 and has no element that is not allowed. */

#include "fuzz-target.h"

#include "dateline/html/dateline-html-sanitizer.h"
#include "dateline/html/dateline-html-text-private.h"

/* In clean HTML a "<" that is text is written as an entity, so these can only be tags. */
static const char *const unclean[] = {
  "<script", "<style", "<iframe",   "<object", "<embed", "<svg",  "<math", "<form",
  "<input",  "<link",  "<template", "<meta",   "<base",  "<html", "<!--",  "<?",
};

int
LLVMFuzzerTestOneInput (const guint8 *bytes, gsize size)
{
  g_autofree char *html = g_utf8_make_valid ((const char *) bytes, (gssize) size);
  g_autofree char *text = dateline_html_to_text (html, -1);
  g_autofree char *clean = dateline_html_sanitize (html, -1, "https://example.org/");

  g_assert_true (g_utf8_validate (text, -1, NULL));
  g_assert_true (g_utf8_validate (clean, -1, NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (unclean); i++)
    g_assert_null (strstr (clean, unclean[i]));
  return 0;
}
