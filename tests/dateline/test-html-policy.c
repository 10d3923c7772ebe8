/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The allow-lists: what is not named is refused. */

#include "dateline/html/dateline-html-policy-private.h"

#include <string.h>

static void
test_fates (void)
{
  static const char *const kept[] = {
    "p", "a", "img", "figure", "table", "video", "ruby"
  };
  static const char *const unwrapped[] = { "font",      "html",     "body",   "form",
                                           "x-unknown", "noscript", "button", "label",
                                           "blink",     "object",   "applet" };
  static const char *const dropped[] = {
    "script", "style",    "iframe",   "embed",    "link",    "meta",  "base",
    "input",  "select",   "option",   "textarea", "title",   "frame", "frameset",
    "keygen", "template", "noframes", "portal",   "noembed",
  };

  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    g_assert_cmpint (dateline_html_policy_get_fate (
                         dateline_html_tag_lookup (kept[i], strlen (kept[i]))),
                     ==,
                     DATELINE_HTML_KEEP);
  for (guint i = 0; i < G_N_ELEMENTS (unwrapped); i++)
    g_assert_cmpint (dateline_html_policy_get_fate (
                         dateline_html_tag_lookup (unwrapped[i], strlen (unwrapped[i]))),
                     ==,
                     DATELINE_HTML_UNWRAP);
  for (guint i = 0; i < G_N_ELEMENTS (dropped); i++)
    g_assert_cmpint (dateline_html_policy_get_fate (
                         dateline_html_tag_lookup (dropped[i], strlen (dropped[i]))),
                     ==,
                     DATELINE_HTML_DROP);
}

static void
test_attributes (void)
{
  static const char *const refused[] = {
    "onclick",         "style",      "id",     "class", "name",
    "srcdoc",          "formaction", "action", "xmlns", "autofocus",
    "contenteditable", "target",     "is",     "ping",  "data-x",
    "download",        "background",
  };

  for (guint tag = 0; tag < DATELINE_HTML_N_TAGS; tag++)
    for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
      g_assert_cmpint (dateline_html_policy_get_value (tag, refused[i]),
                       ==,
                       DATELINE_HTML_VALUE_REFUSED);

  g_assert_cmpint (dateline_html_policy_get_value (DATELINE_HTML_TAG_A, "href"),
                   ==,
                   DATELINE_HTML_VALUE_LINK);
  g_assert_cmpint (dateline_html_policy_get_value (DATELINE_HTML_TAG_P, "href"),
                   ==,
                   DATELINE_HTML_VALUE_REFUSED);
  g_assert_cmpint (dateline_html_policy_get_value (DATELINE_HTML_TAG_P, "dir"),
                   ==,
                   DATELINE_HTML_VALUE_WORD);
}

static void
test_values (void)
{
  static const struct
  {
    DatelineHtmlValue kind;
    const char *value;
    const char *filtered;
  } cases[] = {
    { DATELINE_HTML_VALUE_REFUSED, "x", NULL },
    { DATELINE_HTML_VALUE_TEXT, "\"><script>", "\"><script>" },
    { DATELINE_HTML_VALUE_WORD, "rtl", "rtl" },
    { DATELINE_HTML_VALUE_WORD, "a b", NULL },
    { DATELINE_HTML_VALUE_NUMBER, "50%", "50%" },
    { DATELINE_HTML_VALUE_NUMBER, "1;2", NULL },
    { DATELINE_HTML_VALUE_LINK, "b", "https://example.org/b" },
    { DATELINE_HTML_VALUE_LINK, "mailto:a@example.org", "mailto:a@example.org" },
    { DATELINE_HTML_VALUE_LINK, "javascript:alert(1)", NULL },
    { DATELINE_HTML_VALUE_LINK, " java\tscript:alert(1)", NULL },
    { DATELINE_HTML_VALUE_LINK, "data:text/html,x", NULL },
    { DATELINE_HTML_VALUE_PICTURE, "mailto:a@example.org", NULL },
    { DATELINE_HTML_VALUE_PICTURE,
      "data:image/png;base64,AAAA",
      "data:image/png;base64,AAAA" },
    { DATELINE_HTML_VALUE_PICTURE, "data:image/svg+xml,x", NULL },
    { DATELINE_HTML_VALUE_MEDIA, "data:image/png;base64,AAAA", NULL },
    { DATELINE_HTML_VALUE_SRCSET,
      "a 1x, javascript:b 2x,c",
      "https://example.org/a 1x, https://example.org/c" },
    { DATELINE_HTML_VALUE_SRCSET, "a (max-width: 3)", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *filtered =
          dateline_html_policy_filter_value (cases[i].kind,
                                             cases[i].value,
                                             "https://example.org/");

      g_assert_cmpstr (filtered, ==, cases[i].filtered);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/html-policy/fates", test_fates);
  g_test_add_func ("/html-policy/attributes", test_attributes);
  g_test_add_func ("/html-policy/values", test_values);
  return g_test_run ();
}
