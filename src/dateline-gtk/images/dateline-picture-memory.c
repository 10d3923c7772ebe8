/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Sealed memory: what has been given away cannot be made shorter, so that reading it
 * never fails, and once pixels have been taken back they cannot be written any more. Any
 * thread.
 */

#define _GNU_SOURCE /* for memfd_create() and its seals */

#include "dateline-gtk/images/dateline-picture-memory-private.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#define FIXED_SIZE (F_SEAL_SHRINK | F_SEAL_GROW)

typedef struct
{
  gpointer start;
  gsize size;
} Mapping;

static void
mapping_free (Mapping *mapping)
{
  munmap (mapping->start, mapping->size);
  g_free (mapping);
}

static int
create (void)
{
  return memfd_create ("dateline-picture", MFD_CLOEXEC | MFD_ALLOW_SEALING);
}

static gboolean
write_all (int descriptor, const guint8 *bytes, gsize size)
{
  while (size > 0)
    {
      gssize written = write (descriptor, bytes, size);

      if (written < 0 && errno == EINTR)
        continue;
      if (written <= 0)
        return FALSE;
      bytes += written;
      size -= written;
    }
  return TRUE;
}

/* The first @size of @bytes, which nobody can change any more. Returns -1 where there is
 * no memory. */
int
dateline_picture_memory_new_for_bytes (GBytes *bytes, gsize size)
{
  int descriptor = create ();

  if (descriptor >= 0 &&
      (!write_all (descriptor, g_bytes_get_data (bytes, NULL), size) ||
       fcntl (descriptor, F_ADD_SEALS, FIXED_SIZE | F_SEAL_WRITE) != 0))
    {
      close (descriptor);
      return -1;
    }
  return descriptor;
}

/* Room for @size bytes, all 0. Returns -1 where there is no memory. */
int
dateline_picture_memory_new_for_pixels (gsize size)
{
  int descriptor = create ();

  if (descriptor >= 0 && (ftruncate (descriptor, size) != 0 ||
                          fcntl (descriptor, F_ADD_SEALS, FIXED_SIZE) != 0))
    {
      close (descriptor);
      return -1;
    }
  return descriptor;
}

/* Takes the room back as bytes, without copying. Returns NULL if somebody still has it
 * open for writing. */
GBytes *
dateline_picture_memory_read (int descriptor, gsize size)
{
  Mapping mapping = { MAP_FAILED, size };

  if (fcntl (descriptor, F_ADD_SEALS, F_SEAL_WRITE | F_SEAL_SEAL) == 0)
    mapping.start =
        mmap (NULL, size, PROT_READ, MAP_PRIVATE | MAP_POPULATE, descriptor, 0);
  if (mapping.start == MAP_FAILED)
    return NULL;
  return g_bytes_new_with_free_func (mapping.start,
                                     size,
                                     (GDestroyNotify) mapping_free,
                                     g_memdup2 (&mapping, sizeof mapping));
}
