/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* A library that stands before the system's and has one of its calls fail: for tests, by
 * LD_PRELOAD. What fails is FAIL_CALL, from the FAIL_AT-th time on, that time only unless
 * FAIL_STICKY is set, with FAIL_ERRNO. Opening counts in FAIL_FOLDER,
 * mapping where it is shared. How often it was
 * called is written to FAIL_COUNT at the end. Writing counts where it goes to a file or a
 * server: pipes and the wake-up calls of a main loop do not fail. */

/* Both names of each call are to be had, as written. */
#undef _FILE_OFFSET_BITS
#undef _FORTIFY_SOURCE
#define _GNU_SOURCE 1

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/random.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

static atomic_long n_calls;

/* Whether this call of @name is to fail. */
static int
fails (const char *name)
{
  const char *wanted = getenv ("FAIL_CALL");
  const char *at = getenv ("FAIL_AT");
  long n, first;

  if (wanted == NULL || strcmp (wanted, name) != 0)
    return 0;
  n = atomic_fetch_add (&n_calls, 1) + 1;
  first = at != NULL ? atol (at) : 0;
  if (first == 0 || n < first || (n > first && getenv ("FAIL_STICKY") == NULL))
    return 0;
  errno = atoi (getenv ("FAIL_ERRNO"));
  return 1;
}

/* Whether the file is of the profile. Libraries end the program by themselves where they
 * cannot open what they were installed with. */
static int
is_ours (const char *path)
{
  const char *folder = getenv ("FAIL_FOLDER");

  return folder != NULL && strncmp (path, folder, strlen (folder)) == 0;
}

static int
is_counted (int file)
{
  struct stat status;

  return fstat (file, &status) == 0 &&
         (S_ISREG (status.st_mode) || S_ISSOCK (status.st_mode));
}

__attribute__ ((destructor)) static void
write_count (void)
{
  const char *path = getenv ("FAIL_COUNT");
  char text[32];
  int file;

  if (path == NULL)
    return;
  file = syscall (SYS_openat, AT_FDCWD, path, O_WRONLY | O_CREAT | O_TRUNC, 0600);
  syscall (SYS_write,
           file,
           text,
           snprintf (text, sizeof text, "%ld", atomic_load (&n_calls)));
  syscall (SYS_close, file);
}

#define NEXT(name) ((__typeof__ (name) *) dlsym (RTLD_NEXT, #name))

/* Opening takes a mode only where it makes a file. */
#define OPEN(name)                                                                       \
  int name (const char *path, int flags, ...)                                            \
  {                                                                                      \
    va_list arguments;                                                                   \
    mode_t mode;                                                                         \
                                                                                         \
    va_start (arguments, flags);                                                         \
    mode = (flags & O_CREAT) != 0 ? va_arg (arguments, mode_t) : 0;                      \
    va_end (arguments);                                                                  \
    return is_ours (path) && fails ("open")                                              \
               ? -1                                                                      \
               : (int) syscall (SYS_openat, AT_FDCWD, path, flags, mode);                \
  }
#define OPENAT(name)                                                                     \
  int name (int folder, const char *path, int flags, ...)                                \
  {                                                                                      \
    va_list arguments;                                                                   \
    mode_t mode;                                                                         \
                                                                                         \
    va_start (arguments, flags);                                                         \
    mode = (flags & O_CREAT) != 0 ? va_arg (arguments, mode_t) : 0;                      \
    va_end (arguments);                                                                  \
    return is_ours (path) && fails ("open")                                              \
               ? -1                                                                      \
               : (int) syscall (SYS_openat, folder, path, flags, mode);                  \
  }

OPEN (open)
OPEN (open64)
OPENAT (openat)
OPENAT (openat64)

ssize_t
write (int file, const void *bytes, size_t length)
{
  return is_counted (file) && fails ("write") ? -1
                                              : syscall (SYS_write, file, bytes, length);
}

ssize_t
pwrite (int file, const void *bytes, size_t length, off_t offset)
{
  return fails ("write") ? -1 : syscall (SYS_pwrite64, file, bytes, length, offset);
}

ssize_t
pwrite64 (int file, const void *bytes, size_t length, off64_t offset)
{
  return fails ("write") ? -1 : syscall (SYS_pwrite64, file, bytes, length, offset);
}

int
fsync (int file)
{
  return fails ("fsync") ? -1 : (int) syscall (SYS_fsync, file);
}

int
fdatasync (int file)
{
  return fails ("fsync") ? -1 : (int) syscall (SYS_fdatasync, file);
}

int
rename (const char *from, const char *to)
{
  return fails ("rename") ? -1 : NEXT (rename) (from, to);
}

void *
mmap (void *at, size_t length, int protection, int flags, int file, off_t offset)
{
  return (flags & MAP_SHARED) != 0 && fails ("mmap")
             ? MAP_FAILED
             : (void *) syscall (SYS_mmap, at, length, protection, flags, file, offset);
}

void *
mmap64 (void *at, size_t length, int protection, int flags, int file, off64_t offset)
{
  return (flags & MAP_SHARED) != 0 && fails ("mmap")
             ? MAP_FAILED
             : (void *) syscall (SYS_mmap, at, length, protection, flags, file, offset);
}

int
socket (int domain, int type, int protocol)
{
  return fails ("socket") ? -1 : (int) syscall (SYS_socket, domain, type, protocol);
}

int
connect (int file, const struct sockaddr *address, socklen_t length)
{
  return fails ("connect") ? -1 : NEXT (connect) (file, address, length);
}

ssize_t
getrandom (void *bytes, size_t length, unsigned int flags)
{
  return fails ("getrandom") ? -1 : syscall (SYS_getrandom, bytes, length, flags);
}
