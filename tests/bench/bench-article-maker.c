/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Makes the articles that the article pane is measured with, and their pictures, in a
 * store that has stories already: a long one of 500 paragraphs of 80 words, 400 pictures
 * and 200 links, and a thousand of 800 words and 5 pictures. No two words, paragraphs or
 * pictures are alike by intent: six scripts, lists, tables, code, quotes and headings,
 * and photographs of up to 1.7 megapixels.
 *
 * usage: bench-article-maker FOLDER     where dateline.db is
 *
 * Besides the stories it leaves the two kinds of article as long.html and normal.html.
 */

#include "bench-answer.h"
#include "dateline/dateline.h"
#include "dateline/model/dateline-entry-builder-private.h"
#include "dateline/model/dateline-feed-document-builder-private.h"
#include "dateline/model/dateline-fetch-outcome-private.h"
#include "dateline/net/dateline-media-files-private.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <stdlib.h>

#define N_PICTURES 400
#define N_ARTICLES 1000

typedef struct
{
  guint n_paragraphs;
  guint n_words; /* of each */
  guint n_links;
  guint n_pictures;
} Shape;

static const Shape long_shape = { 500, 80, 200, 400 };
static const Shape normal_shape = { 9, 72, 6, 5 };

/* What words are made of. Most of the news is in Latin letters here, but one paragraph
 * in ten each is not. */
static const char *const alphabets[] = {
  "eeeeeetttttaaaaoooiiinnnsssrrhhldcumfpgwybvk",
  "eeeennniiissrrraattdhulcgmobwfkzäöüßpvj",
  "eeeessaaiittnnrruulloodcmpéèqvfbghj",
  "eeeeeetttttaaaaoooiiinnnsssrrhhldcumfpgwybvk",
  "оооееааиинттссрвлкмдпуяыьгзбчйхжшюцщ",
  "eeeennniiissrrraattdhulcgmobwfkzäöüßpvj",
  "ααοοιιεεττσσννηυρπκμλωδγχθφβξζψ",
  "اااالليينمروتبةعدسفهكقحجشطصخضذثئءغ",
  "eeeessaaiittnnrruulloodcmpéèqvfbghj",
  "的一是不了人我在有他这为之大来以个中上们到说国和地也子时道出而要于就下得可你年生",
};

#define CHINESE 9

static GRand *randomness;
static guint n_links_made;

static void
append_word (GString *text, guint alphabet, gboolean is_first)
{
  const char *letters = alphabets[alphabet];
  glong n_letters = g_utf8_strlen (letters, -1);
  int length = g_rand_int_range (randomness, 1, alphabet == CHINESE ? 4 : 11);

  for (int i = 0; i <= length; i++)
    {
      gunichar letter = g_utf8_get_char (
          g_utf8_offset_to_pointer (letters,
                                    g_rand_int_range (randomness, 0, n_letters)));

      if (i == 0 && is_first)
        letter = g_unichar_toupper (letter);
      g_string_append_unichar (text, letter);
    }
}

static void
append_words (GString *html, guint alphabet, guint n_words, guint n_links)
{
  static const char *const styles[] = { "i", "b", "em", "code", "abbr", "mark" };
  guint every = n_links > 0 ? n_words / (n_links + 1) : 0;
  gboolean is_first = TRUE;

  for (guint i = 0; i < n_words; i++)
    {
      const char *style = g_rand_int_range (randomness, 0, 40) == 0
                              ? styles[g_rand_int_range (randomness, 0, 6)]
                              : NULL;
      gboolean is_link = every > 0 && i > 0 && i % every == 0 && n_links-- > 0;
      gboolean ends = i + 1 == n_words || g_rand_int_range (randomness, 0, 14) == 0;

      if (is_link)
        g_string_append_printf (html,
                                "<a href=\"https://example.org/link/%u\">",
                                n_links_made++);
      else if (style != NULL)
        g_string_append_printf (html, "<%s>", style);
      append_word (html, alphabet, is_first);
      if (is_link)
        g_string_append (html, "</a>");
      else if (style != NULL)
        g_string_append_printf (html, "</%s>", style);
      is_first = ends;
      if (ends)
        g_string_append (html, alphabet == CHINESE ? "。" : ". ");
      else if (alphabet != CHINESE)
        g_string_append (html, g_rand_int_range (randomness, 0, 11) == 0 ? ", " : " ");
    }
}

static void
append_element (GString *html, const char *element, guint alphabet, guint n_words)
{
  g_string_append_printf (html, "<%s>", element);
  append_words (html, alphabet, n_words, 0);
  g_string_append_printf (html, "</%s>\n", element);
}

/* Of half of the pictures the page says how large they are. */
static void
append_figure (GString *html, guint picture)
{
  g_string_append_printf (html,
                          "<figure><img src=\"https://pictures.example/%u.jpg\"%s alt=\"",
                          picture % N_PICTURES,
                          picture % 2 ? "" : " width=\"1200\" height=\"800\"");
  append_words (html, 0, 6, 0);
  g_string_append (html, "\"><figcaption>");
  append_words (html, 0, 18, 0);
  g_string_append_printf (html,
                          " (Photo: A. Person/AFP %u)</figcaption></figure>\n",
                          picture);
}

static void
append_list (GString *html, guint alphabet)
{
  static const guint words[] = { 9, 24, 8, 20 };

  g_string_append (html, "<ul>");
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      append_element (html, "li", alphabet, words[i]);
      if (i == 1)
        g_string_append (html, "<ul>");
    }
  g_string_append (html, "</ul></ul><ol>");
  append_element (html, "li", alphabet, 6);
  append_element (html, "li", alphabet, 22);
  g_string_append (html, "</ol>\n");
}

static void
append_table (GString *html, guint alphabet)
{
  g_string_append (html, "<table>");
  for (int row = 0; row < 4; row++)
    {
      g_string_append (html, "<tr>");
      append_element (html, row == 0 ? "th" : "td", alphabet, 2);
      g_string_append_printf (html,
                              "<td>%d</td>",
                              g_rand_int_range (randomness, 100, 99999));
      append_element (html, row == 0 ? "th" : "td", alphabet, row == 0 ? 1 : 8);
      g_string_append (html, "</tr>");
    }
  g_string_append (html, "</table>\n");
}

static void
append_code (GString *html)
{
  g_string_append_printf (
      html,
      "<pre><code>int\nmain (void)\n{\n  g_print (\"tide %%d\\n\", "
      "%d);\n  return measure_the_tide (%d, %d, 0x%x);\n}</code></pre>",
      g_rand_int_range (randomness, 0, 999),
      g_rand_int_range (randomness, 0, 999),
      g_rand_int_range (randomness, 0, 999),
      g_rand_int (randomness));
}

/* What stands between the paragraphs changes with each. */
static void
append_between (GString *html, guint number, guint alphabet)
{
  switch (number % 9)
    {
    case 2:
      append_element (html, "h2", alphabet, 6);
      break;
    case 3:
      g_string_append (html, "<blockquote>");
      append_element (html, "p", alphabet, 28);
      g_string_append (html, "</blockquote>");
      break;
    case 4:
      append_list (html, alphabet);
      break;
    case 5:
      append_code (html);
      break;
    case 6:
      append_table (html, alphabet);
      break;
    case 7:
      append_element (html, "p", 7, 30);
      break;
    default:
      break;
    }
}

static char *
make_html (const Shape *shape, guint number)
{
  GString *html = g_string_new (NULL);
  guint n_links = 0;
  guint n_pictures = 0;

  for (guint i = 0; i < shape->n_paragraphs; i++)
    {
      guint alphabet = (i + number) % G_N_ELEMENTS (alphabets);
      guint links = shape->n_links * (i + 1) / shape->n_paragraphs - n_links;

      n_links += links;
      g_string_append (html, alphabet == 7 ? "<p dir=\"rtl\">" : "<p>");
      append_words (html, alphabet, shape->n_words, links);
      g_string_append (html, "</p>\n");
      for (; n_pictures < shape->n_pictures * (i + 1) / shape->n_paragraphs; n_pictures++)
        append_figure (html, number * shape->n_pictures + n_pictures);
      append_between (html, i, alphabet);
    }
  return g_string_free (html, FALSE);
}

/* Areas and edges as in a photograph, under a grain that no two pictures share. */
static GBytes *
make_picture (guint number)
{
  int width = 900 + 100 * (number % 8);
  int height = width * (number % 3 == 0 ? 9 : 10) / (number % 5 == 0 ? 12 : 15);
  g_autoptr (GdkPixbuf) pixbuf =
      gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, width, height);
  guchar *pixels = gdk_pixbuf_get_pixels (pixbuf);
  int stride = gdk_pixbuf_get_rowstride (pixbuf);
  guint32 grain = number * 2654435761u + 1;
  char *jpeg;
  gsize size;

  for (int y = 0; y < height; y++)
    for (int x = 0; x < width; x++)
      {
        guchar *pixel = pixels + y * stride + x * 3;
        int area = ((x / (40 + number % 50)) ^ (y / (30 + number % 60))) & 7;

        grain = grain * 1664525u + 1013904223u;
        pixel[0] = 20 * area + x * 60 / width + (grain >> 28);
        pixel[1] = 160 - 15 * area + y * 60 / height + (grain >> 28);
        pixel[2] = 60 + (number * 37 + area * 11) % 120 + (grain >> 29);
      }
  if (!gdk_pixbuf_save_to_buffer (pixbuf,
                                  &jpeg,
                                  &size,
                                  "jpeg",
                                  NULL,
                                  "quality",
                                  "88",
                                  NULL))
    g_error ("the pictures could not be made");
  return g_bytes_new_take (jpeg, size);
}

/* As if each had been looked at already. */
static void
make_pictures (const char *folder)
{
  g_autofree char *cache = g_build_filename (folder, "cache", "pictures", NULL);
  g_autofree char *kept = g_build_filename (folder, "pictures", NULL);
  g_autoptr (DatelineMediaFiles) files = dateline_media_files_new (cache, kept);
  DatelineMediaNote note = { .checked_at = g_get_real_time () / G_USEC_PER_SEC,
                             .error = -1 };
  gsize size = 0;

  for (guint i = 0; i < N_PICTURES; i++)
    {
      g_autofree char *uri = g_strdup_printf ("https://pictures.example/%u.jpg", i);
      g_autoptr (GBytes) picture = make_picture (i);

      size += g_bytes_get_size (picture);
      dateline_media_files_write (files, uri, picture, NULL);
      dateline_media_files_write_note (files, uri, &note);
    }
  g_print ("%u pictures, %.0f KB each\n", N_PICTURES, size / 1024.0 / N_PICTURES);
}

static DatelineEntry *
make_entry (guint number, char *content)
{
  g_auto (DatelineEntryBuilder) builder = { 0 };
  g_autoptr (GString) title = g_string_new (NULL);
  g_autofree char *picture =
      g_strdup_printf ("https://pictures.example/%u.jpg",
                       number * normal_shape.n_pictures % N_PICTURES);

  append_words (title, number % 4, 9, 0);
  dateline_entry_builder_init (&builder);
  builder.id = g_strdup_printf ("https://articles.example/%u", number);
  builder.key = g_strconcat ("g:", builder.id, NULL);
  builder.link = g_strdup (builder.id);
  builder.base_uri = g_strdup (builder.id);
  builder.title = g_strdup (title->str);
  builder.content = content;
  builder.content_text = g_strdup (title->str);
  /* Newer than all that is in the store. */
  builder.published = g_get_real_time () / G_USEC_PER_SEC - number;
  builder.categories = g_strsplit ("World|Harbours|Weather", "|", -1);
  builder.authors =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dateline_author_unref);
  g_ptr_array_add (builder.authors, dateline_author_new ("Jane Doe", NULL, NULL));
  builder.pictures =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dateline_picture_unref);
  g_ptr_array_add (builder.pictures,
                   dateline_picture_new (picture, NULL, NULL, NULL, -1, -1));
  return dateline_entry_builder_build (&builder);
}

/* The long one is the last. */
static void
fill (DatelineStore *store, char *long_html)
{
  g_auto (DatelineFeedDocumentBuilder) builder = { 0 };
  g_autoptr (DatelineFeedDocument) document = NULL;
  g_autoptr (DatelineFetchOutcome) outcome = dateline_fetch_outcome_new ();
  g_autoptr (DatelineStoreChanges) changes = NULL;
  g_autoptr (GError) error = NULL;
  gint64 feed;

  dateline_store_set_first_unread (store, -1, -1);
  dateline_store_add_feed_async (store,
                                 "https://articles.example/feed",
                                 "Articles",
                                 NULL,
                                 NULL,
                                 answered_cb,
                                 NULL);
  feed = dateline_store_add_feed_finish (store, wait_for_answer (), &error);
  dateline_feed_document_builder_init (&builder);
  builder.title = g_strdup ("Articles");
  builder.entries =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dateline_entry_unref);
  for (guint i = 0; i < N_ARTICLES; i++)
    g_ptr_array_add (builder.entries, make_entry (i, make_html (&normal_shape, i)));
  g_ptr_array_add (builder.entries, make_entry (N_ARTICLES, long_html));
  document = dateline_feed_document_builder_build (&builder);
  outcome->fetched_at = g_get_real_time () / G_USEC_PER_SEC;
  outcome->succeeded = TRUE;
  dateline_store_merge_async (store, feed, document, outcome, NULL, answered_cb, NULL);
  changes = dateline_store_merge_finish (store, wait_for_answer (), &error);
  if (error != NULL)
    g_error ("the store could not be filled: %s", error->message);
  dateline_store_close (store);
}

static void
write_html (const char *folder, const char *name, const char *html)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  if (!g_file_set_contents (path, html, -1, NULL))
    g_error ("%s could not be written", path);
}

int
main (int argc, char *argv[])
{
  g_autofree char *path = NULL;
  g_autofree char *normal_html = NULL;
  g_autoptr (DatelineStore) store = NULL;
  char *long_html;

  if (argc != 2)
    return EXIT_FAILURE;
  randomness = g_rand_new_with_seed (20261127);
  long_html = make_html (&long_shape, 0);
  normal_html = make_html (&normal_shape, 0);
  write_html (argv[1], "long.html", long_html);
  write_html (argv[1], "normal.html", normal_html);
  make_pictures (argv[1]);
  path = g_build_filename (argv[1], "dateline.db", NULL);
  store = dateline_store_new (path);
  fill (store, long_html);
  g_rand_free (randomness);
  return EXIT_SUCCESS;
}
