/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The pages of an article in a PDF, without a display or a toolkit that was set up. */

#include "dateline-gtk/article/dateline-article-pdf.h"

#include "dateline-gtk/article/dateline-pages-private.h"

#include <cairo-pdf.h>
#include <gtk/gtk.h>

static cairo_status_t
write_cb (void *closure, const unsigned char *bytes, unsigned int length)
{
  g_byte_array_append (closure, bytes, length);
  return CAIRO_STATUS_SUCCESS;
}

static cairo_status_t
write_pages (DatelinePages *pages, cairo_surface_t *surface)
{
  cairo_t *cr = cairo_create (surface);
  cairo_status_t status;

  dateline_pages_lay_out (pages, -1);
  dateline_pages_describe (pages, surface);
  for (guint page = 0; page < dateline_pages_get_n_pages (pages); page++)
    {
      g_autoptr (GHashTable) surfaces = dateline_pages_decode (pages, page);

      dateline_pages_draw (pages, cr, page, surfaces);
      cairo_show_page (cr);
    }
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  status = cairo_surface_status (surface);
  return status;
}

/**
 * dateline_article_to_pdf:
 * @article: an article
 * @headline: (nullable): the story's headline
 * @entry: (nullable): the story's entry
 * @pictures: (nullable) (element-type utf8 GLib.Bytes): the pictures that are at hand, by
 *   their addresses, see [method@Dateline.MediaCache.find_async]
 * @typeface: what the body and the title are set in
 * @error: for a #GIOErrorEnum
 *
 * Makes a PDF of a story, on the paper that is usual where this runs: the headline, the
 * source, the byline and the date, then the article with the pictures of @pictures, their
 * captions and credits. Pages have numbers and from the second on the headline and source
 * at their top; links can be followed.
 *
 * No display is needed and gtk_init() need not have been called. It may take seconds:
 * call it on a worker thread.
 *
 * Returns: (transfer full): the file, or %NULL with an error
 */
GBytes *
dateline_article_to_pdf (DatelineArticle *article,
                         DatelineHeadline *headline,
                         DatelineEntry *entry,
                         GHashTable *pictures,
                         DatelineTypeface typeface,
                         GError **error)
{
  g_autoptr (DatelineArticleParts) parts =
      dateline_article_parts_new (headline, entry, article, NULL);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autoptr (DatelinePages) pages = NULL;
  GtkPaperSize *paper = gtk_paper_size_new (NULL);
  double width = gtk_paper_size_get_width (paper, GTK_UNIT_POINTS);
  double height = gtk_paper_size_get_height (paper, GTK_UNIT_POINTS);
  cairo_surface_t *surface =
      cairo_pdf_surface_create_for_stream (write_cb, bytes, width, height);
  cairo_status_t status;

  gtk_paper_size_free (paper);
  pages = dateline_pages_new (parts, pictures, typeface, width, height);
  status = write_pages (pages, surface);
  cairo_surface_destroy (surface);
  if (status != CAIRO_STATUS_SUCCESS)
    {
      g_set_error_literal (error,
                           G_IO_ERROR,
                           G_IO_ERROR_FAILED,
                           cairo_status_to_string (status));
      return NULL;
    }
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}
