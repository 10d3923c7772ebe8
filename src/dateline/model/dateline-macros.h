/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What every public header needs: the export mark. Everything else is hidden. */

#pragma once

#include <glib-object.h>

#ifdef __GNUC__
#define DATELINE_AVAILABLE_IN_ALL __attribute__ ((visibility ("default"))) extern
#else
#define DATELINE_AVAILABLE_IN_ALL extern
#endif

/**
 * DATELINE_TIME_UNKNOWN:
 *
 * The value of a time, in seconds since the Unix epoch, that is not known.
 */
#define DATELINE_TIME_UNKNOWN G_MININT64

/**
 * DATELINE_COUNT_UNKNOWN:
 *
 * The value of a number that is not known, as a comment count or a length in bytes.
 */
#define DATELINE_COUNT_UNKNOWN (-1)
