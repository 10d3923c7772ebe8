/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What can be chosen for one feed, or for all of a category: a list to choose from for
 * each setting, in groups. The first choice of each is to choose nothing, which says what
 * holds then. "chosen" is emitted when a person chose. Main context only.
 */

#include "dateline-gtk/reader/dateline-settings-choices-private.h"

#include "dateline-gtk/reader/dateline-fact-group-private.h"

#include <glib/gi18n-lib.h>

#define SPACING 18
#define N_SETTINGS (DATELINE_FEED_SETTING_LAST + 1)
#define MAX_CHOICES 7
#define LEAST_CHARS 7 /* of a choice, where large letters have no more room */

typedef struct
{
  int value;
  const char *words;
} Choice;

typedef struct
{
  DatelineFeedSetting setting;
  const char *name;
  const char *unset;           /* what holds where nothing is chosen */
  Choice choices[MAX_CHOICES]; /* to the first without words */
} Row;

typedef struct
{
  const char *heading;
  Row rows[4]; /* to the first without a name */
} Group;

static const Group groups[] = {
  { N_ ("New Stories"),
    { { DATELINE_FEED_SETTING_INTERVAL,
        N_ ("C_heck for New Stories"),
        N_ ("As often as it publishes"),
        { { 60, N_ ("Every hour") },
          { 2 * 60, N_ ("Every 2 hours") },
          { 4 * 60, N_ ("Every 4 hours") },
          { 8 * 60, N_ ("Every 8 hours") },
          { 24 * 60, N_ ("Once a day") },
          { -1, N_ ("Only when I ask") },
          { 0, N_ ("As often as it publishes") } } },
      { DATELINE_FEED_SETTING_NOTIFY,
        N_ ("No_tify Me of New Stories"),
        N_ ("No"),
        { { 1, N_ ("Yes") }, { 0, N_ ("No") } } } } },
  { N_ ("Reading"),
    { { DATELINE_FEED_SETTING_FULL_TEXT,
        N_ ("Full Te_xt from the Web Page"),
        N_ ("When I ask"),
        { { 1, N_ ("Always") }, { 0, N_ ("When I ask") } } },
      { DATELINE_FEED_SETTING_PICTURES,
        N_ ("Load _Pictures"),
        N_ ("As for all feeds"),
        { { 1, N_ ("Always") }, { 0, N_ ("Never") } } } } },
  { N_ ("Keeping"),
    { { DATELINE_FEED_SETTING_KEEP_DAYS,
        N_ ("_Keep Read Stories"),
        N_ ("As for all feeds"),
        { { 7, N_ ("A week") },
          { 30, N_ ("A month") },
          { 90, N_ ("Three months") },
          { 365, N_ ("A year") },
          { -1, N_ ("For ever") } } },
      { DATELINE_FEED_SETTING_KEEP_STORIES,
        N_ ("N_umber of Stories Kept"),
        N_ ("As for all feeds"),
        { { 100, N_ ("No more than 100") },
          { 500, N_ ("No more than 500") },
          { 2000, N_ ("No more than 2,000") },
          { 10000, N_ ("No more than 10,000") },
          { -1, N_ ("Any number") } } },
      { DATELINE_FEED_SETTING_KEEP_PICTURES,
        N_ ("Keep P_ictures"),
        N_ ("Of stories that I opened"),
        { { 0, N_ ("Of stories that I opened") },
          { 20, N_ ("Of the newest 20 stories") },
          { 100, N_ ("Of the newest 100 stories") },
          { -1, N_ ("Of all stories") } } },
      { DATELINE_FEED_SETTING_ENCLOSURES,
        N_ ("Audio and _Video of Saved Stories"),
        N_ ("When I ask"),
        { { 1, N_ ("Always") }, { 0, N_ ("When I ask") } } } } },
};

struct _DatelineSettingsChoices
{
  GtkWidget parent_instance;

  DatelineFeedSettings *settings;
  DatelineFeedSettings *inherited;
  GtkWidget *lists[N_SETTINGS];
  GArray *values[N_SETTINGS]; /* of int: what the choices of each list stand for */
  gboolean is_shown;          /* something was set */
  gboolean is_showing;        /* what the program does is no choice */
};

static guint signal_chosen;

G_DEFINE_FINAL_TYPE (DatelineSettingsChoices, dateline_settings_choices, GTK_TYPE_WIDGET)

/* A number that no choice stands for, in words. */
static char *
describe_number (DatelineFeedSetting setting, int value)
{
  switch (setting)
    {
    case DATELINE_FEED_SETTING_INTERVAL:
      return g_strdup_printf (
          g_dngettext (GETTEXT_PACKAGE, "Every minute", "Every %d minutes", value),
          value);
    case DATELINE_FEED_SETTING_KEEP_DAYS:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d day", "%d days", value),
                              value);
    case DATELINE_FEED_SETTING_KEEP_STORIES:
      return g_strdup_printf (_ ("No more than %'d"), value);
    case DATELINE_FEED_SETTING_KEEP_PICTURES:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                           "Of the newest story",
                                           "Of the newest %'d stories",
                                           value),
                              value);
    case DATELINE_FEED_SETTING_FULL_TEXT:
    case DATELINE_FEED_SETTING_PICTURES:
    case DATELINE_FEED_SETTING_NOTIFY:
    case DATELINE_FEED_SETTING_ENCLOSURES:
    default:
      return g_strdup_printf ("%d", value);
    }
}

static char *
describe (const Row *row, int value)
{
  for (guint i = 0; i < MAX_CHOICES && row->choices[i].words != NULL; i++)
    if (row->choices[i].value == value)
      return g_strdup (_ (row->choices[i].words));
  return describe_number (row->setting, value);
}

static void
add_value (DatelineSettingsChoices *self,
           const Row *row,
           GtkStringList *list,
           int value,
           const char *words)
{
  gtk_string_list_append (list, words);
  g_array_append_val (self->values[row->setting], value);
}

/* Nothing chosen, and what that means. */
static void
add_unset (DatelineSettingsChoices *self,
           const Row *row,
           GtkStringList *list,
           int inherited)
{
  g_autofree char *value = NULL;
  g_autofree char *words = NULL;

  if (inherited == DATELINE_FEED_SETTING_UNSET)
    {
      add_value (self, row, list, DATELINE_FEED_SETTING_UNSET, _ (row->unset));
      return;
    }
  value = describe (row, inherited);
  /* Translators: a choice: what the feed's category says, and what that is. */
  words = g_strdup_printf (_ ("As its category: %s"), value);
  add_value (self, row, list, DATELINE_FEED_SETTING_UNSET, words);
}

/* Whether a choice is the same as none. */
static gboolean
is_needless (const Row *row, const Choice *choice, int own, int inherited)
{
  return inherited == DATELINE_FEED_SETTING_UNSET && choice->value != own &&
         g_str_equal (choice->words, row->unset);
}

/* Lets the button of a list be narrower than its longest choice: in some languages, or
 * with what the category says, that is half of a phone. GTK has no word for it but two
 * factories, which would have to draw its rows anew. */
static void
let_shrink (GtkWidget *widget)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_LABEL (child))
      {
        gtk_label_set_ellipsize (GTK_LABEL (child), PANGO_ELLIPSIZE_END);
        gtk_label_set_width_chars (GTK_LABEL (child), LEAST_CHARS);
      }
    else if (!GTK_IS_POPOVER (child))
      let_shrink (child);
}

static void
show_row (DatelineSettingsChoices *self, const Row *row)
{
  int own = dateline_feed_settings_get (self->settings, row->setting);
  int inherited = dateline_feed_settings_get (self->inherited, row->setting);
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);
  GArray *values = self->values[row->setting];
  GtkDropDown *drop_down = GTK_DROP_DOWN (self->lists[row->setting]);
  guint selected;

  g_array_set_size (values, 0);
  add_unset (self, row, list, inherited);
  for (guint i = 0; i < MAX_CHOICES && row->choices[i].words != NULL; i++)
    if (!is_needless (row, &row->choices[i], own, inherited))
      add_value (self, row, list, row->choices[i].value, _ (row->choices[i].words));
  for (selected = 0; selected < values->len; selected++)
    if (g_array_index (values, int, selected) == own)
      break;
  if (selected == values->len)
    {
      g_autofree char *words = describe_number (row->setting, own);

      add_value (self, row, list, own, words);
    }
  gtk_drop_down_set_model (drop_down, G_LIST_MODEL (list));
  gtk_drop_down_set_selected (drop_down, selected);
}

static void
selected_cb (DatelineSettingsChoices *self, GParamSpec *pspec, GtkDropDown *drop_down)
{
  guint selected = gtk_drop_down_get_selected (drop_down);

  if (self->is_showing)
    return;
  for (guint i = 0; i < N_SETTINGS; i++)
    if (self->lists[i] == GTK_WIDGET (drop_down) && selected < self->values[i]->len)
      {
        int value = g_array_index (self->values[i], int, selected);

        if (value == dateline_feed_settings_get (self->settings, i))
          return;
        dateline_feed_settings_set (self->settings, i, value);
        g_signal_emit (self, signal_chosen, 0);
        return;
      }
}

static GtkWidget *
make_row (DatelineSettingsChoices *self, const Row *row)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new_with_mnemonic (_ (row->name));
  GtkWidget *drop_down = gtk_drop_down_new (NULL, NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_width_chars (GTK_LABEL (label), 10);
  /* It breaks before the choice beside it is cut short. */
  gtk_label_set_max_width_chars (GTK_LABEL (label), 16);
  gtk_label_set_mnemonic_widget (GTK_LABEL (label), drop_down);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_valign (drop_down, GTK_ALIGN_CENTER);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (drop_down),
                                  GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                  label,
                                  NULL,
                                  -1);
  /* Its label is there once it is in a window. */
  g_signal_connect (drop_down, "realize", G_CALLBACK (let_shrink), NULL);
  g_signal_connect_swapped (drop_down,
                            "notify::selected",
                            G_CALLBACK (selected_cb),
                            self);
  gtk_box_append (GTK_BOX (line), label);
  gtk_box_append (GTK_BOX (line), drop_down);
  self->lists[row->setting] = drop_down;
  self->values[row->setting] = g_array_new (FALSE, FALSE, sizeof (int));
  return line;
}

static void
dateline_settings_choices_dispose (GObject *object)
{
  DatelineSettingsChoices *self = DATELINE_SETTINGS_CHOICES (object);
  GtkWidget *child;

  self->is_showing = TRUE;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (dateline_settings_choices_parent_class)->dispose (object);
}

static void
dateline_settings_choices_finalize (GObject *object)
{
  DatelineSettingsChoices *self = DATELINE_SETTINGS_CHOICES (object);

  for (guint i = 0; i < N_SETTINGS; i++)
    g_array_unref (self->values[i]);
  dateline_feed_settings_free (self->settings);
  dateline_feed_settings_free (self->inherited);

  G_OBJECT_CLASS (dateline_settings_choices_parent_class)->finalize (object);
}

static void
dateline_settings_choices_class_init (DatelineSettingsChoicesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dateline_settings_choices_dispose;
  G_OBJECT_CLASS (klass)->finalize = dateline_settings_choices_finalize;

  signal_chosen = g_signal_new ("chosen",
                                DATELINE_TYPE_SETTINGS_CHOICES,
                                G_SIGNAL_RUN_LAST,
                                0,
                                NULL,
                                NULL,
                                NULL,
                                G_TYPE_NONE,
                                0);

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass),
                                            GTK_TYPE_BOX_LAYOUT);
}

static void
dateline_settings_choices_init (DatelineSettingsChoices *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), SPACING);
  self->settings = dateline_feed_settings_new ();
  self->inherited = dateline_feed_settings_new ();
  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    {
      const Row *rows = groups[i].rows;
      GtkWidget *group = dateline_fact_group_new (_ (groups[i].heading));

      for (guint j = 0; j < G_N_ELEMENTS (groups[i].rows) && rows[j].name != NULL; j++)
        dateline_fact_group_add_widget (group, make_row (self, &rows[j]));
      gtk_widget_set_parent (group, GTK_WIDGET (self));
    }
}

GtkWidget *
dateline_settings_choices_new (void)
{
  return g_object_new (DATELINE_TYPE_SETTINGS_CHOICES, NULL);
}

void
dateline_settings_choices_set (DatelineSettingsChoices *self,
                               const DatelineFeedSettings *settings,
                               const DatelineFeedSettings *inherited)
{
  DatelineFeedSettings *copy;

  /* Whoever has a list open goes on choosing. */
  if (self->is_shown && dateline_feed_settings_equal (settings, self->settings) &&
      dateline_feed_settings_equal (inherited, self->inherited))
    return;
  self->is_shown = TRUE;
  copy = dateline_feed_settings_copy (settings);
  dateline_feed_settings_free (self->settings);
  self->settings = copy;
  copy = dateline_feed_settings_copy (inherited);
  dateline_feed_settings_free (self->inherited);
  self->inherited = copy;

  self->is_showing = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    for (guint j = 0; j < G_N_ELEMENTS (groups[i].rows); j++)
      if (groups[i].rows[j].name != NULL)
        show_row (self, &groups[i].rows[j]);
  self->is_showing = FALSE;
}

const DatelineFeedSettings *
dateline_settings_choices_get (DatelineSettingsChoices *self)
{
  return self->settings;
}
