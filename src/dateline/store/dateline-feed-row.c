/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Reads rows of the table of feeds. On the thread of its database. */

#include "dateline/store/dateline-feed-row-private.h"

#include "dateline/model/dateline-macros.h"

#include <string.h>

typedef enum
{
  COLUMN_TEXT,    /* char * */
  COLUMN_NUMBER,  /* gint64, 0 for NULL */
  COLUMN_TIME,    /* gint64, unknown for NULL */
  COLUMN_COUNT,   /* guint, 0 for NULL */
  COLUMN_FLAG,    /* gboolean */
  COLUMN_SETTING, /* int, unset for NULL */
} ColumnKind;

/* Columns and the members that they are. */
#define COLUMNS(X)                                                                       \
  X (uri, TEXT, uri)                                                                     \
  X (title, TEXT, publisher_title)                                                       \
  X (name, TEXT, name)                                                                   \
  X (link, TEXT, link)                                                                   \
  X (description, TEXT, description)                                                     \
  X (language, TEXT, language)                                                           \
  X (icon_uri, TEXT, icon_uri)                                                           \
  X (etag, TEXT, etag)                                                                   \
  X (last_modified, TEXT, last_modified)                                                 \
  X (body_digest, TEXT, body_digest)                                                     \
  X (fetched_at, TIME, fetched_at)                                                       \
  X (attempted_at, TIME, attempted_at)                                                   \
  X (not_before, NUMBER, not_before)                                                     \
  X (n_failures, COUNT, n_failures)                                                      \
  X (error, TEXT, error)                                                                 \
  X (gone, FLAG, gone)                                                                   \
  X (rights, TEXT, rights)                                                               \
  X (format, TEXT, format)                                                               \
  X (added_at, TIME, added_at)                                                           \
  X (moved_from, TEXT, moved_from)                                                       \
  X (told, COUNT, told)                                                                  \
  X (next_check, NUMBER, next_check)                                                     \
  X (wait_reason, COUNT, wait_reason)                                                    \
  X (wait, NUMBER, wait)                                                                 \
  X (update_interval, NUMBER, update_interval)                                           \
  X (skip_hours, COUNT, skip_hours)                                                      \
  X (skip_days, COUNT, skip_days)                                                        \
  X (n_recent, COUNT, n_recent)                                                          \
  X (oldest_at, TIME, oldest_at)                                                         \
  X (n_idle, COUNT, n_idle)                                                              \
  X (changed_at, TIME, changed_at)                                                       \
  X (probed_at, TIME, probed_at)                                                         \
  X (failing_since, TIME, failing_since)                                                 \
  X (is_urgent, FLAG, is_urgent)                                                         \
  X (move_offer, TEXT, move_offer)                                                       \
  X (fresh_for, NUMBER, fresh_for)                                                       \
  X (validators_uri, TEXT, validators_uri)                                               \
  X (document_id, TEXT, document_id)                                                     \
  X (place, COUNT, place)                                                                \
  X (interval, SETTING, own_settings.values[DATELINE_FEED_SETTING_INTERVAL])             \
  X (keep_days, SETTING, own_settings.values[DATELINE_FEED_SETTING_KEEP_DAYS])           \
  X (keep_stories, SETTING, own_settings.values[DATELINE_FEED_SETTING_KEEP_STORIES])     \
  X (full_text, SETTING, own_settings.values[DATELINE_FEED_SETTING_FULL_TEXT])           \
  X (pictures, SETTING, own_settings.values[DATELINE_FEED_SETTING_PICTURES])             \
  X (notify, SETTING, own_settings.values[DATELINE_FEED_SETTING_NOTIFY])                 \
  X (keep_pictures, SETTING, own_settings.values[DATELINE_FEED_SETTING_KEEP_PICTURES])   \
  X (enclosures, SETTING, own_settings.values[DATELINE_FEED_SETTING_ENCLOSURES])

G_STATIC_ASSERT (DATELINE_FEED_N_SETTINGS == 8);
G_STATIC_ASSERT (sizeof (DatelineFeedTrouble) == sizeof (guint));
G_STATIC_ASSERT (sizeof (DatelineWaitReason) == sizeof (guint));

/* What comes before those columns: the id and the counts. */
#define N_BEFORE 3

#define LIST_COLUMN(column, kind, member) ", " #column
#define DESCRIBE_COLUMN(column, kind, member)                                            \
  { COLUMN_##kind, G_STRUCT_OFFSET (DatelineFeedBuilder, member) },

const char dateline_feed_row_sql[] = "SELECT feed_row (id, n_stories, n_unread" COLUMNS (
    LIST_COLUMN) ")"
                 " FROM feed WHERE removed_at IS NULL ORDER BY id";

static const struct
{
  ColumnKind kind;
  gsize offset;
} columns[] = { COLUMNS (DESCRIBE_COLUMN) };

static int
get_setting (sqlite3_value *value, gsize offset)
{
  gint64 number = sqlite3_value_int64 (value);
  DatelineFeedSetting setting =
      (offset - G_STRUCT_OFFSET (DatelineFeedBuilder, own_settings)) / sizeof (int);

  return sqlite3_value_type (value) != SQLITE_NULL && number >= G_MININT &&
                 number <= G_MAXINT && dateline_feed_setting_accepts (setting, number)
             ? (int) number
             : DATELINE_FEED_SETTING_UNSET;
}

static gint64
get_number (ColumnKind kind, gsize offset, sqlite3_value *value)
{
  switch (kind)
    {
    case COLUMN_TIME:
      return sqlite3_value_type (value) == SQLITE_NULL ? DATELINE_TIME_UNKNOWN
                                                       : sqlite3_value_int64 (value);
    case COLUMN_COUNT:
      return (guint) sqlite3_value_int64 (value);
    case COLUMN_FLAG:
      return sqlite3_value_int64 (value) != 0;
    case COLUMN_SETTING:
      return get_setting (value, offset);
    case COLUMN_NUMBER:
    case COLUMN_TEXT:
    default:
      return sqlite3_value_int64 (value);
    }
}

static gboolean
is_same (const DatelineFeedBuilder *fields, sqlite3_value **values)
{
  for (gsize i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      gsize offset = columns[i].offset;
      const char *text, *known;

      switch (columns[i].kind)
        {
        case COLUMN_TEXT:
          text = (const char *) sqlite3_value_text (values[i]);
          known = G_STRUCT_MEMBER (char *, fields, offset);
          if (text == NULL || known == NULL ? text != known : strcmp (text, known) != 0)
            return FALSE;
          break;
        case COLUMN_NUMBER:
        case COLUMN_TIME:
          if (get_number (columns[i].kind, offset, values[i]) !=
              G_STRUCT_MEMBER (gint64, fields, offset))
            return FALSE;
          break;
        case COLUMN_COUNT:
          if ((guint) sqlite3_value_int64 (values[i]) !=
              G_STRUCT_MEMBER (guint, fields, offset))
            return FALSE;
          break;
        case COLUMN_FLAG:
        case COLUMN_SETTING:
        default:
          if (get_number (columns[i].kind, offset, values[i]) !=
              G_STRUCT_MEMBER (int, fields, offset))
            return FALSE;
        }
    }
  return TRUE;
}

static void
read_fields (DatelineFeedBuilder *fields, sqlite3_value **values)
{
  for (gsize i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      gsize offset = columns[i].offset;
      gint64 number = get_number (columns[i].kind, offset, values[i]);

      switch (columns[i].kind)
        {
        case COLUMN_TEXT:
          G_STRUCT_MEMBER (char *, fields, offset) =
              g_strdup ((const char *) sqlite3_value_text (values[i]));
          break;
        case COLUMN_NUMBER:
        case COLUMN_TIME:
          G_STRUCT_MEMBER (gint64, fields, offset) = number;
          break;
        case COLUMN_COUNT:
          G_STRUCT_MEMBER (guint, fields, offset) = number;
          break;
        case COLUMN_FLAG:
        case COLUMN_SETTING:
        default:
          G_STRUCT_MEMBER (int, fields, offset) = number;
        }
    }
}

static void
feed_row_cb (sqlite3_context *context, int n_values, sqlite3_value **values)
{
  DatelineFeedRow *self = sqlite3_user_data (context);

  dateline_feed_builder_clear (&self->fields);
  dateline_feed_builder_init (&self->fields);
  self->id = sqlite3_value_int64 (values[0]);
  self->n_stories = sqlite3_value_int64 (values[1]);
  self->n_unread = sqlite3_value_int64 (values[2]);
  self->known = dateline_list_memory_find (self->feeds, self->id);
  if (self->known != NULL &&
      is_same (dateline_feed_peek (self->known), values + N_BEFORE))
    return;
  self->known = NULL;
  self->fields.id = self->id;
  read_fields (&self->fields, values + N_BEFORE);
}

DatelineFeedRow *
dateline_feed_row_new (DatelineListMemory *feeds)
{
  DatelineFeedRow *self = g_new0 (DatelineFeedRow, 1);

  self->feeds = feeds;
  dateline_feed_builder_init (&self->fields);
  return self;
}

void
dateline_feed_row_free (DatelineFeedRow *self)
{
  dateline_feed_builder_clear (&self->fields);
  g_free (self);
}

void
dateline_feed_row_copy_known (DatelineFeedRow *self)
{
  const DatelineFeedBuilder *known = dateline_feed_peek (self->known);

  self->fields.id = known->id;
  for (gsize i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      gsize offset = columns[i].offset;

      if (columns[i].kind == COLUMN_TEXT)
        G_STRUCT_MEMBER (char *, &self->fields, offset) =
            g_strdup (G_STRUCT_MEMBER (char *, known, offset));
      else if (columns[i].kind == COLUMN_NUMBER || columns[i].kind == COLUMN_TIME)
        G_STRUCT_MEMBER (gint64, &self->fields, offset) =
            G_STRUCT_MEMBER (gint64, known, offset);
      else
        G_STRUCT_MEMBER (int, &self->fields, offset) =
            G_STRUCT_MEMBER (int, known, offset);
    }
}

void
dateline_feed_row_add (DatelineFeedRow *self, sqlite3 *handle)
{
  sqlite3_create_function_v2 (handle,
                              "feed_row",
                              N_BEFORE + G_N_ELEMENTS (columns),
                              SQLITE_UTF8 | SQLITE_DIRECTONLY,
                              self,
                              feed_row_cb,
                              NULL,
                              NULL,
                              NULL);
}
