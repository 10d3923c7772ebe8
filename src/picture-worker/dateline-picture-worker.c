/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The program that unpacks pictures, in a process that has neither files nor a network:
 * it reads requests from the socket that it was started with, draws what they bring into
 * the memory that they bring, and ends when the other side has gone. It is started by
 * libdateline-gtk and by nobody else. One thread.
 */

#include "picture-worker/dateline-picture-cage.h"
#include "picture-worker/dateline-picture-drawer.h"
#include "picture-worker/dateline-picture-trials.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

#define MAX_DESCRIPTORS 2

/* A request and the memory that came with it. */
typedef struct
{
  DatelinePictureRequest request;
  int descriptors[MAX_DESCRIPTORS];
  gsize n_descriptors;
} Order;

typedef struct
{
  void *start;
  gsize size;
} Mapping;

static DatelinePictureDrawer drawer;
static Mapping animation; /* the bytes of what the drawer has open */

static Mapping
map (int descriptor, gsize size, int protection, int flags)
{
  Mapping mapping = { mmap (NULL, size, protection, flags, descriptor, 0), size };

  if (mapping.start == MAP_FAILED)
    mapping.start = NULL;
  return mapping;
}

static void
unmap (Mapping *mapping)
{
  if (mapping->start != NULL)
    munmap (mapping->start, mapping->size);
  mapping->start = NULL;
}

static Mapping
map_bytes (const Order *order)
{
  return map (order->descriptors[0], order->request.size, PROT_READ, MAP_PRIVATE);
}

/* The last descriptor is the room for pixels. */
static Mapping
map_pixels (const Order *order)
{
  gsize size = (gsize) order->request.shown_width * order->request.shown_height * 4;

  return map (order->descriptors[order->n_descriptors - 1],
              size,
              PROT_READ | PROT_WRITE,
              MAP_SHARED);
}

static void
draw (const Order *order, DatelinePictureAnswer *answer)
{
  Mapping bytes = map_bytes (order);
  Mapping pixels = map_pixels (order);

  if (bytes.start != NULL && pixels.start != NULL)
    answer->outcome =
        dateline_picture_drawer_draw (&order->request, bytes.start, pixels.start);
  unmap (&bytes);
  unmap (&pixels);
}

static void
open_animation (const Order *order, DatelinePictureAnswer *answer)
{
  dateline_picture_drawer_close (&drawer);
  unmap (&animation);
  animation = map_bytes (order);
  if (animation.start != NULL)
    answer->outcome = dateline_picture_drawer_open (&drawer,
                                                    &order->request,
                                                    animation.start,
                                                    &answer->delay);
}

static void
draw_next (const Order *order, DatelinePictureAnswer *answer)
{
  Mapping pixels = map_pixels (order);

  if (pixels.start != NULL)
    answer->outcome = dateline_picture_drawer_next (&drawer,
                                                    &order->request,
                                                    pixels.start,
                                                    &answer->delay);
  unmap (&pixels);
}

static const struct
{
  gsize n_descriptors;
  void (*run) (const Order *order, DatelinePictureAnswer *answer);
} kinds[] = {
  [DATELINE_PICTURE_REQUEST_DRAW] = { 2, draw },
  [DATELINE_PICTURE_REQUEST_OPEN] = { 1, open_animation },
  [DATELINE_PICTURE_REQUEST_NEXT] = { 1, draw_next },
};

static gboolean
receive (Order *order)
{
  union
  {
    char bytes[CMSG_SPACE (sizeof (int) * MAX_DESCRIPTORS)];
    struct cmsghdr aligned;
  } control = { 0 };
  struct iovec packet = { &order->request, sizeof order->request };
  struct msghdr message = {
    .msg_iov = &packet,
    .msg_iovlen = 1,
    .msg_control = control.bytes,
    .msg_controllen = sizeof control.bytes,
  };
  struct cmsghdr *head;
  gssize received;

  do
    received = recvmsg (DATELINE_PICTURE_SOCKET, &message, 0);
  while (received < 0 && errno == EINTR);
  head = CMSG_FIRSTHDR (&message);
  order->n_descriptors = 0;
  if (head != NULL && head->cmsg_level == SOL_SOCKET && head->cmsg_type == SCM_RIGHTS)
    {
      order->n_descriptors = (head->cmsg_len - CMSG_LEN (0)) / sizeof (int);
      memcpy (order->descriptors, CMSG_DATA (head), order->n_descriptors * sizeof (int));
    }
  return received == sizeof order->request &&
         dateline_picture_request_is_sound (&order->request) &&
         order->request.kind < G_N_ELEMENTS (kinds) &&
         kinds[order->request.kind].run != NULL &&
         order->n_descriptors == kinds[order->request.kind].n_descriptors;
}

static gboolean
answer_order (const DatelinePictureAnswer *answer)
{
  struct iovec packet = { (void *) answer, sizeof *answer };
  struct msghdr message = { .msg_iov = &packet, .msg_iovlen = 1 };

  return sendmsg (DATELINE_PICTURE_SOCKET, &message, MSG_NOSIGNAL) == sizeof *answer;
}

/* Until the other side goes or says what it never says. */
static void
serve (void)
{
  Order order;

  while (receive (&order))
    {
      DatelinePictureAnswer answer = {
        .protocol = DATELINE_PICTURE_PROTOCOL,
        .serial = order.request.serial,
        .outcome = DATELINE_PICTURE_OUTCOME_DAMAGED,
      };

      dateline_picture_cage_renew_time ();
      kinds[order.request.kind].run (&order, &answer);
      for (gsize i = 0; i < order.n_descriptors; i++)
        close (order.descriptors[i]);
      if (!answer_order (&answer))
        break;
    }
}

/* What a host has left open is none of our business. */
static void
close_other_descriptors (void)
{
  int first = DATELINE_PICTURE_SOCKET + 1;

#ifdef __NR_close_range
  if (syscall (__NR_close_range, first, ~0u, 0) == 0)
    return;
#endif
  for (int i = first; i < 1024; i++)
    close (i);
}

/* Lets the decoders find out about the processor, which some do by reading a file. */
static void
warm_up (void)
{
  static const guint8 gray[] =
      "\xff\xd8\xff\xdb\0\x43\0\1\1\1\1\1\1\1\1\1\1\1\1\1\1\1\1\1\1\1\1\1\1\1\1\1\1\1\1\1"
      "\1\1\1\1\1\1\1\1\1\1\1\1\1\1\1\1\1\1\1\1\1\1\1\1\1\1\1\1\1\1\1\1\1\xff\xc0\0\x0b"
      "\x08"
      "\0\1\0\1\1\1\x11\0\xff\xc4\0\x14\0\1\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\xff\xc4\0\x14"
      "\x10\1\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\xff\xda\0\x08\1\1\0\0\x3f\0\x3f\xff\xd9";
  guint8 pixel[4];
  const DatelinePictureDrawing drawing = {
    .bytes = gray,
    .size = sizeof gray - 1,
    .width = 1,
    .height = 1,
    .shown_width = 1,
    .shown_height = 1,
    .pixels = pixel,
  };

  dateline_picture_draw_jpeg (&drawing);
}

int
main (int argc, char *argv[])
{
  close_other_descriptors ();
  warm_up ();
  dateline_picture_cage_limit ();
  if (argc > 2)
    return dateline_picture_try (argv[2]);
  dateline_picture_cage_close ();
  serve ();
  _exit (0);
}
