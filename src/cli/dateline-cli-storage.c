/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* `dateline-cli storage`: what takes the room on the disk, and making some. */

#include "cli/dateline-cli-json.h"
#include "cli/dateline-cli.h"

#include <glib/gi18n.h>
#include <stdlib.h>
#include <string.h>

#define READ_PREFIX "read-older-than="
#define DAY (24 * 60 * 60)
#define MAX_DAYS 36500

/* Feeds that are listed. */
#define N_FEEDS 10

typedef enum
{
  FREE_NOTHING,
  FREE_PICTURES,
  FREE_READ,
  FREE_SPACE,
} What;

typedef struct
{
  const char *name;  /* in JSON */
  const char *title; /* NULL where there is no line */
  gsize bytes;       /* where in a DatelineRoom */
} Part;

static const Part parts[] = {
  { "stories", N_ ("Stories"), G_STRUCT_OFFSET (DatelineRoom, story_bytes) },
  { "search", N_ ("Index for searching"), G_STRUCT_OFFSET (DatelineRoom, search_bytes) },
  { "saved_pictures",
    N_ ("Pictures of saved stories"),
    G_STRUCT_OFFSET (DatelineRoom, saved_picture_bytes) },
  { "ahead_pictures",
    N_ ("Pictures fetched ahead"),
    G_STRUCT_OFFSET (DatelineRoom, ahead_picture_bytes) },
  { "seen_pictures",
    N_ ("Pictures seen lately"),
    G_STRUCT_OFFSET (DatelineRoom, seen_picture_bytes) },
  { "enclosures",
    N_ ("Files of saved stories"),
    G_STRUCT_OFFSET (DatelineRoom, enclosure_bytes) },
  { "backups", N_ ("Backups"), G_STRUCT_OFFSET (DatelineRoom, backup_bytes) },
  { "free", N_ ("Unused space"), G_STRUCT_OFFSET (DatelineRoom, free_bytes) },
  { "log", N_ ("Not yet in the file"), G_STRUCT_OFFSET (DatelineRoom, log_bytes) },
};

static gint64
get_bytes (const DatelineRoom *room, const Part *part)
{
  return G_STRUCT_MEMBER (gint64, room, part->bytes);
}

static void
add_feeds (JsonBuilder *json, GPtrArray *feeds)
{
  json_builder_set_member_name (json, "feeds");
  json_builder_begin_array (json);
  for (guint i = 0; i < feeds->len; i++)
    {
      const DatelineFeedRoom *feed = feeds->pdata[i];

      json_builder_begin_object (json);
      dateline_cli_json_add_number (json, "id", feed->feed_id);
      dateline_cli_json_add_string (json, "title", feed->title);
      if (feed->is_removed)
        dateline_cli_json_add_boolean (json, "removed", TRUE);
      dateline_cli_json_add_number (json, "stories", feed->n_stories);
      dateline_cli_json_add_number (json, "bytes", feed->n_bytes);
      dateline_cli_json_add_number (json, "pictures", feed->n_pictures);
      dateline_cli_json_add_number (json, "picture_bytes", feed->n_picture_bytes);
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
}

static void
print_room_json (const DatelineRoom *room)
{
  g_autoptr (JsonBuilder) json = json_builder_new ();

  json_builder_begin_object (json);
  dateline_cli_json_add_number (json, "total", dateline_room_get_total (room));
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    dateline_cli_json_add_number (json, parts[i].name, get_bytes (room, &parts[i]));
  dateline_cli_json_add_number (json, "n_stories", room->n_stories);
  dateline_cli_json_add_number (json, "n_saved_pictures", room->n_saved_pictures);
  dateline_cli_json_add_number (json, "n_ahead_pictures", room->n_ahead_pictures);
  dateline_cli_json_add_number (json, "n_seen_pictures", room->n_seen_pictures);
  add_feeds (json, room->feeds);
  json_builder_end_object (json);
  dateline_cli_json_print (json);
}

static void
print_line (const char *title, gint64 bytes)
{
  g_autofree char *size = g_format_size (bytes);

  g_print ("%12s  %s\n", size, title);
}

static void
print_feed (const DatelineFeedRoom *feed)
{
  g_autofree char *size = g_format_size (feed->n_bytes + feed->n_picture_bytes);

  g_print ("%12s  %s", size, feed->title);
  g_print (ngettext (", %u story", ", %u stories", feed->n_stories), feed->n_stories);
  if (feed->n_pictures > 0)
    g_print (ngettext (", %u picture", ", %u pictures", feed->n_pictures),
             feed->n_pictures);
  g_print ("%s\n", feed->is_removed ? _ (" (removed)") : "");
}

static void
print_room (const DatelineRoom *room)
{
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    if (get_bytes (room, &parts[i]) > 0)
      print_line (_ (parts[i].title), get_bytes (room, &parts[i]));
  print_line (_ ("All"), dateline_room_get_total (room));
  if (room->n_stories == 0)
    return;

  g_print ("\n%s\n", _ ("What takes most (estimated):"));
  for (guint i = 0; i < MIN (room->feeds->len, N_FEEDS); i++)
    print_feed (room->feeds->pdata[i]);
}

static DatelineRoom *
measure (DatelineCliRun *run, DatelineStorage *storage)
{
  g_autoptr (GError) error = NULL;
  DatelineRoom *room;

  dateline_storage_measure_async (storage,
                                  run->cancellable,
                                  dateline_cli_run_done_cb,
                                  run);
  room = dateline_storage_measure_finish (storage, dateline_cli_run_wait (run), &error);
  if (room == NULL)
    dateline_cli_fail (error);
  return room;
}

static DatelineCliStatus
show (DatelineCliRun *run, DatelineStorage *storage, gboolean json)
{
  g_autoptr (DatelineRoom) room = measure (run, storage);

  if (room == NULL)
    return DATELINE_CLI_FAILED;
  if (json)
    print_room_json (room);
  else
    print_room (room);
  return DATELINE_CLI_OK;
}

/* What would go, or went. */
static void
print_gain (guint n_stories, guint n_pictures, gint64 bytes, gboolean json)
{
  g_autoptr (JsonBuilder) builder = NULL;
  g_autofree char *size = g_format_size (bytes);

  if (json)
    {
      builder = json_builder_new ();
      json_builder_begin_object (builder);
      dateline_cli_json_add_number (builder, "stories", n_stories);
      dateline_cli_json_add_number (builder, "pictures", n_pictures);
      dateline_cli_json_add_number (builder, "bytes", bytes);
      json_builder_end_object (builder);
      dateline_cli_json_print (builder);
    }
  else if (n_pictures > 0)
    g_print (ngettext ("%u picture, %s\n", "%u pictures, %s\n", n_pictures),
             n_pictures,
             size);
  else if (n_stories > 0)
    g_print (ngettext ("%u story, about %s\n", "%u stories, about %s\n", n_stories),
             n_stories,
             size);
  else
    g_print ("%s\n", bytes > 0 ? size : _ ("Nothing"));
}

static DatelineCliStatus
free_pictures (DatelineCliRun *run,
               DatelineStorage *storage,
               gboolean is_preview,
               gboolean json)
{
  g_autoptr (DatelineRoom) room = measure (run, storage);
  g_autoptr (GError) error = NULL;

  if (room == NULL)
    return DATELINE_CLI_FAILED;
  if (!is_preview)
    {
      dateline_storage_delete_pictures_async (storage,
                                              run->cancellable,
                                              dateline_cli_run_done_cb,
                                              run);
      if (!dateline_storage_delete_pictures_finish (storage,
                                                    dateline_cli_run_wait (run),
                                                    &error))
        return dateline_cli_fail (error);
    }
  print_gain (0, room->n_seen_pictures, room->seen_picture_bytes, json);
  return DATELINE_CLI_OK;
}

static DatelineCliStatus
free_read (DatelineCliRun *run,
           DatelineStorage *storage,
           guint n_days,
           gboolean is_preview,
           gboolean json)
{
  gint64 before = g_get_real_time () / G_USEC_PER_SEC - n_days * (gint64) DAY;
  g_autoptr (DatelineForecast) forecast = NULL;
  g_autoptr (GError) error = NULL;

  dateline_store_forecast_read_async (run->store,
                                      before,
                                      run->cancellable,
                                      dateline_cli_run_done_cb,
                                      run);
  forecast = dateline_store_forecast_read_finish (run->store,
                                                  dateline_cli_run_wait (run),
                                                  &error);
  if (forecast == NULL)
    return dateline_cli_fail (error);
  if (!is_preview)
    {
      dateline_storage_delete_read_async (storage,
                                          before,
                                          forecast->n_stories,
                                          run->cancellable,
                                          dateline_cli_run_done_cb,
                                          run);
      if (!dateline_storage_delete_read_finish (storage,
                                                dateline_cli_run_wait (run),
                                                NULL,
                                                &error))
        return dateline_cli_fail (error);
    }
  print_gain (forecast->n_stories, 0, forecast->n_bytes, json);
  return DATELINE_CLI_OK;
}

static DatelineCliStatus
free_space (DatelineCliRun *run,
            DatelineStorage *storage,
            gboolean is_preview,
            gboolean json)
{
  g_autoptr (DatelineRoom) room = measure (run, storage);
  g_autoptr (GError) error = NULL;

  if (room == NULL)
    return DATELINE_CLI_FAILED;
  if (!is_preview)
    {
      dateline_storage_shrink_async (storage,
                                     run->cancellable,
                                     dateline_cli_run_done_cb,
                                     run);
      if (!dateline_storage_shrink_finish (storage, dateline_cli_run_wait (run), &error))
        return dateline_cli_fail (error);
    }
  print_gain (0, 0, room->free_bytes, json);
  return DATELINE_CLI_OK;
}

/* FALSE for a word that is none of them. */
static gboolean
read_what (const char *word, What *what, guint *n_days)
{
  char *end;
  guint64 days;

  *what = FREE_NOTHING;
  if (word == NULL)
    return TRUE;
  if (strcmp (word, "pictures") == 0)
    *what = FREE_PICTURES;
  else if (strcmp (word, "space") == 0)
    *what = FREE_SPACE;
  if (*what != FREE_NOTHING)
    return TRUE;
  if (!g_str_has_prefix (word, READ_PREFIX) ||
      !g_ascii_isdigit (word[strlen (READ_PREFIX)]))
    return FALSE;
  days = g_ascii_strtoull (word + strlen (READ_PREFIX), &end, 10);
  if ((strcmp (end, "") != 0 && strcmp (end, "d") != 0) || days > MAX_DAYS)
    return FALSE;
  *what = FREE_READ;
  *n_days = days;
  return TRUE;
}

DatelineCliStatus
dateline_cli_storage (DatelineCliRun *run, int argc, char **argv)
{
  gboolean json = FALSE;
  gboolean is_preview = FALSE;
  g_autofree char *word = NULL;
  const GOptionEntry entries[] = {
    { "free",
      0,
      0,
      G_OPTION_ARG_STRING,
      &word,
      N_ ("Free “pictures”, “read-older-than=90d”, or unused “space”"),
      N_ ("WHAT") },
    { "preview",
      0,
      0,
      G_OPTION_ARG_NONE,
      &is_preview,
      N_ ("Only tell what would go"),
      NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_ ("Print JSON"), NULL },
    { 0 },
  };
  g_autoptr (DatelineStorage) storage = NULL;
  guint n_days = 0;
  What what;

  if (!dateline_cli_run_read_arguments (run, entries, &argc, &argv, 0, 0))
    return DATELINE_CLI_USAGE;
  if (!read_what (word, &what, &n_days))
    return dateline_cli_misused (run, _ ("“%s” cannot be deleted."), word);
  if (is_preview && what == FREE_NOTHING)
    return dateline_cli_misused (run, "%s", _ ("Say what would be deleted."));
  if (!dateline_cli_run_open_refresher (run))
    return DATELINE_CLI_FAILED;

  storage = dateline_storage_new (run->store,
                                  dateline_refresher_get_media_cache (run->refresher));
  switch (what)
    {
    case FREE_PICTURES:
      return free_pictures (run, storage, is_preview, json);
    case FREE_READ:
      return free_read (run, storage, n_days, is_preview, json);
    case FREE_SPACE:
      return free_space (run, storage, is_preview, json);
    case FREE_NOTHING:
    default:
      return show (run, storage, json);
    }
}
