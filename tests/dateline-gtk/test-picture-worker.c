/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The process that unpacks pictures: that its cage holds, that nothing it may say or do
 * harms the one that asks, and that nothing is left of it. Needs no display.
 */

#include "gui-test.h"

#include "dateline-gtk/images/dateline-picture-decoder-private.h"
#include "dateline-gtk/images/dateline-picture-loader-private.h"
#include "dateline-gtk/images/dateline-picture-program-private.h"

#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

/* A PNG of one red pixel. */
static const guint8 dot[] =
    "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\x08\2\0\0\0\x90wS\xde\0\0\0\x0cIDATx"
    "\x9c"
    "c\xf8\xcf\xc0\0\0\3\1\1\0\xc9\xfe\x92\xef\0\0\0\0IEND\xae\x42\x60\x82";

static GBytes *
make_dot (void)
{
  return g_bytes_new_static (dot, sizeof dot - 1);
}

/* As it says by its status: the signal that ended it, negative, or what it exited with.
 */
static int
try (const char *name)
{
  g_autofree char *program = dateline_picture_find_program ();
  char *arguments[] = { program, (char *) "--try", (char *) name, NULL };
  char *environment[] = { NULL };
  pid_t id;
  int status;

  g_assert_cmpint (posix_spawn (&id, program, NULL, NULL, arguments, environment), ==, 0);
  g_assert_cmpint (waitpid (id, &status, 0), ==, id);
  return WIFSIGNALED (status) ? -WTERMSIG (status) : WEXITSTATUS (status);
}

/* Whether this kernel and this architecture filter calls. */
static gboolean
has_filter (void)
{
#if defined(__x86_64__) || defined(__aarch64__) ||                                       \
    (defined(__riscv) && __riscv_xlen == 64)
  g_autofree char *status = NULL;

  return g_file_get_contents ("/proc/self/status", &status, NULL, NULL) &&
         strstr (status, "Seccomp:") != NULL;
#else
  return FALSE;
#endif
}

/* What a decoder that was taken over would try ends its process. */
static void
test_cage (void)
{
  static const char *const attempts[] = { "socket", "open", "execve",     "clone", "kill",
                                          "ptrace", "code", "code-later", "limit" };

  g_assert_cmpint (try ("nothing"), ==, 0);
  if (!has_filter ())
    {
      g_test_skip ("system calls are not filtered here");
      return;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (attempts); i++)
    {
      g_test_message ("%s", attempts[i]);
      g_assert_cmpint (try (attempts[i]), ==, -SIGSYS);
    }
}

static void
test_limits (void)
{
  g_assert_cmpint (try ("limits"), ==, 0);
#ifndef DATELINE_SANITIZED
  g_assert_cmpint (try ("memory"), ==, 0);
#endif
  g_assert_cmpint (try ("time"), ==, -SIGXCPU);
}

static guint
count_descriptors (void)
{
  g_autoptr (GDir) folder = g_dir_open ("/proc/self/fd", 0, NULL);
  guint n = 0;

  while (g_dir_read_name (folder) != NULL)
    n++;
  return n;
}

/* The processes that this one has started and that are there, be it dead ones. */
static GArray *
list_children (void)
{
  g_autoptr (GDir) folder = g_dir_open ("/proc/self/task", 0, NULL);
  GArray *children = g_array_new (FALSE, FALSE, sizeof (int));
  const char *thread;

  while ((thread = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path =
          g_build_filename ("/proc/self/task", thread, "children", NULL);
      g_autofree char *text = NULL;
      g_auto (GStrv) words = NULL;

      if (!g_file_get_contents (path, &text, NULL, NULL))
        continue;
      words = g_strsplit (g_strstrip (text), " ", -1);
      for (guint i = 0; words[i] != NULL && *words[i] != '\0'; i++)
        {
          int id = atoi (words[i]);

          g_array_append_val (children, id);
        }
    }
  return children;
}

static guint
count_children (void)
{
  g_autoptr (GArray) children = list_children ();

  return children->len;
}

/* A process that is started by a name which says how it behaves. */
static DatelinePictureProcess *
start_false_worker (const char *folder, const char *manner)
{
  g_autofree char *path = g_build_filename (folder, manner, NULL);
  g_autofree char *program =
      g_test_build_filename (G_TEST_BUILT, "dateline-gtk", "false-worker", NULL);

  g_assert_cmpint (symlink (program, path), ==, 0);
  return dateline_picture_process_new (path);
}

static void
remove_false_worker (const char *folder, const char *manner)
{
  g_autofree char *path = g_build_filename (folder, manner, NULL);

  g_unlink (path);
}

/* Whatever a process says or does costs the picture, and no more than the time that is
 * given to it. */
static void
test_hostile (void)
{
  static const struct
  {
    const char *manner;
    gboolean is_shown; /* it did what it should, besides */
    GIOErrorEnum code;
    int n_times;
  } cases[] = {
    { "well", TRUE, 0, 3 },
    { "die", FALSE, G_IO_ERROR_BROKEN_PIPE, 3 },
    { "leave", FALSE, G_IO_ERROR_BROKEN_PIPE, 3 },
    { "fall-silent", FALSE, G_IO_ERROR_BROKEN_PIPE, 3 },
    { "hang", FALSE, G_IO_ERROR_TIMED_OUT, 1 },
    { "say-other-serial", FALSE, G_IO_ERROR_BROKEN_PIPE, 3 },
    { "say-numbers", FALSE, G_IO_ERROR_BROKEN_PIPE, 3 },
    { "say-delay", FALSE, G_IO_ERROR_BROKEN_PIPE, 3 },
    { "say-ended", FALSE, G_IO_ERROR_BROKEN_PIPE, 3 },
    { "say-little", FALSE, G_IO_ERROR_BROKEN_PIPE, 3 },
    { "say-nothing", FALSE, G_IO_ERROR_BROKEN_PIPE, 3 },
    { "say-much", FALSE, G_IO_ERROR_BROKEN_PIPE, 3 },
    { "keep-pixels", FALSE, G_IO_ERROR_BROKEN_PIPE, 3 },
    { "cut-pixels", TRUE, 0, 3 },
    { "say-twice", TRUE, 0, 1 },
    { "send-descriptors", TRUE, 0, 3 },
  };
  g_autofree char *folder = g_dir_make_tmp ("dateline-worker-XXXXXX", NULL);
  g_autoptr (GBytes) bytes = make_dot ();
  guint n_descriptors = count_descriptors ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DatelinePictureProcess) process =
          start_false_worker (folder, cases[i].manner);

      g_test_message ("%s", cases[i].manner);
      for (int n = 0; n < cases[i].n_times; n++)
        {
          g_autoptr (GError) error = NULL;
          g_autoptr (GdkTexture) texture =
              dateline_picture_decode (process, bytes, 0, 0, NULL, &error);

          if (cases[i].is_shown)
            g_assert_no_error (error);
          else
            g_assert_error (error, G_IO_ERROR, (int) cases[i].code);
          g_assert_true ((texture != NULL) == cases[i].is_shown);
          g_assert_true (dateline_picture_process_is_running (process) ==
                         cases[i].is_shown);
        }
      remove_false_worker (folder, cases[i].manner);
    }
  g_assert_cmpuint (count_descriptors (), ==, n_descriptors);
  g_assert_cmpuint (count_children (), ==, 0);
  g_rmdir (folder);
}

/* Where the program is missing, pictures are, and nothing else. */
static void
test_missing (void)
{
  g_autoptr (DatelinePictureProcess) process =
      dateline_picture_process_new ("/nonexistent/dateline-picture-worker");
  g_autoptr (GBytes) bytes = make_dot ();
  g_autoptr (GError) error = NULL;
  guint n_descriptors = count_descriptors ();

  g_assert_null (dateline_picture_decode (process, bytes, 0, 0, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_cmpuint (count_descriptors (), ==, n_descriptors);
}

/* Nothing is left of a thousand pictures and a hundred crashes. */
static void
test_leaks (void)
{
  g_autofree char *folder = g_dir_make_tmp ("dateline-worker-XXXXXX", NULL);
  g_autoptr (DatelinePictureProcess) good = dateline_picture_process_new (NULL);
  g_autoptr (DatelinePictureProcess) bad = start_false_worker (folder, "die");
  g_autoptr (GBytes) bytes = make_dot ();
  guint n_descriptors = 0;

  for (int i = 0; i < 1000; i++)
    {
      g_autoptr (GdkTexture) texture =
          dateline_picture_decode (good, bytes, 0, 0, NULL, NULL);

      g_assert_nonnull (texture);
      if (i % 10 == 0)
        g_assert_null (dateline_picture_decode (bad, bytes, 0, 0, NULL, NULL));
      if (i == 0)
        n_descriptors = count_descriptors ();
    }
  g_assert_cmpuint (count_descriptors (), ==, n_descriptors);
  g_assert_cmpuint (count_children (), ==, 1);
  dateline_picture_process_end (good);
  g_assert_cmpuint (count_children (), ==, 0);
  remove_false_worker (folder, "die");
  g_rmdir (folder);
}

/* A process that died while nothing was asked of it is replaced, and not blamed on the
 * next picture. */
static void
test_died_idle (void)
{
  g_autoptr (DatelinePictureProcess) process = dateline_picture_process_new (NULL);
  g_autoptr (GBytes) bytes = make_dot ();

  for (int i = 0; i < 3; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GdkTexture) texture =
          dateline_picture_decode (process, bytes, 0, 0, NULL, &error);
      g_autoptr (GArray) children = list_children ();

      g_assert_no_error (error);
      g_assert_cmpuint (children->len, ==, 1);
      kill (g_array_index (children, int, 0), SIGKILL);
      /* Its end of the socket is closed before it can be told to have ended. */
      g_assert_cmpint (waitid (P_PID,
                               g_array_index (children, int, 0),
                               &(siginfo_t){ 0 },
                               WEXITED | WNOWAIT),
                       ==,
                       0);
    }
}

/* A PNG of 25 megapixels in few bytes: it takes a while. */
static char *
make_slow_address (void)
{
  g_autoptr (GdkPixbuf) pixbuf =
      gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, 5000, 5000);
  g_autofree char *saved = NULL;
  g_autofree char *coded = NULL;
  gsize size;

  gdk_pixbuf_fill (pixbuf, 0x336699ff);
  g_assert_true (gdk_pixbuf_save_to_buffer (pixbuf,
                                            &saved,
                                            &size,
                                            "png",
                                            NULL,
                                            "compression",
                                            "9",
                                            NULL));
  coded = g_base64_encode ((const guchar *) saved, size);
  return g_strconcat ("data:image/png;base64,", coded, NULL);
}

typedef struct
{
  char *folder;
  char *slow; /* address */
  char *quick;
  DatelinePictureLoader *loader;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (DatelineFetcher) fetcher = dateline_fetcher_new ("test");
  g_autoptr (DatelineMediaCache) cache = NULL;
  g_autofree char *coded = g_base64_encode (dot, sizeof dot - 1);

  fixture->folder = g_dir_make_tmp ("dateline-worker-XXXXXX", NULL);
  fixture->slow = make_slow_address ();
  fixture->quick = g_strconcat ("data:image/png;base64,", coded, NULL);
  cache = dateline_media_cache_new (fetcher, fixture->folder, fixture->folder);
  fixture->loader = dateline_picture_loader_new (cache);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  g_object_add_weak_pointer (G_OBJECT (fixture->loader), (gpointer *) &fixture->loader);
  g_object_unref (fixture->loader);
  WAIT_FOR (fixture->loader == NULL);
  g_assert_cmpuint (count_children (), ==, 0);
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->slow);
  g_free (fixture->quick);
}

static GAsyncResult *
wait_for_load (Fixture *fixture, const char *uri)
{
  GAsyncResult *result = NULL;

  dateline_picture_loader_load_async (fixture->loader,
                                      uri,
                                      100,
                                      0,
                                      NULL,
                                      result_cb,
                                      &result);
  WAIT_FOR (result != NULL);
  return result;
}

static void
assert_quick_one_loads (Fixture *fixture)
{
  g_autoptr (GAsyncResult) result = wait_for_load (fixture, fixture->quick);
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkTexture) texture =
      dateline_picture_loader_load_finish (fixture->loader, result, &error);

  g_assert_no_error (error);
  g_assert_nonnull (texture);
}

/* The one that a process died of is not shown and not tried again; the next one is. */
static void
test_killed (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GAsyncResult) killed = NULL;
  g_autoptr (GAsyncResult) again = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) children = NULL;

  dateline_picture_loader_load_async (fixture->loader,
                                      fixture->slow,
                                      100,
                                      0,
                                      NULL,
                                      result_cb,
                                      &killed);
  WAIT_FOR (count_children () == 1 || killed != NULL);
  g_assert_null (killed);
  children = list_children ();
  kill (g_array_index (children, int, 0), SIGKILL);
  WAIT_FOR (killed != NULL);
  g_assert_null (dateline_picture_loader_load_finish (fixture->loader, killed, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_BROKEN_PIPE);
  g_clear_error (&error);
  g_assert_cmpuint (count_children (), ==, 0);

  again = wait_for_load (fixture, fixture->slow);
  g_assert_null (dateline_picture_loader_load_finish (fixture->loader, again, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
  g_assert_cmpuint (count_children (), ==, 0);
  assert_quick_one_loads (fixture);
}

/* Cancelled, it answers at once, and the process is soon free for another. */
static void
test_cancelled (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  dateline_picture_loader_load_async (fixture->loader,
                                      fixture->slow,
                                      100,
                                      0,
                                      cancellable,
                                      result_cb,
                                      &result);
  WAIT_FOR (count_children () == 1 || result != NULL);
  g_assert_null (result);
  g_cancellable_cancel (cancellable);
  WAIT_FOR (result != NULL);
  g_assert_null (dateline_picture_loader_load_finish (fixture->loader, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_quick_one_loads (fixture);
}

/* No more than two at a time, and none after a while without pictures. */
static void
test_idle (Fixture *fixture, gconstpointer unused)
{
  GAsyncResult *results[4] = { NULL };
  gint64 end;

  for (int i = 0; i < 4; i++)
    dateline_picture_loader_load_async (fixture->loader,
                                        fixture->slow,
                                        100 + i,
                                        0,
                                        NULL,
                                        result_cb,
                                        &results[i]);
  for (int i = 0; i < 4; i++)
    while (results[i] == NULL)
      {
        g_assert_cmpuint (count_children (), <=, 2);
        if (!g_main_context_iteration (NULL, FALSE))
          g_usleep (1000);
      }
  for (int i = 0; i < 4; i++)
    g_object_unref (results[i]);
  g_assert_cmpuint (count_children (), ==, 2);
  end = g_get_monotonic_time () + 15 * G_TIME_SPAN_SECOND;
  while (count_children () > 0 && g_get_monotonic_time () < end)
    run_for (100);
  g_assert_cmpuint (count_children (), ==, 0);
  assert_quick_one_loads (fixture);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/picture-worker/cage", test_cage);
  g_test_add_func ("/picture-worker/limits", test_limits);
  g_test_add_func ("/picture-worker/hostile", test_hostile);
  g_test_add_func ("/picture-worker/missing", test_missing);
  g_test_add_func ("/picture-worker/leaks", test_leaks);
  g_test_add_func ("/picture-worker/died-idle", test_died_idle);
  g_test_add ("/picture-worker/killed", Fixture, NULL, set_up, test_killed, tear_down);
  g_test_add ("/picture-worker/cancelled",
              Fixture,
              NULL,
              set_up,
              test_cancelled,
              tear_down);
  g_test_add ("/picture-worker/idle", Fixture, NULL, set_up, test_idle, tear_down);
  return g_test_run ();
}
