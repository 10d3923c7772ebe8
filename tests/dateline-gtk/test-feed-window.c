/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* A feed's properties in a real window: what is shown of it, what is kept of what is
 * typed, and that it follows the store.
 */

#include "dateline-gtk/reader/dateline-feed-window-private.h"
#include "dateline-gtk/reader/dateline-language-private.h"

#include "gui-test.h"

typedef struct
{
  TestStore kept;
  gint64 id;
  GtkWindow *window;
  guint n_arranging; /* that the store has not done yet */
} Fixture;

static DatelineFeed *
load_feed (Fixture *fixture)
{
  g_autoptr (GAsyncResult) listed = NULL;
  g_autoptr (GPtrArray) feeds = NULL;

  dateline_store_list_feeds_async (fixture->kept.store, NULL, result_cb, &listed);
  WAIT_FOR (listed != NULL);
  feeds = dateline_store_list_feeds_finish (fixture->kept.store, listed, NULL);
  for (guint i = 0; i < feeds->len; i++)
    if (dateline_feed_get_id (feeds->pdata[i]) == fixture->id)
      return dateline_feed_ref (feeds->pdata[i]);
  g_assert_not_reached ();
}

static void
merge (Fixture *fixture)
{
  g_auto (DatelineFeedDocumentBuilder) document = { 0 };
  g_autoptr (DatelineFeedDocument) built = NULL;

  dateline_feed_document_builder_init (&document);
  document.is_complete = TRUE;
  document.format = DATELINE_FEED_FORMAT_ATOM;
  document.title = g_strdup ("Der Bote");
  document.description = g_strdup ("Nachrichten aus dem Hafen");
  document.link = g_strdup ("https://bote.example/");
  document.language = g_strdup ("de-AT");
  document.rights = g_strdup ("© Der Bote");
  document.entries =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dateline_entry_unref);
  built = dateline_feed_document_builder_build (&document);
  test_store_merge (&fixture->kept, fixture->id, built, 1772366400);
}

static void
note_fetch (Fixture *fixture, const char *error, gboolean gone, const char *moved_to)
{
  g_autoptr (DatelineFetchOutcome) outcome = dateline_fetch_outcome_new ();
  g_autoptr (GAsyncResult) noted = NULL;

  outcome->fetched_at = g_get_real_time () / G_USEC_PER_SEC;
  outcome->succeeded = error == NULL;
  outcome->error = g_strdup (error);
  outcome->gone = gone;
  outcome->moved_to = g_strdup (moved_to);
  dateline_store_note_fetch_async (fixture->kept.store,
                                   fixture->id,
                                   outcome,
                                   NULL,
                                   result_cb,
                                   &noted);
  WAIT_FOR (noted != NULL);
  g_assert_true (dateline_store_note_fetch_finish (fixture->kept.store, noted, NULL));
}

static int
get_setting (DatelineFeed *feed, DatelineFeedSetting setting)
{
  return dateline_feed_settings_get (dateline_feed_get_settings (feed), setting);
}

static void
arranged_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Fixture *fixture = user_data;
  g_autoptr (DatelineArrangement) back =
      dateline_store_arrange_finish (DATELINE_STORE (source), result, NULL);

  g_assert_nonnull (back);
  fixture->n_arranging--;
}

/* As the reader does, which offers to take it back besides. */
static void
arranging_cb (GtkWidget *window,
              DatelineArrangement *arrangement,
              const char *text,
              Fixture *fixture)
{
  fixture->n_arranging++;
  dateline_store_arrange_async (fixture->kept.store,
                                arrangement,
                                NULL,
                                arranged_cb,
                                fixture);
}

/* As the reader gives them to it: one that does not fit its button is warned of. */
static void
add_actions (GtkWindow *window)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) action =
      g_simple_action_new ("feed-open-site", G_VARIANT_TYPE_INT64);

  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
  gtk_widget_insert_action_group (GTK_WIDGET (window), "reader", G_ACTION_GROUP (group));
}

static void
open_window (Fixture *fixture)
{
  g_autoptr (DatelineFeed) feed = load_feed (fixture);

  fixture->window =
      GTK_WINDOW (dateline_feed_window_new (fixture->kept.store, feed, NULL));
  add_actions (fixture->window);
  g_signal_connect (fixture->window, "arranging", G_CALLBACK (arranging_cb), fixture);
  gtk_window_present (fixture->window);
  g_object_add_weak_pointer (G_OBJECT (fixture->window), (gpointer *) &fixture->window);
  WAIT_FOR (gtk_widget_get_mapped (GTK_WIDGET (fixture->window)));
}

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  test_store_init (&fixture->kept);
  fixture->id =
      test_store_add_feed (&fixture->kept, "https://bote.example/feed", NULL, "News");
  merge (fixture);
  open_window (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  if (fixture->window != NULL)
    gtk_window_destroy (fixture->window);
  WAIT_FOR (fixture->window == NULL);
  test_store_clear (&fixture->kept);
}

/* The value that stands under a name; NULL without such a row. */
static const char *
find_value (GtkWidget *widget, const char *name)
{
  GtkWidget *child;

  if (GTK_IS_LABEL (widget) && gtk_widget_has_css_class (widget, "name") &&
      g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), name))
    return gtk_label_get_text (GTK_LABEL (gtk_widget_get_next_sibling (widget)));
  for (child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      const char *value = find_value (child, name);

      if (value != NULL)
        return value;
    }
  return NULL;
}

static const char *
get_value (Fixture *fixture, const char *name)
{
  return find_value (GTK_WIDGET (fixture->window), name);
}

static GtkWidget *
find (Fixture *fixture, const char *type, const char *style)
{
  return find_widget (GTK_WIDGET (fixture->window), type, style);
}

static void
test_facts (Fixture *fixture, gconstpointer unused)
{
  GtkWidget *title = find (fixture, "GtkLabel", "title");

  /* The first title is the window's own. */
  g_assert_nonnull (title);
  g_assert_cmpstr (get_value (fixture, "Description"), ==, "Nachrichten aus dem Hafen");
  g_assert_cmpstr (get_value (fixture, "Site"), ==, "https://bote.example/");
  g_assert_cmpstr (get_value (fixture, "Address of the Feed"),
                   ==,
                   "https://bote.example/feed");
  g_assert_cmpstr (get_value (fixture, "Language"), ==, "German (AT)");
  g_assert_cmpstr (get_value (fixture, "Rights"), ==, "© Der Bote");
  g_assert_cmpstr (get_value (fixture, "Format"), ==, "Atom");
  g_assert_cmpstr (get_value (fixture, "Last Read"), ==, "Sunday, 1 March 2026 at 12:00");
  g_assert_nonnull (get_value (fixture, "Followed Since"));
  g_assert_null (get_value (fixture, "The Publisher’s Name"));
  g_assert_null (get_value (fixture, "Last Tried"));
  g_assert_null (find (fixture, "GtkBox", "dateline-trouble"));
}

/* A phone is as wide. */
static void
test_narrow (Fixture *fixture, gconstpointer unused)
{
  int least;

  gtk_widget_measure (GTK_WIDGET (fixture->window),
                      GTK_ORIENTATION_HORIZONTAL,
                      -1,
                      &least,
                      NULL,
                      NULL,
                      NULL);
  g_assert_cmpint (least, <=, 360);
}

static void
test_copy_address (Fixture *fixture, gconstpointer unused)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (fixture->window));
  GdkContentProvider *content;
  g_auto (GValue) value = G_VALUE_INIT;

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window),
                                             "feed.copy-address",
                                             NULL));
  content = gdk_clipboard_get_content (clipboard);
  g_value_init (&value, G_TYPE_STRING);
  g_assert_true (gdk_content_provider_get_value (content, &value, NULL));
  g_assert_cmpstr (g_value_get_string (&value), ==, "https://bote.example/feed");
}

/* Types a name and closes the window. */
static void
save (Fixture *fixture, const char *name)
{
  gtk_editable_set_text (GTK_EDITABLE (find (fixture, "GtkEntry", NULL)), name);
  gtk_window_close (fixture->window);
  WAIT_FOR (fixture->window == NULL && fixture->n_arranging == 0);
}

/* Waits until what was chosen is in the store. */
static DatelineFeed *
settle (Fixture *fixture)
{
  WAIT_FOR (fixture->n_arranging == 0);
  return load_feed (fixture);
}

static void
test_own_name (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (DatelineFeed) feed = NULL;

  save (fixture, "My paper");
  feed = load_feed (fixture);
  g_assert_cmpstr (dateline_feed_get_title (feed), ==, "My paper");
  g_assert_cmpstr (dateline_feed_get_publisher_title (feed), ==, "Der Bote");
  g_assert_cmpstr (dateline_feed_get_categories (feed)[0], ==, "News");
}

/* Who saves without a change does not make the publisher's title the own name. */
static void
test_no_own_name (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (DatelineFeed) feed = NULL;

  save (fixture, "Der Bote");
  feed = load_feed (fixture);
  g_assert_null (dateline_feed_get_name (feed));
}

/* A name counts with Enter, and what others change is seen here. */
static void
test_at_once (Fixture *fixture, gconstpointer unused)
{
  GtkWidget *entry = find (fixture, "GtkEntry", NULL);
  g_autoptr (DatelineFeed) feed = NULL;
  g_autoptr (DatelineArrangement) arrangement = dateline_arrangement_new ();
  static const char *const none[] = { NULL };

  gtk_editable_set_text (GTK_EDITABLE (entry), "My paper");
  g_signal_emit_by_name (entry, "activate");
  feed = settle (fixture);
  g_assert_cmpstr (dateline_feed_get_name (feed), ==, "My paper");

  dateline_arrangement_rename_feed (arrangement, fixture->id, "Their paper");
  dateline_arrangement_file_feed (arrangement, fixture->id, none);
  arranging_cb (NULL, arrangement, NULL, fixture);
  WAIT_FOR (g_str_equal (gtk_editable_get_text (GTK_EDITABLE (entry)), "Their paper"));
  g_assert_false (gtk_toggle_button_get_active (
      GTK_TOGGLE_BUTTON (find (fixture, "GtkToggleButton", NULL))));

  /* Nothing was changed here since: nothing is done. */
  gtk_window_close (fixture->window);
  g_assert_cmpuint (fixture->n_arranging, ==, 0);
  WAIT_FOR (fixture->window == NULL);
}

static GtkDropDown *
find_labelled (GtkWidget *widget, const char *label)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkDropDown *found = find_labelled (child, label);

      if (found != NULL)
        return found;
      if (GTK_IS_LABEL (child) &&
          g_str_equal (gtk_label_get_text (GTK_LABEL (child)), label) &&
          GTK_IS_DROP_DOWN (gtk_label_get_mnemonic_widget (GTK_LABEL (child))))
        return GTK_DROP_DOWN (gtk_label_get_mnemonic_widget (GTK_LABEL (child)));
    }
  return NULL;
}

/* How often it is asked is chosen here; who saves another thing leaves when it is asked
 * next alone. */
static void
test_interval (Fixture *fixture, gconstpointer unused)
{
  GtkDropDown *choice =
      find_labelled (GTK_WIDGET (fixture->window), "Check for New Stories");
  g_autoptr (DatelineFeed) feed = NULL;
  g_autoptr (DatelineFeed) later = NULL;

  g_assert_cmpuint (gtk_drop_down_get_selected (choice), ==, 0);
  gtk_drop_down_set_selected (choice, 3);
  feed = settle (fixture);
  g_assert_cmpint (get_setting (feed, DATELINE_FEED_SETTING_INTERVAL), ==, 4 * 60);
  g_assert_cmpint (dateline_feed_get_wait_reason (feed), ==, DATELINE_WAIT_CHOSEN);

  gtk_window_close (fixture->window);
  WAIT_FOR (fixture->window == NULL);
  note_fetch (fixture, "The server is away.", FALSE, NULL);
  open_window (fixture);
  choice = find_labelled (GTK_WIDGET (fixture->window), "Check for New Stories");
  g_assert_cmpuint (gtk_drop_down_get_selected (choice), ==, 3);
  save (fixture, "My paper");
  later = load_feed (fixture);
  g_assert_cmpint (get_setting (later, DATELINE_FEED_SETTING_INTERVAL), ==, 4 * 60);
  g_assert_cmpint (dateline_feed_get_wait_reason (later), ==, DATELINE_WAIT_NONE);
}

/* What its category says is said where nothing is chosen, and can be turned off. */
static void
test_inherited (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (DatelineFeedSettings) settings = dateline_feed_settings_new ();
  g_autoptr (DatelineFeed) feed = NULL;
  GtkDropDown *notify =
      find_labelled (GTK_WIDGET (fixture->window), "Notify Me of New Stories");
#define SHOWN gtk_string_object_get_string (gtk_drop_down_get_selected_item (notify))

  g_assert_cmpstr (SHOWN, ==, "No");
  dateline_feed_settings_set (settings, DATELINE_FEED_SETTING_NOTIFY, 1);
  dateline_store_set_category_settings_async (fixture->kept.store,
                                              "News",
                                              settings,
                                              NULL,
                                              NULL,
                                              NULL);
  WAIT_FOR (g_str_equal (SHOWN, "As its category: Yes"));
  g_assert_cmpuint (g_list_model_get_n_items (gtk_drop_down_get_model (notify)), ==, 3);
  gtk_drop_down_set_selected (notify, 2);
  feed = settle (fixture);
  g_assert_cmpint (get_setting (feed, DATELINE_FEED_SETTING_NOTIFY), ==, 0);
#undef SHOWN
}

/* A number that is none of the choices is shown and stays. */
static void
test_other_number (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (DatelineFeedSettings) settings = dateline_feed_settings_new ();
  g_autoptr (DatelineFeed) feed = NULL;
  GtkDropDown *days = find_labelled (GTK_WIDGET (fixture->window), "Keep Read Stories");

  dateline_feed_settings_set (settings, DATELINE_FEED_SETTING_KEEP_DAYS, 45);
  dateline_store_set_feed_settings_async (fixture->kept.store,
                                          fixture->id,
                                          settings,
                                          NULL,
                                          NULL,
                                          NULL);
  WAIT_FOR (
      g_str_equal (gtk_string_object_get_string (gtk_drop_down_get_selected_item (days)),
                   "45 days"));
  save (fixture, "Mine");
  feed = load_feed (fixture);
  g_assert_cmpint (get_setting (feed, DATELINE_FEED_SETTING_KEEP_DAYS), ==, 45);
}

/* How long its stories stay is as for all feeds until something else is chosen. */
static void
test_keeping (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (DatelineFeed) feed = NULL;
  GtkDropDown *days = find_labelled (GTK_WIDGET (fixture->window), "Keep Read Stories");
  GtkDropDown *stories =
      find_labelled (GTK_WIDGET (fixture->window), "Number of Stories Kept");

  g_assert_cmpuint (gtk_drop_down_get_selected (days), ==, 0);
  g_assert_cmpuint (gtk_drop_down_get_selected (stories), ==, 0);
  gtk_drop_down_set_selected (days, 2);
  gtk_drop_down_set_selected (stories, 5);
  feed = settle (fixture);
  g_assert_cmpint (get_setting (feed, DATELINE_FEED_SETTING_KEEP_DAYS), ==, 30);
  g_assert_cmpint (get_setting (feed, DATELINE_FEED_SETTING_KEEP_STORIES), ==, -1);

  gtk_window_close (fixture->window);
  WAIT_FOR (fixture->window == NULL);
  open_window (fixture);
  days = find_labelled (GTK_WIDGET (fixture->window), "Keep Read Stories");
  g_assert_cmpuint (gtk_drop_down_get_selected (days), ==, 2);
}

/* What happens meanwhile is seen; what is typed stays. */
static void
test_follows (Fixture *fixture, gconstpointer unused)
{
  GtkWidget *entry = find (fixture, "GtkEntry", NULL);
  GtkWidget *card;

  gtk_editable_set_text (GTK_EDITABLE (entry), "My pap");
  note_fetch (fixture, "The server is away.", FALSE, NULL);
  WAIT_FOR (find (fixture, "GtkBox", "dateline-trouble") != NULL);
  card = find (fixture, "GtkBox", "dateline-trouble");
  g_assert_cmpstr (
      gtk_label_get_text (GTK_LABEL (find_widget (card, "GtkLabel", "sentence"))),
      ==,
      "The server is away.");
  g_assert_nonnull (get_value (fixture, "Last Tried"));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "My pap");

  note_fetch (fixture, NULL, FALSE, "https://new.example/feed");
  WAIT_FOR (g_strcmp0 (get_value (fixture, "Address of the Feed"),
                       "https://new.example/feed") == 0);
  card = find (fixture, "GtkBox", "dateline-trouble");
  g_assert_cmpstr (
      gtk_label_get_text (GTK_LABEL (find_widget (card, "GtkLabel", "sentence"))),
      ==,
      "The feed has moved to https://new.example/feed.");
}

/* The keyboard reaches the categories, which it turns off with a space. */
static void
test_categories (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (DatelineFeed) feed = NULL;
  GtkWidget *toggle = find (fixture, "GtkToggleButton", NULL);

  WAIT_FOR (gtk_widget_get_width (toggle) > 0);
  gtk_widget_grab_focus (find (fixture, "GtkEntry", NULL));
  gtk_widget_child_focus (GTK_WIDGET (fixture->window), GTK_DIR_TAB_FORWARD);
  g_assert_true (gtk_window_get_focus (fixture->window) == toggle);
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (toggle)), ==, "News");
  gtk_widget_activate (toggle);
  WAIT_FOR (!gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (toggle)));
  save (fixture, "Der Bote");
  feed = load_feed (fixture);
  g_assert_null (dateline_feed_get_categories (feed)[0]);
}

/* Read when somebody looks, and again when there is a new one. */
static void
test_log (Fixture *fixture, gconstpointer unused)
{
  GtkWidget *expander = find (fixture, "GtkExpander", NULL);
  g_autoptr (DatelineFetchOutcome) outcome = dateline_fetch_outcome_new ();
  g_autoptr (GAsyncResult) noted = NULL;
  GtkWidget *row, *words;

  gtk_expander_set_expanded (GTK_EXPANDER (expander), TRUE);
  WAIT_FOR (find_widget (expander, "GtkLabel", "dim-label") != NULL);

  outcome->fetched_at = 1772366400;
  outcome->keep_validators = TRUE;
  outcome->error = g_strdup ("The server is away.");
  outcome->uri = g_strdup ("https://bote.example/feed");
  outcome->status = 503;
  outcome->n_bytes = 12345;
  outcome->sent_etag = g_strdup ("\"x\"");
  outcome->next_check = 1772366400 + 3600;
  outcome->wait_reason = DATELINE_WAIT_ASKED;
  outcome->wait = 3600;
  dateline_store_note_fetch_async (fixture->kept.store,
                                   fixture->id,
                                   outcome,
                                   NULL,
                                   result_cb,
                                   &noted);
  WAIT_FOR (find_widget (expander, "GtkBox", "dateline-fact") != NULL);
  row = find_widget (expander, "GtkBox", "dateline-fact");
  words = gtk_widget_get_first_child (row);
  g_assert_cmpstr (
      gtk_label_get_text (GTK_LABEL (find_widget (words, "GtkLabel", "name"))),
      ==,
      "Sunday, 1 March 2026 at 12:00 · asked for changes only · 503 · 12.3\302\240kB");
  g_assert_cmpstr (
      gtk_label_get_text (GTK_LABEL (find_widget (words, "GtkLabel", "value"))),
      ==,
      "The server is away.");
  g_assert_true (g_str_has_suffix (
      gtk_label_get_text (GTK_LABEL (find_widget (words, "GtkLabel", "note"))),
      "1 March, 13:00: the server asked for an hour"));
  g_assert_null (find_widget (expander, "GtkLabel", "dim-label"));
}

static void
test_removed (Fixture *fixture, gconstpointer unused)
{
  dateline_store_remove_feed_async (fixture->kept.store, fixture->id, NULL, NULL, NULL);
  WAIT_FOR (fixture->window == NULL);
}

static void
test_languages (void)
{
  static const struct
  {
    const char *tag;
    const char *name;
  } cases[] = {
    { "de", "German" },
    { "EN-us", "English (US)" },
    { "pt_BR", "Portuguese (BR)" },
    { "zh-Hant", "Chinese (traditional)" },
    { "zh-Hant-HK", "Chinese (traditional)" },
    { "zh-TW", "Chinese (traditional)" },
    { "sr-Latn-RS", "Serbian (RS)" },
    { "sr-Latn", "Serbian" },
    { "af", "Afrikaans" },
    { "zu", "Zulu" },
    { "tlh", "tlh" },
    { "x-none", "x-none" },
    { "-", "-" },
    { "", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = dateline_language_get_name (cases[i].tag);

      g_assert_cmpstr (name, ==, cases[i].name);
    }
}

/* A list of feeds names most of them as their publishers do. */
static void
test_kept_name (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (DatelineArrangement) named = dateline_arrangement_new ();
  g_autoptr (DatelineFeed) feed = NULL;

  save (fixture, "Der Bote");
  dateline_arrangement_rename_feed (named, fixture->id, "Der Bote");
  arranging_cb (NULL, named, "", fixture);
  feed = settle (fixture);
  g_assert_cmpstr (dateline_feed_get_name (feed), ==, "Der Bote");

  /* Who only looks at it changes nothing. */
  open_window (fixture);
  gtk_window_close (fixture->window);
  g_assert_cmpuint (fixture->n_arranging, ==, 0);
  WAIT_FOR (fixture->window == NULL);
}

#define ADD(name, function) g_test_add (name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  ADD ("/feed-window/facts", test_facts);
  ADD ("/feed-window/narrow", test_narrow);
  ADD ("/feed-window/copy-address", test_copy_address);
  ADD ("/feed-window/own-name", test_own_name);
  ADD ("/feed-window/no-own-name", test_no_own_name);
  ADD ("/feed-window/kept-name", test_kept_name);
  ADD ("/feed-window/categories", test_categories);
  ADD ("/feed-window/at-once", test_at_once);
  ADD ("/feed-window/interval", test_interval);
  ADD ("/feed-window/inherited", test_inherited);
  ADD ("/feed-window/other-number", test_other_number);
  ADD ("/feed-window/keeping", test_keeping);
  ADD ("/feed-window/follows", test_follows);
  ADD ("/feed-window/log", test_log);
  ADD ("/feed-window/removed", test_removed);
  g_test_add_func ("/feed-window/languages", test_languages);
  return g_test_run ();
}
