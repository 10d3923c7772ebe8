/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Headlines dragged out of the list: their addresses, as links and as text with the
 * titles. Main context only. */

#include "dateline-gtk/headlines/dateline-headline-list-private.h"

#include "dateline-gtk/headlines/dateline-headline-view-private.h"

/* Of more nobody wants to drop the links anywhere. */
#define MAX_DRAGGED 100

static void
add_story (DatelineHeadlineList *self, guint position, GString *uris, GString *text)
{
  g_autoptr (DatelineStory) story =
      g_list_model_get_item (G_LIST_MODEL (self->edition), position);
  DatelineHeadline *headline = dateline_story_get_headline (story);
  const char *link = headline != NULL ? dateline_headline_get_link (headline) : NULL;

  if (link == NULL)
    return;
  g_string_append_printf (uris, "%s\r\n", link);
  g_string_append_printf (text,
                          "%s%s\n%s",
                          text->len > 0 ? "\n\n" : "",
                          dateline_headline_get_title (headline),
                          link);
}

/* What dragging the story at @position takes along: those that are selected with it. NULL
 * where none has a link. */
GdkContentProvider *
dateline_headline_list_create_content (DatelineHeadlineList *self, guint position)
{
  GtkSelectionModel *model = GTK_SELECTION_MODEL (self->selection);
  g_autoptr (GtkBitset) dragged = gtk_bitset_new_range (position, 1);
  g_autoptr (GString) uris = g_string_new (NULL);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GBytes) bytes = NULL;
  GdkContentProvider *parts[2];

  if (gtk_selection_model_is_selected (model, position) &&
      dateline_headline_list_get_n_selected (self) <= MAX_DRAGGED)
    {
      gtk_bitset_unref (dragged);
      dragged = gtk_selection_model_get_selection (model);
    }
  for (guint i = 0; i < gtk_bitset_get_size (dragged); i++)
    add_story (self, gtk_bitset_get_nth (dragged, i), uris, text);
  if (uris->len == 0)
    return NULL;

  bytes = g_bytes_new (uris->str, uris->len);
  parts[0] = gdk_content_provider_new_for_bytes ("text/uri-list", bytes);
  parts[1] = gdk_content_provider_new_typed (G_TYPE_STRING, text->str);
  return gdk_content_provider_new_union (parts, G_N_ELEMENTS (parts));
}

static GdkContentProvider *
prepare_cb (GtkDragSource *source, double x, double y, DatelineHeadlineList *self)
{
  gint64 id = dateline_headline_view_find_story (DATELINE_HEADLINE_VIEW (self->view),
                                                 GTK_WIDGET (self),
                                                 x,
                                                 y);
  GtkWidget *row =
      dateline_headline_view_find_row (DATELINE_HEADLINE_VIEW (self->view), id);
  g_autoptr (GdkPaintable) icon = NULL;
  guint position;

  if (row == NULL || !dateline_edition_find (self->edition, id, &position))
    return NULL;

  icon = gtk_widget_paintable_new (row);
  gtk_drag_source_set_icon (source, icon, 0, 0);
  return dateline_headline_list_create_content (self, position);
}

void
dateline_headline_list_add_drag (DatelineHeadlineList *self)
{
  GtkDragSource *source = gtk_drag_source_new ();

  gtk_drag_source_set_actions (source, GDK_ACTION_COPY);
  g_signal_connect (source, "prepare", G_CALLBACK (prepare_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (source));
}
