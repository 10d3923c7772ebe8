/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Every picture of a body with its caption and credit, for thumbnails and for saving, in
 * one pass over the scanner's tokens: no tree is made at a refresh. A stretch of the page
 * that is a caption or a credit is found by its start tag and by the end tag that
 * balances it. Pure, any thread.
 */

#include "dateline/html/dateline-html-pictures-private.h"
#include "dateline/html/dateline-html-scanner-private.h"
#include "dateline/html/dateline-html-text-private.h"
#include "dateline/text/dateline-text-private.h"

#include <string.h>

typedef struct
{
  char *uri;
  char *alternative;
  char *caption; /* with the credit at its end if that was not told apart */
  char *credit;
  int width;
  int height;
} Found;

/* An element that is open: the name that ends it, how many of that name are open, and
 * from where on its content was not read yet. */
typedef struct
{
  DatelineHtmlTag tag;
  guint depth;
  const char *content;
} Stretch;

typedef struct
{
  DatelineHtmlScanner scanner;
  const char *base_uri;
  GPtrArray *found;   /* of Found */
  GHashTable *by_uri; /* the same by address */
  Found *last;        /* the picture that a caption here belongs to; NULL behind text */
  guint figure_depth;
  Stretch caption;
  Stretch credit;
  GString *caption_text; /* waits for its picture, which may stand behind it */
  GString *credit_text;
  gboolean credit_is_named; /* by its class, not by being small */
} PictureFinder;

static void
found_free (gpointer data)
{
  Found *found = data;

  g_free (found->uri);
  g_free (found->alternative);
  g_free (found->caption);
  g_free (found->credit);
  g_free (found);
}

static gboolean
class_has_word (const char *class_attribute, const char *word)
{
  gsize length = strlen (word);

  for (const char *p = class_attribute; p && *p != '\0'; p++)
    if (g_ascii_strncasecmp (p, word, length) == 0)
      return TRUE;

  return FALSE;
}

/*
 * dateline_html_class_is_caption:
 * @class_attribute: (nullable): the classes of an element
 *
 * Returns: TRUE if it is a caption by its name, or holds a picture with its caption:
 * which of the two only its content tells
 */
gboolean
dateline_html_class_is_caption (const char *class_attribute)
{
  return class_has_word (class_attribute, "caption") ||
         class_has_word (class_attribute, "cutline");
}

/*
 * dateline_html_class_is_credit:
 * @class_attribute: (nullable): the classes of an element
 *
 * Returns: TRUE if it says by its name who made a picture
 */
gboolean
dateline_html_class_is_credit (const char *class_attribute)
{
  return class_has_word (class_attribute, "credit") ||
         class_has_word (class_attribute, "photographer") ||
         class_has_word (class_attribute, "copyright") ||
         class_has_word (class_attribute, "attribution");
}

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
  Found *last = self->last;

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

static char *
dup_attribute (gconstpointer element, const char *name)
{
  return dateline_html_scanner_dup_attribute (element, name);
}

static Found *
found_new (PictureFinder *self)
{
  const DatelineHtmlScanner *scanner = &self->scanner;
  g_autofree char *width = dateline_html_scanner_dup_attribute (scanner, "width");
  g_autofree char *height = dateline_html_scanner_dup_attribute (scanner, "height");
  char *uri;
  Found *found;

  if (dateline_html_is_pixel (dateline_html_parse_dimension (width),
                              dateline_html_parse_dimension (height)))
    return NULL;
  uri = dateline_html_choose_picture (scanner, dup_attribute, self->base_uri);
  if (!uri)
    return NULL;

  found = g_new0 (Found, 1);
  found->uri = uri;
  found->alternative = dateline_html_scanner_dup_attribute (scanner, "alt");
  found->width = dateline_html_parse_dimension (width);
  found->height = dateline_html_parse_dimension (height);
  return found;
}

static void
see_picture (PictureFinder *self)
{
  Found *found = found_new (self);
  Found *known = found ? g_hash_table_lookup (self->by_uri, found->uri) : NULL;

  /* What looked like a caption holds a picture: it is the frame of both. */
  self->caption.depth = 0;
  self->credit.depth = 0;

  if (known)
    {
      found_free (found);
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

/* Begins a caption or, in a figure or a caption, a credit if this start tag is one. */
static void
see_start_tag (PictureFinder *self)
{
  const DatelineHtmlScanner *scanner = &self->scanner;
  g_autofree char *class_attribute = NULL;
  gboolean in_caption = self->caption.depth > 0;
  gboolean is_small =
      scanner->tag == DATELINE_HTML_TAG_SMALL || scanner->tag == DATELINE_HTML_TAG_CITE;

  if (dateline_html_tag_is_void (scanner->tag) || self->credit.depth > 0)
    return;
  class_attribute = dateline_html_scanner_dup_attribute (scanner, "class");

  if ((in_caption || self->figure_depth > 0 || self->last) &&
      ((in_caption && is_small) || dateline_html_class_is_credit (class_attribute)))
    {
      if (in_caption)
        append_text (self->caption_text, self->caption.content, scanner->start);
      self->credit_is_named = !is_small;
      stretch_begin (&self->credit, scanner);
    }
  else if (!in_caption && (scanner->tag == DATELINE_HTML_TAG_FIGCAPTION ||
                           dateline_html_class_is_caption (class_attribute)))
    stretch_begin (&self->caption, scanner);
}

static void
see_end_of_stretch (PictureFinder *self)
{
  const DatelineHtmlScanner *scanner = &self->scanner;

  if (stretch_ends (&self->credit, scanner))
    {
      append_text (self->credit_text, self->credit.content, scanner->start);
      self->caption.content = scanner->end;
      if (self->caption.depth == 0)
        assign_caption (self);
    }
  if (stretch_ends (&self->caption, scanner))
    {
      append_text (self->caption_text, self->caption.content, scanner->start);
      self->credit.depth = 0;
      assign_caption (self);
    }
}

/* Text that is neither caption nor credit parts what follows from the picture before. */
static void
see_text (PictureFinder *self)
{
  if (self->caption.depth > 0 || self->credit.depth > 0 || self->figure_depth > 0)
    return;
  for (const char *p = self->scanner.start; p < self->scanner.end; p++)
    if (!g_ascii_isspace (*p))
      {
        self->last = NULL;
        return;
      }
}

static void
see_tag (PictureFinder *self)
{
  DatelineHtmlTag tag = self->scanner.tag;

  see_end_of_stretch (self);
  if (tag == DATELINE_HTML_TAG_FIGURE)
    see_figure (self);
  if (self->scanner.kind != DATELINE_HTML_TOKEN_START_TAG)
    return;
  if (tag == DATELINE_HTML_TAG_IMG || tag == DATELINE_HTML_TAG_IMAGE ||
      tag == DATELINE_HTML_TAG_AMP_IMG)
    see_picture (self);
  else
    see_start_tag (self);
}

/* Whether the words of one are all in the other. */
static gboolean
holds_words (const char *text, const char *words)
{
  g_autofree char *lower = g_utf8_casefold (text, -1);
  g_autofree char *lower_words = g_utf8_casefold (words, -1);

  return strstr (lower, lower_words) != NULL;
}

/* A credit that was found at the caption's end and one that was marked as such are
 * mostly the same; else they are a photographer and an agency. */
static char *
join_credits (const char *marked, const char *found)
{
  if (!marked || holds_words (found, marked))
    return g_strdup (found);
  if (holds_words (marked, found))
    return g_strdup (marked);
  return g_strconcat (marked, "/", found, NULL);
}

/*
 * dateline_html_tell_credit:
 * @caption_text: (nullable): what stands below a picture
 * @credit_text: (nullable): what was marked as its credit
 * @caption: (out) (nullable): what the picture shows
 * @credit: (out) (nullable): who made it, without "Photo:" and the like
 *
 * Tells caption and credit apart.
 */
void
dateline_html_tell_credit (const char *caption_text,
                           const char *credit_text,
                           char **caption,
                           char **credit)
{
  g_autofree char *rest = NULL;
  g_autofree char *marked = NULL;
  g_autofree char *found = NULL;

  dateline_text_split_credit (caption_text, caption, &found);
  if (credit_text && *credit_text != '\0')
    {
      dateline_text_split_credit (credit_text, &rest, &marked);
      if (!marked || rest)
        {
          g_free (marked);
          marked = dateline_text_tame (credit_text);
        }
    }

  *credit = found ? join_credits (marked, found) : g_steal_pointer (&marked);
}

static DatelinePicture *
picture_new (const Found *found)
{
  g_autofree char *alternative = NULL;
  g_autofree char *caption = NULL;
  g_autofree char *credit = NULL;

  if (found->alternative && *found->alternative != '\0')
    alternative = dateline_text_tame (found->alternative);
  dateline_html_tell_credit (found->caption, found->credit, &caption, &credit);
  return dateline_picture_new (found->uri,
                               alternative,
                               caption,
                               credit,
                               found->width,
                               found->height);
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
  GPtrArray *pictures =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dateline_picture_unref);

  finder.found = g_ptr_array_new_with_free_func (found_free);
  finder.by_uri = g_hash_table_new (g_str_hash, g_str_equal);
  finder.caption_text = g_string_new (NULL);
  finder.credit_text = g_string_new (NULL);

  dateline_html_scanner_init (&finder.scanner, html, length);
  while (dateline_html_scanner_next (&finder.scanner))
    if (finder.scanner.kind == DATELINE_HTML_TOKEN_TEXT)
      see_text (&finder);
    else if (finder.scanner.kind != DATELINE_HTML_TOKEN_RAW_TEXT)
      see_tag (&finder);

  for (guint i = 0; i < finder.found->len; i++)
    g_ptr_array_add (pictures, picture_new (g_ptr_array_index (finder.found, i)));

  g_string_free (finder.credit_text, TRUE);
  g_string_free (finder.caption_text, TRUE);
  g_hash_table_unref (finder.by_uri);
  g_ptr_array_unref (finder.found);
  return pictures;
}
