/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What is dragged out of a list of headlines: in which forms, of which stories, and what
 * the host adds. */

#include "headline-test.h"

#include <string.h>

#define N_STORIES 20

/* Selects the second story and those that follow, to the one at @last. */
static void
select_from_second (Fixture *fixture, guint last)
{
  GtkWidget *view = find_widget (GTK_WIDGET (fixture->list), "GtkListView", NULL);

  dateline_headline_list_select (fixture->list,
                                 dateline_edition_get_id (fixture->edition, 1));
  g_assert_true (
      gtk_widget_activate_action (view, "list.select-item", "(ubb)", last, FALSE, TRUE));
  WAIT_FOR (dateline_headline_list_get_n_selected (fixture->list) == last);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  gdk_content_provider_write_mime_type_finish (GDK_CONTENT_PROVIDER (source),
                                               result,
                                               &error);
  g_assert_no_error (error);
  *(gboolean *) user_data = TRUE;
}

/* What dragging the story at @position takes along in some form. */
static GBytes *
drag (Fixture *fixture, guint position, const char *mime_type)
{
  g_autoptr (GdkContentProvider) content =
      dateline_headline_list_create_content (fixture->list, position);
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  gboolean is_written = FALSE;

  gdk_content_provider_write_mime_type_async (content,
                                              mime_type,
                                              stream,
                                              G_PRIORITY_DEFAULT,
                                              NULL,
                                              written_cb,
                                              &is_written);
  WAIT_FOR (is_written);
  g_assert_true (g_output_stream_close (stream, NULL, NULL));
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
}

/* In what is expected, "FEED/" stands for what all links begin with. */
static void
assert_dragged (Fixture *fixture, guint position, const char *mime_type, const char *text)
{
  g_autoptr (GBytes) bytes = drag (fixture, position, mime_type);
  g_autofree char *dragged =
      g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_autofree char *start =
      g_strdup_printf ("https://stories.example/%" G_GINT64_FORMAT "/",
                       fixture->feeds[0]);
  g_autoptr (GString) expected = g_string_new (text);

  g_string_replace (expected, "FEED/", start, 0);
  g_assert_cmpstr (dragged, ==, expected->str);
}

static void
test_drag (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GBytes) wide = NULL;
  g_autofree char *lines = NULL;

  select_from_second (fixture, 3);
  assert_dragged (fixture, 2, "text/uri-list", "FEED/2\r\nFEED/3\r\nFEED/4\r\n");
  assert_dragged (fixture, 5, "text/uri-list", "FEED/6\r\n");
  assert_dragged (fixture, 5, "_NETSCAPE_URL", "FEED/6\nStory 6");
  assert_dragged (fixture, 5, "text/html", "<a href=\"FEED/6\">Story 6</a>");
  wide = drag (fixture, 5, "text/x-moz-url");
  lines = g_utf16_to_utf8 (g_bytes_get_data (wide, NULL),
                           g_bytes_get_size (wide) / 2,
                           NULL,
                           NULL,
                           NULL);
  g_assert_true (g_str_has_suffix (lines, "/6\nStory 6"));
}

static GdkContentProvider *
create_files_cb (DatelineHeadlineList *list, GPtrArray *headlines, gpointer user_data)
{
  g_autofree char *text = g_strdup_printf ("file:///%u", headlines->len);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return gdk_content_provider_new_for_bytes ("text/uri-list", bytes);
}

/* Where the host has files, those are the addresses; the other forms stay links. */
static void
test_drag_files (Fixture *fixture, gconstpointer unused)
{
  g_signal_connect (fixture->list, "create-files", G_CALLBACK (create_files_cb), NULL);
  select_from_second (fixture, 2);
  assert_dragged (fixture, 2, "text/uri-list", "file:///2");
  assert_dragged (fixture, 5, "text/uri-list", "file:///1");
  assert_dragged (fixture, 5, "_NETSCAPE_URL", "FEED/6\nStory 6");
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);

#define ADD(path, test)                                                                  \
  g_test_add ("/headline-drag/" path,                                                    \
              Fixture,                                                                   \
              GUINT_TO_POINTER (N_STORIES),                                              \
              set_up,                                                                    \
              test,                                                                      \
              tear_down)
  ADD ("links", test_drag);
  ADD ("files", test_drag_files);
#undef ADD

  return g_test_run ();
}
