/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The operators of a search and their values, as tables. Each has its name in English and
 * in the reader's language, and both are always understood. Pure.
 */

#include "dateline/model/dateline-search-private.h"

#include <glib/gi18n-lib.h>

#include <string.h>

#define OPERATOR_CONTEXT "search operator"
#define VALUE_CONTEXT "search value"

static const DatelineSearchOperator operators[] = {
  { NC_ ("search operator", "title"),
    DATELINE_SEARCH_TEXT,
    DATELINE_SEARCH_FIELD_TITLE,
    0,
    FALSE,
    TRUE,
    N_ ("Words in the title"),
    DATELINE_SEARCH_VALUES_NONE },
  { NC_ ("search operator", "author"),
    DATELINE_SEARCH_TEXT,
    DATELINE_SEARCH_FIELD_AUTHOR,
    0,
    FALSE,
    TRUE,
    N_ ("Who wrote it"),
    DATELINE_SEARCH_VALUES_AUTHORS },
  { NC_ ("search operator", "feed"),
    DATELINE_SEARCH_FEED,
    0,
    0,
    FALSE,
    TRUE,
    N_ ("The name of a feed"),
    DATELINE_SEARCH_VALUES_FEEDS },
  { NC_ ("search operator", "category"),
    DATELINE_SEARCH_CATEGORY,
    0,
    0,
    FALSE,
    TRUE,
    N_ ("A section of the news"),
    DATELINE_SEARCH_VALUES_CATEGORIES },
  { NC_ ("search operator", "is"),
    DATELINE_SEARCH_IS,
    0,
    0,
    FALSE,
    TRUE,
    N_ ("Unread, read, saved, updated"),
    DATELINE_SEARCH_VALUES_WORDS },
  { NC_ ("search operator", "has"),
    DATELINE_SEARCH_HAS,
    0,
    0,
    FALSE,
    TRUE,
    N_ ("A picture, a recording, a caption"),
    DATELINE_SEARCH_VALUES_WORDS },
  { NC_ ("search operator", "after"),
    DATELINE_SEARCH_DAYS,
    0,
    1,
    FALSE,
    TRUE,
    N_ ("Later than a day, month or year"),
    DATELINE_SEARCH_VALUES_WORDS },
  { NC_ ("search operator", "before"),
    DATELINE_SEARCH_DAYS,
    0,
    -1,
    FALSE,
    TRUE,
    N_ ("Earlier than a day, month or year"),
    DATELINE_SEARCH_VALUES_WORDS },
  { NC_ ("search operator", "on"),
    DATELINE_SEARCH_DAYS,
    0,
    0,
    TRUE,
    TRUE,
    N_ ("In a day, month or year"),
    DATELINE_SEARCH_VALUES_WORDS },
  { NC_ ("search operator", "since"),
    DATELINE_SEARCH_DAYS,
    0,
    1,
    TRUE,
    FALSE,
    NULL,
    DATELINE_SEARCH_VALUES_WORDS },
  { NC_ ("search operator", "until"),
    DATELINE_SEARCH_DAYS,
    0,
    -1,
    TRUE,
    FALSE,
    NULL,
    DATELINE_SEARCH_VALUES_WORDS },
  { NC_ ("search operator", "caption"),
    DATELINE_SEARCH_TEXT,
    DATELINE_SEARCH_FIELD_CAPTION,
    0,
    FALSE,
    TRUE,
    N_ ("Words beneath a picture"),
    DATELINE_SEARCH_VALUES_NONE },
  { NC_ ("search operator", "credit"),
    DATELINE_SEARCH_TEXT,
    DATELINE_SEARCH_FIELD_CREDIT,
    0,
    FALSE,
    TRUE,
    N_ ("Who made a picture"),
    DATELINE_SEARCH_VALUES_NONE },
  { NC_ ("search operator", "site"),
    DATELINE_SEARCH_SITE,
    0,
    0,
    FALSE,
    TRUE,
    N_ ("Where it was published, as example.org"),
    DATELINE_SEARCH_VALUES_NONE },
  { NC_ ("search operator", "link"),
    DATELINE_SEARCH_SITE,
    0,
    0,
    FALSE,
    FALSE,
    NULL,
    DATELINE_SEARCH_VALUES_NONE },
  { NC_ ("search operator", "lang"),
    DATELINE_SEARCH_LANGUAGE,
    0,
    0,
    FALSE,
    TRUE,
    N_ ("Its language, as de"),
    DATELINE_SEARCH_VALUES_NONE },
};

/* The first name of a value is the one that is written; the others are understood. */
static const struct
{
  DatelineSearchKind kind;
  int value;
  const char *name;
} values[] = {
  { DATELINE_SEARCH_IS, DATELINE_SEARCH_IS_UNREAD, NC_ ("search value", "unread") },
  { DATELINE_SEARCH_IS, DATELINE_SEARCH_IS_READ, NC_ ("search value", "read") },
  { DATELINE_SEARCH_IS, DATELINE_SEARCH_IS_SAVED, NC_ ("search value", "saved") },
  { DATELINE_SEARCH_IS, DATELINE_SEARCH_IS_UNSAVED, NC_ ("search value", "unsaved") },
  { DATELINE_SEARCH_IS, DATELINE_SEARCH_IS_UPDATED, NC_ ("search value", "updated") },
  { DATELINE_SEARCH_HAS, DATELINE_SEARCH_HAS_IMAGE, NC_ ("search value", "image") },
  { DATELINE_SEARCH_HAS, DATELINE_SEARCH_HAS_AUDIO, NC_ ("search value", "audio") },
  { DATELINE_SEARCH_HAS, DATELINE_SEARCH_HAS_VIDEO, NC_ ("search value", "video") },
  { DATELINE_SEARCH_HAS,
    DATELINE_SEARCH_HAS_ENCLOSURE,
    NC_ ("search value", "enclosure") },
  { DATELINE_SEARCH_HAS, DATELINE_SEARCH_HAS_CAPTION, NC_ ("search value", "caption") },
  { DATELINE_SEARCH_HAS, DATELINE_SEARCH_HAS_IMAGE, NC_ ("search value", "picture") },
  { DATELINE_SEARCH_HAS, DATELINE_SEARCH_HAS_IMAGE, NC_ ("search value", "photo") },
  { DATELINE_SEARCH_HAS, DATELINE_SEARCH_HAS_AUDIO, NC_ ("search value", "podcast") },
  { DATELINE_SEARCH_HAS,
    DATELINE_SEARCH_HAS_ENCLOSURE,
    NC_ ("search value", "attachment") },
};

static gboolean
is_name (const char *name, const char *context, const char *text, gsize length)
{
  const char *const names[] = { name, g_dpgettext2 (GETTEXT_PACKAGE, context, name) };
  g_autofree char *typed = g_utf8_casefold (text, length);

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *known = g_utf8_casefold (names[i], -1);

      if (g_str_equal (known, typed))
        return TRUE;
    }
  return FALSE;
}

const DatelineSearchOperator *
dateline_search_find_operator (const char *name, gsize length)
{
  for (gsize i = 0; i < G_N_ELEMENTS (operators); i++)
    if (is_name (operators[i].name, OPERATOR_CONTEXT, name, length))
      return &operators[i];
  return NULL;
}

/* Whether @text is the beginning of a value's name. */
static gboolean
begins (const char *name, const char *text)
{
  const char *const names[] = { name,
                                g_dpgettext2 (GETTEXT_PACKAGE, VALUE_CONTEXT, name) };
  g_autofree char *typed = g_utf8_casefold (text, -1);

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *known = g_utf8_casefold (names[i], -1);

      if (g_str_has_prefix (known, typed))
        return TRUE;
    }
  return FALSE;
}

int
dateline_search_find_value (DatelineSearchKind kind, const char *text)
{
  int found = -1;

  for (gsize i = 0; i < G_N_ELEMENTS (values); i++)
    if (values[i].kind == kind &&
        is_name (values[i].name, VALUE_CONTEXT, text, strlen (text)))
      return values[i].value;

  for (gsize i = 0; i < G_N_ELEMENTS (values); i++)
    if (values[i].kind == kind && begins (values[i].name, text))
      {
        if (found >= 0 && found != values[i].value)
          return -1;
        found = values[i].value;
      }
  return found;
}

/* The name by which a value is written, in English. */
const char *
dateline_search_get_value_name (DatelineSearchKind kind, int value)
{
  for (gsize i = 0; i < G_N_ELEMENTS (values); i++)
    if (values[i].kind == kind && values[i].value == value)
      return values[i].name;
  g_return_val_if_reached ("");
}

/**
 * dateline_search_list_operators:
 *
 * Lists the operators of a search as they are offered, in the reader's language.
 *
 * Returns: (transfer full): names, without the colon
 */
GStrv
dateline_search_list_operators (void)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (operators); i++)
    if (operators[i].is_listed)
      g_strv_builder_add (
          names,
          g_dpgettext2 (GETTEXT_PACKAGE, OPERATOR_CONTEXT, operators[i].name));
  return g_strv_builder_end (names);
}

/**
 * dateline_search_explain_operator:
 * @name: an operator, in English or in the reader's language
 *
 * Tells in a few words what an operator asks for.
 *
 * Returns: (nullable): the words, or %NULL if there is nothing to say
 */
const char *
dateline_search_explain_operator (const char *name)
{
  const DatelineSearchOperator *lead;

  g_return_val_if_fail (name != NULL, NULL);

  lead = dateline_search_find_operator (name, strlen (name));
  return lead != NULL && lead->explanation != NULL ? _ (lead->explanation) : NULL;
}

/**
 * dateline_search_list_values:
 * @operator_name: an operator, in English or in the reader's language
 *
 * Lists the values that an operator is offered with, in the reader's language.
 *
 * Returns: (transfer full): the values; none for an operator that takes any
 */
GStrv
dateline_search_list_values (const char *operator_name)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  const DatelineSearchOperator *lead;
  int next = 0;

  g_return_val_if_fail (operator_name != NULL, NULL);

  lead = dateline_search_find_operator (operator_name, strlen (operator_name));
  if (lead != NULL && lead->kind == DATELINE_SEARCH_DAYS)
    return dateline_search_list_days ();
  for (gsize i = 0; lead != NULL && i < G_N_ELEMENTS (values); i++)
    if (values[i].kind == lead->kind && values[i].value == next)
      {
        g_strv_builder_add (
            names,
            g_dpgettext2 (GETTEXT_PACKAGE, VALUE_CONTEXT, values[i].name));
        next++;
      }
  return g_strv_builder_end (names);
}
