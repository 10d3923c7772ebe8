/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What a file lies on, by the number that the system gives its kind. Any thread. */

#include "dateline/store/dateline-file-system-private.h"

#include <sys/vfs.h>

/* https://man7.org/linux/man-pages/man2/statfs.2.html */
static const guint32 distant[] = {
  0x6969,     /* NFS */
  0xff534d42, /* CIFS */
  0xfe534d42, /* SMB2 */
  0x517b,     /* SMB */
  0x65735546, /* FUSE, as SSHFS */
  0x01021997, /* 9P */
  0x00c36400, /* Ceph */
  0x5346414f, /* AFS */
  0x6b414653, /* AFS of the kernel */
  0x73757245, /* Coda */
  0x564c,     /* NCP */
};

gboolean
dateline_file_system_is_distant (const char *path)
{
  struct statfs status;

  if (statfs (path, &status) != 0)
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (distant); i++)
    if ((guint32) status.f_type == distant[i])
      return TRUE;
  return FALSE;
}
