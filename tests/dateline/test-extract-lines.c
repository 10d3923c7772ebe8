/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Which lines and boxes of a page are of its article, and which only stand beside it. */

#include "extract-test.h"

#define ROW "<div class='row'><div><div>"
#define END_OF_ROW "<p></p></div></div><br></div>"

typedef struct
{
  const char *before;
  const char *after;
  const char *unwanted;
} LineCase;

static const LineCase lines[] = {
  { "", "<div>Advertisement</div><p>" SENTENCE "</p>", "Advertisement" },
  { "", "<p>Read more: <a href='/x'>Bridge to be closed</a></p>", "Bridge" },
  { "", "<p><strong>Lesen Sie auch: </strong><a href='/x'>Die Brücke</a></p>", "Brücke" },
  { "",
    "<h3>Related stories</h3><ul><li><a href='/x'>Bridge to be closed</a></li></ul>",
    "Bridge" },
  { "",
    "<div class='newsletter-box'><p>The Bridge, our letter, once a week.</p></div>",
    "Bridge" },
  { "", "<p>Follow us on the Bridge, where we are every day.</p>", "Bridge" },
  { "", "<p>© 2026 The Bridge. All rights reserved.</p>", "Bridge" },
  { "<p>4 March 2026 10:15</p>", "", "10:15" },
  { "<p><a href='/world'>Bridges</a></p>", "", "Bridges" },
  { "<p>Share this bridge</p>", "", "bridge" },
  { "", "<p>Topics: Bridge, Storm</p><p>0</p><p>Show more</p>", "Bridge" },
  { "<p>Published: 10 minutes ago</p>", "", "minutes" },
  { "<div hidden><p>" SENTENCE "Bridge</p></div>", "", "Bridge" },
  { "<div style='display : none'><p>" SENTENCE "Bridge</p></div>", "", "Bridge" },
  { "", "<aside><p>" SENTENCE "Bridge</p></aside>", "Bridge" },
  { "", "<form><p>Bridge</p><input name='a'></form>", "Bridge" },
  { "", "<div class='share'><a href='/s'>Bridge</a></div>", "Bridge" },
  { "<p>Bridges of the north</p><h1>Storm closes the harbour</h1>", "", "Bridges" },
  { "<p>Mis à jour le 4 mars 2026 à 14h03</p>", "", "14h03" },
  { "<div class='menu-box hidden'><p>" SENTENCE "Bridge</p></div>", "", "Bridge" },
  { "", "<p>First published March 4, 2026: 3:33 AM ET</p>", "3:33" },
  { "", "<p><a href='/x'>MORE OF THE BRIDGE »</a></p>", "BRIDGE" },
  { "", "<p>Ann Lee is our reporter of bridges. Write to ann@p.test.</p>", "bridges" },
  { "", "<p>Email</p><p>33 Bridges</p>", "Bridges" },
  { "", "<p>3 of 45</p><p>" SENTENCE "</p>", "45" },
  { "", "<h3>Our bridges</h3><p><a href='/x'>All of them</a></p>", "bridges" },
  { "",
    "<p>Who buys a bridge by these links pays no more, but we may earn a commission.</p>"
    "<p>" SENTENCE "</p>",
    "bridge" },
  { "",
    "<p>View bridge</p><p>" SENTENCE "</p><p>View bridge</p><p>" SENTENCE
    "</p><p>View bridge</p><p>" SENTENCE "</p><p>View bridge</p><p>" SENTENCE "</p>",
    "bridge" },
  { "<p>By Bob Roe, Bridge News</p>", "", "Bridge" },
  { "",
    "<p>BRIDGES: <a href='/x'>The old one closes</a></p><p>" SENTENCE "</p>",
    "BRIDGES" },
  { "",
    "<p>" SENTENCE "</p><p><a href='/x'>What the bridge costs the city</a></p>"
    "<p><a href='/y'>How the bridge was built</a></p><p>" SENTENCE "</p>",
    "bridge" },
  { "",
    "<p>More about bridges:</p><ul><li><a href='/x'>The bridge to be closed soon</a></li>"
    "<li><a href='/y'>The bridge is to be painted</a></li></ul><p>" SENTENCE "</p>",
    "bridge" },
  { "",
    "<ol><li><a href='/x'><img src='/t.jpg'>1. The bridge to be closed soon</a></li>"
    "<li><a href='/y'>2. The bridge is to be painted</a></li></ol><p>" SENTENCE "</p>",
    "bridge" },
  { "",
    "<h4>About the author</h4><p>Ann comes from a bridge, and has seen " SENTENCE "</p>",
    "bridge" },
  { "", "<p>Bob Roe is a staff writer who covers bridges.</p>", "Bob Roe" },
  { "", "<p>Start the day with our daily newsletter on bridges.</p>", "bridges" },
  { "", "<p>Copyright 2026 Bridge Radio. To hear more of it, visit us.</p>", "Bridge" },
  { "", "<h2>14 Comments</h2><p>What a bridge it is. " SENTENCE "</p>", "bridge" },
  { "",
    "<p>Copyright 2026 Ann Lee</p><p>What a bridge it is. " SENTENCE "</p>",
    "bridge" },
  { "",
    "<h3><a href='/x'>Storm closes a bridge</a></h3><p>What a bridge. " SENTENCE "</p>",
    "bridge" },
  { "", "<h3>Related posts</h3><p>Our bridges of the year</p>", "bridges" },
  { "",
    "<div class='regwall'><img src='/b.jpg'><p>You have read all bridges that you may "
    "read.</p></div><p>" SENTENCE "</p>",
    "bridges" },
  { "",
    "<div class='nocontent'><img src='/b.jpg'><p>White paper: the bridge from within "
    "your "
    "office, and how to build one.</p></div>",
    "bridge" },
  { "", "<p>ALSO BRIDGES:</p>", "BRIDGES" },
  { "", "<div>{ \"kind\": \"bridge\", \"ads\": true }</div>", "bridge" },
  { "",
    "<p>Copyright 2026 The Bridge. All rights reserved. This material may not be "
    "published, broadcast, rewritten or redistributed by anybody anywhere.</p>"
    "<p>What a bridge it is. " SENTENCE "</p>",
    "ridge" },
  { "",
    "<span><p>" SENTENCE "</p><p>Advertisement</p><p>" SENTENCE "</p></span>",
    "Adv" },
  { "<p>Bob Roe and Ada Ek, Bridge News</p>", "", "Bridge" },
  { "<p>3 hours ago</p>", "", "hours ago" },
  { "<p>12 comments</p><p>0</p>", "", "12" },
  { "<p>Reading time: 3 bridges</p>", "", "bridges" },
  { "<p>This article is more than one bridge old</p>", "", "bridge" },
  { "", "<p>Follow Bridge News on Instagram, Facebook and Twitter.</p>", "Bridge" },
  { "", "<p>The views expressed here are not those of the bridge.</p>", "bridge" },
  { "", "<p>The Bridge is on Telegram. Join us.</p>", "Bridge" },
  { "", "<p>Write to Bob Roe at roe@bridge.test.</p>", "bridge" },
  { "", "<p>WATCH: Waves at the bridge</p>", "bridge" },
  { "", "<div>Skip Twitter post by @bridge</div><p>" SENTENCE "</p>", "bridge" },
  { "", "<p>Sign up for our newsletter on bridges</p><p>" SENTENCE "</p>", "bridges" },
  { "",
    "<div>{ \"kind\": \"bridge\", \"text\": \"" SENTENCE SENTENCE SENTENCE SENTENCE
    "\" }</div>",
    "bridge" },
  { "",
    "<p><a href='/x'>Storm closes the bridge</a> Watch video</p><p>" SENTENCE "</p>",
    "bridge" },
  { "", "<div class='bio'><p>Bob Roe joined the Bridge in 2006.</p></div>", "Bridge" },
  { "", "<p>Be the first to comment on the bridge</p>", "bridge" },
  { "", "<p>Receive Bridge News updates on your desktop</p>", "Bridge" },
  { "", "<div>Download</div><p>" SENTENCE "</p>", "Download" },
  { "", "<small>The Bridge may earn a commission.</small><p>" SENTENCE "</p>", "Bridge" },
  { "",
    "<p><a href='/x'>See the bridge of the week.</a></p><p>" SENTENCE "</p>",
    "bridge" },
  { "", "<p>For more, read: <a href='/x'>The bridge closes</a></p>", "bridge" },
  { "<p>Updated on September 19 at 3:15 p.m.</p>", "", "3:15" },
  { "", "<p>On Twitter: Follow Bridge News and get more of it.</p>", "Bridge" },
  { "", "<p>For all of the bridge – Subscribe on YouTube!</p>", "bridge" },
  { "<p>Un texte de Bob Roe</p>", "", "Roe" },
  { "", "<div>hirdetés</div><p>" SENTENCE "</p>", "hirdetés" },
  { "", "<div>Text size [+] [-]</div><p>" SENTENCE "</p>", "size" },
};

/* What is not of the article goes, and the article stays whole. */
static void
test_lines (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autoptr (DatelineExtract) extract = extract_parts (
          "<title>Storm closes the harbour</title><meta name='author' content='Ann Lee'>",
          lines[i].before,
          lines[i].after);
      const char *text = dateline_extract_get_text (extract);

      g_test_message ("%s %s", lines[i].before, lines[i].after);
      g_assert_null (strstr (text, lines[i].unwanted));
      g_assert_true (g_str_has_prefix (text, "First. "));
      g_assert_nonnull (strstr (text, "Second. "));
      g_assert_nonnull (strstr (text, "Third. "));
      g_assert_null (strstr (text, "World"));
      g_assert_null (strstr (text, "Copyright"));
    }
}

typedef struct
{
  const char *html;
  const char *wanted; /* in the content */
} KeptCase;

static const KeptCase kept[] = {
  { "<p>Read more than one book a week, she said, and you are free.</p>",
    "Read more than one book" },
  { "<h2>Related risks</h2><p>" SENTENCE "</p>", "Related risks" },
  { "<table><tr><th>Port</th><th>Days</th></tr><tr><td>North</td><td>3</td></tr></table>",
    "<td>North</td>" },
  { "<figure><img src='/a.jpg' alt=''><figcaption>The bridge. Photo: Ann</figcaption>"
    "</figure>",
    "The bridge." },
  { "<ul><li>One thing</li><li>Another thing</li></ul>", "<li>Another thing</li>" },
  { "<blockquote><p>We wait, he said.</p></blockquote>", "<blockquote>" },
  { "<pre>int bridge;</pre>", "int bridge;" },
  { "<p>Follow <a href='/x'>the coast road</a> north to the bridge.</p>",
    "the coast road" },
  { "<p>Twitter did not answer when it was asked about the bridge.</p>",
    "Twitter did not answer" },
  { "<p class='paywall'>The bridge was said to hold.</p>", "said to hold" },
  { "<pre>\nint  bridge;\n  int road;</pre>", "int  bridge;\n  int road;" },
  { "<p>“Yes.”</p><p>" SENTENCE "</p><p>“Yes.”</p><p>" SENTENCE "</p><p>“Yes.”</p><p>"
    "And the bridge?</p><p>“Yes.”</p>",
    "“Yes.”</p><p>And the bridge" },
  { "<p>The places of the bridge:</p><ul><li><a href='/x'>At the end of the old "
    "road</a></li><li><a href='/y'>At the beginning of it</a></li></ul>",
    "At the beginning of it" },
  { "<div><h3><a href='https://shop.test/a'>A bridge</a></h3><p>It is of steel, and was "
    "built by the army in a single night.</p></div>"
    "<div><h3><a href='https://shop.test/b'>Another</a></h3><p>It is of wood, and was "
    "built by the army in a single night.</p></div>",
    "It is of wood," },
  { "<div class='hidden md:block'><p>The bridge was said to hold.</p></div>",
    "said to hold" },
  { "<p>" SENTENCE "</p><p>He said of it:</p><p><a href='/x'>All of the bridge</a></p>",
    "All of the bridge" },
  { "<p>" SENTENCE "</p><p><a href='/x'>The bridge was said to hold.</a></p><p>" SENTENCE
    "</p>",
    "said to hold" },
  { "<p>Ann Lee is a professor of bridges, as her mother was.</p>", "Ann Lee" },
  { "<table><tr><th>Port</th><th>Book</th></tr><tr><td>North</td><td>Download</td></tr>"
    "</table>",
    "<td>Download</td>" },
  { "<p>See <b>the bridge</b></p>before <b>said to hold</b> and after<p>Yes.</p>",
    "said to hold" },
  { "<h3>Discussion</h3><p>The bridge was said to hold.</p>", "said to hold" },
  { "<p><img src='/a.jpg'></p><p>Copyright 2026 Ann Lee</p><p>The bridge was said to "
    "hold.</p>",
    "said to hold" },
  { "<p>© 2026 Ann Lee</p><p>" SENTENCE SENTENCE SENTENCE SENTENCE SENTENCE SENTENCE
    "The bridge was said to hold.</p>",
    "said to hold" },
  { "<div>Score of the bridge</div><div>3/5</div><p>" SENTENCE "</p>", "3/5" },
};

/* What looks like it but is of the article. */
static void
test_kept (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    {
      g_autofree char *after =
          g_strconcat (kept[i].html, "<p>End. " SENTENCE "</p>", NULL);
      g_autoptr (DatelineExtract) extract = extract_parts ("", "", after);

      g_test_message ("%s", kept[i].html);
      g_assert_nonnull (strstr (dateline_extract_get_text (extract), "End. "));
      g_assert_nonnull (strstr (dateline_extract_get_content (extract), kept[i].wanted));
    }
}

/* A sentence at the head of an article may have a date in it. */
static void
test_date_in_sentence (void)
{
  g_autoptr (DatelineExtract) extract =
      extract_parts ("", "<p>One day in July 2001, Ann Lee closed the bridge.</p>", "");

  g_assert_true (g_str_has_prefix (dateline_extract_get_text (extract), "One day in"));
}

typedef struct
{
  const char *first;
  const char *last;
} SentenceCase;

static const SentenceCase sentences[] = {
  { "Facebook said on Tuesday that it would build a bridge.",
    "Twitter did not answer when it was asked about it." },
  { "(AP) - A storm closed the harbour on Tuesday.", "“Follow the money,” he said." },
  { "Twitter to close its only harbour office", "They all agree." },
  { "Ferries wait.", "Rate this year was five percent, and it will be so again." },
  { "Ferries wait.", "Comments are welcome until May, the council said." },
  { "Ferries wait.", "Who saw it is asked to write to the police at tips@p.test." },
  { "Share prices of shipping companies fell on Tuesday.",
    "Copyright law is another matter, as they all agree." },
};

/* Nor does a sentence at either end go for the word that it begins with. */
static void
test_sentences (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (sentences); i++)
    {
      g_autofree char *before = g_strdup_printf ("<p>%s</p>", sentences[i].first);
      g_autofree char *after = g_strdup_printf ("<p>%s</p>", sentences[i].last);
      g_autoptr (DatelineExtract) extract = extract_parts ("", before, after);
      const char *text = dateline_extract_get_text (extract);

      g_test_message ("%s", text);
      g_assert_true (g_str_has_prefix (text, sentences[i].first));
      g_assert_true (g_str_has_suffix (text, sentences[i].last));
    }
}

/* An article in boxes of one kind, with others between. */
static void
test_chunks (void)
{
  g_autofree char *page = g_strdup_printf (
      "<body><div>" ROW "<div class='text wide'><p>Before. " SENTENCE "</p><p>" SENTENCE
      "</p></div>" END_OF_ROW ROW "<div class='text'>%s</div>" END_OF_ROW ROW
      "<div class='box'><p>Box. " SENTENCE "</p></div>" END_OF_ROW ROW
      "<div class='text last'><p>After. " SENTENCE "</p></div>" END_OF_ROW
      "<h2><a href='/x'>Another story</a></h2>" ROW
      "<div class='text'><p>Elsewhere. " SENTENCE "</p></div>" END_OF_ROW "</div></body>",
      paragraphs);
  g_autoptr (DatelineExtract) extract = extract_at (NULL, page);
  const char *text = dateline_extract_get_text (extract);

  g_assert_true (g_str_has_prefix (text, "Before. "));
  g_assert_nonnull (strstr (text, "Third. "));
  g_assert_nonnull (strstr (text, "After. "));
  g_assert_null (strstr (text, "Box. "));
  g_assert_null (strstr (text, "Elsewhere. "));
}

#define TEASER                                                                           \
  "<div><h3><a href='/x'>Bridge to be closed</a></h3><p>The bridge over the river will " \
  "be closed from May on, the council said.</p></div>"
#define CONSENT                                                                          \
  "<p>We and our partners store cookies on a device, to process personal data for "      \
  "personalised advertising. You may give your consent or refuse it; our privacy "       \
  "policy says more of cookies and of our partners.</p>"

typedef struct
{
  const char *before;
  const char *after;
} BoxCase;

/* Around an article of three sentences. */
static const BoxCase boxes[] = {
  { "", TEASER TEASER TEASER TEASER },
  { "<div><div>" CONSENT CONSENT CONSENT CONSENT CONSENT "</div></div>", "" },
  { "<consent-box><div>" CONSENT CONSENT CONSENT CONSENT "</div></consent-box>", "" },
  { "",
    "<div id='talk'><h3>3 comments</h3><div><p>The bridge. " SENTENCE SENTENCE
    "</p></div><div><p>" SENTENCE SENTENCE "</p></div><div><p>" SENTENCE SENTENCE SENTENCE
    "</p></div></div>" },
  { "",
    "<ul><li><a href='/x'>The bridge to be closed from May on</a></li>"
    "<li><a href='/y'>The bridge is to be painted</a></li></ul>" },
  { "",
    "<div class='w'><h2>The bridge for one euro</h2><p>All articles for a month.</p>"
    "<a href='/b'>Subscribe</a></div>" },
};

/* Whatever they are called, there are boxes that are longer than a short article. */
static void
test_boxes (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (boxes); i++)
    {
      g_autofree char *page =
          g_strdup_printf ("<title>Storm closes the harbour</title><body>%s<div><div><h1>"
                           "Storm closes the harbour</h1><div><p>First. " SENTENCE
                           "</p><p>Second. " SENTENCE "</p></div></div>%s</div></body>",
                           boxes[i].before,
                           boxes[i].after);
      g_autoptr (DatelineExtract) extract = extract_at ("https://www.p.test/a", page);
      const char *text = dateline_extract_get_text (extract);

      g_test_message ("%s%s: %s", boxes[i].before, boxes[i].after, text);
      g_assert_true (g_str_has_prefix (text, "First. "));
      g_assert_nonnull (strstr (text, "Second. "));
      g_assert_null (strstr (text, "bridge"));
      g_assert_null (strstr (text, "Bridge"));
      g_assert_null (strstr (text, "cookies"));
    }
}

#define STORY_OF(name)                                                                   \
  "<article><h1 class='head'>" name "</h1><p>" name ". " SENTENCE "</p><p>" SENTENCE     \
  "</p></article>"
#define ALL_OF(box)                                                                      \
  box "<h1>Storm closes the harbour</h1><p>First. " SENTENCE SENTENCE SENTENCE           \
      "</p><p>" SENTENCE SENTENCE SENTENCE                                               \
      "Second.</p></div><p>" SENTENCE SENTENCE SENTENCE "</p>"

static const char *const pages[] = {
  /* Named after what is around it, or not shown before a script runs. */
  ALL_OF ("<div class='with_related_list' id='story'>"),
  ALL_OF ("<div style='display:none'>"),
  /* Other stories are in the page, each with a headline. */
  "<main><article><h1 class='head'>Storm closes the harbour</h1><p>First. " SENTENCE
  "</p><p>" SENTENCE "Second. </p></article>" STORY_OF ("A bridge") STORY_OF ("Bridges")
      STORY_OF ("Old bridges") "</main>",
};

/* What has the headline and the text is the article. */
static void
test_around_headline (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_autofree char *page =
          g_strdup_printf ("<title>Storm closes the "
                           "harbour</title><body><div><ul><li>Bridges</li><li>News, "
                           "and more of it, from all the world</li></ul></div>%s</body>",
                           pages[i]);
      g_autoptr (DatelineExtract) extract = extract_at ("https://www.p.test/a", page);
      const char *text = dateline_extract_get_text (extract);

      g_test_message ("%s: %s", pages[i], text);
      g_assert_nonnull (strstr (text, "First. "));
      g_assert_nonnull (strstr (text, "Second."));
      g_assert_null (strstr (text, "ridge"));
    }
}

/* Of a few words the foot of a page may have more. */
static void
test_described (void)
{
  g_autoptr (DatelineExtract) extract = extract_at (
      "https://www.p.test/a",
      "<title>Storm closes the harbour</title><meta name='description' content='Children "
      "in the islands have waited for a third day for a "
      "ferry.'><body><div><div><h1>Storm "
      "closes the harbour</h1><div class='player'></div><div class='info'><p>Children in "
      "the islands have waited for a third day for a ferry.</p><p>It is said to come "
      "tomorrow, at noon.</p></div></div></div><div class='end'><p>The Bridge is not "
      "responsible for what other sites say, or for what is said of it there, or "
      "anywhere.</p><p>This page is best seen in a browser that is new, with style "
      "sheets, "
      "and on a large screen.</p></div>");
  const char *text = dateline_extract_get_text (extract);

  g_assert_true (g_str_has_prefix (text, "Children in the islands"));
  g_assert_true (g_str_has_suffix (text, "at noon."));
}

/* Behind a short article there may be a long comment. */
static void
test_short (void)
{
  g_autofree char *page = g_strdup_printf (
      "<body><div id='top'><p>Short. " SENTENCE "</p></div><div class='comments'>"
      "<div class='comment'><p>Long. " SENTENCE SENTENCE "</p></div></div></body>");
  g_autoptr (DatelineExtract) extract = extract_at (NULL, page);

  g_assert_nonnull (strstr (dateline_extract_get_text (extract), "Short. "));
  g_assert_null (strstr (dateline_extract_get_text (extract), "Long. "));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/extract/lines", test_lines);
  g_test_add_func ("/extract/kept", test_kept);
  g_test_add_func ("/extract/date-in-sentence", test_date_in_sentence);
  g_test_add_func ("/extract/sentences", test_sentences);
  g_test_add_func ("/extract/chunks", test_chunks);
  g_test_add_func ("/extract/boxes", test_boxes);
  g_test_add_func ("/extract/around-headline", test_around_headline);
  g_test_add_func ("/extract/described", test_described);
  g_test_add_func ("/extract/short", test_short);
  return g_test_run ();
}
