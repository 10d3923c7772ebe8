/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Pictures on disk, on three shelves, each a folder: those that were seen and may be
 * dropped, those that were fetched ahead and stay as long as their stories are among the
 * newest, and those of saved stories. A file is named by the SHA-256 of its address; what
 * is known of the address lies on the first shelf. These block: workers only. */

#pragma once

#include "dateline/net/dateline-media-note-private.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* Where they are; immutable, shared by threads. */
typedef struct _DatelineMediaFiles DatelineMediaFiles;

/* From where a picture may go first to where it may never. */
typedef enum
{
  DATELINE_MEDIA_SEEN,
  DATELINE_MEDIA_AHEAD,
  DATELINE_MEDIA_SAVED,
} DatelineMediaShelf;

#define DATELINE_MEDIA_N_SHELVES (DATELINE_MEDIA_SAVED + 1)

/* With less than so many bytes free on the disk nothing is stored but what is saved. */
#define DATELINE_MEDIA_MIN_FREE (G_GUINT64_CONSTANT (100) * 1000 * 1000)

DatelineMediaFiles *dateline_media_files_new (const char *folder,
                                              const char *kept_folder);
DatelineMediaFiles *dateline_media_files_ref (DatelineMediaFiles *self);
void dateline_media_files_unref (DatelineMediaFiles *self);

const char *dateline_media_files_get_folder (DatelineMediaFiles *self,
                                             DatelineMediaShelf shelf);
/* The name of the picture's file. */
char *dateline_media_files_make_name (const char *uri);
gboolean dateline_media_files_is_name (const char *name);

/* For tests: what counts instead of DATELINE_MEDIA_MIN_FREE, before anything is stored.
 */
void dateline_media_files_set_min_free (DatelineMediaFiles *self, guint64 bytes);

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

/* Puts it on the first shelf, where there is room on the disk. */
gboolean dateline_media_files_write (DatelineMediaFiles *self,
                                     const char *uri,
                                     GBytes *picture,
                                     GError **error);

/* Sees to it that it is on @shelf or above: moves it there, or writes @picture, which may
 * be NULL (then FALSE without an error tells that there is none to move). */
gboolean dateline_media_files_keep (DatelineMediaFiles *self,
                                    const char *uri,
                                    DatelineMediaShelf shelf,
                                    GBytes *picture,
                                    GError **error);

/* What is on @shelf and not of @uris goes to the first one. */
gboolean dateline_media_files_keep_only (DatelineMediaFiles *self,
                                         DatelineMediaShelf shelf,
                                         const char *const *uris,
                                         GError **error);

/* What is on the last shelf and of @uris goes to the first one. */
void dateline_media_files_release (DatelineMediaFiles *self, const char *const *uris);

/* TRUE for the beginning of a raster picture: what else a server sends is not stored. */
gboolean dateline_media_files_is_picture (GBytes *content);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DatelineMediaFiles, dateline_media_files_unref)

G_END_DECLS
