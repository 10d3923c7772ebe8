/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* JSON-LD is read as it comes, without a tree: of each object that is open its fields are
 * kept, and when it ends it becomes what its type says, an article, or what it was named
 * in the object around it: an author, a publisher, a picture. The first article of a page
 * wins, and of its fields the first that say something. Pure, any thread.
 */

#include "dateline/extract/dateline-page-json-ld-private.h"

#include "dateline/html/dateline-html-text-private.h"
#include "dateline/text/dateline-json-private.h"
#include "dateline/text/dateline-text-private.h"

#include <string.h>

#define MOST_AUTHORS 12

typedef enum
{
  FIELD_TYPE,
  FIELD_NAME,
  FIELD_HEADLINE,
  FIELD_URL,
  FIELD_DESCRIPTION,
  FIELD_PUBLISHED,
  FIELD_CREATED,
  FIELD_BODY,
  FIELD_LANGUAGE,
  FIELD_AUTHOR,
  FIELD_PUBLISHER,
  FIELD_PICTURE,
  FIELD_CAPTION,
  FIELD_CREDIT,
  FIELD_SECTION,
  N_FIELDS,
} Field;

static const struct
{
  const char *name;
  Field field;
} fields[] = {
  { "@type", FIELD_TYPE },
  { "name", FIELD_NAME },
  { "headline", FIELD_HEADLINE },
  { "url", FIELD_URL },
  { "contentUrl", FIELD_URL },
  { "description", FIELD_DESCRIPTION },
  { "datePublished", FIELD_PUBLISHED },
  { "dateCreated", FIELD_CREATED },
  { "articleBody", FIELD_BODY },
  { "inLanguage", FIELD_LANGUAGE },
  { "author", FIELD_AUTHOR },
  { "creator", FIELD_AUTHOR },
  { "publisher", FIELD_PUBLISHER },
  { "image", FIELD_PICTURE },
  { "thumbnailUrl", FIELD_PICTURE },
  { "caption", FIELD_CAPTION },
  { "creditText", FIELD_CREDIT },
  { "copyrightNotice", FIELD_CREDIT },
  { "articleSection", FIELD_SECTION },
};

/* https://schema.org/Article and what is below it, besides what others use for it. */
static const char *const article_types[] = {
  "AdvertiserContentArticle",
  "AnalysisNewsArticle",
  "Article",
  "AskPublicNewsArticle",
  "BackgroundNewsArticle",
  "BlogPosting",
  "LiveBlogPosting",
  "MedicalScholarlyArticle",
  "NewsArticle",
  "OpinionNewsArticle",
  "Report",
  "ReportageNewsArticle",
  "ReviewNewsArticle",
  "SatiricalArticle",
  "ScholarlyArticle",
  "SocialMediaPosting",
  "TechArticle",
};

/* An object or array that is open. */
typedef struct
{
  Field role; /* in the object around it, or N_FIELDS */
  gboolean is_array;
  char *values[N_FIELDS];
  GPtrArray *authors;
} Frame;

static void
clear_frame (gpointer data)
{
  Frame *frame = data;

  for (guint i = 0; i < N_FIELDS; i++)
    g_free (frame->values[i]);
  g_clear_pointer (&frame->authors, g_ptr_array_unref);
}

static Field
find_field (const char *name)
{
  for (guint i = 0; name && i < G_N_ELEMENTS (fields); i++)
    if (strcmp (fields[i].name, name) == 0)
      return fields[i].field;
  return N_FIELDS;
}

static gboolean
is_article_type (const char *type)
{
  const char *name = type ? strrchr (type, '/') : NULL;

  name = name ? name + 1 : type;
  for (guint i = 0; name && i < G_N_ELEMENTS (article_types); i++)
    if (strcmp (article_types[i], name) == 0)
      return TRUE;
  return FALSE;
}

/* The innermost open object, which may be around arrays. */
static Frame *
find_object (GArray *frames)
{
  for (guint i = frames->len; i-- > 0;)
    if (!g_array_index (frames, Frame, i).is_array)
      return &g_array_index (frames, Frame, i);
  return NULL;
}

static void
add_author (Frame *frame, const char *name)
{
  if (!name || *name == '\0' || g_str_has_prefix (name, "http"))
    return;
  if (!frame->authors)
    frame->authors = g_ptr_array_new_with_free_func (g_free);
  if (frame->authors->len < MOST_AUTHORS &&
      !g_ptr_array_find_with_equal_func (frame->authors, name, g_str_equal, NULL))
    g_ptr_array_add (frame->authors, g_strdup (name));
}

/* Values are plain text, though many sites escape them as if they were HTML. */
static char *
dup_plain (Field field, const char *value)
{
  g_autofree char *text = NULL;

  if (field == FIELD_BODY)
    return strstr (value, "</") || strstr (value, "<br")
               ? dateline_html_to_text (value, -1)
               : dateline_html_unescape (value);
  text = dateline_html_to_text (value, -1);
  return dateline_text_collapse (text);
}

static void
set_value (Frame *frame, Field field, const char *value)
{
  g_autofree char *text = NULL;

  if (!frame || field == N_FIELDS)
    return;
  /* A thing of several types is an article if one of them is. */
  if (field == FIELD_TYPE && is_article_type (value))
    g_clear_pointer (&frame->values[field], g_free);
  if (field != FIELD_AUTHOR && frame->values[field])
    return;
  text = dup_plain (field, value);
  if (field == FIELD_AUTHOR)
    add_author (frame, text);
  else if (*text)
    frame->values[field] = g_steal_pointer (&text);
}

static void
take (char **to, char **from)
{
  if (!*to)
    *to = g_steal_pointer (from);
}

static void
take_article (DatelinePageJsonLd *self, Frame *frame)
{
  if (!frame->values[FIELD_HEADLINE])
    frame->values[FIELD_HEADLINE] = g_strdup (frame->values[FIELD_NAME]);
  /* Others are what the page leads to. */
  if (self->headline && g_strcmp0 (self->headline, frame->values[FIELD_HEADLINE]) != 0)
    return;
  take (&self->headline, &frame->values[FIELD_HEADLINE]);
  take (&self->name, &frame->values[FIELD_NAME]);
  take (&self->published, &frame->values[FIELD_PUBLISHED]);
  take (&self->published, &frame->values[FIELD_CREATED]);
  take (&self->description, &frame->values[FIELD_DESCRIPTION]);
  take (&self->site_name, &frame->values[FIELD_PUBLISHER]);
  take (&self->language, &frame->values[FIELD_LANGUAGE]);
  take (&self->category, &frame->values[FIELD_SECTION]);
  take (&self->body, &frame->values[FIELD_BODY]);
  if (!self->picture)
    {
      take (&self->picture_caption, &frame->values[FIELD_CAPTION]);
      take (&self->picture_credit, &frame->values[FIELD_CREDIT]);
    }
  take (&self->picture, &frame->values[FIELD_PICTURE]);
  if (!self->authors && frame->authors)
    {
      g_ptr_array_add (frame->authors, NULL);
      self->authors = g_strjoinv (", ", (char **) frame->authors->pdata);
    }
}

/* What an object that ended was to the one around it. */
static void
end_frame (DatelinePageJsonLd *self, GArray *frames)
{
  Frame frame = g_array_index (frames, Frame, frames->len - 1);
  Frame *outer;

  memset (&g_array_index (frames, Frame, frames->len - 1), 0, sizeof frame);
  g_array_set_size (frames, frames->len - 1);
  outer = find_object (frames);

  if (!frame.is_array && is_article_type (frame.values[FIELD_TYPE]))
    take_article (self, &frame);
  else if (!frame.is_array && outer && frame.role == FIELD_AUTHOR)
    add_author (outer, frame.values[FIELD_NAME]);
  else if (!frame.is_array && outer && frame.role == FIELD_PUBLISHER)
    take (&outer->values[FIELD_PUBLISHER], &frame.values[FIELD_NAME]);
  else if (!frame.is_array && outer && frame.role == FIELD_PICTURE)
    {
      take (&outer->values[FIELD_PICTURE], &frame.values[FIELD_URL]);
      take (&outer->values[FIELD_CAPTION], &frame.values[FIELD_CAPTION]);
      take (&outer->values[FIELD_CREDIT], &frame.values[FIELD_CREDIT]);
    }
  clear_frame (&frame);
}

static void
begin_frame (GArray *frames, const char *key, gboolean is_array)
{
  Frame frame = { .is_array = is_array, .role = find_field (key) };

  /* A member of a list is what the list is. */
  if (frames->len > 0 && g_array_index (frames, Frame, frames->len - 1).is_array)
    frame.role = g_array_index (frames, Frame, frames->len - 1).role;
  g_array_append_val (frames, frame);
}

static void
read_scalar (GArray *frames, const char *key, const char *value)
{
  const Frame *innermost;

  if (frames->len == 0)
    return;
  innermost = &g_array_index (frames, Frame, frames->len - 1);
  set_value (find_object (frames),
             innermost->is_array ? innermost->role : find_field (key),
             value);
}

/* Templates that were made for XHTML put it into a CDATA section. */
static gsize
find_begin (const char *json, gsize length)
{
  gsize at = 0;

  while (at < length && json[at] != '{' && json[at] != '[')
    at++;
  if (at >= 2 && length - at > 7 && strncmp (json + at - 2, "<![CDATA[", 9) == 0)
    for (at += 7; at < length && json[at] != '{' && json[at] != '[';)
      at++;
  return at;
}

/*
 * dateline_page_json_ld_read:
 * @self: what is known so far
 * @json: the content of a <script type="application/ld+json">
 * @length: its length in bytes
 *
 * Adds what it says of an article to what is known.
 */
void
dateline_page_json_ld_read (DatelinePageJsonLd *self, const char *json, gsize length)
{
  gsize begin = find_begin (json, length);
  g_autoptr (DatelineJson) reader = dateline_json_new (json + begin, length - begin);
  g_autoptr (GArray) frames = g_array_new (FALSE, TRUE, sizeof (Frame));
  DatelineJsonEvent event;

  g_array_set_clear_func (frames, clear_frame);
  while ((event = dateline_json_next (reader)) != DATELINE_JSON_DONE)
    switch (event)
      {
      case DATELINE_JSON_OBJECT:
      case DATELINE_JSON_ARRAY:
        begin_frame (frames,
                     dateline_json_get_key (reader),
                     event == DATELINE_JSON_ARRAY);
        break;
      case DATELINE_JSON_END:
        if (frames->len > 0)
          end_frame (self, frames);
        break;
      case DATELINE_JSON_STRING:
        read_scalar (frames,
                     dateline_json_get_key (reader),
                     dateline_json_get_value (reader));
        break;
      case DATELINE_JSON_NUMBER:
      case DATELINE_JSON_LITERAL:
      case DATELINE_JSON_DONE:
      default:
        break;
      }
}

void
dateline_page_json_ld_clear (DatelinePageJsonLd *self)
{
  g_free (self->headline);
  g_free (self->name);
  g_free (self->authors);
  g_free (self->published);
  g_free (self->description);
  g_free (self->site_name);
  g_free (self->language);
  g_free (self->category);
  g_free (self->body);
  g_free (self->picture);
  g_free (self->picture_caption);
  g_free (self->picture_credit);
}
