/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Any packet as the answer of the program that unpacks pictures, to any request: what is
 * taken for sound has the one size, names the request, and holds numbers that one may
 * use.
 */

#include "fuzz-target.h"

#include "dateline-gtk/images/dateline-picture-answer-private.h"

int
LLVMFuzzerTestOneInput (const guint8 *bytes, gsize size)
{
  DatelinePictureRequest request = { .protocol = DATELINE_PICTURE_PROTOCOL };
  DatelinePictureAnswer answer = { 0 };
  gssize packet_size;

  if (size < 2)
    return 0;
  request.kind = bytes[0] % 4;
  request.serial = bytes[1];
  packet_size = (gssize) size - 2;
  if (!dateline_picture_answer_read (bytes + 2, packet_size, &request, &answer))
    return 0;
  g_assert_cmpint (packet_size, ==, sizeof answer);
  g_assert_cmpuint (answer.serial, ==, request.serial);
  g_assert_cmpuint (answer.outcome, >=, DATELINE_PICTURE_OUTCOME_DRAWN);
  g_assert_cmpuint (answer.outcome, <=, DATELINE_PICTURE_OUTCOME_ENDED);
  g_assert_cmpuint (answer.delay, <=, G_MAXINT);
  if (request.kind == DATELINE_PICTURE_REQUEST_DRAW)
    g_assert_cmpuint (answer.delay, ==, 0);
  if (request.kind != DATELINE_PICTURE_REQUEST_NEXT)
    g_assert_cmpuint (answer.outcome, !=, DATELINE_PICTURE_OUTCOME_ENDED);
  return 0;
}
