/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The window in which one feed or several are filed under categories. Of several it shows
 * the categories that they have in common; what one of them has besides it keeps. Main
 * context only. */

#include "dateline-gtk/reader/dateline-filing-window-private.h"

#include "dateline-gtk/reader/dateline-category-entry-private.h"

#include <glib/gi18n-lib.h>

struct _DatelineFilingWindow
{
  GtkWindow parent_instance;

  GPtrArray *feeds; /* of DatelineFeed */
  GStrv shared;     /* the categories that all of them have */
  GtkWidget *entry;
};

G_DEFINE_FINAL_TYPE (DatelineFilingWindow, dateline_filing_window, GTK_TYPE_WINDOW)

static guint signal_filed;

static gboolean
contains (const char *const *names, const char *name)
{
  g_autofree char *fold = dateline_category_fold (name);

  for (; *names != NULL; names++)
    {
      g_autofree char *other = dateline_category_fold (*names);

      if (g_strcmp0 (fold, other) == 0)
        return TRUE;
    }
  return FALSE;
}

static GStrv
find_shared (GPtrArray *feeds)
{
  g_autoptr (GStrvBuilder) shared = g_strv_builder_new ();
  const char *const *names = dateline_feed_get_categories (feeds->pdata[0]);

  for (; *names != NULL; names++)
    {
      gboolean all = TRUE;

      for (guint i = 1; i < feeds->len && all; i++)
        all = contains (dateline_feed_get_categories (feeds->pdata[i]), *names);
      if (all)
        g_strv_builder_add (shared, *names);
    }
  return g_strv_builder_end (shared);
}

/* What a feed has besides the shared ones, and what all have now. */
static GStrv
make_categories (DatelineFilingWindow *self, DatelineFeed *feed, const char *const *names)
{
  g_autoptr (GStrvBuilder) all = g_strv_builder_new ();
  const char *const *old = dateline_feed_get_categories (feed);

  for (guint i = 0; names[i] != NULL; i++)
    g_strv_builder_add (all, names[i]);
  for (; *old != NULL; old++)
    if (!contains ((const char *const *) self->shared, *old) && !contains (names, *old))
      g_strv_builder_add (all, *old);
  return g_strv_builder_end (all);
}

static void
file_cb (GtkButton *button, DatelineFilingWindow *self)
{
  g_autoptr (DatelineArrangement) arrangement = dateline_arrangement_new ();
  g_auto (GStrv) names =
      dateline_category_entry_get_names (DATELINE_CATEGORY_ENTRY (self->entry));
  g_autofree char *text = NULL;

  for (guint i = 0; i < self->feeds->len; i++)
    {
      DatelineFeed *feed = self->feeds->pdata[i];
      g_auto (GStrv) categories =
          make_categories (self, feed, (const char *const *) names);

      if (!g_strv_equal ((const char *const *) categories,
                         dateline_feed_get_categories (feed)))
        dateline_arrangement_file_feed (arrangement,
                                        dateline_feed_get_id (feed),
                                        (const char *const *) categories);
    }
  if (self->feeds->len == 1)
    text = g_strdup_printf (_ ("“%s” is filed"),
                            dateline_feed_get_title (self->feeds->pdata[0]));
  else
    text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                         "%u feed is filed",
                                         "%u feeds are filed",
                                         self->feeds->len),
                            self->feeds->len);
  if (!dateline_arrangement_is_empty (arrangement))
    g_signal_emit (self, signal_filed, 0, arrangement, text);
  gtk_window_close (GTK_WINDOW (self));
}

static void
dateline_filing_window_finalize (GObject *object)
{
  DatelineFilingWindow *self = DATELINE_FILING_WINDOW (object);

  g_clear_pointer (&self->feeds, g_ptr_array_unref);
  g_strfreev (self->shared);

  G_OBJECT_CLASS (dateline_filing_window_parent_class)->finalize (object);
}

static void
dateline_filing_window_class_init (DatelineFilingWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = dateline_filing_window_finalize;

  /* What is to be done, and a sentence that says that it was. */
  signal_filed = g_signal_new ("filed",
                               DATELINE_TYPE_FILING_WINDOW,
                               G_SIGNAL_RUN_LAST,
                               0,
                               NULL,
                               NULL,
                               NULL,
                               G_TYPE_NONE,
                               2,
                               DATELINE_TYPE_ARRANGEMENT,
                               G_TYPE_STRING);
  gtk_widget_class_add_binding_action (widget_class,
                                       GDK_KEY_Escape,
                                       0,
                                       "window.close",
                                       NULL);
}

static void
dateline_filing_window_init (DatelineFilingWindow *self)
{
  GtkWidget *bar = gtk_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_ ("_Cancel"));
  GtkWidget *apply = gtk_button_new_with_mnemonic (_ ("_File"));

  gtk_actionable_set_action_name (GTK_ACTIONABLE (cancel), "window.close");
  gtk_widget_add_css_class (apply, "suggested-action");
  g_signal_connect (apply, "clicked", G_CALLBACK (file_cb), self);
  gtk_header_bar_set_show_title_buttons (GTK_HEADER_BAR (bar), FALSE);
  gtk_header_bar_pack_start (GTK_HEADER_BAR (bar), cancel);
  gtk_header_bar_pack_end (GTK_HEADER_BAR (bar), apply);
  gtk_window_set_titlebar (GTK_WINDOW (self), bar);
  gtk_window_set_default_widget (GTK_WINDOW (self), apply);
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  gtk_window_set_default_size (GTK_WINDOW (self), 400, -1);
}

/* Makes a window that files @feeds (of DatelineFeed), of which there is one at least. */
GtkWidget *
dateline_filing_window_new (DatelineStore *store, GPtrArray *feeds)
{
  DatelineFilingWindow *self = g_object_new (DATELINE_TYPE_FILING_WINDOW, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *label = gtk_label_new_with_mnemonic (_ ("_Categories"));
  GtkWidget *line;
  g_autofree char *title = NULL;

  self->feeds = g_ptr_array_ref (feeds);
  self->shared = find_shared (feeds);
  if (feeds->len == 1)
    title = g_strdup_printf (_ ("File “%s”"), dateline_feed_get_title (feeds->pdata[0]));
  else
    title = g_strdup_printf (
        g_dngettext (GETTEXT_PACKAGE, "File %u Feed", "File %u Feeds", feeds->len),
        feeds->len);
  gtk_window_set_title (GTK_WINDOW (self), title);

  self->entry = g_object_new (DATELINE_TYPE_CATEGORY_ENTRY, NULL);
  dateline_category_entry_set_names (DATELINE_CATEGORY_ENTRY (self->entry),
                                     (const char *const *) self->shared);
  dateline_category_entry_set_store (DATELINE_CATEGORY_ENTRY (self->entry), store);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_mnemonic_widget (GTK_LABEL (label), self->entry);
  gtk_widget_add_css_class (label, "heading");
  gtk_widget_add_css_class (box, "dateline-properties");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), self->entry);
  gtk_window_set_child (GTK_WINDOW (self), box);
  /* The line to type in comes after what can be turned on. */
  line = gtk_widget_get_last_child (self->entry);
  gtk_entry_set_activates_default (GTK_ENTRY (line), TRUE);
  gtk_window_set_focus (GTK_WINDOW (self), line);
  return GTK_WIDGET (self);
}
