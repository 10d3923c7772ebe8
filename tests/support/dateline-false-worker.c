/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* A program in the place of the one that unpacks pictures, as a picture would make of
 * that which takes it over. What it does is in the name that it is started by. Until then
 * it keeps to the protocol.
 */

#include "dateline-gtk/images/dateline-picture-protocol-private.h"

#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <unistd.h>

typedef struct
{
  DatelinePictureRequest request;
  int pixels; /* descriptor */
} Order;

static gboolean
receive (Order *order)
{
  union
  {
    char bytes[CMSG_SPACE (sizeof (int) * 2)];
    struct cmsghdr aligned;
  } control = { 0 };
  struct iovec packet = { &order->request, sizeof order->request };
  struct msghdr message = {
    .msg_iov = &packet,
    .msg_iovlen = 1,
    .msg_control = control.bytes,
    .msg_controllen = sizeof control.bytes,
  };

  if (recvmsg (DATELINE_PICTURE_SOCKET, &message, 0) != sizeof order->request)
    return FALSE;
  memcpy (&order->pixels,
          CMSG_DATA (CMSG_FIRSTHDR (&message)) + sizeof (int),
          sizeof (int));
  return TRUE;
}

static void
say (gconstpointer bytes, gsize size)
{
  send (DATELINE_PICTURE_SOCKET, bytes, size, MSG_NOSIGNAL);
}

static void
say_drawn (const Order *order)
{
  DatelinePictureAnswer answer = {
    DATELINE_PICTURE_PROTOCOL,
    order->request.serial,
    DATELINE_PICTURE_OUTCOME_DRAWN,
    0,
  };

  say (&answer, sizeof answer);
}

static void
wait_for_ever (void)
{
  for (;;)
    pause ();
}

static void
misbehave_well (const Order *order)
{
  say_drawn (order);
}

static void
die (const Order *order)
{
  raise (SIGSEGV);
}

static void
leave (const Order *order)
{
  _exit (0);
}

static void
hang (const Order *order)
{
  wait_for_ever ();
}

static void
fall_silent (const Order *order)
{
  close (DATELINE_PICTURE_SOCKET);
  wait_for_ever ();
}

static void
say_other_serial (const Order *order)
{
  Order other = *order;

  other.request.serial++;
  say_drawn (&other);
}

static void
say_numbers (const Order *order)
{
  guint32 numbers[4] = { 0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff };

  numbers[0] = DATELINE_PICTURE_PROTOCOL;
  numbers[1] = order->request.serial;
  say (numbers, sizeof numbers);
}

static void
say_delay (const Order *order)
{
  guint32 numbers[4] = { DATELINE_PICTURE_PROTOCOL,
                         order->request.serial,
                         DATELINE_PICTURE_OUTCOME_DRAWN,
                         1 };

  say (numbers, sizeof numbers);
}

static void
say_ended (const Order *order)
{
  guint32 numbers[4] = { DATELINE_PICTURE_PROTOCOL,
                         order->request.serial,
                         DATELINE_PICTURE_OUTCOME_ENDED,
                         0 };

  say (numbers, sizeof numbers);
}

static void
say_little (const Order *order)
{
  say (&order->request.protocol, 8);
}

static void
say_nothing (const Order *order)
{
  say ("", 0);
}

static void
say_much (const Order *order)
{
  guint32 numbers[4096] = { DATELINE_PICTURE_PROTOCOL,
                            order->request.serial,
                            DATELINE_PICTURE_OUTCOME_DRAWN,
                            0 };

  say (numbers, sizeof numbers);
}

/* Answers, and goes on writing into what it has given back. */
static void
keep_pixels (const Order *order)
{
  gsize size = (gsize) order->request.shown_width * order->request.shown_height * 4;

  mmap (NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED, order->pixels, 0);
  say_drawn (order);
}

/* Tries to make the room for pixels smaller, so that reading it would end the reader. */
static void
cut_pixels (const Order *order)
{
  if (ftruncate (order->pixels, 0) != 0)
    say_drawn (order);
}

/* Answers properly, then once more. */
static void
say_twice (const Order *order)
{
  say_drawn (order);
  say_drawn (order);
}

/* Answers properly, with descriptors that nobody wants. */
static void
send_descriptors (const Order *order)
{
  DatelinePictureAnswer answer = {
    DATELINE_PICTURE_PROTOCOL,
    order->request.serial,
    DATELINE_PICTURE_OUTCOME_DRAWN,
    0,
  };
  union
  {
    char bytes[CMSG_SPACE (sizeof (int) * 8)];
    struct cmsghdr aligned;
  } control = { 0 };
  struct iovec packet = { &answer, sizeof answer };
  struct msghdr message = {
    .msg_iov = &packet,
    .msg_iovlen = 1,
    .msg_control = control.bytes,
    .msg_controllen = sizeof control.bytes,
  };
  struct cmsghdr *head = CMSG_FIRSTHDR (&message);
  int descriptors[8] = { 0 };

  head->cmsg_level = SOL_SOCKET;
  head->cmsg_type = SCM_RIGHTS;
  head->cmsg_len = CMSG_LEN (sizeof descriptors);
  memcpy (CMSG_DATA (head), descriptors, sizeof descriptors);
  sendmsg (DATELINE_PICTURE_SOCKET, &message, MSG_NOSIGNAL);
}

static const struct
{
  const char *name;
  void (*run) (const Order *order);
} manners[] = {
  { "well", misbehave_well },
  { "die", die },
  { "leave", leave },
  { "hang", hang },
  { "fall-silent", fall_silent },
  { "say-other-serial", say_other_serial },
  { "say-numbers", say_numbers },
  { "say-delay", say_delay },
  { "say-ended", say_ended },
  { "say-little", say_little },
  { "say-nothing", say_nothing },
  { "say-much", say_much },
  { "keep-pixels", keep_pixels },
  { "cut-pixels", cut_pixels },
  { "say-twice", say_twice },
  { "send-descriptors", send_descriptors },
};

int
main (int argc, char *argv[])
{
  const char *slash = strrchr (argv[0], '/');
  const char *name = slash != NULL ? slash + 1 : argv[0];
  Order order;

  while (receive (&order))
    for (gsize i = 0; i < G_N_ELEMENTS (manners); i++)
      if (strcmp (manners[i].name, name) == 0)
        {
          manners[i].run (&order);
          close (order.pixels);
          close (order.pixels - 1);
        }
  return 0;
}
