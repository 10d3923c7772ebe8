/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The article of a page in the form of an entry, as if a feed had carried it. Any thread.
 */

#include "dateline/extract/dateline-extract-entry-private.h"

#include "dateline/html/dateline-html-text-private.h"
#include "dateline/model/dateline-entry-builder-private.h"

#include <string.h>

static void
add_picture (GPtrArray *pictures, DatelinePicture *picture)
{
  for (guint i = 0; i < pictures->len; i++)
    if (dateline_html_same_picture (dateline_picture_get_uri (pictures->pdata[i]),
                                    dateline_picture_get_uri (picture)))
      return;
  g_ptr_array_add (pictures, dateline_picture_ref (picture));
}

/* Whether the page shows the picture that it names for those who link to it. Others are
 * cut for that purpose, and would be seen twice. */
static gboolean
is_seen (DatelinePicture *picture)
{
  return dateline_picture_get_caption (picture) != NULL ||
         dateline_picture_get_credit (picture) != NULL ||
         dateline_picture_get_alternative (picture) != NULL ||
         dateline_picture_get_width (picture) > 0;
}

/* The picture with what a feed says of it where the page says nothing. */
static DatelinePicture *
complete (DatelinePicture *picture, GPtrArray *published)
{
  const char *caption = dateline_picture_get_caption (picture);
  const char *credit = dateline_picture_get_credit (picture);

  if (caption != NULL || credit != NULL)
    return dateline_picture_ref (picture);
  for (guint i = 0; i < published->len; i++)
    {
      DatelinePicture *other = published->pdata[i];

      if (dateline_html_same_picture (dateline_picture_get_uri (other),
                                      dateline_picture_get_uri (picture)))
        return dateline_picture_new (dateline_picture_get_uri (picture),
                                     dateline_picture_get_alternative (picture),
                                     dateline_picture_get_caption (other),
                                     dateline_picture_get_credit (other),
                                     dateline_picture_get_width (picture),
                                     dateline_picture_get_height (picture));
    }
  return dateline_picture_ref (picture);
}

static void
set_pictures (DatelineEntryBuilder *builder,
              const DatelineExtract *extract,
              GPtrArray *published)
{
  g_autoptr (GPtrArray) shown =
      dateline_html_find_pictures (builder->content, -1, builder->base_uri);
  DatelinePicture *named = dateline_extract_get_lead_picture (extract);
  g_autoptr (DatelinePicture) lead = named != NULL ? complete (named, published) : NULL;

  builder->pictures =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dateline_picture_unref);
  if (lead != NULL && (shown->len == 0 || is_seen (lead)))
    {
      add_picture (builder->pictures, lead);
      builder->has_lead_picture = TRUE;
    }
  for (guint i = 0; i < shown->len; i++)
    {
      g_autoptr (DatelinePicture) picture = complete (shown->pdata[i], published);

      add_picture (builder->pictures, picture);
    }
}

static DatelineDirection
read_direction (const char *name)
{
  if (g_strcmp0 (name, "rtl") == 0)
    return DATELINE_DIRECTION_RIGHT_TO_LEFT;
  return g_strcmp0 (name, "ltr") == 0 ? DATELINE_DIRECTION_LEFT_TO_RIGHT
                                      : DATELINE_DIRECTION_BY_TEXT;
}

DatelineEntry *
dateline_extract_make_entry (const DatelineExtract *self,
                             const char *uri,
                             DatelineEntry *published)
{
  g_auto (DatelineEntryBuilder) builder = { 0 };
  const char *byline = dateline_extract_get_byline (self);
  g_autofree char *expanded = NULL;

  dateline_entry_builder_init (&builder);
  builder.key = g_strdup (dateline_entry_get_key (published));
  builder.title = g_strdup (dateline_extract_get_title (self));
  builder.link = g_strdup (uri);
  builder.content = g_strdup (dateline_extract_get_content (self));
  expanded = dateline_html_expand_captions (builder.content, strlen (builder.content));
  builder.content_text =
      dateline_html_to_text (expanded != NULL ? expanded : builder.content, -1);
  builder.base_uri = g_strdup (dateline_extract_get_base_uri (self));
  builder.language = g_strdup (dateline_extract_get_language (self));
  builder.direction = read_direction (dateline_extract_get_direction (self));
  builder.published = dateline_extract_get_published (self);
  builder.published_offset = dateline_extract_get_published_offset (self);
  if (byline != NULL)
    {
      builder.authors =
          g_ptr_array_new_with_free_func ((GDestroyNotify) dateline_author_unref);
      g_ptr_array_add (builder.authors, dateline_author_new (byline, NULL, NULL));
    }
  set_pictures (&builder, self, dateline_entry_get_pictures (published));
  return dateline_entry_builder_build (&builder);
}
