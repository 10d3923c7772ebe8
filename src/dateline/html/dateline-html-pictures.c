/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Every picture of a body with its caption and credit, for thumbnails and for saving, in
 * one pass over the scanner's tokens: no tree is made at a refresh. A stretch of the page
 * that is a caption or a credit is found by its start tag and by the end tag that
 * balances it. Pure, any thread.
 */

#include "dateline/html/dateline-html-pictures-private.h"

#include "dateline/html/dateline-html-found-picture-private.h"
#include "dateline/html/dateline-html-text-private.h"
#include "dateline/text/dateline-text-private.h"

#include <string.h>

/* Bytes of HTML that are looked at: a credit in a caption, words behind a picture. */
#define LONGEST_PART 600
#define LONGEST_LOOSE 2000

/* An element that is open: the name that ends it, how many of that name are open, and
 * from where on its content was not read yet. */
typedef struct
{
  DatelineHtmlTag tag;
  guint depth;
  const char *content;
} Stretch;

/* The words behind a picture that nothing names as its caption. */
typedef struct
{
  const char *start; /* NULL while there are none */
  const char *end;
  DatelineHtmlLoosePlace place;
  guint n_set_apart; /* elements that are open and set their text apart */
} Loose;

typedef struct
{
  DatelineHtmlScanner scanner;
  const char *base_uri;
  GPtrArray *found;   /* of DatelineHtmlFoundPicture */
  GHashTable *by_uri; /* the same by address */
  /* the picture that a caption here belongs to; NULL behind text */
  DatelineHtmlFoundPicture *last;
  guint figure_depth;
  Stretch caption;
  Stretch credit;
  GString *caption_text; /* waits for its picture, which may stand behind it */
  GString *credit_text;
  gboolean credit_is_named; /* by its class, not by being small */
  const char *part;         /* of the caption: its last element's tag, content and end */
  const char *part_content;
  const char *part_end;
  DatelineHtmlTag part_tag;
  Loose loose;
  char *source; /* from the <source> of the <picture> at hand */
} PictureFinder;

static void
append_text (GString *line, const char *start, const char *end)
{
  g_autofree char *text = dateline_html_to_text (start, end - start);
  g_autofree char *flat = dateline_text_tame (text);

  if (line->len > 0 && flat && *flat != '\0')
    g_string_append_c (line, ' ');
  g_string_append (line, flat ? flat : "");
}

/* Gives what waits to the last picture, if there is one and it has no caption yet. */
static void
assign_caption (PictureFinder *self)
{
  DatelineHtmlFoundPicture *last = self->last;

  if (!last || (self->caption_text->len == 0 && self->credit_text->len == 0))
    return;

  /* A caption that is small as a whole is no credit. */
  if (self->caption_text->len == 0 && !self->credit_is_named)
    {
      g_string_append (self->caption_text, self->credit_text->str);
      g_string_truncate (self->credit_text, 0);
    }
  if (!last->caption && self->caption_text->len > 0)
    last->caption = g_strdup (self->caption_text->str);
  if (!last->credit && self->credit_text->len > 0)
    last->credit = g_strdup (self->credit_text->str);
  g_string_truncate (self->caption_text, 0);
  g_string_truncate (self->credit_text, 0);
}

static void
see_picture (PictureFinder *self)
{
  DatelineHtmlFoundPicture *found =
      dateline_html_found_picture_new (&self->scanner,
                                       self->base_uri,
                                       g_steal_pointer (&self->source));
  DatelineHtmlFoundPicture *known =
      found ? g_hash_table_lookup (self->by_uri, found->uri) : NULL;

  /* What looked like a caption holds a picture: it is the frame of both. */
  self->caption.depth = 0;
  self->credit.depth = 0;
  self->part = NULL;
  self->loose = (Loose){ .place = DATELINE_HTML_LOOSE_IN_BLOCK };

  /* Pages that load late repeat the picture in <noscript>. */
  if (found && !known && self->last &&
      dateline_html_same_picture (found->uri, self->last->uri))
    known = self->last;

  if (known)
    {
      dateline_html_found_picture_free (found);
      self->last = known;
    }
  else if (found)
    {
      g_ptr_array_add (self->found, found);
      g_hash_table_insert (self->by_uri, found->uri, found);
      self->last = found;
    }
}

static void
stretch_begin (Stretch *stretch, const DatelineHtmlScanner *scanner)
{
  stretch->tag = scanner->tag;
  stretch->depth = 1;
  stretch->content = scanner->end;
}

/* Counts the tags of the stretch's own name. TRUE when this token ends it. */
static gboolean
stretch_ends (Stretch *stretch, const DatelineHtmlScanner *scanner)
{
  if (stretch->depth == 0 || scanner->tag != stretch->tag)
    return FALSE;
  if (scanner->kind == DATELINE_HTML_TOKEN_END_TAG)
    return --stretch->depth == 0;

  stretch->depth++;
  return FALSE;
}

static void
see_figure (PictureFinder *self)
{
  if (self->scanner.kind == DATELINE_HTML_TOKEN_START_TAG)
    {
      self->figure_depth++;
      self->last = NULL;
    }
  else if (self->figure_depth > 0)
    {
      self->figure_depth--;
      assign_caption (self);
    }
  g_string_truncate (self->caption_text, 0);
  g_string_truncate (self->credit_text, 0);
}

static DatelineHtmlPictureRole
get_role (const DatelineHtmlScanner *scanner)
{
  DatelineHtmlAttribute attribute = { 0 };
  DatelineHtmlAttribute class_attribute = { 0 };
  DatelineHtmlAttribute property = { 0 };

  while (dateline_html_scanner_next_attribute (scanner, &attribute))
    if (dateline_html_attribute_has_name (&attribute, "class") && !class_attribute.value)
      class_attribute = attribute;
    else if (dateline_html_attribute_has_name (&attribute, "itemprop"))
      property = attribute;

  return dateline_html_get_picture_role (class_attribute.value,
                                         class_attribute.value_length,
                                         property.value,
                                         property.value_length);
}

/* Begins a caption or, in a figure or a caption, a credit if this start tag is one. */
static void
see_start_tag (PictureFinder *self)
{
  const DatelineHtmlScanner *scanner = &self->scanner;
  gboolean in_caption = self->caption.depth > 0;
  gboolean is_small =
      scanner->tag == DATELINE_HTML_TAG_SMALL || scanner->tag == DATELINE_HTML_TAG_CITE;
  DatelineHtmlPictureRole role;

  if (dateline_html_tag_is_void (scanner->tag) || self->credit.depth > 0)
    return;
  role = get_role (scanner);

  if ((in_caption || self->figure_depth > 0 || self->last) &&
      ((in_caption && is_small) || role == DATELINE_HTML_PICTURE_ROLE_CREDIT))
    {
      if (in_caption)
        append_text (self->caption_text, self->caption.content, scanner->start);
      self->credit_is_named = !is_small;
      stretch_begin (&self->credit, scanner);
    }
  else if (in_caption)
    {
      self->part = scanner->start;
      self->part_content = scanner->end;
      self->part_tag = scanner->tag;
      self->part_end = NULL;
    }
  else if (scanner->tag == DATELINE_HTML_TAG_FIGCAPTION ||
           role == DATELINE_HTML_PICTURE_ROLE_CAPTION)
    {
      stretch_begin (&self->caption, scanner);
      self->part = NULL;
    }
}

/* Takes the last element of a caption off it if that is but a credit. */
static void
take_last_part (PictureFinder *self)
{
  const char *end = self->scanner.start;
  g_autofree char *text = NULL;
  g_autofree char *behind = NULL;

  if (!self->part || !self->part_end || self->part < self->caption.content ||
      end - self->part > LONGEST_PART || self->credit_text->len > 0)
    return;
  behind = dateline_html_to_text (self->part_end, end - self->part_end);
  text = dateline_html_to_text (self->part_content, self->part_end - self->part_content);
  if (behind[strspn (behind, " \n.")] != '\0' || !dateline_html_is_credit (text))
    return;
  append_text (self->caption_text, self->caption.content, self->part);
  append_text (self->credit_text, self->part_content, self->part_end);
  self->credit_is_named = TRUE;
  self->caption.content = end;
}

static void
see_end_of_stretch (PictureFinder *self)
{
  const DatelineHtmlScanner *scanner = &self->scanner;

  if (self->part && !self->part_end && scanner->tag == self->part_tag &&
      scanner->kind == DATELINE_HTML_TOKEN_END_TAG)
    self->part_end = scanner->start;
  if (stretch_ends (&self->credit, scanner))
    {
      append_text (self->credit_text, self->credit.content, scanner->start);
      self->caption.content = scanner->end;
      if (self->caption.depth == 0)
        assign_caption (self);
    }
  if (stretch_ends (&self->caption, scanner))
    {
      take_last_part (self);
      append_text (self->caption_text, self->caption.content, scanner->start);
      self->credit.depth = 0;
      self->part = NULL;
      assign_caption (self);
    }
}

/* A block ends or begins: the words behind the picture are a caption, or the story. */
static void
end_loose (PictureFinder *self)
{
  Loose *loose = &self->loose;
  gboolean is_free = self->figure_depth == 0 && self->caption.depth == 0;

  if (!self->last)
    return;
  if (is_free && loose->start && loose->end - loose->start < LONGEST_LOOSE &&
      !self->last->caption && !self->last->credit)
    {
      g_autoptr (GString) text = g_string_new (NULL);

      append_text (text, loose->start, loose->end);
      if (text->len > 0 && dateline_html_is_loose_caption (text->str, loose->place))
        {
          g_string_assign (self->caption_text, text->str);
          assign_caption (self);
        }
    }
  if (loose->start)
    self->last = NULL;
  *loose = (Loose){ .n_set_apart = loose->n_set_apart };
}

static gboolean
sets_apart (DatelineHtmlTag tag)
{
  return tag == DATELINE_HTML_TAG_EM || tag == DATELINE_HTML_TAG_I ||
         tag == DATELINE_HTML_TAG_SMALL || tag == DATELINE_HTML_TAG_CITE;
}

static void
see_loose_tag (PictureFinder *self)
{
  DatelineHtmlTag tag = self->scanner.tag;

  if (!self->last)
    return;
  if (sets_apart (tag))
    {
      if (self->scanner.kind == DATELINE_HTML_TOKEN_START_TAG)
        self->loose.n_set_apart++;
      else if (self->loose.n_set_apart > 0)
        self->loose.n_set_apart--;
    }
  else if (tag == DATELINE_HTML_TAG_BR)
    {
      if (!self->loose.start)
        self->loose.place |= DATELINE_HTML_LOOSE_BEHIND_BREAK;
    }
  else if (dateline_html_tag_is_block (tag))
    end_loose (self);
}

/* Text that is neither caption nor credit may be a caption that nothing names; else it
 * parts what follows from the picture before. */
static void
see_text (PictureFinder *self)
{
  Loose *loose = &self->loose;
  const char *p = self->scanner.start;

  if (!self->last || self->caption.depth > 0 || self->credit.depth > 0 ||
      self->figure_depth > 0)
    return;
  while (p < self->scanner.end && g_ascii_isspace (*p))
    p++;
  if (p == self->scanner.end)
    return;
  if (!loose->start)
    {
      loose->start = self->scanner.start;
      loose->place |= DATELINE_HTML_LOOSE_SET_APART;
    }
  if (loose->n_set_apart == 0)
    loose->place &= ~DATELINE_HTML_LOOSE_SET_APART;
  loose->end = self->scanner.end;
}

static void
see_source (PictureFinder *self)
{
  g_autofree char *type = dateline_html_scanner_dup_attribute (&self->scanner, "type");
  g_autofree char *srcset = NULL;

  if (self->source || dateline_html_is_unseen_type (type))
    return;
  srcset = dateline_html_scanner_dup_attribute (&self->scanner, "srcset");
  if (!srcset)
    srcset = dateline_html_scanner_dup_attribute (&self->scanner, "data-srcset");
  self->source = dateline_html_choose_source (srcset, self->base_uri);
}

static void
see_tag (PictureFinder *self)
{
  DatelineHtmlTag tag = self->scanner.tag;

  see_end_of_stretch (self);
  see_loose_tag (self);
  if (tag == DATELINE_HTML_TAG_FIGURE)
    see_figure (self);
  if (self->scanner.kind != DATELINE_HTML_TOKEN_START_TAG)
    return;
  if (tag == DATELINE_HTML_TAG_IMG || tag == DATELINE_HTML_TAG_IMAGE ||
      tag == DATELINE_HTML_TAG_AMP_IMG)
    see_picture (self);
  else if (tag == DATELINE_HTML_TAG_PICTURE)
    g_clear_pointer (&self->source, g_free);
  else if (tag == DATELINE_HTML_TAG_SOURCE)
    see_source (self);
  else
    see_start_tag (self);
}

/*
 * dateline_html_find_pictures:
 * @html: valid UTF-8
 * @length: its length in bytes, or -1
 * @base_uri: (nullable): what relative addresses resolve against
 *
 * Every picture of @html, each address once and resolved, with captions from <figure>,
 * WordPress' "wp-caption" and the like, caption and credit told apart. Pictures of one
 * pixel are left out. Where several share a caption, the last one has it.
 *
 * Returns: (element-type DatelinePicture) (transfer full): in document order
 */
GPtrArray *
dateline_html_find_pictures (const char *html, gssize length, const char *base_uri)
{
  PictureFinder finder = { .base_uri = base_uri };
  g_autofree char *expanded = NULL;
  GPtrArray *pictures =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dateline_picture_unref);

  if (length < 0)
    length = strlen (html);
  expanded = dateline_html_expand_captions (html, length);
  if (expanded)
    {
      html = expanded;
      length = strlen (expanded);
    }
  finder.found = g_ptr_array_new_with_free_func (dateline_html_found_picture_free);
  finder.by_uri = g_hash_table_new (g_str_hash, g_str_equal);
  finder.caption_text = g_string_new (NULL);
  finder.credit_text = g_string_new (NULL);

  dateline_html_scanner_init (&finder.scanner, html, length);
  while (dateline_html_scanner_next (&finder.scanner))
    if (finder.scanner.kind == DATELINE_HTML_TOKEN_TEXT)
      see_text (&finder);
    else if (finder.scanner.kind != DATELINE_HTML_TOKEN_RAW_TEXT)
      see_tag (&finder);
  end_loose (&finder);

  for (guint i = 0; i < finder.found->len; i++)
    g_ptr_array_add (
        pictures,
        dateline_html_found_picture_finish (g_ptr_array_index (finder.found, i)));

  g_free (finder.source);
  g_string_free (finder.credit_text, TRUE);
  g_string_free (finder.caption_text, TRUE);
  g_hash_table_unref (finder.by_uri);
  g_ptr_array_unref (finder.found);
  return pictures;
}
