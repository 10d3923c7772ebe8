/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Any text as HTML: what is cleaned is UTF-8, has no element and no attribute that is not
 * allowed, and its addresses lead nowhere that they may not. */

#include "fuzz-target.h"

#include "fuzz-checks.h"

#include "dateline/html/dateline-html-sanitizer.h"
#include "dateline/html/dateline-html-text-private.h"

/* In clean HTML a "<" that is text is written as an entity, so these can only be tags. */
static const char *const unclean[] = {
  "<script", "<style", "<iframe",   "<object", "<embed", "<svg",  "<math", "<form",
  "<input",  "<link",  "<template", "<meta",   "<base",  "<html", "<!--",  "<?",
};

/* A quote in a value is written as an entity, too: a value ends with the next one. */
static void
check_attribute (const char *name, gsize name_length, const char *value, gsize length)
{
  static const char *const addresses[] = { "href", "src", "cite", "poster" };
  g_autofree char *html = g_strndup (value, length);
  g_autofree char *plain = dateline_html_to_text (html, -1);

  g_assert_false (name_length > 1 && strncmp (name, "on", 2) == 0);
  g_assert_false (name_length == 5 && strncmp (name, "style", 5) == 0);
  for (gsize i = 0; i < G_N_ELEMENTS (addresses); i++)
    if (strlen (addresses[i]) == name_length &&
        strncmp (addresses[i], name, name_length) == 0)
      fuzz_check_address (plain,
                          i == 1 || i == 3 ? DATELINE_URI_PICTURE : DATELINE_URI_LINK);
}

static void
check_tag (const char *tag)
{
  const char *at = tag + 1 + strcspn (tag + 1, " >");

  while (*at == ' ')
    {
      const char *name = at + 1;
      const char *value = strstr (name, "=\"");
      const char *end;

      g_assert_nonnull (value);
      end = strchr (value + 2, '"');
      g_assert_nonnull (end);
      check_attribute (name, value - name, value + 2, end - value - 2);
      at = end + 1;
    }
  g_assert_cmpint (*at, ==, '>');
}

int
LLVMFuzzerTestOneInput (const guint8 *bytes, gsize size)
{
  g_autofree char *html = g_utf8_make_valid ((const char *) bytes, (gssize) size);
  g_autofree char *text = dateline_html_to_text (html, -1);
  g_autofree char *clean = dateline_html_sanitize (html, -1, "https://example.org/");

  fuzz_check_text (text);
  g_assert_cmpuint (strlen (text), <=, 2 * strlen (html));
  fuzz_check_text (clean);
  for (gsize i = 0; i < G_N_ELEMENTS (unclean); i++)
    g_assert_null (strstr (clean, unclean[i]));
  for (const char *tag = strchr (clean, '<'); tag != NULL; tag = strchr (tag + 1, '<'))
    check_tag (tag);
  return 0;
}
