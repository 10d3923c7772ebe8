/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Two stacks of deeds: those that are done and those that were undone. The store answers
 * a moment later, and who presses Ctrl+Z three times means three deeds, the last of which
 * may just be done: steps wait for it, and for the one before. Main context only.
 */

#include "dateline-gtk/reader/dateline-deeds-private.h"

#include <glib/gi18n-lib.h>

#define MAX_DEEDS 100

typedef struct
{
  char *text;
  DatelineDeedFunc turn;
  gpointer user_data;
  GDestroyNotify destroy;
} Deed;

struct _DatelineDeeds
{
  GObject parent_instance;

  DatelineNotice *notice;
  GQueue done;   /* of Deed, the newest first */
  GQueue undone; /* the one that was undone last first */
  GQueue steps;  /* of gboolean, whether to do again, the first to take first */
  guint n_begun; /* what is under way */
  Deed *turning; /* the one that is just undone or done again */
  gboolean again;
  gboolean forgets; /* the one that is turning, too */
};

G_DEFINE_FINAL_TYPE (DatelineDeeds, dateline_deeds, G_TYPE_OBJECT)

static void take_step (DatelineDeeds *self);

static void
deed_free (gpointer data)
{
  Deed *deed = data;

  if (deed->destroy != NULL)
    deed->destroy (deed->user_data);
  g_free (deed->text);
  g_free (deed);
}

static void
undo_cb (gpointer user_data)
{
  dateline_deeds_undo (user_data);
}

static void
redo_cb (gpointer user_data)
{
  dateline_deeds_redo (user_data);
}

/* The notice does not outlive the deeds, which hold it. */
static void
offer (DatelineDeeds *self, const char *text, gboolean was_done)
{
  dateline_notice_offer (self->notice,
                         text,
                         was_done ? _ ("_Undo") : _ ("_Redo"),
                         was_done ? undo_cb : redo_cb,
                         self,
                         NULL);
}

static void
turned_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  DatelineDeeds *self = DATELINE_DEEDS (source);
  Deed *deed = g_steal_pointer (&self->turning);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error) || self->forgets)
    {
      if (!self->forgets)
        dateline_notice_say (self->notice, error->message);
      deed_free (deed);
    }
  else
    {
      /* Translators: what was done before and now is not any more. */
      text = self->again ? g_strdup (deed->text)
                         : g_strdup_printf (_ ("Undone: %s"), deed->text);
      g_queue_push_head (self->again ? &self->done : &self->undone, deed);
      offer (self, text, self->again);
    }
  self->forgets = FALSE;
  take_step (self);
}

static void
take_step (DatelineDeeds *self)
{
  while (self->turning == NULL && self->n_begun == 0 && self->steps.length > 0)
    {
      self->again = GPOINTER_TO_INT (g_queue_pop_head (&self->steps));
      self->turning = g_queue_pop_head (self->again ? &self->undone : &self->done);
      if (self->turning != NULL)
        self->turning->turn (self->turning->user_data,
                             self->again,
                             g_task_new (self, NULL, turned_cb, NULL));
      else
        dateline_notice_say (self->notice,
                             self->again ? _ ("There is nothing to do again")
                                         : _ ("There is nothing to undo"));
    }
}

static void
dateline_deeds_finalize (GObject *object)
{
  DatelineDeeds *self = DATELINE_DEEDS (object);

  dateline_deeds_clear (self);
  g_object_unref (self->notice);

  G_OBJECT_CLASS (dateline_deeds_parent_class)->finalize (object);
}

static void
dateline_deeds_class_init (DatelineDeedsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dateline_deeds_finalize;
}

static void
dateline_deeds_init (DatelineDeeds *self)
{
  g_queue_init (&self->done);
  g_queue_init (&self->undone);
  g_queue_init (&self->steps);
}

DatelineDeeds *
dateline_deeds_new (DatelineNotice *notice)
{
  DatelineDeeds *self = g_object_new (DATELINE_TYPE_DEEDS, NULL);

  self->notice = g_object_ref (notice);
  return self;
}

void
dateline_deeds_begin (DatelineDeeds *self)
{
  self->n_begun++;
}

void
dateline_deeds_end (DatelineDeeds *self)
{
  self->n_begun--;
  take_step (self);
}

void
dateline_deeds_add (DatelineDeeds *self,
                    const char *text,
                    DatelineDeedFunc turn,
                    gpointer user_data,
                    GDestroyNotify destroy)
{
  Deed *deed = g_new (Deed, 1);

  deed->text = g_strdup (text);
  deed->turn = turn;
  deed->user_data = user_data;
  deed->destroy = destroy;
  g_queue_push_head (&self->done, deed);
  while (self->done.length > MAX_DEEDS)
    deed_free (g_queue_pop_tail (&self->done));
  g_queue_clear_full (&self->undone, deed_free);
  offer (self, text, TRUE);
}

static void
queue_step (DatelineDeeds *self, gboolean again)
{
  g_queue_push_tail (&self->steps, GINT_TO_POINTER (again));
  take_step (self);
}

void
dateline_deeds_undo (DatelineDeeds *self)
{
  queue_step (self, FALSE);
}

void
dateline_deeds_redo (DatelineDeeds *self)
{
  queue_step (self, TRUE);
}

void
dateline_deeds_clear (DatelineDeeds *self)
{
  self->forgets = self->turning != NULL;
  g_queue_clear (&self->steps);
  g_queue_clear_full (&self->done, deed_free);
  g_queue_clear_full (&self->undone, deed_free);
}
