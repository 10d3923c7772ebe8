/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Taking a picture out of the program: onto the clipboard, or into a file. @owner is a
 * widget with a signal "message", which is told what came of it. Main context only, but
 * for the name, which is pure.
 */

#pragma once

#include "dateline-gtk/images/dateline-picture-loader.h"

G_BEGIN_DECLS

char *dateline_picture_make_file_name (const char *uri, GBytes *bytes);
void
dateline_picture_copy (GtkWidget *owner, DatelinePictureLoader *loader, const char *uri);
void
dateline_picture_save (GtkWidget *owner, DatelinePictureLoader *loader, const char *uri);

G_END_DECLS
