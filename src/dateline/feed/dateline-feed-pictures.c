/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The pictures of an entry. Any thread. */

#include "dateline/feed/dateline-feed-pictures-private.h"

#include "dateline/html/dateline-html-pictures-private.h"
#include "dateline/html/dateline-html-text-private.h"
#include "dateline/text/dateline-text-private.h"

#include <string.h>

/* Of pictures that declare none. */
#define GUESSED_WIDTH 640

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

/* A picture with all its sizes. */
typedef struct
{
  const DatelineDraftMedia *best;
  GPtrArray *sizes; /* of DatelineDraftMedia */
} Shown;

static void
shown_free (gpointer data)
{
  Shown *shown = data;

  g_ptr_array_unref (shown->sizes);
  g_free (shown);
}

static gboolean
is_picture_to_see (const DatelineDraftMedia *media)
{
  return media->uri != NULL && media->uri[0] != '\0' &&
         dateline_feed_is_picture (media) &&
         !dateline_html_is_pixel (media->width, media->height);
}

static const char *
get_own_text (const DatelineDraftMedia *media)
{
  const char *text = media->notes.texts[DATELINE_MEDIA_NOTE_DESCRIPTION];

  return text != NULL ? text : media->notes.texts[DATELINE_MEDIA_NOTE_TITLE];
}

/* A group holds the sizes of one picture. Some make it a gallery: then the pictures have
 * words of their own, or one size. */
static gboolean
is_rendition (const DatelineDraftMedia *media, const DatelineDraftMedia *other)
{
  const char *text = get_own_text (media);
  const char *other_text = get_own_text (other);

  if (media->whole == other || other->whole == media ||
      dateline_html_same_picture (media->uri, other->uri))
    return TRUE;
  if (media->group == 0 || media->group != other->group)
    return FALSE;
  if (text != NULL && other_text != NULL)
    return strcmp (text, other_text) == 0;
  return media->rank != other->rank || media->width == 0 ||
         media->width != other->width || media->height != other->height;
}

/* Of a kind, the size that suits the article pane. */
static gboolean
is_better (const DatelineDraftMedia *media, const DatelineDraftMedia *best)
{
  int width = media->width > 0 ? media->width : GUESSED_WIDTH;
  int best_width = best->width > 0 ? best->width : GUESSED_WIDTH;

  if (media->rank != best->rank)
    return media->rank < best->rank;
  return dateline_html_is_better_width (width, best_width);
}

static void
add_media (GPtrArray *pictures, const DatelineDraftMedia *media)
{
  Shown *shown = NULL;

  for (guint i = 0; i < pictures->len && shown == NULL; i++)
    {
      Shown *known = g_ptr_array_index (pictures, i);

      if (is_rendition (media, known->best))
        shown = known;
    }
  if (shown == NULL)
    {
      shown = g_new0 (Shown, 1);
      shown->best = media;
      shown->sizes = g_ptr_array_new ();
      g_ptr_array_add (pictures, shown);
    }
  else if (is_better (media, shown->best))
    shown->best = media;
  g_ptr_array_add (shown->sizes, (gpointer) media);
}

/* The entry's own pictures, the lead first: that is the first of the best kind.
 * Thumbnails are of something: they are shown only where nothing better is. */
static GPtrArray *
find_own_pictures (const DatelineDraft *draft)
{
  GPtrArray *pictures = g_ptr_array_new_with_free_func (shown_free);
  guint lead = 0;

  for (guint i = 0; draft->media != NULL && i < draft->media->len; i++)
    {
      const DatelineDraftMedia *media = g_ptr_array_index (draft->media, i);

      if (is_picture_to_see (media))
        add_media (pictures, media);
    }
  for (guint i = 1; i < pictures->len; i++)
    if (((Shown *) pictures->pdata[i])->best->rank <
        ((Shown *) pictures->pdata[lead])->best->rank)
      lead = i;
  if (lead > 0)
    {
      gpointer first = g_ptr_array_steal_index (pictures, lead);

      g_ptr_array_insert (pictures, 0, first);
    }
  for (guint i = pictures->len; i > 1; i--)
    if (((Shown *) pictures->pdata[i - 1])->best->rank != DATELINE_MEDIA_RANK_CONTENT)
      g_ptr_array_remove_index (pictures, i - 1);

  return pictures;
}

static const char *
get_note (const DatelineMediaNotes *notes, DatelineMediaNote note)
{
  return notes->texts[note];
}

/* The nearest note: in any size of the picture or what it is a thumbnail of, in its
 * groups from within, and beside them for the lead, if @is_outer_meant. */
static const char *
find_note (const DatelineDraft *draft,
           const Shown *shown,
           DatelineMediaNote note,
           gboolean is_outer_meant)
{
  const char *text = get_note (&shown->best->notes, note);

  for (guint i = 0; i < shown->sizes->len && text == NULL; i++)
    {
      const DatelineDraftMedia *media = g_ptr_array_index (shown->sizes, i);

      text = get_note (&media->notes, note);
      if (text == NULL && media->whole != NULL)
        text = get_note (&media->whole->notes, note);
    }
  for (guint group = shown->best->group; group > 0 && text == NULL;)
    {
      const DatelineMediaGroup *around =
          &g_array_index (draft->media_groups, DatelineMediaGroup, group - 1);

      /* What describes a group may have become the body. */
      if (note != DATELINE_MEDIA_NOTE_DESCRIPTION ||
          draft->bodies[DATELINE_DRAFT_BODY_MEDIA].html != NULL)
        text = get_note (&around->notes, note);
      group = around->parent;
    }
  if (text == NULL && is_outer_meant)
    text = get_note (&draft->media_notes, note);
  return text;
}

static char *
plain_text (const char *text)
{
  g_autofree char *converted = NULL;

  if (text == NULL)
    return NULL;
  if (dateline_html_looks_like_html (text))
    text = converted = dateline_html_to_text (text, -1);

  return dateline_text_tame (text);
}

/* A title that is a file's name, or the story's, says nothing of the picture. */
static gboolean
says_something (const char *text, const char *title)
{
  return text != NULL && text[0] != '\0' && g_strcmp0 (text, title) != 0;
}

static char *
find_caption (const DatelineDraft *draft, const Shown *shown, gboolean is_outer_meant)
{
  static const DatelineMediaNote sources[] = {
    DATELINE_MEDIA_NOTE_DESCRIPTION,
    DATELINE_MEDIA_NOTE_TEXT,
    DATELINE_MEDIA_NOTE_TITLE,
  };
  const char *title = draft->fields[DATELINE_DRAFT_TITLE];
  gboolean is_body = draft->bodies[DATELINE_DRAFT_BODY_MEDIA].html == NULL;

  for (guint i = 0; i < G_N_ELEMENTS (sources); i++)
    {
      gboolean is_outer = is_outer_meant && !(i == 0 && is_body);
      g_autofree char *text = plain_text (find_note (draft, shown, sources[i], is_outer));

      if (says_something (text, title) &&
          (sources[i] != DATELINE_MEDIA_NOTE_TITLE || strchr (text, ' ') != NULL))
        return g_steal_pointer (&text);
    }
  return NULL;
}

/* As newsrooms print it: "Jane Doe/AFP". */
static char *
find_credit (const DatelineDraft *draft, const Shown *shown, gboolean is_outer_meant)
{
  const char *makers =
      find_note (draft, shown, DATELINE_MEDIA_NOTE_MAKERS, is_outer_meant);
  const char *owners =
      find_note (draft, shown, DATELINE_MEDIA_NOTE_OWNERS, is_outer_meant);

  if (makers != NULL && owners != NULL && strstr (makers, owners) == NULL)
    return g_strconcat (makers, "/", owners, NULL);
  return g_strdup (makers != NULL ? makers : owners);
}

static DatelinePicture *
make_picture (const DatelineDraft *draft, const Shown *shown, gboolean is_lead)
{
  /* What stands beside the media speaks of them, but not of a podcast's cover. */
  gboolean is_outer_meant = is_lead && shown->best->rank != DATELINE_MEDIA_RANK_ITUNES;
  g_autofree char *text = find_caption (draft, shown, is_outer_meant);
  g_autofree char *credited = find_credit (draft, shown, is_outer_meant);
  g_autofree char *copyright = NULL;
  g_autofree char *caption = NULL;
  g_autofree char *credit = NULL;

  dateline_html_tell_credit (text, credited, &caption, &credit);
  if (credit == NULL)
    {
      g_autofree char *rest = g_steal_pointer (&caption);

      copyright = plain_text (
          find_note (draft, shown, DATELINE_MEDIA_NOTE_COPYRIGHT, is_outer_meant));
      dateline_html_tell_credit (rest, copyright, &caption, &credit);
    }
  return dateline_picture_new (shown->best->uri,
                               NULL,
                               caption,
                               credit,
                               shown->best->width,
                               shown->best->height);
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
                                      dateline_enclosure_get_title (enclosure),
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
 * Gathers the pictures of an entry: its lead, those of its content, the rest of its own,
 * those that are sent along.
 */
void
dateline_feed_pictures_gather (DatelineDraft *draft, DatelineEntryBuilder *builder)
{
  g_autoptr (GPtrArray) own = find_own_pictures (draft);
  GPtrArray *pictures =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dateline_picture_unref);

  if (own->len > 0)
    g_ptr_array_add (pictures, make_picture (draft, own->pdata[0], TRUE));
  builder->has_lead_picture = own->len > 0;

  if (builder->content != NULL)
    {
      g_autoptr (GPtrArray) shown =
          dateline_html_find_pictures (builder->content, -1, builder->base_uri);

      for (guint i = 0; i < shown->len; i++)
        add_picture (pictures, g_ptr_array_index (shown, i));
    }
  for (guint i = 1; i < own->len; i++)
    {
      g_autoptr (DatelinePicture) picture = make_picture (draft, own->pdata[i], FALSE);

      add_picture (pictures, picture);
    }
  add_enclosed (pictures, draft->enclosures);

  builder->pictures = pictures;
}
