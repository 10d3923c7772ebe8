/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What an extract is made of: filled once, then immutable. */

#pragma once

#include "dateline/extract/dateline-extract.h"

G_BEGIN_DECLS

struct _DatelineExtract
{
  char *title;
  char *byline;
  char *site_name;
  char *category;
  gint64 published;
  int offset;
  char *language;
  char *direction;
  char *excerpt;
  DatelinePicture *lead;
  char *content;
  char *text;
  char *base_uri;
  char *next_uri;
};

G_END_DECLS
