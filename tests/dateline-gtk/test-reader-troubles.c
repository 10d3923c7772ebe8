/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Feeds that moved, ended or fail in the whole reader: told once, then listed, with what
 * can be done.
 */

#include "dateline-gtk/reader/dateline-reader-private.h"

#include "gui-test.h"

typedef struct
{
  TestStore kept;
  gint64 good;
  gint64 bad;
  DatelineRefresher *refresher;
  GtkWindow *window;
  DatelineReader *reader;
  char *opened; /* the last address */
} Fixture;

static gboolean
open_uri_cb (DatelineReader *reader, const char *uri, Fixture *fixture)
{
  g_free (fixture->opened);
  fixture->opened = g_strdup (uri);
  return TRUE;
}

static void
open_reader (Fixture *fixture)
{
  fixture->reader =
      DATELINE_READER (dateline_reader_new (fixture->kept.store, fixture->refresher));
  g_signal_connect (fixture->reader, "open-uri", G_CALLBACK (open_uri_cb), fixture);
  fixture->window = show_in_window (GTK_WIDGET (fixture->reader), 1100, 700);
  WAIT_FOR (dateline_sidebar_get_overview (dateline_sidebar_pane_get_sidebar (
                fixture->reader->sidebar_pane)) != NULL);
}

static void
close_reader (Fixture *fixture)
{
  gpointer reader = fixture->reader;

  g_object_add_weak_pointer (G_OBJECT (fixture->reader), &reader);
  gtk_window_destroy (fixture->window);
  WAIT_FOR (reader == NULL);
}

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;

  test_store_init (&fixture->kept);
  fixture->good =
      test_store_add_feed (&fixture->kept, "https://good.example/", "Good", NULL);
  fixture->bad =
      test_store_add_feed (&fixture->kept, "https://bad.example/feed", "Bad", NULL);
  test_store_add_stories (&fixture->kept, fixture->good, 1, 3, now);
  fixture->refresher = dateline_refresher_new (fixture->kept.store, NULL);
  open_reader (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  close_reader (fixture);
  g_object_unref (fixture->refresher);
  test_store_clear (&fixture->kept);
  g_free (fixture->opened);
}

static void
note_fetch (Fixture *fixture,
            gint64 id,
            const char *error,
            gboolean gone,
            const char *moved_to)
{
  g_autoptr (DatelineFetchOutcome) outcome = dateline_fetch_outcome_new ();
  g_autoptr (GAsyncResult) noted = NULL;

  outcome->fetched_at = g_get_real_time () / G_USEC_PER_SEC;
  outcome->succeeded = error == NULL;
  outcome->keep_validators = TRUE;
  outcome->error = g_strdup (error);
  outcome->gone = gone;
  outcome->moved_to = g_strdup (moved_to);
  dateline_store_note_fetch_async (fixture->kept.store,
                                   id,
                                   outcome,
                                   NULL,
                                   result_cb,
                                   &noted);
  WAIT_FOR (noted != NULL);
  g_assert_true (dateline_store_note_fetch_finish (fixture->kept.store, noted, NULL));
}

static void
fail_thrice (Fixture *fixture, gint64 id)
{
  for (guint i = 0; i < 3; i++)
    note_fetch (fixture, id, "The server is away.", FALSE, NULL);
}

static DatelineFeed *
load_feed (Fixture *fixture, gint64 id)
{
  g_autoptr (GAsyncResult) listed = NULL;
  g_autoptr (GPtrArray) feeds = NULL;

  dateline_store_list_feeds_async (fixture->kept.store, NULL, result_cb, &listed);
  WAIT_FOR (listed != NULL);
  feeds = dateline_store_list_feeds_finish (fixture->kept.store, listed, NULL);
  for (guint i = 0; i < feeds->len; i++)
    if (dateline_feed_get_id (feeds->pdata[i]) == id)
      return dateline_feed_ref (feeds->pdata[i]);
  return NULL;
}

static gboolean
has_uri (Fixture *fixture, const char *uri)
{
  g_autoptr (DatelineFeed) feed = load_feed (fixture, fixture->bad);

  return feed != NULL && g_str_equal (dateline_feed_get_uri (feed), uri);
}

/* What the notice says; NULL while it says nothing. */
static const char *
get_notice (Fixture *fixture)
{
  GtkWidget *notice = GTK_WIDGET (fixture->reader->notice);
  GtkWidget *label = find_widget (notice, "GtkLabel", NULL);

  return label != NULL ? gtk_label_get_text (GTK_LABEL (label)) : NULL;
}

static gboolean
says (Fixture *fixture, const char *text)
{
  return g_strcmp0 (get_notice (fixture), text) == 0;
}

/* Whether an inscription below @widget has this text behind its mark. */
static gboolean
has_row (GtkWidget *widget, const char *text)
{
  if (GTK_IS_INSCRIPTION (widget) &&
      g_str_has_suffix (gtk_inscription_get_text (GTK_INSCRIPTION (widget)), text))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (has_row (child, text))
      return TRUE;
  return FALSE;
}

static gboolean
has_place (Fixture *fixture)
{
  return has_row (GTK_WIDGET (fixture->reader->sidebar_pane), "Feeds with problems");
}

static GtkWidget *
find_card (Fixture *fixture)
{
  return find_widget (GTK_WIDGET (fixture->reader->list_pane),
                      "GtkBox",
                      "dateline-trouble");
}

/* Presses the button of the first card with this action. */
static void
press (GtkWidget *widget, const char *action)
{
  if (GTK_IS_BUTTON (widget) &&
      g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)), action) == 0)
    {
      g_assert_true (gtk_widget_is_sensitive (widget));
      g_signal_emit_by_name (widget, "clicked");
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    press (child, action);
}

static void
act (Fixture *fixture, const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->reader), action, NULL));
}

/* One failure is nobody's business; the third is, once, also for the next reader. */
static void
test_failing (Fixture *fixture, gconstpointer unused)
{
  g_assert_false (has_place (fixture));
  note_fetch (fixture, fixture->bad, "The server is away.", FALSE, NULL);
  run_for (400);
  g_assert_null (get_notice (fixture));
  g_assert_false (has_place (fixture));

  fail_thrice (fixture, fixture->bad);
  WAIT_FOR (says (fixture, "“Bad” cannot be read"));
  WAIT_FOR (has_place (fixture));

  close_reader (fixture);
  open_reader (fixture);
  WAIT_FOR (has_place (fixture));
  note_fetch (fixture, fixture->bad, "The server is still away.", FALSE, NULL);
  run_for (400);
  g_assert_null (get_notice (fixture));
}

static void
test_list (Fixture *fixture, gconstpointer unused)
{
  GtkWidget *card, *sentence;

  fail_thrice (fixture, fixture->bad);
  WAIT_FOR (says (fixture, "“Bad” cannot be read"));
  g_signal_emit_by_name (
      find_widget (GTK_WIDGET (fixture->reader->notice), "GtkButton", "flat"),
      "clicked");
  WAIT_FOR (find_card (fixture) != NULL);
  card = find_card (fixture);
  g_assert_cmpstr (
      gtk_label_get_text (GTK_LABEL (find_widget (card, "GtkLabel", "heading"))),
      ==,
      "Bad");
  sentence = find_widget (card, "GtkLabel", "sentence");
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (sentence)), ==, "The server is away.");

  /* What stays the same stays where it is, so that the keyboard does. */
  note_fetch (fixture, fixture->bad, "The server is away.", FALSE, NULL);
  run_for (400);
  g_assert_true (find_card (fixture) == card);

  /* Well again: the list of stories is back. */
  note_fetch (fixture, fixture->bad, NULL, FALSE, NULL);
  WAIT_FOR (find_card (fixture) == NULL);
  WAIT_FOR (!has_place (fixture));
}

static void
test_unsubscribe (Fixture *fixture, gconstpointer unused)
{
  note_fetch (fixture, fixture->bad, "Ended.", TRUE, NULL);
  WAIT_FOR (says (fixture, "The publisher of “Bad” has ended it"));
  act (fixture, "reader.show-problems");
  press (find_card (fixture), "reader.feed-remove");
  WAIT_FOR (says (fixture, "“Bad” is no longer followed"));
  WAIT_FOR (find_card (fixture) == NULL);
  act (fixture, "reader.undo");
  WAIT_FOR (has_place (fixture));
}

/* Told with the way back, which Ctrl+Z takes too. */
static void
test_moved (Fixture *fixture, gconstpointer unused)
{
  note_fetch (fixture, fixture->bad, NULL, FALSE, "https://new.example/feed");
  WAIT_FOR (says (fixture, "“Bad” has moved and is read at its new address"));
  g_assert_true (has_uri (fixture, "https://new.example/feed"));
  act (fixture, "reader.undo");
  WAIT_FOR (has_uri (fixture, "https://bad.example/feed"));
  WAIT_FOR (!has_place (fixture));

  note_fetch (fixture, fixture->bad, NULL, FALSE, "https://newer.example/feed");
  WAIT_FOR (has_place (fixture));
  act (fixture, "reader.show-problems");
  press (find_card (fixture), "reader.feed-keep-address");
  WAIT_FOR (find_card (fixture) == NULL);
  g_assert_true (has_uri (fixture, "https://newer.example/feed"));
}

/* What may be another feed is left to the person. */
static void
test_offered (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (DatelineFetchOutcome) outcome = dateline_fetch_outcome_new ();
  g_autoptr (GAsyncResult) noted = NULL;

  outcome->fetched_at = g_get_real_time () / G_USEC_PER_SEC;
  outcome->succeeded = TRUE;
  outcome->move_offer = g_strdup ("https://offered.example/feed");
  dateline_store_note_fetch_async (fixture->kept.store,
                                   fixture->bad,
                                   outcome,
                                   NULL,
                                   result_cb,
                                   &noted);
  WAIT_FOR (says (fixture, "“Bad” is said to have moved"));
  g_assert_true (has_uri (fixture, "https://bad.example/feed"));
  act (fixture, "reader.show-problems");
  press (find_card (fixture), "reader.feed-take-move");
  WAIT_FOR (has_uri (fixture, "https://offered.example/feed"));
  WAIT_FOR (!has_place (fixture));
  act (fixture, "reader.undo");
  WAIT_FOR (has_uri (fixture, "https://bad.example/feed"));
}

/* A feed that turned out to be another one is joined with it, and comes back. */
static void
test_double (Fixture *fixture, gconstpointer unused)
{
  note_fetch (fixture, fixture->bad, NULL, FALSE, "https://good.example/");
  WAIT_FOR (says (fixture, "“Bad” and “Good” are one feed"));
  act (fixture, "reader.show-problems");
  press (find_card (fixture), "reader.feed-join");
  WAIT_FOR (says (fixture, "“Bad” is joined with the other feed"));
  WAIT_FOR (!has_uri (fixture, "https://bad.example/feed"));
  WAIT_FOR (!has_place (fixture));
  act (fixture, "reader.undo");
  WAIT_FOR (has_uri (fixture, "https://bad.example/feed"));
  WAIT_FOR (has_place (fixture));

  act (fixture, "reader.show-problems");
  WAIT_FOR (find_card (fixture) != NULL);
  press (find_card (fixture), "reader.feed-keep-address");
  WAIT_FOR (find_card (fixture) == NULL);
  g_assert_true (has_uri (fixture, "https://bad.example/feed"));
}

static void
test_many (Fixture *fixture, gconstpointer unused)
{
  close_reader (fixture);
  fail_thrice (fixture, fixture->good);
  fail_thrice (fixture, fixture->bad);
  open_reader (fixture);
  WAIT_FOR (says (fixture, "2 feeds have problems"));
}

#define ADD(name, function) g_test_add (name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  ADD ("/reader-troubles/failing", test_failing);
  ADD ("/reader-troubles/list", test_list);
  ADD ("/reader-troubles/unsubscribe", test_unsubscribe);
  ADD ("/reader-troubles/moved", test_moved);
  ADD ("/reader-troubles/offered", test_offered);
  ADD ("/reader-troubles/double", test_double);
  ADD ("/reader-troubles/many", test_many);
  return g_test_run ();
}
