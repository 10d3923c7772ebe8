/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Where a person is in a reader, as a text that the host keeps: what is listed, which
 * story is selected, where the list is scrolled to, and which pane is in front. It is a
 * dictionary, of which each version knows its keys and passes over the others. Main
 * context only.
 */

#include "dateline-gtk/reader/dateline-reader-private.h"

#include "dateline-gtk/headlines/dateline-headline-place-private.h"

#define MAX_LENGTH (64 * 1024)

static DatelineHeadlineList *
get_list (DatelineReader *self)
{
  return dateline_list_pane_get_list (self->list_pane);
}

/**
 * dateline_reader_get_state:
 * @self: a reader
 *
 * Says where the person is, for [method@Reader.set_state] the next time: what is listed
 * and by which filters, the selected story, the place in the list, and the pane in front.
 *
 * Returns: (transfer full): a text, of one line
 */
char *
dateline_reader_get_state (DatelineReader *self)
{
  g_auto (GVariantDict) dict = G_VARIANT_DICT_INIT (NULL);
  g_autoptr (GVariant) state = NULL;
  g_autofree char *query = NULL;

  g_return_val_if_fail (DATELINE_IS_READER (self), NULL);

  query = dateline_query_to_string (self->query);
  g_variant_dict_insert (&dict, "query", "s", query);
  g_variant_dict_insert (&dict, "pane", "u", dateline_fold_get_pane (self->fold));
  g_variant_dict_insert_value (&dict,
                               "place",
                               dateline_headline_list_get_place (get_list (self)));
  g_variant_dict_insert_value (&dict, "unread", dateline_reader_get_filters (self));
  state = g_variant_ref_sink (g_variant_dict_end (&dict));
  return g_variant_print (state, FALSE);
}

/* The story that was open is again, in front if it was there; without it the list is. */
static void
restored_cb (DatelineHeadlineList *list, GParamSpec *pspec, gpointer user_data)
{
  DatelineReader *self = user_data;
  gint64 id = dateline_headline_list_get_selected_id (list);

  g_signal_handlers_disconnect_by_func (list, restored_cb, self);
  if (id != 0)
    dateline_reader_open_story (self, id);
}

static void
set_pane (DatelineReader *self, guint pane)
{
  if (pane == DATELINE_FOLD_ARTICLE)
    g_signal_connect_object (get_list (self),
                             "notify::selected-id",
                             G_CALLBACK (restored_cb),
                             self,
                             0);
  else if (pane < DATELINE_FOLD_ARTICLE)
    dateline_fold_set_pane (self->fold, pane);
}

/* A feed may be followed no more since. */
static void
overview_cb (DatelineSidebar *sidebar, GParamSpec *pspec, gpointer user_data)
{
  DatelineReader *self = user_data;
  gint64 feed_id = dateline_query_get_feed (self->query);
  g_autoptr (DatelineQuery) everything = dateline_query_new ();

  g_signal_handlers_disconnect_by_func (sidebar, overview_cb, self);
  if (feed_id != 0 && dateline_reader_find_feed (self, feed_id) == NULL)
    dateline_reader_apply_query (self, everything);
}

/**
 * dateline_reader_set_state:
 * @self: a reader
 * @state: what [method@Reader.get_state] said
 *
 * Goes back to where the person was: lists the same, selects the same story, and scrolls
 * to the same stories, as soon as they are listed. Of stories that are gone the next one
 * takes the place; of what this version does not understand nothing happens.
 */
void
dateline_reader_set_state (DatelineReader *self, const char *state)
{
  g_autoptr (GVariant) variant = NULL;
  g_autoptr (GVariant) place = NULL;
  g_autoptr (GVariant) unread = NULL;
  g_autoptr (DatelineQuery) query = NULL;
  const char *text;
  guint pane;

  g_return_if_fail (DATELINE_IS_READER (self) && state != NULL);

  if (strlen (state) > MAX_LENGTH)
    return;
  variant = g_variant_parse (G_VARIANT_TYPE_VARDICT, state, NULL, NULL, NULL);
  if (variant == NULL)
    return;
  if (g_variant_lookup (variant, "query", "&s", &text))
    query = dateline_query_new_from_string (text);
  if (query != NULL)
    {
      dateline_reader_apply_query (self, query);
      g_signal_connect_object (dateline_sidebar_pane_get_sidebar (self->sidebar_pane),
                               "notify::overview",
                               G_CALLBACK (overview_cb),
                               self,
                               0);
    }
  unread = g_variant_lookup_value (variant, "unread", G_VARIANT_TYPE_STRING_ARRAY);
  if (unread != NULL)
    dateline_reader_set_filters (self, unread);
  place = g_variant_lookup_value (variant, "place", DATELINE_HEADLINE_PLACE_TYPE);
  if (place != NULL)
    dateline_headline_list_set_place (get_list (self), place);
  if (g_variant_lookup (variant, "pane", "u", &pane))
    set_pane (self, pane);
}
