/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What stands beneath a picture in the viewer; see dateline-picture-words.c. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DATELINE_TYPE_PICTURE_WORDS (dateline_picture_words_get_type ())

G_DECLARE_FINAL_TYPE (DatelinePictureWords,
                      dateline_picture_words,
                      DATELINE,
                      PICTURE_WORDS,
                      GtkWidget)

struct _DatelinePictureWords
{
  GtkWidget parent_instance;

  GtkWidget *scrolled; /* around the caption */
  GtkWidget *caption;
  GtkWidget *credit;
};

GtkWidget *dateline_picture_words_new (void);
void dateline_picture_words_set (DatelinePictureWords *self,
                                 const char *caption,
                                 const char *credit);

G_END_DECLS
