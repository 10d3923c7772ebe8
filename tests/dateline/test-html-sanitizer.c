/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* HTML with nothing active left in it, and nothing else lost. */

#include "dateline/html/dateline-html-sanitizer.h"

#include <string.h>

#define BASE "https://example.org/a/b.html"

typedef struct
{
  const char *html;
  const char *sanitized;
} Case;

static const Case cases[] = {
  { "", "" },
  { "<p>Hello <b>you</b>", "<p>Hello <b>you</b></p>" },
  { "a<script>alert(1)</script>b", "ab" },
  { "<p onclick=x style='position:fixed' class=y id=z title='&quot;>'>t</p>",
    "<p title=\"&quot;&gt;\">t</p>" },
  { "<a href='../c?x=1&amp;y=2'>t</a>",
    "<a href=\"https://example.org/c?x=1&amp;y=2\">t</a>" },
  { "<a href=javascript:alert(1)>t</a>", "<a>t</a>" },
  { "<a href='jav&#x09;ascript:alert(1)'>t</a>", "<a>t</a>" },
  { "<img src=p.jpg onerror=x alt='`'>",
    "<img src=\"https://example.org/a/p.jpg\" alt=\"&#96;\">" },
  { "<img src='data:image/svg+xml,<svg onload=x>'>", "<img>" },
  { "<svg onload=x><script>y</script></svg>z", "z" },
  { "<math><mtext><style><img src=x onerror=y></style></mtext></math>z", "z" },
  { "<math><mi>a</mi><mo>&lt;</mo><mi>b</mi><semantics><annotation>no</annotation>"
    "</semantics></math>",
    "a&lt;b" },
  { "<svg><title>t</title><desc>a <b>&lt;b></b><style>no</style></desc>"
    "<text>no</text></svg>z",
    "a &lt;b&gt;z" },
  { "<object data=x.swf><param name=a><embed src=y><a href=/p>Play</a></object>",
    "<a href=\"https://example.org/p\">Play</a>" },
  { "<applet code=x>no Java</applet>", "no Java" },
  { "<iframe src=x>y</iframe>z", "z" },
  { "<iframe src=x />z", "z" },
  { "<form action=x><input value=y><button>Go</button></form>", "Go" },
  { "<font color=red>t</font><unknown>u</unknown>", "tu" },
  { "<noscript><p title='</noscript><img src=x onerror=y>'></noscript>",
    "<p title=\"&lt;/noscript&gt;&lt;img src=x onerror=y&gt;\"></p>" },
  { "<!--[if IE]><script>x</script><![endif]-->t<![CDATA[u]]>v", "tv" },
  { "&lt;script&gt;&amp;lt;", "&lt;script&gt;&amp;lt;" },
  { "<pre>\n\nx</pre>", "<pre>\n\nx</pre>" },
  { "<ol start=3 type=a reversed><li value=5>x</ol>",
    "<ol start=\"3\" type=\"a\" reversed=\"\"><li value=\"5\">x</li></ol>" },
  { "<template><p>x</p></template><plaintext>a<b>", "a&lt;b&gt;" },
};

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *sanitized = dateline_html_sanitize (cases[i].html, -1, BASE);

      g_assert_cmpstr (sanitized, ==, cases[i].sanitized);
    }
}

/* What is written means the same when it is read again. */
static void
test_stable (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *once = dateline_html_sanitize (cases[i].html, -1, BASE);
      g_autofree char *twice = dateline_html_sanitize (once, -1, BASE);

      g_assert_cmpstr (once, ==, twice);
    }
}

static void
test_without_base (void)
{
  g_autofree char *sanitized =
      dateline_html_sanitize ("<a href=x>t</a><a href=javascript:y>u</a>", -1, NULL);

  g_assert_cmpstr (sanitized, ==, "<a href=\"x\">t</a><a>u</a>");
}

static void
test_too_much (void)
{
  GString *html = g_string_new ("<p>First &lt;b&gt;</p><script>no</script>");
  g_autofree char *sanitized = NULL;

  for (guint i = 0; i < 1000; i++)
    g_string_append (html, "<div onclick=x>");
  g_string_append (html, "last");

  sanitized = dateline_html_sanitize (html->str, html->len, BASE);
  g_assert_cmpstr (sanitized, ==, "<p>First &lt;b&gt;</p>\n<p>last</p>\n");
  g_string_free (html, TRUE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/html-sanitizer/cases", test_cases);
  g_test_add_func ("/html-sanitizer/stable", test_stable);
  g_test_add_func ("/html-sanitizer/without-base", test_without_base);
  g_test_add_func ("/html-sanitizer/too-much", test_too_much);
  return g_test_run ();
}
