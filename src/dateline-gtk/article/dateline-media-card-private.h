/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* A card for what is not part of the text: a film, a recording, a file, a post or a map
 * of another site. Main context only. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct
{
  const char *uri;
  const char *name;        /* what the publisher calls it */
  const char *description; /* what it is: "Audio · 48 MB · 42 min" */
  const char *icon;
  gboolean is_film;
  gboolean is_recording;
  gboolean is_file; /* what is at the address can be played by itself */
} DatelineMediaFacts;

GtkWidget *dateline_media_card_new (const DatelineMediaFacts *facts);

G_END_DECLS
