/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dateline/model/dateline-macros.h"

#include <glib.h>

G_BEGIN_DECLS

/**
 * DATELINE_STORE_ERROR:
 *
 * Error domain of the store. The message is a sentence for the reader.
 */
#define DATELINE_STORE_ERROR (dateline_store_error_quark ())

/**
 * DatelineStoreError:
 * @DATELINE_STORE_ERROR_CANNOT_OPEN: the file or its folder cannot be read or written
 * @DATELINE_STORE_ERROR_NOT_OURS: the file is no store of Dateline's; it was left as it
 * was
 * @DATELINE_STORE_ERROR_TOO_NEW: a newer version of Dateline made it; left as it was
 * @DATELINE_STORE_ERROR_DAMAGED: the file is damaged
 * @DATELINE_STORE_ERROR_FULL: there is no room left on the disk
 * @DATELINE_STORE_ERROR_EXISTS: the feed is followed already
 * @DATELINE_STORE_ERROR_NOT_FOUND: there is no such feed or story
 * @DATELINE_STORE_ERROR_FAILED: anything else
 * @DATELINE_STORE_ERROR_IN_USE: another program refreshes its feeds
 * @DATELINE_STORE_ERROR_READ_ONLY: its folder cannot be written to
 *
 * What can go wrong in the store.
 */
typedef enum
{
  DATELINE_STORE_ERROR_CANNOT_OPEN,
  DATELINE_STORE_ERROR_NOT_OURS,
  DATELINE_STORE_ERROR_TOO_NEW,
  DATELINE_STORE_ERROR_DAMAGED,
  DATELINE_STORE_ERROR_FULL,
  DATELINE_STORE_ERROR_EXISTS,
  DATELINE_STORE_ERROR_NOT_FOUND,
  DATELINE_STORE_ERROR_FAILED,
  DATELINE_STORE_ERROR_IN_USE,
  DATELINE_STORE_ERROR_READ_ONLY,
} DatelineStoreError;

DATELINE_AVAILABLE_IN_ALL
GQuark dateline_store_error_quark (void);

G_END_DECLS
