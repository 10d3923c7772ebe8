/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Pictures on disk: a folder of those that may be dropped, another of those that are
 * kept. A file is named by the SHA-256 of its address; what is known of the address lies
 * beside it. These block: workers only. */

#pragma once

#include "dateline/net/dateline-media-note-private.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* Where they are; immutable, shared by threads. */
typedef struct _DatelineMediaFiles DatelineMediaFiles;

DatelineMediaFiles *dateline_media_files_new (const char *folder,
                                              const char *kept_folder);
DatelineMediaFiles *dateline_media_files_ref (DatelineMediaFiles *self);
void dateline_media_files_unref (DatelineMediaFiles *self);

/* The picture, kept or not; NULL if there is none. Marks it as used now.
 * @is_kept: (out) */
GBytes *
dateline_media_files_read (DatelineMediaFiles *self, const char *uri, gboolean *is_kept);

/* What is known of the address. */
void dateline_media_files_read_note (DatelineMediaFiles *self,
                                     const char *uri,
                                     DatelineMediaNote *note);
void dateline_media_files_write_note (DatelineMediaFiles *self,
                                      const char *uri,
                                      const DatelineMediaNote *note);

/* Writes it among those that may be dropped. */
gboolean dateline_media_files_write (DatelineMediaFiles *self,
                                     const char *uri,
                                     GBytes *picture,
                                     GError **error);

/* Puts it among the kept ones: moves it there, or writes @picture, which may be NULL
 * (then FALSE without an error tells that there is none to move). */
gboolean dateline_media_files_keep (DatelineMediaFiles *self,
                                    const char *uri,
                                    GBytes *picture,
                                    GError **error);

/* What is kept and not of @uris goes back among those that may be dropped. */
gboolean dateline_media_files_keep_only (DatelineMediaFiles *self,
                                         const char *const *uris,
                                         GError **error);

/* Drops those that were not used for longest until at most @max_size bytes are left.
 * Returns the bytes left. */
guint64 dateline_media_files_trim (DatelineMediaFiles *self, guint64 max_size);

/* TRUE for the beginning of a raster picture: what else a server sends is not stored. */
gboolean dateline_media_files_is_picture (GBytes *content);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DatelineMediaFiles, dateline_media_files_unref)

G_END_DECLS
