/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The sections of a store, and how many unread stories each has. Main context only.
 *
 * What a section lists can be asked only by asking: one after the other is counted, off
 * the main thread, after whatever else waits. A change while that goes on has all counted
 * once more when it is done, not in between: then there is an end to it while a refresh
 * lasts.
 */

#include "dateline/edition/dateline-section-counts.h"

#include "dateline/store/dateline-store-counts.h"
#include "dateline/store/dateline-store-sections.h"

/* What a person did is to be seen at once, and a refresh does much at once. */
#define DELAY 250

/**
 * DatelineSectionCounts:
 *
 * The queries that the reader keeps under a name, with the numbers of their unread
 * stories. It follows the store: who shows it listens to
 * [signal@SectionCounts::changed].
 */
struct _DatelineSectionCounts
{
  GObject parent_instance;

  DatelineStore *store;
  GPtrArray *sections; /* of DatelineSection */
  GHashTable *counts;  /* of gint64, by the section's number */
  GCancellable *cancellable;
  guint timeout;
  guint next;        /* the section that is being counted */
  gboolean is_busy;  /* something is being asked */
  gboolean is_due;   /* and has to be asked again */
  gboolean is_other; /* the sections themselves changed */
};

static guint signal_changed;

G_DEFINE_FINAL_TYPE (DatelineSectionCounts, dateline_section_counts, G_TYPE_OBJECT)

static void begin (DatelineSectionCounts *self);

static void
finish (DatelineSectionCounts *self)
{
  self->is_busy = FALSE;
  if (self->is_due)
    begin (self);
}

static void count_next (DatelineSectionCounts *self);

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DatelineSectionCounts) self = user_data;
  g_autoptr (GError) error = NULL;
  gint64 n =
      dateline_store_count_stories_finish (DATELINE_STORE (source), result, &error);
  gint64 id;
  gint64 *before;

  if (self->store == NULL)
    return;
  id = dateline_section_get_id (self->sections->pdata[self->next]);
  before = g_hash_table_lookup (self->counts, &id);
  if (n >= 0 && (before == NULL || *before != n))
    {
      g_hash_table_replace (self->counts,
                            g_memdup2 (&id, sizeof id),
                            g_memdup2 (&n, sizeof n));
      g_signal_emit (self, signal_changed, 0);
    }
  self->next++;
  count_next (self);
}

static void
count_next (DatelineSectionCounts *self)
{
  g_autoptr (DatelineQuery) query = NULL;

  /* Of sections that are others the numbers are of no use. */
  if (self->next >= self->sections->len || self->is_other)
    {
      finish (self);
      return;
    }
  query = dateline_query_copy (
      dateline_section_get_query (self->sections->pdata[self->next]));
  dateline_query_set_unread_only (query, TRUE);
  dateline_store_count_stories_async (self->store,
                                      query,
                                      self->cancellable,
                                      counted_cb,
                                      g_object_ref (self));
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DatelineSectionCounts) self = user_data;
  GPtrArray *sections =
      dateline_store_list_sections_finish (DATELINE_STORE (source), result, NULL);

  if (self->store == NULL || sections == NULL)
    {
      g_clear_pointer (&sections, g_ptr_array_unref);
      self->is_busy = FALSE;
      return;
    }
  g_ptr_array_unref (self->sections);
  self->sections = sections;
  g_signal_emit (self, signal_changed, 0);
  count_next (self);
}

static void
begin (DatelineSectionCounts *self)
{
  gboolean lists = self->is_other;

  self->is_busy = TRUE;
  self->is_due = FALSE;
  self->is_other = FALSE;
  self->next = 0;
  if (lists)
    dateline_store_list_sections_async (self->store,
                                        self->cancellable,
                                        listed_cb,
                                        g_object_ref (self));
  else
    count_next (self);
}

static gboolean
timeout_cb (gpointer user_data)
{
  DatelineSectionCounts *self = user_data;

  self->timeout = 0;
  if (!self->is_busy)
    begin (self);
  return G_SOURCE_REMOVE;
}

static void
store_changed_cb (DatelineSectionCounts *self, DatelineStoreChanges *changes)
{
  DatelineStoreChangeFlags flags = dateline_store_changes_get_flags (changes);

  if ((flags & ~(DATELINE_STORE_CHANGE_FETCHED | DATELINE_STORE_CHANGE_KEPT |
                 DATELINE_STORE_CHANGE_LINKS)) == 0)
    return;
  self->is_due = TRUE;
  if ((flags & DATELINE_STORE_CHANGE_SECTIONS) != 0)
    {
      self->is_other = TRUE;
      if (!self->is_busy)
        begin (self);
    }
  else if (self->sections->len > 0 && self->timeout == 0)
    self->timeout = g_timeout_add (DELAY, timeout_cb, self);
}

static void
dateline_section_counts_dispose (GObject *object)
{
  DatelineSectionCounts *self = DATELINE_SECTION_COUNTS (object);

  g_clear_handle_id (&self->timeout, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  if (self->store != NULL)
    g_signal_handlers_disconnect_by_data (self->store, self);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (dateline_section_counts_parent_class)->dispose (object);
}

static void
dateline_section_counts_finalize (GObject *object)
{
  DatelineSectionCounts *self = DATELINE_SECTION_COUNTS (object);

  g_object_unref (self->cancellable);
  g_ptr_array_unref (self->sections);
  g_hash_table_unref (self->counts);

  G_OBJECT_CLASS (dateline_section_counts_parent_class)->finalize (object);
}

static void
dateline_section_counts_class_init (DatelineSectionCountsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = dateline_section_counts_dispose;
  object_class->finalize = dateline_section_counts_finalize;

  /**
   * DatelineSectionCounts::changed:
   * @self: the sections
   *
   * Emitted when the sections, their order or a number changed.
   */
  signal_changed = g_signal_new ("changed",
                                 DATELINE_TYPE_SECTION_COUNTS,
                                 G_SIGNAL_RUN_LAST,
                                 0,
                                 NULL,
                                 NULL,
                                 NULL,
                                 G_TYPE_NONE,
                                 0);
}

static void
dateline_section_counts_init (DatelineSectionCounts *self)
{
  self->cancellable = g_cancellable_new ();
  self->sections =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dateline_section_unref);
  self->counts = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
}

/**
 * dateline_section_counts_new:
 * @store: where the sections are
 *
 * Lists the sections of a store and counts their unread stories, which comes a while
 * later.
 *
 * Returns: (transfer full): the sections
 */
DatelineSectionCounts *
dateline_section_counts_new (DatelineStore *store)
{
  DatelineSectionCounts *self;

  g_return_val_if_fail (DATELINE_IS_STORE (store), NULL);

  self = g_object_new (DATELINE_TYPE_SECTION_COUNTS, NULL);
  self->store = g_object_ref (store);
  g_signal_connect_swapped (store, "changed", G_CALLBACK (store_changed_cb), self);
  self->is_other = TRUE;
  begin (self);
  return self;
}

/**
 * dateline_section_counts_get_sections:
 * @self: the sections
 *
 * Gets the sections in the reader's order.
 *
 * Returns: (transfer none) (element-type DatelineSection): the sections; empty while they
 *   are listed
 */
GPtrArray *
dateline_section_counts_get_sections (DatelineSectionCounts *self)
{
  g_return_val_if_fail (DATELINE_IS_SECTION_COUNTS (self), NULL);

  return self->sections;
}

/**
 * dateline_section_counts_get_n_unread:
 * @self: the sections
 * @section_id: a section's number
 *
 * Gets how many unread stories a section has.
 *
 * Returns: how many, -1 while they were not counted yet
 */
gint64
dateline_section_counts_get_n_unread (DatelineSectionCounts *self, gint64 section_id)
{
  gint64 *n;

  g_return_val_if_fail (DATELINE_IS_SECTION_COUNTS (self), -1);

  n = g_hash_table_lookup (self->counts, &section_id);
  return n != NULL ? *n : -1;
}
