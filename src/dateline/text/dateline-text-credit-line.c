/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The line that a caption is, without what pages print around captions. Pure, any
 * thread.
 */

#include "dateline/text/dateline-text-credit-line-private.h"

#include "dateline/text/dateline-text-private.h"

#include <string.h>

/* What pages print around captions for their own ends. */
static const char *const beginnings[] = {
  "Enlarge / ",         "Enlarge this image", "Image caption, ",
  "Image caption: ",    "Image caption ",     "View image in fullscreen ",
  "Bildunterschrift: ", "Légende : ",         "Légende de l'image, ",
  "Pie de foto, ",      "Pie de foto: ",      "Legenda da foto, ",
  "Подпись к фото, ",   "Caption: ",
};
static const char *const endings[] = {
  "toggle caption",
  "hide caption",
  "TPX IMAGES OF THE DAY",
  "All rights reserved",
  "All Rights Reserved",
  "all rights reserved",
  "Alle Rechte vorbehalten",
  "Tous droits réservés",
  "Todos los derechos reservados",
  "Todos os direitos reservados",
  "Tutti i diritti riservati",
  "Все права защищены",
  "무단 전재-재배포 금지",
  "재판매 및 DB 금지",
};

static gboolean
ends_with (const char *start, const char *stop, const char *end)
{
  gsize length = strlen (end);

  return (gsize) (stop - start) >= length && memcmp (stop - length, end, length) == 0;
}

/* Takes off what pages print behind captions. */
static const char *
drop_endings (const char *start, const char *stop)
{
  for (gboolean again = TRUE; again;)
    {
      const char *bare = stop;

      again = FALSE;
      while (bare > start && strchr (" .", bare[-1]) != NULL)
        bare--;
      for (gsize i = 0; i < G_N_ELEMENTS (endings) && !again; i++)
        if (ends_with (start, bare, endings[i]))
          {
            stop = bare - strlen (endings[i]);
            while (stop > start && strchr (" ,/", stop[-1]) != NULL)
              stop--;
            again = TRUE;
          }
    }
  return stop;
}

static const char *
skip_beginnings (const char *line)
{
  for (gsize i = 0; i < G_N_ELEMENTS (beginnings); i++)
    if (g_str_has_prefix (line, beginnings[i]))
      return line + strlen (beginnings[i]);
  return line;
}

/* Whether @p begins a space that is no ASCII. Quotation marks and dashes, which captions
 * have, are not far from some. */
static gboolean
is_wide_space (const guchar *p)
{
  switch (*p)
    {
    case 0xc2:
      return p[1] == 0x85 || p[1] == 0xa0;
    case 0xe1:
      return p[1] == 0x9a;
    case 0xe2:
      return p[1] == 0x81 || (p[1] == 0x80 && (p[2] < 0x90 || p[2] > 0xa6));
    case 0xe3:
      return p[1] == 0x80 && p[2] == 0x80;
    default:
      return FALSE;
    }
}

/* Whether there is no white space but single spaces between words: then a line was made
 * of it before. */
static gboolean
is_line (const char *text)
{
  const guchar *start = (const guchar *) text;

  for (const guchar *p = start; *p != '\0'; p++)
    if (*p <= ' ' ? *p < ' ' || p == start || p[1] <= ' '
                  : *p >= 0x80 && is_wide_space (p))
      return FALSE;

  return TRUE;
}

/*
 * dateline_credit_find_line:
 * @text: (nullable): a picture's caption
 * @collapsed: (out) (nullable) (transfer full): holds the line if it had to be made
 * @stop: (out): its end
 *
 * Returns: the start of the line in @text or @collapsed
 */
const char *
dateline_credit_find_line (const char *text, char **collapsed, const char **stop)
{
  const char *line = text ? text : "";

  *collapsed = NULL;
  if (!is_line (line))
    line = *collapsed = dateline_text_collapse (line);
  line = skip_beginnings (line);
  *stop = drop_endings (line, line + strlen (line));
  return line;
}
