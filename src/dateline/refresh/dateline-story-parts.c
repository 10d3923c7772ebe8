/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What a story consists of besides its text. Pure functions, any thread. The article is
 * built as it is for showing: what it paints is what is kept, whichever of several sizes
 * that is. */

#include "dateline/refresh/dateline-story-parts-private.h"

#include "dateline/article/dateline-article.h"

#include <string.h>

/* More than any story has that is read; a page of ten thousand pictures is not one. */
#define MAX_PARTS 1000

/* Bytes of a text that is taken for a whole article; a shorter one may be a summary. */
#define FULL_TEXT 1500

typedef struct
{
  GPtrArray *parts;
  GHashTable *seen; /* addresses, which the parts own */
} Finding;

static gboolean
is_distant (const char *uri)
{
  return g_ascii_strncasecmp (uri, "http:", 5) == 0 ||
         g_ascii_strncasecmp (uri, "https:", 6) == 0;
}

static void
add (Finding *finding, DatelineSavedKind kind, const char *uri)
{
  DatelineSavedPart *part;

  if (uri == NULL || !is_distant (uri) || finding->parts->len >= MAX_PARTS ||
      g_hash_table_contains (finding->seen, uri))
    return;
  part = dateline_saved_part_new (kind, uri);
  g_hash_table_add (finding->seen, part->uri);
  g_ptr_array_add (finding->parts, part);
}

static void
add_picture (Finding *finding, DatelinePicture *picture)
{
  if (picture != NULL)
    add (finding, DATELINE_SAVED_PICTURE, dateline_picture_get_uri (picture));
}

static void
add_article (Finding *finding, DatelineEntry *entry)
{
  g_autoptr (DatelineArticle) article = dateline_article_new_for_entry (entry);

  for (guint i = 0; i < dateline_article_get_n_blocks (article); i++)
    add_picture (finding,
                 dateline_block_get_picture (dateline_article_get_block (article, i)));
}

/* Pictures that were sent along as files are pictures: they are there already. */
static void
add_enclosures (Finding *finding, DatelineEntry *entry)
{
  GPtrArray *enclosures = dateline_entry_get_enclosures (entry);

  for (guint i = 0; i < enclosures->len; i++)
    add (finding,
         DATELINE_SAVED_ENCLOSURE,
         dateline_enclosure_get_uri (enclosures->pdata[i]));
}

static void
add_pictures (Finding *finding, DatelineEntry *entry)
{
  GPtrArray *pictures = dateline_entry_get_pictures (entry);

  for (guint i = 0; i < pictures->len; i++)
    add_picture (finding, pictures->pdata[i]);
}

/* A text that is cut off says so, as a rule. */
static gboolean
is_cut_off (const char *text)
{
  static const char *const ends[] = { "…", "...", "[…]", "[...]" };
  gsize length = strlen (text);

  while (length > 0 && g_ascii_isspace (text[length - 1]))
    length--;
  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    if (length >= strlen (ends[i]) &&
        strncmp (text + length - strlen (ends[i]), ends[i], strlen (ends[i])) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
is_summary (DatelineEntry *published)
{
  const char *text = dateline_entry_get_content_text (published);

  return text == NULL || strnlen (text, FULL_TEXT) < FULL_TEXT || is_cut_off (text);
}

GPtrArray *
dateline_story_parts_find (DatelineEntry *shown,
                           DatelineEntry *published,
                           const DatelineStoryWish *wish)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  Finding finding = {
    g_ptr_array_new_with_free_func ((GDestroyNotify) dateline_saved_part_free),
    seen,
  };

  add_article (&finding, shown);
  add_pictures (&finding, shown);
  /* The headline's is the first of these. */
  add_pictures (&finding, published);
  if (wish->enclosures)
    add_enclosures (&finding, published);
  if (wish->page && is_summary (published))
    add (&finding, DATELINE_SAVED_PAGE, dateline_entry_get_link (published));
  return finding.parts;
}
