/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Pages as newsrooms make them, and what is to come of each. */

#include "extract-test.h"

static void
test_reference_story (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("G_TEST_SRCDIR"),
                                            "data",
                                            "extract",
                                            "reference-story.html",
                                            NULL);
  g_autofree char *html = NULL;
  g_autoptr (DatelineExtract) extract = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) lines = NULL;
  DatelinePicture *lead;

  g_file_get_contents (path, &html, NULL, &error);
  g_assert_no_error (error);
  extract = extract_at ("https://news.test/kerry-seeks-global-coalition/", html);

  g_assert_cmpstr (dateline_extract_get_title (extract),
                   ==,
                   "Kerry seeks ‘global coalition’ in fight against IS");
  g_assert_cmpint (dateline_extract_get_published (extract), ==, 1409398824);
  g_assert_cmpstr (dateline_extract_get_category (extract), ==, "More Top Stories");
  g_assert_null (dateline_extract_get_byline (extract));
  lead = dateline_extract_get_lead_picture (extract);
  g_assert_nonnull (lead);
  g_assert_cmpstr (dateline_picture_get_uri (lead),
                   ==,
                   "https://news.test/wp-content/uploads/kerry.jpg");
  g_assert_true (g_str_has_prefix (dateline_picture_get_caption (lead),
                                   "Secretary of State John Kerry in a New York"));
  g_assert_cmpstr (dateline_picture_get_credit (lead), ==, "AFP/File");

  /* The caption, the paragraphs, and nothing else. */
  lines = g_strsplit (dateline_extract_get_text (extract), "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 7);
  g_assert_true (g_str_has_prefix (lines[0], "Secretary of State John Kerry"));
  g_assert_true (g_str_has_prefix (lines[1], "In the wake of President Obama’s"));
  g_assert_true (
      g_str_has_suffix (lines[6], "“nihilistic vision and genocidal agenda.”"));
}

typedef struct
{
  const char *head;
  const char *before;
  const char *title;
} TitleCase;

static const TitleCase titles[] = {
  { "<title>Storm closes the harbour | Harbour Post</title>",
    "",
    "Storm closes the harbour" },
  { "<title>Storm closes the harbour – Har</title>", "", "Storm closes the harbour" },
  { "<title>Storm closes the harbour – UK</title>",
    "<h1>Storm closes the harbour – UK</h1>",
    "Storm closes the harbour – UK" },
  { "<title>Post: Storm closes the harbour - News</title>",
    "<h1>Storm closes the harbour</h1>",
    "Storm closes the harbour" },
  { "<meta property='og:title' content='Harbour closed by storm: what we know'>",
    "<h1>Harbour closed by storm for a third day</h1>",
    "Harbour closed by storm for a third day" },
  { "<meta property='og:title' content='A quite different thing'>",
    "<h1>Storm closes the harbour</h1>",
    "A quite different thing" },
  { "<meta property='og:title' content='Storm closes the harbour - The Post'>"
    "<meta property='og:site_name' content='The Post'>",
    "",
    "Storm closes the harbour" },
  { "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"Storm "
    "&amp; harbour\"}</script>",
    "",
    "Storm & harbour" },
  { "<script type='application/ld+json'>//<![CDATA[\n{\"@graph\":[{\"@type\":\"WebSite\","
    "\"name\":\"Post\"},{\"@type\":[\"Thing\",\"Article\"],\"headline\":\"In a graph\"}]}"
    "//]]></script>",
    "",
    "In a graph" },
  { "<title>風が港を閉じる：毎日の港</title><meta property='og:site_name' "
    "content='毎日の港'>",
    "",
    "風が港を閉じる" },
  { "<title>A word on snake_case in C programs</title>",
    "",
    "A word on snake_case in C programs" },
  { "", "<h1>The only heading of it</h1>", "The only heading of it" },
  /* The document and the page say the same. */
  { "<title>Storm closes the harbour - The Post</title>"
    "<meta property='og:title' content='A quite different thing'>",
    "<h1>Storm closes the harbour</h1>",
    "Storm closes the harbour" },
  { "<title>Waves close the harbour again Waves close the harbour again</title>",
    "",
    "Waves close the harbour again" },
  { "<title>Storm closes the harbour | Harbour-Post.test</title>",
    "<h1>Harbour-Post.test</h1><h1>Storm closes the harbour</h1>",
    "Storm closes the harbour" },
  { "<meta property='og:site_name' content='The Post'><title>Storm closes the harbour | "
    "World | The Post</title>",
    "",
    "Storm closes the harbour" },
};

static void
test_titles (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      g_autoptr (DatelineExtract) extract =
          extract_parts (titles[i].head, titles[i].before, "");

      g_assert_cmpstr (dateline_extract_get_title (extract), ==, titles[i].title);
    }
}

typedef struct
{
  const char *shown; /* behind the headline */
  gint64 published;
} DateCase;

static const DateCase dates[] = {
  { "<div>By Ann Lee | Posted 2026-03-04</div>", 1772582400 },
  { "<div>Date: 4 March 2026 Time: 10:15</div>", 1772619300 },
  { "<div>© 2026 Harbour Post, 4 March 2026</div>", DATELINE_TIME_UNKNOWN },
  { "<div>It was built on 4 March 1926</div>", DATELINE_TIME_UNKNOWN },
};

/* A date that nothing names. */
static void
test_dates (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      g_autofree char *before =
          g_strconcat ("<h1>Storm closes the harbour</h1>", dates[i].shown, NULL);
      g_autoptr (DatelineExtract) extract =
          extract_parts ("<title>Storm closes the harbour</title>", before, "");

      g_test_message ("%s", dates[i].shown);
      g_assert_cmpint (dateline_extract_get_published (extract), ==, dates[i].published);
    }
}

static void
test_facts (void)
{
  g_autoptr (DatelineExtract) said = extract_parts (
      "<html lang='en-GB'><script type='application/ld+json'>[{\"@type\":\"NewsArticle\","
      "\"headline\":\"Storm\",\"author\":[{\"@type\":\"Person\",\"name\":\"Ann Lee\"},"
      "{\"name\":\"Bo Ek\"}],\"datePublished\":\"2026-03-04T05:06:07+02:00\","
      "\"articleSection\":\"World\",\"publisher\":{\"name\":\"Harbour Post\"},\"image\":"
      "{\"url\":\"/a.jpg\",\"caption\":\"Waves\"}},{\"@type\":\"Article\",\"headline\":"
      "\"Another\",\"author\":\"Nobody\"}]</script>",
      "",
      "");
  g_autoptr (DatelineExtract) shown = extract_parts (
      "<meta name='description' content='What it is about'>",
      "<h1>Storm closes the harbour</h1><p class='byline'>By <span itemprop='name'>Ann "
      "Lee</span></p><time datetime='2026-03-04'>4 March</time>",
      "");
  g_autoptr (DatelineExtract) by_address =
      extract_at ("https://p.test/2026/03/04/storm", paragraphs);
  g_autoptr (DatelineExtract) by_year = extract_at ("https://p.test/2026", paragraphs);

  g_assert_cmpstr (dateline_extract_get_byline (said), ==, "Ann Lee, Bo Ek");
  g_assert_cmpint (dateline_extract_get_published (said), ==, 1772593567);
  g_assert_cmpint (dateline_extract_get_published_offset (said), ==, 120);
  g_assert_cmpstr (dateline_extract_get_category (said), ==, "World");
  g_assert_cmpstr (dateline_extract_get_site_name (said), ==, "Harbour Post");
  g_assert_cmpstr (dateline_picture_get_uri (dateline_extract_get_lead_picture (said)),
                   ==,
                   "https://www.harbour-post.test/a.jpg");
  g_assert_cmpstr (
      dateline_picture_get_caption (dateline_extract_get_lead_picture (said)),
      ==,
      "Waves");

  g_assert_cmpstr (dateline_extract_get_byline (shown), ==, "Ann Lee");
  g_assert_cmpint (dateline_extract_get_published (shown), ==, 1772582400);
  g_assert_cmpstr (dateline_extract_get_excerpt (shown), ==, "What it is about");
  g_assert_null (strstr (dateline_extract_get_text (shown), "By Ann"));
  g_assert_cmpint (dateline_extract_get_published (by_address), ==, 1772582400);
  g_assert_cmpint (dateline_extract_get_published (by_year), ==, DATELINE_TIME_UNKNOWN);
}

/* Pages that were written anew as XML have scripts that are closed at once. */
static void
test_closed_script (void)
{
  g_autofree char *page =
      g_strdup_printf ("<html><head><title>Storm</title><script src='/a.js'/>\n"
                       "<script>if (1 < 2) {}</script></head><body>%s</body></html>",
                       paragraphs);
  g_autoptr (GBytes) bytes = g_bytes_new (page, strlen (page));
  g_autoptr (DatelineExtract) extract = dateline_extract_new (bytes, NULL, NULL);

  g_assert_nonnull (strstr (dateline_extract_get_text (extract), "Third. "));
}

static guint
count (const char *text, const char *words)
{
  guint n = 0;

  for (; (text = strstr (text, words)); text++)
    n++;
  return n;
}

/* The same text in two places of a page is read once; in one place it was meant. */
static void
test_repeated (void)
{
  g_autofree char *two_places =
      g_strdup_printf ("<div class='narrow'>%s</div><p>Fourth. " SENTENCE "</p>",
                       paragraphs);
  g_autoptr (DatelineExtract) once = extract_parts ("", "", two_places);
  g_autoptr (DatelineExtract) twice = extract_parts ("", paragraphs, "");

  g_assert_cmpuint (count (dateline_extract_get_text (once), "Second. "), ==, 1);
  g_assert_cmpuint (count (dateline_extract_get_text (once), "Fourth. "), ==, 1);
  g_assert_cmpuint (count (dateline_extract_get_text (twice), "Second. "), ==, 2);
}

static void
test_figure (void)
{
  g_autoptr (DatelineExtract) extract = extract_parts (
      "",
      "<div class='top-media'><figure><img src='/a.jpg' alt='x'><figcaption>The wall. "
      "<span class='credit'>Ann Lee/AFP</span></figcaption></figure></div>",
      "");

  g_assert_true (
      g_str_has_prefix (dateline_extract_get_text (extract), "The wall. Ann Lee/AFP"));
  g_assert_cmpstr (
      dateline_picture_get_credit (dateline_extract_get_lead_picture (extract)),
      ==,
      "Ann Lee/AFP");
}

/* Behind a wall that asks for money the page still says what its text is. */
static void
test_named_body (void)
{
  g_autofree char *html = g_strdup_printf (
      "<script type='application/ld+json'>{\"@type\":\"Article\",\"headline\":\"Storm\","
      "\"articleBody\":\"%s\\n\\n%s\\n%s<b>\"}</script><article><p>The harbour was "
      "closed.</p></article>",
      SENTENCE,
      SENTENCE,
      SENTENCE);
  g_autoptr (DatelineExtract) extract = extract_at (NULL, html);
  g_auto (GStrv) found = g_strsplit (dateline_extract_get_text (extract), "\n", -1);

  g_assert_cmpuint (g_strv_length (found), ==, 3);
  g_assert_null (strstr (dateline_extract_get_content (extract), "<b>"));
}

typedef struct
{
  const char *uri;
  const char *href;
  const char *next;
} PageCase;

static const PageCase pages[] = {
  { "https://p.test/a/story", "/a/story?page=2", "https://p.test/a/story?page=2" },
  { "https://p.test/a/story?page=2", "?page=3", "https://p.test/a/story?page=3" },
  { "https://p.test/a/story/", "/a/story/2/", "https://p.test/a/story/2/" },
  { "https://p.test/a/story.html", "story-2.html", "https://p.test/a/story-2.html" },
  { "https://p.test/a/story", "/a/story?page=3", NULL },
  { "https://p.test/a/story", "/a/other?page=2", NULL },
  { "https://p.test/a/story", "https://q.test/a/story?page=2", NULL },
  { "https://p.test/a/story-2", "/a/story-4", NULL },
  { "https://p.test/a/story?page=2", "?page=2", NULL },
  { "https://p.test/2026/03/04", "/2026/03/05", "https://p.test/2026/03/05" },
};

static void
test_next (void)
{
  g_autoptr (DatelineExtract) joined = NULL;
  g_autoptr (DatelineExtract) first = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_autofree char *html =
          g_strdup_printf ("<article>%s<a href='%s'>Next</a></article>",
                           paragraphs,
                           pages[i].href);
      g_autoptr (DatelineExtract) extract = extract_at (pages[i].uri, html);

      g_test_message ("%s", pages[i].href);
      /* A day after a day looks the same: who joins must not go on for ever. */
      g_assert_cmpstr (dateline_extract_get_next_uri (extract), ==, pages[i].next);
    }

  first = extract_at ("https://p.test/a", paragraphs);
  joined = dateline_extract_join (first, first);
  g_assert_cmpuint (strlen (dateline_extract_get_text (joined)),
                    ==,
                    2 * strlen (dateline_extract_get_text (first)) + 1);
}

/* UTF-8 that says it is something else, as pages that were kept often do. */
static void
test_encoding (void)
{
  g_autofree char *html =
      g_strconcat ("<meta charset='shift_jis'><article><p>風が港を閉じる</p>",
                   paragraphs,
                   NULL);
  g_autoptr (DatelineExtract) extract = extract_at (NULL, html);

  g_assert_nonnull (strstr (dateline_extract_get_text (extract), "風が港を閉じる"));
}

/* Pages that were made to take long or much: an answer comes, whatever it is. */
static void
test_hostile (void)
{
  static const struct
  {
    const char *part;
    guint times;
  } bombs[] = {
    { "<div>", 100000 },
    { "<i>", 300000 },
    { "<ul><li>a text, of some length<ul><li>b</ul>", 15000 },
    { "<p>word, ", 90000 },
    { "<p class=byline>x</p><br><br>a<a href=2>y</a>", 20000 },
    { "<h1>a b c d</h1>", 30000 },
    { "<table><tr><td>", 10000 },
    { "<script type=application/ld+json>[[[[[{\"a\":", 5000 },
    { "<noscript><img src=a></noscript>", 20000 },
    { "<meta name='a b c d e f g h' content=x>", 20000 },
    { "<svg>", 100000 },
    { "<", 1000000 },
    { "<body a=1 b=2>", 30000 },
    { "<b><i><u><p>word</b></i></u>", 15000 },
    { "<font color=a><p>word", 20000 },
    { "<table><b>x<p>word<tr>", 15000 },
    { "<svg><foreignobject><math><mtext><p>word</mtext></math></svg>", 9000 },
    { "<template>", 50000 },
    { "<select><option>word</select>", 15000 },
    { "<br>word<br><br>", 25000 },
    { "<div class='ad promo share author comment story'>word</div>", 15000 },
    { "<link rel=next href=2><a href='?page=2'>2</a>", 20000 },
    { "<figure><img src=a.jpg><figcaption>word AFP</figcaption></figure>", 10000 },
    { "&notit;&foo&bar;&", 60000 },
    { "a\n \t", 250000 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (bombs); i++)
    {
      g_autoptr (GString) html = g_string_new (NULL);
      g_autoptr (DatelineExtract) extract = NULL;

      for (guint n = 0; n < bombs[i].times; n++)
        g_string_append (html, bombs[i].part);
      extract = extract_at ("https://p.test/1", html->str);
      g_assert_nonnull (dateline_extract_get_content (extract));
    }
}

static void
append_many (GString *html, const char *piece, guint n)
{
  for (guint i = 0; i < n; i++)
    g_string_append (html, piece);
}

/* In each of many boxes, one in the other, something may be looked for among all that is
 * in it: what is in the innermost would be seen hundreds of times, by each who looks. */
static void
test_nested (void)
{
  static const char *const boxes[] = {
    "<div class='published date byline timestamp'>",
    "<div class='byline author'>",
    "<time>",
    "<figure>",
    "<ul><li>",
    "<div class='promo- cta-'>",
  };

  for (guint i = 0; i < G_N_ELEMENTS (boxes); i++)
    {
      g_autoptr (GString) html = g_string_new ("<h1>The harbour was closed</h1>");
      g_autoptr (DatelineExtract) extract = NULL;

      append_many (html, boxes[i], 95);
      append_many (html, "<x></x>", 95000);
      g_string_append (html, "x y");
      append_many (html, "</div></time></figure></li></ul>", 95);
      g_string_append (html, paragraphs);
      extract = extract_at ("https://p.test/1", html->str);
      g_assert_nonnull (strstr (dateline_extract_get_text (extract), SENTENCE));
    }
}

/* What a page that is merely large has stays where it stands. */
static void
test_deep (void)
{
  g_autoptr (GString) html = g_string_new ("<article>");
  g_autoptr (DatelineExtract) extract = NULL;
  guint n = 0;

  append_many (html, "<div>", 100);
  for (guint i = 0; i < 5000; i++)
    g_string_append_printf (html, "<p>" SENTENCE " <b>%u</b></p>", i);
  extract = extract_at ("https://p.test/1", html->str);
  for (const char *p = dateline_extract_get_content (extract); (p = strstr (p, "<b>"));
       p++, n++)
    g_assert_cmpint (strtol (p + 3, NULL, 10), ==, n);
  g_assert_cmpuint (n, ==, 5000);
}

/* Each part of a title that is the name of the site was looked for from its beginning. */
static void
test_long_titles (void)
{
  static const char *const parts[] = { " | ptest", " - Al", " - P.test", "ptest | " };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autoptr (GString) html = g_string_new ("<title>The harbour was closed for days");
      g_autoptr (DatelineExtract) extract = NULL;

      append_many (html, parts[i], 150000);
      g_string_append_printf (html, "</title>%s", paragraphs);
      extract = extract_at ("https://p.test/1", html->str);
      g_assert_true (g_str_has_prefix (dateline_extract_get_title (extract),
                                       "The harbour was closed for days"));
    }
}

static void
test_nothing (void)
{
  g_autoptr (GBytes) none = g_bytes_new (NULL, 0);
  g_autoptr (DatelineExtract) empty = dateline_extract_new (none, NULL, NULL);
  g_autoptr (DatelineExtract) words = extract_at (NULL, "words");

  g_assert_cmpstr (dateline_extract_get_content (empty), ==, "");
  g_assert_cmpstr (dateline_extract_get_text (empty), ==, "");
  g_assert_null (dateline_extract_get_title (empty));
  g_assert_cmpint (dateline_extract_get_published (empty), ==, DATELINE_TIME_UNKNOWN);
  g_assert_cmpstr (dateline_extract_get_text (words), ==, "words");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/extract/reference-story", test_reference_story);
  g_test_add_func ("/extract/titles", test_titles);
  g_test_add_func ("/extract/dates", test_dates);
  g_test_add_func ("/extract/facts", test_facts);
  g_test_add_func ("/extract/closed-script", test_closed_script);
  g_test_add_func ("/extract/repeated", test_repeated);
  g_test_add_func ("/extract/figure", test_figure);
  g_test_add_func ("/extract/named-body", test_named_body);
  g_test_add_func ("/extract/next", test_next);
  g_test_add_func ("/extract/encoding", test_encoding);
  g_test_add_func ("/extract/hostile", test_hostile);
  g_test_add_func ("/extract/nested", test_nested);
  g_test_add_func ("/extract/deep", test_deep);
  g_test_add_func ("/extract/long-titles", test_long_titles);
  g_test_add_func ("/extract/nothing", test_nothing);
  return g_test_run ();
}
