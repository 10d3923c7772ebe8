/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dateline/model/dateline-feed.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * DATELINE_OPML_ERROR:
 *
 * Error domain of reading subscription lists in OPML 1.0 to 2.0.
 */
#define DATELINE_OPML_ERROR (dateline_opml_error_quark ())

/**
 * DatelineOpmlError:
 * @DATELINE_OPML_ERROR_NOT_OPML: the file is something else
 * @DATELINE_OPML_ERROR_DAMAGED: it is OPML, but cannot be read
 * @DATELINE_OPML_ERROR_TOO_LARGE: it passes a limit
 *
 * What can be wrong with a list of feeds.
 */
typedef enum
{
  DATELINE_OPML_ERROR_NOT_OPML,
  DATELINE_OPML_ERROR_DAMAGED,
  DATELINE_OPML_ERROR_TOO_LARGE,
} DatelineOpmlError;

DATELINE_AVAILABLE_IN_ALL
GQuark dateline_opml_error_quark (void);

DATELINE_AVAILABLE_IN_ALL
GPtrArray *dateline_opml_read (GBytes *bytes, GError **error);

DATELINE_AVAILABLE_IN_ALL
GBytes *dateline_opml_write (GPtrArray *feeds, const char *title);

G_END_DECLS
