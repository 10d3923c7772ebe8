/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Who made a picture, told apart from what it shows. Pure functions, any thread.
 *
 * A credit stands at the end of a caption: in brackets, after a word as "Photo:", after
 * ©, behind a bar or a dash, or as a last "sentence" that is but an agency. Each form
 * asks for proof (a word of the tables, or what reads like a name), because a caption
 * that loses its end is worse than a credit that was not found. docs/notes/captions.md
 * has the grammar.
 */

#include "dateline/text/dateline-text-credit-announcement-private.h"
#include "dateline/text/dateline-text-credit-line-private.h"
#include "dateline/text/dateline-text-credit-name-private.h"
#include "dateline/text/dateline-text-private.h"

#include <string.h>

#define LONGEST_MAKER 72 /* bytes */

/* A part of the line: where the caption before it ends, and where the credit is. */
typedef struct
{
  const char *cut;
  const char *start;
  const char *stop;
  gboolean is_copyright;
} Part;

/* Parts of a line are found by these; some take a character of what is before. */
static const struct
{
  const char *mark;
  gsize n_kept;     /* what belongs to the part before it */
  gboolean is_firm; /* a name behind it needs no more proof if a sentence ended before */
} parters[] = {
  { ". ", 1, FALSE },        { "! ", 1, FALSE },  { "? ", 1, FALSE },
  { "” ", 3, FALSE },        { "“ ", 3, FALSE },  { "» ", 2, FALSE },
  { "… ", 3, FALSE },        { ") ", 1, FALSE },  { " | ", 0, TRUE },
  { " - ", 0, FALSE },       { " – ", 0, FALSE }, { " — ", 0, FALSE },
  { " / ", 0, FALSE },       { " • ", 0, FALSE }, { "＝", 0, FALSE },
  { "。", 3, FALSE },        { "、", 0, FALSE },  { "！", 3, FALSE },
  { "）", 3, FALSE },        { "　", 0, FALSE },  { "\" ", 1, FALSE },
  { ".\302\240", 1, FALSE },
};

static gboolean
ends_with (const char *start, const char *stop, const char *end)
{
  gsize length = strlen (end);

  return (gsize) (stop - start) >= length && memcmp (stop - length, end, length) == 0;
}

/* As much of the end as a credit with all that announces it can take: no more is
 * searched, however long the text is. */
static const char *
last_part (const char *text, const char *stop)
{
  const char *start = stop - text > 6 * DATELINE_CREDIT_LONGEST
                          ? stop - 6 * DATELINE_CREDIT_LONGEST
                          : text;

  while ((*start & 0xc0) == 0x80)
    start++;
  return start;
}

static gboolean
is_short (const char *start, const char *stop)
{
  return start < stop && g_utf8_strlen (start, stop - start) <= DATELINE_CREDIT_LONGEST;
}

static const char *
skip_copyright_sign (const char *at, const char *stop)
{
  static const char *const signs[] = {
    "©", "ⓒ", "(c) ", "(C) ", "Copyright", "copyright"
  };
  const char *start = at;

  for (gboolean found = TRUE; found;)
    {
      found = FALSE;
      for (gsize i = 0; i < G_N_ELEMENTS (signs) && !found; i++)
        if (g_str_has_prefix (at, signs[i]))
          {
            at += strlen (signs[i]);
            found = TRUE;
          }
      while (found && at < stop && strchr (" :", *at) != NULL)
        at++;
    }
  if (at == start)
    return NULL;
  if (stop - at > 5 && strspn (at, "0123456789") == 4 && strchr (" ,", at[4]) != NULL)
    at += 4 + strspn (at + 4, " ,");
  return at;
}

/* The bracket that is closed at @stop: where it opens, and its inside. */
static gboolean
find_bracket (const char *text, const char *stop, Part *part)
{
  static const struct
  {
    const char *open;
    const char *close;
  } brackets[] = { { "(", ")" },
                   { "[", "]" },
                   { "（", "）" },
                   { "【", "】" },
                   { "［", "］" } };
  const char *from = last_part (text, stop);

  for (gsize i = 0; i < G_N_ELEMENTS (brackets); i++)
    {
      if (!ends_with (text, stop, brackets[i].close))
        continue;
      part->stop = stop - strlen (brackets[i].close);
      part->cut = g_strrstr_len (from, part->stop - from, brackets[i].open);
      if (part->cut == NULL)
        return FALSE;
      part->start = part->cut + strlen (brackets[i].open);
      while (part->start < part->stop && *part->start == ' ')
        part->start++;
      return part->start < part->stop;
    }
  return FALSE;
}

/* "李明 摄", "山田太郎撮影": who made it, and that they did. */
static gboolean
names_maker (const char *start, const char *stop)
{
  return (gsize) (stop - start) <= LONGEST_MAKER &&
         dateline_credit_find_glued (start, stop, DATELINE_CREDIT_GLUED_MAKER) &&
         g_strstr_len (start, stop - start, "、") == NULL;
}

/* In brackets at the end: the strongest form, and the one with the most to be mistaken
 * for. */
static gboolean
find_in_brackets (const char *text, const char *stop, Part *part)
{
  DatelineCreditAnnouncement announcement;
  DatelineCreditName name;
  const char *rest;

  if (!find_bracket (text, stop, part))
    return FALSE;
  rest = skip_copyright_sign (part->start, part->stop);
  if (rest != NULL && rest < part->stop)
    {
      part->start = rest;
      part->is_copyright = TRUE;
      return TRUE;
    }
  if (dateline_credit_read_announcement (part->start, part->stop, &announcement) &&
      dateline_credit_is_announced (&announcement, part->stop, TRUE))
    {
      part->start = announcement.rest;
      return TRUE;
    }
  if (dateline_credit_read_name (part->start, part->stop, &name) && name.proves)
    return !dateline_credit_is_explained (text,
                                          part->cut,
                                          part->start,
                                          part->stop - part->start);
  return name.n_names > 0 && names_maker (part->start, part->stop);
}

/* Whether a sentence, or a part of one, may begin at @at. */
static gboolean
is_boundary (const char *text, const char *at)
{
  static const char *const ends[] = { "”", "“",  "。", "…", "–",  "—",
                                      "»", "）", "•",  "·", "，", "！" };

  while (at > text && at[-1] == ' ')
    at--;
  if (at == text || strchr (".!?)]|:;\"'/([", at[-1]) != NULL)
    return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (ends); i++)
    if (ends_with (text, at, ends[i]))
      return TRUE;
  return at[-1] == '-' && (at - 1 == text || at[-2] == ' ');
}

/* After "Photo:", "Foto von", "写真：" … */
static gboolean
find_announced (const char *text, const char *stop, Part *part)
{
  const char *end;

  for (const char *word = last_part (text, stop);
       (word = dateline_credit_next_word (word, stop, &end)) != NULL;
       word = end)
    {
      DatelineCreditAnnouncement announcement;
      gboolean boundary;

      /* Most words are small and in the middle of a sentence: they are not looked up. */
      if (g_ascii_islower (*word) && word > text + 1 && word[-1] == ' ' &&
          g_ascii_isalnum (word[-2]))
        continue;
      if ((dateline_credit_find_word (word, end - word) &
           (DATELINE_CREDIT_WORD_SURE | DATELINE_CREDIT_WORD_ANNOUNCING)) == 0)
        continue;
      boundary = is_boundary (text, word);
      if (!boundary && dateline_credit_is_small (word))
        continue;
      if (!dateline_credit_read_announcement (word, stop, &announcement) ||
          (!announcement.has_mark && !boundary) ||
          !dateline_credit_is_announced (&announcement, stop, FALSE))
        continue;
      *part = (Part){ word, announcement.rest, stop, FALSE };
      return TRUE;
    }
  return FALSE;
}

static gboolean
find_copyright (const char *text, const char *stop, Part *part)
{
  static const char *const signs[] = { "©", "ⓒ", "(c) ", "(C) ", "Copyright " };
  const char *from = last_part (text, stop);
  const char *sign = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (signs) && sign == NULL; i++)
    {
      DatelineCreditName name;
      const char *rest;

      sign = g_strstr_len (from, stop - from, signs[i]);
      if (sign == NULL)
        continue;
      rest = skip_copyright_sign (sign, stop);
      *part = (Part){ sign, rest, stop, TRUE };
      /* "(C)" is the one in the centre, too. */
      if (!is_short (rest, stop) ||
          (i >= 2 && (!dateline_credit_read_name (rest, stop, &name) ||
                      (!name.proves && !g_ascii_isdigit (sign[strlen (signs[i])])))))
        sign = NULL;
    }
  return sign != NULL;
}

/* Behind a bar or a dash, or after a full stop: the longest end that is but names, one of
 * which proves it. */
static gboolean
find_last_part (const char *text, const char *stop, Part *part)
{
  const char *from = last_part (text, stop);
  DatelineCreditName name;

  for (const char *at = from; at < stop; at++)
    for (gsize i = 0; i < G_N_ELEMENTS (parters); i++)
      {
        const char *rest = at + strlen (parters[i].mark);

        if (*at != *parters[i].mark || !g_str_has_prefix (at, parters[i].mark) ||
            rest >= stop)
          continue;
        while (rest < stop && *rest == ' ')
          rest++;
        if (!dateline_credit_read_name (rest, stop, &name) && !names_maker (rest, stop))
          continue;
        *part = (Part){ at + parters[i].n_kept, rest, stop, FALSE };
        if (name.proves || (parters[i].is_firm && is_boundary (text, at)) ||
            names_maker (rest, stop))
          return TRUE;
      }
  return FALSE;
}

/* A line that is nothing but a credit: "Getty Images | Jane Doe", "AFP". */
static gboolean
is_whole_credit (const char *text, const char *stop)
{
  DatelineCreditName name;
  const char *bar = g_strstr_len (text, stop - text, " | ");
  const char *end;

  if (!is_short (text, stop) || !dateline_credit_read_name (text, stop, &name) ||
      !name.has_agency)
    return FALSE;
  if (bar != NULL)
    return dateline_credit_read_name (text, bar, &name) && name.has_agency;
  if (memchr (text, '/', stop - text) != NULL)
    return TRUE;
  for (const char *word = text;
       (word = dateline_credit_next_word (word, stop, &end)) != NULL;
       word = end)
    if ((dateline_credit_find_word (word, end - word) &
         (DATELINE_CREDIT_WORD_AGENCY | DATELINE_CREDIT_WORD_SOURCE |
          DATELINE_CREDIT_WORD_PARTICLE | DATELINE_CREDIT_WORD_ANNOUNCING)) == 0)
      return FALSE;
  return TRUE;
}

static char *
trim (const char *start, const char *stop, const char *ends)
{
  static const char *const dashes[] = { "–", "—", "·", "•", "　", "（", "、", "©" };

  for (gboolean again = TRUE; again;)
    {
      again = FALSE;
      while (start < stop && strchr (" |-/,;:", *start) != NULL)
        start++;
      while (start < stop && strchr (ends, stop[-1]) != NULL)
        stop--;
      for (gsize i = 0; i < G_N_ELEMENTS (dashes); i++)
        {
          gsize n = strlen (dashes[i]);

          if (start < stop && ends_with (start, stop, dashes[i]))
            {
              stop -= n;
              again = TRUE;
            }
          if ((gsize) (stop - start) >= n && memcmp (start, dashes[i], n) == 0)
            {
              start += n;
              again = TRUE;
            }
        }
    }
  return start < stop ? g_strndup (start, stop - start) : NULL;
}

/* Takes off the full stop of a credit that is a sentence, but not that of "Inc.". */
static const char *
drop_full_stop (const char *start, const char *stop)
{
  if (ends_with (start, stop, "。"))
    return stop - strlen ("。");
  if (stop - start > 4 && stop[-1] == '.' && strcspn (stop - 4, " .") == 3 &&
      !ends_with (start, stop, "nuotr."))
    return stop - 1;
  return stop;
}

/* Finds the credit at the end of what stands before @stop. */
static gboolean
find_credit (const char *line, const char *stop, Part *part)
{
  const char *bare = stop;

  *part = (Part){ 0 };
  if (stop > line + 1 && stop[-1] == '.' && strchr (")]", stop[-2]) != NULL)
    bare--;
  else if (ends_with (line, stop, "）。"))
    bare -= strlen ("。");
  if (find_in_brackets (line, bare, part))
    return TRUE;
  stop = drop_full_stop (line, stop);
  if (find_announced (line, stop, part) || find_copyright (line, stop, part))
    return TRUE;
  if (is_whole_credit (line, stop))
    {
      *part = (Part){ line, line, stop, FALSE };
      return TRUE;
    }
  return find_last_part (line, stop, part);
}

/* A last sentence that is but a person's name. */
static gboolean
find_person (const char *line, const char *stop, Part *part)
{
  const char *at = g_strrstr_len (line, stop - line, ". ");
  DatelineCreditName name;

  if (at == NULL || !dateline_credit_read_name (at + 2, stop, &name))
    return FALSE;
  *part = (Part){ at + 1, at + 2, stop, FALSE };
  return name.n_words >= 2 && name.n_words <= 4 && name.n_names == name.n_words;
}

/* Newsrooms and agencies credit one picture twice: "(Photo by A/AFP) (Photo by A/AFP via
 * Getty Images)", "Foto: A/dpa (Archiv)", "(AP Photo/A) (Copyright 2014 …)". */
static void
find_before (const char *line, Part *part)
{
  const char *stop = part->cut;
  Part before = { 0 };
  DatelineCreditName name;
  gboolean is_word; /* "(Archiv)", "(EFE)": there may be more to it */

  while (stop > line && stop[-1] == ' ')
    stop--;
  if (stop == line)
    return;
  is_word = *part->cut == '(' &&
            dateline_credit_read_name (part->start, part->stop, &name) &&
            name.n_words == 1;
  if (find_in_brackets (line, stop, &before) ||
      ((is_word || part->is_copyright) && find_announced (line, stop, &before)))
    {
      if (part->is_copyright)
        *part = before;
      else if (is_word)
        *part = (Part){ before.cut, before.start, part->stop + 1, FALSE };
      else
        part->cut = before.cut;
    }
  else if (is_word && name.has_agency && find_person (line, stop, &before))
    *part = (Part){ before.cut, before.start, part->stop + 1, FALSE };
}

/*
 * dateline_text_split_credit:
 * @text: (nullable): a picture's caption
 * @caption: (out) (nullable) (transfer full): what the picture shows
 * @credit: (out) (nullable) (transfer full): who made it
 *
 * Takes the credit off the end of a caption: "… September summit. (AFP/File)" is
 * "… September summit." and "AFP/File"; also "Photo: X/Reuters", "© X" and
 * "Getty Images | X". What is left empty is %NULL.
 */
void
dateline_text_split_credit (const char *text, char **caption, char **credit)
{
  g_autofree char *collapsed = NULL;
  const char *stop;
  const char *line = dateline_credit_find_line (text, &collapsed, &stop);
  Part part;

  *caption = NULL;
  *credit = NULL;
  if (!find_credit (line, stop, &part))
    {
      *caption = line < stop ? g_strndup (line, stop - line) : NULL;
      return;
    }
  find_before (line, &part);
  *caption = trim (line, part.cut, " |-/,;:([");
  *credit = trim (part.start, part.stop, " |-/,;:");
}
