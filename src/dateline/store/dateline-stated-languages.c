/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The index of words has each language that a story states as a word: the list of its
 * words is asked for the first of them, then for the first behind that. So it is read off
 * what is kept for searching anyway, in as many steps as there are languages, however
 * many stories. On the thread of its database.
 */

#include "dateline/store/dateline-stated-languages-private.h"

#include "dateline/store/dateline-search-text-private.h"

#include <string.h>

#define MAX_LANGUAGES 64
#define MAX_STEPS 1000 /* what publishers state is not always a language */

/* The list of words belongs to the connection, which otherwise writes nothing. A pragma
 * has every statement prepared anew, so it is looked first whether the list is there. */
static gboolean
make_vocabulary (DatelineDatabase *database, GError **error)
{
  gint64 is_there, is_reader;

  if (!dateline_database_get_int64 (database,
                                    "SELECT count (*) FROM temp.sqlite_master"
                                    " WHERE name = 'vocabulary'",
                                    &is_there,
                                    error) ||
      !dateline_database_get_int64 (database, "PRAGMA query_only", &is_reader, error))
    return FALSE;
  if (is_there)
    return TRUE;
  if (is_reader && !dateline_database_run (database, "PRAGMA query_only = OFF", error))
    return FALSE;
  return dateline_database_run (database,
                                "CREATE VIRTUAL TABLE temp.vocabulary"
                                " USING fts5vocab (main, search, instance)",
                                error) &&
         (!is_reader ||
          dateline_database_run (database, "PRAGMA query_only = ON", error));
}

static gboolean
is_tag (const char *text)
{
  gsize length = strlen (text);

  for (const char *p = text; *p != '\0'; p++)
    if (!g_ascii_islower (*p))
      return FALSE;
  return length == 2 || length == 3;
}

/* The first word from @from on that is a language; NULL at the end, or on an error. */
static char *
find_word (DatelineDatabase *database, const char *from, GError **error)
{
  g_autoptr (DatelineStatement) statement = dateline_database_prepare_with (
      database,
      "SELECT term FROM temp.vocabulary WHERE term >= ?1 LIMIT 1",
      error,
      DATELINE_TEXT (from));
  const char *word;

  if (statement == NULL ||
      dateline_statement_step (statement, error) != DATELINE_STEP_ROW)
    return NULL;
  word = dateline_statement_get_text (statement, 0);
  if (word == NULL || !g_str_has_prefix (word, DATELINE_SEARCH_FACT_LANGUAGE))
    return NULL;
  return g_strdup (word + strlen (DATELINE_SEARCH_FACT_LANGUAGE));
}

GStrv
dateline_stated_languages_list (DatelineDatabase *database, GError **error)
{
  g_autoptr (GStrvBuilder) tags = g_strv_builder_new ();
  g_autofree char *from = g_strdup (DATELINE_SEARCH_FACT_LANGUAGE);
  GError *failure = NULL;
  guint n_tags = 0;

  if (!make_vocabulary (database, error))
    return NULL;
  for (guint i = 0; i < MAX_STEPS && n_tags < MAX_LANGUAGES; i++)
    {
      g_autofree char *word = find_word (database, from, &failure);

      if (word == NULL)
        break;
      if (is_tag (word))
        {
          g_strv_builder_add (tags, word);
          n_tags++;
        }
      /* What is behind it and its countries: "." comes after "-". */
      g_free (from);
      from = g_strconcat (DATELINE_SEARCH_FACT_LANGUAGE, word, ".", NULL);
    }
  if (failure != NULL)
    {
      g_propagate_error (error, failure);
      return NULL;
    }
  return g_strv_builder_end (tags);
}
