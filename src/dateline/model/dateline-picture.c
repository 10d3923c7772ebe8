/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* A picture with its caption and credit. Immutable, any thread. */

#include "dateline/model/dateline-picture.h"

/**
 * DatelinePicture:
 *
 * A picture of a story, with what it shows (caption) and who made it (credit).
 */
struct _DatelinePicture
{
  char *uri;
  char *alternative;
  char *caption;
  char *credit;
  int width;
  int height;
};

G_DEFINE_BOXED_TYPE (DatelinePicture,
                     dateline_picture,
                     dateline_picture_ref,
                     dateline_picture_unref)

static void
dateline_picture_clear (DatelinePicture *self)
{
  g_free (self->uri);
  g_free (self->alternative);
  g_free (self->caption);
  g_free (self->credit);
}

/**
 * dateline_picture_new:
 * @uri: where it is
 * @alternative: (nullable): the text that stands in for it
 * @caption: (nullable): what it shows, without the credit
 * @credit: (nullable): who made it
 * @width: pixels as declared, or 0
 * @height: pixels as declared, or 0
 *
 * Makes the record of a picture. Any thread.
 *
 * Returns: (transfer full): a new picture
 */
DatelinePicture *
dateline_picture_new (const char *uri,
                      const char *alternative,
                      const char *caption,
                      const char *credit,
                      int width,
                      int height)
{
  DatelinePicture *self = g_atomic_rc_box_new0 (DatelinePicture);

  self->uri = g_strdup (uri);
  self->alternative = g_strdup (alternative);
  self->caption = g_strdup (caption);
  self->credit = g_strdup (credit);
  self->width = width;
  self->height = height;
  return self;
}

/**
 * dateline_picture_ref:
 * @self: a picture
 *
 * Adds a reference; any thread.
 *
 * Returns: (transfer full): @self
 */
DatelinePicture *
dateline_picture_ref (DatelinePicture *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

/**
 * dateline_picture_unref:
 * @self: (transfer full): a picture
 *
 * Drops a reference; any thread.
 */
void
dateline_picture_unref (DatelinePicture *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, (GDestroyNotify) dateline_picture_clear);
}

/**
 * dateline_picture_get_uri:
 * @self: a picture
 *
 * Gets the address.
 *
 * Returns: an allowed, absolute address
 */
const char *
dateline_picture_get_uri (const DatelinePicture *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->uri;
}

/**
 * dateline_picture_get_alternative:
 * @self: a picture
 *
 * Gets the text that stands in for the picture.
 *
 * Returns: (nullable): plain text
 */
const char *
dateline_picture_get_alternative (const DatelinePicture *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->alternative;
}

/**
 * dateline_picture_get_caption:
 * @self: a picture
 *
 * Gets the caption: what the picture shows.
 *
 * Returns: (nullable): plain text, without the credit
 */
const char *
dateline_picture_get_caption (const DatelinePicture *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->caption;
}

/**
 * dateline_picture_get_credit:
 * @self: a picture
 *
 * Gets the credit: who made the picture, as "AFP/File".
 *
 * Returns: (nullable): plain text
 */
const char *
dateline_picture_get_credit (const DatelinePicture *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->credit;
}

/**
 * dateline_picture_get_width:
 * @self: a picture
 *
 * Gets the declared width.
 *
 * Returns: pixels, 0 when not declared
 */
int
dateline_picture_get_width (const DatelinePicture *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->width;
}

/**
 * dateline_picture_get_height:
 * @self: a picture
 *
 * Gets the declared height.
 *
 * Returns: pixels, 0 when not declared
 */
int
dateline_picture_get_height (const DatelinePicture *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->height;
}
