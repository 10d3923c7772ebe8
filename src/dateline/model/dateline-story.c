/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* A story as a list's row, which is empty until its page arrives. Main context only. */

#include "dateline/model/dateline-story-private.h"

/**
 * DatelineStory:
 *
 * An entry as kept, with read and saved, as an element of an edition. It exists before
 * its headline was read from the store: watch #DatelineStory:headline. Main context only.
 */
struct _DatelineStory
{
  GObject parent_instance;

  gint64 id;
  DatelineHeadline *headline;
  gboolean read;
  gboolean saved;
  gboolean first_of_group;
  gboolean among_read;
};

G_DEFINE_FINAL_TYPE (DatelineStory, dateline_story, G_TYPE_OBJECT)

enum
{
  PROP_ID = 1,
  PROP_HEADLINE,
  PROP_READ,
  PROP_SAVED,
  PROP_FIRST_OF_GROUP,
  PROP_AMONG_READ,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

static void
dateline_story_finalize (GObject *object)
{
  DatelineStory *self = DATELINE_STORY (object);

  g_clear_pointer (&self->headline, dateline_headline_unref);

  G_OBJECT_CLASS (dateline_story_parent_class)->finalize (object);
}

static void
dateline_story_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  DatelineStory *self = DATELINE_STORY (object);

  switch (id)
    {
    case PROP_ID:
      g_value_set_int64 (value, self->id);
      break;
    case PROP_HEADLINE:
      g_value_set_boxed (value, self->headline);
      break;
    case PROP_READ:
      g_value_set_boolean (value, self->read);
      break;
    case PROP_SAVED:
      g_value_set_boolean (value, self->saved);
      break;
    case PROP_FIRST_OF_GROUP:
      g_value_set_boolean (value, self->first_of_group);
      break;
    case PROP_AMONG_READ:
      g_value_set_boolean (value, self->among_read);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
dateline_story_class_init (DatelineStoryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->finalize = dateline_story_finalize;
  object_class->get_property = dateline_story_get_property;

  /**
   * DatelineStory:id:
   *
   * The story's number in the store.
   */
  properties[PROP_ID] =
      g_param_spec_int64 ("id", NULL, NULL, G_MININT64, G_MAXINT64, 0, flags);
  /**
   * DatelineStory:headline:
   *
   * The story's line in a list; %NULL until it was read from the store.
   */
  properties[PROP_HEADLINE] =
      g_param_spec_boxed ("headline", NULL, NULL, DATELINE_TYPE_HEADLINE, flags);
  /**
   * DatelineStory:read:
   *
   * Whether the story is read.
   */
  properties[PROP_READ] = g_param_spec_boolean ("read", NULL, NULL, FALSE, flags);
  /**
   * DatelineStory:saved:
   *
   * Whether the story is saved for offline reading.
   */
  properties[PROP_SAVED] = g_param_spec_boolean ("saved", NULL, NULL, FALSE, flags);
  /**
   * DatelineStory:first-of-group:
   *
   * Whether the story is the first of its day, or feed, in the edition, so that its row
   * bears the heading.
   */
  properties[PROP_FIRST_OF_GROUP] =
      g_param_spec_boolean ("first-of-group", NULL, NULL, FALSE, flags);
  /**
   * DatelineStory:among-read:
   *
   * Whether the story stands among those that were read when the edition was made, where
   * these come last.
   */
  properties[PROP_AMONG_READ] =
      g_param_spec_boolean ("among-read", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
dateline_story_init (DatelineStory *self)
{
}

DatelineStory *
dateline_story_new (gint64 id)
{
  DatelineStory *self = g_object_new (DATELINE_TYPE_STORY, NULL);

  self->id = id;
  return self;
}

/* Gives the story its headline, and with it read and saved as the store has them. */
void
dateline_story_fill (DatelineStory *self, DatelineHeadline *headline)
{
  g_return_if_fail (DATELINE_IS_STORY (self));

  g_object_freeze_notify (G_OBJECT (self));
  g_clear_pointer (&self->headline, dateline_headline_unref);
  self->headline = dateline_headline_ref (headline);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HEADLINE]);
  dateline_story_set_read (self, dateline_headline_is_read (headline));
  dateline_story_set_saved (self, dateline_headline_is_saved (headline));
  g_object_thaw_notify (G_OBJECT (self));
}

static void
set_flag (DatelineStory *self, gboolean *flag, gboolean value, GParamSpec *pspec)
{
  value = !!value;
  if (*flag == value)
    return;

  *flag = value;
  g_object_notify_by_pspec (G_OBJECT (self), pspec);
}

void
dateline_story_set_read (DatelineStory *self, gboolean read)
{
  set_flag (self, &self->read, read, properties[PROP_READ]);
}

void
dateline_story_set_saved (DatelineStory *self, gboolean saved)
{
  set_flag (self, &self->saved, saved, properties[PROP_SAVED]);
}

void
dateline_story_set_place (DatelineStory *self,
                          gboolean first_of_group,
                          gboolean among_read)
{
  set_flag (self, &self->first_of_group, first_of_group, properties[PROP_FIRST_OF_GROUP]);
  set_flag (self, &self->among_read, among_read, properties[PROP_AMONG_READ]);
}

/**
 * dateline_story_get_id:
 * @self: a story
 *
 * Gets the story's number in the store.
 *
 * Returns: the number
 */
gint64
dateline_story_get_id (DatelineStory *self)
{
  g_return_val_if_fail (DATELINE_IS_STORY (self), 0);

  return self->id;
}

/**
 * dateline_story_get_headline:
 * @self: a story
 *
 * Gets the story's line in a list. Its read and saved are those of the moment when it was
 * read from the store; the story's own are current.
 *
 * Returns: (transfer none) (nullable): the headline, %NULL until it was read from the
 * store
 */
DatelineHeadline *
dateline_story_get_headline (DatelineStory *self)
{
  g_return_val_if_fail (DATELINE_IS_STORY (self), NULL);

  return self->headline;
}

/**
 * dateline_story_is_read:
 * @self: a story
 *
 * Tells whether the story is read.
 *
 * Returns: %TRUE if it is
 */
gboolean
dateline_story_is_read (DatelineStory *self)
{
  g_return_val_if_fail (DATELINE_IS_STORY (self), FALSE);

  return self->read;
}

/**
 * dateline_story_is_saved:
 * @self: a story
 *
 * Tells whether the story is saved for offline reading.
 *
 * Returns: %TRUE if it is
 */
gboolean
dateline_story_is_saved (DatelineStory *self)
{
  g_return_val_if_fail (DATELINE_IS_STORY (self), FALSE);

  return self->saved;
}

/**
 * dateline_story_is_first_of_group:
 * @self: a story
 *
 * Tells whether the story is the first of its day, or feed, in the edition.
 *
 * Returns: %TRUE if it is
 */
gboolean
dateline_story_is_first_of_group (DatelineStory *self)
{
  g_return_val_if_fail (DATELINE_IS_STORY (self), FALSE);

  return self->first_of_group;
}

/**
 * dateline_story_is_among_read:
 * @self: a story
 *
 * Tells whether the story stands among those that were read when the edition was made,
 * where these come last. It stays there whatever it is marked as.
 *
 * Returns: %TRUE if it does
 */
gboolean
dateline_story_is_among_read (DatelineStory *self)
{
  g_return_val_if_fail (DATELINE_IS_STORY (self), FALSE);

  return self->among_read;
}
