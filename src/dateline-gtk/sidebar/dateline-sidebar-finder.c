/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* A line above the rows to type a part of a feed's or category's name into: the first
 * that has it is pointed at, the arrows go to the next ones, Enter goes there, Escape
 * back. Main context only. */

#include "dateline-gtk/sidebar/dateline-sidebar-finder-private.h"

#include "dateline-gtk/images/dateline-presence-private.h"

#include <glib/gi18n-lib.h>

struct _DatelineSidebarFinder
{
  GtkWidget parent_instance;

  DatelineSidebarOutline *outline; /* outlives this */
  GtkWidget *revealer;
  GtkWidget *entry;
  GPtrArray *found; /* of DatelineSidebarPlace */
  guint at;         /* the one of them that is pointed at */
};

G_DEFINE_FINAL_TYPE (DatelineSidebarFinder, dateline_sidebar_finder, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_POINTED,
  SIGNAL_CLOSED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* Without marks and case, as names are compared while one types. */
static char *
fold (const char *text)
{
  g_autofree char *decomposed = g_utf8_normalize (text, -1, G_NORMALIZE_ALL);
  g_autofree char *folded = g_utf8_casefold (decomposed != NULL ? decomposed : "", -1);
  GString *plain = g_string_new (NULL);

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_combining_class (g_utf8_get_char (p)) == 0)
      g_string_append_unichar (plain, g_utf8_get_char (p));
  return g_string_free (plain, FALSE);
}

/* What begins with the words comes before what has them inside. */
static void
look_at (DatelineSidebarPlace *place,
         const char *words,
         GPtrArray *first,
         GPtrArray *second)
{
  g_autofree char *label = fold (place->label);

  if (g_str_has_prefix (label, words))
    g_ptr_array_add (first, g_object_ref (place));
  else if (strstr (label, words) != NULL)
    g_ptr_array_add (second, g_object_ref (place));
}

static GPtrArray *
find (DatelineSidebarFinder *self, const char *words)
{
  GPtrArray *first = g_ptr_array_new_with_free_func (g_object_unref);
  GPtrArray *second = g_ptr_array_new ();
  GPtrArray *categories = dateline_sidebar_outline_get_categories (self->outline);
  GPtrArray *loose = dateline_sidebar_outline_get_loose (self->outline);

  for (guint i = 0; i < categories->len; i++)
    {
      DatelineSidebarPlace *category = categories->pdata[i];

      look_at (category, words, first, second);
      for (guint j = 0; j < category->feeds->len; j++)
        look_at (category->feeds->pdata[j], words, first, second);
    }
  for (guint i = 0; i < loose->len; i++)
    look_at (loose->pdata[i], words, first, second);
  g_ptr_array_extend_and_steal (first, second);
  return first;
}

static DatelineSidebarPlace *
get_pointed (DatelineSidebarFinder *self)
{
  return self->found != NULL && self->at < self->found->len ? self->found->pdata[self->at]
                                                            : NULL;
}

static void
point (DatelineSidebarFinder *self, gboolean goes_there)
{
  DatelineSidebarPlace *place = get_pointed (self);

  if (place != NULL)
    g_signal_emit (self, signals[SIGNAL_POINTED], 0, place, goes_there);
}

static void
changed_cb (GtkEditable *entry, DatelineSidebarFinder *self)
{
  g_autofree char *words = fold (gtk_editable_get_text (entry));

  g_clear_pointer (&self->found, g_ptr_array_unref);
  g_strstrip (words);
  self->at = 0;
  if (*words != '\0')
    self->found = find (self, words);
  if (self->found != NULL && self->found->len == 0)
    gtk_widget_add_css_class (self->entry, "error");
  else
    gtk_widget_remove_css_class (self->entry, "error");
  point (self, FALSE);
}

static void
close_finder (DatelineSidebarFinder *self, gboolean stays)
{
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  g_signal_emit (self, signals[SIGNAL_CLOSED], 0, stays);
}

static void
activate_cb (GtkSearchEntry *entry, DatelineSidebarFinder *self)
{
  gboolean found = get_pointed (self) != NULL;

  point (self, TRUE);
  close_finder (self, found);
}

static void
step_cb (DatelineSidebarFinder *self, guint step)
{
  if (self->found == NULL || self->found->len == 0)
    return;
  self->at = (self->at + self->found->len + step) % self->found->len;
  point (self, FALSE);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint key,
                guint code,
                GdkModifierType state,
                DatelineSidebarFinder *self)
{
  switch (key)
    {
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      step_cb (self, 1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      step_cb (self, -1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Escape:
      close_finder (self, FALSE);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
dateline_sidebar_finder_dispose (GObject *object)
{
  DatelineSidebarFinder *self = DATELINE_SIDEBAR_FINDER (object);

  g_clear_pointer (&self->found, g_ptr_array_unref);
  g_clear_pointer (&self->revealer, gtk_widget_unparent);

  G_OBJECT_CLASS (dateline_sidebar_finder_parent_class)->dispose (object);
}

static void
dateline_sidebar_finder_class_init (DatelineSidebarFinderClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dateline_sidebar_finder_dispose;

  /* A place has what was typed; TRUE: go there. */
  signals[SIGNAL_POINTED] = g_signal_new ("pointed",
                                          DATELINE_TYPE_SIDEBAR_FINDER,
                                          G_SIGNAL_RUN_LAST,
                                          0,
                                          NULL,
                                          NULL,
                                          NULL,
                                          G_TYPE_NONE,
                                          2,
                                          DATELINE_TYPE_SIDEBAR_PLACE,
                                          G_TYPE_BOOLEAN);
  /* FALSE: nothing was chosen. */
  signals[SIGNAL_CLOSED] = g_signal_new ("closed",
                                         DATELINE_TYPE_SIDEBAR_FINDER,
                                         G_SIGNAL_RUN_LAST,
                                         0,
                                         NULL,
                                         NULL,
                                         NULL,
                                         G_TYPE_NONE,
                                         1,
                                         G_TYPE_BOOLEAN);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "datelinefinder");
}

static void
dateline_sidebar_finder_init (DatelineSidebarFinder *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->entry = gtk_search_entry_new ();
  g_object_set (self->entry, "placeholder-text", _ ("Find a feed"), NULL);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), 6);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Find a feed"),
                                  -1);
  g_signal_connect (self->entry, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect (self->entry, "activate", G_CALLBACK (activate_cb), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (self->entry, keys);

  self->revealer = gtk_revealer_new ();
  gtk_revealer_set_child (GTK_REVEALER (self->revealer), self->entry);
  dateline_presence_follow (self->entry);
  gtk_widget_set_parent (self->revealer, GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkWidget *
dateline_sidebar_finder_new (DatelineSidebarOutline *outline)
{
  DatelineSidebarFinder *self = g_object_new (DATELINE_TYPE_SIDEBAR_FINDER, NULL);

  self->outline = outline;
  return GTK_WIDGET (self);
}

void
dateline_sidebar_finder_open (DatelineSidebarFinder *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), TRUE);
  gtk_widget_grab_focus (self->entry);
}
