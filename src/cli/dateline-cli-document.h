/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* A document in a file, as it was saved, and what is told of where it came from. */

#pragma once

#include "cli/dateline-cli.h"

G_BEGIN_DECLS

typedef struct
{
  GBytes *bytes;
  char *uri;          /* or NULL */
  char *content_type; /* or NULL */
} DatelineCliDocument;

/* Reads the one file that @argv names, with "--url" and, if @has_type, "--content-type".
 * Says what is wrong with either. */
DatelineCliStatus dateline_cli_document_read (DatelineCliDocument *self,
                                              DatelineCliRun *run,
                                              int argc,
                                              char **argv,
                                              gboolean has_type);
void dateline_cli_document_clear (DatelineCliDocument *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DatelineCliDocument, dateline_cli_document_clear)

G_END_DECLS
