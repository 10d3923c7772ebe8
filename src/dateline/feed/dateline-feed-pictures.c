/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The pictures of an entry. Any thread. */

#include "dateline/feed/dateline-feed-pictures-private.h"

#include "dateline/html/dateline-html-pictures-private.h"
#include "dateline/html/dateline-html-text-private.h"
#include "dateline/text/dateline-text-private.h"

#include <string.h>

static const char *const picture_suffixes[] = {
  ".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif",
};

/*
 * dateline_feed_is_picture:
 * @media: a medium
 *
 * Returns: whether it is a picture, by its medium, its MIME type, or its address
 */
gboolean
dateline_feed_is_picture (const DatelineDraftMedia *media)
{
  gsize length;

  if (media->medium != NULL && media->medium[0] != '\0')
    return g_ascii_strcasecmp (media->medium, "image") == 0;
  if (media->mime_type != NULL && media->mime_type[0] != '\0')
    return g_ascii_strncasecmp (media->mime_type, "image", 5) == 0;
  if (media->uri == NULL)
    return FALSE;

  length = strcspn (media->uri, "?#");
  for (guint i = 0; i < G_N_ELEMENTS (picture_suffixes); i++)
    {
      gsize suffix = strlen (picture_suffixes[i]);

      if (length > suffix && g_ascii_strncasecmp (media->uri + length - suffix,
                                                  picture_suffixes[i],
                                                  suffix) == 0)
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_rendition (const DatelineDraftMedia *media, const DatelineDraftMedia *other)
{
  return (media->group != 0 && media->group == other->group) ||
         dateline_html_same_picture (media->uri, other->uri);
}

/* The best of the media: the first of the best kind, in its largest form. */
static const DatelineDraftMedia *
choose_lead (const DatelineDraft *draft)
{
  const DatelineDraftMedia *lead = NULL;

  for (guint i = 0; draft->media != NULL && i < draft->media->len; i++)
    {
      const DatelineDraftMedia *media = g_ptr_array_index (draft->media, i);

      if (media->uri == NULL || media->uri[0] == '\0' ||
          !dateline_feed_is_picture (media) ||
          dateline_html_is_pixel (media->width, media->height))
        continue;
      if (lead == NULL || media->rank < lead->rank ||
          (media->rank == lead->rank && is_rendition (media, lead) &&
           media->width > lead->width))
        lead = media;
    }

  return lead;
}

static char *
plain_text (const char *text)
{
  g_autofree char *converted = NULL;

  if (text == NULL)
    return NULL;
  if (dateline_html_looks_like_html (text))
    text = converted = dateline_html_to_text (text, -1);

  return dateline_text_collapse (text);
}

static DatelinePicture *
make_lead (const DatelineDraft *draft, const DatelineDraftMedia *media)
{
  const char *described = media->caption;
  const char *credited = media->credit;
  g_autofree char *text = NULL;
  g_autofree char *caption = NULL;
  g_autofree char *credit = NULL;

  /* What stands beside the media speaks of them, unless it is the body. */
  if (described == NULL && media->rank > 0)
    described = draft->bodies[DATELINE_DRAFT_BODY_MEDIA].html;
  if (described == NULL &&
      g_strcmp0 (media->title, draft->fields[DATELINE_DRAFT_TITLE]) != 0)
    described = media->title;
  if (credited == NULL && media->rank > 0)
    credited = draft->fields[DATELINE_DRAFT_MEDIA_CREDIT];

  text = plain_text (described);
  if (text != NULL)
    dateline_text_split_credit (text, &caption, &credit);
  if (credited != NULL && credited[0] != '\0')
    {
      g_free (credit);
      credit = plain_text (credited);
    }

  return dateline_picture_new (media->uri,
                               NULL,
                               caption,
                               credit,
                               media->width,
                               media->height);
}

/* What @other, the same picture elsewhere, knows more. */
static DatelinePicture *
merge_pictures (DatelinePicture *picture, DatelinePicture *other)
{
  const char *alternative = dateline_picture_get_alternative (picture);
  const char *caption = dateline_picture_get_caption (picture);
  const char *credit = dateline_picture_get_credit (picture);

  if (caption == NULL)
    caption = dateline_picture_get_caption (other);
  if (credit == NULL)
    credit = dateline_picture_get_credit (other);
  if (alternative == NULL)
    alternative = dateline_picture_get_alternative (other);

  return dateline_picture_new (dateline_picture_get_uri (picture),
                               alternative,
                               caption,
                               credit,
                               dateline_picture_get_width (picture),
                               dateline_picture_get_height (picture));
}

static void
add_picture (GPtrArray *pictures, DatelinePicture *picture)
{
  for (guint i = 0; i < pictures->len; i++)
    {
      DatelinePicture *other = g_ptr_array_index (pictures, i);

      if (!dateline_html_same_picture (dateline_picture_get_uri (other),
                                       dateline_picture_get_uri (picture)))
        continue;
      pictures->pdata[i] = merge_pictures (other, picture);
      dateline_picture_unref (other);
      return;
    }

  g_ptr_array_add (pictures, dateline_picture_ref (picture));
}

/* Pictures that are sent along as files still make a thumbnail. */
static void
add_enclosed (GPtrArray *pictures, GPtrArray *enclosures)
{
  for (guint i = 0; enclosures != NULL && i < enclosures->len; i++)
    {
      DatelineEnclosure *enclosure = g_ptr_array_index (enclosures, i);
      const char *mime_type = dateline_enclosure_get_mime_type (enclosure);
      g_autoptr (DatelinePicture) picture = NULL;

      if (mime_type == NULL || g_ascii_strncasecmp (mime_type, "image/", 6) != 0)
        continue;
      picture = dateline_picture_new (dateline_enclosure_get_uri (enclosure),
                                      NULL,
                                      NULL,
                                      NULL,
                                      0,
                                      0);
      add_picture (pictures, picture);
    }
}

/*
 * dateline_feed_pictures_gather:
 * @draft: a draft whose content has moved to @builder
 * @builder: where the pictures go
 *
 * Gathers the pictures of an entry, its own first.
 */
void
dateline_feed_pictures_gather (DatelineDraft *draft, DatelineEntryBuilder *builder)
{
  const DatelineDraftMedia *lead = choose_lead (draft);
  GPtrArray *pictures =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dateline_picture_unref);

  if (lead != NULL)
    g_ptr_array_add (pictures, make_lead (draft, lead));
  builder->has_lead_picture = lead != NULL;

  if (builder->content != NULL)
    {
      g_autoptr (GPtrArray) shown =
          dateline_html_find_pictures (builder->content, -1, builder->base_uri);

      for (guint i = 0; i < shown->len; i++)
        add_picture (pictures, g_ptr_array_index (shown, i));
    }
  add_enclosed (pictures, draft->enclosures);

  builder->pictures = pictures;
}
