/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The media module (Media RSS): pictures and files with what is said of them. A note may
 * stand in a medium, in its group, in a group around that, or beside them all; where it
 * stands is kept, and dateline-feed-pictures.c decides to whom it applies.
 */

#include "dateline/feed/dateline-feed-fields-private.h"

#include <string.h>

#define MAX_GROUPS 128

/* What the roles of the module's credits are to a picture. Others, as an actor's, are of
 * films. */
static const struct
{
  const char *role;
  int note;
} roles[] = {
  { "agency", DATELINE_MEDIA_NOTE_OWNERS },
  { "artist", DATELINE_MEDIA_NOTE_MAKERS },
  { "author", DATELINE_MEDIA_NOTE_MAKERS },
  { "byline", DATELINE_MEDIA_NOTE_MAKERS },
  { "contributor", DATELINE_MEDIA_NOTE_MAKERS },
  { "copyright", DATELINE_MEDIA_NOTE_OWNERS },
  { "copyright holder", DATELINE_MEDIA_NOTE_OWNERS },
  { "creator", DATELINE_MEDIA_NOTE_MAKERS },
  { "credit", DATELINE_MEDIA_NOTE_MAKERS },
  { "distribution company", DATELINE_MEDIA_NOTE_OWNERS },
  { "distributor", DATELINE_MEDIA_NOTE_OWNERS },
  { "graphic artist", DATELINE_MEDIA_NOTE_MAKERS },
  { "illustrator", DATELINE_MEDIA_NOTE_MAKERS },
  { "news agency", DATELINE_MEDIA_NOTE_OWNERS },
  { "organization", DATELINE_MEDIA_NOTE_OWNERS },
  { "owner", DATELINE_MEDIA_NOTE_OWNERS },
  { "photo", DATELINE_MEDIA_NOTE_MAKERS },
  { "photographer", DATELINE_MEDIA_NOTE_MAKERS },
  { "provider", DATELINE_MEDIA_NOTE_OWNERS },
  { "publisher", DATELINE_MEDIA_NOTE_OWNERS },
  { "rights holder", DATELINE_MEDIA_NOTE_OWNERS },
  { "source", DATELINE_MEDIA_NOTE_OWNERS },
};

void
dateline_media_notes_clear (DatelineMediaNotes *notes)
{
  for (guint i = 0; i < DATELINE_MEDIA_N_NOTES; i++)
    g_clear_pointer (&notes->texts[i], g_free);
}

void
dateline_draft_media_free (DatelineDraftMedia *media)
{
  g_free (media->uri);
  g_free (media->mime_type);
  g_free (media->medium);
  dateline_media_notes_clear (&media->notes);
  g_free (media);
}

static void
group_clear (gpointer data)
{
  DatelineMediaGroup *group = data;

  dateline_media_notes_clear (&group->notes);
}

static int
attribute_number (DatelineFeedWalk *walk, const char *name)
{
  g_autofree char *text = dateline_xml_dup_attribute (walk->xml, name);
  gint64 number = dateline_feed_number_parse (text);

  return number > 0 && number <= G_MAXINT ? number : 0;
}

/* Groups past the limit say nothing and are one with what is around them. */
static void
begin_group (DatelineFeedWalk *walk, const DatelineFeedElement *element)
{
  DatelineMediaGroup group = { .parent = walk->group };

  if (walk->draft->media_groups == NULL)
    {
      walk->draft->media_groups = g_array_new (FALSE, FALSE, sizeof (DatelineMediaGroup));
      g_array_set_clear_func (walk->draft->media_groups, group_clear);
    }
  if (walk->draft->media_groups->len >= MAX_GROUPS)
    {
      walk->n_skipped_groups++;
      return;
    }
  g_array_append_val (walk->draft->media_groups, group);
  walk->group = walk->draft->media_groups->len;
}

static void
end_group (DatelineFeedWalk *walk, const DatelineFeedElement *element)
{
  if (walk->n_skipped_groups > 0)
    walk->n_skipped_groups--;
  else if (walk->group > 0)
    walk->group =
        g_array_index (walk->draft->media_groups, DatelineMediaGroup, walk->group - 1)
            .parent;
}

static void
begin_content (DatelineFeedWalk *walk, const DatelineFeedElement *element)
{
  g_autofree char *url = dateline_xml_dup_attribute (walk->xml, "url");
  g_autofree char *duration = dateline_xml_dup_attribute (walk->xml, "duration");
  DatelineDraftMedia *media = dateline_draft_add_media (walk->draft);

  walk->media = media;
  if (media == NULL)
    return;

  media->uri = dateline_feed_resolve (walk, url);
  if (media->uri == NULL)
    media->uri = dateline_feed_resolve_picture (walk, url);
  media->mime_type = dateline_xml_dup_attribute (walk->xml, "type");
  media->medium = dateline_xml_dup_attribute (walk->xml, "medium");
  media->width = attribute_number (walk, "width");
  media->height = attribute_number (walk, "height");
  media->length = attribute_number (walk, "filesize");
  if (media->length == 0)
    media->length = DATELINE_COUNT_UNKNOWN;
  media->duration = dateline_feed_duration_parse (duration);
  media->rank = DATELINE_MEDIA_RANK_CONTENT;
  media->group = walk->group;
}

static void
end_content (DatelineFeedWalk *walk, const DatelineFeedElement *element)
{
  walk->media = NULL;
}

/*
 * dateline_feed_add_picture:
 * @walk: a walk at START
 * @url: (nullable): an address as written
 * @rank: how good it is as the entry's own picture
 *
 * Adds a picture that is named by its address alone.
 */
void
dateline_feed_add_picture (DatelineFeedWalk *walk, const char *url, int rank)
{
  g_autofree char *uri = dateline_feed_resolve_picture (walk, url);
  DatelineDraftMedia *media = uri ? dateline_draft_add_media (walk->draft) : NULL;

  if (media == NULL)
    return;
  media->uri = g_steal_pointer (&uri);
  media->medium = g_strdup ("image");
  media->width = attribute_number (walk, "width");
  media->height = attribute_number (walk, "height");
  media->rank = rank;
  media->group = walk->group;
  media->whole = walk->media;
}

static void
begin_thumbnail (DatelineFeedWalk *walk, const DatelineFeedElement *element)
{
  g_autofree char *url = dateline_xml_dup_attribute (walk->xml, "url");

  dateline_feed_add_picture (walk, url, DATELINE_MEDIA_RANK_THUMBNAIL);
}

/* Of what is said here. */
static DatelineMediaNotes *
get_notes (DatelineFeedWalk *walk)
{
  if (walk->media != NULL)
    return &walk->media->notes;
  if (walk->group > 0)
    return &g_array_index (walk->draft->media_groups, DatelineMediaGroup, walk->group - 1)
                .notes;
  return &walk->draft->media_notes;
}

/* Of several the last that is not empty, as of all that a feed says twice. */
static void
read_note (DatelineFeedWalk *walk, const DatelineFeedElement *element)
{
  char **note = &get_notes (walk)->texts[element->field];

  if (walk->text->str[strspn (walk->text->str, " \t\r\n")] == '\0')
    return;
  g_free (*note);
  *note = g_strdup (walk->text->str);
}

/* A title beside the media is the story's own as well. */
static void
read_outer_title (DatelineFeedWalk *walk, const DatelineFeedElement *element)
{
  if (walk->group > 0)
    read_note (walk, &(DatelineFeedElement){ .field = DATELINE_MEDIA_NOTE_TITLE });
  dateline_feed_read_html (walk, element);
}

static void
read_outer_description (DatelineFeedWalk *walk, const DatelineFeedElement *element)
{
  read_note (walk, &(DatelineFeedElement){ .field = DATELINE_MEDIA_NOTE_DESCRIPTION });
  dateline_feed_read_body (walk, element);
}

/* The description of a video is plain text unless it says otherwise: its lines count. */
static void
begin_outer_description (DatelineFeedWalk *walk, const DatelineFeedElement *element)
{
  g_autofree char *type = dateline_xml_dup_attribute (walk->xml, "type");

  if (type == NULL || strstr (type, "html") == NULL)
    walk->collect = DATELINE_COLLECT_TEXT;
}

static void
begin_credit (DatelineFeedWalk *walk, const DatelineFeedElement *element)
{
  g_autofree char *role = dateline_xml_dup_attribute (walk->xml, "role");

  walk->credit_note = DATELINE_MEDIA_NOTE_MAKERS;
  if (role == NULL || role[strspn (role, " ")] == '\0')
    return;
  walk->credit_note = -1;
  g_strstrip (role);
  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    if (g_ascii_strcasecmp (roles[i].role, role) == 0)
      walk->credit_note = roles[i].note;
}

/* Several photographers share a picture, and an agency may sell another's. */
static void
read_credit (DatelineFeedWalk *walk, const DatelineFeedElement *element)
{
  g_autofree char *text = dateline_feed_text_from_html (walk->text->str);
  char **note;
  char *all;

  if (walk->credit_note < 0 || text[0] == '\0')
    return;
  note = &get_notes (walk)->texts[walk->credit_note];
  if (*note != NULL && (strstr (*note, text) != NULL || strlen (*note) > 200))
    return;
  all = *note == NULL
            ? g_steal_pointer (&text)
            : g_strconcat (*note,
                           walk->credit_note == DATELINE_MEDIA_NOTE_MAKERS ? ", " : "/",
                           text,
                           NULL);
  g_free (*note);
  *note = all;
}

#define ENTRY DATELINE_SCOPE_ENTRY
#define MEDIA DATELINE_SCOPE_MEDIA
#define GROUP DATELINE_SCOPE_GROUP
#define ANYWHERE (ENTRY | GROUP | MEDIA)
#define TEXT DATELINE_COLLECT_TEXT
#define RSS DATELINE_COLLECT_RSS
#define NOTHING DATELINE_COLLECT_NOTHING
#define NOTE(name) DATELINE_MEDIA_NOTE_##name

const DatelineFeedElement dateline_media_elements[] = {
  { "group", ENTRY | GROUP, begin_group, end_group, NOTHING, 0, 0, GROUP },
  { "content", ENTRY | GROUP, begin_content, end_content, NOTHING, 0, 0, MEDIA },
  { "thumbnail", ANYWHERE, begin_thumbnail },
  { "title", MEDIA, NULL, read_note, RSS, NOTE (TITLE) },
  { "title", ENTRY | GROUP, NULL, read_outer_title, RSS, DATELINE_DRAFT_TITLE, 3 },
  { "description", MEDIA, NULL, read_note, RSS, NOTE (DESCRIPTION) },
  { "description",
    ENTRY | GROUP,
    begin_outer_description,
    read_outer_description,
    RSS,
    DATELINE_DRAFT_BODY_MEDIA },
  { "caption", ANYWHERE, NULL, read_note, RSS, NOTE (DESCRIPTION) },
  { "text", ANYWHERE, NULL, read_note, RSS, NOTE (TEXT) },
  { "credit", ANYWHERE, begin_credit, read_credit, TEXT },
  { "copyright", ANYWHERE, NULL, read_note, RSS, NOTE (COPYRIGHT) },
  { "category", ANYWHERE, NULL, dateline_feed_read_category, TEXT },
  { "keywords", ANYWHERE, NULL, dateline_feed_read_keywords, TEXT },
  { NULL },
};
