/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Bytes in any encoding to UTF-8. Pure functions, any thread. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What the bytes are thought to be, which decides where a declaration is looked for. */
typedef enum
{
  DATELINE_CHARSET_XML,  /* byte order mark, HTTP charset, XML declaration, UTF-8 */
  DATELINE_CHARSET_HTML, /* byte order mark, HTTP charset, <meta>, UTF-8 if valid */
  DATELINE_CHARSET_JSON, /* byte order mark, else UTF-8 whatever the header says */
} DatelineCharsetKind;

GBytes *dateline_charset_decode (GBytes *bytes,
                                 const char *content_type,
                                 DatelineCharsetKind kind);

G_END_DECLS
