/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The table of headlines. On the thread of its database. */

#include "dateline/store/dateline-headline-table-private.h"

#include "dateline/model/dateline-headline-builder-private.h"
#include "dateline/store/dateline-feed-table-private.h"
#include "dateline/store/dateline-saved-table-private.h"
#include "dateline/store/dateline-search-excerpt-private.h"
#include "dateline/text/dateline-text-private.h"

#include <glib/gi18n-lib.h>

#include <string.h>

#define EXCERPT_CHARS 200
#define TITLE_CHARS 80

/* Lines above a story that are looked at, and the letters around a credit, as in
 * "Photograph by …" or "(…/File)". */
#define MAX_CAPTIONS 8
#define MAX_CREDIT_WORDS 24

/* What is made of an entry once, to be kept. */
typedef struct
{
  char *byline;
  char *excerpt;
  const char *picture_uri;
} Shown;

static void
shown_clear (Shown *self)
{
  g_free (self->byline);
  g_free (self->excerpt);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Shown, shown_clear)

char *
dateline_headline_table_make_byline (DatelineEntry *entry)
{
  GPtrArray *authors = dateline_entry_get_authors (entry);
  GString *byline = g_string_new (NULL);

  for (gsize i = 0; i < authors->len; i++)
    {
      const char *name = dateline_author_get_name (g_ptr_array_index (authors, i));

      if (name == NULL || *name == '\0')
        continue;
      if (byline->len > 0)
        g_string_append (byline, ", ");
      g_string_append (byline, name);
    }

  if (byline->len > 0)
    return g_string_free (byline, FALSE);
  g_string_free (byline, TRUE);
  return NULL;
}

/* Whether the line from @line to @stop begins with @words and has little more. */
static gboolean
is_mostly (const char *line, const char *stop, const char *words, gsize more)
{
  gsize length = words != NULL ? strlen (words) : 0;

  return length > 0 && (gsize) (stop - line) >= length &&
         (gsize) (stop - line) <= length + more && strncmp (line, words, length) == 0;
}

/* Whether a line is what stands under a picture: its caption, as a rule with the credit
 * after it, or the credit alone. */
static gboolean
is_under_picture (DatelineEntry *entry, const char *line, const char *stop)
{
  GPtrArray *pictures = dateline_entry_get_pictures (entry);

  for (guint i = 0; i < pictures->len; i++)
    {
      const DatelinePicture *picture = pictures->pdata[i];
      const char *credit = dateline_picture_get_credit (picture);
      gsize more = MAX_CREDIT_WORDS + (credit != NULL ? strlen (credit) : 0);

      if (is_mostly (line, stop, dateline_picture_get_caption (picture), more) ||
          is_mostly (line, stop, credit, MAX_CREDIT_WORDS))
        return TRUE;
    }
  return FALSE;
}

/* Where the text of the content begins in earnest, beneath the pictures above it. A story
 * of nothing but pictures begins with their captions. */
static const char *
skip_captions (DatelineEntry *entry, const char *text)
{
  const char *line = text;

  for (int i = 0; i < MAX_CAPTIONS && *line != '\0'; i++)
    {
      const char *stop = line + strcspn (line, "\n");

      if (!is_under_picture (entry, line, stop))
        return line;
      line = stop + strspn (stop, "\n");
    }
  return *line != '\0' ? line : text;
}

static char *
make_excerpt (DatelineEntry *entry)
{
  const char *text = dateline_entry_get_summary (entry);
  g_autofree char *excerpt = NULL;

  if (text == NULL || *text == '\0')
    {
      text = dateline_entry_get_content_text (entry);
      if (text != NULL)
        text = skip_captions (entry, text);
    }
  if (text == NULL)
    return NULL;

  excerpt = dateline_text_excerpt (text, EXCERPT_CHARS);
  return excerpt != NULL && *excerpt != '\0' ? g_steal_pointer (&excerpt) : NULL;
}

static void
shown_init (Shown *self, DatelineEntry *entry)
{
  GPtrArray *pictures = dateline_entry_get_pictures (entry);

  self->byline = dateline_headline_table_make_byline (entry);
  self->excerpt = make_excerpt (entry);
  self->picture_uri = pictures->len > 0
                          ? dateline_picture_get_uri (g_ptr_array_index (pictures, 0))
                          : NULL;
}

gboolean
dateline_headline_table_set (DatelineDatabase *database,
                             gint64 story_id,
                             DatelineEntry *entry,
                             GError **error)
{
  g_auto (Shown) shown = { 0 };

  shown_init (&shown, entry);
  return dateline_database_run_with (
      database,
      "INSERT INTO headline (story_id, published, published_offset, title, link, byline,"
      " picture_uri, excerpt) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)"
      " ON CONFLICT (story_id) DO UPDATE SET published = excluded.published,"
      " published_offset = excluded.published_offset, title = excluded.title,"
      " link = excluded.link, byline = excluded.byline,"
      " picture_uri = excluded.picture_uri, excerpt = excluded.excerpt",
      error,
      DATELINE_INT64 (story_id),
      DATELINE_TIME (dateline_entry_get_published (entry)),
      DATELINE_INT64 (dateline_entry_get_published_offset (entry)),
      DATELINE_TEXT (dateline_entry_get_title (entry)),
      DATELINE_TEXT (dateline_entry_get_link (entry)),
      DATELINE_TEXT (shown.byline),
      DATELINE_TEXT (shown.picture_uri),
      DATELINE_TEXT (shown.excerpt));
}

/* Something must stand for a story that has no title. */
static char *
make_title (const char *title, const char *excerpt)
{
  if (title != NULL && *title != '\0')
    return g_strdup (title);
  if (excerpt != NULL)
    return dateline_text_excerpt (excerpt, TITLE_CHARS);
  return g_strdup (_ ("Untitled"));
}

static DatelineHeadline *
read_headline (DatelineDatabase *database,
               DatelineStatement *row,
               const DatelineSearch *search)
{
  g_auto (DatelineHeadlineBuilder) builder = { 0 };

  dateline_headline_builder_init (&builder);
  builder.id = dateline_statement_get_int64 (row, 0);
  builder.feed_id = dateline_statement_get_int64 (row, 1);
  builder.feed_title =
      dateline_feed_table_make_title (dateline_statement_get_text (row, 2),
                                      dateline_statement_get_text (row, 3),
                                      dateline_statement_get_text (row, 4));
  builder.feed_uri = dateline_statement_dup_text (row, 4);
  builder.feed_icon_uri = dateline_statement_dup_text (row, 5);
  builder.excerpt = dateline_statement_dup_text (row, 7);
  if (search != NULL)
    dateline_search_excerpt_show (database, builder.id, search, &builder.excerpt);
  builder.title = make_title (dateline_statement_get_text (row, 6), builder.excerpt);
  builder.byline = dateline_statement_dup_text (row, 8);
  builder.link = dateline_statement_dup_text (row, 9);
  builder.picture_uri = dateline_statement_dup_text (row, 10);
  builder.time = dateline_statement_get_int64 (row, 11);
  builder.published = dateline_statement_get_time (row, 12);
  builder.published_offset = dateline_statement_get_int64 (row, 13);
  builder.is_read = dateline_statement_get_int64 (row, 14) != 0;
  builder.is_saved = dateline_statement_get_int64 (row, 15) != 0;
  builder.is_updated = dateline_statement_get_int64 (row, 16) != 0;
  builder.has_full_text = dateline_statement_get_int64 (row, 17) != 0;
  if (builder.is_saved)
    builder.saving = dateline_saved_table_find (database, builder.id);
  return dateline_headline_builder_build (&builder);
}

GPtrArray *
dateline_headline_table_load (DatelineDatabase *database,
                              GArray *ids,
                              const DatelineSearch *search,
                              GError **error)
{
  g_autoptr (GPtrArray) headlines =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dateline_headline_unref);
  g_autoptr (DatelineStatement) statement = NULL;

  statement = dateline_database_prepare (
      database,
      "SELECT story.id, story.feed_id, feed.name, feed.title, feed.uri, feed.icon_uri,"
      " headline.title, excerpt, byline, headline.link, picture_uri, time, published,"
      " published_offset, read, saved, updated,"
      " EXISTS (SELECT 1 FROM page WHERE page.story_id = story.id"
      " AND packed IS NOT NULL) FROM story"
      " JOIN headline ON headline.story_id = story.id"
      " JOIN feed ON feed.id = story.feed_id WHERE story.id = ?1",
      error);
  if (statement == NULL)
    return NULL;

  for (gsize i = 0; i < ids->len; i++)
    {
      DatelineStep step;

      dateline_statement_bind_int64 (statement, 1, g_array_index (ids, gint64, i));
      step = dateline_statement_step (statement, error);
      if (step == DATELINE_STEP_ROW)
        g_ptr_array_add (headlines, read_headline (database, statement, search));
      if (step == DATELINE_STEP_FAILED)
        return NULL;
      dateline_statement_reset (statement);
    }
  return g_steal_pointer (&headlines);
}
