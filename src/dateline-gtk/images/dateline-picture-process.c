/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Starts the program when the first request comes, and again after it has ended. The
 * process counts as taken over by what it was given: it is heard for one packet of a
 * known size, what comes with that is thrown away, and one that dies, stays silent for
 * too long or says what does not fit is ended and the request fails. The next one gets a
 * fresh process.
 */

#include "dateline-gtk/images/dateline-picture-process-private.h"

#include "dateline-gtk/images/dateline-picture-answer-private.h"
#include "dateline-gtk/images/dateline-picture-program-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

/* More than the processor time that the process allows itself: this one is for what hangs
 * without using any. */
#define MAX_WAIT (6 * G_TIME_SPAN_SECOND)

/* What is nearly done is waited for rather than thrown away with its process. */
#define MAX_WAIT_CANCELLED (50 * G_TIME_SPAN_MILLISECOND)

#define MAX_DESCRIPTORS 2

struct _DatelinePictureProcess
{
  char *program;
  pid_t id;   /* 0: not running */
  int socket; /* -1: not running */
  guint32 serial;
  guint n_requests; /* of the process that runs */
};

/* @program: its path, or NULL for the one that belongs to this library. */
DatelinePictureProcess *
dateline_picture_process_new (const char *program)
{
  DatelinePictureProcess *self = g_new0 (DatelinePictureProcess, 1);

  self->program = program != NULL ? g_strdup (program) : dateline_picture_find_program ();
  self->socket = -1;
  return self;
}

/* Ends the process, if it runs, and leaves nothing of it. */
void
dateline_picture_process_end (DatelinePictureProcess *self)
{
  if (self->id == 0)
    return;
  close (self->socket);
  kill (self->id, SIGKILL);
  while (waitpid (self->id, NULL, 0) < 0 && errno == EINTR)
    ;
  self->id = 0;
  self->socket = -1;
  self->n_requests = 0;
}

void
dateline_picture_process_free (DatelinePictureProcess *self)
{
  dateline_picture_process_end (self);
  g_free (self->program);
  g_free (self);
}

gboolean
dateline_picture_process_is_running (const DatelinePictureProcess *self)
{
  return self->id != 0;
}

/* How much the process that runs has been asked for. */
guint
dateline_picture_process_get_n_requests (const DatelinePictureProcess *self)
{
  return self->n_requests;
}

/* Nothing of the host's: no files but its end of the socket, no signals, and of the
 * environment only where libraries are. */
static int
spawn (DatelinePictureProcess *self, int descriptor)
{
  char *arguments[] = { self->program, NULL };
  g_autofree char *libraries = NULL;
  char *environment[] = { NULL, NULL };
  posix_spawn_file_actions_t actions;
  posix_spawnattr_t attributes;
  sigset_t signals;
  int status;

  if (g_getenv ("LD_LIBRARY_PATH") != NULL)
    libraries = g_strconcat ("LD_LIBRARY_PATH=", g_getenv ("LD_LIBRARY_PATH"), NULL);
  environment[0] = libraries;
  posix_spawn_file_actions_init (&actions);
  posix_spawn_file_actions_adddup2 (&actions, descriptor, DATELINE_PICTURE_SOCKET);
  posix_spawn_file_actions_addopen (&actions, 0, "/dev/null", O_RDWR, 0);
  posix_spawn_file_actions_adddup2 (&actions, 0, 1);
#ifndef DATELINE_SANITIZED /* which say there what they found */
  posix_spawn_file_actions_adddup2 (&actions, 0, 2);
#endif
  posix_spawnattr_init (&attributes);
  sigemptyset (&signals);
  posix_spawnattr_setsigmask (&attributes, &signals);
  sigfillset (&signals);
  posix_spawnattr_setsigdefault (&attributes, &signals);
  posix_spawnattr_setflags (&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
  status = posix_spawn (&self->id,
                        self->program,
                        &actions,
                        &attributes,
                        arguments,
                        environment);
  posix_spawnattr_destroy (&attributes);
  posix_spawn_file_actions_destroy (&actions);
  return status;
}

static gboolean
start (DatelinePictureProcess *self, GError **error)
{
  int ends[2];
  int status;

  if (socketpair (AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) != 0)
    status = errno;
  else
    {
      status = spawn (self, ends[1]);
      close (ends[1]);
      if (status == 0)
        {
          self->socket = ends[0];
          return TRUE;
        }
      close (ends[0]);
    }
  self->id = 0;
  g_set_error (error,
               G_IO_ERROR,
               G_IO_ERROR_NOT_FOUND,
               /* Translators: %s is what the system says, as "No such file". */
               _ ("The program that unpacks pictures cannot be started: %s."),
               g_strerror (status));
  return FALSE;
}

/* A process that has died while nothing was asked of it, or speaks without being asked,
 * is replaced before it can be blamed on the next picture. */
static gboolean
is_ready (DatelinePictureProcess *self)
{
  struct pollfd event = { self->socket, POLLIN };

  return self->id != 0 && poll (&event, 1, 0) == 0;
}

static gboolean
send_request (DatelinePictureProcess *self,
              const DatelinePictureRequest *request,
              const int *descriptors,
              gsize n_descriptors)
{
  union
  {
    char bytes[CMSG_SPACE (sizeof (int) * MAX_DESCRIPTORS)];
    struct cmsghdr aligned;
  } control = { 0 };
  struct iovec packet = { (gpointer) request, sizeof *request };
  struct msghdr message = {
    .msg_iov = &packet,
    .msg_iovlen = 1,
    .msg_control = control.bytes,
    .msg_controllen = CMSG_SPACE (sizeof (int) * n_descriptors),
  };
  struct cmsghdr *head = CMSG_FIRSTHDR (&message);

  head->cmsg_level = SOL_SOCKET;
  head->cmsg_type = SCM_RIGHTS;
  head->cmsg_len = CMSG_LEN (sizeof (int) * n_descriptors);
  memcpy (CMSG_DATA (head), descriptors, sizeof (int) * n_descriptors);
  return sendmsg (self->socket, &message, MSG_NOSIGNAL) == sizeof *request;
}

/* Waits until the process has said something or has gone. Returns FALSE where it does
 * neither in time. */
static gboolean
wait_for_answer (DatelinePictureProcess *self, GCancellable *cancellable)
{
  GPollFD cancelled = { .fd = -1 };
  gint64 end = g_get_monotonic_time () + MAX_WAIT;
  gboolean is_watched = g_cancellable_make_pollfd (cancellable, &cancelled);
  gboolean has_answer = FALSE;
  gint64 left;

  while (!has_answer && (left = end - g_get_monotonic_time ()) > 0)
    {
      struct pollfd events[] = {
        { self->socket, POLLIN },
        { cancelled.fd, POLLIN },
      };

      poll (events, 2, (int) (left / 1000) + 1);
      has_answer = events[0].revents != 0;
      if (events[1].revents != 0)
        {
          end = MIN (end, g_get_monotonic_time () + MAX_WAIT_CANCELLED);
          cancelled.fd = -1;
        }
    }
  if (is_watched)
    g_cancellable_release_fd (cancellable);
  return has_answer;
}

/* One byte more than an answer has, so that a longer one is seen to be. No room for
 * descriptors: the kernel closes those that were sent along. */
static gboolean
receive_answer (DatelinePictureProcess *self,
                const DatelinePictureRequest *request,
                DatelinePictureAnswer *answer)
{
  guint8 packet[sizeof *answer + 1];
  gssize size = recv (self->socket, packet, sizeof packet, MSG_DONTWAIT);

  return dateline_picture_answer_read (packet, size, request, answer);
}

static void
set_broken_error (GError **error)
{
  g_set_error_literal (error,
                       G_IO_ERROR,
                       G_IO_ERROR_BROKEN_PIPE,
                       _ ("The picture cannot be unpacked."));
}

/* Sends @request, to which the serial number is added, with @descriptors and waits for
 * the answer. Fails with G_IO_ERROR_NOT_FOUND if the program cannot be started, with
 * G_IO_ERROR_BROKEN_PIPE if the process died of it or answered nonsense, with
 * G_IO_ERROR_TIMED_OUT if it hung, and with G_IO_ERROR_CANCELLED. What goes on in a
 * process fails with G_IO_ERROR_BROKEN_PIPE if that has ended. */
gboolean
dateline_picture_process_request (DatelinePictureProcess *self,
                                  DatelinePictureRequest *request,
                                  const int *descriptors,
                                  gsize n_descriptors,
                                  DatelinePictureAnswer *answer,
                                  GCancellable *cancellable,
                                  GError **error)
{
  g_return_val_if_fail (n_descriptors >= 1 && n_descriptors <= MAX_DESCRIPTORS, FALSE);

  if (!is_ready (self))
    {
      dateline_picture_process_end (self);
      if (request->kind == DATELINE_PICTURE_REQUEST_NEXT)
        {
          set_broken_error (error);
          return FALSE;
        }
      if (!start (self, error))
        return FALSE;
    }
  self->n_requests++;
  request->protocol = DATELINE_PICTURE_PROTOCOL;
  request->serial = ++self->serial;
  if (send_request (self, request, descriptors, n_descriptors) &&
      !wait_for_answer (self, cancellable))
    {
      dateline_picture_process_end (self);
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      g_set_error_literal (error,
                           G_IO_ERROR,
                           G_IO_ERROR_TIMED_OUT,
                           _ ("The picture takes too long to be unpacked."));
      return FALSE;
    }
  if (!receive_answer (self, request, answer))
    {
      dateline_picture_process_end (self);
      set_broken_error (error);
      return FALSE;
    }
  return TRUE;
}
