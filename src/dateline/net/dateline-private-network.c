/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Which addresses and names are not of the public network (RFC 6890 and its successors).
 * Pure functions, any thread. */

#include "dateline/net/dateline-private-network-private.h"

#include <string.h>

/* RFC 6761, 6762, 8375 and what is reserved or in wide use. */
static const char *const suffixes[] = { ".localhost", ".local",       ".lan",
                                        ".home.arpa", ".internal",    ".intranet",
                                        ".home",      ".localdomain", ".corp" };

typedef struct
{
  guint8 prefix[16];
  guint length; /* bits */
} Range;

static const Range ranges_of_four[] = {
  { { 0 }, 8 },          /* this network */
  { { 10 }, 8 },         /* private use */
  { { 100, 64 }, 10 },   /* between a carrier and its customers */
  { { 127 }, 8 },        /* this computer */
  { { 169, 254 }, 16 },  /* this link; cloud machines tell their secrets there */
  { { 172, 16 }, 12 },   /* private use */
  { { 192, 0, 0 }, 24 }, /* protocols */
  { { 192, 168 }, 16 },  /* private use */
  { { 198, 18 }, 15 },   /* measuring */
  { { 224 }, 4 },        /* to many at once */
  { { 240 }, 4 },        /* nobody's, and to all */
};

static const Range ranges_of_six[] = {
  { { 0 }, 127 },                              /* none, and this computer: ::, ::1 */
  { { 0x00, 0x64, 0xff, 0x9b, 0x00, 1 }, 48 }, /* translated, by a local rule */
  { { 0xfc }, 7 },                             /* unique local */
  { { 0xfe, 0x80 }, 10 },                      /* this link */
  { { 0xfe, 0xc0 }, 10 },                      /* this site, of old */
  { { 0xff }, 8 },                             /* to many at once */
};

/* Addresses of six with one of four inside, which decides; and where it begins. */
static const struct
{
  Range range;
  guint offset; /* bytes */
} wrappings[] = {
  { { { [10] = 0xff, 0xff }, 96 }, 12 },      /* ::ffff:a.b.c.d */
  { { { 0 }, 96 }, 12 },                      /* ::a.b.c.d */
  { { { 0x00, 0x64, 0xff, 0x9b }, 96 }, 12 }, /* 64:ff9b::a.b.c.d */
  { { { 0x20, 0x02 }, 16 }, 2 },              /* 2002:aabb:ccdd:: */
};

static gboolean
is_in_range (const guint8 *bytes, const Range *range)
{
  guint n_whole = range->length / 8;
  guint n_rest = range->length % 8;
  guint8 mask = n_rest > 0 ? (guint8) (0xff << (8 - n_rest)) : 0;

  return memcmp (bytes, range->prefix, n_whole) == 0 &&
         (n_rest == 0 || ((bytes[n_whole] ^ range->prefix[n_whole]) & mask) == 0);
}

static gboolean
is_in_any (const guint8 *bytes, const Range *ranges, guint n_ranges)
{
  for (guint i = 0; i < n_ranges; i++)
    {
      if (is_in_range (bytes, &ranges[i]))
        return TRUE;
    }
  return FALSE;
}

gboolean
dateline_private_network_contains (GInetAddress *address)
{
  const guint8 *bytes = g_inet_address_to_bytes (address);

  if (g_inet_address_get_family (address) == G_SOCKET_FAMILY_IPV4)
    return is_in_any (bytes, ranges_of_four, G_N_ELEMENTS (ranges_of_four));
  if (is_in_any (bytes, ranges_of_six, G_N_ELEMENTS (ranges_of_six)))
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (wrappings); i++)
    {
      if (is_in_range (bytes, &wrappings[i].range))
        return is_in_any (bytes + wrappings[i].offset,
                          ranges_of_four,
                          G_N_ELEMENTS (ranges_of_four));
    }
  return FALSE;
}

gboolean
dateline_private_network_has_name (const char *host)
{
  g_autofree char *name = g_ascii_strdown (host, -1);

  if (g_str_has_suffix (name, "."))
    name[strlen (name) - 1] = '\0';
  if (strchr (name, '.') == NULL)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      if (g_str_has_suffix (name, suffixes[i]))
        return TRUE;
    }
  return FALSE;
}
