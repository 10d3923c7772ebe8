/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Writes the body of an answer to a file, a piece at a time. Main context; the file is
 * written on workers. */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What is known of a file that is not whole lies beside it. */
#define DATELINE_BODY_FILE_VALIDATOR ".validator"

typedef struct
{
  const char *path;
  gint64 offset;                /* where the body goes on; 0: the file is made anew */
  gsize max_size;               /* of the whole file, in bytes */
  const char *content_encoding; /* the header, or NULL */
  const char *validator; /* is written beside the file that is made anew; or NULL */
  gsize *n_received;     /* counts the bytes; it must outlive the writing */
} DatelineBodyFileOrder;

/* Fails with DATELINE_FETCH_ERROR_TOO_LARGE past the cap, with _BAD_REPLY if it is
 * packed, and with a GIOErrorEnum if it cannot be written. What has come stays in any
 * case. */
void dateline_body_file_write_async (GInputStream *stream,
                                     const DatelineBodyFileOrder *order,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);

/* @is_complete: (out): FALSE if the connection ended too early. */
gboolean dateline_body_file_write_finish (GAsyncResult *result,
                                          gboolean *is_complete,
                                          GError **error);

G_END_DECLS
