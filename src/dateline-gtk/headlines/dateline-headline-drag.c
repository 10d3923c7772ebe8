/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Headlines dragged out of the list: their addresses and titles, in the forms that
 * browsers, mailers and editors take them in, and files of the stories, if the host makes
 * them. Main context only. */

#include "dateline-gtk/headlines/dateline-headline-list-private.h"

#include "dateline-gtk/headlines/dateline-headline-view-private.h"

#include <string.h>

/* Of more nobody wants to drop the links anywhere. */
#define MAX_DRAGGED 100

/* The links, in each form. */
typedef struct
{
  GString *uris;   /* text/uri-list */
  GString *lines;  /* addresses and titles, in turn, a line each */
  GString *markup; /* text/html */
  GString *text;   /* titles and addresses */
} Links;

static void
links_clear (Links *links)
{
  g_string_free (links->uris, TRUE);
  g_string_free (links->lines, TRUE);
  g_string_free (links->markup, TRUE);
  g_string_free (links->text, TRUE);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Links, links_clear)

static void
add_link (Links *links, const char *title, const char *link)
{
  g_autofree char *line = g_strdelimit (g_strdup (title), "\r\n", ' ');
  g_autofree char *markup =
      g_markup_printf_escaped ("<a href=\"%s\">%s</a>", link, title);

  g_string_append_printf (links->uris, "%s\r\n", link);
  g_string_append_printf (links->lines,
                          "%s%s\n%s",
                          links->lines->len > 0 ? "\n" : "",
                          link,
                          line);
  g_string_append_printf (links->markup,
                          "%s%s",
                          links->markup->len > 0 ? "<br>\n" : "",
                          markup);
}

/* A story without a link is text at least. */
static void
add_headline (Links *links, const DatelineHeadline *headline)
{
  const char *title = dateline_headline_get_title (headline);
  const char *link = dateline_headline_get_link (headline);

  if (link != NULL)
    add_link (links, title, link);
  g_string_append_printf (links->text,
                          "%s%s%s%s",
                          links->text->len > 0 ? "\n\n" : "",
                          title,
                          link != NULL ? "\n" : "",
                          link != NULL ? link : "");
}

static GdkContentProvider *
provide_bytes (const char *mime_type, const char *text, gsize length)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, length);

  return gdk_content_provider_new_for_bytes (mime_type, bytes);
}

/* As browsers give it to each other: in UTF-16, in the order of bytes of the machine. */
static GdkContentProvider *
provide_for_browsers (const char *lines)
{
  glong length;
  g_autofree gunichar2 *wide = g_utf8_to_utf16 (lines, -1, NULL, &length, NULL);

  return provide_bytes ("text/x-moz-url",
                        (const char *) wide,
                        wide != NULL ? length * sizeof *wide : 0);
}

/* The headlines at some places, as far as they are known. */
static GPtrArray *
list_headlines (DatelineHeadlineList *self, const GtkBitset *places)
{
  GPtrArray *headlines =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dateline_headline_unref);

  for (guint i = 0; i < gtk_bitset_get_size (places); i++)
    {
      g_autoptr (DatelineStory) story =
          g_list_model_get_item (G_LIST_MODEL (self->edition),
                                 gtk_bitset_get_nth (places, i));
      DatelineHeadline *headline = dateline_story_get_headline (story);

      if (headline != NULL)
        g_ptr_array_add (headlines, dateline_headline_ref (headline));
    }
  return headlines;
}

/* Who takes addresses takes files where there are some: a link has other forms beside it,
 * a file has none. */
static GdkContentProvider *
provide (DatelineHeadlineList *self, GPtrArray *headlines)
{
  g_auto (Links) links = { g_string_new (NULL),
                           g_string_new (NULL),
                           g_string_new (NULL),
                           g_string_new (NULL) };
  GdkContentProvider *parts[5];
  GdkContentProvider *files = NULL;
  gsize n_parts = 0;

  for (guint i = 0; i < headlines->len; i++)
    add_headline (&links, headlines->pdata[i]);

  g_signal_emit_by_name (self, "create-files", headlines, &files);
  if (files != NULL)
    parts[n_parts++] = files;
  else if (links.uris->len > 0)
    parts[n_parts++] = provide_bytes ("text/uri-list", links.uris->str, links.uris->len);
  if (links.uris->len > 0)
    {
      parts[n_parts++] = provide_for_browsers (links.lines->str);
      parts[n_parts++] =
          provide_bytes ("_NETSCAPE_URL", links.lines->str, links.lines->len);
      parts[n_parts++] =
          provide_bytes ("text/html", links.markup->str, links.markup->len);
    }
  parts[n_parts++] = gdk_content_provider_new_typed (G_TYPE_STRING, links.text->str);
  return gdk_content_provider_new_union (parts, n_parts);
}

/* What dragging the story at @position takes along: those that are selected with it. NULL
 * where none of them is known yet. */
GdkContentProvider *
dateline_headline_list_create_content (DatelineHeadlineList *self, guint position)
{
  GtkSelectionModel *model = GTK_SELECTION_MODEL (self->selection);
  g_autoptr (GtkBitset) dragged = gtk_bitset_new_range (position, 1);
  g_autoptr (GPtrArray) headlines = NULL;

  if (gtk_selection_model_is_selected (model, position) &&
      dateline_headline_list_get_n_selected (self) <= MAX_DRAGGED)
    {
      gtk_bitset_unref (dragged);
      dragged = gtk_selection_model_get_selection (model);
    }
  headlines = list_headlines (self, dragged);
  return headlines->len > 0 ? provide (self, headlines) : NULL;
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
