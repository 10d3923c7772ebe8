/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* gumbo goes through HTML character by character, 20 MB/s, and most of a page is running
 * text and addresses, of which it makes what they are. So each long run of text is given
 * to it as one character of private use, and of most elements no attributes at all; both
 * are put back into the tree. What it has to understand stays: markup, white space, most
 * references and what is around them, short runs. One thread.
 */

#include "dateline/html/dateline-html-thinner-private.h"

#include "dateline/html/dateline-html-entities-private.h"
#include "dateline/html/dateline-html-scanner-private.h"

#include <string.h>

#define T(name) DATELINE_HTML_TAG_##name

#define SHORTEST_PAGE 4096 /* bytes; below that it is not worth it */
#define SHORTEST_RUN 12
#define FIRST_MARK 0xf0000
#define MOST_RUNS 0xfff0 /* those behind are no characters */
#define MARK_BYTES 4
/* Times the page: elements that are opened again may have a value that is put together.
 */
#define MOST_PUT_TOGETHER 2

typedef struct
{
  const char *start;
  guint32 length;
  gboolean has_references; /* all of which are simple */
  const char *made;        /* the text, or NULL if nobody asked yet */
} Run;

/* The attributes of a tag that is shown without. */
typedef struct
{
  const char *start;
  guint32 length;
  guint32 place; /* of the tag in what is shown */
  guint16 n;
  gboolean has_references : 1;
  const DatelineHtmlNamedValue *made;
} Bare;

struct _DatelineHtmlThinner
{
  GString *html;
  GArray *runs;
  GArray *bare;     /* in the order of the page */
  guint bare_index; /* what is asked for next, most likely */
  DatelineHtmlValues *values;
  const char *copied; /* up to where it went into @html */
  const char *text;   /* what was read and not taken yet, or NULL */
  const char *text_end;
  guint n_foreign; /* open drawings and formulas */
  gboolean had_foreign;
  gsize size; /* of the page */
  gsize put_together;
};

/* Elements that the parser makes the same way whatever their attributes are. Not those
 * that it compares, merges or looks into: formatting but <a>, of which none stands in
 * another; <html>, <body>, <input>, <font>. */
static const gboolean is_indifferent[DATELINE_HTML_N_TAGS] = {
  [T (UNKNOWN)] = TRUE,    [T (A)] = TRUE,          [T (ABBR)] = TRUE,
  [T (ADDRESS)] = TRUE,    [T (ARTICLE)] = TRUE,    [T (ASIDE)] = TRUE,
  [T (BLOCKQUOTE)] = TRUE, [T (BR)] = TRUE,         [T (BUTTON)] = TRUE,
  [T (CAPTION)] = TRUE,    [T (CITE)] = TRUE,       [T (DD)] = TRUE,
  [T (DETAILS)] = TRUE,    [T (DIV)] = TRUE,        [T (DL)] = TRUE,
  [T (DT)] = TRUE,         [T (FIGCAPTION)] = TRUE, [T (FIGURE)] = TRUE,
  [T (FOOTER)] = TRUE,     [T (FORM)] = TRUE,       [T (H1)] = TRUE,
  [T (H2)] = TRUE,         [T (H3)] = TRUE,         [T (H4)] = TRUE,
  [T (H5)] = TRUE,         [T (H6)] = TRUE,         [T (HEADER)] = TRUE,
  [T (HR)] = TRUE,         [T (IFRAME)] = TRUE,     [T (IMG)] = TRUE,
  [T (LABEL)] = TRUE,      [T (LI)] = TRUE,         [T (LINK)] = TRUE,
  [T (MAIN)] = TRUE,       [T (META)] = TRUE,       [T (NAV)] = TRUE,
  [T (NOSCRIPT)] = TRUE,   [T (OL)] = TRUE,         [T (OPTION)] = TRUE,
  [T (P)] = TRUE,          [T (PICTURE)] = TRUE,    [T (PRE)] = TRUE,
  [T (SECTION)] = TRUE,    [T (SELECT)] = TRUE,     [T (SOURCE)] = TRUE,
  [T (SPAN)] = TRUE,       [T (SUB)] = TRUE,        [T (SUMMARY)] = TRUE,
  [T (SUP)] = TRUE,        [T (TABLE)] = TRUE,      [T (TBODY)] = TRUE,
  [T (TD)] = TRUE,         [T (TFOOT)] = TRUE,      [T (TH)] = TRUE,
  [T (THEAD)] = TRUE,      [T (TIME)] = TRUE,       [T (TR)] = TRUE,
  [T (UL)] = TRUE,         [T (VIDEO)] = TRUE,
};

/* Characters of planes 15 and 16 are "\xf3\xb0" and what is above. */
static const char *
find_mark (const char *text, const char *end)
{
  for (const char *p = text; p < end && (p = memchr (p, 0xf3, end - p)); p++)
    if ((guchar) p[1] >= 0xb0)
      return p;
  return NULL;
}

/* Whether a number after "&#" is that of a character of these planes, which the parser
 * would make of it: the same mark could stand for a long run ten thousand times. */
static gboolean
has_private_references (const char *html, const char *end)
{
  for (const char *p = html; (p = memchr (p, '&', end - p)) != NULL; p++)
    {
      const char *digit = p + 2;
      int base = 10;
      guint number;

      if (end - p < 3 || p[1] != '#')
        continue;
      if (*digit == 'x' || *digit == 'X')
        {
          base = 16;
          digit++;
        }
      for (number = 0; digit < end && number < FIRST_MARK; digit++)
        {
          int value = g_ascii_xdigit_value (*digit);

          if (value < 0 || value >= base)
            break;
          number = number * base + value;
        }
      if (number >= FIRST_MARK)
        return TRUE;
    }
  return FALSE;
}

/* A section in a drawing ends otherwise than anything else does. */
static gboolean
has_section (const char *html, gsize length)
{
  return g_strstr_len (html, length, "<![CDATA[") != NULL;
}

static gboolean
has_private_characters (const char *html, gsize length)
{
  return find_mark (html, html + length) != NULL || memchr (html, 0xf4, length) != NULL ||
         has_private_references (html, html + length);
}

static void
take_run (DatelineHtmlThinner *self,
          const char *start,
          const char *end,
          gboolean has_references)
{
  Run run = { start, end - start, has_references, NULL };

  g_string_append_len (self->html, self->copied, start - self->copied);
  g_string_append_unichar (self->html, FIRST_MARK + self->runs->len);
  g_array_append_val (self->runs, run);
  self->copied = end;
}

/* What the parser reads otherwise than it stands. */
static gboolean
is_plain (const char *text, gsize length)
{
  return !memchr (text, '\r', length) && !memchr (text, '\0', length);
}

/* Past the reference at @at if it means one thing wherever it stands, which is no white
 * space and not longer than it; else NULL. */
static const char *
skip_reference (const char *at, const char *end)
{
  char decoded[DATELINE_HTML_REFERENCE_MAX];
  gsize length = 0;
  gsize used = dateline_html_reference_decode (at, end, TRUE, decoded, &length);

  if (used < length || used == 0 || at[used - 1] != ';' || (guchar) decoded[0] <= ' ')
    return NULL;
  return at + used;
}

/* Up to the first reference that is not so simple. */
static const char *
skip_references (const char *text, const char *end, gboolean *has_references)
{
  *has_references = FALSE;
  while ((text = memchr (text, '&', end - text)))
    {
      const char *next = skip_reference (text, end);

      if (!next)
        return text;
      *has_references = TRUE;
      text = next;
    }
  return end;
}

/* Of a second attribute of a name that has no value the parser makes the beginning of the
 * next one's name. */
static gboolean
is_misread (const DatelineHtmlScanner *scanner, const DatelineHtmlAttribute *attribute)
{
  DatelineHtmlAttribute before = { 0 };

  if (attribute->value_length > 0)
    return FALSE;
  while (dateline_html_scanner_next_attribute (scanner, &before) &&
         before.start < attribute->start)
    if (before.name_length == attribute->name_length &&
        g_ascii_strncasecmp (before.start, attribute->start, before.name_length) == 0)
      return TRUE;
  return FALSE;
}

static void
leave_bare (DatelineHtmlThinner *self, const DatelineHtmlScanner *scanner, Bare *bare)
{
  g_string_append_len (self->html, self->copied, scanner->start - self->copied);
  bare->place = self->html->len;
  g_string_append_len (self->html,
                       scanner->start,
                       scanner->name + scanner->name_length - scanner->start);
  g_array_append_val (self->bare, *bare);
  self->copied = bare->start + bare->length;
}

static gboolean
take_all_attributes (DatelineHtmlThinner *self, const DatelineHtmlScanner *scanner)
{
  DatelineHtmlAttribute attribute = { 0 };
  gboolean has_references;
  const char *start = NULL;
  const char *end = NULL;
  guint n = 0;

  if (!is_indifferent[scanner->tag])
    return FALSE;
  while (dateline_html_scanner_next_attribute (scanner, &attribute))
    {
      if (n++ == 0)
        start = attribute.start;
      end = attribute.end;
      if (is_misread (scanner, &attribute))
        return FALSE;
    }
  if (n == 0 || n > G_MAXUINT16 || !is_plain (start, end - start) ||
      skip_references (start, end, &has_references) < end)
    return FALSE;
  leave_bare (self,
              scanner,
              &(Bare){ .start = start,
                       .length = end - start,
                       .n = n,
                       .has_references = has_references });
  return TRUE;
}

static void
take_values (DatelineHtmlThinner *self, const DatelineHtmlScanner *scanner)
{
  DatelineHtmlAttribute attribute = { 0 };

  while (dateline_html_scanner_next_attribute (scanner, &attribute))
    {
      const char *end = attribute.value + attribute.value_length;

      if (attribute.value_length >= SHORTEST_RUN && self->runs->len < MOST_RUNS &&
          end < scanner->end && (*end == '"' || *end == '\'') &&
          attribute.value[-1] == *end &&
          is_plain (attribute.value, attribute.value_length) &&
          !memchr (attribute.value, '&', attribute.value_length))
        take_run (self, attribute.value, end, FALSE);
    }
}

/* From the first character that is no white space on: what is before it may stand where
 * letters may not. Up to a reference that is not simple, and on behind the white space
 * that follows it, as what such a reference is depends on that. */
static void
take_text (DatelineHtmlThinner *self, const char *start, const char *end)
{
  while (start < end)
    {
      gboolean has_references = FALSE;
      const char *stop;
      const char *last;

      while (start < end && g_ascii_isspace (*start))
        start++;
      if (start >= end)
        return;
      stop = skip_references (start, end, &has_references);
      last = stop;
      while (stop < end && last > start && g_ascii_isspace (last[-1]))
        last--;
      if (last - start >= SHORTEST_RUN && self->runs->len < MOST_RUNS &&
          is_plain (start, last - start))
        take_run (self, start, last, has_references);
      start = stop;
      while (start < end && !g_ascii_isspace (*start))
        start++;
    }
}

/* A "<" that begins nothing parts a text to the scanner, but not to the parser. */
static void
take_texts (DatelineHtmlThinner *self)
{
  if (self->text && self->n_foreign == 0)
    take_text (self, self->text, self->text_end);
  self->text = NULL;
}

/* In drawings and formulas other rules hold: what is in them is not touched. */
static void
take (DatelineHtmlThinner *self, const DatelineHtmlScanner *scanner)
{
  gboolean is_start = scanner->kind == DATELINE_HTML_TOKEN_START_TAG;

  if (scanner->kind == DATELINE_HTML_TOKEN_TEXT && self->text &&
      self->text_end == scanner->start)
    {
      self->text_end = scanner->end;
      return;
    }
  take_texts (self);
  if (scanner->kind == DATELINE_HTML_TOKEN_TEXT)
    {
      self->text = scanner->start;
      self->text_end = scanner->end;
      return;
    }
  if (is_start && (scanner->tag == T (SVG) || scanner->tag == T (MATH)))
    {
      self->n_foreign += !scanner->is_self_closing;
      self->had_foreign = TRUE;
    }
  else if (scanner->kind == DATELINE_HTML_TOKEN_END_TAG && self->n_foreign > 0)
    self->n_foreign -= scanner->tag == T (SVG) || scanner->tag == T (MATH);
  else if (self->n_foreign == 0 && is_start && !take_all_attributes (self, scanner))
    take_values (self, scanner);
}

/*
 * dateline_html_thinner_new:
 * @html: valid UTF-8, which must outlive the thinner
 * @length: its length in bytes
 * @values: where what is put back is kept; it must outlive the thinner
 *
 * Returns: (transfer full) (nullable): its thin form; NULL if @html is better parsed as
 * it is
 */
DatelineHtmlThinner *
dateline_html_thinner_new (const char *html, gsize length, DatelineHtmlValues *values)
{
  DatelineHtmlThinner *self;
  DatelineHtmlScanner scanner;

  if (length < SHORTEST_PAGE || length > G_MAXUINT32 ||
      has_private_characters (html, length))
    return NULL;
  self = g_new0 (DatelineHtmlThinner, 1);
  self->html = g_string_sized_new (length / 2);
  self->runs = g_array_new (FALSE, FALSE, sizeof (Run));
  self->bare = g_array_new (FALSE, FALSE, sizeof (Bare));
  self->values = values;
  self->copied = html;
  self->size = length;
  dateline_html_scanner_init (&scanner, html, length);
  while (dateline_html_scanner_next (&scanner))
    take (self, &scanner);
  take_texts (self);
  g_string_append_len (self->html, self->copied, html + length - self->copied);
  if (self->had_foreign && has_section (html, length))
    g_clear_pointer (&self, dateline_html_thinner_free);
  return self;
}

void
dateline_html_thinner_free (DatelineHtmlThinner *self)
{
  g_string_free (self->html, TRUE);
  g_array_unref (self->runs);
  g_array_unref (self->bare);
  g_free (self);
}

/* What is to be parsed. */
const char *
dateline_html_thinner_get_html (const DatelineHtmlThinner *self, gsize *length)
{
  *length = self->html->len;
  return self->html->str;
}

/* Whether what was put back is more than the page was. */
gboolean
dateline_html_thinner_is_spent (const DatelineHtmlThinner *self)
{
  return self->put_together > MOST_PUT_TOGETHER * self->size;
}

static Run *
get_run (DatelineHtmlThinner *self, const char *mark)
{
  guint n = g_utf8_get_char (mark) - FIRST_MARK;

  return n < self->runs->len ? &g_array_index (self->runs, Run, n) : NULL;
}

/* If all of @text is the mark of a run. */
static Run *
get_only_run (DatelineHtmlThinner *self, const char *text)
{
  return (guchar) text[0] == 0xf3 && (guchar) text[1] >= 0xb0 && text[MARK_BYTES] == '\0'
             ? get_run (self, text)
             : NULL;
}

static const char *
copy_text (DatelineHtmlThinner *self, const char *text, gsize length)
{
  char *copy = dateline_html_values_add_text (self->values, length);

  memcpy (copy, text, length);
  return copy;
}

static const char *
decode_text (DatelineHtmlThinner *self, const char *text, gsize length)
{
  const char *end = text + length;
  char *copy = dateline_html_values_add_text (self->values, length);
  char *to = copy;

  while (text < end)
    {
      const char *reference = memchr (text, '&', end - text);
      gsize n_plain = (reference ? reference : end) - text;
      gsize n_decoded;

      memcpy (to, text, n_plain);
      to += n_plain;
      text += n_plain;
      if (!reference)
        break;
      text += dateline_html_reference_decode (text, end, TRUE, to, &n_decoded);
      to += n_decoded;
    }
  *to = '\0';
  return copy;
}

static const char *
make_text (DatelineHtmlThinner *self, Run *run)
{
  if (!run->made)
    run->made = run->has_references ? decode_text (self, run->start, run->length)
                                    : copy_text (self, run->start, run->length);
  return run->made;
}

static void
put_back (DatelineHtmlThinner *self, GString *whole, Run *run, gboolean is_raw)
{
  if (is_raw || !run->has_references)
    g_string_append_len (whole, run->start, run->length);
  else
    g_string_append (whole, make_text (self, run));
}

/*
 * dateline_html_thinner_expand:
 * @self: a thinner
 * @text: a text or a value as the parser made it
 * @is_raw: whether it stands where there are no references
 *
 * Returns: what it was to be, which lives as long as the values or as @text
 */
const char *
dateline_html_thinner_expand (DatelineHtmlThinner *self,
                              const char *text,
                              gboolean is_raw)
{
  Run *run = get_only_run (self, text);
  g_autoptr (GString) whole = NULL;
  const char *end;
  const char *mark;

  /* Elements that are opened again have the same values. */
  if (run && !is_raw)
    return make_text (self, run);
  end = text + strlen (text);
  mark = find_mark (text, end);
  if (!mark)
    return text;

  whole = g_string_new (NULL);
  for (; mark && !dateline_html_thinner_is_spent (self); mark = find_mark (text, end))
    {
      run = get_run (self, mark);
      g_string_append_len (whole, text, mark - text);
      if (run)
        put_back (self, whole, run, is_raw);
      text = mark + MARK_BYTES;
    }
  g_string_append_len (whole, text, end - text);
  self->put_together += whole->len;
  return copy_text (self, whole->str, whole->len);
}

static gboolean
has_name (const DatelineHtmlNamedValue *values, guint n, const char *name)
{
  for (guint i = 0; i < n; i++)
    if (values[i].name == name || strcmp (values[i].name, name) == 0)
      return TRUE;
  return FALSE;
}

/* As the parser does: of two with the same name the first counts. */
static void
read_values (DatelineHtmlThinner *self, Bare *bare)
{
  DatelineHtmlNamedValue *values = dateline_html_values_add (self->values, bare->n);
  DatelineHtmlAttribute attribute = { .end = bare->start };
  guint n = 0;

  while (dateline_html_attribute_next (&attribute, bare->start + bare->length))
    {
      const char *name = dateline_html_values_add_name (self->values,
                                                        attribute.start,
                                                        attribute.name_length);

      if (has_name (values, n, name))
        continue;
      values[n].name = name;
      values[n++].value =
          bare->has_references
              ? decode_text (self, attribute.value, attribute.value_length)
              : copy_text (self, attribute.value, attribute.value_length);
    }
  bare->n = n;
  bare->made = values;
}

static Bare *
get_bare (const DatelineHtmlThinner *self, guint n)
{
  return &g_array_index (self->bare, Bare, n);
}

static Bare *
find_bare (DatelineHtmlThinner *self, guint place)
{
  guint low = self->bare_index;
  guint high = self->bare->len;

  /* Most are asked for in the order of the page, and there is none between two. */
  if (low > 0 && get_bare (self, low - 1)->place >= place)
    low = 0;
  else if (low < high && get_bare (self, low)->place >= place)
    high = low + 1;
  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (get_bare (self, middle)->place < place)
        low = middle + 1;
      else
        high = middle;
    }
  if (low == self->bare->len || get_bare (self, low)->place != place)
    return NULL;
  self->bare_index = low + 1;
  return get_bare (self, low);
}

/*
 * dateline_html_thinner_get_values:
 * @self: a thinner
 * @tag: (nullable): where the start tag of an element is in what was parsed
 * @n: (out): how many attributes it has
 *
 * Returns: (nullable): the attributes that the element was to have, which live as long as
 * the values; NULL if the parser was shown all
 */
const DatelineHtmlNamedValue *
dateline_html_thinner_get_values (DatelineHtmlThinner *self, const char *tag, guint *n)
{
  Bare *bare;

  if (!tag || tag < self->html->str || tag >= self->html->str + self->html->len)
    return NULL;
  bare = find_bare (self, tag - self->html->str);
  if (!bare)
    return NULL;
  if (!bare->made)
    read_values (self, bare);
  *n = bare->n;
  return bare->made;
}
