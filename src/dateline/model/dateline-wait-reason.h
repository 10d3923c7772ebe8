/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dateline/model/dateline-macros.h"

G_BEGIN_DECLS

/**
 * DatelineWaitReason:
 * @DATELINE_WAIT_NONE: it need not wait
 * @DATELINE_WAIT_RHYTHM: the feed publishes about so often
 * @DATELINE_WAIT_CHOSEN: the reader chose how often
 * @DATELINE_WAIT_MANUAL: the reader chose to ask for it alone
 * @DATELINE_WAIT_FRESH: the server said how long its answer stays good
 * @DATELINE_WAIT_PUBLISHER: the feed document says how often to ask
 * @DATELINE_WAIT_CLOSED: the feed document names hours or days on which not to ask
 * @DATELINE_WAIT_COSTLY: the server always sends everything, so it is asked rarely
 * @DATELINE_WAIT_ASKED: the server asked to wait (429, 503)
 * @DATELINE_WAIT_CROWDED: the server had too many requests and did not say until when
 * @DATELINE_WAIT_HOST: the server asked to wait, for another of its feeds
 * @DATELINE_WAIT_FAILED: the last attempt failed
 * @DATELINE_WAIT_MISSING: there was nothing at the address, or nothing that may be had
 * @DATELINE_WAIT_SIGN_IN: the server asks for a sign-in
 * @DATELINE_WAIT_ENDED: the publisher ended the feed for good
 * @DATELINE_WAIT_RECENT: it was asked a moment ago
 * @DATELINE_WAIT_BUSY: it is being asked at this moment
 * @DATELINE_WAIT_DOUBLE: it has moved to where another feed is followed, which is asked
 *
 * Why a feed is not asked now.
 */
typedef enum
{
  DATELINE_WAIT_NONE = 0,
  DATELINE_WAIT_RHYTHM = 1,
  DATELINE_WAIT_CHOSEN = 2,
  DATELINE_WAIT_MANUAL = 3,
  DATELINE_WAIT_FRESH = 4,
  DATELINE_WAIT_PUBLISHER = 5,
  DATELINE_WAIT_CLOSED = 6,
  DATELINE_WAIT_COSTLY = 7,
  DATELINE_WAIT_ASKED = 8,
  DATELINE_WAIT_CROWDED = 9,
  DATELINE_WAIT_HOST = 10,
  DATELINE_WAIT_FAILED = 11,
  DATELINE_WAIT_MISSING = 12,
  DATELINE_WAIT_SIGN_IN = 13,
  DATELINE_WAIT_ENDED = 14,
  DATELINE_WAIT_RECENT = 15,
  DATELINE_WAIT_BUSY = 16,
  DATELINE_WAIT_DOUBLE = 17,
} DatelineWaitReason;

DATELINE_AVAILABLE_IN_ALL
char *dateline_wait_reason_format (DatelineWaitReason reason, gint64 wait, gint64 until);

G_END_DECLS
