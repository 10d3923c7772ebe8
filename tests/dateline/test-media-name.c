/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What the names of kept files end in. */

#include "dateline/net/dateline-media-name-private.h"

static void
test_endings (void)
{
  static const struct
  {
    const char *uri;
    const char *type;
    const char *ending;
  } cases[] = {
    { "https://a.test/1", "audio/mpeg", ".mp3" },
    { "https://a.test/1", " Audio/MPEG ; charset=utf-8", ".mp3" },
    { "https://a.test/1.M4A?x=1.exe#y", NULL, ".m4a" },
    { "https://a.test/1.mp3", "application/octet-stream", ".mp3" },
    { "https://a.test/1.mp3", "video/mp4", ".mp4" },
    { "https://a.test/paper.pdf", "", ".pdf" },
    /* What could be run, or leads elsewhere, has none. */
    { "https://a.test/1.exe", "application/x-msdownload", NULL },
    { "https://a.test/1.desktop", "application/x-desktop", NULL },
    { "https://a.test/1.html", "text/html", NULL },
    { "https://a.test/1?name=.mp3", NULL, NULL },
    { "https://a.test/1.mp3/../../x.sh", NULL, NULL },
    { "https://a.test/1.mp3%00.sh", "audio/mpeg/../../x", NULL },
    { "mp3", NULL, NULL },
    { "", NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpstr (dateline_media_name_find_ending (cases[i].uri, cases[i].type),
                     ==,
                     cases[i].ending);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/media-name/endings", test_endings);
  return g_test_run ();
}
