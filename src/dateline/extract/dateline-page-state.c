/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Some pages are drawn by a script, and hold what it draws as JSON: in a <script> of that
 * type, or given to a name. There an article is HTML in a string, or an array of blocks,
 * whatever these are called: objects with a text, or with an array of such objects for
 * what is set in another way. The longest text wins, one that has the headline beside it
 * before all others. What is read is HTML from outside as the page is. Any thread.
 */

#include "dateline/extract/dateline-page-state-private.h"

#include "dateline/extract/dateline-page-title-private.h"
#include "dateline/html/dateline-html-escape-private.h"
#include "dateline/html/dateline-html-scanner-private.h"
#include "dateline/text/dateline-json-private.h"

#include <string.h>

#define SHORTEST_STATE 400 /* bytes */
#define LONGEST_STATE (2 * 1024 * 1024)
#define SHORTEST_BODY 400
#define SHORTEST_BLOCK 60
#define FEWEST_BLOCKS 3 /* of them */
#define TIMES_WITH_TITLE 8
#define LONGEST_TITLE 300

/* An object or array that is open. */
typedef struct
{
  gboolean is_array;
  gboolean is_passed; /* of something else than the article */
  gboolean is_heading;
  gboolean has_title;
  char *text;       /* of an object that is a block: HTML */
  GString *inlined; /* of an array: its texts in a line */
  GString *blocks;  /* of an array: each in a paragraph */
  guint n_blocks;   /* that are longer than a label */
  char *best;       /* what was found in it */
  gsize score;
  gboolean is_sure; /* the headline stands beside that */
} Frame;

typedef struct
{
  const char *title;
  GArray *frames;
  Frame found; /* in all that was read */
} State;

static const char *const text_keys[] = {
  "text",     "content",  "html",     "value",       "body",   "paragraph",
  "rendered", "bodyText", "bodyHtml", "articleBody", "markup", "data",
};

static const char *const title_keys[] = {
  "title", "headline", "name", "basic", "heading", "shortTitle", "rendered",
};

/* What else is written in blocks. */
static const char *const passed_keys[] = {
  "comment", "related", "repl",   "review", "nav",     "menu",
  "footer",  "header",  "teaser", "latest", "popular", "translation",
};

static void
clear_frame (gpointer data)
{
  Frame *frame = data;

  g_free (frame->text);
  g_free (frame->best);
  if (frame->inlined)
    g_string_free (frame->inlined, TRUE);
  if (frame->blocks)
    g_string_free (frame->blocks, TRUE);
}

static gboolean
is_key (const char *key, const char *const *keys, gsize n_keys)
{
  for (gsize i = 0; key && i < n_keys; i++)
    if (strcmp (key, keys[i]) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
is_passed_key (const char *key)
{
  g_autofree char *lower = key ? g_ascii_strdown (key, -1) : NULL;

  for (gsize i = 0; lower && i < G_N_ELEMENTS (passed_keys); i++)
    if (strstr (lower, passed_keys[i]))
      return TRUE;
  return FALSE;
}

static Frame *
get_innermost (State *self)
{
  return self->frames->len > 0
             ? &g_array_index (self->frames, Frame, self->frames->len - 1)
             : &self->found;
}

static void
offer (Frame *frame, char *html, gsize length, gboolean is_sure)
{
  gsize score = is_sure ? length * TIMES_WITH_TITLE : length;

  if (score <= frame->score)
    {
      g_free (html);
      return;
    }
  g_free (frame->best);
  frame->best = html;
  frame->score = score;
  frame->is_sure = is_sure;
}

/* Text is escaped, HTML is not. */
static char *
dup_html (const char *value)
{
  GString *html;

  if (strstr (value, "</") || strstr (value, "<br"))
    return g_strdup (value);
  html = g_string_new (NULL);
  dateline_html_escape (html, value, -1);
  return g_string_free (html, FALSE);
}

static void
add_block (Frame *array, const char *html, gboolean is_heading)
{
  if (!array->blocks)
    {
      array->blocks = g_string_new (NULL);
      array->inlined = g_string_new (NULL);
    }
  g_string_append (array->inlined, html);
  g_string_append_printf (array->blocks, is_heading ? "<h3>%s</h3>" : "<p>%s</p>", html);
  array->n_blocks += strlen (html) >= SHORTEST_BLOCK;
}

static void
begin (State *self, const char *key, gboolean is_array)
{
  Frame frame = { .is_array = is_array };

  frame.is_passed = get_innermost (self)->is_passed || is_passed_key (key);
  g_array_append_val (self->frames, frame);
}

/* What an array or an object that ended is to what it is in. */
static void
end (State *self)
{
  Frame frame = g_array_index (self->frames, Frame, self->frames->len - 1);
  Frame *outer;

  memset (&g_array_index (self->frames, Frame, self->frames->len - 1), 0, sizeof frame);
  g_array_set_size (self->frames, self->frames->len - 1);
  outer = get_innermost (self);

  if (frame.is_array && frame.blocks && frame.n_blocks >= FEWEST_BLOCKS &&
      frame.blocks->len >= SHORTEST_BODY && !frame.is_passed)
    offer (&frame, g_strdup (frame.blocks->str), frame.blocks->len, FALSE);
  if (frame.is_array && frame.inlined && !outer->is_array && !outer->text)
    outer->text = g_strdup (frame.inlined->str);
  if (!frame.is_array && frame.text && outer->is_array)
    add_block (outer, frame.text, frame.is_heading);
  if (frame.best)
    {
      gsize length = strlen (frame.best);

      offer (outer,
             g_steal_pointer (&frame.best),
             length,
             frame.is_sure || frame.has_title);
    }
  clear_frame (&frame);
}

static void
read_string (State *self, const char *key, const char *value)
{
  Frame *frame = get_innermost (self);
  gsize length = strlen (value);

  if (self->title && length <= LONGEST_TITLE && !frame->is_array &&
      is_key (key, title_keys, G_N_ELEMENTS (title_keys)) &&
      dateline_page_title_is_similar (self->title, value))
    {
      frame->has_title = TRUE;
      return;
    }
  if (key && (g_str_has_suffix (key, "ype") || strcmp (key, "kind") == 0))
    frame->is_heading = strstr (value, "head") != NULL;
  if (length >= SHORTEST_BODY && strstr (value, "<p") && !frame->is_passed)
    offer (frame, g_strdup (value), length, FALSE);
  if (frame->is_array && strchr (value, ' '))
    {
      g_autofree char *html = dup_html (value);

      add_block (frame, html, FALSE);
    }
  else if (!frame->is_array && !frame->text &&
           is_key (key, text_keys, G_N_ELEMENTS (text_keys)))
    {
      frame->text = dup_html (value);
    }
}

static void
read_json (State *self, const char *json, gsize length, gboolean may_be_string)
{
  g_autoptr (DatelineJson) reader = dateline_json_new (json, length);
  DatelineJsonEvent event;

  while ((event = dateline_json_next (reader)) != DATELINE_JSON_DONE)
    switch (event)
      {
      case DATELINE_JSON_OBJECT:
      case DATELINE_JSON_ARRAY:
        begin (self, dateline_json_get_key (reader), event == DATELINE_JSON_ARRAY);
        break;
      case DATELINE_JSON_END:
        if (self->frames->len > 0)
          end (self);
        break;
      case DATELINE_JSON_STRING:
        if (self->frames->len > 0)
          {
            read_string (self,
                         dateline_json_get_key (reader),
                         dateline_json_get_value (reader));
          }
        else if (may_be_string)
          {
            const char *inner = dateline_json_get_value (reader);

            read_json (self, inner, strlen (inner), FALSE);
            return;
          }
        break;
      case DATELINE_JSON_NUMBER:
      case DATELINE_JSON_LITERAL:
      case DATELINE_JSON_DONE:
      default:
        break;
      }
  while (self->frames->len > 0)
    end (self);
}

/* What a script gives to a name: "window.state = {", "x.content={", "= JSON.parse(\"". */
static const char *
find_given (const char *script, const char *limit)
{
  static const char parse[] = "JSON.parse(\"";

  for (const char *p = script; p < limit && (p = memchr (p, '=', limit - p)); p++)
    {
      const char *value = p + 1;

      while (value < limit && g_ascii_isspace (*value))
        value++;
      if (limit - value < SHORTEST_STATE)
        return NULL;
      if (*value == '{' && (value[1] == '"' || g_ascii_isspace (value[1])))
        return value;
      if (strncmp (value, parse, strlen (parse)) == 0)
        return value + strlen (parse) - 1;
    }
  return NULL;
}

static gboolean
is_json (const DatelineHtmlScanner *script)
{
  g_autofree char *type = dateline_html_scanner_dup_attribute (script, "type");

  return type && g_str_has_suffix (g_strchomp (type), "json") && !strstr (type, "ld+");
}

/*
 * dateline_page_state_find_body:
 * @html: a page, valid UTF-8
 * @length: its length in bytes
 * @title: (nullable): its headline
 * @is_sure: (out): whether that stands beside what is returned
 *
 * Returns: (transfer full) (nullable): HTML that is likely the article
 */
char *
dateline_page_state_find_body (const char *html,
                               gsize length,
                               const char *title,
                               gboolean *is_sure)
{
  State self = { .title = title, .frames = g_array_new (FALSE, TRUE, sizeof (Frame)) };
  DatelineHtmlScanner scanner;
  gboolean in_json = FALSE;
  gsize left = LONGEST_STATE;

  g_array_set_clear_func (self.frames, clear_frame);
  dateline_html_scanner_init (&scanner, html, length);
  while (dateline_html_scanner_next (&scanner))
    {
      gsize size = scanner.end - scanner.start;
      const char *given = scanner.start;

      if (scanner.tag != DATELINE_HTML_TAG_SCRIPT)
        continue;
      if (scanner.kind == DATELINE_HTML_TOKEN_START_TAG)
        in_json = is_json (&scanner);
      if (scanner.kind != DATELINE_HTML_TOKEN_RAW_TEXT || size < SHORTEST_STATE ||
          size > left)
        continue;
      left -= size;
      if (!in_json)
        given = find_given (scanner.start, scanner.end);
      if (given)
        read_json (&self, given, scanner.end - given, !in_json);
    }
  g_array_unref (self.frames);
  g_clear_pointer (&self.found.text, g_free);
  *is_sure = self.found.is_sure;
  return self.found.best;
}
