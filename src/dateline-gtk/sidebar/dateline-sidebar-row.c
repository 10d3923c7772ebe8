/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* A row of the sidebar: an icon, or a category's arrow, the name, a warning where the
 * last refresh failed, and the count. The name can be edited where it stands. Main
 * context only. */

#include "dateline-gtk/sidebar/dateline-sidebar-row-private.h"

#include "dateline-gtk/images/dateline-picture-slot-private.h"

#include <glib/gi18n-lib.h>

#define ICON_SIZE 16
#define SPACING 8
#define NATURAL_CHARS 18
#define LEFT_TO_RIGHT_MARK "\u200e"
#define RIGHT_TO_LEFT_MARK "\u200f"

struct _DatelineSidebarRow
{
  GtkWidget parent_instance;

  DatelineSidebarPlace *place;
  GtkWidget *expander;
  GtkWidget *icon;
  GtkWidget *name;
  GtkWidget *entry;   /* in place of the name while that is edited, else NULL */
  GtkWidget *warning; /* NULL before there was any */
  GtkWidget *count;
  DatelinePictureSlot picture;
};

G_DEFINE_FINAL_TYPE (DatelineSidebarRow, dateline_sidebar_row, GTK_TYPE_WIDGET)

static guint signal_renamed;

static void
update_icon (GtkWidget *widget)
{
  DatelineSidebarRow *self = DATELINE_SIDEBAR_ROW (widget);
  const char *name = NULL;

  if (self->place != NULL)
    name = dateline_sidebar_place_get_icon_name (self->place);
  gtk_widget_set_visible (self->icon, name != NULL);
  if (self->picture.texture != NULL)
    gtk_image_set_from_paintable (GTK_IMAGE (self->icon),
                                  GDK_PAINTABLE (self->picture.texture));
  else
    gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), name);
}

/* Names in a script that runs the other way stand beside their icon too: the mark in
 * front makes the line run in the program's direction. */
static void
set_name (DatelineSidebarRow *self, const char *name)
{
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  g_autofree char *text =
      g_strconcat (rtl ? RIGHT_TO_LEFT_MARK : LEFT_TO_RIGHT_MARK, name, NULL);

  gtk_inscription_set_text (GTK_INSCRIPTION (self->name), text);
}

static void
set_css_class (GtkWidget *widget, const char *css_class, gboolean set)
{
  if (set)
    gtk_widget_add_css_class (widget, css_class);
  else
    gtk_widget_remove_css_class (widget, css_class);
}

/* The list item around is what assistive technologies see, and it has no name of its own;
 * and it is what stands apart from the group above. */
static void
update_list_item (DatelineSidebarRow *self)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));
  g_autofree char *description = dateline_sidebar_row_describe (self);

  if (parent == NULL)
    return;

  gtk_accessible_update_property (GTK_ACCESSIBLE (parent),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  description,
                                  -1);
  set_css_class (parent, "starts-group", self->place->starts);
}

/* The list item has said it all; the line to type in is there for everybody. */
static GtkWidget *
new_unheard (GType type)
{
  return g_object_new (type, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
}

/* Few rows ever have one, and a list makes two hundred rows. */
static void
show_warning (DatelineSidebarRow *self, gboolean shown)
{
  if (self->warning == NULL && shown)
    {
      self->warning = new_unheard (GTK_TYPE_IMAGE);
      gtk_image_set_from_icon_name (GTK_IMAGE (self->warning), "dialog-warning-symbolic");
      gtk_widget_add_css_class (self->warning, "warning");
      gtk_widget_insert_before (self->warning,
                                gtk_widget_get_parent (self->count),
                                self->count);
    }
  if (self->warning != NULL)
    gtk_widget_set_visible (self->warning, shown);
}

static void
update (DatelineSidebarRow *self)
{
  DatelineSidebarPlace *place = self->place;
  GtkWidget *widget = GTK_WIDGET (self);
  g_autofree char *count = NULL;

  if (place == NULL)
    return;

  dateline_picture_slot_set_uri (&self->picture, place->icon_uri, place->feed_uri);
  dateline_picture_slot_request (&self->picture);
  update_icon (widget);

  set_name (self, place->label);
  /* Translators: a number, with the thousands grouped as the locale does it. */
  count = place->count > 0 ? g_strdup_printf (_ ("%'u"), place->count) : NULL;
  gtk_label_set_label (GTK_LABEL (self->count), count);
  gtk_widget_set_visible (self->count, count != NULL);
  show_warning (self, place->error != NULL);
  set_css_class (widget, "category", place->kind == DATELINE_SIDEBAR_CATEGORY);
  update_list_item (self);
}

static void
stop_editing (DatelineSidebarRow *self)
{
  GtkWidget *entry = g_steal_pointer (&self->entry);
  GtkWidget *item = gtk_widget_get_parent (GTK_WIDGET (self));

  if (entry == NULL)
    return;
  gtk_widget_set_visible (self->name, TRUE);
  gtk_box_remove (GTK_BOX (gtk_widget_get_parent (entry)), entry);
  if (item != NULL)
    gtk_widget_grab_focus (item);
}

static void
entry_activate_cb (GtkWidget *entry, DatelineSidebarRow *self)
{
  g_autofree char *text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry)));

  stop_editing (self);
  g_signal_emit (self, signal_renamed, 0, g_strstrip (text));
}

static gboolean
entry_key_cb (GtkEventControllerKey *controller,
              guint key,
              guint code,
              GdkModifierType state,
              DatelineSidebarRow *self)
{
  if (key != GDK_KEY_Escape)
    return GDK_EVENT_PROPAGATE;

  stop_editing (self);
  return GDK_EVENT_STOP;
}

static gboolean
stop_editing_cb (gpointer user_data)
{
  g_autoptr (DatelineSidebarRow) self = user_data;

  stop_editing (self);
  return G_SOURCE_REMOVE;
}

/* Whoever goes elsewhere meanwhile has changed nothing. The entry goes later: GTK is
 * still telling it that the focus has left. */
static void
entry_leave_cb (GtkEventControllerFocus *controller, DatelineSidebarRow *self)
{
  if (self->entry != NULL)
    g_idle_add (stop_editing_cb, g_object_ref (self));
}

/* To set a text waits for the display, for each row of a new list. */
static gboolean
dateline_sidebar_row_query_tooltip (GtkWidget *widget,
                                    int x,
                                    int y,
                                    gboolean keyboard,
                                    GtkTooltip *tooltip)
{
  DatelineSidebarPlace *place = DATELINE_SIDEBAR_ROW (widget)->place;

  if (place == NULL)
    return FALSE;
  gtk_tooltip_set_text (tooltip, place->error != NULL ? place->error : place->label);
  return TRUE;
}

static void
dateline_sidebar_row_dispose (GObject *object)
{
  DatelineSidebarRow *self = DATELINE_SIDEBAR_ROW (object);

  if (self->place != NULL)
    g_signal_handlers_disconnect_by_data (self->place, self);
  g_clear_object (&self->place);
  self->entry = NULL;
  dateline_picture_slot_clear (&self->picture);
  g_clear_pointer (&self->expander, gtk_widget_unparent);

  G_OBJECT_CLASS (dateline_sidebar_row_parent_class)->dispose (object);
}

static void
dateline_sidebar_row_class_init (DatelineSidebarRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dateline_sidebar_row_dispose;
  /* Another name was typed and Enter hit. */
  signal_renamed = g_signal_new ("renamed",
                                 DATELINE_TYPE_SIDEBAR_ROW,
                                 G_SIGNAL_RUN_LAST,
                                 0,
                                 NULL,
                                 NULL,
                                 NULL,
                                 G_TYPE_NONE,
                                 1,
                                 G_TYPE_STRING);

  widget_class->query_tooltip = dateline_sidebar_row_query_tooltip;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "datelineplace");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
dateline_sidebar_row_init (DatelineSidebarRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, SPACING);

  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  self->icon = new_unheard (GTK_TYPE_IMAGE);
  gtk_image_set_pixel_size (GTK_IMAGE (self->icon), ICON_SIZE);

  /* An inscription, as it does not measure its text. */
  self->name = new_unheard (GTK_TYPE_INSCRIPTION);
  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (self->name),
                                     GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_inscription_set_min_chars (GTK_INSCRIPTION (self->name), 4);
  gtk_inscription_set_nat_chars (GTK_INSCRIPTION (self->name), NATURAL_CHARS);
  gtk_widget_set_hexpand (self->name, TRUE);
  gtk_widget_set_valign (self->name, GTK_ALIGN_CENTER);

  self->count = new_unheard (GTK_TYPE_LABEL);
  gtk_widget_add_css_class (self->count, "count");

  gtk_box_append (GTK_BOX (box), self->icon);
  gtk_box_append (GTK_BOX (box), self->name);
  gtk_box_append (GTK_BOX (box), self->count);

  self->expander = gtk_tree_expander_new ();
  gtk_tree_expander_set_child (GTK_TREE_EXPANDER (self->expander), box);
  gtk_widget_set_focusable (self->expander, FALSE);
  gtk_widget_set_parent (self->expander, GTK_WIDGET (self));
}

GtkWidget *
dateline_sidebar_row_new (DatelinePictureLoader *loader)
{
  DatelineSidebarRow *self = g_object_new (DATELINE_TYPE_SIDEBAR_ROW, NULL);

  dateline_picture_slot_init (&self->picture,
                              GTK_WIDGET (self),
                              loader,
                              ICON_SIZE,
                              update_icon);
  return GTK_WIDGET (self);
}

/* Shows the place that is in a row of the tree; NULL for none. */
void
dateline_sidebar_row_set_tree_row (DatelineSidebarRow *self, GtkTreeListRow *tree_row)
{
  g_autoptr (DatelineSidebarPlace) place =
      tree_row != NULL ? gtk_tree_list_row_get_item (tree_row) : NULL;

  if (self->place != NULL)
    g_signal_handlers_disconnect_by_data (self->place, self);
  if (self->place != place)
    stop_editing (self);
  g_set_object (&self->place, place);
  if (place != NULL)
    g_signal_connect_swapped (place, "changed", G_CALLBACK (update), self);
  else
    dateline_picture_slot_set_uri (&self->picture, NULL, NULL);

  /* A category's arrow stands where the others have their icon. */
  gtk_tree_expander_set_indent_for_icon (GTK_TREE_EXPANDER (self->expander),
                                         place != NULL && place->places != NULL);
  gtk_tree_expander_set_list_row (GTK_TREE_EXPANDER (self->expander), tree_row);
  update (self);
}

DatelineSidebarPlace *
dateline_sidebar_row_get_place (DatelineSidebarRow *self)
{
  return self->place;
}

/* Lets the name be edited where it stands. */
void
dateline_sidebar_row_edit (DatelineSidebarRow *self)
{
  GtkEventController *keys, *focus;

  if (self->place == NULL || self->entry != NULL)
    return;

  self->entry = gtk_entry_new ();
  gtk_editable_set_text (GTK_EDITABLE (self->entry), self->place->label);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), 4);
  gtk_widget_set_hexpand (self->entry, TRUE);
  gtk_widget_set_valign (self->entry, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Name"),
                                  -1);
  g_signal_connect (self->entry, "activate", G_CALLBACK (entry_activate_cb), self);
  keys = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (entry_key_cb), self);
  gtk_widget_add_controller (self->entry, keys);
  focus = gtk_event_controller_focus_new ();
  g_signal_connect (focus, "leave", G_CALLBACK (entry_leave_cb), self);
  gtk_widget_add_controller (self->entry, focus);

  gtk_widget_set_visible (self->name, FALSE);
  gtk_box_insert_child_after (GTK_BOX (gtk_widget_get_parent (self->name)),
                              self->entry,
                              self->name);
  gtk_widget_grab_focus (self->entry);
}

gboolean
dateline_sidebar_row_is_editing (DatelineSidebarRow *self)
{
  return self->entry != NULL;
}

/* The row in one sentence, for whoever does not see it. */
char *
dateline_sidebar_row_describe (DatelineSidebarRow *self)
{
  DatelineSidebarPlace *place = self->place;
  GString *words = g_string_new (NULL);

  if (place == NULL)
    return g_string_free (words, FALSE);

  g_string_append (words, place->label);
  if (place->count > 0)
    {
      gboolean unread = place->kind == DATELINE_SIDEBAR_UNREAD ||
                        place->kind == DATELINE_SIDEBAR_CATEGORY ||
                        place->kind == DATELINE_SIDEBAR_FEED;

      g_string_append (words, ", ");
      g_string_append_printf (
          words,
          place->kind == DATELINE_SIDEBAR_PROBLEMS
              ? g_dngettext (GETTEXT_PACKAGE, "%u feed", "%u feeds", place->count)
          : unread
              ? g_dngettext (GETTEXT_PACKAGE, "%u unread", "%u unread", place->count)
              : g_dngettext (GETTEXT_PACKAGE, "%u story", "%u stories", place->count),
          place->count);
    }
  if (place->error != NULL)
    g_string_append_printf (words, ", %s", place->error);
  return g_string_free (words, FALSE);
}
