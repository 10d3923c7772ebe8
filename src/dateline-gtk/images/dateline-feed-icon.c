/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Says nothing that the feed's name beside it does not: assistive technology passes over
 * it. Main context only. */

#include "dateline-gtk/images/dateline-feed-icon-private.h"

#include "dateline-gtk/images/dateline-picture-slot-private.h"

/* What is smaller than this is blown up. */
#define LEAST_SIZE 16

struct _DatelineFeedIcon
{
  GtkWidget parent_instance;

  GtkWidget *image;
  DatelinePictureSlot picture;
  int size;
};

G_DEFINE_FINAL_TYPE (DatelineFeedIcon, dateline_feed_icon, GTK_TYPE_WIDGET)

static void
update (GtkWidget *widget)
{
  DatelineFeedIcon *self = DATELINE_FEED_ICON (widget);
  GdkTexture *texture = self->picture.texture;
  int scale = gtk_widget_get_scale_factor (widget);

  if (texture == NULL)
    {
      gtk_image_set_from_icon_name (GTK_IMAGE (self->image), "dateline-feed-symbolic");
      gtk_image_set_pixel_size (GTK_IMAGE (self->image), self->size);
      return;
    }
  gtk_image_set_from_paintable (GTK_IMAGE (self->image), GDK_PAINTABLE (texture));
  gtk_image_set_pixel_size (
      GTK_IMAGE (self->image),
      CLAMP (gdk_texture_get_width (texture) / scale, LEAST_SIZE, self->size));
}

static void
dateline_feed_icon_dispose (GObject *object)
{
  DatelineFeedIcon *self = DATELINE_FEED_ICON (object);

  dateline_picture_slot_clear (&self->picture);
  g_clear_pointer (&self->image, gtk_widget_unparent);

  G_OBJECT_CLASS (dateline_feed_icon_parent_class)->dispose (object);
}

static void
dateline_feed_icon_class_init (DatelineFeedIconClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dateline_feed_icon_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "feedicon");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
dateline_feed_icon_init (DatelineFeedIcon *self)
{
  self->image = g_object_new (GTK_TYPE_IMAGE,
                              "accessible-role",
                              GTK_ACCESSIBLE_ROLE_PRESENTATION,
                              NULL);
  gtk_widget_set_parent (self->image, GTK_WIDGET (self));
}

/* Makes an icon of at most @size pixels. @loader: nullable. */
GtkWidget *
dateline_feed_icon_new (DatelinePictureLoader *loader, int size)
{
  DatelineFeedIcon *self = g_object_new (DATELINE_TYPE_FEED_ICON, NULL);

  self->size = size;
  dateline_picture_slot_init (&self->picture, GTK_WIDGET (self), loader, size, update);
  update (GTK_WIDGET (self));
  return GTK_WIDGET (self);
}

/* @uri: nullable. @feed_uri: nullable: the feed whose icon it is. */
void
dateline_feed_icon_set_uri (DatelineFeedIcon *self, const char *uri, const char *feed_uri)
{
  dateline_picture_slot_set_uri (&self->picture, uri, feed_uri);
  dateline_picture_slot_request (&self->picture);
  update (GTK_WIDGET (self));
}
