/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What somebody searches for. Immutable and counted atomically, so that it may cross
 * threads. Pure. */

#include "dateline/model/dateline-search-private.h"

#include "dateline/model/dateline-tokens-private.h"

#include <string.h>

/**
 * DatelineSearch:
 *
 * What somebody searches for, as read from what was typed: words and "phrases",
 * beginnings of words, conditions such as `title:harbour` or `before:2026`, joined by OR,
 * denied by a hyphen, grouped by parentheses. Any text is a search; none is an error.
 *
 * A list takes what was typed as it is, by dateline_query_set_words(). A search tells
 * what was understood, where the words stand in a text, and what could be typed next.
 */
G_DEFINE_BOXED_TYPE (DatelineSearch,
                     dateline_search,
                     dateline_search_ref,
                     dateline_search_unref)

/* How tightly a text holds together when it is written: an operation puts what is looser
 * into parentheses. */
typedef enum
{
  BOND_TERM,
  BOND_OR,
  BOND_AND,
} Bond;

typedef struct
{
  GString *text;
  Bond bond;
} Written;

static void
clear_term (gpointer term)
{
  g_free (((DatelineSearchTerm *) term)->text);
}

/**
 * dateline_search_new:
 * @words: what was typed
 * @now: (nullable): the present, in the reader's time zone; %NULL for the clock's
 *
 * Reads what was typed. Pure but for the clock.
 *
 * Returns: (transfer full): what it asks for
 */
DatelineSearch *
dateline_search_new (const char *words, GDateTime *now)
{
  DatelineSearch *self;
  g_autoptr (GDateTime) present = NULL;

  g_return_val_if_fail (words != NULL, NULL);

  present = now != NULL ? g_date_time_ref (now) : g_date_time_new_now_local ();
  self = g_atomic_rc_box_new0 (DatelineSearch);
  self->terms = g_array_new (FALSE, FALSE, sizeof (DatelineSearchTerm));
  g_array_set_clear_func (self->terms, clear_term);
  self->unknown = g_string_new (NULL);
  dateline_search_read (self, words, present);
  return self;
}

/**
 * dateline_search_ref:
 * @self: a search
 *
 * Takes a reference. Any thread.
 *
 * Returns: (transfer full): @self
 */
DatelineSearch *
dateline_search_ref (DatelineSearch *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

static void
clear (DatelineSearch *self)
{
  g_array_unref (self->terms);
  g_string_free (self->unknown, TRUE);
}

/**
 * dateline_search_unref:
 * @self: (transfer full): a search
 *
 * Gives up a reference. Any thread.
 */
void
dateline_search_unref (DatelineSearch *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, (GDestroyNotify) clear);
}

/**
 * dateline_search_is_empty:
 * @self: a search
 *
 * Tells whether nothing is asked for, so that every story is found.
 *
 * Returns: %TRUE if so
 */
gboolean
dateline_search_is_empty (const DatelineSearch *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  return self->terms->len == 0;
}

static gboolean
is_same_day (const GDate *one, const GDate *other)
{
  if (!g_date_valid (one) || !g_date_valid (other))
    return g_date_valid (one) == g_date_valid (other);
  return g_date_compare (one, other) == 0;
}

gboolean
dateline_search_equal (const DatelineSearch *a, const DatelineSearch *b)
{
  if (a->terms->len != b->terms->len)
    return FALSE;
  for (guint i = 0; i < a->terms->len; i++)
    {
      const DatelineSearchTerm *one = &g_array_index (a->terms, DatelineSearchTerm, i);
      const DatelineSearchTerm *other = &g_array_index (b->terms, DatelineSearchTerm, i);

      if (one->kind != other->kind || one->field != other->field ||
          one->prefix != other->prefix || one->value != other->value ||
          g_strcmp0 (one->text, other->text) != 0)
        return FALSE;
      if (one->kind == DATELINE_SEARCH_DAYS &&
          (!is_same_day (&one->first, &other->first) ||
           !is_same_day (&one->last, &other->last)))
        return FALSE;
    }
  return TRUE;
}

static void
append_day (GString *text, const GDate *day)
{
  if (g_date_valid (day))
    g_string_append_printf (text,
                            "%04d-%02d-%02d",
                            g_date_get_year (day),
                            g_date_get_month (day),
                            g_date_get_day (day));
}

static GString *
write_term (const DatelineSearchTerm *term)
{
  static const char *const fields[] = {
    [DATELINE_SEARCH_FIELD_ANY] = "",
    [DATELINE_SEARCH_FIELD_TITLE] = "title:",
    [DATELINE_SEARCH_FIELD_AUTHOR] = "author:",
    [DATELINE_SEARCH_FIELD_CAPTION] = "caption:",
    [DATELINE_SEARCH_FIELD_CREDIT] = "credit:",
  };
  static const char *const names[] = {
    [DATELINE_SEARCH_TEXT] = "",
    [DATELINE_SEARCH_FEED] = "feed:",
    [DATELINE_SEARCH_CATEGORY] = "category:",
    [DATELINE_SEARCH_SITE] = "site:",
    [DATELINE_SEARCH_LANGUAGE] = "lang:",
    [DATELINE_SEARCH_HAS] = "has:",
    [DATELINE_SEARCH_IS] = "is:",
    [DATELINE_SEARCH_DAYS] = "on:",
  };
  GString *text = g_string_new (names[term->kind]);

  switch (term->kind)
    {
    case DATELINE_SEARCH_TEXT:
      g_string_append_printf (text,
                              "%s\"%s\"%s",
                              fields[term->field],
                              term->text,
                              term->prefix ? "*" : "");
      break;
    case DATELINE_SEARCH_IS:
    case DATELINE_SEARCH_HAS:
      g_string_append (text, dateline_search_get_value_name (term->kind, term->value));
      break;
    case DATELINE_SEARCH_DAYS:
      append_day (text, &term->first);
      g_string_append (text, "..");
      append_day (text, &term->last);
      break;
    default:
      g_string_append_printf (text, "\"%s\"", term->text);
    }
  return text;
}

static void
parenthesize (Written *written, Bond loosest)
{
  if (written->bond <= loosest)
    return;
  g_string_prepend_c (written->text, '(');
  g_string_append_c (written->text, ')');
}

/* Joins the last two of @stack. */
static void
write_joint (GArray *stack, DatelineSearchKind kind)
{
  Written *left = &g_array_index (stack, Written, stack->len - 2);
  Written *right = left + 1;
  gboolean any = kind == DATELINE_SEARCH_OR;

  parenthesize (left, any ? BOND_OR : BOND_AND);
  parenthesize (right, any ? BOND_TERM : BOND_OR);
  g_string_append_printf (left->text, "%s%s", any ? " OR " : " ", right->text->str);
  left->bond = any ? BOND_OR : BOND_AND;
  g_string_free (right->text, TRUE);
  g_array_set_size (stack, stack->len - 1);
}

/**
 * dateline_search_to_string:
 * @self: a search
 *
 * Writes the search so that it is read as the same: every condition in its English name,
 * every day as a date.
 *
 * Returns: (transfer full): the text; empty for a search that asks for nothing
 */
char *
dateline_search_to_string (const DatelineSearch *self)
{
  g_autoptr (GArray) stack = g_array_new (FALSE, FALSE, sizeof (Written));

  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->terms->len; i++)
    {
      const DatelineSearchTerm *term =
          &g_array_index (self->terms, DatelineSearchTerm, i);

      if (term->kind == DATELINE_SEARCH_AND || term->kind == DATELINE_SEARCH_OR)
        write_joint (stack, term->kind);
      else if (term->kind == DATELINE_SEARCH_NOT)
        {
          Written *last = &g_array_index (stack, Written, stack->len - 1);

          parenthesize (last, BOND_TERM);
          g_string_prepend_c (last->text, '-');
          last->bond = BOND_TERM;
        }
      else
        {
          Written written = { write_term (term), BOND_TERM };

          g_array_append_val (stack, written);
        }
    }
  if (stack->len == 0)
    return g_strdup ("");
  return g_string_free (g_array_index (stack, Written, 0).text, FALSE);
}

/**
 * dateline_search_get_unknown:
 * @self: a search
 *
 * Gets what was typed as a condition and is none, as `is:blue`. It was left out.
 *
 * Returns: (transfer full) (nullable): what was left out, or %NULL if nothing was
 */
char *
dateline_search_get_unknown (const DatelineSearch *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->unknown->len > 0 ? g_strdup (self->unknown->str) : NULL;
}

/* Which of the terms are denied, a byte each. */
static GByteArray *
find_denied (const DatelineSearch *self)
{
  GByteArray *denied = g_byte_array_new ();
  g_autoptr (GArray) starts = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < self->terms->len; i++)
    g_byte_array_append (denied, (const guint8 *) "", 1);
  for (guint i = 0; i < self->terms->len; i++)
    switch (g_array_index (self->terms, DatelineSearchTerm, i).kind)
      {
      case DATELINE_SEARCH_NOT:
        for (guint j = g_array_index (starts, guint, starts->len - 1); j < i; j++)
          denied->data[j] = !denied->data[j];
        break;
      case DATELINE_SEARCH_AND:
      case DATELINE_SEARCH_OR:
        g_array_set_size (starts, starts->len - 1);
        break;
      default:
        g_array_append_val (starts, i);
      }
  return denied;
}

/**
 * dateline_search_get_first_words:
 * @self: a search
 *
 * Gets the first words that a story found has in its text, to be looked for there.
 *
 * Returns: (transfer full) (nullable): the words, or %NULL if there are none
 */
char *
dateline_search_get_first_words (const DatelineSearch *self)
{
  g_autoptr (GByteArray) denied = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  denied = find_denied (self);
  for (guint i = 0; i < self->terms->len; i++)
    {
      const DatelineSearchTerm *term =
          &g_array_index (self->terms, DatelineSearchTerm, i);

      if (term->kind == DATELINE_SEARCH_TEXT && !denied->data[i] &&
          (term->field == DATELINE_SEARCH_FIELD_ANY ||
           term->field == DATELINE_SEARCH_FIELD_CAPTION))
        return g_strdup (term->text);
    }
  return NULL;
}

static int
compare_spans (gconstpointer a, gconstpointer b)
{
  const DatelineTokenSpan *one = a;
  const DatelineTokenSpan *other = b;

  return (one->start > other->start) - (one->start < other->start);
}

/* In order, those that meet as one. */
static gsize *
merge_spans (GArray *spans, gsize *n_offsets)
{
  gsize *offsets = g_new (gsize, 2 * spans->len + 1);
  gsize n = 0;

  g_array_sort (spans, compare_spans);
  for (guint i = 0; i < spans->len; i++)
    {
      const DatelineTokenSpan *span = &g_array_index (spans, DatelineTokenSpan, i);

      if (n > 0 && span->start <= offsets[n - 1])
        offsets[n - 1] = MAX (offsets[n - 1], span->end);
      else
        {
          offsets[n++] = span->start;
          offsets[n++] = span->end;
        }
    }
  *n_offsets = n;
  return offsets;
}

/**
 * dateline_search_find:
 * @self: a search
 * @field: what @text is of a story: its title, a caption, anything
 * @text: a text
 * @n_offsets: (out): how many offsets there are: two for each place
 *
 * Finds where the words that are searched for stand in a text, to mark them there.
 *
 * Returns: (transfer full) (array length=n_offsets): where each place begins and ends, in
 *   bytes, in order
 */
gsize *
dateline_search_find (const DatelineSearch *self,
                      DatelineSearchField field,
                      const char *text,
                      gsize *n_offsets)
{
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (DatelineTokenSpan));
  g_autoptr (GByteArray) denied = NULL;

  g_return_val_if_fail (self != NULL && text != NULL && n_offsets != NULL, NULL);

  denied = find_denied (self);
  for (guint i = 0; i < self->terms->len; i++)
    {
      const DatelineSearchTerm *term =
          &g_array_index (self->terms, DatelineSearchTerm, i);

      if (term->kind == DATELINE_SEARCH_TEXT && !denied->data[i] &&
          (term->field == DATELINE_SEARCH_FIELD_ANY || term->field == field))
        dateline_tokens_find (text, term->text, term->prefix, spans);
    }
  return merge_spans (spans, n_offsets);
}
