/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Feed documents from bytes, on a few threads. Main context. */

#pragma once

#include "dateline/model/dateline-feed-document.h"
#include "dateline/net/dateline-fetch-response.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _DatelineDocumentReader DatelineDocumentReader;

/* As many threads as the computer has processors, only while there is something to read.
 */
DatelineDocumentReader *dateline_document_reader_new (void);

/* Waits for what is being read. */
void dateline_document_reader_free (DatelineDocumentReader *self);

/* @known_digest: of the copy at hand, or NULL. */
void dateline_document_reader_read_async (DatelineDocumentReader *self,
                                          DatelineFetchResponse *response,
                                          const char *known_digest,
                                          GCancellable *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer user_data);

/* NULL without an error: it is the copy at hand.
 * @digest: (out): of the content, by which it is known again */
DatelineFeedDocument *dateline_document_reader_read_finish (GAsyncResult *result,
                                                            char **digest,
                                                            GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DatelineDocumentReader, dateline_document_reader_free)

G_END_DECLS
