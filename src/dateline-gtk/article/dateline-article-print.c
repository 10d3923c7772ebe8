/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* A print operation that lays a story out in slices, so that the window stays alive, and
 * has the pictures of a page decoded on a worker before that page is drawn. Main context
 * only.
 */

#include "dateline-gtk/article/dateline-article-print-private.h"

#include "dateline-gtk/article/dateline-pages-private.h"

/* Of laying out at a time. */
#define SLICE_MICROSECONDS 4000

typedef struct
{
  DatelineArticleParts *parts;
  GHashTable *pictures;
  DatelineTypeface typeface;
  DatelinePages *pages;
} Print;

/* A page on its way to the printer. */
typedef struct
{
  Print *print; /* lives as long as its operation */
  GtkPrintContext *context;
  guint page;
} Page;

static void
print_free (gpointer data)
{
  Print *print = data;

  g_clear_pointer (&print->pages, dateline_pages_free);
  g_clear_pointer (&print->pictures, g_hash_table_unref);
  dateline_article_parts_unref (print->parts);
  g_free (print);
}

static void
page_free (gpointer data)
{
  Page *page = data;

  g_object_unref (page->context);
  g_free (page);
}

/* The paper is known now; after a preview all begins anew. */
static void
begin_cb (GtkPrintOperation *operation, GtkPrintContext *context, Print *print)
{
  GtkPageSetup *setup = gtk_print_context_get_page_setup (context);

  g_clear_pointer (&print->pages, dateline_pages_free);
  print->pages =
      dateline_pages_new (print->parts,
                          print->pictures,
                          print->typeface,
                          gtk_page_setup_get_paper_width (setup, GTK_UNIT_POINTS),
                          gtk_page_setup_get_paper_height (setup, GTK_UNIT_POINTS));
}

static gboolean
paginate_cb (GtkPrintOperation *operation, GtkPrintContext *context, Print *print)
{
  if (!dateline_pages_lay_out (print->pages, SLICE_MICROSECONDS))
    return FALSE;
  gtk_print_operation_set_n_pages (operation, dateline_pages_get_n_pages (print->pages));
  return TRUE;
}

static void
decode_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Page *page = data;

  g_task_return_pointer (task,
                         dateline_pages_decode (page->print->pages, page->page),
                         (GDestroyNotify) g_hash_table_unref);
}

static void
decoded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GtkPrintOperation *operation = GTK_PRINT_OPERATION (source);
  Page *page = g_task_get_task_data (G_TASK (result));
  g_autoptr (GHashTable) surfaces = g_task_propagate_pointer (G_TASK (result), NULL);
  cairo_t *cr = gtk_print_context_get_cairo_context (page->context);

  if (page->page == 0)
    dateline_pages_describe (page->print->pages, cairo_get_target (cr));
  dateline_pages_draw (page->print->pages, cr, page->page, surfaces);
  gtk_print_operation_draw_page_finish (operation);
}

static void
draw_cb (GtkPrintOperation *operation, GtkPrintContext *context, int number, Print *print)
{
  g_autoptr (GTask) task = g_task_new (operation, NULL, decoded_cb, NULL);
  Page *page = g_new (Page, 1);

  page->print = print;
  page->context = g_object_ref (context);
  page->page = number;
  g_task_set_source_tag (task, draw_cb);
  g_task_set_task_data (task, page, page_free);
  gtk_print_operation_set_defer_drawing (operation);
  g_task_run_in_thread (task, decode_thread);
}

/* An operation that prints the story; @pictures are those that are at hand, by their
 * addresses, and may be NULL as @headline and @entry. Run it, not waiting. */
GtkPrintOperation *
dateline_article_print_new (DatelineArticle *article,
                            DatelineHeadline *headline,
                            DatelineEntry *entry,
                            GHashTable *pictures,
                            DatelineTypeface typeface)
{
  GtkPrintOperation *operation = gtk_print_operation_new ();
  Print *print = g_new0 (Print, 1);
  const char *title;

  print->parts = dateline_article_parts_new (headline, entry, article, NULL);
  print->typeface = typeface;
  print->pictures = pictures != NULL ? g_hash_table_ref (pictures) : NULL;
  title = dateline_article_parts_get_title (print->parts);
  g_object_set_data_full (G_OBJECT (operation), "dateline-print", print, print_free);
  if (title != NULL)
    gtk_print_operation_set_job_name (operation, title);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  gtk_print_operation_set_allow_async (operation, TRUE);
  g_signal_connect (operation, "begin-print", G_CALLBACK (begin_cb), print);
  g_signal_connect (operation, "paginate", G_CALLBACK (paginate_cb), print);
  g_signal_connect (operation, "draw-page", G_CALLBACK (draw_cb), print);
  return operation;
}
