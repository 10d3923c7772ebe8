/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* A file gets the bytes as they were published, and a name made of what the address ends
 * in: of the publisher's letters only those pass that mean nothing to any file system.
 */

#include "dateline-gtk/images/dateline-picture-take-private.h"

#include "dateline-gtk/images/dateline-picture-header-private.h"
#include "dateline-gtk/images/dateline-picture-loader-private.h"

#include <glib/gi18n-lib.h>

#include <string.h>

#define MAX_NAME 100

/* As gdk_clipboard_set_texture() makes a PNG of it when it is pasted. */
#define MAX_COPY_WIDTH 4096

static const char *const extensions[] = {
  [DATELINE_PICTURE_FORMAT_PNG] = ".png", [DATELINE_PICTURE_FORMAT_JPEG] = ".jpg",
  [DATELINE_PICTURE_FORMAT_GIF] = ".gif", [DATELINE_PICTURE_FORMAT_WEBP] = ".webp",
  [DATELINE_PICTURE_FORMAT_BMP] = ".bmp", [DATELINE_PICTURE_FORMAT_ICO] = ".ico",
};

/* A picture on its way out. */
typedef struct
{
  GtkWidget *owner;
  char *uri;
  GBytes *bytes;
} Taking;

static Taking *
taking_new (GtkWidget *owner, const char *uri)
{
  Taking *taking = g_new0 (Taking, 1);

  taking->owner = g_object_ref (owner);
  taking->uri = g_strdup (uri);
  return taking;
}

static void
taking_free (Taking *taking)
{
  g_object_unref (taking->owner);
  g_free (taking->uri);
  g_clear_pointer (&taking->bytes, g_bytes_unref);
  g_free (taking);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Taking, taking_free)

static void
say (Taking *taking, const GError *error, const char *success)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_signal_emit_by_name (taking->owner,
                         "message",
                         error != NULL ? error->message : success);
}

/* The last segment of the address's path, its letters tamed and without an extension. */
static char *
make_stem (const char *uri)
{
  g_autofree char *path = NULL;
  const char *name;
  char *stem;
  char *dot;

  if (!g_uri_split (uri,
                    G_URI_FLAGS_NONE,
                    NULL,
                    NULL,
                    NULL,
                    NULL,
                    &path,
                    NULL,
                    NULL,
                    NULL))
    path = NULL;
  name = path != NULL ? strrchr (path, '/') : NULL;
  name = name != NULL ? name + 1 : path;
  stem = g_strdup (name != NULL ? name : "");
  g_strcanon (stem, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "._-", '_');
  dot = strrchr (stem, '.');
  if (dot != NULL && strlen (dot) <= 5)
    *dot = '\0';
  return stem;
}

/* What a file of this picture is called: the extension says what the bytes are, whatever
 * the address says. */
char *
dateline_picture_make_file_name (const char *uri, GBytes *bytes)
{
  g_autofree char *stem = make_stem (uri);
  const char *start = stem + strspn (stem, ".");
  const char *extension = "";
  DatelinePictureHeader header;
  gsize size;
  const guint8 *content = g_bytes_get_data (bytes, &size);

  if (dateline_picture_header_read (content, size, &header, NULL))
    extension = extensions[header.format];
  if (*start == '\0')
    start = "picture";
  return g_strdup_printf ("%.*s%s",
                          (int) (MAX_NAME - strlen (extension)),
                          start,
                          extension);
}

static void
copied_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Taking) taking = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkTexture) texture =
      dateline_picture_loader_load_finish (DATELINE_PICTURE_LOADER (source),
                                           result,
                                           &error);

  if (texture != NULL)
    gdk_clipboard_set_texture (gtk_widget_get_clipboard (taking->owner), texture);
  say (taking, error, _ ("The picture was copied"));
}

/* Copies the picture with all the pixels that it has. */
void
dateline_picture_copy (GtkWidget *owner, DatelinePictureLoader *loader, const char *uri)
{
  /* Whoever copies it has asked for it. */
  dateline_picture_loader_allow (loader, uri, DATELINE_MEDIA_REACH_SECURE);
  dateline_picture_loader_load_async (loader,
                                      uri,
                                      MAX_COPY_WIDTH,
                                      0,
                                      NULL,
                                      copied_cb,
                                      taking_new (owner, uri));
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Taking) taking = user_data;
  g_autoptr (GError) error = NULL;

  g_file_replace_contents_finish (G_FILE (source), result, NULL, &error);
  say (taking, error, _ ("The picture was saved"));
}

static void
chosen_cb (GtkNativeDialog *dialog, int response, gpointer user_data)
{
  g_autoptr (Taking) taking = user_data;

  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
      GBytes *bytes = taking->bytes;

      g_file_replace_contents_bytes_async (file,
                                           bytes,
                                           NULL,
                                           FALSE,
                                           G_FILE_CREATE_REPLACE_DESTINATION,
                                           NULL,
                                           written_cb,
                                           g_steal_pointer (&taking));
    }
  g_object_unref (dialog);
}

static void
bytes_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Taking) taking = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;
  GtkFileChooserNative *chooser;
  GtkRoot *root = gtk_widget_get_root (taking->owner);

  taking->bytes =
      dateline_media_cache_load_finish (DATELINE_MEDIA_CACHE (source), result, &error);
  if (taking->bytes == NULL)
    {
      say (taking, error, NULL);
      return;
    }
  chooser = gtk_file_chooser_native_new (_ ("Save the Picture"),
                                         GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                                         GTK_FILE_CHOOSER_ACTION_SAVE,
                                         NULL,
                                         NULL);
  name = dateline_picture_make_file_name (taking->uri, taking->bytes);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect (chooser,
                    "response",
                    G_CALLBACK (chosen_cb),
                    g_steal_pointer (&taking));
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

/* Asks where to, and saves the picture there. */
void
dateline_picture_save (GtkWidget *owner, DatelinePictureLoader *loader, const char *uri)
{
  dateline_picture_loader_allow (loader, uri, DATELINE_MEDIA_REACH_SECURE);
  dateline_media_cache_load_async (dateline_picture_loader_get_media_cache (loader),
                                   uri,
                                   dateline_picture_loader_get_reach (loader, uri),
                                   NULL,
                                   bytes_loaded_cb,
                                   taking_new (owner, uri));
}
