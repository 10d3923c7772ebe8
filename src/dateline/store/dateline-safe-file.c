/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Files that are there as a whole or not at all. Any thread. */

#include "dateline/store/dateline-safe-file-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/statvfs.h>
#include <unistd.h>

static gboolean
fail (const char *path, int code, GError **error)
{
  g_autofree char *shown = g_filename_display_name (path);

  g_set_error (error,
               G_IO_ERROR,
               g_io_error_from_errno (code),
               _ ("“%s” cannot be written: %s."),
               shown,
               g_strerror (code));
  return FALSE;
}

/* Of a file or of a folder. */
static gboolean
bring_to_disk (const char *path, int flags, GError **error)
{
  int file = g_open (path, flags | O_CLOEXEC, 0);
  int code = 0;

  if (file < 0)
    return fail (path, errno, error);
  /* Some file systems cannot do it for folders. */
  if (fsync (file) != 0 && errno != EINVAL && errno != EROFS)
    code = errno;
  close (file);
  return code == 0 || fail (path, code, error);
}

static gboolean
bring_folder_to_disk (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  return bring_to_disk (folder, O_RDONLY | O_DIRECTORY, error);
}

char *
dateline_safe_file_make_name (const char *path)
{
  return g_strconcat (path, "-unfinished", NULL);
}

gboolean
dateline_safe_file_finish (const char *made, const char *path, GError **error)
{
  if (!bring_to_disk (made, O_RDONLY, error))
    return FALSE;
  if (g_rename (made, path) != 0)
    return fail (path, errno, error);
  return bring_folder_to_disk (path, error);
}

static gboolean
write_all (int file, const guint8 *bytes, gsize length)
{
  while (length > 0)
    {
      gssize n = write (file, bytes, length);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return FALSE;
      bytes += n;
      length -= n;
    }
  return TRUE;
}

gboolean
dateline_safe_file_write (const char *path, GBytes *bytes, GError **error)
{
  g_autofree char *made = dateline_safe_file_make_name (path);
  gsize length;
  const guint8 *start = g_bytes_get_data (bytes, &length);
  int file = g_open (made, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  gboolean written;
  int code;

  if (file < 0)
    return fail (path, errno, error);
  written = write_all (file, start, length);
  code = errno;
  if (close (file) != 0 && written)
    {
      written = FALSE;
      code = errno;
    }
  if (written && dateline_safe_file_finish (made, path, error))
    return TRUE;
  g_unlink (made);
  return written ? FALSE : fail (path, code, error);
}

gboolean
dateline_safe_file_move (const char *from, const char *to, GError **error)
{
  if (g_rename (from, to) != 0)
    return errno == ENOENT || fail (to, errno, error);
  return bring_folder_to_disk (to, error);
}

guint64
dateline_safe_file_get_free (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  struct statvfs status;

  if (statvfs (folder, &status) != 0)
    return G_MAXUINT64;
  return (guint64) status.f_bavail * status.f_frsize;
}

guint64
dateline_safe_file_get_size (const char *path)
{
  GStatBuf status;

  return g_stat (path, &status) == 0 ? status.st_size : 0;
}
