/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Each fault that a server can show, all the way from the wire to the store: what the
 * reader is told, and what is stored. */

#include "dateline/refresh/dateline-schedule-private.h"
#include "fault-rounds.h"

#include <string.h>

static void
assert_sentence (const FaultCase *fault, const FaultState *state)
{
  const char *sentence = dateline_feed_get_error (state->feed);

  g_test_message ("%s", sentence != NULL ? sentence : "all well");
  if (fault->sentence == NULL)
    g_assert_null (sentence);
  else if (strchr (fault->sentence, '*') == NULL)
    g_assert_cmpstr (sentence, ==, fault->sentence);
  else
    g_assert_true (g_pattern_match_simple (fault->sentence, sentence));
}

static void
assert_backed_off (const FaultState *state)
{
  const DatelineOccasion occasion = {
    .flags = DATELINE_REFRESH_DUE,
    .now = dateline_feed_get_attempted_at (state->feed) + 60 * 60 - 1,
  };

  g_assert_cmpuint (dateline_feed_get_n_failures (state->feed), ==, 1);
  g_assert_cmpint (dateline_schedule_judge (state->feed, &occasion).reason,
                   !=,
                   DATELINE_WAIT_NONE);
}

/* Whether what was there before is there as it was: the first stories in the list are the
 * new ones. */
static void
assert_stories (const FaultCase *fault, const FaultState *before, const FaultState *after)
{
  gboolean has_more = fault->result == FAULT_KEEPS_PART || fault->result == FAULT_IS_NONE;

  if (!has_more)
    g_assert_cmpstr (after->stories->str, ==, before->stories->str);
  g_assert_true (g_str_has_suffix (after->stories->str, before->stories->str));
  g_assert_cmpuint (dateline_feed_get_n_stories (after->feed), ==, has_more ? 3 : 2);
}

static void
test_fault (gconstpointer data)
{
  const FaultCase *fault = data;
  guint i = fault - fault_cases;
  const FaultState *before = fault_rounds_get_state (FAULT_ROUND_BEFORE, i);
  const FaultState *after = fault_rounds_get_state (FAULT_ROUND_FAULTS, i);

  g_assert_null (dateline_feed_get_error (before->feed));
  g_assert_cmpuint (dateline_feed_get_n_stories (before->feed), ==, 2);

  assert_sentence (fault, after);
  assert_stories (fault, before, after);
  if (fault->result != FAULT_IS_NONE)
    g_assert_cmpstr (after->kept->str, ==, before->kept->str);
  if (fault->sentence != NULL)
    assert_backed_off (after);
  else
    g_assert_cmpuint (dateline_feed_get_n_failures (after->feed), ==, 0);
  g_assert_cmpint (dateline_feed_is_gone (after->feed), ==, fault->status == 410);
  if (fault_case_recovers (fault))
    g_assert_cmpuint (after->n_requests - before->n_requests,
                      <=,
                      MAX (fault->n_requests, 1));
}

/* When the server is well again, so is the feed; it was asked with what it had. */
static void
test_recovery (void)
{
  for (guint i = 0; i < n_fault_cases; i++)
    {
      const FaultCase *fault = &fault_cases[i];
      const FaultState *before = fault_rounds_get_state (FAULT_ROUND_FAULTS, i);
      const FaultState *state = fault_rounds_get_state (FAULT_ROUND_AFTER, i);
      g_autofree char *path = fault_case_make_path (fault);
      const ScriptedRequest *request;

      if (!fault_case_recovers (fault) || state->n_requests == before->n_requests)
        continue;
      g_test_message ("%s", path);
      g_assert_null (dateline_feed_get_error (state->feed));
      g_assert_cmpuint (dateline_feed_get_n_stories (state->feed), ==, 3);
      request = scripted_server_get_request (fault_rounds_get_servers ()->server,
                                             path,
                                             state->n_requests - 1);
      g_assert_null (scripted_request_get_header (request, "cookie"));
      if (fault->is_bare || fault->result == FAULT_IS_NONE)
        continue;
      g_assert_cmpstr (scripted_request_get_header (request, "if-none-match"),
                       ==,
                       FAULT_ETAG);
      g_assert_cmpstr (scripted_request_get_header (request, "if-modified-since"),
                       ==,
                       FAULT_DATE);
    }
}

/* What nobody asked for was not fetched, and where nobody may lead nobody went. */
static void
test_silence_elsewhere (void)
{
  const FaultServers *servers = fault_rounds_get_servers ();
  const ScriptedRequest *abroad;

  g_assert_cmpuint (scripted_server_get_n_connections (servers->inner), ==, 0);
  g_assert_cmpuint (scripted_server_get_n_requests (servers->server, "/x36-plain"),
                    ==,
                    0);
  g_assert_cmpuint (scripted_server_get_n_requests (servers->server, "/x39-wish"), ==, 0);
  abroad = scripted_server_get_request (servers->server, "/x37-target", 0);
  g_assert_null (scripted_request_get_header (abroad, "authorization"));
  g_assert_null (scripted_request_get_header (abroad, "cookie"));
  g_assert_null (scripted_request_get_header (abroad, "if-none-match"));
  for (guint i = 0; i < n_fault_cases; i++)
    {
      if (fault_cases[i].place == FAULT_ON_BAD_TLS)
        g_assert_cmpuint (fault_rounds_count_requests (i), ==, 1);
    }
}

/* Whether a test in one of the other folders bears the row's name. */
static gboolean
is_elsewhere (const char *row)
{
  static const char *const folders[] = { "dateline", "net", "dateline-gtk" };
  g_autofree char *name = g_strdup_printf ("\"/faults/%s/", row);

  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      g_autofree char *path = g_test_build_filename (G_TEST_DIST, folders[i], NULL);
      g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
      const char *file;

      while (folder != NULL && (file = g_dir_read_name (folder)) != NULL)
        {
          g_autofree char *file_path = g_build_filename (path, file, NULL);
          g_autofree char *text = NULL;

          if (g_str_has_suffix (file, ".c") &&
              g_file_get_contents (file_path, &text, NULL, NULL) &&
              strstr (text, name) != NULL)
            return TRUE;
        }
    }
  return FALSE;
}

/* Every row of the table has a case here or a test elsewhere. */
static void
test_rows (void)
{
  g_autoptr (GString) missing = g_string_new (NULL);

  for (guint row = 1; row <= 55; row++)
    {
      g_autofree char *name = g_strdup_printf ("X%02u", row);
      gboolean is_found = is_elsewhere (name);

      for (guint i = 0; i < n_fault_cases; i++)
        is_found = is_found || g_str_equal (fault_cases[i].row, name);
      if (!is_found)
        g_string_append_printf (missing, " %s", name);
    }
  g_assert_cmpstr (missing->str, ==, "");
}

int
main (int argc, char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  g_test_set_nonfatal_assertions (); /* one fault does not hide the others */

  for (guint i = 0; i < n_fault_cases; i++)
    {
      g_autofree char *path =
          g_strdup_printf ("/faults/%s/%s", fault_cases[i].row, fault_cases[i].name);

      g_test_add_data_func (path, &fault_cases[i], test_fault);
    }
  g_test_add_func ("/faults/recovery", test_recovery);
  g_test_add_func ("/faults/silence-elsewhere", test_silence_elsewhere);
  g_test_add_func ("/faults/rows", test_rows);
  status = g_test_run ();
  fault_rounds_end ();
  return status;
}
