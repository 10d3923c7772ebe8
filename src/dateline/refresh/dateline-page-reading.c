/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The article of a page in the form of an entry, and whether it is worth having. Any
 * thread but the main one. */

#include "dateline/refresh/dateline-page-reading-private.h"

#include "dateline/extract/dateline-extract-entry-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Less is no article: a notice, or what is left of a menu. Letters are characters that
 * are no white space. */
#define MIN_LETTERS 140
/* A page that says that it wants to be paid for and has less than this shows its
 * beginning. */
#define FREE_LETTERS 2500
/* How much is looked at behind a word of the page's data. */
#define MAX_VALUE 24

static gsize
count_letters (const char *text)
{
  gsize n = 0;

  for (const char *p = text != NULL ? text : ""; *p != '\0'; p = g_utf8_next_char (p))
    n += !g_unichar_isspace (g_utf8_get_char (p));
  return n;
}

static gsize
count_published (DatelineEntry *published)
{
  return MAX (count_letters (dateline_entry_get_content_text (published)),
              count_letters (dateline_entry_get_summary (published)));
}

static const char *
find (const char *text, gsize length, const char *word)
{
  return g_strstr_len (text, length, word);
}

static gboolean
has_script (GBytes *body)
{
  gsize length;
  const char *text = g_bytes_get_data (body, &length);

  return find (text, length, "<script") != NULL || find (text, length, "<SCRIPT") != NULL;
}

/* schema.org's isAccessibleForFree, which publishers set for the sake of search engines.
 */
static gboolean
wants_money (GBytes *body)
{
  static const char word[] = "\"isAccessibleForFree\"";
  gsize length;
  const char *text = g_bytes_get_data (body, &length);
  const char *place = find (text, length, word);
  gsize left;

  if (place == NULL)
    return FALSE;
  place += strlen (word);
  left = MIN (MAX_VALUE, (gsize) (text + length - place));
  for (gsize i = 0; i + 5 <= left && place[i] != ',' && place[i] != '}'; i++)
    if (g_ascii_strncasecmp (place + i, "false", 5) == 0)
      return TRUE;
  return FALSE;
}

/* A page that wants scripts has a few words besides. */
static void
judge (DatelinePageReading *self, GBytes *body, DatelineEntry *published)
{
  gsize n_letters = count_letters (dateline_extract_get_text (self->extract));

  if (n_letters < MIN_LETTERS)
    {
      self->state = DATELINE_PAGE_NO_ARTICLE;
      self->problem =
          has_script (body)
              ? N_ ("The page has no text without its scripts, which are not run here.")
              : N_ ("No article was found in the page.");
      return;
    }
  if (wants_money (body) && n_letters < FREE_LETTERS)
    self->problem = N_ ("The site shows all of it to its subscribers only.");
  if (n_letters > count_published (published))
    {
      self->state = DATELINE_PAGE_HAD;
      return;
    }
  self->state = DATELINE_PAGE_NOT_FULLER;
  if (self->problem == NULL)
    self->problem = N_ ("The page has no more than the feed.");
}

gboolean
dateline_page_reading_is_page (const char *content_type)
{
  static const char *const types[] = { "text/html",  "application/xhtml",
                                       "text/plain", "application/xml",
                                       "text/xml",   "application/octet-stream" };

  if (content_type == NULL)
    return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
    if (g_ascii_strncasecmp (content_type, types[i], strlen (types[i])) == 0)
      return TRUE;
  return FALSE;
}

DatelinePageReading *
dateline_page_reading_new (DatelineFetchResponse *response,
                           const DatelineExtract *before,
                           DatelineEntry *published)
{
  DatelinePageReading *self = g_new0 (DatelinePageReading, 1);
  GBytes *body = dateline_fetch_response_get_body (response);
  const char *uri = dateline_fetch_response_get_uri (response);
  DatelineExtract *extract =
      dateline_extract_new (body,
                            dateline_fetch_response_get_content_type (response),
                            uri);

  if (before != NULL)
    {
      self->extract = dateline_extract_join (before, extract);
      dateline_extract_unref (extract);
    }
  else
    self->extract = extract;
  judge (self, body, published);
  if (self->state == DATELINE_PAGE_HAD)
    self->entry = dateline_extract_make_entry (self->extract, uri, published);
  return self;
}

void
dateline_page_reading_free (gpointer reading)
{
  DatelinePageReading *self = reading;

  dateline_extract_unref (self->extract);
  g_clear_pointer (&self->entry, dateline_entry_unref);
  g_free (self);
}
