/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What each part of a story is on paper, read row by row: what stands in it, where it
 * leads, and what it may not be parted from.
 */

#include "gui-test.h"

#include "dateline-gtk/article/dateline-page-rows-private.h"
#include "dateline/model/dateline-headline-builder-private.h"

#define WIDTH 400
#define HEIGHT 600

static void
append_text (GString *heard, const DatelinePageText *text)
{
  g_string_append (heard, pango_layout_get_text (text->layout));
  if (text->uri != NULL)
    g_string_append_printf (heard, " <%s>", text->uri);
}

static void
append_line (GString *heard, const DatelinePageRow *row)
{
  PangoLayoutLine *line = pango_layout_get_line_readonly (row->text.layout, row->line);

  if (row->marker != NULL)
    g_string_append_printf (heard, "%s ", pango_layout_get_text (row->marker));
  g_string_append_len (heard,
                       pango_layout_get_text (row->text.layout) + line->start_index,
                       line->length);
  if (row->text.uri != NULL)
    g_string_append_printf (heard, " <%s>", row->text.uri);
}

/* A row a line; "+" ends one that stands on one page with the next. */
static void
append_row (GString *heard, const DatelinePageRow *row)
{
  switch (row->kind)
    {
    case DATELINE_PAGE_ROW_LINE:
      append_line (heard, row);
      break;
    case DATELINE_PAGE_ROW_PICTURE:
      g_string_append (heard, "picture: ");
      append_text (heard, &row->text);
      break;
    case DATELINE_PAGE_ROW_CELLS:
      for (guint i = 0; i < row->cells->len; i++)
        {
          g_string_append (heard, i > 0 ? " | " : "");
          append_text (heard, &g_array_index (row->cells, DatelinePageText, i));
        }
      break;
    case DATELINE_PAGE_ROW_RULE:
    default:
      g_string_append (heard, "----");
      break;
    }
  g_string_append (heard, row->keeps ? " +\n" : "\n");
}

static char *
set (DatelineHeadline *headline, DatelineEntry *entry, DatelineArticle *article)
{
  g_autoptr (DatelineArticleParts) parts =
      dateline_article_parts_new (headline, entry, article, NULL);
  GString *heard = g_string_new (NULL);
  DatelinePageRows rows = { 0 };

  dateline_page_rows_init (&rows, FALSE, NULL, WIDTH, HEIGHT);
  for (guint i = 0; i < dateline_article_parts_get_n_parts (parts); i++)
    dateline_page_rows_add_part (&rows, parts, i);
  for (guint i = 0; i < rows.rows->len; i++)
    append_row (heard, &g_array_index (rows.rows, DatelinePageRow, i));
  dateline_page_rows_clear (&rows);
  return g_string_free (heard, FALSE);
}

static void
assert_set (const char *html, const char *wanted)
{
  g_autoptr (DatelineArticle) article =
      dateline_article_new_from_html (html, -1, "https://news.example/");
  g_autofree char *heard = set (NULL, NULL, article);

  g_assert_cmpstr (heard, ==, wanted);
}

static void
test_texts (void)
{
  assert_set ("<h2>Heading</h2><p>One.</p><hr><p>Two.</p>"
              "<blockquote><p>Said.</p><footer>Jane Doe</footer></blockquote>"
              "<dl><dt>Term<dd>What it is</dl><pre>x\n  y</pre>"
              "<ul><li>a</li><li>b</li></ul>",
              "Heading +\nOne.\n----\nTwo.\nSaid.\nJane Doe\nTerm +\nWhat it is\n"
              "x +\n  y\n• a\n• b\n");
}

static void
test_tables (void)
{
  assert_set ("<table><caption>Tides</caption><tr><th>At<th>High<tr><td>9<td>4 m</table>",
              "Tides +\nAt | High +\n9 | 4 m\n");
}

/* A row that would fill a page is a paragraph a cell that has words; no line of it stands
 * alone. */
static void
test_tall_row (void)
{
  g_autoptr (GString) html = g_string_new ("<table><tr><td>first<td><td>");
  g_autoptr (GString) wanted = g_string_new ("first\n");

  for (guint i = 0; i < 40; i++)
    {
      g_string_append_printf (html, "%u<br>", i);
      g_string_append_printf (wanted, i == 0 || i == 38 ? "%u +\n" : "%u\n", i);
    }
  g_string_append (html, "</td></tr><tr><td>last<td>of<td>all</table>");
  g_string_append (wanted, "last | of | all\n");
  assert_set (html->str, wanted->str);
}

static void
test_pictures (void)
{
  assert_set ("<figure><img src=/quay.jpg alt='A quay'><figcaption>The quay. "
              "<small>Jane Doe/Example Press</small></figcaption></figure>",
              "picture: A quay <https://news.example/quay.jpg> +\nThe quay. +\n"
              "Jane Doe/Example Press\n");
  assert_set ("<p>x</p><a href='/large'><img src=/quay.jpg></a>",
              "x\npicture: Picture <https://news.example/large>\n");
}

/* What other sites show is named, and where it is. */
static void
test_embeds (void)
{
  assert_set ("<p>x</p><iframe src='https://www.youtube.com/embed/abcdefghijk' "
              "title='The ferry leaves'></iframe>",
              "x\nThe ferry leaves +\nVideo on YouTube +\n"
              "https://www.youtube.com/watch?v=abcdefghijk "
              "<https://www.youtube.com/watch?v=abcdefghijk>\n");
}

/* What stands around the body, from the source's name to the rights. */
static void
test_story (void)
{
  g_auto (DatelineEntryBuilder) entry_builder = { 0 };
  g_auto (DatelineHeadlineBuilder) headline_builder = { 0 };
  g_autoptr (DatelineEntry) entry = NULL;
  g_autoptr (DatelineHeadline) headline = NULL;
  g_autoptr (DatelineArticle) article = NULL;
  g_autofree char *heard = NULL;

  dateline_entry_builder_init (&entry_builder);
  entry_builder.key = g_strdup ("g:1");
  entry_builder.link = g_strdup ("https://news.example/harbour");
  entry_builder.content = g_strdup ("<p>They met.</p>");
  entry_builder.rights = g_strdup ("© The Chronicle");
  entry_builder.categories = g_strsplit ("World", "|", -1);
  entry_builder.enclosures =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dateline_enclosure_unref);
  g_ptr_array_add (entry_builder.enclosures,
                   dateline_enclosure_new ("https://news.example/1.mp3",
                                           "audio/mpeg",
                                           "Listen to it",
                                           -1,
                                           -1));
  g_ptr_array_add (
      entry_builder.enclosures,
      dateline_enclosure_new ("https://news.example/2.mp3", "audio/mpeg", NULL, -1, -1));
  dateline_headline_builder_init (&headline_builder);
  headline_builder.id = 1;
  headline_builder.feed_title = g_strdup ("The Chronicle");
  headline_builder.title = g_strdup ("Talks begin");
  headline_builder.byline = g_strdup ("Jane Doe");
  headline_builder.time = headline_builder.published = 1409398824;
  entry = dateline_entry_builder_build (&entry_builder);
  headline = dateline_headline_builder_build (&headline_builder);
  article = dateline_article_new_for_entry (entry);
  heard = set (headline, entry, article);
  g_assert_cmpstr (heard,
                   ==,
                   "The Chronicle +\nTalks begin +\n"
                   "\u2068Jane Doe\u2069 · \u206830 August 2014, 11:40\u2069 +\n"
                   "They met.\nListen to it <https://news.example/1.mp3>\n"
                   "https://news.example/2.mp3 <https://news.example/2.mp3>\n"
                   "https://news.example/harbour <https://news.example/harbour>\n"
                   "© The Chronicle\n");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/page-blocks/texts", test_texts);
  g_test_add_func ("/page-blocks/tables", test_tables);
  g_test_add_func ("/page-blocks/tall-row", test_tall_row);
  g_test_add_func ("/page-blocks/pictures", test_pictures);
  g_test_add_func ("/page-blocks/embeds", test_embeds);
  g_test_add_func ("/page-blocks/story", test_story);
  return g_test_run ();
}
