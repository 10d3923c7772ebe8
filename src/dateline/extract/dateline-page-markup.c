/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Scripts, styles, drawings and comments are four fifths of a page of news, and nothing
 * of an article but what scripts say about it as JSON-LD. Of the rest, half is white
 * space that lines markup up, and attributes that only scripts read. All that goes before
 * the parser sees it: it reads 23 MB/s, this 400. Pure, any thread.
 */

#include "dateline/extract/dateline-page-markup-private.h"

#include "dateline/html/dateline-html-scanner-private.h"
#include "dateline/text/dateline-letter-pairs-private.h"

#include <string.h>

#define MOST_LINKED_DATA 16
#define AMP_IMAGE "amp-img"

typedef struct
{
  GString *kept;
  GPtrArray *json_ld;     /* of GBytes */
  DatelineHtmlTag inside; /* the element that is passed over */
  guint depth;            /* how many of its name are open */
  guint n_preformatted;   /* open elements in which white space counts */
  guint n_opened;         /* open templates that are shown */
  gboolean opens_all;
  gboolean is_json_ld;
} Reduction;

/* Of the attributes for scripts, those that name a picture, what is said of it, or a
 * time. */
static const char *const telling[] = {
  "src",    "orig",  "lazy",      "url",  "image", "img",  "file",
  "credit", "photo", "copyright", "capt", "date",  "time", "videoid",
};

static const char *const idle[] = {
  "tabindex", "target", "autocomplete", "draggable", "decoding", "hreflang", "is",
};

static gboolean
is_worthless (DatelineHtmlTag tag)
{
  switch (tag)
    {
    case DATELINE_HTML_TAG_SCRIPT:
    case DATELINE_HTML_TAG_STYLE:
    case DATELINE_HTML_TAG_SVG:
    case DATELINE_HTML_TAG_TEMPLATE:
    case DATELINE_HTML_TAG_CANVAS:
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
has_json_ld (const DatelineHtmlScanner *scanner)
{
  g_autofree char *type = NULL;

  if (scanner->tag != DATELINE_HTML_TAG_SCRIPT)
    return FALSE;
  type = dateline_html_scanner_dup_attribute (scanner, "type");
  return type && g_ascii_strncasecmp (g_strstrip (type), "application/ld+json", 19) == 0;
}

/* What is in a shadow is shown. Other templates, and what is for who runs no scripts, may
 * have the article where nothing else has. */
static gboolean
is_opened (const Reduction *self, const DatelineHtmlScanner *scanner)
{
  g_autofree char *mode = NULL;

  if (scanner->tag == DATELINE_HTML_TAG_NOSCRIPT)
    return self->opens_all;
  if (scanner->tag != DATELINE_HTML_TAG_TEMPLATE)
    return FALSE;
  mode = dateline_html_scanner_dup_attribute (scanner, "shadowrootmode");
  return self->opens_all || (mode && *mode);
}

static void
pass_over (Reduction *self, const DatelineHtmlScanner *scanner)
{
  switch (scanner->kind)
    {
    case DATELINE_HTML_TOKEN_START_TAG:
      if (scanner->tag == self->inside && !scanner->is_self_closing)
        self->depth++;
      break;
    case DATELINE_HTML_TOKEN_END_TAG:
      if (scanner->tag == self->inside)
        self->depth--;
      break;
    case DATELINE_HTML_TOKEN_RAW_TEXT:
      if (self->is_json_ld && self->json_ld && self->json_ld->len < MOST_LINKED_DATA)
        g_ptr_array_add (self->json_ld,
                         g_bytes_new (scanner->start, scanner->end - scanner->start));
      break;
    case DATELINE_HTML_TOKEN_TEXT:
    case DATELINE_HTML_TOKEN_END:
    default:
      break;
    }
}

static gboolean
has_prefix (const DatelineHtmlAttribute *attribute, const char *prefix)
{
  gsize length = strlen (prefix);

  return attribute->name_length > length &&
         g_ascii_strncasecmp (attribute->start, prefix, length) == 0;
}

static gboolean
is_told_of (const char *text, gsize length, const char *const *words, gsize n_words)
{
  DatelineLetterPairs pairs;

  dateline_letter_pairs_init (&pairs, text, length);
  for (gsize i = 0; i < n_words; i++)
    if (dateline_letter_pairs_may_have (&pairs, words[i]) &&
        g_strstr_len (text, length, words[i]))
      return TRUE;
  return FALSE;
}

static gboolean
is_idle (const DatelineHtmlAttribute *attribute)
{
  static const char *const hiding[] = { "none", "hidden", "NONE", "HIDDEN" };

  /* What all that is idle begins with. */
  if (!strchr ("dDoOnNaAsStThHiI", *attribute->start))
    return FALSE;
  if (has_prefix (attribute, "data-"))
    return !is_told_of (attribute->start,
                        attribute->name_length,
                        telling,
                        G_N_ELEMENTS (telling));
  if (has_prefix (attribute, "on") || has_prefix (attribute, "ng-"))
    return TRUE;
  if (has_prefix (attribute, "aria-"))
    return !dateline_html_attribute_has_name (attribute, "aria-hidden") &&
           !dateline_html_attribute_has_name (attribute, "aria-modal");
  if (dateline_html_attribute_has_name (attribute, "style"))
    return !is_told_of (attribute->value,
                        attribute->value_length,
                        hiding,
                        G_N_ELEMENTS (hiding));
  for (gsize i = 0; i < G_N_ELEMENTS (idle); i++)
    if (dateline_html_attribute_has_name (attribute, idle[i]))
      return TRUE;
  return FALSE;
}

static void
keep_start_tag (Reduction *self, const DatelineHtmlScanner *scanner)
{
  DatelineHtmlAttribute attribute = { 0 };
  const char *copied = scanner->start;

  if (scanner->name_length == strlen (AMP_IMAGE) &&
      g_ascii_strncasecmp (scanner->name, AMP_IMAGE, scanner->name_length) == 0)
    {
      g_string_append (self->kept, "<img");
      copied = scanner->name + scanner->name_length;
    }
  while (dateline_html_scanner_next_attribute (scanner, &attribute))
    if (is_idle (&attribute))
      {
        g_string_append_len (self->kept, copied, attribute.start - copied);
        copied = attribute.end;
      }
  g_string_append_len (self->kept, copied, scanner->end - copied);
}

/* One mark for each run of white space: its line break, if it has one. */
static void
keep_text (Reduction *self, const char *text, const char *end)
{
  const char *copied = text;

  for (const char *p = text; p < end; p++)
    if (g_ascii_isspace (*p) && p + 1 < end && g_ascii_isspace (p[1]))
      {
        const char *start = p;
        gboolean has_break = FALSE;

        for (; p < end && g_ascii_isspace (*p); p++)
          has_break |= *p == '\n' || *p == '\r';
        g_string_append_len (self->kept, copied, start - copied);
        g_string_append_c (self->kept, has_break ? '\n' : ' ');
        copied = p;
      }
  if (copied < end)
    g_string_append_len (self->kept, copied, end - copied);
}

static gboolean
is_preformatted (DatelineHtmlTag tag)
{
  return tag == DATELINE_HTML_TAG_PRE || tag == DATELINE_HTML_TAG_TEXTAREA ||
         tag == DATELINE_HTML_TAG_LISTING || tag == DATELINE_HTML_TAG_XMP ||
         tag == DATELINE_HTML_TAG_PLAINTEXT;
}

static void
keep (Reduction *self, const DatelineHtmlScanner *scanner)
{
  switch (scanner->kind)
    {
    case DATELINE_HTML_TOKEN_START_TAG:
      self->n_preformatted += is_preformatted (scanner->tag);
      keep_start_tag (self, scanner);
      return;
    case DATELINE_HTML_TOKEN_TEXT:
      if (self->n_preformatted == 0)
        {
          keep_text (self, scanner->start, scanner->end);
          return;
        }
      break;
    case DATELINE_HTML_TOKEN_END_TAG:
      if (is_preformatted (scanner->tag) && self->n_preformatted > 0)
        self->n_preformatted--;
      break;
    case DATELINE_HTML_TOKEN_RAW_TEXT:
    case DATELINE_HTML_TOKEN_END:
    default:
      break;
    }
  g_string_append_len (self->kept, scanner->start, scanner->end - scanner->start);
}

/*
 * dateline_page_markup_reduce:
 * @html: a page, valid UTF-8
 * @length: its length in bytes
 * @opens_all: whether to keep what is in templates and in <noscript>, too
 * @json_ld: (element-type GBytes) (nullable): where the JSON-LD of the page goes
 *
 * Returns: (transfer full): the page without what nobody reads
 */
GString *
dateline_page_markup_reduce (const char *html,
                             gsize length,
                             gboolean opens_all,
                             GPtrArray *json_ld)
{
  Reduction self = { .json_ld = json_ld, .opens_all = opens_all };
  DatelineHtmlScanner scanner;

  /* Without it tables would stand in paragraphs. */
  self.kept = g_string_sized_new (length / 2);
  g_string_append (self.kept, "<!DOCTYPE html>");
  dateline_html_scanner_init (&scanner, html, length);
  while (dateline_html_scanner_next (&scanner))
    if (self.depth > 0)
      {
        pass_over (&self, &scanner);
      }
    else if (scanner.kind == DATELINE_HTML_TOKEN_START_TAG && is_opened (&self, &scanner))
      {
        g_string_append (self.kept, "<div>");
        self.n_opened++;
      }
    else if (scanner.kind == DATELINE_HTML_TOKEN_END_TAG && self.n_opened > 0 &&
             (scanner.tag == DATELINE_HTML_TAG_TEMPLATE ||
              (opens_all && scanner.tag == DATELINE_HTML_TAG_NOSCRIPT)))
      {
        g_string_append (self.kept, "</div>");
        self.n_opened--;
      }
    else if (scanner.kind == DATELINE_HTML_TOKEN_START_TAG && is_worthless (scanner.tag))
      {
        /* Who keeps pages writes them as XML: what is closed at once has nothing. */
        self.inside = scanner.tag;
        self.depth = scanner.is_self_closing ? 0 : 1;
        self.is_json_ld = has_json_ld (&scanner);
      }
    else
      {
        keep (&self, &scanner);
      }

  return self.kept;
}
