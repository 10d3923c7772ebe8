/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* A sign, the kind's letter, the number of the block. */

#include "dateline-gtk/article/dateline-inner-address-private.h"

static const char letters[] = {
  [DATELINE_INNER_JUMP] = 'b',
  [DATELINE_INNER_FOLD] = 's',
};

char *
dateline_inner_address_new (DatelineInnerKind kind, guint block)
{
  return g_strdup_printf ("#%c%u", letters[kind], block);
}

/* FALSE for an address that leads out of the article, or NULL. */
gboolean
dateline_inner_address_parse (const char *address, DatelineInnerKind *kind, guint *block)
{
  guint64 number;

  if (address == NULL || address[0] != '#' || address[1] == '\0' ||
      !g_ascii_string_to_unsigned (address + 2, 10, 0, G_MAXUINT, &number, NULL))
    return FALSE;
  *block = number;
  for (gsize i = 0; i < G_N_ELEMENTS (letters); i++)
    if (letters[i] == address[1])
      {
        *kind = i;
        return TRUE;
      }
  return FALSE;
}

gboolean
dateline_is_inner_address (const char *address)
{
  DatelineInnerKind kind;
  guint block;

  return dateline_inner_address_parse (address, &kind, &block);
}
