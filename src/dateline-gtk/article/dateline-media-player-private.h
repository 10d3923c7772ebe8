/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Plays a film or a recording inside the article. Main context only. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DATELINE_TYPE_MEDIA_PLAYER (dateline_media_player_get_type ())

G_DECLARE_FINAL_TYPE (DatelineMediaPlayer,
                      dateline_media_player,
                      DATELINE,
                      MEDIA_PLAYER,
                      GtkWidget)

gboolean dateline_media_player_is_available (void);
GtkWidget *dateline_media_player_new (const char *uri, gboolean shows_picture);
GtkMediaStream *dateline_media_player_get_stream (DatelineMediaPlayer *self);

G_END_DECLS
