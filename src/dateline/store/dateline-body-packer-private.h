/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The bodies of stories as few bytes. A packer belongs to a connection and its thread.
 *
 * A body is packed with a dictionary, which is text that is much like it: bodies of the
 * same feed, a good part of whose words, tags and addresses come again. Without one half
 * as much is gained.
 */

#pragma once

#include "dateline/model/dateline-entry-builder-private.h"

G_BEGIN_DECLS

/* What is packed of an entry besides its details. */
typedef enum
{
  DATELINE_BODY_CONTENT,
  DATELINE_BODY_CONTENT_TEXT,
  DATELINE_BODY_SUMMARY,
  DATELINE_BODY_CAPTIONS,
  DATELINE_BODY_N_TEXTS,
} DatelineBodyText;

/* The parts of a body: texts, each of which may be NULL, and bytes. */
typedef struct
{
  const char *texts[DATELINE_BODY_N_TEXTS];
  gconstpointer details;
  gsize details_length;
} DatelineBodyParts;

typedef struct _DatelineBodyPacker DatelineBodyPacker;

DatelineBodyPacker *dateline_body_packer_new (void);
void dateline_body_packer_free (DatelineBodyPacker *self);

/* The dictionary that is at hand, by its number: 0 before the first. */
gint64 dateline_body_packer_get_dictionary (DatelineBodyPacker *self);
/* Has another dictionary at hand in its place. */
void dateline_body_packer_set_dictionary (DatelineBodyPacker *self,
                                          gint64 id,
                                          GBytes *dictionary);

/* Has none at hand any more, as what it was made for is rolled back. */
void dateline_body_packer_forget_dictionary (DatelineBodyPacker *self);

/* Both with the dictionary that is at hand, or without any. Unpacked texts and details
 * are valid until the next call; of bytes that are damaged nothing comes, and FALSE. */
GBytes *dateline_body_packer_pack (DatelineBodyPacker *self,
                                   const DatelineBodyParts *parts,
                                   gboolean with_dictionary);
gboolean dateline_body_packer_unpack (DatelineBodyPacker *self,
                                      gconstpointer bytes,
                                      gsize length,
                                      gboolean with_dictionary,
                                      DatelineBodyParts *parts);

/* The same for bytes of any kind, without a dictionary. */
GBytes *dateline_body_packer_pack_bytes (DatelineBodyPacker *self, GBytes *bytes);
GBytes *dateline_body_packer_unpack_bytes (DatelineBodyPacker *self, GBytes *bytes);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DatelineBodyPacker, dateline_body_packer_free)

G_END_DECLS
