/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Pages that show nothing before a script runs, and have the article in another place:
 * in the data of the script, in a template, for who runs none. */

#include "extract-test.h"

#define HEADLINE "Storm closes the harbour"
#define LONG SENTENCE SENTENCE
#define BLOCK(words) "{\"type\":\"text\",\"content\":\"" words " " LONG "\"}"
#define BLOCKS BLOCK ("First.") "," BLOCK ("Second.") "," BLOCK ("Third.")
#define SPANS(words)                                                                     \
  "{\"_type\":\"block\",\"children\":[{\"text\":\"" words                                \
  " \"},{\"marks\":[\"em\"],\"text\":\"" LONG "\"}]}"
#define TALK(words) "{\"text\":\"" words " bridge " LONG LONG "\"}"
#define PARAGRAPHS                                                                       \
  "<p>First. " LONG "<\\/p><p>Second. " LONG "<\\/p><p>Third. " LONG "<\\/p>"
#define MARKUP "<p>First. " LONG "</p><p>Second. " LONG "</p><p>Third. " LONG "</p>"
#define JSON(value) "<script type='application/json'>" value "</script>"

static const char *const pages[] = {
  /* HTML in a string, as frameworks send it. */
  "<div id='__next'></div>" JSON ("{\"props\":{\"post\":{\"body\":\"" PARAGRAPHS
                                  "\",\"title\":\"" HEADLINE "\"}}}"),
  /* Blocks, and what readers said of them. */
  "<p>Loading</p>" JSON (
      "{\"data\":[{\"headline\":\"" HEADLINE "\",\"content\":[" BLOCKS
      "],\"comments\":[" TALK ("A") "," TALK ("Old") "," TALK ("New") "]}]}"),
  JSON ("{\"title\":\"" HEADLINE
        "\",\"body\":[" SPANS ("First.") "," SPANS ("Second.") "," SPANS ("Third.") "]}"),
  JSON ("{\"title\":\"" HEADLINE "\",\"text\":[\"First. " LONG "\",\"Second. " LONG
        "\",\"Third. " LONG "\"]}"),
  /* Other stories are longer, but have other headlines. */
  JSON ("[{\"title\":\"Of a bridge\",\"content\":[" TALK ("A") "," TALK ("Old") "," TALK (
      "New") "]},{\"title\":\"" HEADLINE "\",\"content\":[" BLOCKS "]}]"),
  /* Given to a name. */
  "<script>window.a=1;window.__STATE__ = {\"1\":{\"title\":\"" HEADLINE
  "\",\"bodyHtml\":\"" PARAGRAPHS "\"}};</script>",
  "<script>var state=JSON.parse(\"{\\\"title\\\":\\\"" HEADLINE
  "\\\",\\\"body\\\":[\\\"First. " LONG "\\\",\\\"Second. " LONG "\\\",\\\"Third. " LONG
  "\\\"]}\");</script>",
  "<news-story><template shadowrootmode='open'><h1>" HEADLINE "</h1>" MARKUP
  "</template></news-story>",
  "<template><article><h1>" HEADLINE "</h1>" MARKUP "</article></template>",
  "<noscript><article><h1>" HEADLINE "</h1>" MARKUP "</article></noscript>",
};

static DatelineExtract *
extract (const char *body)
{
  g_autofree char *page =
      g_strdup_printf ("<title>" HEADLINE "</title><body><ul><li><a href='/'>Bridges</a>"
                       "</li></ul>%s<footer>© 2026</footer></body>",
                       body);

  return extract_at ("https://www.p.test/a", page);
}

static void
test_found (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_autoptr (DatelineExtract) found = extract (pages[i]);
      const char *text = dateline_extract_get_text (found);

      g_test_message ("%.60s: %s", pages[i], text);
      g_assert_true (g_str_has_prefix (text, "First. "));
      g_assert_nonnull (strstr (text, "\nSecond. "));
      g_assert_nonnull (strstr (text, "\nThird. "));
      g_assert_null (strstr (text, "ridge"));
    }
}

/* What a page shows is its article, unless a script has much more of the same. */
static void
test_shown (void)
{
  static const char *const shown[] = {
    "<article><h1>" HEADLINE "</h1><p>Short. " SENTENCE
    "</p></article>" JSON ("{\"title\":\"Of a bridge\",\"content\":[" BLOCKS "]}"),
    "<article><h1>" HEADLINE "</h1><p>Short. " SENTENCE "</p></article>"
    "<template><p>First. " LONG LONG LONG "</p></template>",
    "<article><h1>" HEADLINE "</h1><p>Short. " SENTENCE "</p></article>" JSON (
        "{\"title\":\"" HEADLINE "\",\"tags\":[\"First. tag of it\",\"Second. tag\"]}"),
  };

  for (guint i = 0; i < G_N_ELEMENTS (shown); i++)
    {
      g_autoptr (DatelineExtract) found = extract (shown[i]);
      const char *text = dateline_extract_get_text (found);

      g_test_message ("%s", text);
      g_assert_true (g_str_has_prefix (text, "Short. "));
      g_assert_null (strstr (text, "First. "));
    }
}

static void
test_amp (void)
{
  g_autoptr (DatelineExtract) found =
      extract ("<article><h1>" HEADLINE "</h1><amp-img src='/a.jpg' width='9'></amp-img>"
               "<p>First. " LONG "</p></article>");

  g_assert_nonnull (strstr (dateline_extract_get_content (found), "<img src=\"/a.jpg\""));
}

/* Nothing has to follow a page. */
static void
test_bounds (void)
{
  for (guint size = 300; size < 1500; size += 100)
    {
      g_autoptr (GString) page = g_string_new ("<p>Loading</p><script>state={\"a\":\"");
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (DatelineExtract) found = NULL;

      while (page->len < size)
        g_string_append_c (page, 'x');
      bytes = g_bytes_new_take (g_memdup2 (page->str, page->len), page->len);
      found = dateline_extract_new (bytes, NULL, NULL);
      g_assert_cmpstr (dateline_extract_get_text (found), ==, "");
    }
}

/* Data that was made to take long, or that is none. */
static void
test_hostile (void)
{
  static const char *const parts[] = {
    "[", "{\"a\":", "{\"text\":[", "[\"a b\",", "\"<p", "={\"a\"", "=JSON.parse(\"",
  };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    for (guint is_json = 0; is_json < 2; is_json++)
      {
        g_autoptr (GString) page = g_string_new (
            is_json ? "<script type='application/json'>" : "<script>x={\"a\":");
        g_autoptr (DatelineExtract) found = NULL;
        gint64 start;

        while (page->len < 1500000)
          g_string_append (page, parts[i]);
        g_string_append (page, "</script>");
        start = g_get_monotonic_time ();
        found = extract_at (NULL, page->str);
        g_test_message ("%s: %d ms",
                        parts[i],
                        (int) (g_get_monotonic_time () - start) / 1000);
        g_assert_cmpstr (dateline_extract_get_text (found), ==, "");
      }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/page-scripted/found", test_found);
  g_test_add_func ("/page-scripted/shown", test_shown);
  g_test_add_func ("/page-scripted/amp", test_amp);
  g_test_add_func ("/page-scripted/bounds", test_bounds);
  g_test_add_func ("/page-scripted/hostile", test_hostile);

  return g_test_run ();
}
