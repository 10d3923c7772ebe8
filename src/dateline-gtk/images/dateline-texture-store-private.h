/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The textures that were used last, up to a number of bytes. Main context only. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct _DatelineTextureStore DatelineTextureStore;

DatelineTextureStore *dateline_texture_store_new (gsize max_size);
void dateline_texture_store_free (DatelineTextureStore *self);
GdkTexture *dateline_texture_store_look_up (DatelineTextureStore *self, const char *key);
void dateline_texture_store_add (DatelineTextureStore *self,
                                 const char *key,
                                 GdkTexture *texture);
void dateline_texture_store_clear (DatelineTextureStore *self);
gsize dateline_texture_store_get_size (const DatelineTextureStore *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DatelineTextureStore, dateline_texture_store_free)

G_END_DECLS
