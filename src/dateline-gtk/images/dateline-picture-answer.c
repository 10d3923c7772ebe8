/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* An answer may have been written by whoever made the picture. It names no size and no
 * place: what is left to check is that it answers what was asked, and the one number. */

#include "dateline-gtk/images/dateline-picture-answer-private.h"

#include <string.h>

/* An outcome and the requests that it may come of, a bit a kind. */
static const guint may_come_of[] = {
  [DATELINE_PICTURE_OUTCOME_DRAWN] = 1 << DATELINE_PICTURE_REQUEST_DRAW |
                                     1 << DATELINE_PICTURE_REQUEST_OPEN |
                                     1 << DATELINE_PICTURE_REQUEST_NEXT,
  [DATELINE_PICTURE_OUTCOME_DAMAGED] = 1 << DATELINE_PICTURE_REQUEST_DRAW |
                                       1 << DATELINE_PICTURE_REQUEST_OPEN |
                                       1 << DATELINE_PICTURE_REQUEST_NEXT,
  [DATELINE_PICTURE_OUTCOME_ENDED] = 1 << DATELINE_PICTURE_REQUEST_NEXT,
};

/* Fills @answer from a packet of @size bytes, negative if none came. Returns FALSE if it
 * does not answer @request or says what it may not. */
gboolean
dateline_picture_answer_read (const guint8 *packet,
                              gssize size,
                              const DatelinePictureRequest *request,
                              DatelinePictureAnswer *answer)
{
  if (size != sizeof *answer)
    return FALSE;
  memcpy (answer, packet, sizeof *answer);
  return answer->protocol == DATELINE_PICTURE_PROTOCOL &&
         answer->serial == request->serial &&
         answer->outcome < G_N_ELEMENTS (may_come_of) &&
         (may_come_of[answer->outcome] & 1u << request->kind) != 0 &&
         (answer->delay == 0 || request->kind != DATELINE_PICTURE_REQUEST_DRAW) &&
         answer->delay <= G_MAXINT;
}
