/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The markers of lists: bullets by depth, numbers and letters as HTML counts. Pure. */

#include "dateline/article/dateline-article-list-private.h"

#include <string.h>

#define HIGHEST_ROMAN 3999

static const char *const bullets[] = { "•", "◦", "▪" };

static const struct
{
  const char *name; /* of list-style-type */
  char style;
} list_styles[] = {
  { "lower-alpha", 'a' }, { "lower-latin", 'a' }, { "upper-alpha", 'A' },
  { "upper-latin", 'A' }, { "lower-roman", 'i' }, { "upper-roman", 'I' },
  { "none", '-' },
};

static char
read_style (const DatelineHtmlWalk *walk)
{
  const char *type = dateline_html_walk_get_attribute (walk, "type");
  const char *css = dateline_html_walk_get_attribute (walk, "style");
  const char *declaration = css ? strstr (css, "list-style") : NULL;

  if (type && type[0] != '\0' && type[1] == '\0' && strchr ("1aAiI", type[0]))
    return type[0];
  for (guint i = 0; declaration && i < G_N_ELEMENTS (list_styles); i++)
    {
      const char *name = strstr (declaration, list_styles[i].name);

      if (name && (gsize) (name - declaration) < strcspn (declaration, ";"))
        return list_styles[i].style;
    }

  return '1';
}

/*
 * dateline_article_list_init:
 * @self: a list
 * @walk: a walk that has just entered it
 */
void
dateline_article_list_init (DatelineArticleList *self, const DatelineHtmlWalk *walk)
{
  const char *start = dateline_html_walk_get_attribute (walk, "start");

  self->is_ordered = walk->tag == DATELINE_HTML_TAG_OL;
  self->style = read_style (walk);
  self->next = 1;
  self->step = 1;
  if (!self->is_ordered)
    return;

  if (dateline_html_walk_get_attribute (walk, "reversed"))
    {
      self->step = -1;
      self->next = dateline_html_walk_count_children (walk, DATELINE_HTML_TAG_LI);
    }
  if (start && (g_ascii_isdigit (*start) || *start == '-'))
    self->next = CLAMP (g_ascii_strtoll (start, NULL, 10), -G_MAXINT32, G_MAXINT32);
}

static char *
format_letters (gint64 number, char first)
{
  char letters[16];
  guint at = sizeof (letters) - 1;

  letters[at] = '\0';
  for (; number > 0 && at > 0; number = (number - 1) / 26)
    letters[--at] = first + (number - 1) % 26;

  return g_strdup (letters + at);
}

static char *
format_roman (gint64 number, gboolean is_upper)
{
  static const struct
  {
    int value;
    const char *letters;
  } numerals[] = {
    { 1000, "m" }, { 900, "cm" }, { 500, "d" }, { 400, "cd" }, { 100, "c" },
    { 90, "xc" },  { 50, "l" },   { 40, "xl" }, { 10, "x" },   { 9, "ix" },
    { 5, "v" },    { 4, "iv" },   { 1, "i" },
  };
  g_autoptr (GString) roman = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (numerals); i++)
    for (; number >= numerals[i].value; number -= numerals[i].value)
      g_string_append (roman, numerals[i].letters);

  return is_upper ? g_ascii_strup (roman->str, -1) : g_strdup (roman->str);
}

static char *
format_number (gint64 number, char style)
{
  if ((style == 'a' || style == 'A') && number > 0)
    return format_letters (number, style);
  if ((style == 'i' || style == 'I') && number > 0 && number <= HIGHEST_ROMAN)
    return format_roman (number, style == 'I');

  return g_strdup_printf ("%" G_GINT64_FORMAT, number);
}

/*
 * dateline_article_list_next_marker:
 * @self: (nullable): the list; %NULL for a member without one
 * @walk: a walk that has just entered the member
 * @depth: how many lists it is in
 *
 * Returns: (transfer full) (nullable): its marker
 */
char *
dateline_article_list_next_marker (DatelineArticleList *self,
                                   const DatelineHtmlWalk *walk,
                                   guint depth)
{
  const char *value;
  g_autofree char *number = NULL;

  if (self && self->style == '-')
    return NULL;
  if (!self || !self->is_ordered)
    return g_strdup (bullets[CLAMP (depth, 1, G_N_ELEMENTS (bullets)) - 1]);

  value = dateline_html_walk_get_attribute (walk, "value");
  if (value && (g_ascii_isdigit (*value) || *value == '-'))
    self->next = CLAMP (g_ascii_strtoll (value, NULL, 10), -G_MAXINT32, G_MAXINT32);
  number = format_number (self->next, self->style);
  self->next += self->step;
  return g_strdup_printf ("%s.", number);
}

/*
 * dateline_article_list_tell_style:
 * @marker: the marker of a list's first member
 *
 * Returns: how the list counts: '1', 'a', 'A', 'i' or 'I', or '-' for a bullet
 */
char
dateline_article_list_tell_style (const char *marker)
{
  gsize n_letters =
      strspn (marker, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");
  gboolean is_upper = g_ascii_isupper (*marker);

  if (g_ascii_isdigit (*marker) || *marker == '-')
    return '1';
  if (n_letters == 0)
    return '-';
  if (n_letters > 1 || *marker == 'i' || *marker == 'I')
    return is_upper ? 'I' : 'i';
  return is_upper ? 'A' : 'a';
}

/* The number that is formatted as @marker; markers are short. */
static gboolean
read_roman (const char *marker, gboolean is_upper, gint64 *number)
{
  static const char letters[] = "ivxlcdm";
  static const int values[] = { 1, 5, 10, 50, 100, 500, 1000 };
  g_autofree char *roman = NULL;
  int last = 0;

  *number = 0;
  for (gsize i = strcspn (marker, "."); i > 0; i--)
    {
      const char *letter = strchr (letters, g_ascii_tolower (marker[i - 1]));
      int value;

      if (!letter || *letter == '\0' || *number > HIGHEST_ROMAN)
        return FALSE;
      value = values[letter - letters];
      *number += value < last ? -value : value;
      last = MAX (last, value);
    }

  roman = format_number (*number, is_upper ? 'I' : 'i');
  return g_str_has_prefix (marker, roman);
}

static gboolean
read_letters (const char *marker, char first, gint64 *number)
{
  *number = 0;
  for (; *marker != '.' && *marker != '\0'; marker++)
    {
      if (*marker < first || *marker >= first + 26 || *number > G_MAXINT32)
        return FALSE;
      *number = *number * 26 + *marker - first + 1;
    }

  return *number > 0;
}

/*
 * dateline_article_list_read_marker:
 * @marker: the marker of a member
 * @style: how its list counts
 * @number: (out): which number it is; 0 for a bullet
 *
 * Returns: whether a list that counts so has such a marker
 */
gboolean
dateline_article_list_read_marker (const char *marker, char style, gint64 *number)
{
  char *end;

  *number = 0;
  switch (style)
    {
    case 'a':
    case 'A':
      return read_letters (marker, style, number);
    case 'i':
    case 'I':
      return read_roman (marker, style == 'I', number);
    case '1':
      *number = g_ascii_strtoll (marker, &end, 10);
      return end != marker;
    default:
      return dateline_article_list_tell_style (marker) == '-';
    }
}
