/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What became of a store whose file was damaged. Immutable once it is written. */

#include "dateline/store/dateline-rescue-report-private.h"

#include "dateline/store/dateline-safe-file-private.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#define GROUP "Rescue"

G_DEFINE_BOXED_TYPE (DatelineRescueReport,
                     dateline_rescue_report,
                     dateline_rescue_report_ref,
                     dateline_rescue_report_unref)

static const struct
{
  const char *key;
  gsize offset;
} numbers[] = {
  { "Expected", G_STRUCT_OFFSET (DatelineRescueReport, n_expected) },
  { "Stories", G_STRUCT_OFFSET (DatelineRescueReport, n_stories) },
  { "FromBackup", G_STRUCT_OFFSET (DatelineRescueReport, n_from_backup) },
  { "Feeds", G_STRUCT_OFFSET (DatelineRescueReport, n_feeds) },
  { "FromList", G_STRUCT_OFFSET (DatelineRescueReport, n_from_list) },
  { "DamagedPages", G_STRUCT_OFFSET (DatelineRescueReport, n_damaged) },
};

DatelineRescueReport *
dateline_rescue_report_new (void)
{
  DatelineRescueReport *self = g_atomic_rc_box_new0 (DatelineRescueReport);

  self->time = g_get_real_time () / G_USEC_PER_SEC;
  return self;
}

static void
report_clear (DatelineRescueReport *self)
{
  g_free (self->damaged_path);
}

/**
 * dateline_rescue_report_ref:
 * @self: a report
 *
 * Takes a reference.
 *
 * Returns: (transfer full): @self
 */
DatelineRescueReport *
dateline_rescue_report_ref (DatelineRescueReport *self)
{
  return g_atomic_rc_box_acquire (self);
}

/**
 * dateline_rescue_report_unref:
 * @self: (transfer full): a report
 *
 * Lets go of a reference.
 */
void
dateline_rescue_report_unref (DatelineRescueReport *self)
{
  g_atomic_rc_box_release_full (self, (GDestroyNotify) report_clear);
}

/**
 * dateline_rescue_report_get_time:
 * @self: a report
 *
 * Gets when the store was repaired.
 *
 * Returns: seconds since the epoch
 */
gint64
dateline_rescue_report_get_time (DatelineRescueReport *self)
{
  return self->time;
}

/**
 * dateline_rescue_report_get_damaged_path:
 * @self: a report
 *
 * Gets where the damaged file is now. It is never deleted.
 *
 * Returns: (transfer none) (nullable) (type filename): the path, %NULL if there was no
 *   file any more
 */
const char *
dateline_rescue_report_get_damaged_path (DatelineRescueReport *self)
{
  return self->damaged_path;
}

/**
 * dateline_rescue_report_get_n_stories:
 * @self: a report
 *
 * Gets how many stories there are now.
 *
 * Returns: a number
 */
guint
dateline_rescue_report_get_n_stories (DatelineRescueReport *self)
{
  return self->n_stories;
}

/**
 * dateline_rescue_report_get_n_expected:
 * @self: a report
 *
 * Gets how many stories there were, as far as that is known.
 *
 * Returns: a number, at least that of the stories that there are
 */
guint
dateline_rescue_report_get_n_expected (DatelineRescueReport *self)
{
  return MAX (self->n_expected, self->n_stories);
}

/**
 * dateline_rescue_report_get_n_from_backup:
 * @self: a report
 *
 * Gets how many of the stories come from a backup.
 *
 * Returns: a number
 */
guint
dateline_rescue_report_get_n_from_backup (DatelineRescueReport *self)
{
  return self->n_from_backup;
}

/**
 * dateline_rescue_report_get_n_feeds:
 * @self: a report
 *
 * Gets how many feeds are followed now.
 *
 * Returns: a number
 */
guint
dateline_rescue_report_get_n_feeds (DatelineRescueReport *self)
{
  return self->n_feeds;
}

/**
 * dateline_rescue_report_get_n_from_list:
 * @self: a report
 *
 * Gets how many of the feeds come from the list that is kept beside the file: their
 * stories are fetched again, as far as the feeds have them.
 *
 * Returns: a number
 */
guint
dateline_rescue_report_get_n_from_list (DatelineRescueReport *self)
{
  return self->n_from_list;
}

/**
 * dateline_rescue_report_dup_text:
 * @self: a report
 *
 * Says it in words, as "The stories were damaged. 99,812 of 100,000 could be saved; all
 * 200 feeds are there."
 *
 * Returns: (transfer full): some sentences for the reader
 */
char *
dateline_rescue_report_dup_text (DatelineRescueReport *self)
{
  GString *text = g_string_new (_ ("The stories were damaged."));
  guint n_expected = dateline_rescue_report_get_n_expected (self);

  g_string_append_c (text, ' ');
  if (self->n_stories == 0)
    g_string_append (text, _ ("No story could be saved"));
  else if (self->n_stories == n_expected)
    g_string_append_printf (text,
                            g_dngettext (GETTEXT_PACKAGE,
                                         "%'u story could be saved",
                                         "All %'u stories could be saved",
                                         self->n_stories),
                            self->n_stories);
  else
    g_string_append_printf (text,
                            /* Translators: how many stories, and of how many. */
                            _ ("%'u of %'u could be saved"),
                            self->n_stories,
                            n_expected);
  g_string_append_printf (text,
                          /* Translators: goes on after "… could be saved". */
                          g_dngettext (GETTEXT_PACKAGE,
                                       "; %u feed is there.",
                                       "; all %u feeds are there.",
                                       self->n_feeds),
                          self->n_feeds);
  if (self->n_from_backup > 0)
    {
      g_string_append_c (text, ' ');
      g_string_append_printf (text,
                              g_dngettext (GETTEXT_PACKAGE,
                                           "%'u story comes from a backup.",
                                           "%'u stories come from a backup.",
                                           self->n_from_backup),
                              self->n_from_backup);
    }
  return g_string_free (text, FALSE);
}

static char *
make_path (const char *store)
{
  return g_strconcat (store, "-report", NULL);
}

DatelineRescueReport *
dateline_rescue_report_read (const char *store)
{
  g_autofree char *path = make_path (store);
  g_autoptr (GKeyFile) file = g_key_file_new ();
  DatelineRescueReport *self;

  if (!g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, NULL))
    return NULL;
  self = dateline_rescue_report_new ();
  self->time = g_key_file_get_int64 (file, GROUP, "Time", NULL);
  self->damaged_path = g_key_file_get_string (file, GROUP, "File", NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    G_STRUCT_MEMBER (guint, self, numbers[i].offset) =
        g_key_file_get_uint64 (file, GROUP, numbers[i].key, NULL);
  return self;
}

gboolean
dateline_rescue_report_write (DatelineRescueReport *self,
                              const char *store,
                              GError **error)
{
  g_autofree char *path = make_path (store);
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GBytes) bytes = NULL;
  gsize length;
  char *contents;

  g_key_file_set_int64 (file, GROUP, "Time", self->time);
  if (self->damaged_path != NULL)
    g_key_file_set_string (file, GROUP, "File", self->damaged_path);
  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    g_key_file_set_uint64 (file,
                           GROUP,
                           numbers[i].key,
                           G_STRUCT_MEMBER (guint, self, numbers[i].offset));
  contents = g_key_file_to_data (file, &length, NULL);
  bytes = g_bytes_new_take (contents, length);
  return dateline_safe_file_write (path, bytes, error);
}

void
dateline_rescue_report_forget (const char *store)
{
  g_autofree char *path = make_path (store);

  g_unlink (path);
}
