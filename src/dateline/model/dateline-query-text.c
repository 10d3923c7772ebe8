/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* A query as a text that a later version can read too: a dictionary of which each knows
 * its keys and passes over the others. Pure.
 */

#include "dateline/model/dateline-query-private.h"

#include <string.h>

/* What is written is read without a limit of its own: nothing that a person filters by
 * comes near it. */
#define MAX_LENGTH (64 * 1024)

static void
insert_flag (GVariantDict *dict, const char *key, gboolean flag)
{
  if (flag)
    g_variant_dict_insert (dict, key, "b", TRUE);
}

static void
insert_number (GVariantDict *dict, const char *key, guint32 number)
{
  if (number != 0)
    g_variant_dict_insert (dict, key, "u", number);
}

static void
insert_text (GVariantDict *dict, const char *key, const char *text)
{
  if (text != NULL)
    g_variant_dict_insert (dict, key, "s", text);
}

static void
insert_day (GVariantDict *dict, const char *key, const GDate *day)
{
  if (g_date_valid (day))
    g_variant_dict_insert (dict, key, "u", g_date_get_julian (day));
}

/**
 * dateline_query_to_string:
 * @self: a query
 *
 * Writes the query down, but for its limit, to be kept. Ranges that move with the
 * calendar go on moving.
 *
 * Returns: (transfer full): a text for dateline_query_new_from_string()
 */
char *
dateline_query_to_string (const DatelineQuery *self)
{
  g_auto (GVariantDict) dict = G_VARIANT_DICT_INIT (NULL);
  g_autoptr (GVariant) variant = NULL;
  GDate first, last;

  g_return_val_if_fail (self != NULL, NULL);

  if (self->feed_id != 0)
    g_variant_dict_insert (&dict, "feed", "x", self->feed_id);
  if (self->categories->len > 1)
    g_variant_dict_insert (&dict, "categories", "^as", self->categories->pdata);
  insert_flag (&dict, "all-categories", self->all_categories);
  insert_flag (&dict, "unread", self->unread_only);
  insert_flag (&dict, "saved", self->saved_only);
  insert_flag (&dict, "upcoming", self->upcoming);
  insert_number (&dict, "parts", self->parts);
  insert_text (&dict, "language", self->language);
  insert_text (&dict, "author", self->author);
  insert_text (&dict, "words", self->words);
  insert_number (&dict, "order", self->order);
  insert_number (&dict, "grouping", self->grouping);
  if (dateline_query_get_days (self, &first, &last))
    {
      insert_day (&dict, "first", &first);
      insert_day (&dict, "last", &last);
    }
  else if (self->range != DATELINE_DATE_RANGE_ANY)
    g_variant_dict_insert (&dict, "days", "u", (guint32) self->range);
  variant = g_variant_ref_sink (g_variant_dict_end (&dict));
  return g_variant_print (variant, TRUE);
}

static void
read_categories (DatelineQuery *self, GVariantDict *dict)
{
  g_autoptr (GVariant) names =
      g_variant_dict_lookup_value (dict, "categories", G_VARIANT_TYPE_STRING_ARRAY);
  const char *name;
  GVariantIter iter;

  if (names == NULL)
    return;
  g_variant_iter_init (&iter, names);
  while (g_variant_iter_next (&iter, "&s", &name))
    dateline_query_add_category (self, name);
}

static void
read_days (DatelineQuery *self, GVariantDict *dict)
{
  GDate days[2];
  const char *const keys[] = { "first", "last" };
  guint32 value;

  g_date_clear (days, G_N_ELEMENTS (days));
  if (g_variant_dict_lookup (dict, "days", "u", &value) &&
      value < DATELINE_DATE_RANGE_BETWEEN)
    dateline_query_set_date_range (self, value);
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    if (g_variant_dict_lookup (dict, keys[i], "u", &value) && g_date_valid_julian (value))
      g_date_set_julian (&days[i], value);
  if (g_date_valid (&days[0]) || g_date_valid (&days[1]))
    dateline_query_set_days (self, &days[0], &days[1]);
}

static void
read_texts (DatelineQuery *self, GVariantDict *dict)
{
  static const struct
  {
    const char *key;
    void (*set) (DatelineQuery *self, const char *text);
  } texts[] = {
    { "language", dateline_query_set_language },
    { "author", dateline_query_set_author },
    { "words", dateline_query_set_words },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      const char *text;

      if (g_variant_dict_lookup (dict, texts[i].key, "&s", &text))
        texts[i].set (self, text);
    }
}

static void
read_flags (DatelineQuery *self, GVariantDict *dict)
{
  static const struct
  {
    const char *key;
    void (*set) (DatelineQuery *self, gboolean flag);
  } flags[] = {
    { "all-categories", dateline_query_set_all_categories },
    { "unread", dateline_query_set_unread_only },
    { "saved", dateline_query_set_saved_only },
    { "upcoming", dateline_query_set_upcoming },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (flags); i++)
    {
      gboolean flag;

      if (g_variant_dict_lookup (dict, flags[i].key, "b", &flag))
        flags[i].set (self, flag);
    }
}

/**
 * dateline_query_new_from_string:
 * @text: what dateline_query_to_string() wrote
 *
 * Reads a query that was kept. What a later version wrote and this one does not know is
 * left out.
 *
 * Returns: (transfer full) (nullable): the query, %NULL if @text is none
 */
DatelineQuery *
dateline_query_new_from_string (const char *text)
{
  g_autoptr (DatelineQuery) self = NULL;
  g_autoptr (GVariant) variant = NULL;
  g_auto (GVariantDict) dict = { 0 };
  guint32 value;

  g_return_val_if_fail (text != NULL, NULL);

  if (strlen (text) > MAX_LENGTH)
    return NULL;
  variant = g_variant_parse (G_VARIANT_TYPE_VARDICT, text, NULL, NULL, NULL);
  if (variant == NULL)
    return NULL;

  self = dateline_query_new ();
  g_variant_dict_init (&dict, variant);
  g_variant_dict_lookup (&dict, "feed", "x", &self->feed_id);
  if (g_variant_dict_lookup (&dict, "parts", "u", &value))
    self->parts = value & (DATELINE_QUERY_PARTS_PICTURE | DATELINE_QUERY_PARTS_MEDIA);
  if (g_variant_dict_lookup (&dict, "order", "u", &value) &&
      value <= DATELINE_QUERY_ORDER_UNREAD)
    self->order = value;
  if (g_variant_dict_lookup (&dict, "grouping", "u", &value) &&
      value <= DATELINE_QUERY_GROUPING_FEED)
    self->grouping = value;
  read_flags (self, &dict);
  read_categories (self, &dict);
  read_texts (self, &dict);
  read_days (self, &dict);
  return g_steal_pointer (&self);
}
