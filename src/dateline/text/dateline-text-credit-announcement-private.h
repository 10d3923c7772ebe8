/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What announces a credit: "Photo: ", "Photo by ", "Image courtesy of ". Pure, any
 * thread. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  const char *rest;        /* where the credit begins */
  gboolean is_sure;        /* a word that says credit and nothing else */
  gboolean is_photo;       /* "photo", "foto" … */
  gboolean is_loud;        /* "PHOTO" */
  gboolean is_abbreviated; /* "Fot." */
  gboolean has_mark;       /* a colon or its like */
  gboolean leads_on;       /* "by" */
  gboolean is_unsure;      /* "of" */
} DatelineCreditAnnouncement;

gboolean dateline_credit_read_announcement (const char *start,
                                            const char *stop,
                                            DatelineCreditAnnouncement *self);
gboolean dateline_credit_is_announced (const DatelineCreditAnnouncement *self,
                                       const char *stop,
                                       gboolean is_bracketed);

G_END_DECLS
