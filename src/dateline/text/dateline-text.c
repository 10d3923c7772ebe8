/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Plain text for people. Pure functions, any thread. */

#include "dateline/text/dateline-text-private.h"

#include <string.h>

#define LONGEST_LINE 2048
#define ELLIPSIS "…"

typedef enum
{
  KEPT,
  SPACE,  /* white space of any kind, line breaks too */
  UNSAFE, /* controls, and what turns the direction of text or hides in it */
} CharacterClass;

static const struct
{
  gunichar first, last;
  CharacterClass class;
} classes[] = {
  { 0x0000, 0x0008, UNSAFE },   { 0x0009, 0x000d, SPACE },  { 0x000e, 0x001f, UNSAFE },
  { 0x0020, 0x0020, SPACE },    { 0x007f, 0x0084, UNSAFE }, { 0x0085, 0x0085, SPACE },
  { 0x0086, 0x009f, UNSAFE },   { 0x00a0, 0x00a0, SPACE },  { 0x1680, 0x1680, SPACE },
  { 0x2000, 0x200a, SPACE },    { 0x2028, 0x2029, SPACE },  { 0x202a, 0x202e, UNSAFE },
  { 0x202f, 0x202f, SPACE },    { 0x205f, 0x205f, SPACE },  { 0x2066, 0x2069, UNSAFE },
  { 0x3000, 0x3000, SPACE },    { 0xfeff, 0xfeff, UNSAFE }, { 0xfff9, 0xfffb, UNSAFE },
  { 0xe0000, 0xe007f, UNSAFE },
};

static CharacterClass
classify (gunichar c)
{
  gsize low = 0;
  gsize high = G_N_ELEMENTS (classes);

  if (c > 0x20 && c < 0x7f)
    return KEPT;
  while (low < high)
    {
      gsize middle = (low + high) / 2;

      if (c < classes[middle].first)
        high = middle;
      else if (c > classes[middle].last)
        low = middle + 1;
      else
        return classes[middle].class;
    }
  return KEPT;
}

/* How many bytes from @at on are words of ASCII, with one space between two. */
static gsize
count_letters (const char *at)
{
  gsize n = 0;

  while ((at[n] > ' ' && at[n] <= '~') ||
         (at[n] == ' ' && n > 0 && at[n + 1] > ' ' && at[n + 1] <= '~'))
    n++;
  return n;
}

/* Collapses white space; @tame drops what is unsafe, and more than four marks on a
 * letter. */
static GString *
collapse (const char *text, gboolean tame)
{
  GString *line = g_string_sized_new (tame ? 128 : strlen (text) + 1);
  guint n_marks = 0;
  gboolean space = FALSE;

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gsize n_letters = tame ? 0 : count_letters (at);
      gunichar c;
      CharacterClass class;

      if (n_letters > 0)
        {
          if (space && line->len > 0)
            g_string_append_c (line, ' ');
          space = FALSE;
          g_string_append_len (line, at, n_letters);
          at += n_letters;
          if (*at == '\0')
            break;
        }
      c = g_utf8_get_char (at);
      class = classify (c);

      if (tame && class == UNSAFE)
        continue;
      n_marks = c >= 0x300 && g_unichar_ismark (c) ? n_marks + 1 : 0;
      if (class == SPACE)
        {
          space = TRUE;
          continue;
        }
      if (tame)
        {
          if (n_marks > 4)
            continue;
          if (line->len > LONGEST_LINE)
            break;
        }
      if (space && line->len > 0)
        g_string_append_c (line, ' ');
      space = FALSE;
      g_string_append_len (line, at, g_utf8_next_char (at) - at);
    }
  return line;
}

/*
 * dateline_text_collapse:
 * @text: plain text
 *
 * Makes every run of white space, line breaks too, one space, and trims the ends.
 *
 * Returns: (transfer full): the text
 */
char *
dateline_text_collapse (const char *text)
{
  return g_string_free (collapse (text, FALSE), FALSE);
}

/*
 * dateline_text_tame:
 * @text: plain text from a stranger
 *
 * Makes one line that is safe to show: collapsed; control characters, overrides of the
 * direction, interlinear marks and tag characters gone, no more than four marks on a
 * letter; cut to 2 KB.
 *
 * Returns: (transfer full): the line, maybe empty
 */
char *
dateline_text_tame (const char *text)
{
  GString *line = collapse (text, TRUE);

  if (line->len > LONGEST_LINE)
    {
      char *end = line->str + LONGEST_LINE - strlen (ELLIPSIS);

      end = g_utf8_find_prev_char (line->str, end + 1);
      g_string_truncate (line, end - line->str);
      g_string_append (line, ELLIPSIS);
    }
  return g_string_free (line, FALSE);
}

/* How many bytes from @at on are ASCII that is fine as it is: most of most bodies. */
static gsize
count_plain (const char *at)
{
  gsize n = 0;

  while ((at[n] >= ' ' && at[n] <= '~') || at[n] == '\n' || at[n] == '\t')
    n++;
  return n;
}

/*
 * dateline_text_tame_body:
 * @text: plain text from a stranger
 *
 * Does the same for a body: line breaks, which become "\n", and tabs stay; nothing is
 * collapsed or cut.
 *
 * Returns: (transfer full): the body
 */
char *
dateline_text_tame_body (const char *text)
{
  GString *body = g_string_sized_new (strlen (text) + 1);
  const char *at = text;
  guint n_marks = 0;

  for (; *at != '\0'; at = g_utf8_next_char (at))
    {
      gsize n_plain = count_plain (at);
      gunichar c;
      CharacterClass class;

      if (n_plain > 0)
        {
          g_string_append_len (body, at, n_plain);
          at += n_plain;
          n_marks = 0;
          if (*at == '\0')
            break;
        }
      c = g_utf8_get_char (at);
      class = classify (c);

      /* What goes is no base that marks could stand on. */
      if (class == UNSAFE || c == '\v' || c == '\f')
        continue;
      n_marks = c >= 0x300 && g_unichar_ismark (c) ? n_marks + 1 : 0;
      if (c == '\r')
        {
          if (at[1] != '\n')
            g_string_append_c (body, '\n');
        }
      else if (c == 0x85 || c == 0x2028 || c == 0x2029)
        g_string_append_c (body, '\n');
      else if (n_marks <= 4)
        g_string_append_len (body, at, g_utf8_next_char (at) - at);
    }
  return g_string_free (body, FALSE);
}

/*
 * dateline_text_excerpt:
 * @text: plain text
 * @n_chars: about how many characters
 *
 * Takes the beginning of @text, cut between words, with "…" where something was cut.
 *
 * Returns: (transfer full): the excerpt
 */
char *
dateline_text_excerpt (const char *text, gsize n_chars)
{
  g_autofree char *line = NULL;
  const char *begin = text;
  const char *cut = NULL;
  gsize n = 0;

  /* No more of a long text is looked at than can be shown. */
  for (const char *at = begin; n <= n_chars; at = g_utf8_next_char (at), n++)
    {
      if (*at == '\0')
        return g_strdup (text);
      if (n > 0 && classify (g_utf8_get_char (at)) == SPACE)
        cut = at;
      if (n == n_chars && cut == NULL)
        cut = at;
    }
  line = g_strchomp (g_strndup (text, cut - text));
  return g_strconcat (line, ELLIPSIS, NULL);
}
