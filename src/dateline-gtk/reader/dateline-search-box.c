/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Where one searches among stories: the entry with what could be typed next, beneath it
 * in plain words what was understood, the order, and a list of the operators. Main
 * context only.
 */

#include "dateline-gtk/reader/dateline-search-box-private.h"

#include "dateline-gtk/reader/dateline-icon-button-private.h"
#include "dateline-gtk/reader/dateline-search-completion-private.h"

#include <glib/gi18n-lib.h>

#define EXPLANATION_CHARS 24
#define OPERATOR_KEY "dateline-operator"
#define BY_RELEVANCE 1 /* the second choice; the first is the list's order */

struct _DatelineSearchBox
{
  GtkWidget parent_instance;

  DatelineEdition *edition;
  GtkWidget *box;
  GtkWidget *entry;
  GtkWidget *help;
  GtkWidget *line; /* with the two that follow */
  GtkWidget *explanation;
  GtkWidget *order;
  DatelineQueryOrder other_order; /* than by relevance */
  GtkWidget *completion;
  gboolean is_set;    /* by the query, not by a person */
  gboolean is_typing; /* letters came, and the cursor not yet behind them */
};

G_DEFINE_FINAL_TYPE (DatelineSearchBox, dateline_search_box, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_CHANGED,
  SIGNAL_STOPPED,
  SIGNAL_ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static const char *
get_words (DatelineSearchBox *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->entry));
}

/* What was understood, what was not, and whether not all was looked through. */
static char *
explain (DatelineSearchBox *self, const DatelineSearch *search)
{
  g_autofree char *understood = dateline_search_describe (search);
  g_autofree char *unknown = dateline_search_get_unknown (search);
  GString *text = g_string_new (understood);

  if (unknown != NULL)
    {
      if (text->len > 0)
        g_string_append (text, ". ");
      g_string_append_printf (text, _ ("Not understood: %s"), unknown);
    }
  if (dateline_edition_is_partial (self->edition))
    {
      g_string_append (text, ". ");
      g_string_append (text,
                       _ ("These are too many to look through: here are the newest."));
    }
  return g_string_free (text, FALSE);
}

static void
update_explanation (DatelineSearchBox *self)
{
  g_autoptr (DatelineSearch) search = dateline_search_new (get_words (self), NULL);
  g_autofree char *text = explain (self, search);

  gtk_label_set_label (GTK_LABEL (self->explanation), text);
  gtk_widget_set_visible (self->line, *text != '\0');
}

static void
complete (DatelineSearchBox *self)
{
  if (gtk_widget_has_focus (
          GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (self->entry)))))
    dateline_search_completion_update (DATELINE_SEARCH_COMPLETION (self->completion));
}

static void
changed_cb (DatelineSearchBox *self)
{
  update_explanation (self);
  if (self->is_set)
    return;
  self->is_typing = TRUE;
  complete (self);
}

/* The cursor follows what is typed. */
static void
cursor_cb (DatelineSearchBox *self)
{
  if (self->is_typing)
    complete (self);
  self->is_typing = FALSE;
}

/* A moment after the last letter. */
static void
search_changed_cb (DatelineSearchBox *self)
{
  if (!self->is_set)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
order_cb (DatelineSearchBox *self)
{
  if (!self->is_set)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
stop_cb (DatelineSearchBox *self)
{
  g_signal_emit (self, signals[SIGNAL_STOPPED], 0);
}

static void
activate_cb (DatelineSearchBox *self)
{
  gtk_popover_popdown (GTK_POPOVER (self->completion));
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
  g_signal_emit (self, signals[SIGNAL_ACTIVATED], 0);
}

/* The keys that are the completions' as long as there are any. */
static gboolean
key_cb (GtkEventControllerKey *controller,
        guint key,
        guint code,
        GdkModifierType state,
        DatelineSearchBox *self)
{
  DatelineSearchCompletion *completion = DATELINE_SEARCH_COMPLETION (self->completion);

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  switch (key)
    {
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      if (dateline_search_completion_move (completion, 1))
        return GDK_EVENT_STOP;
      activate_cb (self);
      return GDK_EVENT_STOP;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      return dateline_search_completion_move (completion, -1);
    case GDK_KEY_Tab:
      return dateline_search_completion_accept (completion, TRUE);
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      return dateline_search_completion_accept (completion, FALSE);
    case GDK_KEY_Escape:
      if (!gtk_widget_get_visible (self->completion))
        return GDK_EVENT_PROPAGATE;
      gtk_popover_popdown (GTK_POPOVER (completion));
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
left_cb (DatelineSearchBox *self)
{
  gtk_popover_popdown (GTK_POPOVER (self->completion));
}

/* An operator of the list goes to the end of what was typed. */
static void
operator_cb (GtkWidget *button, DatelineSearchBox *self)
{
  const char *name = g_object_get_data (G_OBJECT (button), OPERATOR_KEY);
  const char *words = get_words (self);
  g_autofree char *text =
      g_strconcat (words,
                   *words == '\0' || g_str_has_suffix (words, " ") ? "" : " ",
                   name,
                   ":",
                   NULL);

  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->help));
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  gtk_widget_grab_focus (self->entry);
  gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
  dateline_search_completion_update (DATELINE_SEARCH_COMPLETION (self->completion));
}

static void
dateline_search_box_dispose (GObject *object)
{
  DatelineSearchBox *self = DATELINE_SEARCH_BOX (object);

  if (self->edition != NULL)
    g_signal_handlers_disconnect_by_data (self->edition, self);
  g_clear_object (&self->edition);
  g_clear_pointer (&self->completion, gtk_widget_unparent);
  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (dateline_search_box_parent_class)->dispose (object);
}

static void
dateline_search_box_class_init (DatelineSearchBoxClass *klass)
{
  static const char *const names[] = {
    [SIGNAL_CHANGED] = "search-changed",
    [SIGNAL_STOPPED] = "search-stopped",
    [SIGNAL_ACTIVATED] = "search-activated",
  };

  G_OBJECT_CLASS (klass)->dispose = dateline_search_box_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass),
                                            GTK_TYPE_BIN_LAYOUT);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    signals[i] = g_signal_new (names[i],
                               DATELINE_TYPE_SEARCH_BOX,
                               G_SIGNAL_RUN_LAST,
                               0,
                               NULL,
                               NULL,
                               NULL,
                               G_TYPE_NONE,
                               0);
}

static void
add_operator (GtkWidget *grid, DatelineSearchBox *self, const char *name, int row)
{
  g_autofree char *shown = g_strconcat (name, ":", NULL);
  GtkWidget *button = gtk_button_new_with_label (shown);
  GtkWidget *words = gtk_label_new (dateline_search_explain_operator (name));

  gtk_widget_add_css_class (button, "flat");
  gtk_label_set_xalign (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), 0);
  g_object_set_data_full (G_OBJECT (button), OPERATOR_KEY, g_strdup (name), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (operator_cb), self);
  gtk_label_set_xalign (GTK_LABEL (words), 0);
  gtk_label_set_wrap (GTK_LABEL (words), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (words), 26);
  gtk_widget_add_css_class (words, "dim-label");
  gtk_grid_attach (GTK_GRID (grid), button, 0, row, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), words, 1, row, 1, 1);
}

static GtkWidget *
make_help (gpointer self)
{
  GtkWidget *grid = gtk_grid_new ();
  GtkWidget *intro = gtk_label_new (
      _ ("All the words have to stand in a story. “These words” stand side by side, "
         "-word leaves stories out, one OR other looks for either, begin* finds "
         "beginnings."));
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *scrolled_window = gtk_scrolled_window_new ();
  g_auto (GStrv) names = dateline_search_list_operators ();

  gtk_grid_set_column_spacing (GTK_GRID (grid), 6);
  gtk_label_set_wrap (GTK_LABEL (intro), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (intro), 38);
  gtk_label_set_xalign (GTK_LABEL (intro), 0);
  gtk_widget_set_margin_bottom (intro, 8);
  gtk_grid_attach (GTK_GRID (grid), intro, 0, 0, 2, 1);
  for (guint i = 0; names[i] != NULL; i++)
    add_operator (grid, self, names[i], i + 1);

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled_window),
                                  GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled_window),
                                                    TRUE);
  gtk_scrolled_window_set_propagate_natural_width (GTK_SCROLLED_WINDOW (scrolled_window),
                                                   TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled_window), 520);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled_window), grid);
  gtk_popover_set_child (GTK_POPOVER (popover), scrolled_window);
  gtk_widget_add_css_class (popover, "dateline-filter");
  return popover;
}

static GtkWidget *
create_help (DatelineSearchBox *self)
{
  self->help =
      dateline_icon_button_new_for_menu ("help-about-symbolic", _ ("How to Search"));
  gtk_widget_add_css_class (self->help, "flat");
  dateline_icon_button_set_maker (self->help, make_help, self);
  return self->help;
}

static GtkWidget *
create_line (DatelineSearchBox *self)
{
  const char *const orders[] = { _ ("Newest first"), _ ("Most relevant"), NULL };

  self->line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  self->explanation = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->explanation), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (self->explanation), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (self->explanation), 0);
  gtk_label_set_width_chars (GTK_LABEL (self->explanation), 8);
  gtk_label_set_max_width_chars (GTK_LABEL (self->explanation), EXPLANATION_CHARS);
  gtk_label_set_lines (GTK_LABEL (self->explanation), 4);
  gtk_label_set_ellipsize (GTK_LABEL (self->explanation), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (self->explanation, TRUE);
  gtk_widget_add_css_class (self->explanation, "dim-label");
  gtk_widget_add_css_class (self->explanation, "dateline-understood");

  self->order = gtk_drop_down_new_from_strings (orders);
  gtk_widget_set_valign (self->order, GTK_ALIGN_START);
  gtk_widget_add_css_class (self->order, "dateline-order");
  gtk_widget_set_tooltip_text (self->order, _ ("The order of what is found"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->order),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Order"),
                                  -1);
  g_signal_connect_swapped (self->order, "notify::selected", G_CALLBACK (order_cb), self);
  gtk_box_append (GTK_BOX (self->line), self->explanation);
  gtk_box_append (GTK_BOX (self->line), self->order);
  gtk_widget_set_visible (self->line, FALSE);
  return self->line;
}

static GtkWidget *
create_entry (DatelineSearchBox *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->entry = gtk_search_entry_new ();
  gtk_widget_set_hexpand (self->entry, TRUE);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), 8);
  g_object_set (self->entry, "placeholder-text", _ ("Search these stories"), NULL);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (self->entry, keys);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (left_cb), self);
  gtk_widget_add_controller (self->entry, focus);
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (self->entry,
                            "notify::cursor-position",
                            G_CALLBACK (cursor_cb),
                            self);
  g_signal_connect_swapped (self->entry,
                            "search-changed",
                            G_CALLBACK (search_changed_cb),
                            self);
  g_signal_connect_swapped (self->entry, "stop-search", G_CALLBACK (stop_cb), self);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (activate_cb), self);
  return self->entry;
}

static void
dateline_search_box_init (DatelineSearchBox *self)
{
  GtkWidget *top = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_box_append (GTK_BOX (top), create_entry (self));
  gtk_box_append (GTK_BOX (top), create_help (self));
  gtk_box_append (GTK_BOX (self->box), top);
  gtk_box_append (GTK_BOX (self->box), create_line (self));
  gtk_widget_set_hexpand (self->box, TRUE);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  self->completion = dateline_search_completion_new (GTK_EDITABLE (self->entry));
  gtk_widget_set_parent (self->completion, self->entry);
}

/* Makes a box for the stories of @edition. */
GtkWidget *
dateline_search_box_new (DatelineEdition *edition)
{
  DatelineSearchBox *self = g_object_new (DATELINE_TYPE_SEARCH_BOX, NULL);

  self->edition = g_object_ref (edition);
  g_signal_connect_swapped (edition,
                            "notify::partial",
                            G_CALLBACK (update_explanation),
                            self);
  return GTK_WIDGET (self);
}

GtkEditable *
dateline_search_box_get_entry (DatelineSearchBox *self)
{
  return GTK_EDITABLE (self->entry);
}

void
dateline_search_box_set_overview (DatelineSearchBox *self, DatelineOverview *overview)
{
  dateline_search_completion_set_overview (DATELINE_SEARCH_COMPLETION (self->completion),
                                           overview);
}

/* Without words nothing is by relevance, but the next search may be. */
static void
show_order (DatelineSearchBox *self, const DatelineQuery *query)
{
  static const char *const names[] = {
    [DATELINE_QUERY_ORDER_NEWEST] = N_ ("Newest first"),
    [DATELINE_QUERY_ORDER_RELEVANCE] = N_ ("Most relevant"),
    [DATELINE_QUERY_ORDER_OLDEST] = N_ ("Oldest first"),
    [DATELINE_QUERY_ORDER_UNREAD] = N_ ("Unread first"),
  };
  GtkDropDown *drop_down = GTK_DROP_DOWN (self->order);
  DatelineQueryOrder order = dateline_query_get_order (query);
  gboolean is_by_relevance = order == DATELINE_QUERY_ORDER_RELEVANCE;
  const char *const name[] = { _ (names[order]), NULL };

  if (dateline_query_get_words (query) == NULL)
    is_by_relevance = gtk_drop_down_get_selected (drop_down) == BY_RELEVANCE;
  if (order != DATELINE_QUERY_ORDER_RELEVANCE && self->other_order != order)
    {
      self->other_order = order;
      gtk_string_list_splice (GTK_STRING_LIST (gtk_drop_down_get_model (drop_down)),
                              0,
                              1,
                              name);
    }
  gtk_drop_down_set_selected (drop_down, is_by_relevance ? BY_RELEVANCE : 0);
}

void
dateline_search_box_set_query (DatelineSearchBox *self, const DatelineQuery *query)
{
  const char *words = dateline_query_get_words (query);
  g_autofree char *typed = g_strdup (get_words (self));

  self->is_set = TRUE;
  g_strstrip (typed);
  if (!g_str_equal (typed, words != NULL ? words : ""))
    gtk_editable_set_text (GTK_EDITABLE (self->entry), words != NULL ? words : "");
  show_order (self, query);
  update_explanation (self);
  self->is_set = FALSE;
}

void
dateline_search_box_get_words (DatelineSearchBox *self, DatelineQuery *query)
{
  gboolean is_by_relevance =
      gtk_drop_down_get_selected (GTK_DROP_DOWN (self->order)) == BY_RELEVANCE;

  dateline_query_set_words (query, get_words (self));
  dateline_query_set_order (query,
                            is_by_relevance && dateline_query_get_words (query) != NULL
                                ? DATELINE_QUERY_ORDER_RELEVANCE
                                : self->other_order);
}
