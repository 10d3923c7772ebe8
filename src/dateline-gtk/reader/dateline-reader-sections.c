/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What a person does to sections beside their rows: keeping a new one, and changing what
 * one lists. What is done in the sidebar is the arrangement's (reader-arranging). Main
 * context only.
 */

#include "dateline-gtk/reader/dateline-reader-private.h"

#include <glib/gi18n-lib.h>

static void
section_saved_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DatelineReader *self = DATELINE_READER (widget);
  g_autoptr (DatelineArrangement) back = dateline_arrangement_new ();
  g_autofree char *text = NULL;
  const char *name;
  gint64 id;

  g_variant_get (parameter, "(x&s)", &id, &name);
  dateline_arrangement_remove_section (back, id);
  text = g_strdup_printf (_ ("Saved as “%s”"), name);
  dateline_reader_add_arranged (self, back, text);
}

typedef struct
{
  DatelineReader *reader;
  gint64 section_id;
} Search;

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Search *search = user_data;
  g_autoptr (DatelineReader) self = search->reader;
  g_autoptr (GPtrArray) sections =
      dateline_store_list_sections_finish (DATELINE_STORE (source), result, NULL);

  for (guint i = 0; sections != NULL && i < sections->len; i++)
    if (dateline_section_get_id (sections->pdata[i]) == search->section_id)
      {
        DatelineSection *section = sections->pdata[i];

        dateline_reader_set_query (self, dateline_section_get_query (section));
        dateline_list_pane_change_section (self->list_pane, section);
        if (!dateline_fold_is_pane_visible (self->fold, DATELINE_FOLD_LIST))
          dateline_fold_set_pane (self->fold, DATELINE_FOLD_LIST);
      }
}

/* Its filters are put into the bar, where they can be changed. */
static void
section_change_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  Search *search = g_new (Search, 1);

  search->reader = g_object_ref (DATELINE_READER (widget));
  search->section_id = g_variant_get_int64 (parameter);
  dateline_store_list_sections_async (search->reader->store, NULL, listed_cb, search);
}

/* The section lists from now on what is listed. */
static void
section_update_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DatelineReader *self = DATELINE_READER (widget);
  g_autoptr (DatelineArrangement) arrangement = dateline_arrangement_new ();
  g_autofree char *text = NULL;
  const char *name;
  gint64 id;

  g_variant_get (parameter, "(x&s)", &id, &name);
  dateline_arrangement_change_section (arrangement, id, NULL, self->query);
  text = g_strdup_printf (_ ("“%s” changed"), name);
  dateline_reader_arrange (self, arrangement, text);
  dateline_list_pane_change_section (self->list_pane, NULL);
}

void
dateline_reader_install_section_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class,
                                   "reader.section-saved",
                                   "(xs)",
                                   section_saved_cb);
  gtk_widget_class_install_action (widget_class,
                                   "reader.section-change",
                                   "x",
                                   section_change_cb);
  gtk_widget_class_install_action (widget_class,
                                   "reader.section-update",
                                   "(xs)",
                                   section_update_cb);
}
