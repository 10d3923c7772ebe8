/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* How much time and memory one document may take. */

#include "dateline/feed/dateline-feed-deadline-private.h"

#include <time.h>

/* So long may a thread work on one document. */
#define MAX_CPU_TIME (2 * G_USEC_PER_SEC)

#define BUDGET_A_BYTE 4
#define BUDGET_BESIDES (4 * 1024 * 1024)

static gint64
thread_time (void)
{
  struct timespec now = { 0 };

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return (gint64) now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000;
}

/*
 * dateline_feed_deadline_new:
 *
 * Returns: when this thread has worked on a document for long enough
 */
gint64
dateline_feed_deadline_new (void)
{
  return thread_time () + MAX_CPU_TIME;
}

/*
 * dateline_feed_deadline_is_over:
 * @deadline: a deadline of this thread
 *
 * Returns: whether it is over
 */
gboolean
dateline_feed_deadline_is_over (gint64 deadline)
{
  return thread_time () > deadline;
}

/*
 * dateline_feed_budget_new:
 * @length: the length of a document in bytes
 *
 * Returns: how many bytes may be made of what in it stands for something longer
 */
gsize
dateline_feed_budget_new (gsize length)
{
  return length * BUDGET_A_BYTE + BUDGET_BESIDES;
}
