/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The cage of the HTML parser. gumbo is one call that cannot be interrupted, and on
 * hostile input it is quadratic or worse: 39 KB took 8.2 s and 1.5 GB. It allocates all
 * the while, so here is where it is stopped. Nothing is freed one by one.
 *
 * Time is the thread's own CPU time: a busy computer must not make a story look broken.
 */

#include "dateline/html/dateline-html-arena-private.h"

#include <stdlib.h>
#include <time.h>

#define FIRST_CHUNK (32 * 1024)
#define LARGEST_CHUNK (4 * 1024 * 1024)
#define ALIGNMENT 8 /* of pointers, the largest that the parser keeps */
/* Asking for the time costs as much as some ten allocations. */
#define ALLOCATIONS_PER_LOOK 256

typedef struct _Chunk Chunk;

struct _Chunk
{
  Chunk *previous;
};

G_STATIC_ASSERT (sizeof (Chunk) % ALIGNMENT == 0);

struct _DatelineHtmlArena
{
  jmp_buf escape;
  Chunk *chunks;
  char *at;
  char *end;
  gsize next_chunk;
  gsize size; /* bytes of all chunks */
  gsize budget;
  gint64 deadline; /* CPU time of the thread, microseconds */
  guint until_look;
};

/* What this thread has spent of the processor, in microseconds: on a loaded machine the
 * same work takes as much. */
gint64
dateline_html_arena_get_cpu_time (void)
{
  struct timespec now = { 0 };

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000;
}

/*
 * dateline_html_arena_new:
 * @budget: bytes that may be allocated
 * @time: microseconds of CPU time of this thread, from now
 *
 * Returns: (transfer full): a new arena
 */
DatelineHtmlArena *
dateline_html_arena_new (gsize budget, GTimeSpan time)
{
  DatelineHtmlArena *self = g_new0 (DatelineHtmlArena, 1);

  self->next_chunk = FIRST_CHUNK;
  self->budget = budget;
  self->deadline = dateline_html_arena_get_cpu_time () + time;
  self->until_look = ALLOCATIONS_PER_LOOK;
  return self;
}

void
dateline_html_arena_free (DatelineHtmlArena *self)
{
  while (self->chunks)
    {
      Chunk *previous = self->chunks->previous;

      free (self->chunks);
      self->chunks = previous;
    }
  g_free (self);
}

/* Where to go when the arena is spent: setjmp () on it before the first allocation. */
jmp_buf *
dateline_html_arena_get_escape (DatelineHtmlArena *self)
{
  return &self->escape;
}

static void
add_chunk (DatelineHtmlArena *self, gsize size)
{
  gsize wanted = MAX (self->next_chunk, size + sizeof (Chunk));
  Chunk *chunk = NULL;

  if (size > self->budget || wanted > self->budget - self->size)
    wanted = size + sizeof (Chunk);
  if (size <= self->budget && wanted <= self->budget - self->size)
    chunk = calloc (1, wanted); /* gumbo reads of its state what it has not written */
  if (!chunk)
    longjmp (self->escape, 1);

  chunk->previous = self->chunks;
  self->chunks = chunk;
  self->size += wanted;
  self->at = (char *) (chunk + 1);
  self->end = (char *) chunk + wanted;
  self->next_chunk = MIN (self->next_chunk * 2, LARGEST_CHUNK);
}

/*
 * dateline_html_arena_allocate:
 * @self: an arena
 * @size: bytes
 *
 * Returns only if there is room and time; else it jumps to the arena's escape.
 *
 * Returns: (transfer none): memory that lives as long as @self
 */
void *
dateline_html_arena_allocate (DatelineHtmlArena *self, gsize size)
{
  void *memory;

  if (--self->until_look == 0)
    {
      if (dateline_html_arena_get_cpu_time () > self->deadline)
        longjmp (self->escape, 1);
      self->until_look = ALLOCATIONS_PER_LOOK;
    }

  if (size > self->budget)
    longjmp (self->escape, 1);
  size = (MAX (size, 1) + ALIGNMENT - 1) & ~(gsize) (ALIGNMENT - 1);
  if (G_UNLIKELY (size > (gsize) (self->end - self->at)))
    add_chunk (self, size);

  memory = self->at;
  self->at += size;
  return memory;
}

/* How many bytes it takes now. */
gsize
dateline_html_arena_get_size (const DatelineHtmlArena *self)
{
  return self->size;
}
