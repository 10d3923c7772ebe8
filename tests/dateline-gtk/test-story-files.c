/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Stories as files for those that they are dragged to: when they are made, what is in
 * them, and when they go.
 */

#include "reader-test.h"

#include "dateline-gtk/headlines/dateline-headline-list-private.h"
#include "dateline-gtk/reader/dateline-dragged-folder-private.h"
#include "dateline-gtk/reader/dateline-story-files-private.h"
#include "dateline-gtk/reader/dateline-whole-story-private.h"
#include "dateline/model/dateline-headline-builder-private.h"

#include <glib/gstdio.h>
#include <utime.h>

typedef struct
{
  GOutputStream *stream;
  GError *error;
  gboolean is_done;
} Answer;

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Answer *answer = user_data;

  gdk_content_provider_write_mime_type_finish (GDK_CONTENT_PROVIDER (source),
                                               result,
                                               &answer->error);
  answer->is_done = TRUE;
}

static void
ask (GdkContentProvider *content, Answer *answer)
{
  *answer = (Answer){ g_memory_output_stream_new_resizable (), NULL, FALSE };
  gdk_content_provider_write_mime_type_async (content,
                                              "text/uri-list",
                                              answer->stream,
                                              G_PRIORITY_DEFAULT,
                                              NULL,
                                              written_cb,
                                              answer);
}

/* The paths that were answered. */
static GStrv
take_paths (Answer *answer)
{
  GMemoryOutputStream *stream = G_MEMORY_OUTPUT_STREAM (answer->stream);
  g_autofree char *text = NULL;
  g_auto (GStrv) uris = NULL;
  GStrv paths;

  WAIT_FOR (answer->is_done);
  g_assert_no_error (answer->error);
  text = g_strndup (g_memory_output_stream_get_data (stream),
                    g_memory_output_stream_get_data_size (stream));
  uris = g_uri_list_extract_uris (text);
  paths = g_new0 (char *, g_strv_length (uris) + 1);
  for (guint i = 0; uris[i] != NULL; i++)
    paths[i] = g_filename_from_uri (uris[i], NULL, NULL);
  g_object_unref (answer->stream);
  return paths;
}

static char *
make_dragged_path (Fixture *fixture)
{
  return g_build_filename (fixture->folder, "cache", "dragged", NULL);
}

/* What the list offers of the story at @position. */
static GdkContentProvider *
drag (Fixture *fixture, guint position)
{
  g_autoptr (DatelineStory) story = get_story (fixture, position);

  return dateline_headline_list_create_content (
      dateline_list_pane_get_list (fixture->reader->list_pane),
      position);
}

/* Those who take files get one, those who take text get text; the file is made when
 * it is asked for, and once. */
static void
test_asked (Fixture *fixture, gconstpointer width)
{
  g_autoptr (DatelineStory) story = get_story (fixture, 0);
  const char *title = dateline_headline_get_title (dateline_story_get_headline (story));
  g_autoptr (GdkContentProvider) content = drag (fixture, 0);
  g_autoptr (GdkContentFormats) formats = gdk_content_provider_ref_formats (content);
  g_autofree char *dragged = make_dragged_path (fixture);
  g_auto (GValue) text = G_VALUE_INIT;
  Answer first, second;
  g_auto (GStrv) paths = NULL;
  g_auto (GStrv) again = NULL;
  g_autofree char *html = NULL;
  g_autofree char *heading = NULL;
  GStatBuf status;

  g_assert_true (gdk_content_formats_contain_mime_type (formats, "text/uri-list"));
  g_value_init (&text, G_TYPE_STRING);
  g_assert_true (gdk_content_provider_get_value (content, &text, NULL));
  g_assert_cmpstr (g_value_get_string (&text), ==, title);
  run_for (50);
  g_assert_false (g_file_test (dragged, G_FILE_TEST_EXISTS));

  ask (content, &first);
  ask (content, &second);
  paths = take_paths (&first);
  again = take_paths (&second);
  g_assert_cmpuint (g_strv_length (paths), ==, 1);
  g_assert_true (g_strv_equal ((const char *const *) paths, (const char *const *) again));
  g_assert_true (g_str_has_prefix (paths[0], dragged));
  g_assert_true (g_str_has_suffix (paths[0], ".html"));
  g_assert_true (g_file_get_contents (paths[0], &html, NULL, NULL));
  heading = g_markup_escape_text (title, -1);
  g_assert_nonnull (strstr (html, heading));
  g_assert_nonnull (strstr (html, "Content-Security-Policy"));
  g_assert_cmpint (g_stat (dragged, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0700);
}

/* Stories of one name have a file each. */
static void
test_several (Fixture *fixture, gconstpointer width)
{
  g_autoptr (GPtrArray) headlines = g_ptr_array_new ();
  g_autoptr (DatelineStory) story = get_story (fixture, 1);
  g_autoptr (DatelineStory) other = get_story (fixture, 2);
  g_autoptr (GdkContentProvider) content = NULL;
  Answer answer;
  g_auto (GStrv) paths = NULL;

  g_ptr_array_add (headlines, dateline_story_get_headline (story));
  g_ptr_array_add (headlines, dateline_story_get_headline (other));
  g_ptr_array_add (headlines, dateline_story_get_headline (story));
  content = dateline_story_files_new (fixture->refresher, headlines);
  ask (content, &answer);
  paths = take_paths (&answer);
  g_assert_cmpuint (g_strv_length (paths), ==, 3);
  g_assert_true (g_str_has_suffix (paths[2], " 2.html"));
  for (guint i = 0; i < 3; i++)
    g_assert_true (g_file_test (paths[i], G_FILE_TEST_IS_REGULAR));
}

static void
failed_cb (GdkContentProvider *content, const GError *error, guint *n_failed)
{
  ++*n_failed;
}

/* A file that cannot be made is an error to who asked, and told to the person. */
static void
test_failed (Fixture *fixture, gconstpointer width)
{
  g_autofree char *dragged = make_dragged_path (fixture);
  g_autofree char *cache = g_path_get_dirname (dragged);
  g_autoptr (GPtrArray) headlines = g_ptr_array_new ();
  g_autoptr (DatelineStory) story = get_story (fixture, 1);
  g_autoptr (GdkContentProvider) content = NULL;
  guint n_failed = 0;
  Answer answer;

  g_mkdir (cache, 0700);
  g_assert_true (g_file_set_contents (dragged, "in the way", -1, NULL));
  g_ptr_array_add (headlines, dateline_story_get_headline (story));
  content = dateline_story_files_new (fixture->refresher, headlines);
  g_signal_connect (content, "failed", G_CALLBACK (failed_cb), &n_failed);
  ask (content, &answer);
  WAIT_FOR (answer.is_done);
  g_assert_nonnull (answer.error);
  g_assert_cmpuint (n_failed, ==, 1);
  g_error_free (answer.error);
  g_object_unref (answer.stream);
}

static char *
add_folder (const char *path, gint64 age, gsize size)
{
  char *folder = dateline_dragged_folder_make (path, NULL);
  g_autofree char *file = g_build_filename (folder, "Story.html", NULL);
  g_autofree char *bytes = g_malloc0 (size);
  gint64 made_at = g_get_real_time () / G_USEC_PER_SEC - age;

  g_assert_true (g_file_set_contents (file, bytes, size, NULL));
  g_utime (folder, &(struct utimbuf){ made_at, made_at });
  return folder;
}

/* What is old goes, then what is too much; what is not ours stays. */
static void
test_tidy (Fixture *fixture, gconstpointer width)
{
  g_autofree char *path = g_build_filename (fixture->folder, "tidied", NULL);
  g_autofree char *foreign = g_build_filename (path, "mine", NULL);
  g_autofree char *old = add_folder (path, 5000, 10);
  g_autofree char *middle = add_folder (path, 500, 600);
  g_autofree char *young = add_folder (path, 5, 600);

  g_mkdir (foreign, 0700);
  dateline_dragged_folder_tidy (path, 1000, 10000);
  g_assert_false (g_file_test (old, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (middle, G_FILE_TEST_EXISTS));
  dateline_dragged_folder_tidy (path, 1000, 1000);
  g_assert_false (g_file_test (middle, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (young, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (foreign, G_FILE_TEST_EXISTS));
}

/* What a story is called, its file can be, whatever it is called. */
static void
test_names (Fixture *fixture, gconstpointer width)
{
  static const struct
  {
    const char *title;
    const char *name;
  } names[] = {
    { "Rain", "Rain.html" },
    { "Rain/snow: \"why\"?", "Rain snow   why.html" },
    { "//", "Story.html" },
    { "...", "Story.html" },
  };
  g_autoptr (GString) wide = g_string_new (NULL);

  for (guint i = 0; i < 90; i++)
    g_string_append (wide, "\xf0\xa0\x80\x80");
  for (guint i = 0; i <= G_N_ELEMENTS (names); i++)
    {
      gboolean is_wide = i == G_N_ELEMENTS (names);
      g_auto (DatelineHeadlineBuilder) headline = { 0 };
      g_autoptr (DatelineHeadline) built = NULL;
      g_autofree char *name = NULL;

      dateline_headline_builder_init (&headline);
      headline.title = g_strdup (is_wide ? wide->str : names[i].title);
      built = dateline_headline_builder_build (&headline);
      name = dateline_whole_story_make_name (built, ".html");
      g_assert_true (g_utf8_validate (name, -1, NULL));
      g_assert_cmpuint (strlen (name), <, 255 - 20);
      if (!is_wide)
        g_assert_cmpstr (name, ==, names[i].name);
    }
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);

#define ADD(name, function)                                                              \
  g_test_add ("/story-files/" name,                                                      \
              Fixture,                                                                   \
              GINT_TO_POINTER (1000),                                                    \
              set_up,                                                                    \
              function,                                                                  \
              tear_down)
  ADD ("asked", test_asked);
  ADD ("several", test_several);
  ADD ("failed", test_failed);
  ADD ("tidy", test_tidy);
  ADD ("names", test_names);
#undef ADD

  return g_test_run ();
}
