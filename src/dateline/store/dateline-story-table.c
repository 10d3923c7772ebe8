/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The table of stories. On the thread of its database. */

#include "dateline/store/dateline-story-table-private.h"

#include "dateline/model/dateline-headline-builder-private.h"
#include "dateline/store/dateline-feed-table-private.h"
#include "dateline/store/dateline-tally-private.h"
#include "dateline/text/dateline-text-private.h"

#include <glib/gi18n-lib.h>

#define EXCERPT_CHARS 200
#define TITLE_CHARS 80

gboolean
dateline_story_table_find (DatelineDatabase *database,
                           gint64 feed_id,
                           const char *key,
                           DatelineStoryState *state,
                           GError **error)
{
  g_autoptr (DatelineStatement) statement = NULL;
  DatelineStep step;

  *state = (DatelineStoryState){ 0 };
  statement = dateline_database_prepare (
      database,
      "SELECT id, digest, time, first_seen FROM story WHERE feed_id = ?1 AND key = ?2",
      error);
  if (statement == NULL)
    return FALSE;

  dateline_statement_bind_int64 (statement, 1, feed_id);
  dateline_statement_bind_text (statement, 2, key);
  step = dateline_statement_step (statement, error);
  if (step == DATELINE_STEP_ROW)
    {
      state->id = dateline_statement_get_int64 (statement, 0);
      state->digest = dateline_statement_get_int64 (statement, 1);
      state->time = dateline_statement_get_int64 (statement, 2);
      state->first_seen = dateline_statement_get_int64 (statement, 3);
    }
  return step != DATELINE_STEP_FAILED;
}

/* What a headline shows of an entry, made once and kept. */
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

static char *
join_authors (GPtrArray *authors)
{
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

static char *
make_excerpt (DatelineEntry *entry)
{
  const char *text = dateline_entry_get_summary (entry);
  g_autofree char *excerpt = NULL;

  if (text == NULL || *text == '\0')
    text = dateline_entry_get_content_text (entry);
  if (text == NULL)
    return NULL;

  excerpt = dateline_text_excerpt (text, EXCERPT_CHARS);
  return excerpt != NULL && *excerpt != '\0' ? g_steal_pointer (&excerpt) : NULL;
}

static void
shown_init (Shown *self, DatelineEntry *entry)
{
  GPtrArray *pictures = dateline_entry_get_pictures (entry);

  self->byline = join_authors (dateline_entry_get_authors (entry));
  self->excerpt = make_excerpt (entry);
  self->picture_uri = pictures->len > 0
                          ? dateline_picture_get_uri (g_ptr_array_index (pictures, 0))
                          : NULL;
}

/* The parameters that insertion and update have in common, from number 3 on. */
static void
bind_entry (DatelineStatement *statement,
            DatelineEntry *entry,
            const DatelineStoryState *state,
            const Shown *shown)
{
  dateline_statement_bind_int64 (statement, 3, state->digest);
  dateline_statement_bind_int64 (statement, 4, state->time);
  dateline_statement_bind_time (statement, 5, dateline_entry_get_published (entry));
  dateline_statement_bind_int64 (statement,
                                 6,
                                 dateline_entry_get_published_offset (entry));
  dateline_statement_bind_text (statement, 7, dateline_entry_get_title (entry));
  dateline_statement_bind_text (statement, 8, dateline_entry_get_link (entry));
  dateline_statement_bind_text (statement, 9, shown->byline);
  dateline_statement_bind_text (statement, 10, shown->picture_uri);
  dateline_statement_bind_text (statement, 11, shown->excerpt);
}

gboolean
dateline_story_table_insert (DatelineDatabase *database,
                             gint64 feed_id,
                             DatelineEntry *entry,
                             DatelineStoryState *state,
                             GError **error)
{
  g_auto (Shown) shown = { 0 };
  g_autoptr (DatelineStatement) statement = NULL;

  statement = dateline_database_prepare (
      database,
      "INSERT INTO story (feed_id, key, digest, time, published, published_offset, title,"
      " link, byline, picture_uri, excerpt, first_seen)"
      " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
      error);
  if (statement == NULL)
    return FALSE;

  shown_init (&shown, entry);
  dateline_statement_bind_int64 (statement, 1, feed_id);
  dateline_statement_bind_text (statement, 2, dateline_entry_get_key (entry));
  bind_entry (statement, entry, state, &shown);
  dateline_statement_bind_int64 (statement, 12, state->first_seen);
  if (!dateline_statement_run (statement, error))
    return FALSE;

  state->id = dateline_database_get_last_id (database);
  return TRUE;
}

gboolean
dateline_story_table_update (DatelineDatabase *database,
                             DatelineEntry *entry,
                             const DatelineStoryState *state,
                             gboolean shown_changed,
                             GError **error)
{
  g_auto (Shown) shown = { 0 };
  g_autoptr (DatelineStatement) statement = NULL;

  statement = dateline_database_prepare (
      database,
      "UPDATE story SET updated = max (updated, ?2), digest = ?3, time = ?4,"
      " published = ?5, published_offset = ?6, title = ?7, link = ?8, byline = ?9,"
      " picture_uri = ?10, excerpt = ?11 WHERE id = ?1",
      error);
  if (statement == NULL)
    return FALSE;

  shown_init (&shown, entry);
  dateline_statement_bind_int64 (statement, 1, state->id);
  dateline_statement_bind_int64 (statement, 2, shown_changed);
  bind_entry (statement, entry, state, &shown);
  return dateline_statement_run (statement, error);
}

/* Touches those of @ids for which @sql, which has the story's id and the value as its
 * parameters, finds that the value is another. */
static gboolean
touch_others (DatelineDatabase *database,
              const char *sql,
              GArray *ids,
              gboolean value,
              GError **error)
{
  g_autoptr (DatelineStatement) statement =
      dateline_database_prepare (database, sql, error);

  if (statement == NULL || !dateline_tally_clear (database, error))
    return FALSE;

  dateline_statement_bind_int64 (statement, 2, !!value);
  for (gsize i = 0; i < ids->len; i++)
    {
      dateline_statement_bind_int64 (statement, 1, g_array_index (ids, gint64, i));
      if (!dateline_statement_run (statement, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
set_flag (DatelineDatabase *database, const char *sql, gboolean value, GError **error)
{
  g_autoptr (DatelineStatement) statement =
      dateline_database_prepare (database, sql, error);

  if (statement == NULL)
    return FALSE;

  dateline_statement_bind_int64 (statement, 1, !!value);
  return dateline_statement_run (statement, error);
}

GArray *
dateline_story_table_set_read (DatelineDatabase *database,
                               GArray *ids,
                               gboolean read,
                               GError **error)
{
  if (touch_others (database,
                    "INSERT OR IGNORE INTO touched"
                    " SELECT id FROM story WHERE id = ?1 AND read <> ?2",
                    ids,
                    read,
                    error)
      && dateline_tally_subtract (database, error)
      && set_flag (database,
                   "UPDATE story SET read = ?1 WHERE id IN (SELECT story_id FROM touched)",
                   read,
                   error)
      && dateline_tally_add (database, error))
    return dateline_tally_list_touched (database, error);
  return NULL;
}

GArray *
dateline_story_table_set_saved (DatelineDatabase *database,
                                GArray *ids,
                                gboolean saved,
                                GError **error)
{
  if (touch_others (database,
                    "INSERT OR IGNORE INTO touched"
                    " SELECT id FROM story WHERE id = ?1 AND saved <> ?2",
                    ids,
                    saved,
                    error)
      && set_flag (database,
                   "UPDATE story SET saved = ?1 WHERE id IN (SELECT story_id FROM touched)",
                   saved,
                   error))
    return dateline_tally_list_touched (database, error);
  return NULL;
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
read_headline (DatelineStatement *row)
{
  g_auto (DatelineHeadlineBuilder) builder = { 0 };

  dateline_headline_builder_init (&builder);
  builder.id = dateline_statement_get_int64 (row, 0);
  builder.feed_id = dateline_statement_get_int64 (row, 1);
  builder.feed_title = dateline_feed_table_make_title (dateline_statement_get_text (row, 2),
                                                       dateline_statement_get_text (row, 3),
                                                       dateline_statement_get_text (row, 4));
  builder.feed_icon_uri = dateline_statement_dup_text (row, 5);
  builder.excerpt = dateline_statement_dup_text (row, 7);
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
  return dateline_headline_builder_build (&builder);
}

GPtrArray *
dateline_story_table_load_headlines (DatelineDatabase *database,
                                     GArray *ids,
                                     GError **error)
{
  g_autoptr (GPtrArray) headlines =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dateline_headline_unref);
  g_autoptr (DatelineStatement) statement = NULL;

  statement = dateline_database_prepare (
      database,
      "SELECT story.id, story.feed_id, feed.name, feed.title, feed.uri, feed.icon_uri,"
      " story.title, excerpt, byline, story.link, picture_uri, time, published,"
      " published_offset, read, saved, updated"
      " FROM story JOIN feed ON feed.id = story.feed_id WHERE story.id = ?1",
      error);
  if (statement == NULL)
    return NULL;

  for (gsize i = 0; i < ids->len; i++)
    {
      DatelineStep step;

      dateline_statement_bind_int64 (statement, 1, g_array_index (ids, gint64, i));
      step = dateline_statement_step (statement, error);
      if (step == DATELINE_STEP_ROW)
        g_ptr_array_add (headlines, read_headline (statement));
      if (step == DATELINE_STEP_FAILED)
        return NULL;
      dateline_statement_reset (statement);
    }
  return g_steal_pointer (&headlines);
}
