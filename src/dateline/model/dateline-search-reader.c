/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What a person typed, as a search. Every text is one: what is not finished yet means
 * what it would mean finished, and what means nothing is left out. Pure.
 *
 * OR joins the two terms beside it, and what stands side by side holds together: `a b OR
 * c` is a and one of b and c, as on the web. Parentheses nest in a row of frames.
 */

#include "dateline/model/dateline-search-private.h"

#include "dateline/model/dateline-tokens-private.h"

#include <glib/gi18n-lib.h>

#include <string.h>

/* How many letters a beginning has: the words that begin with one or two are a good part
 * of all words. To look for them takes some tenths of a second among 100,000 stories, and
 * little is found by it. */
#define MIN_STARRED 2
#define MIN_UNFINISHED 3

/* What is open: the whole, or a parenthesis. */
typedef struct
{
  DatelineSearchField field;
  gboolean negated; /* the group itself, by what stands before it */
  gboolean has_all; /* terms that hold together were written */
  gboolean has_any; /* and behind them a term, or several joined by OR */
  gboolean joins;   /* OR was read */
} Frame;

typedef struct
{
  GArray *terms; /* of DatelineSearchTerm */
  GString *unknown;
  GDateTime *now;
  const char *p;
  guint n_tokens;

  Frame frames[DATELINE_SEARCH_MAX_DEPTH];
  guint depth;
  guint n_ignored; /* parentheses that are open beyond that depth */

  gboolean negates;                   /* the next term */
  const DatelineSearchOperator *lead; /* of the next term */
  GString *lead_text;                 /* as it was typed */
  const char *behind_lead;            /* where its value begins */
} Reader;

/* A piece of what was typed. */
typedef struct
{
  char *text;
  gboolean quoted;
  gboolean starred;
  gboolean at_end; /* nothing stands behind it: it may go on */
} Piece;

static Frame *
get_frame (Reader *self)
{
  return &self->frames[self->depth];
}

static void
write_operation (Reader *self, DatelineSearchKind kind)
{
  DatelineSearchTerm term = { .kind = kind };

  /* What is denied twice holds. */
  if (kind == DATELINE_SEARCH_NOT && self->terms->len > 0 &&
      g_array_index (self->terms, DatelineSearchTerm, self->terms->len - 1).kind ==
          DATELINE_SEARCH_NOT)
    g_array_set_size (self->terms, self->terms->len - 1);
  else
    g_array_append_val (self->terms, term);
}

/* Before a term or a group: what stands before it and is not joined with it is whole. */
static void
begin_term (Reader *self)
{
  Frame *frame = get_frame (self);

  if (frame->joins || !frame->has_any)
    return;
  if (frame->has_all)
    write_operation (self, DATELINE_SEARCH_AND);
  frame->has_all = TRUE;
  frame->has_any = FALSE;
}

static void
end_term (Reader *self, gboolean negated)
{
  Frame *frame = get_frame (self);

  if (negated)
    write_operation (self, DATELINE_SEARCH_NOT);
  if (frame->joins && frame->has_any)
    write_operation (self, DATELINE_SEARCH_OR);
  frame->joins = FALSE;
  frame->has_any = TRUE;
}

static void
open_group (Reader *self)
{
  Frame frame = { .field = get_frame (self)->field, .negated = self->negates };

  if (self->lead != NULL && self->lead->kind == DATELINE_SEARCH_TEXT)
    frame.field = self->lead->field;
  self->negates = FALSE;
  self->lead = NULL;
  if (self->depth + 1 >= DATELINE_SEARCH_MAX_DEPTH)
    {
      self->n_ignored++;
      return;
    }
  begin_term (self);
  self->depth++;
  *get_frame (self) = frame;
}

/* TRUE if anything was in it. */
static gboolean
end_frame (Reader *self)
{
  Frame *frame = get_frame (self);

  if (frame->has_all && frame->has_any)
    write_operation (self, DATELINE_SEARCH_AND);
  return frame->has_all || frame->has_any;
}

static void
close_group (Reader *self)
{
  gboolean negated = get_frame (self)->negated;
  gboolean filled;

  self->negates = FALSE;
  self->lead = NULL;
  if (self->n_ignored > 0)
    self->n_ignored--;
  else if (self->depth > 0)
    {
      filled = end_frame (self);
      self->depth--;
      if (filled)
        end_term (self, negated);
    }
}

/* What does not count as typed: quotes, and what cannot be text. */
static void
append_letter (GString *text, gunichar c)
{
  if (c == '"' || c < ' ' || c == 0x7f)
    return;
  g_string_append_unichar (text, c);
}

static gboolean
is_quote (gunichar c)
{
  return c == '"' || c == 0x201c || c == 0x201d || c == 0x201e || c == 0xab || c == 0xbb;
}

static gboolean
is_space (gunichar c)
{
  return g_unichar_isspace (c) || c < ' ';
}

/* A phrase, up to the next quote. One that is left open goes on to the end. */
static void
read_phrase (Reader *self, Piece *piece)
{
  GString *text = g_string_new (NULL);

  self->p = g_utf8_next_char (self->p);
  while (*self->p != '\0' && !is_quote (g_utf8_get_char (self->p)))
    {
      gunichar c = g_utf8_get_char (self->p);

      append_letter (text, is_space (c) ? ' ' : c);
      self->p = g_utf8_next_char (self->p);
    }
  piece->at_end = *self->p == '\0';
  if (*self->p != '\0')
    self->p = g_utf8_next_char (self->p);
  piece->quoted = TRUE;
  piece->text = g_string_free (text, FALSE);
}

/* A word, up to what ends it; of its first colon @colon is the place, if any. */
static void
read_word (Reader *self, Piece *piece, gsize *colon)
{
  GString *text = g_string_new (NULL);
  gboolean is_value = self->lead != NULL && self->p == self->behind_lead;

  *colon = 0;
  for (; *self->p != '\0'; self->p = g_utf8_next_char (self->p))
    {
      gunichar c = g_utf8_get_char (self->p);

      if (is_space (c) || c == '(' || c == ')' || is_quote (c))
        break;
      if ((c == ':' || c == 0xff1a) && *colon == 0 && text->len > 0 && !is_value)
        {
          *colon = text->len;
          self->p = g_utf8_next_char (self->p);
          if (dateline_search_find_operator (text->str, text->len) != NULL)
            {
              piece->text = g_string_free (text, FALSE);
              return;
            }
          g_string_append_unichar (text, c);
          self->p = g_utf8_prev_char (self->p);
          continue;
        }
      append_letter (text, c);
    }
  *colon = 0;
  while (text->len > 0 && text->str[text->len - 1] == '*')
    {
      piece->starred = TRUE;
      g_string_truncate (text, text->len - 1);
    }
  piece->at_end = *self->p == '\0';
  piece->text = g_string_free (text, FALSE);
}

static gboolean
make_text (Reader *self,
           Piece *piece,
           DatelineSearchField field,
           DatelineSearchTerm *term)
{
  guint n_tokens = dateline_tokens_count (piece->text, TRUE);
  glong n_letters;

  if (n_tokens == 0 || self->n_tokens + n_tokens > DATELINE_SEARCH_MAX_TOKENS)
    return FALSE;

  self->n_tokens += n_tokens;
  term->kind = DATELINE_SEARCH_TEXT;
  term->field = field;
  term->text = g_strdup (piece->text);
  n_letters = g_utf8_strlen (piece->text, -1);
  term->prefix = piece->starred ? n_letters >= MIN_STARRED
                                : piece->at_end && n_letters >= MIN_UNFINISHED;
  return TRUE;
}

static gboolean
make_days (Reader *self, const char *text, DatelineSearchTerm *term)
{
  const DatelineSearchOperator *lead = self->lead;
  GDate first, last;

  if (!dateline_search_read_days (text, self->now, &first, &last))
    return FALSE;
  term->first = first;
  term->last = last;
  if (lead->date_bound > 0)
    {
      /* After a day is from the next one on; since it, from itself. */
      if (!lead->counts_in && g_date_valid (&last))
        {
          term->first = last;
          g_date_add_days (&term->first, 1);
        }
      g_date_clear (&term->last, 1);
    }
  else if (lead->date_bound < 0)
    {
      if (!lead->counts_in && g_date_valid (&first))
        {
          if (g_date_get_julian (&first) < 2)
            return FALSE;
          term->last = first;
          g_date_subtract_days (&term->last, 1);
        }
      g_date_clear (&term->first, 1);
    }
  return g_date_valid (&term->first) || g_date_valid (&term->last);
}

/* A condition by an operator and its value; FALSE if it is none. */
static gboolean
make_condition (Reader *self, Piece *piece, DatelineSearchTerm *term)
{
  term->kind = self->lead->kind;
  switch (self->lead->kind)
    {
    case DATELINE_SEARCH_TEXT:
      return make_text (self, piece, self->lead->field, term);
    case DATELINE_SEARCH_IS:
    case DATELINE_SEARCH_HAS:
      term->value = dateline_search_find_value (term->kind, piece->text);
      break;
    case DATELINE_SEARCH_DAYS:
      term->value = make_days (self, piece->text, term) ? 0 : -1;
      break;
    default:
      term->text = g_utf8_substring (
          piece->text,
          0,
          MIN (g_utf8_strlen (piece->text, -1), DATELINE_TOKEN_MAX_CHARS));
      term->value = dateline_tokens_count (term->text, TRUE) > 0 ? 0 : -1;
    }
  if (term->value >= 0 && self->n_tokens < DATELINE_SEARCH_MAX_TOKENS)
    {
      self->n_tokens++;
      return TRUE;
    }
  return FALSE;
}

static void
note_unknown (Reader *self, const Piece *piece)
{
  if (self->lead->kind == DATELINE_SEARCH_TEXT || *piece->text == '\0')
    return;
  if (self->unknown->len > 0)
    g_string_append (self->unknown, ", ");
  g_string_append_printf (self->unknown, "%s:%s", self->lead_text->str, piece->text);
}

static void
take_piece (Reader *self, Piece *piece)
{
  DatelineSearchTerm term = { 0 };
  gboolean made;

  g_date_clear (&term.first, 1);
  g_date_clear (&term.last, 1);
  made = self->lead != NULL ? make_condition (self, piece, &term)
                            : make_text (self, piece, get_frame (self)->field, &term);
  if (made)
    {
      begin_term (self);
      g_array_append_val (self->terms, term);
      end_term (self, self->negates);
    }
  else
    {
      if (self->lead != NULL)
        note_unknown (self, piece);
      g_free (term.text);
    }
  self->negates = FALSE;
  self->lead = NULL;
}

/* The words between terms, in English and in the reader's language. */
static gboolean
is_joining_word (const char *text, const char *word)
{
  return g_str_equal (text, word) ||
         g_str_equal (text, g_dpgettext2 (GETTEXT_PACKAGE, "search operator", word));
}

static void
take_word (Reader *self)
{
  static const char *const joining[] = {
    /* Translators: the words are typed in capitals between others in a search. */
    NC_ ("search operator", "OR"),
    NC_ ("search operator", "AND"),
    NC_ ("search operator", "NOT"),
  };
  Piece piece = { 0 };
  gsize colon;

  read_word (self, &piece, &colon);
  if (colon > 0)
    {
      self->lead = dateline_search_find_operator (piece.text, colon);
      g_string_truncate (self->lead_text, 0);
      g_string_append_len (self->lead_text, piece.text, colon);
    }
  else if (self->lead == NULL &&
           (is_joining_word (piece.text, joining[0]) || g_str_equal (piece.text, "|")))
    get_frame (self)->joins = get_frame (self)->has_any;
  else if (self->lead == NULL && is_joining_word (piece.text, joining[2]))
    self->negates = TRUE;
  else if (self->lead != NULL || !is_joining_word (piece.text, joining[1]))
    take_piece (self, &piece);
  g_free (piece.text);
}

static gboolean
begins_term (const char *p)
{
  return *p != '\0' && !is_space (g_utf8_get_char (p));
}

static void
take_next (Reader *self)
{
  gunichar c = g_utf8_get_char (self->p);

  if (is_space (c))
    self->p = g_utf8_next_char (self->p);
  else if (c == '(' || c == ')')
    {
      self->p++;
      if (c == '(')
        open_group (self);
      else
        close_group (self);
    }
  else if ((c == '-' || c == 0x2212) && self->lead == NULL)
    {
      self->p = g_utf8_next_char (self->p);
      self->negates = begins_term (self->p) ? !self->negates : self->negates;
    }
  else if (is_quote (c))
    {
      Piece piece = { 0 };

      read_phrase (self, &piece);
      /* A star behind a phrase makes its last word a beginning. */
      if (*self->p == '*')
        {
          piece.starred = TRUE;
          self->p++;
        }
      take_piece (self, &piece);
      g_free (piece.text);
    }
  else
    take_word (self);
}

void
dateline_search_read (DatelineSearch *self, const char *words, GDateTime *now)
{
  g_autofree char *valid = g_utf8_make_valid (words, -1);
  g_autoptr (GString) lead_text = g_string_new (NULL);
  Reader reader = {
    .terms = self->terms,
    .unknown = self->unknown,
    .lead_text = lead_text,
    .now = now,
    .p = valid,
  };

  if (g_utf8_strlen (valid, DATELINE_SEARCH_MAX_CHARS + 4) > DATELINE_SEARCH_MAX_CHARS)
    *g_utf8_offset_to_pointer (valid, DATELINE_SEARCH_MAX_CHARS) = '\0';

  while (*reader.p != '\0')
    take_next (&reader);
  reader.n_ignored = 0;
  while (reader.depth > 0)
    close_group (&reader);
  end_frame (&reader);
}
