/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The list that a reader reads: what a query found at one moment. Main context only. */

#include "dateline/edition/dateline-edition-private.h"

#include "dateline/store/dateline-store-keys-private.h"

/**
 * DatelineEdition:
 *
 * The stories of a query, in order, as a #GListModel of #DatelineStory that any list
 * widget can show. It takes 8 bytes a story; a story itself is made when it is asked
 * for, at first empty, and filled with its headline a moment later, which never waits.
 *
 * An edition does not change under the eyes of its reader: stories that arrive are
 * counted in [property@Edition:n-pending] and come in with dateline_edition_reload(),
 * unless the edition is empty, when they come in by themselves. A story that is marked
 * stays where it is until the query is set again, also where the query would not list it
 * any more. Only what the reader does with feeds shows at once.
 */

static void dateline_edition_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DatelineEdition,
                               dateline_edition,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      dateline_edition_list_model_init))

enum
{
  PROP_STORE = 1,
  PROP_LOADING,
  PROP_N_PENDING,
  PROP_ERROR,
  PROP_PARTIAL,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

void
dateline_edition_set_loading (DatelineEdition *self, gboolean loading)
{
  if (self->loading == loading)
    return;

  self->loading = loading;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
}

void
dateline_edition_set_n_pending (DatelineEdition *self, guint n_pending)
{
  if (self->n_pending == n_pending)
    return;

  self->n_pending = n_pending;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_PENDING]);
}

void
dateline_edition_set_partial (DatelineEdition *self, gboolean is_partial)
{
  if (self->is_partial == is_partial)
    return;

  self->is_partial = is_partial;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PARTIAL]);
}

void
dateline_edition_take_error (DatelineEdition *self, GError *error)
{
  if (self->error == NULL && error == NULL)
    return;

  g_clear_error (&self->error);
  self->error = error;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ERROR]);
}

static gboolean
first_listing_cb (gpointer user_data)
{
  dateline_edition_list (user_data);
  return G_SOURCE_REMOVE;
}

static void
dateline_edition_constructed (GObject *object)
{
  DatelineEdition *self = DATELINE_EDITION (object);

  G_OBJECT_CLASS (dateline_edition_parent_class)->constructed (object);

  self->pages = dateline_edition_pages_new (self->store);
  g_signal_connect_object (self->store,
                           "changed",
                           G_CALLBACK (dateline_edition_follow),
                           self,
                           G_CONNECT_SWAPPED);

  self->loading = TRUE;
  self->first_listing = g_idle_source_new ();
  g_source_set_priority (self->first_listing, G_PRIORITY_DEFAULT);
  g_source_set_callback (self->first_listing, first_listing_cb, self, NULL);
  g_source_set_static_name (self->first_listing, "dateline-edition");
  g_source_attach (self->first_listing, g_main_context_get_thread_default ());
}

static void
dateline_edition_dispose (GObject *object)
{
  DatelineEdition *self = DATELINE_EDITION (object);

  dateline_edition_stop_listing (self);
  if (self->store != NULL)
    g_signal_handlers_disconnect_by_data (self->store, self);

  G_OBJECT_CLASS (dateline_edition_parent_class)->dispose (object);
}

static void
dateline_edition_finalize (GObject *object)
{
  DatelineEdition *self = DATELINE_EDITION (object);

  dateline_edition_pages_free (self->pages);
  g_array_unref (self->keys);
  dateline_id_set_free (self->kept);
  dateline_id_set_free (self->swapped);
  dateline_query_free (self->query);
  g_clear_error (&self->error);
  g_object_unref (self->store);

  G_OBJECT_CLASS (dateline_edition_parent_class)->finalize (object);
}

static void
dateline_edition_get_property (GObject *object,
                               guint id,
                               GValue *value,
                               GParamSpec *pspec)
{
  DatelineEdition *self = DATELINE_EDITION (object);

  switch (id)
    {
    case PROP_STORE:
      g_value_set_object (value, self->store);
      break;
    case PROP_LOADING:
      g_value_set_boolean (value, self->loading);
      break;
    case PROP_N_PENDING:
      g_value_set_uint (value, self->n_pending);
      break;
    case PROP_ERROR:
      g_value_set_boxed (value, self->error);
      break;
    case PROP_PARTIAL:
      g_value_set_boolean (value, self->is_partial);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
dateline_edition_set_property (GObject *object,
                               guint id,
                               const GValue *value,
                               GParamSpec *pspec)
{
  DatelineEdition *self = DATELINE_EDITION (object);

  switch (id)
    {
    case PROP_STORE:
      self->store = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
dateline_edition_class_init (DatelineEditionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->constructed = dateline_edition_constructed;
  object_class->dispose = dateline_edition_dispose;
  object_class->finalize = dateline_edition_finalize;
  object_class->get_property = dateline_edition_get_property;
  object_class->set_property = dateline_edition_set_property;

  /**
   * DatelineEdition:store:
   *
   * The store whose stories these are.
   */
  properties[PROP_STORE] = g_param_spec_object (
      "store",
      NULL,
      NULL,
      DATELINE_TYPE_STORE,
      G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  /**
   * DatelineEdition:loading:
   *
   * Whether the list of stories is being read from the store. Until it is there the
   * edition shows the list from before, or the first stories of another one.
   */
  properties[PROP_LOADING] = g_param_spec_boolean ("loading", NULL, NULL, FALSE, flags);
  /**
   * DatelineEdition:n-pending:
   *
   * How many stories of the query arrived since the list was made.
   */
  properties[PROP_N_PENDING] =
      g_param_spec_uint ("n-pending", NULL, NULL, 0, G_MAXUINT, 0, flags);
  /**
   * DatelineEdition:error:
   *
   * Why the list could not be read from the store, %NULL if it could.
   */
  properties[PROP_ERROR] = g_param_spec_boxed ("error", NULL, NULL, G_TYPE_ERROR, flags);
  /**
   * DatelineEdition:partial:
   *
   * Whether a search had too many stories to look through, so that the list has only the
   * newest of those that it would find.
   */
  properties[PROP_PARTIAL] = g_param_spec_boolean ("partial", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
dateline_edition_init (DatelineEdition *self)
{
  self->query = dateline_query_new ();
  self->keys = g_array_new (FALSE, FALSE, sizeof (DatelineStoryKey));
  self->group_mask = ~0u;
  self->kept = dateline_id_set_new ();
  self->swapped = dateline_id_set_new ();
}

static GType
dateline_edition_get_item_type (GListModel *model)
{
  return DATELINE_TYPE_STORY;
}

static guint
dateline_edition_get_n_items (GListModel *model)
{
  return DATELINE_EDITION (model)->keys->len;
}

static gpointer
dateline_edition_get_item (GListModel *model, guint position)
{
  DatelineEdition *self = DATELINE_EDITION (model);
  DatelineStory *story;

  if (position >= self->keys->len)
    return NULL;
  story = dateline_edition_pages_get (
      self->pages,
      g_array_index (self->keys, DatelineStoryKey, position).id);
  dateline_edition_place_story (self, story, position);
  return story;
}

static void
dateline_edition_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = dateline_edition_get_item_type;
  iface->get_n_items = dateline_edition_get_n_items;
  iface->get_item = dateline_edition_get_item;
}

/**
 * dateline_edition_new:
 * @store: the store whose stories to list
 *
 * Makes an edition. It lists all stories once the main loop runs, unless
 * dateline_edition_set_query() says otherwise before.
 *
 * Returns: (transfer full): a new edition
 */
DatelineEdition *
dateline_edition_new (DatelineStore *store)
{
  g_return_val_if_fail (DATELINE_IS_STORE (store), NULL);

  return g_object_new (DATELINE_TYPE_EDITION, "store", store, NULL);
}

/**
 * dateline_edition_get_store:
 * @self: an edition
 *
 * Gets the store whose stories these are.
 *
 * Returns: (transfer none): the store
 */
DatelineStore *
dateline_edition_get_store (DatelineEdition *self)
{
  g_return_val_if_fail (DATELINE_IS_EDITION (self), NULL);

  return self->store;
}

/**
 * dateline_edition_set_query:
 * @self: an edition
 * @query: what to list
 *
 * Lists what @query asks for, as it is now. The list from before stays until the new one
 * is there.
 */
void
dateline_edition_set_query (DatelineEdition *self, const DatelineQuery *query)
{
  g_autoptr (DatelineQuery) old_query = NULL;

  g_return_if_fail (DATELINE_IS_EDITION (self));
  g_return_if_fail (query != NULL);

  old_query = g_steal_pointer (&self->query);
  self->query = dateline_query_copy (query);
  self->replacing = self->replacing || !dateline_query_equal (old_query, query);
  dateline_id_set_clear (self->kept);
  dateline_id_set_clear (self->swapped);
  dateline_edition_pages_set_words (self->pages, dateline_query_get_words (query));
  dateline_edition_list (self);
}

/**
 * dateline_edition_get_query:
 * @self: an edition
 *
 * Gets what the edition lists, or is about to list while it is loading.
 *
 * Returns: (transfer none): the query
 */
const DatelineQuery *
dateline_edition_get_query (DatelineEdition *self)
{
  g_return_val_if_fail (DATELINE_IS_EDITION (self), NULL);

  return self->query;
}

/**
 * dateline_edition_reload:
 * @self: an edition
 *
 * Takes in the stories that arrived. The stories that were there stay as they are where
 * that is possible, and with them a list's selection and place.
 */
void
dateline_edition_reload (DatelineEdition *self)
{
  g_return_if_fail (DATELINE_IS_EDITION (self));

  dateline_edition_list (self);
}

/**
 * dateline_edition_is_loading:
 * @self: an edition
 *
 * Tells whether the list of stories is being read from the store.
 *
 * Returns: %TRUE if it is
 */
gboolean
dateline_edition_is_loading (DatelineEdition *self)
{
  g_return_val_if_fail (DATELINE_IS_EDITION (self), FALSE);

  return self->loading;
}

/**
 * dateline_edition_get_n_pending:
 * @self: an edition
 *
 * Gets how many stories of the query arrived since the list was made.
 *
 * Returns: the number of stories that dateline_edition_reload() would bring
 */
guint
dateline_edition_get_n_pending (DatelineEdition *self)
{
  g_return_val_if_fail (DATELINE_IS_EDITION (self), 0);

  return self->n_pending;
}

/**
 * dateline_edition_is_partial:
 * @self: an edition
 *
 * Tells whether a search had too many stories to look through, so that the list has only
 * the newest of those that it would find.
 *
 * Returns: %TRUE if so
 */
gboolean
dateline_edition_is_partial (DatelineEdition *self)
{
  g_return_val_if_fail (DATELINE_IS_EDITION (self), FALSE);

  return self->is_partial;
}

/**
 * dateline_edition_get_error:
 * @self: an edition
 *
 * Gets why the list could not be read from the store.
 *
 * Returns: (transfer none) (nullable): the error, %NULL if the list could be read
 */
const GError *
dateline_edition_get_error (DatelineEdition *self)
{
  g_return_val_if_fail (DATELINE_IS_EDITION (self), NULL);

  return self->error;
}

/**
 * dateline_edition_get_id:
 * @self: an edition
 * @position: a position in the list
 *
 * Gets the number of a story without making the story.
 *
 * Returns: the story's number in the store, 0 if there is none at @position
 */
gint64
dateline_edition_get_id (DatelineEdition *self, guint position)
{
  g_return_val_if_fail (DATELINE_IS_EDITION (self), 0);

  return position < self->keys->len
             ? g_array_index (self->keys, DatelineStoryKey, position).id
             : 0;
}

/**
 * dateline_edition_find:
 * @self: an edition
 * @id: a story's number in the store
 * @position: (out) (optional): where it is
 *
 * Looks for a story.
 *
 * Returns: %TRUE if it is in the edition
 */
gboolean
dateline_edition_find (DatelineEdition *self, gint64 id, guint *position)
{
  const DatelineStoryKey *keys;

  g_return_val_if_fail (DATELINE_IS_EDITION (self), FALSE);

  keys = (const DatelineStoryKey *) self->keys->data;
  for (guint i = 0; i < self->keys->len; i++)
    if ((gint64) keys[i].id == id)
      {
        if (position != NULL)
          *position = i;
        return TRUE;
      }
  return FALSE;
}
