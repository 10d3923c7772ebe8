/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* A text as the words by which it is searched. Pure functions, any thread.
 *
 * A word is a run of letters, digits and what belongs to a letter; case and accents are
 * folded away. Chinese, Japanese, Korean, Thai, Lao, Burmese and Khmer do not part words
 * by spaces: each two neighbours are a token, so that what is searched for is found
 * wherever it stands. The last letter of a run is a token besides, at the same place, so
 * that a letter alone is found as a beginning.
 */

#include "dateline/model/dateline-tokens-private.h"

#include <string.h>

typedef enum
{
  LETTER_NONE,    /* parts words */
  LETTER_IGNORED, /* part of a word that does not count */
  LETTER_WORD,
  LETTER_DENSE, /* of a script without spaces */
} Letter;

static const struct
{
  gunichar first;
  gunichar last;
  Letter letter;
} ranges[] = {
  { 0x00ad, 0x00ad, LETTER_IGNORED }, /* soft hyphen */
  { 0x0300, 0x036f, LETTER_IGNORED }, /* accents */
  { 0x0591, 0x05bd, LETTER_IGNORED }, /* Hebrew points */
  { 0x05bf, 0x05bf, LETTER_IGNORED },
  { 0x05c1, 0x05c2, LETTER_IGNORED },
  { 0x05c4, 0x05c5, LETTER_IGNORED },
  { 0x05c7, 0x05c7, LETTER_IGNORED },
  { 0x0610, 0x061a, LETTER_IGNORED }, /* Arabic marks and lengthening */
  { 0x0640, 0x0640, LETTER_IGNORED },
  { 0x064b, 0x065f, LETTER_IGNORED },
  { 0x0670, 0x0670, LETTER_IGNORED },
  { 0x0e01, 0x0e3a, LETTER_DENSE }, /* Thai */
  { 0x0e40, 0x0e4e, LETTER_DENSE },
  { 0x0e81, 0x0ece, LETTER_DENSE }, /* Lao */
  { 0x0edc, 0x0edf, LETTER_DENSE },
  { 0x1000, 0x1049, LETTER_DENSE }, /* Burmese */
  { 0x1050, 0x109f, LETTER_DENSE },
  { 0x1100, 0x11ff, LETTER_DENSE }, /* Korean letters */
  { 0x1780, 0x17d3, LETTER_DENSE }, /* Khmer */
  { 0x1ab0, 0x1aff, LETTER_IGNORED },
  { 0x1dc0, 0x1dff, LETTER_IGNORED },
  { 0x200b, 0x200f, LETTER_IGNORED }, /* joiners and directions */
  { 0x202a, 0x202e, LETTER_IGNORED },
  { 0x2060, 0x2069, LETTER_IGNORED },
  { 0x20d0, 0x20ff, LETTER_IGNORED },
  { 0x2e80, 0x2fdf, LETTER_DENSE }, /* radicals */
  { 0x3005, 0x3007, LETTER_DENSE },
  { 0x3021, 0x3029, LETTER_DENSE },
  { 0x3041, 0x3096, LETTER_DENSE }, /* kana */
  { 0x3099, 0x309a, LETTER_DENSE },
  { 0x309d, 0x309f, LETTER_DENSE },
  { 0x30a1, 0x30fa, LETTER_DENSE },
  { 0x30fc, 0x30ff, LETTER_DENSE },
  { 0x3105, 0x318e, LETTER_DENSE },
  { 0x31a0, 0x31bf, LETTER_DENSE },
  { 0x31f0, 0x31ff, LETTER_DENSE },
  { 0x3400, 0x4dbf, LETTER_DENSE }, /* Chinese characters */
  { 0x4e00, 0x9fff, LETTER_DENSE },
  { 0xac00, 0xd7a3, LETTER_DENSE }, /* Korean syllables */
  { 0xf900, 0xfaff, LETTER_DENSE },
  { 0xfe00, 0xfe2f, LETTER_IGNORED },
  { 0xfeff, 0xfeff, LETTER_IGNORED },
  { 0xff66, 0xff9f, LETTER_DENSE }, /* narrow kana */
  { 0x20000, 0x3ffff, LETTER_DENSE },
  { 0xe0100, 0xe01ef, LETTER_IGNORED },
};

/* Letters that are no other letter with an accent, and what is typed for them. */
static const struct
{
  gunichar letter;
  char typed[3];
} relatives[] = {
  { 0x00df, "ss" }, { 0x00e6, "ae" }, { 0x00f0, "d" }, { 0x00f8, "o" },  { 0x00fe, "th" },
  { 0x0111, "d" },  { 0x0127, "h" },  { 0x0131, "i" }, { 0x0142, "l" },  { 0x014b, "n" },
  { 0x0153, "oe" }, { 0x0167, "t" },  { 0x017f, "s" }, { 0x1e9e, "ss" }, { 0xfb00, "ff" },
  { 0xfb01, "fi" }, { 0xfb02, "fl" },
};

typedef struct
{
  DatelineTokenFunc func;
  gpointer user_data;
  gboolean searched;
  gboolean stopped;

  char word[DATELINE_TOKEN_MAX_BYTES];
  gsize length;
  guint n_chars;
  gsize start;
  gsize end;

  /* The letter of a dense script before this one; 0 without one. */
  gunichar last;
  gsize last_start;
  gsize last_end;
  gboolean last_paired;
} Reader;

static Letter
classify (gunichar c)
{
  gsize low = 0;
  gsize high = G_N_ELEMENTS (ranges);

  while (low < high)
    {
      gsize middle = (low + high) / 2;

      if (c < ranges[middle].first)
        high = middle;
      else if (c > ranges[middle].last)
        low = middle + 1;
      else
        return ranges[middle].letter;
    }

  switch (g_unichar_type (c))
    {
    case G_UNICODE_LOWERCASE_LETTER:
    case G_UNICODE_MODIFIER_LETTER:
    case G_UNICODE_OTHER_LETTER:
    case G_UNICODE_TITLECASE_LETTER:
    case G_UNICODE_UPPERCASE_LETTER:
    case G_UNICODE_SPACING_MARK:
    case G_UNICODE_NON_SPACING_MARK:
    case G_UNICODE_ENCLOSING_MARK:
    case G_UNICODE_DECIMAL_NUMBER:
    case G_UNICODE_LETTER_NUMBER:
    case G_UNICODE_OTHER_NUMBER:
    case G_UNICODE_PRIVATE_USE:
      return LETTER_WORD;
    default:
      return LETTER_NONE;
    }
}

/* The letter without case and accents. */
static gunichar
fold (gunichar c)
{
  gunichar base, mark;

  if (c >= 0xff01 && c <= 0xff5e)
    c -= 0xfee0; /* wide forms of ASCII */
  c = g_unichar_tolower (c);
  while (c >= 0xc0 && g_unichar_decompose (c, &base, &mark) && mark != 0 &&
         classify (mark) == LETTER_IGNORED)
    c = base;
  return c == 0x03c2 ? 0x03c3 : c; /* the sigma that ends a word */
}

static void
tell (Reader *self,
      const char *text,
      gsize length,
      gsize start,
      gsize end,
      gboolean same_place)
{
  DatelineToken token = { text, length, start, end, same_place };

  if (!self->stopped)
    self->stopped = !self->func (&token, self->user_data);
}

static void
end_word (Reader *self)
{
  if (self->length > 0)
    tell (self, self->word, self->length, self->start, self->end, FALSE);
  self->length = 0;
  self->n_chars = 0;
}

static void
end_dense (Reader *self)
{
  char letter[6];

  if (self->last == 0)
    return;
  if (!self->last_paired || !self->searched)
    tell (self,
          letter,
          g_unichar_to_utf8 (self->last, letter),
          self->last_start,
          self->last_end,
          self->last_paired);
  self->last = 0;
}

static void
add_dense (Reader *self, gunichar c, gsize start, gsize end)
{
  end_word (self);
  /* Narrow kana are the same as wide ones. */
  if (c >= 0xff66 && c <= 0xff9f)
    g_unichar_fully_decompose (c, TRUE, &c, 1);
  if (self->last != 0)
    {
      char pair[12];
      int length = g_unichar_to_utf8 (self->last, pair);

      length += g_unichar_to_utf8 (c, pair + length);
      tell (self, pair, length, self->last_start, end, FALSE);
    }
  self->last_paired = self->last != 0;
  self->last = c;
  self->last_start = start;
  self->last_end = end;
}

static void
append (Reader *self, const char *bytes, gsize length)
{
  if (self->n_chars++ >= DATELINE_TOKEN_MAX_CHARS ||
      self->length + length > sizeof self->word)
    return;
  memcpy (self->word + self->length, bytes, length);
  self->length += length;
}

static void
add_letter (Reader *self, gunichar c, gsize start, gsize end)
{
  char letter[6];

  end_dense (self);
  if (self->length == 0)
    self->start = start;
  self->end = end;
  if (c >= 0x80)
    {
      c = fold (c);
      for (gsize i = 0; i < G_N_ELEMENTS (relatives); i++)
        if (relatives[i].letter == c)
          {
            append (self, relatives[i].typed, strlen (relatives[i].typed));
            return;
          }
      append (self, letter, g_unichar_to_utf8 (c, letter));
      return;
    }
  letter[0] = g_ascii_tolower (c);
  append (self, letter, 1);
}

static void
end_run (Reader *self)
{
  end_word (self);
  end_dense (self);
}

/* A fact stands up to the next space, as it is. */
static gsize
read_fact (Reader *self, const char *text, gsize length, gsize start)
{
  gsize end = start + 1;

  end_run (self);
  while (end < length && text[end] != ' ' && end - start < DATELINE_TOKEN_MAX_BYTES)
    end++;
  tell (self, text + start, end - start, start, end, FALSE);
  return end;
}

/* Bytes that are no character part words. */
static gsize
read_wide (Reader *self, const char *text, gsize length, gsize start)
{
  gunichar c = g_utf8_get_char_validated (text + start, length - start);
  gsize end;

  if ((gint32) c < 0 || c == 0)
    {
      end_run (self);
      return start + 1;
    }
  end = start + g_unichar_to_utf8 (c, NULL);
  switch (classify (c))
    {
    case LETTER_WORD:
      add_letter (self, c, start, end);
      break;
    case LETTER_DENSE:
      add_dense (self, c, start, end);
      break;
    case LETTER_IGNORED:
      break;
    case LETTER_NONE:
    default:
      end_run (self);
    }
  return end;
}

void
dateline_tokens_foreach (const char *text,
                         gsize length,
                         gboolean searched,
                         DatelineTokenFunc func,
                         gpointer user_data)
{
  Reader self = { .func = func, .user_data = user_data, .searched = searched };
  gsize i = 0;

  while (i < length && !self.stopped)
    {
      guint8 byte = text[i];

      if (byte >= 0x80)
        i = read_wide (&self, text, length, i);
      else if (byte == DATELINE_TOKEN_FACT)
        i = read_fact (&self, text, length, i);
      else
        {
          if (g_ascii_isalnum (byte))
            add_letter (&self, byte, i, i + 1);
          else
            end_run (&self);
          i++;
        }
    }
  end_run (&self);
}

static gboolean
count_cb (const DatelineToken *token, gpointer user_data)
{
  guint *n = user_data;

  (*n)++;
  return TRUE;
}

guint
dateline_tokens_count (const char *text, gboolean searched)
{
  guint n = 0;

  dateline_tokens_foreach (text, strlen (text), searched, count_cb, &n);
  return n;
}

static gboolean
lone_cb (const DatelineToken *token, gpointer user_data)
{
  gboolean *lone = user_data;
  gunichar c = g_utf8_get_char_validated (token->text, token->length);

  *lone = (gint32) c > 0 && g_unichar_to_utf8 (c, NULL) == (int) token->length &&
          classify (c) == LETTER_DENSE;
  return TRUE;
}

gboolean
dateline_tokens_end_in_lone_letter (const char *text)
{
  gboolean lone = FALSE;

  dateline_tokens_foreach (text, strlen (text), TRUE, lone_cb, &lone);
  return lone;
}

/* What is looked for, and how much of it the tokens before this one are. */
typedef struct
{
  GPtrArray *wanted; /* of GBytes */
  gboolean prefix;
  gboolean lone; /* the last is a letter that stands for any word that it begins */
  const char *text;
  GArray *spans;
  guint n_found;
  /* The tokens seen last, as many as are looked for: a ring. */
  GPtrArray *seen; /* of GBytes, nullable */
  GArray *places;  /* of DatelineTokenSpan */
  guint n_seen;
} Finder;

static gboolean
collect_cb (const DatelineToken *token, gpointer user_data)
{
  g_ptr_array_add (user_data, g_bytes_new (token->text, token->length));
  return TRUE;
}

static gboolean
is_same (GBytes *seen, GBytes *wanted, gboolean prefix)
{
  gsize n_seen, n_wanted;
  const char *bytes = g_bytes_get_data (seen, &n_seen);
  const char *other = g_bytes_get_data (wanted, &n_wanted);

  return (prefix ? n_seen >= n_wanted : n_seen == n_wanted) &&
         memcmp (bytes, other, n_wanted) == 0;
}

static gboolean
find_cb (const DatelineToken *token, gpointer user_data)
{
  Finder *self = user_data;
  guint n = self->wanted->len;
  guint slot;
  DatelineTokenSpan span;

  /* A second reading is looked at only by what is a single token. */
  if (token->same_place && n > 1)
    return TRUE;
  slot = self->n_seen++ % n;
  g_clear_pointer (&self->seen->pdata[slot], g_bytes_unref);
  self->seen->pdata[slot] = g_bytes_new (token->text, token->length);
  g_array_index (self->places, DatelineTokenSpan, slot) =
      (DatelineTokenSpan){ token->start, token->end };
  if (self->n_seen < n)
    return TRUE;

  for (guint i = 0; i < n; i++)
    if (!is_same (self->seen->pdata[(self->n_seen - n + i) % n],
                  self->wanted->pdata[i],
                  self->prefix && i + 1 == n))
      return TRUE;
  span.start =
      g_array_index (self->places, DatelineTokenSpan, (self->n_seen - n) % n).start;
  span.end =
      self->lone ? g_utf8_next_char (self->text + token->start) - self->text : token->end;
  self->n_found++;
  if (self->spans != NULL)
    g_array_append_val (self->spans, span);
  return self->spans != NULL;
}

static void
clear_bytes (gpointer bytes)
{
  g_clear_pointer ((GBytes **) &bytes, g_bytes_unref);
}

guint
dateline_tokens_find (const char *text, const char *words, gboolean prefix, GArray *spans)
{
  g_autoptr (GPtrArray) wanted = g_ptr_array_new_with_free_func (clear_bytes);
  g_autoptr (GPtrArray) seen = g_ptr_array_new_with_free_func (clear_bytes);
  g_autoptr (GArray) places = g_array_new (FALSE, TRUE, sizeof (DatelineTokenSpan));
  Finder self = { .wanted = wanted, .spans = spans, .seen = seen, .places = places };

  dateline_tokens_foreach (words, strlen (words), TRUE, collect_cb, wanted);
  if (wanted->len == 0)
    return 0;
  self.text = text;
  self.lone = dateline_tokens_end_in_lone_letter (words);
  self.prefix = prefix || self.lone;
  g_ptr_array_set_size (seen, wanted->len);
  g_array_set_size (places, wanted->len);
  dateline_tokens_foreach (text, strlen (text), FALSE, find_cb, &self);
  return self.n_found;
}
