/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

#pragma once

#include "dateline/dateline.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DATELINE_TYPE_APPLICATION (dateline_application_get_type ())

G_DECLARE_FINAL_TYPE (DatelineApplication,
                      dateline_application,
                      DATELINE,
                      APPLICATION,
                      AdwApplication)

DatelineApplication *dateline_application_new (void);

/* Whether another program has the stories, so that this one did nothing. */
gboolean dateline_application_is_locked_out (DatelineApplication *self);

G_END_DECLS
