/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Tells where pages end, and holds what is on them. Rows that keep together go to the
 * next page together; a picture that nearly fits is made a little smaller first. It is
 * made on one thread and may be drawn on another, one at a time; pictures are decoded on
 * any thread, a page's at a time, as those of a long article would not fit into memory.
 */

#include "dateline-gtk/article/dateline-pages-private.h"

#include "dateline-gtk/article/dateline-page-painter-private.h"
#include "dateline-gtk/article/dateline-page-rows-private.h"
#include "dateline-gtk/images/dateline-picture-decoder-private.h"
#include "dateline-gtk/images/dateline-picture-header-private.h"

#include <cairo-pdf.h>
#include <string.h>

#define MIN_MARGIN 48.0
#define TOP_MARGIN 72.0
#define BOTTOM_MARGIN 72.0

/* About 75 letters of the body's font. */
#define MAX_COLUMN 400.0

/* A picture may lose this share of its size to stay on its page. */
#define SHRINKING 0.35

/* Pixels of a picture a point of its width: 300 an inch. */
#define PIXELS_PER_POINT (300.0 / 72.0)

struct _DatelinePages
{
  DatelineArticleParts *parts;
  DatelinePageRows rows;
  DatelinePageFrame frame;
  guint next_part;
  GArray *starts; /* of guint: the first row of each page; NULL until all is laid out */
};

/* @pictures: addresses to bytes, or NULL; @typeface: of the body and the title; @width,
 * @height: of the paper. */
DatelinePages *
dateline_pages_new (DatelineArticleParts *parts,
                    GHashTable *pictures,
                    DatelineTypeface typeface,
                    double width,
                    double height)
{
  DatelinePages *self = g_new0 (DatelinePages, 1);
  double column = CLAMP (width - 2 * MIN_MARGIN, 72, MAX_COLUMN);
  double body = MAX (height - TOP_MARGIN - BOTTOM_MARGIN, 72);

  self->parts = dateline_article_parts_ref (parts);
  dateline_page_rows_init (&self->rows,
                           dateline_article_parts_is_right_to_left (parts),
                           pictures,
                           column,
                           body);
  self->rows.is_sans = typeface == DATELINE_TYPEFACE_SANS;
  self->frame = (DatelinePageFrame){
    .x = (width - column) / 2,
    .y = TOP_MARGIN,
    .width = column,
    .height = body,
    .page_height = height,
    .title = dateline_article_parts_get_title (parts),
    .link = dateline_article_parts_get_link (parts),
  };
  if (dateline_article_parts_get_headline (parts) != NULL)
    self->frame.source =
        dateline_headline_get_feed_title (dateline_article_parts_get_headline (parts));
  return self;
}

void
dateline_pages_free (DatelinePages *self)
{
  dateline_page_rows_clear (&self->rows);
  g_clear_pointer (&self->starts, g_array_unref);
  dateline_article_parts_unref (self->parts);
  g_free (self);
}

static DatelinePageRow *
get_row (DatelinePages *self, guint row)
{
  return &g_array_index (self->rows.rows, DatelinePageRow, row);
}

/* The row after the last one that stands on one page with @first, and how high they are
 * without the first gap. */
static guint
find_chain_end (DatelinePages *self, guint first, double *height)
{
  guint row = first;

  *height = get_row (self, row)->height;
  while (get_row (self, row)->keeps && row + 1 < self->rows.rows->len)
    {
      row++;
      *height += get_row (self, row)->gap + get_row (self, row)->height;
    }
  return row + 1;
}

/* Makes the first picture of a chain smaller by @excess; FALSE if that is too much. */
static gboolean
shrink (DatelinePages *self, guint first, guint end, double excess)
{
  for (guint i = first; i < end; i++)
    {
      DatelinePageRow *row = get_row (self, i);

      if (row->kind != DATELINE_PAGE_ROW_PICTURE || row->picture == NULL)
        continue;
      if (excess > row->picture_height * SHRINKING)
        return FALSE;
      row->picture_width *= 1 - excess / row->picture_height;
      row->picture_height -= excess;
      row->height -= excess;
      return TRUE;
    }
  return FALSE;
}

static void
break_pages (DatelinePages *self)
{
  double available = self->rows.height;
  double used = 0;
  guint row = 0;

  self->starts = g_array_new (FALSE, FALSE, sizeof (guint));
  g_array_append_val (self->starts, row);
  while (row < self->rows.rows->len)
    {
      double height;
      double gap = used > 0 ? get_row (self, row)->gap : 0;
      guint end = find_chain_end (self, row, &height);
      double excess = used + gap + height - available;

      if (excess > 0 && used > 0 && !shrink (self, row, end, excess))
        {
          g_array_append_val (self->starts, row);
          used = 0;
          continue;
        }
      if (excess > 0 && used == 0) /* more than a page holds: cut anywhere */
        {
          double first = get_row (self, row)->height;

          for (end = row + 1;
               end < self->rows.rows->len && first < available &&
               first + get_row (self, end)->gap + get_row (self, end)->height <=
                   available;
               end++)
            first += get_row (self, end)->gap + get_row (self, end)->height;
        }
      for (; row < end; row++)
        used += (used > 0 ? get_row (self, row)->gap : 0) + get_row (self, row)->height;
    }
}

/* Lays out for about as long as @microseconds, or to the end if that is -1. Returns
 * whether all is laid out. */
gboolean
dateline_pages_lay_out (DatelinePages *self, gint64 microseconds)
{
  gint64 end = g_get_monotonic_time () + microseconds;
  guint n_parts = dateline_article_parts_get_n_parts (self->parts);

  while (self->next_part < n_parts)
    {
      dateline_page_rows_add_part (&self->rows, self->parts, self->next_part++);
      if (microseconds >= 0 && g_get_monotonic_time () >= end)
        break;
    }
  if (self->next_part < n_parts)
    return FALSE;
  if (self->starts == NULL)
    break_pages (self);
  return TRUE;
}

/* Once all is laid out. */
guint
dateline_pages_get_n_pages (DatelinePages *self)
{
  return self->starts->len;
}

static guint
get_end (DatelinePages *self, guint page)
{
  return page + 1 < self->starts->len ? g_array_index (self->starts, guint, page + 1)
                                      : self->rows.rows->len;
}

/* A JPEG goes into a PDF as it is, so that it is not coded once more. */
static void
attach_file (cairo_surface_t *surface, GBytes *bytes)
{
  DatelinePictureHeader header;
  gsize size;
  const guint8 *start = g_bytes_get_data (bytes, &size);

  if (dateline_picture_header_read (start, size, &header, NULL) &&
      header.format == DATELINE_PICTURE_FORMAT_JPEG && header.orientation <= 1)
    cairo_surface_set_mime_data (surface,
                                 CAIRO_MIME_TYPE_JPEG,
                                 start,
                                 size,
                                 (cairo_destroy_func_t) g_bytes_unref,
                                 g_bytes_ref (bytes));
}

static cairo_surface_t *
decode (DatelinePictureProcess *process, GBytes *bytes, double width)
{
  g_autoptr (GdkTexture) texture =
      dateline_picture_decode (process, bytes, width * PIXELS_PER_POINT, 0, NULL, NULL);
  cairo_surface_t *surface;

  if (texture == NULL)
    return NULL;
  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32,
                                        gdk_texture_get_width (texture),
                                        gdk_texture_get_height (texture));
  if (cairo_surface_status (surface) != CAIRO_STATUS_SUCCESS)
    {
      cairo_surface_destroy (surface);
      return NULL;
    }
  gdk_texture_download (texture,
                        cairo_image_surface_get_data (surface),
                        cairo_image_surface_get_stride (surface));
  cairo_surface_mark_dirty (surface);
  attach_file (surface, bytes);
  return surface;
}

/* Decodes the pictures of a page: addresses to surfaces. May take its time: for workers;
 * nothing of @self changes. */
GHashTable *
dateline_pages_decode (DatelinePages *self, guint page)
{
  GHashTable *surfaces = g_hash_table_new_full (g_str_hash,
                                                g_str_equal,
                                                NULL,
                                                (GDestroyNotify) cairo_surface_destroy);
  g_autoptr (DatelinePictureProcess) process = dateline_picture_process_new (NULL);

  for (guint i = g_array_index (self->starts, guint, page); i < get_end (self, page); i++)
    {
      DatelinePageRow *row = get_row (self, i);
      cairo_surface_t *surface;
      const char *uri;

      if (row->picture == NULL)
        continue;
      uri = dateline_picture_get_uri (row->picture);
      surface = decode (process,
                        g_hash_table_lookup (self->rows.pictures, uri),
                        row->picture_width);
      if (surface != NULL)
        g_hash_table_insert (surfaces, (gpointer) uri, surface);
    }
  return surfaces;
}

/* Draws a page with the pictures that were decoded for it. */
void
dateline_pages_draw (DatelinePages *self, cairo_t *cr, guint page, GHashTable *surfaces)
{
  DatelinePageFrame frame = self->frame;
  guint first = g_array_index (self->starts, guint, page);

  frame.page = page;
  frame.n_pages = self->starts->len;
  dateline_page_painter_paint (&self->rows,
                               &frame,
                               cr,
                               first,
                               get_end (self, page),
                               surfaces);
}

/* Tells the readers of a PDF what it is. */
void
dateline_pages_describe (DatelinePages *self, cairo_surface_t *surface)
{
  g_autofree char *byline = dateline_article_parts_get_byline (self->parts);

  if (cairo_surface_get_type (surface) != CAIRO_SURFACE_TYPE_PDF)
    return;
  if (self->frame.title != NULL)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, self->frame.title);
  if (byline != NULL)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_AUTHOR, byline);
  if (self->frame.source != NULL)
    cairo_pdf_surface_set_metadata (surface,
                                    CAIRO_PDF_METADATA_SUBJECT,
                                    self->frame.source);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Dateline");
}
