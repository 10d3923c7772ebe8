/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* A search as conditions of SQL. Pure.
 *
 * Terms that the index knows stay together in one expression of it as long as possible,
 * and the others in one condition; where they are joined by OR or denied together, the
 * expression becomes a condition, too.
 */

#include "dateline/store/dateline-search-condition-private.h"

#include "dateline/model/dateline-search-private.h"
#include "dateline/model/dateline-tokens-private.h"
#include "dateline/store/dateline-search-text-private.h"

#include <string.h>

/* Stands for what the index does not know: nothing is found by it. */
#define NOTHING "\"\x01\""

/* What holds together of a part of a search. */
typedef struct
{
  char *match; /* an expression of the index, or NULL */
  gboolean match_denied;
  char *sql; /* or NULL */
  GPtrArray *values;
} Part;

typedef struct
{
  const DatelineSearch *search;
  gboolean is_old; /* for the index of an older version */
  gboolean has_match;
} Context;

static const char *const columns[] = {
  [DATELINE_SEARCH_FIELD_ANY] = "",
  [DATELINE_SEARCH_FIELD_TITLE] = "title : ",
  [DATELINE_SEARCH_FIELD_AUTHOR] = "authors : ",
  [DATELINE_SEARCH_FIELD_CAPTION] = "captions : ",
  [DATELINE_SEARCH_FIELD_CREDIT] = "credits : ",
};

static GPtrArray *
new_values (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) g_variant_unref);
}

static void
part_clear (gpointer part)
{
  Part *self = part;

  g_free (self->match);
  g_free (self->sql);
  g_ptr_array_unref (self->values);
}

static void
add_value (GPtrArray *values, GVariant *value)
{
  g_ptr_array_add (values, g_variant_ref_sink (value));
}

static void
take_values (Part *self, Part *other)
{
  for (guint i = 0; i < other->values->len; i++)
    g_ptr_array_add (self->values, g_variant_ref (other->values->pdata[i]));
}

/* A string of the index: quotes inside are doubled, and it has no other special letters.
 */
static char *
quote (const char *text)
{
  GString *quoted = g_string_new ("\"");

  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (quoted, '"');
      g_string_append_c (quoted, *p);
    }
  g_string_append_c (quoted, '"');
  return g_string_free (quoted, FALSE);
}

static char *
make_text (const Context *context, const DatelineSearchTerm *term)
{
  g_autofree char *quoted = quote (term->text);
  gboolean prefix = term->prefix || dateline_tokens_end_in_lone_letter (term->text);
  const char *column = columns[term->field];

  if (context->is_old && term->field == DATELINE_SEARCH_FIELD_CREDIT)
    column = columns[DATELINE_SEARCH_FIELD_CAPTION];
  return g_strconcat (column, quoted, prefix ? " *" : "", NULL);
}

static char *
make_fact (const Context *context, const char *kind, const char *text, gboolean prefix)
{
  g_autofree char *folded = g_ascii_strdown (text, -1);
  g_autofree char *fact = g_strconcat (kind, g_strdelimit (folded, " \x01", '-'), NULL);
  g_autofree char *quoted = quote (fact);

  if (context->is_old)
    return g_strdup (NOTHING);
  return g_strconcat (quoted, prefix ? " *" : "", NULL);
}

/* "https://www.example.org/path" and "*.example.org" mean the host. */
static char *
make_site (const Context *context, const char *text)
{
  const char *host = strstr (text, "://");
  g_autofree char *name = NULL;

  host = host != NULL ? host + 3 : text;
  host += strspn (host, "*.");
  if (g_ascii_strncasecmp (host, "www.", 4) == 0)
    host += 4;
  name = g_strndup (host, strcspn (host, "/?#:"));
  return make_fact (context, DATELINE_SEARCH_FACT_SITE, name, TRUE);
}

static const char *
match_sql (const Context *context)
{
  return context->is_old ? "IN (SELECT rowid FROM old_search WHERE old_search MATCH ?)"
                         : "IN (SELECT rowid FROM search WHERE search MATCH ?)";
}

/* A story's language is its own, or else that of its feed. */
static void
make_language (const Context *context, const char *text, Part *part)
{
  g_autofree char *tag = g_ascii_strdown (text, -1);
  const char *match = match_sql (context);

  g_strdelimit (tag, "_", '-');
  part->sql = g_strdup_printf (
      "(story.id %s OR (story.id NOT %s AND story.feed_id IN (SELECT id FROM feed"
      " WHERE language IS NOT NULL"
      " AND (lower (language) = ?"
      " OR substr (replace (lower (language), '_', '-'), 1, ?) = ?))))",
      match,
      match);
  add_value (part->values,
             g_variant_new_take_string (
                 make_fact (context, DATELINE_SEARCH_FACT_LANGUAGE, tag, FALSE)));
  add_value (part->values,
             g_variant_new_take_string (
                 make_fact (context, DATELINE_SEARCH_FACT_LANGUAGE, "", TRUE)));
  add_value (part->values, g_variant_new_string (tag));
  add_value (part->values, g_variant_new_int64 (g_utf8_strlen (tag, -1) + 1));
  add_value (part->values, g_variant_new_take_string (g_strconcat (tag, "-", NULL)));
}

/* Beside words, each story found is looked at; alone, the stories of the category are a
 * set. */
static const char *
category_sql (const Context *context)
{
  return context->has_match
             ? "EXISTS (SELECT 1 FROM story_category AS filed WHERE filed.story_id ="
               " story.id AND filed.category_id IN (SELECT id FROM category WHERE"
               " text_holds (name, ?)))"
             : "story.id IN (SELECT story_id FROM story_category WHERE category_id IN"
               " (SELECT id FROM category WHERE text_holds (name, ?)))";
}

static const char *
get_part_name (int value)
{
  return dateline_search_get_value_name (DATELINE_SEARCH_HAS, value);
}

static const char *const marks[] = {
  [DATELINE_SEARCH_IS_UNREAD] = "story.read = 0",
  [DATELINE_SEARCH_IS_READ] = "story.read = 1",
  [DATELINE_SEARCH_IS_SAVED] = "story.saved = 1",
  [DATELINE_SEARCH_IS_UNSAVED] = "story.saved = 0",
  [DATELINE_SEARCH_IS_UPDATED] = "story.updated = 1",
};

/* Midnight at the beginning of a day in the reader's zone. */
static gint64
find_midnight (const GDate *day, int later)
{
  GDate other = *day;
  g_autoptr (GDateTime) time = NULL;

  g_date_add_days (&other, later);
  time = g_date_time_new_local (g_date_get_year (&other),
                                g_date_get_month (&other),
                                g_date_get_day (&other),
                                0,
                                0,
                                0);
  return time != NULL ? g_date_time_to_unix (time) : G_MAXINT64;
}

static void
make_days (const DatelineSearchTerm *term, Part *part)
{
  gboolean has_first = g_date_valid (&term->first);
  gboolean has_last = g_date_valid (&term->last);

  part->sql = g_strconcat ("(",
                           has_first ? "story.time >= ?" : "",
                           has_first && has_last ? " AND " : "",
                           has_last ? "story.time < ?" : "",
                           ")",
                           NULL);
  if (has_first)
    add_value (part->values, g_variant_new_int64 (find_midnight (&term->first, 0)));
  if (has_last)
    add_value (part->values, g_variant_new_int64 (find_midnight (&term->last, 1)));
}

static void
make_part (const Context *context, const DatelineSearchTerm *term, Part *part)
{
  switch (term->kind)
    {
    case DATELINE_SEARCH_TEXT:
      part->match = make_text (context, term);
      break;
    case DATELINE_SEARCH_HAS:
      part->match = make_fact (context,
                               DATELINE_SEARCH_FACT_PART,
                               get_part_name (term->value),
                               FALSE);
      break;
    case DATELINE_SEARCH_SITE:
      part->match = make_site (context, term->text);
      break;
    case DATELINE_SEARCH_LANGUAGE:
      make_language (context, term->text, part);
      break;
    case DATELINE_SEARCH_FEED:
      part->sql = g_strdup ("story.feed_id IN (SELECT id FROM feed WHERE"
                            " text_holds (coalesce (name, title, uri), ?))");
      add_value (part->values, g_variant_new_string (term->text));
      break;
    case DATELINE_SEARCH_CATEGORY:
      part->sql = g_strdup (category_sql (context));
      add_value (part->values, g_variant_new_string (term->text));
      break;
    case DATELINE_SEARCH_IS:
      part->sql = g_strdup (marks[term->value]);
      break;
    case DATELINE_SEARCH_DAYS:
      make_days (term, part);
      break;
    default:
      g_return_if_reached ();
    }
}

/* All of @part as one condition. */
static void
make_sql (const Context *context, Part *part)
{
  g_autofree char *sql = g_steal_pointer (&part->sql);

  if (part->match == NULL)
    {
      part->sql = g_steal_pointer (&sql);
      return;
    }
  part->sql = g_strconcat ("(story.id ",
                           part->match_denied ? "NOT " : "",
                           match_sql (context),
                           sql != NULL ? " AND " : "",
                           sql != NULL ? sql : "",
                           ")",
                           NULL);
  g_ptr_array_insert (
      part->values,
      0,
      g_variant_ref_sink (g_variant_new_take_string (g_steal_pointer (&part->match))));
  part->match_denied = FALSE;
}

static char *
join_matches (const char *one, const char *joint, const char *other)
{
  return g_strconcat ("(", one, ") ", joint, " (", other, ")", NULL);
}

/* Both expressions of the index hold, as one in the place of the first. */
static void
match_both (Part *one, Part *other)
{
  g_autofree char *match = g_steal_pointer (&one->match);

  if (other->match == NULL)
    one->match = g_steal_pointer (&match);
  else if (match == NULL)
    {
      one->match = g_steal_pointer (&other->match);
      one->match_denied = other->match_denied;
    }
  else if (one->match_denied && other->match_denied)
    one->match = join_matches (match, "OR", other->match);
  else if (one->match_denied)
    {
      one->match = join_matches (other->match, "NOT", match);
      one->match_denied = FALSE;
    }
  else
    one->match = join_matches (match, other->match_denied ? "NOT" : "AND", other->match);
}

static void
join_both (Part *one, Part *other)
{
  g_autofree char *sql = g_steal_pointer (&one->sql);

  match_both (one, other);
  if (sql != NULL && other->sql != NULL)
    one->sql = g_strconcat (sql, " AND ", other->sql, NULL);
  else
    one->sql = sql != NULL ? g_steal_pointer (&sql) : g_steal_pointer (&other->sql);
  take_values (one, other);
}

/* Either holds: not both are denied. */
static void
join_either (const Context *context, Part *one, Part *other)
{
  g_autofree char *sql = NULL;

  if (one->sql == NULL && other->sql == NULL)
    {
      one->match_denied = !one->match_denied;
      other->match_denied = !other->match_denied;
      match_both (one, other);
      one->match_denied = !one->match_denied;
      return;
    }
  make_sql (context, one);
  make_sql (context, other);
  sql = g_steal_pointer (&one->sql);
  one->sql = g_strconcat ("(", sql, " OR ", other->sql, ")", NULL);
  take_values (one, other);
}

static void
deny (const Context *context, Part *part)
{
  g_autofree char *sql = NULL;

  if (part->sql == NULL)
    {
      part->match_denied = !part->match_denied;
      return;
    }
  make_sql (context, part);
  sql = g_steal_pointer (&part->sql);
  part->sql = g_strconcat ("NOT (", sql, ")", NULL);
}

static void
add_term (const Context *context, GArray *parts, const DatelineSearchTerm *term)
{
  Part *last = parts->len > 0 ? &g_array_index (parts, Part, parts->len - 1) : NULL;
  Part part = { 0 };

  switch (term->kind)
    {
    case DATELINE_SEARCH_NOT:
      deny (context, last);
      break;
    case DATELINE_SEARCH_AND:
      join_both (last - 1, last);
      g_array_set_size (parts, parts->len - 1);
      break;
    case DATELINE_SEARCH_OR:
      join_either (context, last - 1, last);
      g_array_set_size (parts, parts->len - 1);
      break;
    default:
      part.values = new_values ();
      make_part (context, term, &part);
      g_array_append_val (parts, part);
    }
}

/* The whole search for one of the indexes. */
static GArray *
make_whole (Context *context)
{
  const GArray *terms = context->search->terms;
  GArray *parts = g_array_new (FALSE, FALSE, sizeof (Part));

  g_array_set_clear_func (parts, part_clear);
  for (guint i = 0; i < terms->len; i++)
    context->has_match =
        context->has_match ||
        g_array_index (terms, DatelineSearchTerm, i).kind == DATELINE_SEARCH_TEXT;
  for (guint i = 0; i < terms->len; i++)
    add_term (context, parts, &g_array_index (terms, DatelineSearchTerm, i));
  return parts;
}

/* Stories move from one index to another: each of them is in one. */
static void
ask_both (DatelineSearchCondition *self, const DatelineSearch *search, gint64 below)
{
  Context contexts[] = { { search, FALSE, FALSE }, { search, TRUE, FALSE } };
  g_autoptr (GString) sql = g_string_new ("(");

  self->values = new_values ();
  for (gsize i = 0; i < G_N_ELEMENTS (contexts); i++)
    {
      g_autoptr (GArray) parts = make_whole (&contexts[i]);
      Part *part = &g_array_index (parts, Part, 0);

      make_sql (&contexts[i], part);
      g_string_append_printf (sql,
                              "%s(story.id %s ? AND %s)",
                              i > 0 ? " OR " : "",
                              i > 0 ? "<" : ">=",
                              part->sql);
      add_value (self->values, g_variant_new_int64 (below));
      for (guint j = 0; j < part->values->len; j++)
        g_ptr_array_add (self->values, g_variant_ref (part->values->pdata[j]));
    }
  g_string_append_c (sql, ')');
  self->sql = g_strdup (sql->str);
}

void
dateline_search_condition_init (DatelineSearchCondition *self,
                                const DatelineSearch *search,
                                gint64 below)
{
  Context context = { search, FALSE, FALSE };
  g_autoptr (GArray) parts = NULL;
  Part *part;

  memset (self, 0, sizeof *self);
  if (search->terms->len == 0)
    {
      self->values = new_values ();
      return;
    }
  if (below > 0)
    {
      ask_both (self, search, below);
      return;
    }

  parts = make_whole (&context);
  part = &g_array_index (parts, Part, 0);
  if (part->match_denied)
    make_sql (&context, part);
  self->match = g_steal_pointer (&part->match);
  self->sql = g_steal_pointer (&part->sql);
  self->values = g_ptr_array_ref (part->values);
}

void
dateline_search_condition_clear (DatelineSearchCondition *self)
{
  g_clear_pointer (&self->match, g_free);
  g_clear_pointer (&self->sql, g_free);
  g_clear_pointer (&self->values, g_ptr_array_unref);
}
