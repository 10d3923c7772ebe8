/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Brotli (RFC 7932) as a GConverter, the way GIO has zlib. Any thread, one at a time. */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define DATELINE_TYPE_BROTLI_DECOMPRESSOR (dateline_brotli_decompressor_get_type ())

G_DECLARE_FINAL_TYPE (DatelineBrotliDecompressor,
                      dateline_brotli_decompressor,
                      DATELINE,
                      BROTLI_DECOMPRESSOR,
                      GObject)

GConverter *dateline_brotli_decompressor_new (void);

G_END_DECLS
