/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Limits, and a filter of system calls: what is not on the list ends the process. All
 * that needs a file has been opened and loaded before. The list is that of the calls
 * which the decoders and the C library's allocator make, and of the two that the packets
 * need. The filter is made of the kernel's own header; where the kernel or the
 * architecture has none, the limits remain.
 */

#include "picture-worker/dateline-picture-cage.h"

#include "dateline-gtk/images/dateline-picture-protocol-private.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <signal.h>
#include <stddef.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#define MAX_MEMORY ((rlim_t) 1024 * 1024 * 1024)
#define MAX_DESCRIPTORS 8
#define MAX_SECONDS (DATELINE_PICTURE_MAX_CPU * DATELINE_PICTURE_MAX_REQUESTS)

#if defined(__x86_64__) && !defined(__ILP32__)
#define ARCHITECTURE AUDIT_ARCH_X86_64
#elif defined(__aarch64__) && !defined(__ILP32__) && !defined(__AARCH64EB__)
#define ARCHITECTURE AUDIT_ARCH_AARCH64
#elif defined(__riscv) && __riscv_xlen == 64
#define ARCHITECTURE AUDIT_ARCH_RISCV64
#endif

#ifndef SECCOMP_RET_KILL_PROCESS
#define SECCOMP_RET_KILL_PROCESS SECCOMP_RET_KILL
#endif

static const struct
{
  int resource;
  rlim_t soft;
  rlim_t hard;
} limits[] = {
#ifndef DATELINE_SANITIZED /* which reserve terabytes of addresses */
  { RLIMIT_AS, MAX_MEMORY, MAX_MEMORY },
#endif
  { RLIMIT_CPU, DATELINE_PICTURE_MAX_CPU, MAX_SECONDS },
  { RLIMIT_CORE, 0, 0 },
  { RLIMIT_FSIZE, 0, 0 },
  { RLIMIT_NOFILE, MAX_DESCRIPTORS, MAX_DESCRIPTORS },
  { RLIMIT_NPROC, 0, 0 },
};

/* Limits memory, time, files and processes, hides the process from others of the same
 * person, and lets it end with its parent. A limit that a host has set lower stays. */
void
dateline_picture_cage_limit (void)
{
  prctl (PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0);
  prctl (PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
  prctl (PR_SET_DUMPABLE, 0, 0, 0, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (limits); i++)
    {
      struct rlimit limit;

      if (getrlimit (limits[i].resource, &limit) != 0)
        continue;
      limit.rlim_max = MIN (limit.rlim_max, limits[i].hard);
      limit.rlim_cur = MIN (limits[i].soft, limit.rlim_max);
      setrlimit (limits[i].resource, &limit);
    }
}

/* Allows the next request its share of processor time. */
void
dateline_picture_cage_renew_time (void)
{
  struct timespec used = { 0 };
  struct rlimit limit = { .rlim_max = MAX_SECONDS };

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &used);
  /* It counts whole seconds. */
  limit.rlim_cur = MIN ((rlim_t) used.tv_sec + 1 + DATELINE_PICTURE_MAX_CPU, MAX_SECONDS);
  setrlimit (RLIMIT_CPU, &limit);
}

#ifdef ARCHITECTURE

/* A call that is allowed, if all bits of @mask in its argument are as @value has them. */
static const struct
{
  int number;
  guint argument;
  guint32 mask;
  guint32 value;
} allowed[] = {
  { __NR_recvmsg },
  { __NR_sendmsg },
  { __NR_close },
  { __NR_mmap, 2, PROT_EXEC, 0 },
  { __NR_mprotect, 2, PROT_EXEC, 0 },
  { __NR_munmap },
  { __NR_mremap },
  { __NR_madvise },
  { __NR_brk },
  { __NR_futex },
  { __NR_clock_gettime },
  { __NR_getrandom },
  { __NR_prlimit64, 1, 0xffffffff, RLIMIT_CPU },
  { __NR_restart_syscall },
  { __NR_exit },
  { __NR_exit_group },
#ifdef DATELINE_SANITIZED /* to say what they found */
  { __NR_write },
  { __NR_getpid },
  { __NR_gettid },
  { __NR_tgkill },
  { __NR_sigaltstack },
  { __NR_rt_sigaction },
  { __NR_rt_sigprocmask },
  { __NR_sched_yield },
  { __NR_mincore },
#endif
};

#define LENGTH_OF_HEAD 6
#define LENGTH_OF_RULE 6

#define LOAD(field)                                                                      \
  BPF_STMT (BPF_LD | BPF_W | BPF_ABS, offsetof (struct seccomp_data, field))
#define END(action) BPF_STMT (BPF_RET | BPF_K, SECCOMP_RET_##action)
#define JUMP(test, value, yes, no) BPF_JUMP (BPF_JMP | test | BPF_K, value, yes, no)

static gsize
write_head (struct sock_filter *to)
{
  const struct sock_filter head[LENGTH_OF_HEAD] = {
    LOAD (arch),        JUMP (BPF_JEQ, ARCHITECTURE, 1, 0), END (KILL_PROCESS),
    LOAD (nr),          JUMP (BPF_JGE, 0x40000000, 0, 1), /* the other numbers that one
                                                             kind of x86 has */
    END (KILL_PROCESS),
  };

  for (gsize i = 0; i < LENGTH_OF_HEAD; i++)
    to[i] = head[i];
  return LENGTH_OF_HEAD;
}

/* The number of the call is at hand before and after, unless the process has ended. The
 * lower half of an argument stands first on all architectures above. */
static gsize
write_rule (struct sock_filter *to, gsize rule)
{
  guint32 at = offsetof (struct seccomp_data, args) + allowed[rule].argument * 8;
  const struct sock_filter code[LENGTH_OF_RULE] = {
    JUMP (BPF_JEQ, (guint32) allowed[rule].number, 0, LENGTH_OF_RULE - 1),
    BPF_STMT (BPF_LD | BPF_W | BPF_ABS, at),
    BPF_STMT (BPF_ALU | BPF_AND | BPF_K, allowed[rule].mask),
    JUMP (BPF_JEQ, allowed[rule].value, 0, 1),
    END (ALLOW),
    END (KILL_PROCESS),
  };

  for (gsize i = 0; i < LENGTH_OF_RULE; i++)
    to[i] = code[i];
  return LENGTH_OF_RULE;
}

/* Lets the filter fall. */
void
dateline_picture_cage_close (void)
{
  struct sock_filter code[LENGTH_OF_HEAD + LENGTH_OF_RULE * G_N_ELEMENTS (allowed) + 1];
  struct sock_fprog filter = { .filter = code };
  gsize n = write_head (code);

  for (gsize i = 0; i < G_N_ELEMENTS (allowed); i++)
    n += write_rule (code + n, i);
  code[n++] = (struct sock_filter) END (KILL_PROCESS);
  filter.len = n;
  prctl (PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &filter, 0, 0);
}

#else

void
dateline_picture_cage_close (void)
{
}

#endif
