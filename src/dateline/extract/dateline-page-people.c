/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Names of people, as they are written in bylines: who is nobody, where a name ends, what
 * stands around it. Pure, any thread. */

#include "dateline/extract/dateline-page-people-private.h"

#include "dateline/extract/dateline-page-letters-private.h"
#include "dateline/text/dateline-date-words-private.h"
#include "dateline/text/dateline-text-private.h"

#include <string.h>

#define MOST_WORDS 4

/* In front of the name, in lower case. */
static const char *const announcements[] = {
  "written by ", "posted by ", "reported by ", "story by ", "words by ", "article by ",
  "by ",         "by: ",       "author: ",     "authors: ", "von ",      "par ",
  "por ",        "autor: ",    "texto: ",      "door ",     "di ",
};

/* What stands in the place of a name. */
static const char *const nobodies[] = {
  "author",  "authors",   "admin",     "administrator", "editor",    "staff",
  "guest",   "unknown",   "webmaster", "last",          "first",     "written",
  "updated", "published", "redaktion", "redacción",     "rédaction", "redazione",
  "redação", "by",        "google+",   "facebook",      "twitter",
};

/* What is said around other names: of who comments, or of what the author made. */
static const char *const of_others[] = { " says",
                                         " said",
                                         "more by",
                                         "posts by",
                                         "follow " };

gboolean
dateline_page_people_are_nobody (const char *name)
{
  g_autofree char *folded = dateline_page_letters_casefold (name);
  int value;

  if (dateline_date_find_word (name, strlen (name), &value) != DATELINE_DATE_WORD_UNKNOWN)
    return TRUE;
  if (*name == '\0' || g_ascii_isdigit (*name) || strstr (name, "://") ||
      g_str_has_prefix (name, "www.") || g_str_has_prefix (name, "@"))
    return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (nobodies); i++)
    if (strcmp (folded, nobodies[i]) == 0)
      return TRUE;
  return strchr (name, ':') || g_str_has_suffix (name, "–") ||
         g_str_has_suffix (name, "—") ||
         dateline_page_letters_have_one_of (folded, of_others, G_N_ELEMENTS (of_others));
}

/* "The Harbour Post", "Agency News": whoever wrote it there. */
gboolean
dateline_page_people_are_publisher (const char *name)
{
  static const char *const words[] = {
    "AFP",   "AP",    "Desk",   "Editors", "Gazette", "Herald",  "Journal", "Magazine",
    "Media", "News",  "Online", "Post",    "Press",   "Radio",   "Staff",   "TV",
    "Team",  "Times", "Today",  "Tribune", "dpa",     "Reuters", "TODAY",   "Agencies",
  };
  const char *last = strrchr (name, ' ');

  last = last ? last + 1 : name;
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strcmp (last, words[i]) == 0)
      return TRUE;
  return FALSE;
}

/* A handle, the host or the name of the site: somebody else may be named on the page. */
gboolean
dateline_page_people_are_vague (const char *name, const char *site_name)
{
  gboolean has_capital = FALSE;
  gboolean is_ascii = TRUE;

  for (const char *p = name; *p; p++)
    {
      has_capital |= g_ascii_isupper (*p);
      is_ascii &= (guchar) *p < 0x80;
    }
  return g_str_has_suffix (name, ".com") || g_str_has_suffix (name, " GmbH") ||
         g_str_has_suffix (name, " Inc.") || g_str_has_suffix (name, " o.o.") ||
         (site_name && g_ascii_strncasecmp (name, site_name, strlen (site_name)) == 0) ||
         dateline_page_people_are_publisher (name) ||
         (is_ascii && !has_capital && !strchr (name, ' '));
}

/* Without "By " and what else stands around the names. */
char *
dateline_page_people_dup_names (const char *text)
{
  g_autofree char *line = dateline_text_collapse (text);
  g_autofree char *lower = NULL;
  const char *start = line;
  gboolean cut;

  while (*start == '|' || *start == '-' || *start == ' ')
    start++;
  do
    {
      cut = FALSE;
      g_free (lower);
      lower = g_ascii_strdown (start, -1);
      for (guint i = 0; i < G_N_ELEMENTS (announcements) && !cut; i++)
        if (g_str_has_prefix (lower, announcements[i]))
          {
            start += strlen (announcements[i]);
            cut = TRUE;
          }
    }
  while (cut);
  return g_strdup (start);
}

/* Whether @word begins what is written behind a name. */
static gboolean
ends_name (const char *word, gsize length)
{
  static const char *const words[] = { "on",     "Updated", "Published", "Posted",
                                       "Follow", "at",      "Print",     "Share" };
  int value;

  if (g_ascii_isdigit (*word) || *word == '@' || strchr ("|/", *word))
    return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (strlen (words[i]) == length && strncmp (word, words[i], length) == 0)
      return TRUE;
  /* "May" and "Jan" are names too, unless a number follows. */
  return dateline_date_find_word (word, length, &value) == DATELINE_DATE_WORD_MONTH &&
         word[length] != '\0' &&
         strpbrk (word + length, "0123456789") == word + length + 1;
}

/* Up to a date, a handle or a mark that parts. */
char *
dateline_page_people_cut (const char *name)
{
  const char *p;

  /* Where boxes stand side by side there may be no space. */
  for (p = name; *p; p++)
    if (p > name && g_ascii_isdigit (*p) && g_ascii_islower (p[-1]))
      return g_strndup (name, p - name);
  p = strchr (name, ' ');
  for (; p; p = strchr (p + 1, ' '))
    if (ends_name (p + 1, strcspn (p + 1, " ,.:")))
      break;
  return p ? g_strchomp (g_strndup (name, p - name)) : g_strdup (name);
}

/* Two to four words that begin with a capital, as far as there are capitals. */
gboolean
dateline_page_people_are_named (const char *text)
{
  static const char *const others[] = { "Author", "Comment", "More ", "View ",
                                        "About ", "Page",    "Posts", "Profile" };
  guint n_words = 1;

  for (const char *p = text; *p; p++)
    {
      if (*p == '|' || *p == '?' || *p == '!' || g_ascii_isdigit (*p))
        return FALSE;
      n_words += *p == ' ';
    }
  return g_unichar_islower (g_utf8_get_char (text)) == FALSE && n_words >= 2 &&
         n_words <= MOST_WORDS &&
         !dateline_page_letters_have_one_of (text, others, G_N_ELEMENTS (others));
}

/* "Ann Lee;Bo Ek , The Harbour Post": names parted in one way, without where they are. */
char *
dateline_page_people_part (char *names)
{
  g_auto (GStrv) parts = names ? g_strsplit_set (names, ";,", -1) : NULL;
  guint n = 0;

  if (!parts)
    return names;
  for (guint i = 0; parts[i]; i++)
    if (*g_strstrip (parts[i]) == '\0' ||
        (n > 0 && dateline_page_people_are_publisher (parts[i]) &&
         strchr (parts[i], ' ')))
      g_free (parts[i]);
    else
      parts[n++] = parts[i];
  parts[n] = NULL;
  g_free (names);
  return g_strjoinv (", ", parts);
}

/* As people write themselves: not in capitals, nor with what they are behind: "JANE DOE
 * (STAFF WRITER)". */
char *
dateline_page_people_tidy (char *names)
{
  g_autoptr (GString) text = NULL;
  gboolean begins = TRUE;
  char *behind = names ? strstr (names, " (") : NULL;

  if (behind && behind > names && g_str_has_suffix (names, ")"))
    *behind = '\0';
  if (names && g_str_has_suffix (names, " -"))
    names[strlen (names) - 2] = '\0';
  if (!names || !strchr (names, ' '))
    return names;
  for (const char *p = names; *p; p = g_utf8_next_char (p))
    if (g_unichar_islower (g_utf8_get_char (p)))
      return names;
  text = g_string_new (NULL);
  for (const char *p = names; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      g_string_append_unichar (text, begins ? c : g_unichar_tolower (c));
      begins = !g_unichar_isalpha (c);
    }
  g_free (names);
  return g_string_free (g_steal_pointer (&text), FALSE);
}
