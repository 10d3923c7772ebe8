/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* How a formula is written in one line: "(a + b)/c", "√(x² + 1)", "∑ᵢ₌₁ⁿ i". What has a
 * raised or lowered form in Unicode gets it; the rest stands behind "^" and "_", in
 * parentheses where it is more than one thing. Pure.
 */

#include "dateline/article/dateline-article-formula-private.h"

#include <string.h>

/* Letters; a longer exponent in small letters is hard to read. */
#define LONGEST_SCRIPT 8

/* Bytes; what is longer is taken for more than one thing without a look, so that no
 * formula in a formula is looked at again and again. */
#define LONGEST_SINGLE 64

static const struct
{
  const char *plain;
  const char *high;
  const char *low;
} scripts[] = {
  { "0", "⁰", "₀" },  { "1", "¹", "₁" },  { "2", "²", "₂" },  { "3", "³", "₃" },
  { "4", "⁴", "₄" },  { "5", "⁵", "₅" },  { "6", "⁶", "₆" },  { "7", "⁷", "₇" },
  { "8", "⁸", "₈" },  { "9", "⁹", "₉" },  { "+", "⁺", "₊" },  { "-", "⁻", "₋" },
  { "−", "⁻", "₋" },  { "=", "⁼", "₌" },  { "(", "⁽", "₍" },  { ")", "⁾", "₎" },
  { "a", "ᵃ", "ₐ" },  { "b", "ᵇ", NULL }, { "c", "ᶜ", NULL }, { "d", "ᵈ", NULL },
  { "e", "ᵉ", "ₑ" },  { "f", "ᶠ", NULL }, { "g", "ᵍ", NULL }, { "h", "ʰ", "ₕ" },
  { "i", "ⁱ", "ᵢ" },  { "j", "ʲ", "ⱼ" },  { "k", "ᵏ", "ₖ" },  { "l", "ˡ", "ₗ" },
  { "m", "ᵐ", "ₘ" },  { "n", "ⁿ", "ₙ" },  { "o", "ᵒ", "ₒ" },  { "p", "ᵖ", "ₚ" },
  { "r", "ʳ", "ᵣ" },  { "s", "ˢ", "ₛ" },  { "t", "ᵗ", "ₜ" },  { "u", "ᵘ", "ᵤ" },
  { "v", "ᵛ", "ᵥ" },  { "w", "ʷ", NULL }, { "x", "ˣ", "ₓ" },  { "y", "ʸ", NULL },
  { "z", "ᶻ", NULL }, { "T", "ᵀ", NULL }, { "β", "ᵝ", "ᵦ" },  { "γ", "ᵞ", "ᵧ" },
  { "′", "′", NULL }, { "″", "″", NULL }, { "‴", "‴", NULL }, { "*", "*", NULL },
  { "∗", "*", NULL }, { "†", "†", NULL }, { "°", "°", NULL }, { "∘", "°", NULL },
  { "'", "′", NULL },
};

/* What is put over a letter, and its combining form. */
static const struct
{
  const char *accent;
  const char *mark;
} accents[] = {
  { "¯", "\314\204" }, { "‾", "\314\205" },     { "―", "\314\205" },
  { "_", "\314\205" }, { "ˉ", "\314\204" },     { "^", "\314\202" },
  { "ˆ", "\314\202" }, { "~", "\314\203" },     { "˜", "\314\203" },
  { "∼", "\314\203" }, { "→", "\342\203\227" }, { "⃗", "\342\203\227" },
  { "˙", "\314\207" }, { ".", "\314\207" },     { "¨", "\314\210" },
  { "ˇ", "\314\214" }, { "˘", "\314\206" },     { "´", "\314\201" },
  { "`", "\314\200" },
};

static const struct
{
  char letter;
  const char *struck;
} double_struck[] = {
  { 'C', "ℂ" }, { 'H', "ℍ" }, { 'N', "ℕ" }, { 'P', "ℙ" }, { 'Q', "ℚ" },
  { 'R', "ℝ" }, { 'Z', "ℤ" }, { 'E', "𝔼" }, { 'F', "𝔽" }, { '1', "𝟙" },
};

/* Operators with space around them where they stand between two things. */
static const char binary[] = "+-−±∓×·⋅÷=≠<>≤≥≪≫≈≃≅≡∼∝→←↔⇒⇐⇔↦∈∉∋⊂⊃⊆⊇∪∩∧∨⊕⊗∖∣∥⟂⊥⊢⊨≔∘";
static const char opening[] = "([{⟨⌈⌊";
static const char closing[] = ")]}⟩⌉⌋,;.:!′″|";
/* U+2061 to 2064 are function application and the like. */
static const char invisible[] = "\342\201\241\342\201\242\342\201\243\342\201\244";

static gboolean
holds (const char *characters, gunichar c)
{
  return c != 0 && g_utf8_strchr (characters, -1, c) != NULL;
}

static gunichar
get_last (const GString *row)
{
  return row->len > 0 ? g_utf8_get_char (g_utf8_prev_char (row->str + row->len)) : 0;
}

/* Whether the whole of it stands in one pair of parentheses. */
static gboolean
is_enclosed (const char *text)
{
  gsize length = strlen (text);
  int depth = 0;

  if (length < 2 || length > LONGEST_SINGLE || text[0] != '(' || text[length - 1] != ')')
    return FALSE;
  for (gsize i = 0; i + 1 < length; i++)
    {
      depth += text[i] == '(' ? 1 : text[i] == ')' ? -1 : 0;
      if (depth == 0)
        return FALSE;
    }

  return TRUE;
}

/* Whether it is one thing, so that nothing beside it could be read into it. */
static gboolean
is_single (const char *text)
{
  if (is_enclosed (text))
    return TRUE;
  if (strlen (text) > LONGEST_SINGLE)
    return FALSE;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isalnum (c))
        continue;
      if (g_unichar_isspace (c) || holds (binary, c) || c == '/' || c == ',')
        return FALSE;
    }

  return TRUE;
}

static char *
enclose (const char *text)
{
  return is_single (text) ? g_strdup (text) : g_strdup_printf ("(%s)", text);
}

char *
dateline_formula_fraction (const char *numerator, const char *denominator)
{
  g_autofree char *above = enclose (numerator);
  g_autofree char *below = enclose (denominator);

  return g_strdup_printf ("%s/%s", above, below);
}

/* @text in small letters, or NULL if not all of it has such. */
static char *
to_script (const char *text, gboolean is_high)
{
  GString *out;

  if (strlen (text) > LONGEST_SINGLE || g_utf8_strlen (text, -1) > LONGEST_SCRIPT)
    return NULL;
  out = g_string_new (NULL);
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gsize length = g_utf8_next_char (p) - p;
      const char *script = NULL;

      if (*p == ' ')
        continue;
      for (guint i = 0; i < G_N_ELEMENTS (scripts) && !script; i++)
        if (strlen (scripts[i].plain) == length &&
            memcmp (scripts[i].plain, p, length) == 0)
          script = is_high ? scripts[i].high : scripts[i].low;
      if (!script)
        {
          g_string_free (out, TRUE);
          return NULL;
        }
      g_string_append (out, script);
    }

  return g_string_free (out, FALSE);
}

char *
dateline_formula_root (const char *radicand, const char *index)
{
  g_autofree char *inner = enclose (radicand);
  g_autofree char *high = index ? to_script (index, TRUE) : NULL;

  if (!index || *index == '\0')
    return g_strdup_printf ("√%s", inner);
  if (strcmp (index, "3") == 0)
    return g_strdup_printf ("∛%s", inner);
  if (high)
    return g_strdup_printf ("%s√%s", high, inner);
  return g_strdup_printf ("(%s)√%s", index, inner);
}

static void
append_script (GString *out, const char *text, gboolean is_high)
{
  g_autofree char *script = NULL;
  g_autofree char *inner = NULL;

  if (!text || *text == '\0')
    return;
  script = to_script (text, is_high);
  if (script)
    {
      g_string_append (out, script);
      return;
    }
  inner = enclose (text);
  g_string_append_printf (out, is_high ? "^%s" : "_%s", inner);
}

/* @low and @high may be NULL. */
char *
dateline_formula_scripts (const char *base, const char *low, const char *high)
{
  g_autofree char *inner = enclose (base);
  /* An operator with limits is no sum of two things. */
  gboolean is_operator = *base == '\0' || *g_utf8_next_char (base) == '\0';
  GString *out = g_string_new (is_operator ? base : inner);

  append_script (out, low, FALSE);
  append_script (out, high, TRUE);
  if (*base != '\0' && holds ("∑∏∐∫∬∭∮⋃⋂", g_utf8_get_char (base)))
    g_string_append_c (out, ' ');
  return g_string_free (out, FALSE);
}

char *
dateline_formula_accent (const char *base, const char *accent)
{
  for (guint i = 0; i < G_N_ELEMENTS (accents); i++)
    if (strcmp (accents[i].accent, accent) == 0)
      {
        if (*base != '\0' && *g_utf8_next_char (base) == '\0')
          return g_strconcat (base, accents[i].mark, NULL);
        return g_strdup (base);
      }

  return NULL;
}

/* NULL if @letter has no such form here. */
const char *
dateline_formula_double_strike (char letter)
{
  for (guint i = 0; i < G_N_ELEMENTS (double_struck); i++)
    if (double_struck[i].letter == letter)
      return double_struck[i].struck;

  return NULL;
}

static gboolean
is_word_end (const GString *row)
{
  const char *last = row->len > 0 ? g_utf8_prev_char (row->str + row->len) : NULL;

  return last && last > row->str && g_unichar_isalpha (g_utf8_get_char (last)) &&
         g_unichar_isalpha (g_utf8_get_char (g_utf8_prev_char (last)));
}

/*
 * dateline_formula_append:
 * @row: what stands before
 * @part: what comes next
 * @is_operator: whether it is a sign
 *
 * Puts space where it helps: around what stands between two things, behind a comma and
 * between words.
 */
void
dateline_formula_append (GString *row, const char *part, gboolean is_operator)
{
  gunichar first = g_utf8_get_char (part);
  gunichar last = get_last (row);
  gboolean begins = row->len == 0 || holds (opening, last);
  gboolean is_alone = first != 0 && *g_utf8_next_char (part) == '\0';

  if (first == 0 || (is_alone && holds (invisible, first)))
    return;
  if (is_operator && is_alone && holds (binary, first))
    {
      /* A sign before a thing stays with it. */
      gboolean is_sign = begins || (last == ' ' && strchr ("+-", *part)) ||
                         (last == ' ' && holds ("−±∓", first)) || last == ',';

      if (is_sign)
        g_string_append (row, part);
      else
        g_string_append_printf (row, last == ' ' ? "%s " : " %s ", part);
      return;
    }
  if (last == ' ' && *part == ' ')
    g_string_truncate (row, row->len - 1);
  if ((last == ',' || last == ';') && first != ' ')
    g_string_append_c (row, ' ');
  else if (is_word_end (row) && g_unichar_isalnum (first))
    g_string_append_c (row, ' ');
  else if (row->len > 0 && last != ' ' && g_unichar_isalnum (last) && !is_alone &&
           g_ascii_isalpha (part[0]) && g_ascii_isalpha (part[1]))
    g_string_append_c (row, ' ');
  if (is_alone && holds (closing, first) && last == ' ')
    g_string_truncate (row, row->len - 1);
  g_string_append (row, part);
}
