/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* A linear look at HTML before it is parsed: what would take the parser quadratic time is
 * refused (depth, size) or taken out (attributes past any use); numbers that it would
 * overflow on are made small; and "<iframe/>", which to HTML is open and swallows what
 * follows, is closed as its writer meant it.
 *
 * Depth is only estimated: elements that HTML closes by itself (p, li, td, …) do not
 * count, and formatting elements are counted by name, as they outlive the blocks that
 * they were opened in. What gets past it meets the arena. Pure, any thread.
 */

#include "dateline/html/dateline-html-guard-private.h"
#include "dateline/html/dateline-html-scanner-private.h"

#include <string.h>

#define T(name) DATELINE_HTML_TAG_##name

/* "&#11111111111;" becomes bytes that are no UTF-8. No character needs more digits, and
 * so many fit into an int. */
#define MOST_DIGITS 7

typedef enum
{
  BLOCK,      /* ends what is open inside it; unknown elements too */
  FORMATTING, /* ends alone */
  IMPLIED,    /* may go without an end tag */
} Nesting;

static const guint8 nesting[DATELINE_HTML_N_TAGS] = {
  [T (A)] = FORMATTING,     [T (B)] = FORMATTING,      [T (BIG)] = FORMATTING,
  [T (CODE)] = FORMATTING,  [T (EM)] = FORMATTING,     [T (FONT)] = FORMATTING,
  [T (I)] = FORMATTING,     [T (NOBR)] = FORMATTING,   [T (S)] = FORMATTING,
  [T (SMALL)] = FORMATTING, [T (STRIKE)] = FORMATTING, [T (STRONG)] = FORMATTING,
  [T (TT)] = FORMATTING,    [T (U)] = FORMATTING,      [T (HTML)] = IMPLIED,
  [T (HEAD)] = IMPLIED,     [T (BODY)] = IMPLIED,      [T (P)] = IMPLIED,
  [T (LI)] = IMPLIED,       [T (DD)] = IMPLIED,        [T (DT)] = IMPLIED,
  [T (OPTION)] = IMPLIED,   [T (OPTGROUP)] = IMPLIED,  [T (RB)] = IMPLIED,
  [T (RT)] = IMPLIED,       [T (RTC)] = IMPLIED,       [T (RP)] = IMPLIED,
  [T (CAPTION)] = IMPLIED,  [T (COLGROUP)] = IMPLIED,  [T (TBODY)] = IMPLIED,
  [T (THEAD)] = IMPLIED,    [T (TFOOT)] = IMPLIED,     [T (TR)] = IMPLIED,
  [T (TD)] = IMPLIED,       [T (TH)] = IMPLIED,
};

typedef struct
{
  const char *copied; /* up to where it went into @changed */
  GString *changed;
  guint8 open[DATELINE_HTML_GUARD_DEPTH]; /* blocks, the innermost last */
  guint n_open;
  guint n_formatting;
  guint counts[DATELINE_HTML_N_TAGS]; /* how many are open */
  guint n_merged; /* attributes of the elements that there is one of */
} Guard;

static gboolean
open_element (Guard *self, DatelineHtmlTag tag)
{
  if (nesting[tag] == IMPLIED)
    return TRUE;
  /* Another <a> ends the one before. */
  if (tag == T (A) && self->counts[tag] > 0)
    return TRUE;
  if (self->n_open + self->n_formatting == DATELINE_HTML_GUARD_DEPTH)
    return FALSE;

  self->counts[tag]++;
  if (nesting[tag] == FORMATTING)
    self->n_formatting++;
  else
    self->open[self->n_open++] = tag;
  return TRUE;
}

static void
close_element (Guard *self, DatelineHtmlTag tag)
{
  if (self->counts[tag] == 0)
    return;

  if (nesting[tag] == FORMATTING)
    {
      self->counts[tag]--;
      self->n_formatting--;
      return;
    }

  for (gboolean found = FALSE; !found;)
    {
      DatelineHtmlTag innermost = self->open[--self->n_open];

      self->counts[innermost]--;
      found = innermost == tag;
    }
}

/* Puts everything up to @at into the changed copy. */
static void
copy_until (Guard *self, const char *at, gsize length)
{
  if (!self->changed)
    self->changed = g_string_sized_new (length);
  g_string_append_len (self->changed, self->copied, at - self->copied);
  self->copied = at;
}

/* Those of a second <body> are the first one's too, as far as it has them not yet. */
static void
drop_attributes (Guard *self, const DatelineHtmlScanner *scanner, gsize length)
{
  DatelineHtmlAttribute attribute = { 0 };
  gboolean is_merged = scanner->tag == T (BODY) || scanner->tag == T (HTML);
  guint n = is_merged ? self->n_merged : 0;

  /* The shortest is a letter and what parts it from the next. */
  if (!is_merged && scanner->end - scanner->start < 2 * DATELINE_HTML_GUARD_ATTRIBUTES)
    return;
  for (; dateline_html_scanner_next_attribute (scanner, &attribute); n++)
    if (n >= DATELINE_HTML_GUARD_ATTRIBUTES * (is_merged ? 2 : 1))
      {
        copy_until (self, attribute.start, length);
        self->copied = scanner->end - (scanner->is_self_closing ? 2 : 1);
        break;
      }
  if (is_merged)
    self->n_merged = n;
}

static void
close_raw_element (Guard *self, const DatelineHtmlScanner *scanner, gsize length)
{
  copy_until (self, scanner->end - 2, length);
  g_string_append_printf (self->changed,
                          "></%s>",
                          dateline_html_tag_get_name (scanner->tag));
  self->copied = scanner->end;
}

/* Where the number of the reference at @at ends, if it has too many digits; else NULL. */
static const char *
find_end_of_huge_number (const char *at, const char *limit)
{
  const char *digits = at + 2;
  gboolean is_hex;
  const char *p;

  if (digits >= limit || at[1] != '#')
    return NULL;
  is_hex = *digits == 'x' || *digits == 'X';
  if (is_hex)
    digits++;
  while (digits < limit && *digits == '0')
    digits++;
  for (p = digits; p < limit && (is_hex ? g_ascii_isxdigit (*p) : g_ascii_isdigit (*p));)
    p++;

  return p - digits > MOST_DIGITS ? p : NULL;
}

/* A copy of @html where each digit of a huge number is 0, which means U+FFFD as such
 * numbers do; NULL if there is none. */
static GString *
shrink_numbers (const char *html, gsize length)
{
  const char *limit = html + length;
  GString *copy = NULL;

  for (const char *at = html; (at = memchr (at, '&', limit - at)); at++)
    {
      const char *end = find_end_of_huge_number (at, limit);

      if (!end)
        continue;
      if (!copy)
        copy = g_string_new_len (html, length);
      for (const char *p = at + 2; p < end; p++)
        if (g_ascii_isxdigit (*p))
          copy->str[p - html] = '0';
    }

  return copy;
}

/* FALSE if it is too deep. */
static gboolean
guard_tags (Guard *self, const char *html, gsize length)
{
  DatelineHtmlScanner scanner;

  self->copied = html;
  dateline_html_scanner_init (&scanner, html, length);
  while (dateline_html_scanner_next (&scanner))
    {
      gboolean is_open =
          !scanner.is_self_closing && !dateline_html_tag_is_void (scanner.tag);

      if (scanner.kind == DATELINE_HTML_TOKEN_END_TAG)
        close_element (self, scanner.tag);
      if (scanner.kind != DATELINE_HTML_TOKEN_START_TAG)
        continue;
      drop_attributes (self, &scanner, length);
      if (scanner.is_self_closing && dateline_html_tag_is_raw (scanner.tag))
        close_raw_element (self, &scanner, length);
      if (is_open && !open_element (self, scanner.tag))
        return FALSE;
    }

  if (self->changed)
    copy_until (self, scanner.limit, length);
  return TRUE;
}

/*
 * dateline_html_guard:
 * @html: valid UTF-8
 * @length: its length in bytes, or -1
 * @changed: (out) (nullable): what to parse instead, or %NULL for @html itself
 *
 * Returns: FALSE if it must not be parsed
 */
gboolean
dateline_html_guard (const char *html, gssize length, GString **changed)
{
  g_autoptr (GString) shrunk = NULL;
  g_autoptr (GString) tags_changed = NULL;
  Guard guard = { 0 };
  gboolean passes;

  *changed = NULL;
  if (length < 0)
    length = strlen (html);
  if (length > DATELINE_HTML_GUARD_SIZE)
    return FALSE;

  shrunk = shrink_numbers (html, length);
  passes = guard_tags (&guard, shrunk ? shrunk->str : html, length);
  tags_changed = guard.changed;
  if (passes)
    *changed = tags_changed ? g_steal_pointer (&tags_changed) : g_steal_pointer (&shrunk);

  return passes;
}
