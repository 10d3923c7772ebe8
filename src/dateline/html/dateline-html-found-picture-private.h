/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* A picture that was met in a body, and what was found out about it. Pure, any thread. */

#pragma once

#include "dateline/html/dateline-html-scanner-private.h"
#include "dateline/model/dateline-picture.h"

G_BEGIN_DECLS

typedef struct
{
  char *uri;
  char *alternative;
  char *caption; /* with the credit at its end if that was not told apart */
  char *credit;
  char *hidden_caption; /* of its attributes, where nothing is seen */
  char *hidden_credit;
  int width;
  int height;
} DatelineHtmlFoundPicture;

/* The picture of the element at hand, or NULL if there is none to be seen.
 * @source: (transfer full) (nullable): the address to take if the element has none */
DatelineHtmlFoundPicture *
dateline_html_found_picture_new (const DatelineHtmlScanner *scanner,
                                 const char *base_uri,
                                 char *source);
void dateline_html_found_picture_free (gpointer data);

/* The record, with caption and credit told apart. */
DatelinePicture *
dateline_html_found_picture_finish (const DatelineHtmlFoundPicture *found);

G_END_DECLS
