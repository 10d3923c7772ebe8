/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* A piece of a story in which the words that somebody searches for stand. */

#include "dateline/store/dateline-search-excerpt-private.h"

#include "dateline/store/dateline-page-table-private.h"
#include "dateline/store/dateline-search-text-private.h"
#include "dateline/text/dateline-text-private.h"

#include <string.h>

/* As much as a line of a list may show, and how much of it stands before the words. */
#define EXCERPT_CHARS 200
#define CHARS_BEFORE 40

static gboolean
has_words (const DatelineSearch *search, const char *text)
{
  gsize n = 0;
  g_autofree gsize *offsets =
      text != NULL ? dateline_search_find (search, DATELINE_SEARCH_FIELD_ANY, text, &n)
                   : NULL;

  return n > 0;
}

/* A little before @place, at the beginning of a word if there is one. */
static const char *
step_back (const char *text, const char *place)
{
  const char *start = place;
  const char *word = NULL;

  for (int i = 0; i < CHARS_BEFORE && start > text; i++)
    {
      const char *before = g_utf8_prev_char (start);

      if (*before == '\n')
        return start;
      if (*before == ' ')
        word = start;
      start = before;
    }
  return start == text || word == NULL ? start : word;
}

char *
dateline_search_excerpt_cut (const DatelineSearch *search,
                             DatelineSearchField field,
                             const char *text)
{
  gsize n;
  g_autofree gsize *offsets = dateline_search_find (search, field, text, &n);
  g_autofree char *piece = NULL;
  const char *start;

  if (n == 0)
    return NULL;
  start = step_back (text, text + offsets[0]);
  piece = dateline_text_excerpt (start, EXCERPT_CHARS);
  return piece != NULL && start > text ? g_strconcat ("…", piece, NULL)
                                       : g_steal_pointer (&piece);
}

void
dateline_search_excerpt_show (DatelineDatabase *database,
                              gint64 story_id,
                              const DatelineSearch *search,
                              char **excerpt)
{
  g_autoptr (DatelineEntry) entry = NULL;
  g_autofree char *captions = NULL;
  g_autofree char *credits = NULL;

  if (has_words (search, *excerpt))
    return;
  entry = dateline_page_table_load_shown_entry (database, story_id, NULL);
  if (entry == NULL)
    return;

  captions = dateline_search_text_make_captions (entry);
  credits = dateline_search_text_make_credits (entry);
  const struct
  {
    DatelineSearchField field;
    const char *text;
  } places[] = {
    { DATELINE_SEARCH_FIELD_ANY, dateline_entry_get_content_text (entry) },
    { DATELINE_SEARCH_FIELD_ANY, dateline_entry_get_summary (entry) },
    { DATELINE_SEARCH_FIELD_CAPTION, captions },
    { DATELINE_SEARCH_FIELD_CREDIT, credits },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    {
      char *piece =
          places[i].text != NULL
              ? dateline_search_excerpt_cut (search, places[i].field, places[i].text)
              : NULL;

      if (piece == NULL)
        continue;
      g_free (*excerpt);
      *excerpt = piece;
      return;
    }
}
