/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Lines around articles, in several languages, and sentences that look like them. */

#include "dateline/extract/dateline-page-ends-private.h"
#include "dateline/extract/dateline-page-lines-private.h"

typedef gboolean (*Question) (const char *text);

typedef struct
{
  const char *path;
  Question question;
  const char *yes[8];
  const char *no[8];
} LineCase;

static const LineCase cases[] = {
  { "/page-lines/sentence",
    dateline_page_lines_are_sentence,
    { "The harbour was closed on Tuesday again.",
      "“I do not know what it is”, he said.",
      "Will the harbour be open again tomorrow?",
      "市议会周二以九票对四票决定，自五月一日起关闭旧桥。" },
    { "The harbour was closed on Tuesday", "It was closed.", "旧桥。", "" } },
  { "/page-lines/date",
    dateline_page_lines_are_date,
    { "4 March 2026",
      "December 6, 2016 — 6:22 PM EST December 7, 2016 — 1:55 PM EST",
      "Mis à jour le 29/10/2012 à 14h03",
      "Aktualisiert am 4. März 2026 um 10:15 Uhr",
      "Опубликовано 4 марта 2026 в 10:15" },
    { "The bridge was closed in March 2026",
      "March",
      "A bridge of 2,026 metres",
      "7 May" } },
  { "/page-lines/count",
    dateline_page_lines_count,
    { "33 Shares", "10 réactions", "1.4k", "0Reactions", "861" },
    { "33 shares of it were sold", "Shares", "$33 each", "10:15 am", "7 Days of rain" } },
  { "/page-lines/place",
    dateline_page_lines_are_place,
    { "3 of 12", "3 / 12", "3/12", "3 von 12", "3 sur 12" },
    { "3 of the 12", "3 of", "of 12", "12", "3 of 12 bridges" } },
  { "/page-lines/said",
    dateline_page_lines_are_said,
    { "No.", "“Yes”", "Q:", "and then", "- - -" },
    { "View Gallery", "What do you think", "Bridge" } },
  { "/page-lines/notice",
    dateline_page_ends_give_notice,
    { "We may earn a commission from links on this page.", "This has affiliate links." },
    { "The commission met on Tuesday to talk of the bridge.", "Links to the north" } },
  { "/page-lines/meta",
    dateline_page_lines_are_meta,
    { "Published 3 hours ago", "Share this", "5 min read", "Stand: gestern", "Drucken" },
    { "Share prices fell on Tuesday after the bridge was closed.",
      "Published by his widow, the book was read by all of them." } },
  { "/page-lines/end",
    dateline_page_ends_end_page,
    { "© 2026 Harbour Post",
      "Follow us on the web.",
      "Topics: Ships",
      "***",
      "Subscribe now" },
    { "Twitter did not answer when it was asked.",
      "“Follow us,” he said.",
      "Copyright law is another matter, as they all agree.",
      "He reads no newsletter any more." } },
  { "/page-lines/invitation",
    dateline_page_ends_invite,
    { "Sign up for our newsletter",
      "Start the day with our daily newsletter.",
      "The Post is on Telegram. Join us.",
      "For more, follow us on WhatsApp.",
      "Email Ann Lee at lee@post.test." },
    { "Who saw it is asked to contact the police at tips@p.test.",
      "He told those who follow him on Telegram to join in.",
      "People will get updates by mail.",
      "She writes a free newsletter on ships." } },
  { "/page-lines/author",
    dateline_page_ends_tell_of_author,
    { "Ann Lee is our reporter in Lisbon.",
      "Ann M. Lee can be reached at ann@p.test.",
      "Jean-Luc O’Neill covers the sea. Follow him at @jlo." },
    { "Ann Lee is a professor of law.",
      "Ann Lee is critical of it.",
      "Ann Lee is chief of staff in Lisbon.",
      "Ann Lee has reached the final.",
      "Lee is a reporter.",
      "The harbour is closed to reporters.",
      "Ann Lee, a reporter, was arrested." } },
};

static void
test_lines (gconstpointer data)
{
  const LineCase *lines = data;

  for (guint i = 0; i < G_N_ELEMENTS (lines->yes) && lines->yes[i]; i++)
    {
      g_test_message ("%s", lines->yes[i]);
      g_assert_true (lines->question (lines->yes[i]));
    }
  for (guint i = 0; i < G_N_ELEMENTS (lines->no) && lines->no[i]; i++)
    {
      g_test_message ("not: %s", lines->no[i]);
      g_assert_false (lines->question (lines->no[i]));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_test_add_data_func (cases[i].path, &cases[i], test_lines);

  return g_test_run ();
}
