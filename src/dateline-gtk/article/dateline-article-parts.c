/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Makes the list of parts of a story. Any thread. */

#include "dateline-gtk/article/dateline-article-parts-private.h"

#include <string.h>

struct _DatelineArticleParts
{
  DatelineHeadline *headline;
  DatelineEntry *entry;
  DatelineArticle *article;
  GPtrArray *enclosures;             /* of DatelineEnclosure, without pictures */
  GArray *parts;                     /* of DatelinePart */
  guint first_block;                 /* the part of the body's first block */
  const DatelineArticleOffer *offer; /* not owned */
};

static const char *
non_empty (const char *text)
{
  return text != NULL && *text != '\0' ? text : NULL;
}

static void
add_part (DatelineArticleParts *self, DatelinePartKind kind)
{
  DatelinePart part = { .kind = kind };

  g_array_append_val (self->parts, part);
}

/* Pictures are shown as figures, not offered for opening. */
static void
collect_enclosures (DatelineArticleParts *self)
{
  GPtrArray *all = dateline_entry_get_enclosures (self->entry);

  for (guint i = 0; all != NULL && i < all->len; i++)
    {
      DatelineEnclosure *enclosure = all->pdata[i];
      const char *mime_type = dateline_enclosure_get_mime_type (enclosure);

      if (dateline_enclosure_get_uri (enclosure) == NULL)
        continue;
      if (mime_type == NULL || !g_str_has_prefix (mime_type, "image/"))
        g_ptr_array_add (self->enclosures, dateline_enclosure_ref (enclosure));
    }
}

static void
add_opening (DatelineArticleParts *self)
{
  g_autofree char *byline = dateline_article_parts_get_byline (self);
  g_autofree char *date = dateline_article_parts_format_date (self);
  g_autofree char *comments = dateline_article_parts_format_comments (self);

  if (self->headline != NULL &&
      non_empty (dateline_headline_get_feed_title (self->headline)) != NULL)
    add_part (self, DATELINE_PART_SOURCE);
  if (dateline_article_parts_get_title (self) != NULL)
    add_part (self, DATELINE_PART_TITLE);
  if (byline != NULL || date != NULL || comments != NULL)
    add_part (self, DATELINE_PART_DETAILS);
  if (self->entry != NULL)
    {
      const char *const *categories = dateline_entry_get_categories (self->entry);

      if (categories != NULL && categories[0] != NULL)
        add_part (self, DATELINE_PART_CATEGORIES);
    }
}

static void
add_body (DatelineArticleParts *self)
{
  guint n = dateline_article_get_n_blocks (self->article);

  self->first_block = self->parts->len;
  for (guint i = 0; i < n; i++)
    {
      const DatelineBlock *block = dateline_article_get_block (self->article, i);
      DatelinePart part = { DATELINE_PART_BLOCK, block, NULL, i };

      if (dateline_block_get_kind (block) == DATELINE_BLOCK_FIGURE)
        part.picture = dateline_block_get_picture (block);
      g_array_append_val (self->parts, part);
    }
  if (dateline_article_is_simplified (self->article))
    add_part (self, DATELINE_PART_NOTE);
}

/* Makes the parts of a story, any of whose records may be NULL, with @offer (nullable,
 * not copied) below its body. */
DatelineArticleParts *
dateline_article_parts_new (DatelineHeadline *headline,
                            DatelineEntry *entry,
                            DatelineArticle *article,
                            const DatelineArticleOffer *offer)
{
  DatelineArticleParts *self = g_atomic_rc_box_new0 (DatelineArticleParts);

  self->headline = headline != NULL ? dateline_headline_ref (headline) : NULL;
  self->entry = entry != NULL ? dateline_entry_ref (entry) : NULL;
  self->article = article != NULL ? dateline_article_ref (article) : NULL;
  self->parts = g_array_new (FALSE, FALSE, sizeof (DatelinePart));
  self->enclosures =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dateline_enclosure_unref);

  add_opening (self);
  if (article != NULL)
    add_body (self);
  self->offer = offer;
  if (offer != NULL)
    add_part (self, DATELINE_PART_OFFER);
  if (entry != NULL)
    collect_enclosures (self);
  if (self->enclosures->len > 0)
    add_part (self, DATELINE_PART_ENCLOSURES);
  if (dateline_article_parts_get_link (self) != NULL)
    add_part (self, DATELINE_PART_LINK);
  if (dateline_article_parts_get_rights (self) != NULL)
    add_part (self, DATELINE_PART_RIGHTS);
  return self;
}

DatelineArticleParts *
dateline_article_parts_ref (DatelineArticleParts *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
dateline_article_parts_clear (DatelineArticleParts *self)
{
  g_clear_pointer (&self->headline, dateline_headline_unref);
  g_clear_pointer (&self->entry, dateline_entry_unref);
  g_clear_pointer (&self->article, dateline_article_unref);
  g_ptr_array_unref (self->enclosures);
  g_array_unref (self->parts);
}

void
dateline_article_parts_unref (DatelineArticleParts *self)
{
  g_atomic_rc_box_release_full (self, (GDestroyNotify) dateline_article_parts_clear);
}

guint
dateline_article_parts_get_n_parts (const DatelineArticleParts *self)
{
  return self->parts->len;
}

const DatelinePart *
dateline_article_parts_get (const DatelineArticleParts *self, guint part)
{
  return &g_array_index (self->parts, DatelinePart, part);
}

/* The @part of a block of the body; FALSE if there is no such block. */
gboolean
dateline_article_parts_find_block (const DatelineArticleParts *self,
                                   guint block,
                                   guint *part)
{
  if (self->article == NULL || block >= dateline_article_get_n_blocks (self->article))
    return FALSE;
  *part = self->first_block + block;
  return TRUE;
}

/* The note that a block of the body belongs to, or NULL. */
const DatelineNote *
dateline_article_parts_find_note (const DatelineArticleParts *self, guint block)
{
  return self->article != NULL ? dateline_article_find_note (self->article, block) : NULL;
}

DatelineHeadline *
dateline_article_parts_get_headline (const DatelineArticleParts *self)
{
  return self->headline;
}

DatelineEntry *
dateline_article_parts_get_entry (const DatelineArticleParts *self)
{
  return self->entry;
}

DatelineArticle *
dateline_article_parts_get_article (const DatelineArticleParts *self)
{
  return self->article;
}

const DatelineArticleOffer *
dateline_article_parts_get_offer (const DatelineArticleParts *self)
{
  return self->offer;
}

GPtrArray *
dateline_article_parts_get_enclosures (const DatelineArticleParts *self)
{
  return self->enclosures;
}

/* The headline's title first: it is never empty. NULL for a bare article. */
const char *
dateline_article_parts_get_title (const DatelineArticleParts *self)
{
  const char *title = NULL;

  if (self->headline != NULL)
    title = non_empty (dateline_headline_get_title (self->headline));
  if (title == NULL && self->entry != NULL)
    title = non_empty (dateline_entry_get_title (self->entry));
  return title;
}

/* Who holds the rights, in the publisher's words, or NULL. */
const char *
dateline_article_parts_get_rights (const DatelineArticleParts *self)
{
  return self->entry != NULL ? non_empty (dateline_entry_get_rights (self->entry)) : NULL;
}

/* Whether what stands around the body runs from right to left. */
gboolean
dateline_article_parts_is_right_to_left (const DatelineArticleParts *self)
{
  return self->article != NULL && dateline_article_is_right_to_left (self->article);
}

/* Where the story stands on the web, or NULL. */
const char *
dateline_article_parts_get_link (const DatelineArticleParts *self)
{
  const char *link = NULL;

  if (self->headline != NULL)
    link = non_empty (dateline_headline_get_link (self->headline));
  if (link == NULL && self->entry != NULL)
    link = non_empty (dateline_entry_get_link (self->entry));
  return link;
}

/* The text of a part that can be selected letter by letter: what its one text label
 * shows. NULL for a part that is selected as a whole or not at all. */
const char *
dateline_article_parts_get_running_text (const DatelineArticleParts *self, guint part)
{
  const DatelinePart *p = dateline_article_parts_get (self, part);

  if (p->kind == DATELINE_PART_TITLE)
    return dateline_article_parts_get_title (self);
  if (p->kind != DATELINE_PART_BLOCK)
    return NULL;
  switch (dateline_block_get_kind (p->block))
    {
    case DATELINE_BLOCK_PARAGRAPH:
    case DATELINE_BLOCK_HEADING:
    case DATELINE_BLOCK_CODE:
    case DATELINE_BLOCK_VERSE:
    case DATELINE_BLOCK_FIGURE:
    case DATELINE_BLOCK_SUMMARY:
      return non_empty (dateline_block_get_text (p->block));
    default:
      return NULL;
    }
}

static void
append_line (GString *text, const char *separator, const char *line)
{
  if (non_empty (line) == NULL)
    return;
  if (text->len > 0)
    g_string_append (text, separator);
  g_string_append (text, line);
}

static void
append_figure (GString *text, const DatelinePart *part)
{
  const char *caption = non_empty (dateline_block_get_text (part->block));

  append_line (text,
               "\n",
               caption != NULL ? caption
                               : dateline_picture_get_alternative (part->picture));
  append_line (text, "\n", dateline_picture_get_credit (part->picture));
}

static void
append_table (GString *text, const DatelineBlock *block)
{
  for (guint row = 0; row < dateline_block_get_n_rows (block); row++)
    {
      if (row > 0)
        g_string_append_c (text, '\n');
      for (guint column = 0; column < dateline_block_get_n_columns (block); column++)
        {
          const char *cell = dateline_block_get_cell (block, row, column);

          if (column > 0)
            g_string_append_c (text, '\t');
          g_string_append (text, cell != NULL ? cell : "");
        }
    }
}

static void
append_block (GString *text, const DatelinePart *part)
{
  const char *marker = dateline_block_get_marker (part->block);

  if (marker != NULL)
    g_string_append_printf (text, "%s ", marker);
  if (part->picture != NULL)
    append_figure (text, part);
  else if (dateline_block_get_kind (part->block) == DATELINE_BLOCK_TABLE)
    append_table (text, part->block);
  else if (dateline_block_get_text (part->block) != NULL)
    g_string_append (text, dateline_block_get_text (part->block));
}

static void
append_details (GString *text, const DatelineArticleParts *self)
{
  g_autofree char *byline = dateline_article_parts_get_byline (self);
  g_autofree char *date = dateline_article_parts_format_date (self);
  g_autofree char *update = dateline_article_parts_format_update (self);
  g_autofree char *comments = dateline_article_parts_format_comments (self);

  append_line (text, " · ", byline);
  append_line (text, " · ", date);
  append_line (text, " · ", update);
  append_line (text, " · ", comments);
}

static void
append_enclosures (GString *text, const DatelineArticleParts *self)
{
  for (guint i = 0; i < self->enclosures->len; i++)
    {
      DatelineEnclosure *enclosure = self->enclosures->pdata[i];

      append_line (text, "\n", dateline_enclosure_get_title (enclosure));
      append_line (text, "\n", dateline_enclosure_get_uri (enclosure));
    }
}

/* All the text of a part, as it is copied. */
char *
dateline_article_parts_get_text (const DatelineArticleParts *self, guint part)
{
  const DatelinePart *p = dateline_article_parts_get (self, part);
  GString *text = g_string_new (NULL);
  g_autofree char *categories = NULL;
  g_autofree char *link = NULL;

  switch (p->kind)
    {
    case DATELINE_PART_SOURCE:
      append_line (text, "", dateline_headline_get_feed_title (self->headline));
      break;
    case DATELINE_PART_TITLE:
      append_line (text, "", dateline_article_parts_get_title (self));
      break;
    case DATELINE_PART_DETAILS:
      append_details (text, self);
      break;
    case DATELINE_PART_CATEGORIES:
      categories =
          g_strjoinv (", ", (char **) dateline_entry_get_categories (self->entry));
      append_line (text, "", categories);
      break;
    case DATELINE_PART_BLOCK:
      append_block (text, p);
      break;
    case DATELINE_PART_NOTE:
      append_line (text, "", dateline_article_parts_get_note ());
      break;
    case DATELINE_PART_OFFER:
      break;
    case DATELINE_PART_ENCLOSURES:
      append_enclosures (text, self);
      break;
    case DATELINE_PART_RIGHTS:
      append_line (text, "", dateline_article_parts_get_rights (self));
      break;
    case DATELINE_PART_LINK:
      link = dateline_article_parts_format_link (self);
      append_line (text, "", link);
      break;
    }
  return g_string_free (text, FALSE);
}
