/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Letters are taken apart into letter and marks, the marks are dropped, and the rest is
 * folded as Unicode says. ASCII, which most text is, goes without any of this.
 */

#include "dateline-gtk/article/dateline-text-fold-private.h"

#include <string.h>

/* What Unicode does not take apart, and keyboards do not have. */
static const struct
{
  gunichar letter;
  const char *folded;
} others[] = {
  { 0x00a0, " " },  { 0x00ad, "" },    { 0x00c6, "ae" }, { 0x00d0, "d" },
  { 0x00d8, "o" },  { 0x00e6, "ae" },  { 0x00f0, "d" },  { 0x00f8, "o" },
  { 0x0110, "d" },  { 0x0111, "d" },   { 0x0131, "i" },  { 0x0141, "l" },
  { 0x0142, "l" },  { 0x0152, "oe" },  { 0x0153, "oe" }, { 0x2009, " " },
  { 0x200b, "" },   { 0x200c, "" },    { 0x200d, "" },   { 0x2010, "-" },
  { 0x2011, "-" },  { 0x2013, "-" },   { 0x2014, "-" },  { 0x2018, "'" },
  { 0x2019, "'" },  { 0x201a, "'" },   { 0x201c, "\"" }, { 0x201d, "\"" },
  { 0x201e, "\"" }, { 0x2026, "..." }, { 0x202f, " " },  { 0x2060, "" },
};

static const char *
find_other (gunichar letter)
{
  guint low = 0;
  guint high = G_N_ELEMENTS (others);

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (others[middle].letter == letter)
        return others[middle].folded;
      if (others[middle].letter < letter)
        low = middle + 1;
      else
        high = middle;
    }
  return NULL;
}

static void
append (GString *folded, GArray *origins, const char *bytes, gsize length, guint origin)
{
  g_string_append_len (folded, bytes, length);
  for (gsize i = 0; origins != NULL && i < length; i++)
    g_array_append_val (origins, origin);
}

static void
append_letter (GString *folded, GArray *origins, gunichar letter, guint origin)
{
  gunichar pieces[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
  const char *other = find_other (letter);
  gsize n;

  if (other != NULL)
    {
      append (folded, origins, other, strlen (other), origin);
      return;
    }
  n = g_unichar_fully_decompose (letter, TRUE, pieces, G_N_ELEMENTS (pieces));
  for (gsize i = 0; i < n; i++)
    {
      char piece[7] = { 0 };
      g_autofree char *small = NULL;

      if (g_unichar_ismark (pieces[i]))
        continue;
      g_unichar_to_utf8 (pieces[i], piece);
      small = g_utf8_casefold (piece, -1);
      append (folded, origins, small, strlen (small), origin);
    }
}

/* Folds @text, which is UTF-8. For each byte of the outcome, and for its end, @origins,
 * nullable, of guint, gets the byte of @text at which the letter stands. */
char *
dateline_text_fold (const char *text, GArray *origins)
{
  GString *folded = g_string_sized_new (strlen (text) + 1);
  const char *at = text;
  guint end;

  while (*at != '\0')
    {
      guint origin = at - text;

      if ((guchar) *at < 0x80)
        {
          char small = g_ascii_tolower (*at == '\n' || *at == '\t' ? ' ' : *at);

          append (folded, origins, &small, 1, origin);
          at++;
          continue;
        }
      append_letter (folded, origins, g_utf8_get_char (at), origin);
      at = g_utf8_next_char (at);
    }
  end = at - text;
  if (origins != NULL)
    g_array_append_val (origins, end);
  return g_string_free (folded, FALSE);
}

/* Calls @found for each place of @text where @folded_words, which dateline_text_fold()
 * has folded, stand. The places do not overlap, and hold whole letters. */
void
dateline_text_find_folded (const char *text,
                           const char *folded_words,
                           DatelineTextFoundFunc found,
                           gpointer user_data)
{
  g_autoptr (GArray) origins = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree char *folded = dateline_text_fold (text, origins);
  const guint *origin = &g_array_index (origins, guint, 0);
  gsize length = strlen (folded_words);
  const char *at = folded;

  if (length == 0)
    return;
  while ((at = strstr (at, folded_words)) != NULL)
    {
      gsize end = at - folded + length;

      /* Half of a letter, as of "ß", is all of it. */
      while (end + 1 < origins->len && origin[end] == origin[end - 1])
        end++;
      found (origin[at - folded], origin[end], user_data);
      at = folded + end;
    }
}
