/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The article of a web page as others see it. It is immutable and may cross threads.
 */

#include "dateline/extract/dateline-extract-private.h"

/**
 * DatelineExtract:
 *
 * The article of a web page, and what the page says about it. Many feeds carry a summary
 * only: the page that a story links to has the rest, between menus, related stories and
 * boxes that ask to subscribe.
 */
G_DEFINE_BOXED_TYPE (DatelineExtract,
                     dateline_extract,
                     dateline_extract_ref,
                     dateline_extract_unref)

static void
dateline_extract_clear (DatelineExtract *self)
{
  g_free (self->title);
  g_free (self->byline);
  g_free (self->site_name);
  g_free (self->category);
  g_free (self->language);
  g_free (self->direction);
  g_free (self->excerpt);
  g_clear_pointer (&self->lead, dateline_picture_unref);
  g_free (self->content);
  g_free (self->text);
  g_free (self->base_uri);
  g_free (self->next_uri);
}

/**
 * dateline_extract_ref:
 * @self: an extract
 *
 * Adds a reference; any thread.
 *
 * Returns: (transfer full): @self
 */
DatelineExtract *
dateline_extract_ref (DatelineExtract *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

/**
 * dateline_extract_unref:
 * @self: (transfer full): an extract
 *
 * Drops a reference; any thread.
 */
void
dateline_extract_unref (DatelineExtract *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, (GDestroyNotify) dateline_extract_clear);
}

/**
 * dateline_extract_get_title:
 * @self: an extract
 *
 * Gets the headline, plain text, without the name of the site.
 *
 * Returns: (nullable): the headline
 */
const char *
dateline_extract_get_title (const DatelineExtract *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->title;
}

/**
 * dateline_extract_get_byline:
 * @self: an extract
 *
 * Gets who wrote it, plain text, several names parted by commas.
 *
 * Returns: (nullable): the names
 */
const char *
dateline_extract_get_byline (const DatelineExtract *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->byline;
}

/**
 * dateline_extract_get_site_name:
 * @self: an extract
 *
 * Gets what the site calls itself, plain text.
 *
 * Returns: (nullable): the name
 */
const char *
dateline_extract_get_site_name (const DatelineExtract *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->site_name;
}

/**
 * dateline_extract_get_category:
 * @self: an extract
 *
 * Gets the section of the site that it stands in, plain text.
 *
 * Returns: (nullable): the name
 */
const char *
dateline_extract_get_category (const DatelineExtract *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->category;
}

/**
 * dateline_extract_get_published:
 * @self: an extract
 *
 * Gets when it was published, in seconds since the Unix epoch.
 *
 * Returns: the time, or DATELINE_TIME_UNKNOWN
 */
gint64
dateline_extract_get_published (const DatelineExtract *self)
{
  g_return_val_if_fail (self != NULL, DATELINE_TIME_UNKNOWN);

  return self->published;
}

/**
 * dateline_extract_get_published_offset:
 * @self: an extract
 *
 * Gets how far the clock that its date was written by is from UTC, in minutes east.
 *
 * Returns: the offset; 0 if the date had none
 */
int
dateline_extract_get_published_offset (const DatelineExtract *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->offset;
}

/**
 * dateline_extract_get_language:
 * @self: an extract
 *
 * Gets its language as the page says it, mostly a tag by BCP 47.
 *
 * Returns: (nullable): the language
 */
const char *
dateline_extract_get_language (const DatelineExtract *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->language;
}

/**
 * dateline_extract_get_direction:
 * @self: an extract
 *
 * Gets the direction of its text by HTML's names: "ltr", "rtl" or "auto".
 *
 * Returns: (nullable): the direction, if the page says it
 */
const char *
dateline_extract_get_direction (const DatelineExtract *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->direction;
}

/**
 * dateline_extract_get_excerpt:
 * @self: an extract
 *
 * Gets what the page says it is about, or else its first words; plain text.
 *
 * Returns: (nullable): the excerpt
 */
const char *
dateline_extract_get_excerpt (const DatelineExtract *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->excerpt;
}

/**
 * dateline_extract_get_lead_picture:
 * @self: an extract
 *
 * Gets the picture that leads it, with its caption and credit.
 *
 * Returns: (transfer none) (nullable): the picture
 */
DatelinePicture *
dateline_extract_get_lead_picture (const DatelineExtract *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->lead;
}

/**
 * dateline_extract_get_content:
 * @self: an extract
 *
 * Gets the article as HTML, as it was published: it is untrusted like the content of an
 * entry, and has to be shown by dateline_article_new_from_html() or be sanitised.
 *
 * Returns: the HTML, "" if no article was found
 */
const char *
dateline_extract_get_content (const DatelineExtract *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->content;
}

/**
 * dateline_extract_get_text:
 * @self: an extract
 *
 * Gets the article as plain text, blocks parted by line breaks.
 *
 * Returns: the text, "" if no article was found
 */
const char *
dateline_extract_get_text (const DatelineExtract *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->text;
}

/**
 * dateline_extract_get_base_uri:
 * @self: an extract
 *
 * Gets what addresses in the content are relative to.
 *
 * Returns: (nullable): the address
 */
const char *
dateline_extract_get_base_uri (const DatelineExtract *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->base_uri;
}

/**
 * dateline_extract_get_next_uri:
 * @self: an extract
 *
 * Gets where the article goes on, if it has several pages and this is not the last.
 *
 * Returns: (nullable): the address of the next page
 */
const char *
dateline_extract_get_next_uri (const DatelineExtract *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->next_uri;
}

/**
 * dateline_extract_join:
 * @self: the extract of the first page of an article
 * @next: the extract of the page behind it
 *
 * Makes one extract of two pages: what is told of the article is as @self has it. Any
 * thread.
 *
 * Returns: (transfer full): an extract of both
 */
DatelineExtract *
dateline_extract_join (const DatelineExtract *self, const DatelineExtract *next)
{
  DatelineExtract *both;

  g_return_val_if_fail (self != NULL && next != NULL, NULL);

  both = g_atomic_rc_box_new0 (DatelineExtract);
  *both = *self;
  both->title = g_strdup (self->title);
  both->byline = g_strdup (self->byline);
  both->site_name = g_strdup (self->site_name);
  both->category = g_strdup (self->category);
  both->language = g_strdup (self->language);
  both->direction = g_strdup (self->direction);
  both->excerpt = g_strdup (self->excerpt);
  both->lead = self->lead ? dateline_picture_ref (self->lead) : NULL;
  both->content = g_strconcat (self->content, next->content, NULL);
  both->text = g_strconcat (self->text, *self->text ? "\n" : "", next->text, NULL);
  both->base_uri = g_strdup (self->base_uri);
  both->next_uri = g_strdup (next->next_uri);
  return both;
}
