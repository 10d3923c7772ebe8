/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* An address taken apart (RFC 3986, 3). Pure functions, any thread. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Where what ships inside the program lives. */
#define DATELINE_URI_OWN_RESOURCES "resource:///io/github/dateline/"

#define DATELINE_URI_LONGEST (32 * 1024)

/* The parts of an address; each is a piece of the string that was taken apart. */
typedef struct
{
  const char *start;
  gsize scheme;          /* its length, without the colon; 0 without one */
  const char *authority; /* after "//"; NULL without one */
  const char *path;
  const char *query;    /* at "?" */
  const char *fragment; /* at "#" */
  const char *end;
} DatelineUriParts;

void dateline_uri_take_apart (const char *uri, DatelineUriParts *parts);
gsize dateline_uri_scheme_length (const char *uri);
gboolean dateline_uri_is_web (const char *uri, gsize scheme);

G_END_DECLS
