/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* A button without looks, of role link. Its CSS node is the theme's own for links, from
 * which the view takes the colour of links. Main context only.
 */

#include "dateline-gtk/article/dateline-link-proxy-private.h"

#include "dateline-gtk/article/dateline-article-header-private.h"

#include "dateline/dateline.h"

#include <glib/gi18n-lib.h>

struct _DatelineLinkProxy
{
  GtkButton parent_instance;

  char *words; /* NULL of a picture */
  char *uri;   /* NULL of a picture that is no link */
  gboolean is_picture;
  guint part; /* of a picture */
};

G_DEFINE_FINAL_TYPE (DatelineLinkProxy, dateline_link_proxy, GTK_TYPE_BUTTON)

static void
dateline_link_proxy_measure (GtkWidget *widget,
                             GtkOrientation orientation,
                             int for_size,
                             int *minimum,
                             int *natural,
                             int *minimum_baseline,
                             int *natural_baseline)
{
  *minimum = *natural = 0;
}

static void
dateline_link_proxy_finalize (GObject *object)
{
  DatelineLinkProxy *self = DATELINE_LINK_PROXY (object);

  g_free (self->words);
  g_free (self->uri);

  G_OBJECT_CLASS (dateline_link_proxy_parent_class)->finalize (object);
}

static void
dateline_link_proxy_class_init (DatelineLinkProxyClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = dateline_link_proxy_finalize;
  widget_class->measure = dateline_link_proxy_measure;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LINK);
  gtk_widget_class_set_css_name (widget_class, "link");
}

static void
dateline_link_proxy_init (DatelineLinkProxy *self)
{
  gtk_widget_set_layout_manager (GTK_WIDGET (self), NULL);
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
  gtk_widget_set_state_flags (GTK_WIDGET (self), GTK_STATE_FLAG_LINK, FALSE);
}

/* Makes a proxy for the link with these words to @uri. */
GtkWidget *
dateline_link_proxy_new (const char *text, const char *uri)
{
  DatelineLinkProxy *self = g_object_new (DATELINE_TYPE_LINK_PROXY, NULL);
  g_autofree char *target = dateline_link_describe (uri);

  self->words = g_strdup (text);
  self->uri = g_strdup (uri);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self), DATELINE_ACTION_OPEN);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self), "s", uri);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  text,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  target,
                                  -1);
  return GTK_WIDGET (self);
}

/* Makes a proxy for the picture of a part, which is a link to @uri, nullable, besides. */
GtkWidget *
dateline_link_proxy_new_for_picture (const char *name, const char *uri, guint part)
{
  DatelineLinkProxy *self = g_object_new (DATELINE_TYPE_LINK_PROXY,
                                          "accessible-role",
                                          GTK_ACCESSIBLE_ROLE_BUTTON,
                                          NULL);

  self->uri = g_strdup (uri);
  self->is_picture = TRUE;
  self->part = part;
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self), DATELINE_ACTION_VIEW_PICTURE);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self), "u", part);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  _ ("Shows the picture in full"),
                                  -1);
  return GTK_WIDGET (self);
}

/* Makes a proxy for a summary, which is a button that folds. */
GtkWidget *
dateline_link_proxy_new_for_fold (const char *name, const char *address)
{
  DatelineLinkProxy *self = g_object_new (DATELINE_TYPE_LINK_PROXY,
                                          "accessible-role",
                                          GTK_ACCESSIBLE_ROLE_BUTTON,
                                          NULL);

  self->uri = g_strdup (address);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self), DATELINE_ACTION_OPEN);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self), "s", address);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name,
                                  -1);
  return GTK_WIDGET (self);
}

gboolean
dateline_link_proxy_is_picture (DatelineLinkProxy *self)
{
  return self->is_picture;
}

/* The part whose picture it stands for. */
guint
dateline_link_proxy_get_part (DatelineLinkProxy *self)
{
  return self->part;
}

/* The words of the text that it stands for; NULL for a picture. */
const char *
dateline_link_proxy_get_words (DatelineLinkProxy *self)
{
  return self->words;
}

/* Where it leads; NULL for a picture that is no link. */
const char *
dateline_link_proxy_get_uri (DatelineLinkProxy *self)
{
  return self->uri;
}

/* Lets @widget, which opens @uri, say where that really is. */
void
dateline_link_proxy_set_tooltip (GtkWidget *widget, const char *uri)
{
  g_autofree char *target = dateline_link_describe (uri);

  gtk_widget_set_tooltip_text (widget, target);
}
