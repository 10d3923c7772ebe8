/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* A feed that was found: its title, of what kind it is, how many stories it has, its
 * address and its newest headlines. One that is followed can be shown, any other one
 * chosen. Main context only. */

#include "dateline-gtk/reader/dateline-found-row-private.h"

#include "dateline-gtk/reader/dateline-language-private.h"

#include <glib/gi18n-lib.h>

#define PREVIEWED_HEADLINES 3

struct _DatelineFoundRow
{
  GtkListBoxRow parent_instance;

  DatelineFeedLink *link;
  gint64 feed_id; /* 0 when it is not followed */
  gboolean is_chosen;
  GtkWidget *check; /* NULL where there is nothing to choose */
  GtkWidget *box;   /* of what is said about the feed */
};

G_DEFINE_FINAL_TYPE (DatelineFoundRow, dateline_found_row, GTK_TYPE_LIST_BOX_ROW)

enum
{
  PROP_CHOSEN = 1,
  N_PROPS,
};

enum
{
  SHOW,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static GtkWidget *
create_line (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

/* "YouTube channel · 15 stories · German"; NULL if there is nothing to say. */
static char *
describe (DatelineFeedLink *link, gboolean shows_language)
{
  DatelineFeedDocument *document = dateline_feed_link_get_document (link);
  const char *kind = dateline_feed_link_get_kind (link);
  const char *language = dateline_feed_link_get_language (link);
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  g_auto (GStrv) words = NULL;

  if (kind != NULL)
    g_strv_builder_add (parts, kind);
  if (document != NULL)
    {
      guint n = dateline_feed_document_get_entries (document)->len;
      g_autofree char *count =
          n == 0 ? g_strdup (_ ("No stories at the moment"))
                 : g_strdup_printf (
                       g_dngettext (GETTEXT_PACKAGE, "%u story", "%u stories", n),
                       n);

      g_strv_builder_add (parts, count);
    }
  if (shows_language && language != NULL)
    {
      g_autofree char *name = dateline_language_get_name (language);

      g_strv_builder_add (parts, name);
    }
  words = g_strv_builder_end (parts);
  return *words != NULL ? g_strjoinv (" · ", words) : NULL;
}

static const char *
get_title (DatelineFeedLink *link)
{
  const char *title = dateline_feed_link_get_title (link);

  return title != NULL ? title : dateline_feed_link_get_uri (link);
}

static void
add_headlines (GtkBox *box, DatelineFeedDocument *document)
{
  GPtrArray *entries = dateline_feed_document_get_entries (document);

  for (guint i = 0; i < MIN (entries->len, PREVIEWED_HEADLINES); i++)
    {
      const char *headline = dateline_entry_get_title (entries->pdata[i]);
      g_autofree char *line =
          headline != NULL ? g_strdup_printf ("• %s", headline) : NULL;

      if (line != NULL)
        gtk_box_append (box, create_line (line, NULL));
    }
}

static void
show_cb (GtkButton *button, gpointer user_data)
{
  DatelineFoundRow *self = user_data;

  g_signal_emit (self, signals[SHOW], 0, self->feed_id);
}

static void
toggled_cb (GtkCheckButton *check, gpointer user_data)
{
  dateline_found_row_set_chosen (user_data, gtk_check_button_get_active (check));
}

static void
dateline_found_row_get_property (GObject *object,
                                 guint prop_id,
                                 GValue *value,
                                 GParamSpec *pspec)
{
  DatelineFoundRow *self = DATELINE_FOUND_ROW (object);

  switch (prop_id)
    {
    case PROP_CHOSEN:
      g_value_set_boolean (value, self->is_chosen);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
dateline_found_row_finalize (GObject *object)
{
  DatelineFoundRow *self = DATELINE_FOUND_ROW (object);

  g_clear_pointer (&self->link, dateline_feed_link_unref);
  G_OBJECT_CLASS (dateline_found_row_parent_class)->finalize (object);
}

static void
dateline_found_row_class_init (DatelineFoundRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = dateline_found_row_get_property;
  object_class->finalize = dateline_found_row_finalize;
  properties[PROP_CHOSEN] =
      g_param_spec_boolean ("chosen",
                            NULL,
                            NULL,
                            FALSE,
                            G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[SHOW] = g_signal_new ("show-feed",
                                G_TYPE_FROM_CLASS (klass),
                                G_SIGNAL_RUN_LAST,
                                0,
                                NULL,
                                NULL,
                                NULL,
                                G_TYPE_NONE,
                                1,
                                G_TYPE_INT64);
}

static void
dateline_found_row_init (DatelineFoundRow *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  gtk_widget_set_hexpand (self->box, TRUE);
}

static void
fill (DatelineFoundRow *self, gboolean shows_language)
{
  g_autofree char *description = describe (self->link, shows_language);
  DatelineFeedDocument *document = dateline_feed_link_get_document (self->link);
  g_autofree char *uri = dateline_link_display (dateline_feed_link_get_uri (self->link));
  GtkBox *box = GTK_BOX (self->box);
  GtkWidget *address = create_line (uri, "dim-label");

  gtk_box_append (box, create_line (get_title (self->link), "heading"));
  if (description != NULL)
    gtk_box_append (box, create_line (description, NULL));
  gtk_label_set_ellipsize (GTK_LABEL (address), PANGO_ELLIPSIZE_MIDDLE);
  gtk_widget_set_tooltip_text (address, uri);
  gtk_box_append (box, address);
  if (document != NULL)
    add_headlines (box, document);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  get_title (self->link),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  description != NULL ? description : uri,
                                  -1);
}

GtkWidget *
dateline_found_row_new (DatelineFeedLink *link,
                        gboolean is_one_of_many,
                        gboolean shows_language)
{
  DatelineFoundRow *self = g_object_new (DATELINE_TYPE_FOUND_ROW, NULL);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);

  self->link = dateline_feed_link_ref (link);
  gtk_widget_add_css_class (line, "dateline-found");
  if (is_one_of_many)
    {
      self->check = gtk_check_button_new ();
      gtk_widget_set_valign (self->check, GTK_ALIGN_START);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->check),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      get_title (link),
                                      -1);
      g_signal_connect_object (self->check, "toggled", G_CALLBACK (toggled_cb), self, 0);
      gtk_box_append (GTK_BOX (line), self->check);
    }
  gtk_box_append (GTK_BOX (line), self->box);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), line);
  fill (self, shows_language);
  if (dateline_feed_link_get_feed_id (link) > 0)
    dateline_found_row_set_followed (self, dateline_feed_link_get_feed_id (link));
  return GTK_WIDGET (self);
}

DatelineFeedLink *
dateline_found_row_get_link (DatelineFoundRow *self)
{
  return self->link;
}

gboolean
dateline_found_row_is_chosen (DatelineFoundRow *self)
{
  return self->is_chosen;
}

void
dateline_found_row_set_chosen (DatelineFoundRow *self, gboolean chosen)
{
  chosen = chosen && self->feed_id == 0;
  if (self->is_chosen == chosen)
    return;
  self->is_chosen = chosen;
  if (self->check != NULL)
    gtk_check_button_set_active (GTK_CHECK_BUTTON (self->check), chosen);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHOSEN]);
}

void
dateline_found_row_set_followed (DatelineFoundRow *self, gint64 feed_id)
{
  GtkWidget *line;
  GtkWidget *label;
  GtkWidget *button;

  dateline_found_row_set_chosen (self, FALSE);
  if (self->feed_id != 0)
    return;
  self->feed_id = feed_id;
  if (self->check != NULL)
    gtk_widget_set_sensitive (self->check, FALSE);

  line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  label = create_line (_ ("You follow this feed already."), NULL);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_NONE);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_width_chars (GTK_LABEL (label), 10);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (line), label);
  button = gtk_button_new_with_mnemonic (_ ("_Show"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect_object (button, "clicked", G_CALLBACK (show_cb), self, 0);
  gtk_box_append (GTK_BOX (line), button);
  gtk_box_append (GTK_BOX (self->box), line);
}
