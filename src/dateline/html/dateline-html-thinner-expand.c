/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Puts back what a thinner took out: runs of text for the characters that stand for them,
 * and the attributes of tags by their places. One thread.
 */

#include "dateline/html/dateline-html-thinner-parts-private.h"

#include "dateline/html/dateline-html-entities-private.h"
#include "dateline/html/dateline-html-scanner-private.h"

#include <string.h>

#define MARK_BYTES 4
/* Times the page: elements that are opened again may have a value that is put together.
 */
#define MOST_PUT_TOGETHER 2

/* Characters of planes 15 and 16 are "\xf3\xb0" and what is above. */
const char *
dateline_html_thinner_find_mark (const char *text, const char *end)
{
  for (const char *p = text; p < end && (p = memchr (p, 0xf3, end - p)); p++)
    if ((guchar) p[1] >= 0xb0)
      return p;
  return NULL;
}

/* Whether what was put back is more than the page was. */
gboolean
dateline_html_thinner_is_spent (const DatelineHtmlThinner *self)
{
  return self->put_together > MOST_PUT_TOGETHER * self->size;
}

static DatelineHtmlRun *
get_run (DatelineHtmlThinner *self, const char *mark)
{
  guint n = g_utf8_get_char (mark) - DATELINE_HTML_FIRST_MARK;

  return n < self->runs->len ? &g_array_index (self->runs, DatelineHtmlRun, n) : NULL;
}

/* If all of @text is the mark of a run. */
static DatelineHtmlRun *
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
make_text (DatelineHtmlThinner *self, DatelineHtmlRun *run)
{
  if (!run->made)
    run->made = run->has_references ? decode_text (self, run->start, run->length)
                                    : copy_text (self, run->start, run->length);
  return run->made;
}

static void
put_back (DatelineHtmlThinner *self,
          GString *whole,
          DatelineHtmlRun *run,
          gboolean is_raw)
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
  DatelineHtmlRun *run = get_only_run (self, text);
  g_autoptr (GString) whole = NULL;
  const char *end;
  const char *mark;

  /* Elements that are opened again have the same values. */
  if (run && !is_raw)
    return make_text (self, run);
  end = text + strlen (text);
  mark = dateline_html_thinner_find_mark (text, end);
  if (!mark)
    return text;

  whole = g_string_new (NULL);
  for (; mark && !dateline_html_thinner_is_spent (self);
       mark = dateline_html_thinner_find_mark (text, end))
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
read_values (DatelineHtmlThinner *self, DatelineHtmlBareTag *bare)
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

static DatelineHtmlBareTag *
get_bare (const DatelineHtmlThinner *self, guint n)
{
  return &g_array_index (self->bare, DatelineHtmlBareTag, n);
}

static DatelineHtmlBareTag *
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
  DatelineHtmlBareTag *bare;

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
