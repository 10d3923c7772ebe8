/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Episodes, films and files that a story comes with. Main context only. */

#include "dateline-gtk/article/dateline-enclosures-private.h"

#include "dateline-gtk/article/dateline-media-card-private.h"
#include "dateline/dateline.h"

#include <glib/gi18n-lib.h>

static const struct
{
  const char *prefix;
  const char *icon;
  const char *name;
} kinds[] = {
  { "audio/", "audio-x-generic-symbolic", N_ ("Audio") },
  { "video/", "video-x-generic-symbolic", N_ ("Video") },
  { "application/pdf", "x-office-document-symbolic", N_ ("Document") },
  { "text/", "text-x-generic-symbolic", N_ ("Text") },
  { "", "mail-attachment-symbolic", N_ ("File") },
};

static gsize
find_kind (const char *mime_type)
{
  gsize i = 0;

  while (!g_str_has_prefix (mime_type != NULL ? mime_type : "", kinds[i].prefix))
    i++;
  return i;
}

/* As one speaks of it: "42 min", "1 h 5 min", "30 s". */
static char *
format_duration (gint64 seconds)
{
  gint64 minutes = (seconds + 30) / 60;

  if (seconds < 60)
    /* Translators: seconds, abbreviated. */
    return g_strdup_printf (_ ("%d s"), (int) seconds);
  if (minutes < 60)
    /* Translators: minutes, abbreviated. */
    return g_strdup_printf (_ ("%d min"), (int) minutes);
  /* Translators: hours and minutes, abbreviated. */
  return g_strdup_printf (_ ("%1$d h %2$d min"),
                          (int) MIN (minutes / 60, G_MAXINT),
                          (int) (minutes % 60));
}

/* "Audio · 48 MB · 42 min": what is known of it. */
static char *
describe (DatelineEnclosure *enclosure)
{
  GString *text = g_string_new (
      _ (kinds[find_kind (dateline_enclosure_get_mime_type (enclosure))].name));
  gint64 duration = dateline_enclosure_get_duration (enclosure);
  gint64 length = dateline_enclosure_get_length (enclosure);

  if (length > 0)
    {
      g_autofree char *size = g_format_size (length);

      g_string_append_printf (text, " · %s", size);
    }
  if (duration > 0)
    {
      g_autofree char *time = format_duration (duration);

      g_string_append_printf (text, " · %s", time);
    }
  return g_string_free (text, FALSE);
}

static GtkWidget *
new_row (DatelineEnclosure *enclosure)
{
  const char *uri = dateline_enclosure_get_uri (enclosure);
  const char *title = dateline_enclosure_get_title (enclosure);
  const char *mime_type = dateline_enclosure_get_mime_type (enclosure);
  g_autofree char *name = title != NULL && *title != '\0'
                              ? g_strdup (title)
                              : dateline_link_get_file_name (uri);
  g_autofree char *description = describe (enclosure);
  DatelineMediaFacts facts = {
    .uri = uri,
    .name = name,
    .description = description,
    .icon = kinds[find_kind (mime_type)].icon,
    .is_recording = mime_type != NULL && g_str_has_prefix (mime_type, "audio/"),
    .is_film = mime_type != NULL && g_str_has_prefix (mime_type, "video/"),
    .is_file = TRUE,
  };

  return dateline_media_card_new (&facts);
}

/* Makes the rows of @enclosures, of DatelineEnclosure. */
GtkWidget *
dateline_enclosures_new (GPtrArray *enclosures)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_add_css_class (box, "enclosures");
  for (guint i = 0; i < enclosures->len; i++)
    gtk_box_append (GTK_BOX (box), new_row (enclosures->pdata[i]));
  return box;
}
