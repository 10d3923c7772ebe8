/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What a decoder that was taken over would do next, done in the very process and cage
 * that it would be done in: "dateline-picture-worker --try NAME" for tests. A trial that
 * the cage lets pass exits with 0; there is nothing that it could do with what it got.
 */

#include "picture-worker/dateline-picture-trials.h"

#include "picture-worker/dateline-picture-cage.h"

#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

#define MEGABYTE ((gsize) 1024 * 1024)

/* Returned where something was refused that should have ended the process, and the other
 * way round. */
#define REFUSED 3

static int
get_limit (int resource)
{
  struct rlimit limit;

  return getrlimit (resource, &limit) == 0 && limit.rlim_max < G_MAXINT
             ? (int) limit.rlim_max
             : -1;
}

/* Everything that can be read back, before the filter falls. */
static int
try_limits (void)
{
  gboolean is_limited = get_limit (RLIMIT_FSIZE) == 0 && get_limit (RLIMIT_CORE) == 0 &&
                        get_limit (RLIMIT_NPROC) == 0 && get_limit (RLIMIT_NOFILE) == 8 &&
                        get_limit (RLIMIT_CPU) > 0;
  int signal_number = 0;

#ifndef DATELINE_SANITIZED
  is_limited = is_limited && get_limit (RLIMIT_AS) == 1024 * (int) MEGABYTE;
#endif
  prctl (PR_GET_PDEATHSIG, &signal_number, 0, 0, 0);
  return is_limited && signal_number == SIGKILL &&
                 prctl (PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0) == 1 &&
                 prctl (PR_GET_DUMPABLE, 0, 0, 0, 0) == 0
             ? 0
             : REFUSED;
}

static int
try_nothing (void)
{
  return 0;
}

static int
try_socket (void)
{
  return socket (AF_INET, SOCK_STREAM, 0) < 0 ? REFUSED : 0;
}

static int
try_open (void)
{
  return open ("/etc/hostname", O_RDONLY | O_CLOEXEC) < 0 ? REFUSED : 0;
}

static int
try_execve (void)
{
  return (int) syscall (__NR_execve, "/bin/true", NULL, NULL) < 0 ? REFUSED : 0;
}

static int
try_clone (void)
{
  return (int) syscall (__NR_clone, SIGCHLD, 0, 0, 0, 0) < 0 ? REFUSED : 0;
}

static int
try_kill (void)
{
  return (int) syscall (__NR_kill, 1, 0) < 0 ? REFUSED : 0;
}

static int
try_ptrace (void)
{
  return ptrace (PTRACE_TRACEME, 0, NULL, NULL) < 0 ? REFUSED : 0;
}

static int
try_code (void)
{
  return mmap (NULL,
               4096,
               PROT_READ | PROT_WRITE | PROT_EXEC,
               MAP_PRIVATE | MAP_ANONYMOUS,
               -1,
               0) == MAP_FAILED
             ? REFUSED
             : 0;
}

static int
try_code_later (void)
{
  void *page =
      mmap (NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

  return mprotect (page, 4096, PROT_READ | PROT_EXEC) < 0 ? REFUSED : 0;
}

/* Raising a limit that is not that of time. */
static int
try_limit (void)
{
  struct rlimit limit = { RLIM_INFINITY, RLIM_INFINITY };

  return setrlimit (RLIMIT_AS, &limit) < 0 ? REFUSED : 0;
}

/* Passes where it is refused: this one is a limit, not the filter's. */
static int
try_memory (void)
{
  return mmap (NULL,
               1024 * MEGABYTE,
               PROT_READ | PROT_WRITE,
               MAP_PRIVATE | MAP_ANONYMOUS,
               -1,
               0) == MAP_FAILED
             ? 0
             : REFUSED;
}

static int
try_time (void)
{
  static volatile guint turns;

  dateline_picture_cage_renew_time ();
  for (;;)
    turns++;
  return 0;
}

static const struct
{
  const char *name;
  gboolean is_before; /* the filter falls */
  int (*run) (void);
} trials[] = {
  { "limits", TRUE, try_limits },  { "nothing", FALSE, try_nothing },
  { "socket", FALSE, try_socket }, { "open", FALSE, try_open },
  { "execve", FALSE, try_execve }, { "clone", FALSE, try_clone },
  { "kill", FALSE, try_kill },     { "ptrace", FALSE, try_ptrace },
  { "code", FALSE, try_code },     { "code-later", FALSE, try_code_later },
  { "limit", FALSE, try_limit },   { "memory", FALSE, try_memory },
  { "time", FALSE, try_time },
};

/* Runs the trial called @name. Returns what the process is to exit with. */
int
dateline_picture_try (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (trials); i++)
    if (strcmp (trials[i].name, name) == 0)
      {
        if (!trials[i].is_before)
          dateline_picture_cage_close ();
        _exit (trials[i].run ());
      }
  return 2;
}
