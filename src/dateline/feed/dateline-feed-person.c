/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Names as feeds write them: "name (mail)", "mail (name)", "name <mail>", a bare mail
 * address, a bare name. Pure, any thread. */

#include "dateline/feed/dateline-feed-person-private.h"

#include "dateline/html/dateline-html-text-private.h"
#include "dateline/text/dateline-text-private.h"

#include <string.h>

/* What a name is wrapped in on the page that it was copied from. Blocks are not: who
 * writes "<p>" in a name means those letters. */
static gboolean
has_inline_markup (const char *text)
{
  static const char *const ends[] = {
    "</a>", "</span>", "</b>", "</strong>", "</i>", "</em>",
  };

  if (strchr (text, '<') == NULL)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    if (strstr (text, ends[i]) != NULL)
      return TRUE;

  return FALSE;
}

/*
 * dateline_feed_name_read:
 * @text: (nullable): a person's or a category's name as written
 *
 * Makes a name safe to show. Publishers escape names once too often ("R&amp;D"); that is
 * undone unless markup would come of it. Links and emphasis around a name go.
 *
 * Returns: (transfer full) (nullable): the name, %NULL if there is none
 */
char *
dateline_feed_name_read (const char *text)
{
  g_autofree char *decoded = NULL;
  g_autofree char *name = NULL;

  if (text == NULL)
    return NULL;
  if (has_inline_markup (text))
    text = decoded = dateline_html_to_text (text, -1);
  else if (strchr (text, '&') != NULL && strchr (text, '<') == NULL)
    {
      decoded = dateline_html_unescape (text);
      if (strchr (decoded, '<') == NULL)
        text = decoded;
    }

  name = dateline_text_tame (text);
  return name == NULL || name[0] == '\0' ? NULL : g_steal_pointer (&name);
}

static gboolean
is_mail_character (char c)
{
  return g_ascii_isalnum (c) || (c != '\0' && strchr ("._%+-@'~=", c) != NULL);
}

/* The mail address around the first "@" that has one. */
static gboolean
find_mail (const char *text, const char **start, const char **end)
{
  for (const char *at = strchr (text, '@'); at != NULL; at = strchr (at + 1, '@'))
    {
      const char *first = at;
      const char *last = at + 1;

      while (first > text && is_mail_character (first[-1]))
        first--;
      while (is_mail_character (*last) && *last != '@')
        last++;
      while (last > at + 1 && last[-1] == '.')
        last--;
      if (first < at && last > at + 1)
        {
          *start = first;
          *end = last;
          return TRUE;
        }
    }

  return FALSE;
}

/* Takes pairs of brackets, quotes and what parts a name from an address off both ends. */
static char *
trim_name (char *name)
{
  static const char *const pairs[] = { "()", "<>", "[]", "\"\"" };
  gboolean again = TRUE;

  while (again)
    {
      gsize length;

      again = FALSE;
      g_strstrip (name);
      length = strlen (name);
      for (guint i = 0; i < G_N_ELEMENTS (pairs) && length >= 2; i++)
        if (name[0] == pairs[i][0] && name[length - 1] == pairs[i][1])
          {
            name[length - 1] = '\0';
            memmove (name, name + 1, length - 1);
            again = TRUE;
            break;
          }
      if (!again && length > 0 && strchr (",;", name[length - 1]) != NULL)
        {
          name[length - 1] = '\0';
          again = TRUE;
        }
    }

  return name;
}

/*
 * dateline_feed_person_read:
 * @text: (nullable): a person as written
 *
 * Takes a name and a mail address apart.
 *
 * Returns: (transfer full) (nullable): the person, %NULL if there is none
 */
DatelineAuthor *
dateline_feed_person_read (const char *text)
{
  g_autofree char *whole = dateline_feed_name_read (text);
  g_autofree char *mail = NULL;
  g_autofree char *name = NULL;
  g_autofree char *line = NULL;
  const char *start;
  const char *end;

  if (whole == NULL)
    return NULL;
  if (!find_mail (whole, &start, &end))
    return dateline_author_new (whole, NULL, NULL);

  mail = g_strndup (start, end - start);
  if (start - whole >= 7 && g_ascii_strncasecmp (start - 7, "mailto:", 7) == 0)
    start -= 7;
  /* Brackets around the address alone go with it. */
  if (start > whole && strchr ("(<[", start[-1]) != NULL && *end != '\0' &&
      strchr (")>]", *end) != NULL)
    {
      start--;
      end++;
    }
  name = g_strdup_printf ("%.*s %s", (int) (start - whole), whole, end);
  line = dateline_text_tame (trim_name (name));
  return dateline_author_new (line[0] ? line : NULL, mail, NULL);
}
