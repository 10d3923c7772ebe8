/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Stories on pages: what is in the PDF, what is kept on one page, and that the print
 * dialog's own export is the same. What stands on a page is read by pdftotext, where that
 * is installed. */

#include "dateline-gtk/article/dateline-article-pdf.h"
#include "dateline-gtk/article/dateline-article-print-private.h"

#include "gui-test.h"

#define PICTURE "https://example.org/quay.jpg"

static DatelineEntry *
entry_new (const char *content)
{
  g_auto (DatelineEntryBuilder) builder = { 0 };

  dateline_entry_builder_init (&builder);
  builder.key = g_strdup ("g:1");
  builder.title = g_strdup ("The ferry leaves");
  builder.content = g_strdup (content);
  builder.link = g_strdup ("https://example.org/ferry.html");
  return dateline_entry_builder_build (&builder);
}

/* A picture of our own making, in the format @type. */
static GBytes *
picture_new (const char *type)
{
  g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, 640, 400);
  g_autoptr (GError) error = NULL;
  char *buffer;
  gsize size;

  gdk_pixbuf_fill (pixbuf, 0x336699ff);
  gdk_pixbuf_save_to_buffer (pixbuf, &buffer, &size, type, &error, NULL);
  g_assert_no_error (error);
  return g_bytes_new_take (buffer, size);
}

static GHashTable *
pictures_new (const char *type)
{
  GHashTable *pictures = g_hash_table_new_full (g_str_hash,
                                                g_str_equal,
                                                NULL,
                                                (GDestroyNotify) g_bytes_unref);

  g_hash_table_insert (pictures, (gpointer) PICTURE, picture_new (type));
  return pictures;
}

static GBytes *
make_pdf (const char *content, GHashTable *pictures)
{
  g_autoptr (DatelineEntry) entry = entry_new (content);
  g_autoptr (DatelineArticle) article = dateline_article_new_for_entry (entry);
  g_autoptr (GError) error = NULL;
  GBytes *pdf = dateline_article_to_pdf (article,
                                         NULL,
                                         entry,
                                         pictures,
                                         DATELINE_TYPEFACE_SERIF,
                                         &error);

  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (pdf, NULL), 5, "%PDF-", 5);
  return pdf;
}

/* Where the words are next, or the end. */
static gsize
find (GBytes *bytes, gsize from, const char *words)
{
  gsize size;
  const char *start = g_bytes_get_data (bytes, &size);
  gsize length = strlen (words);

  for (gsize i = from; i + length <= size; i++)
    if (memcmp (start + i, words, length) == 0)
      return i;
  return size;
}

static GBytes *
inflate (GBytes *packed)
{
  g_autoptr (GInputStream) bytes = g_memory_input_stream_new_from_bytes (packed);
  g_autoptr (GConverter) inflater =
      G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB));
  g_autoptr (GInputStream) stream = g_converter_input_stream_new (bytes, inflater);
  g_autoptr (GOutputStream) plain = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) error = NULL;

  g_output_stream_splice (plain,
                          stream,
                          G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET,
                          NULL,
                          &error);
  g_assert_no_error (error);
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (plain));
}

/* With the objects that newer versions of cairo pack. */
static GBytes *
unpack (GBytes *pdf)
{
  g_autoptr (GByteArray) all = g_byte_array_new ();
  gsize size;
  const guint8 *start = g_bytes_get_data (pdf, &size);

  g_byte_array_append (all, start, size);
  for (gsize at = find (pdf, 0, "/ObjStm"); at < size; at = find (pdf, at, "/ObjStm"))
    {
      gsize begin = find (pdf, at, "stream\n") + strlen ("stream\n");
      g_autoptr (GBytes) packed = NULL;
      g_autoptr (GBytes) plain = NULL;

      at = find (pdf, begin, "endstream");
      packed = g_bytes_new_from_bytes (pdf, begin, at - begin);
      plain = inflate (packed);
      g_byte_array_append (all, g_bytes_get_data (plain, NULL), g_bytes_get_size (plain));
    }
  return g_byte_array_free_to_bytes (g_steal_pointer (&all));
}

static guint
count (GBytes *pdf, const char *words)
{
  g_autoptr (GBytes) all = unpack (pdf);
  gsize size = g_bytes_get_size (all);
  guint n = 0;

  for (gsize at = find (all, 0, words); at < size; at = find (all, at + 1, words))
    n++;
  return n;
}

/* "/Pages" is what holds them. */
static guint
count_pages (GBytes *pdf)
{
  return count (pdf, "/Type /Page") - count (pdf, "/Type /Pages");
}

/* The text of each page; NULL, and the test is skipped, without the program for it. */
static GStrv
read_pages (GBytes *pdf)
{
  g_autofree char *program = g_find_program_in_path ("pdftotext");
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  int file;

  if (program == NULL)
    {
      g_test_skip ("pdftotext is not installed");
      return NULL;
    }
  file = g_file_open_tmp ("dateline-XXXXXX.pdf", &path, &error);
  g_assert_no_error (error);
  close (file);
  g_file_set_contents (path,
                       g_bytes_get_data (pdf, NULL),
                       g_bytes_get_size (pdf),
                       &error);
  g_assert_no_error (error);
  {
    const char *command[] = { program, "-layout", path, "-", NULL };

    g_spawn_sync (NULL,
                  (char **) command,
                  NULL,
                  G_SPAWN_STDERR_TO_DEV_NULL,
                  NULL,
                  NULL,
                  &text,
                  NULL,
                  NULL,
                  &error);
  }
  g_assert_no_error (error);
  g_unlink (path);
  return g_strsplit (text, "\f", -1);
}

/* The program leaves narrow spaces out. */
static gboolean
has_number (const char *page, guint number, guint n_pages)
{
  g_autofree char *pattern = g_strdup_printf ("\\b%u ?/ ?%u\\b", number, n_pages);

  return g_regex_match_simple (pattern, page, 0, 0);
}

static void
test_contents (void)
{
  g_autoptr (GHashTable) pictures = pictures_new ("jpeg");
  g_autoptr (GBytes) pdf = make_pdf (
      "<p>It <a href=\"https://example.org/it's\">leaves</a>.</p>"
      "<figure><img src=\"" PICTURE "\"><figcaption>The quay. <small>Jane Doe/Example "
      "Press</small></figcaption></figure><p dir=rtl>\327\251\327\234\327\225\327\235</p>"
      "<ul><li>one</ul><table><tr><th>a<th>b<tr><td>c<td>d</table><pre>x\ny</pre><hr>",
      pictures);
  g_auto (GStrv) pages = NULL;

  g_assert_cmpuint (count_pages (pdf), ==, 1);
  g_assert_cmpuint (count (pdf, "/Subtype /Image"), ==, 1);
  g_assert_cmpuint (count (pdf, "/DCTDecode"), ==, 1);
  g_assert_cmpuint (count (pdf, "/URI (https://example.org/it's)"), ==, 1);
  g_assert_cmpuint (count (pdf, "(The ferry leaves)"), >=, 1);
  pages = read_pages (pdf);
  if (pages == NULL)
    return;
  g_assert_nonnull (strstr (pages[0], "The ferry leaves"));
  g_assert_nonnull (strstr (pages[0], "The quay."));
  g_assert_nonnull (strstr (pages[0], "Jane Doe/Example Press"));
  g_assert_true (has_number (pages[0], 1, 1));
}

/* A picture of any format that is shown is printed; one that is damaged is a box. */
static void
test_pictures (void)
{
  static const char content[] = "<p>x</p><img src=\"" PICTURE "\" alt=\"A quay\">";
  g_autoptr (GHashTable) png = pictures_new ("png");
  g_autoptr (GHashTable) damaged = pictures_new ("png");
  g_autoptr (GBytes) with = make_pdf (content, png);
  g_autoptr (GBytes) without = make_pdf (content, NULL);
  g_autoptr (GBytes) broken = NULL;

  g_assert_cmpuint (count (with, "/Subtype /Image"), ==, 1);
  g_assert_cmpuint (count (without, "/Subtype /Image"), ==, 0);
  g_hash_table_insert (
      damaged,
      (gpointer) PICTURE,
      g_bytes_new_from_bytes (g_hash_table_lookup (png, PICTURE), 0, 60));
  broken = make_pdf (content, damaged);
  g_assert_cmpuint (count (broken, "/Subtype /Image"), ==, 0);
}

static void
append_lines (GString *content, guint n_lines)
{
  g_string_append (content, "<p>Line");
  for (guint i = 1; i < n_lines; i++)
    g_string_append (content, "<br>Line");
  g_string_append (content, "</p>");
}

static guint
find_page (GStrv pages, const char *words)
{
  for (guint i = 0; pages[i] != NULL; i++)
    if (strstr (pages[i], words) != NULL)
      return i;
  g_error ("no page has “%s”", words);
}

/* However far down the page it comes, a heading stands above text of its own, and a
 * figure is not parted from its caption and credit. */
static void
test_kept_together (void)
{
  gboolean moved = FALSE;

  for (guint n_lines = 22; n_lines < 46; n_lines++)
    {
      g_autoptr (GString) content = g_string_new (NULL);
      g_autoptr (GBytes) pdf = NULL;
      g_auto (GStrv) pages = NULL;

      append_lines (content, n_lines);
      g_string_append (content, "<h2>Heading</h2><p>Beneath<br>it<br>more</p>");
      append_lines (content, 60 - n_lines);
      g_string_append (content,
                       "<figure><img src=/none.png alt=Standing><figcaption>"
                       "Captioned <small>Credited</small></figcaption></figure>");
      append_lines (content, 30);
      pdf = make_pdf (content->str, NULL);
      pages = read_pages (pdf);
      if (pages == NULL)
        return;
      g_assert_cmpuint (find_page (pages, "Heading"), ==, find_page (pages, "Beneath"));
      g_assert_cmpuint (find_page (pages, "Standing"),
                        ==,
                        find_page (pages, "Captioned"));
      g_assert_cmpuint (find_page (pages, "Standing"), ==, find_page (pages, "Credited"));
      moved |= find_page (pages, "Heading") == 1;
    }
  g_assert_true (moved);
}

/* From the second page on the headline stands at the top. */
static void
test_running_head (void)
{
  g_autoptr (GString) content = g_string_new (NULL);
  g_autoptr (GBytes) pdf = NULL;
  g_auto (GStrv) pages = NULL;

  append_lines (content, 150);
  pdf = make_pdf (content->str, NULL);
  g_assert_cmpuint (count_pages (pdf), ==, 4);
  pages = read_pages (pdf);
  if (pages == NULL)
    return;
  for (guint i = 1; i < 4; i++)
    {
      g_assert_nonnull (strstr (pages[i], "The ferry leaves"));
      g_assert_true (has_number (pages[i], i + 1, 4));
    }
}

/* What is larger than a page has an end all the same. */
static void
test_too_large (void)
{
  g_autoptr (GString) content = g_string_new ("<figure><img src=/a.png><figcaption>");
  g_autoptr (GBytes) pdf = NULL;

  for (guint i = 0; i < 3000; i++)
    g_string_append (content, "caption ");
  g_string_append (content, "</figcaption></figure><table><tr><td>a<td>");
  for (guint i = 0; i < 3000; i++)
    g_string_append (content, "cell ");
  g_string_append (content, "</table>");
  for (guint i = 0; i < 60; i++)
    g_string_append (content, "<blockquote><ul><li>");
  g_string_append (content, "deep");
  pdf = make_pdf (content->str, NULL);
  g_assert_cmpuint (count_pages (pdf), >, 3);
}

static void
done_cb (GtkPrintOperation *operation, GtkPrintOperationResult result, gpointer user_data)
{
  *(int *) user_data = result;
}

static void
test_print (void)
{
  g_autoptr (GString) content = g_string_new (NULL);
  g_autoptr (GHashTable) pictures = pictures_new ("jpeg");
  g_autoptr (GtkPrintOperation) operation = NULL;
  g_autoptr (DatelineEntry) entry = NULL;
  g_autoptr (DatelineArticle) article = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = NULL;
  g_autoptr (GBytes) own = NULL;
  g_autofree char *folder = g_dir_make_tmp ("dateline-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "story.pdf", NULL);
  int result = -1;
  char *contents;
  gsize size;

  append_lines (content, 90);
  g_string_append (content, "<figure><img src=\"" PICTURE "\"></figure>");
  entry = entry_new (content->str);
  article = dateline_article_new_for_entry (entry);
  operation = dateline_article_print_new (article,
                                          NULL,
                                          entry,
                                          pictures,
                                          DATELINE_TYPEFACE_SERIF);
  gtk_print_operation_set_export_filename (operation, path);
  g_signal_connect (operation, "done", G_CALLBACK (done_cb), &result);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT, NULL, &error);
  g_assert_no_error (error);
  WAIT_FOR (result != -1);
  g_assert_cmpint (result, ==, GTK_PRINT_OPERATION_RESULT_APPLY);

  g_file_get_contents (path, &contents, &size, &error);
  g_assert_no_error (error);
  pdf = g_bytes_new_take (contents, size);
  own = make_pdf (content->str, pictures);
  g_assert_cmpuint (count_pages (own), >, 1);
  g_assert_cmpuint (count_pages (pdf), ==, count_pages (own));
  g_assert_cmpuint (count (pdf, "/Subtype /Image"), ==, 1);
  g_assert_cmpuint (count (pdf, "/URI (https://example.org/ferry.html)"), >=, 1);
  g_unlink (path);
  g_rmdir (folder);
}

/* What unfolds is open on paper, formulas are text, and no arrow leads back. */
static void
test_kinds (void)
{
  g_autoptr (GBytes) pdf = make_pdf (
      "<p>Speed<sup><a href='#n'>1</a></sup> is <math><mfrac><mi>a</mi><mi>b</mi></mfrac>"
      "</math>.</p><details><summary>Times</summary><p>Noon.</p></details>"
      "<aside class=pullquote>Tide.</aside><ol><li id=n><p id=r>In knots.</p><p>"
      "<a href='#r' role=doc-backlink>back</a></p></li></ol>",
      NULL);
  g_auto (GStrv) texts = read_pages (pdf);

  if (texts == NULL)
    return;
  g_assert_nonnull (strstr (texts[0], "a/b"));
  g_assert_nonnull (strstr (texts[0], "Times"));
  g_assert_nonnull (strstr (texts[0], "Noon."));
  g_assert_nonnull (strstr (texts[0], "Tide."));
  g_assert_nonnull (strstr (texts[0], "In knots."));
  g_assert_null (strstr (texts[0], "back"));
}

/* A long remark does not break the words of the columns beside it. */
static void
test_table (void)
{
  g_autofree char *remark = g_strnfill (600, 'x');
  g_autofree char *html = NULL;
  g_autoptr (GBytes) pdf = NULL;
  g_auto (GStrv) pages = NULL;

  for (guint i = 7; i < 600; i += 8)
    remark[i] = ' ';
  html = g_strdup_printf ("<table><tr><th>1998<th>2002<th>2006<th>2010<th>2014<th>Remark"
                          "<tr><td colspan=2>4 both<td>3<td>4<td>5<td>%s</table>",
                          remark);
  pdf = make_pdf (html, NULL);
  pages = read_pages (pdf);
  if (pages == NULL)
    return;
  for (guint year = 1998; year <= 2014; year += 4)
    {
      g_autofree char *word = g_strdup_printf ("%u", year);

      g_assert_nonnull (strstr (pages[0], word));
    }
  g_assert_nonnull (strstr (pages[0], "4 both"));
}

/* Page numbers are sans in any case: in a story that is too, there is one font less. */
static void
test_typeface (void)
{
  g_autoptr (DatelineArticle) article =
      dateline_article_new_from_html ("<p>Words</p>", -1, NULL);
  g_autoptr (GBytes) serif =
      dateline_article_to_pdf (article, NULL, NULL, NULL, DATELINE_TYPEFACE_SERIF, NULL);
  g_autoptr (GBytes) sans =
      dateline_article_to_pdf (article, NULL, NULL, NULL, DATELINE_TYPEFACE_SANS, NULL);

  g_assert_cmpuint (count (sans, "/BaseFont"), >, 0);
  g_assert_cmpuint (count (serif, "/BaseFont"), >, count (sans, "/BaseFont"));
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv);
  g_test_add_func ("/article-pdf/contents", test_contents);
  g_test_add_func ("/article-pdf/pictures", test_pictures);
  g_test_add_func ("/article-pdf/kept-together", test_kept_together);
  g_test_add_func ("/article-pdf/running-head", test_running_head);
  g_test_add_func ("/article-pdf/too-large", test_too_large);
  g_test_add_func ("/article-pdf/print", test_print);
  g_test_add_func ("/article-pdf/kinds", test_kinds);
  g_test_add_func ("/article-pdf/table", test_table);
  g_test_add_func ("/article-pdf/typeface", test_typeface);
  return g_test_run ();
}
