/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* A search in plain words, so that a person sees what was understood: "Unread stories
 * with “harbour” in the title, after 1 March 2026". Pure.
 */

#include "dateline/model/dateline-search-private.h"

#include <glib/gi18n-lib.h>

#include <string.h>

/* What a term says of stories, and what it says denied; with the text of the term, if it
 * has one. */
typedef struct
{
  const char *plain;
  const char *denied;
} Clause;

static const Clause fields[] = {
  [DATELINE_SEARCH_FIELD_ANY] = { N_ ("with “%s”"), N_ ("without “%s”") },
  [DATELINE_SEARCH_FIELD_TITLE] = { N_ ("with “%s” in the title"),
                                    N_ ("without “%s” in the title") },
  [DATELINE_SEARCH_FIELD_AUTHOR] = { N_ ("by “%s”"), N_ ("not by “%s”") },
  [DATELINE_SEARCH_FIELD_CAPTION] = { N_ ("with “%s” in a caption"),
                                      N_ ("without “%s” in a caption") },
  [DATELINE_SEARCH_FIELD_CREDIT] = { N_ ("with a picture by “%s”"),
                                     N_ ("without a picture by “%s”") },
};

static const Clause named[] = {
  [DATELINE_SEARCH_FEED] = { N_ ("from feeds named “%s”"),
                             N_ ("not from feeds named “%s”") },
  [DATELINE_SEARCH_CATEGORY] = { N_ ("filed under “%s”"), N_ ("not filed under “%s”") },
  [DATELINE_SEARCH_SITE] = { N_ ("published at %s"), N_ ("not published at %s") },
  [DATELINE_SEARCH_LANGUAGE] = { N_ ("in the language “%s”"),
                                 N_ ("not in the language “%s”") },
};

static const Clause parts[] = {
  [DATELINE_SEARCH_HAS_IMAGE] = { N_ ("with a picture"), N_ ("without a picture") },
  [DATELINE_SEARCH_HAS_AUDIO] = { N_ ("with a recording to hear"),
                                  N_ ("without a recording to hear") },
  [DATELINE_SEARCH_HAS_VIDEO] = { N_ ("with a video"), N_ ("without a video") },
  [DATELINE_SEARCH_HAS_ENCLOSURE] = { N_ ("with an enclosed file"),
                                      N_ ("without an enclosed file") },
  [DATELINE_SEARCH_HAS_CAPTION] = { N_ ("with a caption"), N_ ("without a caption") },
};

static const Clause marks[] = {
  [DATELINE_SEARCH_IS_UNREAD] = { N_ ("that are unread"), N_ ("that are read") },
  [DATELINE_SEARCH_IS_READ] = { N_ ("that are read"), N_ ("that are unread") },
  [DATELINE_SEARCH_IS_SAVED] = { N_ ("that are saved"), N_ ("that are not saved") },
  [DATELINE_SEARCH_IS_UNSAVED] = { N_ ("that are not saved"), N_ ("that are saved") },
  [DATELINE_SEARCH_IS_UPDATED] = { N_ ("that were updated"),
                                   N_ ("that were not updated") },
};

/* How a sentence begins when all its stories are marked so. */
static const struct
{
  gboolean unread, read, saved;
  const char *words;
} heads[] = {
  { TRUE, FALSE, TRUE, N_ ("Unread, saved stories") },
  { FALSE, TRUE, TRUE, N_ ("Read, saved stories") },
  { TRUE, FALSE, FALSE, N_ ("Unread stories") },
  { FALSE, TRUE, FALSE, N_ ("Read stories") },
  { FALSE, FALSE, TRUE, N_ ("Saved stories") },
  { FALSE, FALSE, FALSE, N_ ("Stories") },
};

typedef struct
{
  char *text;
  const DatelineSearchTerm *term; /* of a single one; NULL for several */
  gboolean denied;
  gboolean has_and;
} Phrase;

static char *
write_day (const GDate *day, int more_days)
{
  GDate other = *day;
  g_autoptr (GDateTime) time = NULL;

  if (more_days >= 0)
    g_date_add_days (&other, more_days);
  else
    g_date_subtract_days (&other, MIN (-more_days, (int) g_date_get_julian (day) - 1));
  time = g_date_time_new_utc (g_date_get_year (&other),
                              g_date_get_month (&other),
                              g_date_get_day (&other),
                              0,
                              0,
                              0);
  /* Translators: a day in full, as g_date_time_format() takes it. */
  return time != NULL ? g_date_time_format (time, _ ("%-d %B %Y")) : g_strdup ("");
}

static char *
write_days (const DatelineSearchTerm *term, gboolean denied)
{
  gboolean has_first = g_date_valid (&term->first);
  gboolean has_last = g_date_valid (&term->last);
  g_autofree char *first = has_first ? write_day (&term->first, 0) : NULL;
  g_autofree char *last = has_last ? write_day (&term->last, 0) : NULL;

  if (has_first && has_last && g_date_compare (&term->first, &term->last) == 0)
    return g_strdup_printf (denied ? _ ("not on %s") : _ ("on %s"), first);
  if (has_first && has_last)
    return g_strdup_printf (denied ? _ ("not from %s to %s") : _ ("from %s to %s"),
                            first,
                            last);
  if (has_first != denied)
    {
      g_autofree char *before =
          has_first ? write_day (&term->first, -1) : g_steal_pointer (&last);

      return g_strdup_printf (_ ("after %s"), before);
    }
  else
    {
      g_autofree char *after =
          has_first ? g_steal_pointer (&first) : write_day (&term->last, 1);

      return g_strdup_printf (_ ("before %s"), after);
    }
}

/* The letters that a beginning goes on by are not known yet. */
static char *
fill (const Clause *clause, const DatelineSearchTerm *term, gboolean denied)
{
  g_autofree char *text = NULL;

  if (term->text == NULL)
    return g_strdup (_ (denied ? clause->denied : clause->plain));
  text = g_strconcat (term->text, term->prefix ? "…" : "", NULL);
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  return g_strdup_printf (_ (denied ? clause->denied : clause->plain), text);
#pragma GCC diagnostic pop
}

static char *
write_term (const DatelineSearchTerm *term, gboolean denied)
{
  switch (term->kind)
    {
    case DATELINE_SEARCH_TEXT:
      return fill (&fields[term->field], term, denied);
    case DATELINE_SEARCH_IS:
      return fill (&marks[term->value], term, denied);
    case DATELINE_SEARCH_HAS:
      return fill (&parts[term->value], term, denied);
    case DATELINE_SEARCH_DAYS:
      return write_days (term, denied);
    default:
      return fill (&named[term->kind], term, denied);
    }
}

static void
deny (Phrase *phrase)
{
  g_autofree char *text = g_steal_pointer (&phrase->text);

  phrase->denied = !phrase->denied;
  if (phrase->term != NULL)
    phrase->text = write_term (phrase->term, phrase->denied);
  else
    phrase->text = g_strdup_printf (_ ("but not (%s)"), text);
  phrase->has_and = FALSE;
}

/* Joins the last two of @stack. */
static void
join (GArray *stack, gboolean any)
{
  Phrase *left = &g_array_index (stack, Phrase, stack->len - 2);
  Phrase *right = left + 1;
  g_autofree char *one = g_steal_pointer (&left->text);
  g_autofree char *other = g_steal_pointer (&right->text);

  if (any)
    left->text = g_strdup_printf (left->has_and || right->has_and
                                      /* Translators: either of two conditions, each of
                                       * several parts. */
                                      ? _ ("either (%s) or (%s)")
                                      /* Translators: either of two conditions. */
                                      : _ ("%s or %s"),
                                  one,
                                  other);
  else
    left->text = g_strdup_printf (_ ("%s, %s"), one, other);
  left->has_and = !any;
  left->term = NULL;
  left->denied = FALSE;
  g_array_set_size (stack, stack->len - 1);
}

/* The marks that hold for the whole search, which the sentence begins with: those of the
 * terms that nothing but AND joins. They are taken out of @used. */
static const char *
find_head (const DatelineSearch *self, GByteArray *used)
{
  gboolean has[DATELINE_SEARCH_IS_UPDATED + 1] = { FALSE };

  for (guint i = 0; i < self->terms->len; i++)
    switch (g_array_index (self->terms, DatelineSearchTerm, i).kind)
      {
      case DATELINE_SEARCH_OR:
      case DATELINE_SEARCH_NOT:
        return _ ("Stories");
      default:
        break;
      }
  for (guint i = 0; i < self->terms->len; i++)
    {
      const DatelineSearchTerm *term =
          &g_array_index (self->terms, DatelineSearchTerm, i);

      if (term->kind != DATELINE_SEARCH_IS || term->value > DATELINE_SEARCH_IS_SAVED)
        continue;
      has[term->value] = TRUE;
      used->data[i] = TRUE;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (heads); i++)
    if (heads[i].unread == has[DATELINE_SEARCH_IS_UNREAD] &&
        heads[i].read == has[DATELINE_SEARCH_IS_READ] &&
        heads[i].saved == has[DATELINE_SEARCH_IS_SAVED])
      return _ (heads[i].words);

  /* Read and unread at once. */
  memset (used->data, 0, used->len);
  return _ ("Stories");
}

/* All that hold together and are not said by the head. */
static char *
list_terms (const DatelineSearch *self, const GByteArray *used)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->terms->len; i++)
    {
      const DatelineSearchTerm *term =
          &g_array_index (self->terms, DatelineSearchTerm, i);
      g_autofree char *clause = NULL;

      if (used->data[i] || term->kind == DATELINE_SEARCH_AND)
        continue;
      clause = write_term (term, FALSE);
      if (text->len > 0)
        g_string_append (text, ", ");
      g_string_append (text, clause);
    }
  return g_string_free (text, FALSE);
}

static char *
join_terms (const DatelineSearch *self)
{
  g_autoptr (GArray) stack = g_array_new (FALSE, FALSE, sizeof (Phrase));

  for (guint i = 0; i < self->terms->len; i++)
    {
      const DatelineSearchTerm *term =
          &g_array_index (self->terms, DatelineSearchTerm, i);

      if (term->kind == DATELINE_SEARCH_AND || term->kind == DATELINE_SEARCH_OR)
        join (stack, term->kind == DATELINE_SEARCH_OR);
      else if (term->kind == DATELINE_SEARCH_NOT)
        deny (&g_array_index (stack, Phrase, stack->len - 1));
      else
        {
          Phrase phrase = { write_term (term, FALSE), term, FALSE, FALSE };

          g_array_append_val (stack, phrase);
        }
    }
  return g_array_index (stack, Phrase, 0).text;
}

/**
 * dateline_search_describe:
 * @self: a search
 *
 * Tells in the reader's language what is asked for.
 *
 * Returns: (transfer full): a sentence without a full stop; empty if nothing is asked for
 */
char *
dateline_search_describe (const DatelineSearch *self)
{
  g_autoptr (GByteArray) used = NULL;
  g_autofree char *rest = NULL;
  const char *head;

  g_return_val_if_fail (self != NULL, NULL);

  if (self->terms->len == 0)
    return g_strdup ("");

  used = g_byte_array_new ();
  g_byte_array_set_size (used, self->terms->len);
  memset (used->data, 0, used->len);
  head = find_head (self, used);
  for (guint i = 0; i < self->terms->len && rest == NULL; i++)
    {
      DatelineSearchKind kind = g_array_index (self->terms, DatelineSearchTerm, i).kind;

      if (kind == DATELINE_SEARCH_OR || kind == DATELINE_SEARCH_NOT)
        rest = join_terms (self);
    }
  if (rest == NULL)
    rest = list_terms (self, used);
  /* Translators: "Unread stories" and what they are, as "with “harbour” in the title". */
  return *rest != '\0' ? g_strdup_printf (_ ("%s %s"), head, rest) : g_strdup (head);
}
