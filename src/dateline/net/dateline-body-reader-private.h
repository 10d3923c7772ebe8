/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Reads the body of an answer under a cap. Main context; what is packed is unpacked on a
 * worker. */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct
{
  gsize max_size;               /* bytes, unpacked */
  const char *content_encoding; /* the header, or NULL */
  gsize *n_received;            /* counts the bytes as they come, packed; it must outlive
                                 * the reading */
} DatelineBodyLimits;

/* Fails with DATELINE_FETCH_ERROR_TOO_LARGE past the cap, and with _BAD_REPLY if the
 * packing is not known. A body that breaks off is no error: see @is_complete. */
void dateline_body_reader_read_async (GInputStream *stream,
                                      const DatelineBodyLimits *limits,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);

/* @is_complete: (out): FALSE if the connection, or what was packed, ended too early. */
GBytes *dateline_body_reader_read_finish (GInputStream *stream,
                                          GAsyncResult *result,
                                          gboolean *is_complete,
                                          GError **error);

G_END_DECLS
