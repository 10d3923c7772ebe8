/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What a page says about its article as JSON-LD, by schema.org's names. Pure, any thread.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  char *headline;
  char *name;    /* of the article: at some sites the headline, at others not */
  char *authors; /* parted by ", " */
  char *published;
  char *description;
  char *site_name; /* of the publisher */
  char *language;
  char *category;
  char *body; /* plain text */
  char *picture;
  char *picture_caption;
  char *picture_credit;
} DatelinePageJsonLd;

void
dateline_page_json_ld_read (DatelinePageJsonLd *self, const char *json, gsize length);
void dateline_page_json_ld_clear (DatelinePageJsonLd *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DatelinePageJsonLd, dateline_page_json_ld_clear)

G_END_DECLS
