/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* How far the keeping of a saved story has got. Immutable, any thread. */

#include "dateline/model/dateline-saving-private.h"

#include <glib/gi18n-lib.h>

struct _DatelineSaving
{
  DatelineSavingCounts counts;
  char *reason;
};

G_DEFINE_ENUM_TYPE (DatelineSavedKind,
                    dateline_saved_kind,
                    G_DEFINE_ENUM_VALUE (DATELINE_SAVED_PICTURE, "picture"),
                    G_DEFINE_ENUM_VALUE (DATELINE_SAVED_ENCLOSURE, "enclosure"),
                    G_DEFINE_ENUM_VALUE (DATELINE_SAVED_PAGE, "page"))

G_DEFINE_ENUM_TYPE (DatelineSavedState,
                    dateline_saved_state,
                    G_DEFINE_ENUM_VALUE (DATELINE_SAVED_PENDING, "pending"),
                    G_DEFINE_ENUM_VALUE (DATELINE_SAVED_COMPLETE, "complete"),
                    G_DEFINE_ENUM_VALUE (DATELINE_SAVED_INCOMPLETE, "incomplete"))

/**
 * DatelineSaving:
 *
 * How far the keeping of a saved story for reading offline has got, as the store had it
 * at one moment: how many of its pictures and other parts are kept, and what could not be
 * had. It never changes and may cross threads.
 */
G_DEFINE_BOXED_TYPE (DatelineSaving,
                     dateline_saving,
                     dateline_saving_ref,
                     dateline_saving_unref)

DatelineSaving *
dateline_saving_new (const DatelineSavingCounts *counts, const char *reason)
{
  DatelineSaving *self = g_atomic_rc_box_new0 (DatelineSaving);

  self->counts = *counts;
  self->reason = g_strdup (reason);
  return self;
}

DatelineSavedPart *
dateline_saved_part_new (DatelineSavedKind kind, const char *uri)
{
  DatelineSavedPart *self = g_new0 (DatelineSavedPart, 1);

  self->kind = kind;
  self->uri = g_strdup (uri);
  return self;
}

void
dateline_saved_part_free (DatelineSavedPart *self)
{
  g_free (self->uri);
  g_free (self->reason);
  g_free (self);
}

/**
 * dateline_saving_ref:
 * @self: a saving
 *
 * Adds a reference; any thread.
 *
 * Returns: (transfer full): @self
 */
DatelineSaving *
dateline_saving_ref (DatelineSaving *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

static void
clear (DatelineSaving *self)
{
  g_free (self->reason);
}

/**
 * dateline_saving_unref:
 * @self: (transfer full): a saving
 *
 * Drops a reference; any thread.
 */
void
dateline_saving_unref (DatelineSaving *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, (GDestroyNotify) clear);
}

/**
 * dateline_saving_get_story_id:
 * @self: a saving
 *
 * Gets the story that it is about.
 *
 * Returns: the story's number
 */
gint64
dateline_saving_get_story_id (const DatelineSaving *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->counts.story_id;
}

static guint
add_up (const guint *numbers)
{
  guint sum = 0;

  for (guint i = 0; i < DATELINE_SAVED_N_KINDS; i++)
    sum += numbers[i];
  return sum;
}

/**
 * dateline_saving_get_state:
 * @self: a saving
 *
 * Gets how far it has got. A story that was not looked through yet is pending.
 *
 * Returns: the state
 */
DatelineSavedState
dateline_saving_get_state (const DatelineSaving *self)
{
  guint n_missing, n_kept;

  g_return_val_if_fail (self != NULL, DATELINE_SAVED_PENDING);

  n_missing = add_up (self->counts.n_missing);
  n_kept = add_up (self->counts.n_kept);
  if (!self->counts.is_looked_through ||
      n_kept + n_missing < add_up (self->counts.n_parts))
    return DATELINE_SAVED_PENDING;
  return n_missing > 0 ? DATELINE_SAVED_INCOMPLETE : DATELINE_SAVED_COMPLETE;
}

/**
 * dateline_saving_get_share:
 * @self: a saving
 *
 * Gets which share of the story is kept. The text of its feed counts as one part.
 *
 * Returns: from 0 to 1
 */
double
dateline_saving_get_share (const DatelineSaving *self)
{
  g_return_val_if_fail (self != NULL, 0);

  if (!self->counts.is_looked_through)
    return 0;
  return (1.0 + add_up (self->counts.n_kept)) / (1.0 + add_up (self->counts.n_parts));
}

/**
 * dateline_saving_get_n_parts:
 * @self: a saving
 * @kind: which parts
 *
 * Gets how many such parts the story has that are to be kept.
 *
 * Returns: the number
 */
guint
dateline_saving_get_n_parts (const DatelineSaving *self, DatelineSavedKind kind)
{
  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (kind < DATELINE_SAVED_N_KINDS, 0);

  return self->counts.n_parts[kind];
}

/**
 * dateline_saving_get_n_kept:
 * @self: a saving
 * @kind: which parts
 *
 * Gets how many such parts are kept.
 *
 * Returns: the number
 */
guint
dateline_saving_get_n_kept (const DatelineSaving *self, DatelineSavedKind kind)
{
  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (kind < DATELINE_SAVED_N_KINDS, 0);

  return self->counts.n_kept[kind];
}

/**
 * dateline_saving_get_n_missing:
 * @self: a saving
 * @kind: which parts
 *
 * Gets how many such parts were asked for and could not be had. They are tried again when
 * the network comes back and after a refresh.
 *
 * Returns: the number
 */
guint
dateline_saving_get_n_missing (const DatelineSaving *self, DatelineSavedKind kind)
{
  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (kind < DATELINE_SAVED_N_KINDS, 0);

  return self->counts.n_missing[kind];
}

/**
 * dateline_saving_wants_enclosures:
 * @self: a saving
 *
 * Tells whether what is sent along with the story is to be kept, too.
 *
 * Returns: whether it is
 */
gboolean
dateline_saving_wants_enclosures (const DatelineSaving *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->counts.wants_enclosures;
}

/**
 * dateline_saving_get_reason:
 * @self: a saving
 *
 * Gets why a part could not be had.
 *
 * Returns: (nullable): a sentence for the reader, %NULL if nothing is missing
 */
const char *
dateline_saving_get_reason (const DatelineSaving *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->reason;
}

/* "3 of 5 pictures", "5 pictures", or NULL for none. */
static char *
name_pictures (const DatelineSavingCounts *counts)
{
  guint n = counts->n_parts[DATELINE_SAVED_PICTURE];
  guint n_kept = counts->n_kept[DATELINE_SAVED_PICTURE];

  if (n == 0)
    return NULL;
  if (n_kept < n)
    return g_strdup_printf (
        g_dngettext (GETTEXT_PACKAGE, "%u of %u picture", "%u of %u pictures", n),
        n_kept,
        n);
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u picture", "%u pictures", n),
                          n);
}

static char *
name_files (const DatelineSavingCounts *counts)
{
  guint n = counts->n_parts[DATELINE_SAVED_ENCLOSURE];
  guint n_kept = counts->n_kept[DATELINE_SAVED_ENCLOSURE];

  if (n == 0)
    return NULL;
  if (n_kept < n)
    return g_strdup_printf (
        g_dngettext (GETTEXT_PACKAGE, "%u of %u file", "%u of %u files", n),
        n_kept,
        n);
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u file", "%u files", n), n);
}

static void
say_missing (const DatelineSavingCounts *counts, GString *text)
{
  guint n_pictures = counts->n_missing[DATELINE_SAVED_PICTURE];
  guint n_files = counts->n_missing[DATELINE_SAVED_ENCLOSURE];

  if (n_pictures > 0)
    {
      g_string_append_c (text, ' ');
      g_string_append_printf (text,
                              g_dngettext (GETTEXT_PACKAGE,
                                           "%u picture could not be had.",
                                           "%u pictures could not be had.",
                                           n_pictures),
                              n_pictures);
    }
  if (n_files > 0)
    {
      g_string_append_c (text, ' ');
      g_string_append_printf (text,
                              g_dngettext (GETTEXT_PACKAGE,
                                           "%u file could not be had.",
                                           "%u files could not be had.",
                                           n_files),
                              n_files);
    }
  if (counts->n_missing[DATELINE_SAVED_PAGE] > 0)
    {
      g_string_append_c (text, ' ');
      g_string_append (text, _ ("The full text could not be had."));
    }
}

/**
 * dateline_saving_dup_text:
 * @self: a saving
 *
 * Says in words how far it has got, as "Kept for offline reading: 3 of 5 pictures."
 *
 * Returns: (transfer full): a line for the reader
 */
char *
dateline_saving_dup_text (const DatelineSaving *self)
{
  g_autofree char *pictures = NULL;
  g_autofree char *files = NULL;
  GString *text;

  g_return_val_if_fail (self != NULL, NULL);

  if (!self->counts.is_looked_through)
    return g_strdup (_ ("Will be kept for offline reading."));
  pictures = name_pictures (&self->counts);
  files = name_files (&self->counts);
  text = g_string_new (NULL);
  if (pictures != NULL && files != NULL)
    /* Translators: the first %s is "3 of 5 pictures", the second one "1 file". */
    g_string_append_printf (text,
                            _ ("Kept for offline reading: %s, %s."),
                            pictures,
                            files);
  else if (pictures != NULL || files != NULL)
    /* Translators: %s is "3 of 5 pictures" or "1 of 2 files". */
    g_string_append_printf (text,
                            _ ("Kept for offline reading: %s."),
                            pictures != NULL ? pictures : files);
  else
    g_string_append (text,
                     dateline_saving_get_state (self) == DATELINE_SAVED_PENDING
                         ? _ ("Being kept for offline reading…")
                         : _ ("Kept for offline reading."));
  say_missing (&self->counts, text);
  return g_string_free (text, FALSE);
}
