/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Pages are laid out by the library of the widgets. It is opened here and by nobody else,
 * so that no other command waits for a toolkit that it does not use; no display is
 * needed.
 */

#include "cli/dateline-cli-pdf.h"

#include <dlfcn.h>
#include <glib/gi18n.h>

/* dateline_article_to_pdf () of dateline-gtk/article/dateline-article-pdf.h. */
typedef GBytes *(*ToPdf) (DatelineArticle *article,
                          DatelineHeadline *headline,
                          DatelineEntry *entry,
                          GHashTable *pictures,
                          int typeface,
                          GError **error);

GBytes *
dateline_cli_pdf_write (DatelineArticle *article,
                        DatelineHeadline *headline,
                        DatelineEntry *entry,
                        GHashTable *pictures,
                        GError **error)
{
  /* Never closed: types that it has registered stay. */
  void *library = dlopen (DATELINE_GTK_LIBRARY, RTLD_NOW | RTLD_LOCAL);
  ToPdf to_pdf =
      library != NULL ? (ToPdf) dlsym (library, "dateline_article_to_pdf") : NULL;

  if (to_pdf == NULL)
    {
      g_set_error (error,
                   G_IO_ERROR,
                   G_IO_ERROR_NOT_SUPPORTED,
                   _ ("A PDF needs the library %s, which is not installed."),
                   DATELINE_GTK_LIBRARY);
      return NULL;
    }
  return to_pdf (article, headline, entry, pictures, 0, error);
}
