/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The document that is painted. Immutable, any thread; making one may take 250 ms and so
 * belongs on a worker.
 */

#include "dateline/article/dateline-article-private.h"
#include "dateline/html/dateline-html-pictures-private.h"
#include "dateline/html/dateline-html-text-private.h"
#include "dateline/text/dateline-text-private.h"

#include <string.h>

/**
 * DatelineArticle:
 *
 * A story's body as a document that is laid out: a run of typed blocks.
 *
 * There is no HTML in an article and nothing that could run: it holds text, runs of it
 * that are set differently or link somewhere, and the addresses of pictures. It never
 * changes and may cross threads.
 */
G_DEFINE_BOXED_TYPE (DatelineArticle,
                     dateline_article,
                     dateline_article_ref,
                     dateline_article_unref)

static DatelineArticle *
article_new (void)
{
  DatelineArticle *self = g_atomic_rc_box_new0 (DatelineArticle);

  self->blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) dateline_block_free);
  self->uris = g_string_chunk_new (256);
  self->notes = g_array_new (FALSE, FALSE, sizeof (DatelineNote));
  return self;
}

static void
article_clear (gpointer data)
{
  DatelineArticle *self = data;

  g_ptr_array_unref (self->blocks);
  g_string_chunk_free (self->uris);
  g_array_unref (self->notes);
}

/* A copy of @uri that lives as long as @self; equal ones are one. */
const char *
dateline_article_intern (DatelineArticle *self, const char *uri)
{
  return uri ? g_string_chunk_insert_const (self->uris, uri) : NULL;
}

/* A paragraph a line. */
static void
add_plain_text (DatelineArticle *self, const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_auto (DatelineSpans) spans = { 0 };

  dateline_spans_init (&spans);
  for (guint i = 0; lines[i]; i++)
    {
      DatelineBlock *block;

      dateline_spans_append (&spans, lines[i], &dateline_span_plain);
      dateline_spans_trim (&spans);
      if (dateline_spans_is_blank (&spans))
        continue;
      block = dateline_block_new (DATELINE_BLOCK_PARAGRAPH);
      dateline_block_take_text (block, &spans);
      block->is_right_to_left = dateline_text_is_right_to_left (block->text);
      g_ptr_array_add (self->blocks, block);
    }
}

static DatelineArticle *
article_new_from (const char *html, gssize length, const DatelineArticleOrigin *origin)
{
  DatelineArticle *self = article_new ();
  g_autofree char *valid = NULL;
  g_autofree char *expanded = NULL;

  if (length < 0)
    length = strlen (html);
  if (!g_utf8_validate_len (html, length, NULL))
    {
      valid = g_utf8_make_valid (html, length);
      html = valid;
      length = strlen (valid);
    }

  expanded = dateline_html_expand_captions (html, length);
  if (expanded)
    {
      html = expanded;
      length = strlen (expanded);
    }

  if (!dateline_article_build (self, html, length, origin))
    {
      g_autofree char *text = dateline_html_to_text (html, length);

      add_plain_text (self, text);
      self->is_simplified = TRUE;
    }

  return self;
}

/**
 * dateline_article_new_from_html:
 * @html: untrusted HTML in UTF-8, a fragment or a document
 * @length: its length in bytes, or -1 if it ends with NUL
 * @base_uri: (nullable): what relative addresses resolve against
 *
 * Makes an article of HTML. Any bytes give one: what is too much to be parsed in a
 * quarter of a second comes as plain paragraphs, see dateline_article_is_simplified().
 *
 * It may take 250 ms: call it on a worker thread.
 *
 * Returns: (transfer full): a new article
 */
DatelineArticle *
dateline_article_new_from_html (const char *html, gssize length, const char *base_uri)
{
  DatelineArticleOrigin origin = { .base_uri = base_uri };

  return article_new_from (html, length, &origin);
}

/* The figure that shows @picture already, perhaps in another size, or NULL. */
static DatelineBlock *
find_figure (DatelineArticle *self, DatelinePicture *picture)
{
  const char *uri = dateline_picture_get_uri (picture);

  for (guint i = 0; i < self->blocks->len; i++)
    {
      DatelineBlock *block = g_ptr_array_index (self->blocks, i);

      if (block->kind == DATELINE_BLOCK_FIGURE &&
          dateline_html_same_picture (uri, dateline_picture_get_uri (block->picture)))
        return block;
    }

  return NULL;
}

static void
set_caption (DatelineBlock *figure, const char *caption)
{
  if (*figure->text == '\0' && caption)
    {
      g_free (figure->text);
      figure->text = g_strdup (caption);
    }
  dateline_block_read_direction (figure);
}

/* Gives the body's own figure what only the feed says of its picture. */
static void
complete_figure (DatelineBlock *figure, DatelinePicture *picture)
{
  const char *alternative = dateline_picture_get_alternative (figure->picture);
  const char *caption = dateline_picture_get_caption (figure->picture);
  const char *credit = dateline_picture_get_credit (figure->picture);
  int width = dateline_picture_get_width (figure->picture);
  int height = dateline_picture_get_height (figure->picture);
  g_autoptr (DatelinePicture) complete = dateline_picture_new (
      dateline_picture_get_uri (figure->picture),
      alternative ? alternative : dateline_picture_get_alternative (picture),
      caption ? caption : dateline_picture_get_caption (picture),
      credit ? credit : dateline_picture_get_credit (picture),
      width,
      height);

  dateline_block_set_picture (figure, complete);
  set_caption (figure, dateline_picture_get_caption (complete));
}

/* A figure of a picture that the body does not show. */
static DatelineBlock *
figure_new (DatelinePicture *picture)
{
  DatelineBlock *figure = dateline_block_new (DATELINE_BLOCK_FIGURE);

  dateline_block_set_picture (figure, picture);
  set_caption (figure, dateline_picture_get_caption (picture));
  return figure;
}

static gboolean
holds (GPtrArray *pictures, const char *uri)
{
  for (guint i = 0; i < pictures->len; i++)
    if (dateline_html_same_picture (uri, dateline_picture_get_uri (pictures->pdata[i])))
      return TRUE;

  return FALSE;
}

static gboolean
is_enclosed (DatelineEntry *entry, const char *uri)
{
  GPtrArray *enclosures = dateline_entry_get_enclosures (entry);

  for (guint i = 0; enclosures && i < enclosures->len; i++)
    if (strcmp (uri, dateline_enclosure_get_uri (enclosures->pdata[i])) == 0)
      return TRUE;

  return FALSE;
}

static gboolean
has_figure (DatelineArticle *self)
{
  for (guint i = 0; i < self->blocks->len; i++)
    if (((DatelineBlock *) self->blocks->pdata[i])->kind == DATELINE_BLOCK_FIGURE)
      return TRUE;

  return FALSE;
}

/* Each picture of the entry is shown once: where the body has it, else the lead at the
 * top and the rest of a gallery at the end. What the body has and the article left out,
 * as a picture in a line, stays out. A picture that was sent along as a file is mostly
 * another cut of one that is shown, and is the lead where there is none. */
static void
add_pictures (DatelineArticle *self, DatelineEntry *entry, const char *base_uri)
{
  GPtrArray *pictures = dateline_entry_get_pictures (entry);
  DatelinePicture *lead = dateline_entry_get_lead_picture (entry);
  const char *content = dateline_entry_get_content (entry);
  gboolean takes_enclosed = !lead && !has_figure (self);
  g_autoptr (GPtrArray) shown = NULL;

  for (guint i = 0; pictures && i < pictures->len; i++)
    {
      DatelinePicture *picture = g_ptr_array_index (pictures, i);
      const char *uri = dateline_picture_get_uri (picture);
      DatelineBlock *figure = find_figure (self, picture);

      if (figure)
        {
          complete_figure (figure, picture);
          continue;
        }
      if (picture != lead)
        {
          if (!takes_enclosed && is_enclosed (entry, uri))
            continue;
          if (!shown)
            shown = dateline_html_find_pictures (content ? content : "", -1, base_uri);
          if (holds (shown, uri))
            continue;
        }
      dateline_article_insert_block (
          self,
          picture == lead || !has_figure (self) ? 0 : self->blocks->len,
          figure_new (picture));
    }
}

/* Whether a language (BCP 47) is written from right to left as a rule. */
static gboolean
language_is_right_to_left (const char *tag)
{
  static const char *const languages[] = { "ar", "arc", "ckb", "dv",  "fa", "he", "iw",
                                           "ji", "ps",  "sd",  "syr", "ug", "ur", "yi" };
  gsize length = tag != NULL ? strcspn (tag, "-_") : 0;

  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    if (strlen (languages[i]) == length &&
        g_ascii_strncasecmp (tag, languages[i], length) == 0)
      return TRUE;
  return FALSE;
}

/* By what the story is called, else by what it says. A story in a language that runs from
 * right to left may begin with a name in another script. */
static gboolean
find_direction (DatelineArticle *self, DatelineEntry *entry)
{
  gboolean by_language = language_is_right_to_left (dateline_entry_get_language (entry));
  const char *title = dateline_entry_get_title (entry);

  if (title != NULL && dateline_text_has_letters (title))
    return by_language ? dateline_text_has_right_to_left (title)
                       : dateline_text_is_right_to_left (title);
  for (guint i = 0; i < self->blocks->len; i++)
    {
      DatelineBlock *block = g_ptr_array_index (self->blocks, i);

      if (dateline_text_has_letters (block->text))
        return block->is_right_to_left;
    }
  return by_language;
}

/* Whether the block says itself which way it runs: a figure by its credit, too. */
static gboolean
has_direction (const DatelineBlock *block)
{
  const char *words = block->text;

  if (*words == '\0' && block->picture)
    words = dateline_picture_get_credit (block->picture);
  if (g_strcmp0 (words, block->embed_label) == 0)
    return FALSE;
  return block->kind == DATELINE_BLOCK_CODE ||
         (words && dateline_text_has_letters (words));
}

/* Figures and numbers without a letter run as the story does. */
static void
set_direction (DatelineArticle *self, DatelineEntry *entry)
{
  self->is_right_to_left = find_direction (self, entry);
  for (guint i = 0; self->is_right_to_left && i < self->blocks->len; i++)
    {
      DatelineBlock *block = g_ptr_array_index (self->blocks, i);

      if (!has_direction (block))
        block->is_right_to_left = TRUE;
    }
}

/**
 * dateline_article_new_for_entry:
 * @entry: an entry
 *
 * Makes the article of an entry: its content, or its summary if it has none, below its
 * lead picture. If the content shows that picture itself, it stays where it is, and takes
 * over the caption and credit that it lacks. Further pictures of the entry that the
 * content does not show stand at the end.
 *
 * It may take 250 ms: call it on a worker thread.
 *
 * Returns: (transfer full): a new article
 */
DatelineArticle *
dateline_article_new_for_entry (DatelineEntry *entry)
{
  const char *content = dateline_entry_get_content (entry);
  const char *summary = dateline_entry_get_summary (entry);
  DatelineArticleOrigin origin = { .base_uri = dateline_entry_get_base_uri (entry),
                                   .page_uri = dateline_entry_get_link (entry),
                                   .language = dateline_entry_get_language (entry) };
  DatelineArticle *self;

  if (!origin.base_uri)
    origin.base_uri = origin.page_uri;
  self = article_new_from (content ? content : "", -1, &origin);
  if (self->blocks->len == 0 && summary)
    add_plain_text (self, summary);
  add_pictures (self, entry, origin.base_uri);
  set_direction (self, entry);

  return self;
}

/**
 * dateline_article_ref:
 * @self: an article
 *
 * Adds a reference. Any thread.
 *
 * Returns: (transfer full): @self
 */
DatelineArticle *
dateline_article_ref (DatelineArticle *self)
{
  return g_atomic_rc_box_acquire (self);
}

/**
 * dateline_article_unref:
 * @self: (transfer full): an article
 *
 * Drops a reference. Any thread.
 */
void
dateline_article_unref (DatelineArticle *self)
{
  g_atomic_rc_box_release_full (self, article_clear);
}

/**
 * dateline_article_get_n_blocks:
 * @self: an article
 *
 * Gets how many blocks the article has.
 *
 * Returns: the number
 */
guint
dateline_article_get_n_blocks (const DatelineArticle *self)
{
  return self->blocks->len;
}

/**
 * dateline_article_get_block:
 * @self: an article
 * @index: from 0 to one less than dateline_article_get_n_blocks()
 *
 * Gets a block in reading order.
 *
 * Returns: (transfer none): the block; it lives as long as @self
 */
const DatelineBlock *
dateline_article_get_block (const DatelineArticle *self, guint index)
{
  g_return_val_if_fail (index < self->blocks->len, NULL);

  return g_ptr_array_index (self->blocks, index);
}

/**
 * dateline_article_is_right_to_left:
 * @self: an article
 *
 * Gets whether the story as a whole runs from right to left, as its title or its language
 * says; a block says for itself which way it runs. An article of bare HTML does not know.
 *
 * Returns: %TRUE if what stands around the body should run from right to left
 */
gboolean
dateline_article_is_right_to_left (const DatelineArticle *self)
{
  return self->is_right_to_left;
}

/**
 * dateline_article_is_simplified:
 * @self: an article
 *
 * Gets whether the HTML was too much to be laid out, so that only its text is here.
 *
 * Returns: %TRUE if only plain paragraphs could be made
 */
gboolean
dateline_article_is_simplified (const DatelineArticle *self)
{
  return self->is_simplified;
}
