/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What a program can set on a reader, so that it can keep it: most of it belongs to one
 * of the panes or to what loads pictures, and is passed on. Main context only.
 */

#include "dateline-gtk/reader/dateline-reader-private.h"

#include "dateline-gtk/article/dateline-article-view-private.h"

enum
{
  PROP_STORE = 1,
  PROP_REFRESHER,
  PROP_WINDOW_CONTROLS,
  PROP_SIDEBAR_HIDDEN,
  PROP_SIDEBAR_WIDTH,
  PROP_SIDEBAR_HIDES_READ,
  PROP_LIST_WIDTH,
  PROP_DENSITY,
  PROP_ORDER,
  PROP_GROUPING,
  PROP_LIST_ORDER,
  PROP_LIST_GROUPING,
  PROP_ZOOM,
  PROP_TYPEFACE,
  PROP_PAPER,
  PROP_LINE_SPACING,
  PROP_LINE_LENGTH,
  PROP_CLEANS_LINKS,
  PROP_FULL_TEXT,
  PROP_PICTURE_POLICY,
  PROP_FOREIGN_PICTURES,
  PROP_TIMELINE_SHOWN,
  PROP_READ_DELAY,
  PROP_READS_PASSED,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

static int
get_order (DatelineReader *self, guint id)
{
  switch (id)
    {
    case PROP_ORDER:
      return self->order;
    case PROP_GROUPING:
      return self->grouping;
    case PROP_LIST_ORDER:
      return dateline_query_get_order (self->query);
    default:
      return dateline_query_get_grouping (self->query);
    }
}

static void
set_order (DatelineReader *self, guint id, int value)
{
  switch (id)
    {
    case PROP_ORDER:
      dateline_reader_set_order (self, value, self->grouping);
      break;
    case PROP_GROUPING:
      dateline_reader_set_order (self, self->order, value);
      break;
    case PROP_LIST_ORDER:
      dateline_reader_choose_order (self, value);
      break;
    default:
      dateline_reader_choose_grouping (self, value);
    }
}

static guint
get_pane (guint id)
{
  return id == PROP_SIDEBAR_WIDTH ? DATELINE_FOLD_SIDEBAR : DATELINE_FOLD_LIST;
}

/* What has a property of its own that the reader passes on, and how that is called there;
 * NULL where the reader does more. */
static GObject *
find_owner (DatelineReader *self, guint id, GParamSpec *pspec, const char **name)
{
  *name = pspec->name;
  switch (id)
    {
    case PROP_SIDEBAR_HIDDEN:
      return G_OBJECT (self->fold);
    case PROP_SIDEBAR_HIDES_READ:
      *name = "hides-read";
      return G_OBJECT (dateline_sidebar_pane_get_sidebar (self->sidebar_pane));
    case PROP_DENSITY:
      return G_OBJECT (dateline_list_pane_get_list (self->list_pane));
    case PROP_ZOOM:
    case PROP_TYPEFACE:
    case PROP_PAPER:
    case PROP_LINE_SPACING:
    case PROP_LINE_LENGTH:
    case PROP_CLEANS_LINKS:
      return G_OBJECT (dateline_article_pane_get_view (self->article_pane));
    case PROP_FULL_TEXT:
      return G_OBJECT (self->article_pane);
    case PROP_FOREIGN_PICTURES:
      *name = "loads-foreign";
      return G_OBJECT (self->loader);
    case PROP_TIMELINE_SHOWN:
      *name = "enabled";
      return G_OBJECT (dateline_list_pane_get_timeline (self->list_pane));
    default:
      return NULL;
    }
}

static void
dateline_reader_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  DatelineReader *self = DATELINE_READER (object);
  const char *name;
  GObject *owner = find_owner (self, id, pspec, &name);

  if (owner != NULL)
    {
      g_object_get_property (owner, name, value);
      return;
    }
  switch (id)
    {
    case PROP_STORE:
      g_value_set_object (value, self->store);
      break;
    case PROP_REFRESHER:
      g_value_set_object (value, self->refresher);
      break;
    case PROP_WINDOW_CONTROLS:
      g_value_set_boolean (value, self->window_controls);
      break;
    case PROP_SIDEBAR_WIDTH:
    case PROP_LIST_WIDTH:
      g_value_set_int (value, dateline_fold_get_pane_width (self->fold, get_pane (id)));
      break;
    case PROP_ORDER:
    case PROP_GROUPING:
    case PROP_LIST_ORDER:
    case PROP_LIST_GROUPING:
      g_value_set_enum (value, get_order (self, id));
      break;
    case PROP_PICTURE_POLICY:
      g_value_set_enum (value, dateline_picture_loader_get_policy (self->loader));
      break;
    case PROP_READ_DELAY:
      g_value_set_int (value, self->read_delay);
      break;
    case PROP_READS_PASSED:
      g_value_set_boolean (value, self->reads_passed);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
dateline_reader_set_property (GObject *object,
                              guint id,
                              const GValue *value,
                              GParamSpec *pspec)
{
  DatelineReader *self = DATELINE_READER (object);
  const char *name;
  GObject *owner = find_owner (self, id, pspec, &name);

  if (owner != NULL)
    {
      g_object_set_property (owner, name, value);
      return;
    }
  switch (id)
    {
    case PROP_STORE:
      self->store = g_value_dup_object (value);
      break;
    case PROP_REFRESHER:
      self->refresher = g_value_dup_object (value);
      break;
    case PROP_WINDOW_CONTROLS:
      self->window_controls = g_value_get_boolean (value);
      if (self->fold != NULL)
        dateline_reader_update_window_controls (self);
      break;
    case PROP_SIDEBAR_WIDTH:
    case PROP_LIST_WIDTH:
      dateline_fold_set_pane_width (self->fold, get_pane (id), g_value_get_int (value));
      break;
    case PROP_ORDER:
    case PROP_GROUPING:
    case PROP_LIST_ORDER:
    case PROP_LIST_GROUPING:
      set_order (self, id, g_value_get_enum (value));
      break;
    case PROP_PICTURE_POLICY:
      dateline_picture_loader_set_policy (self->loader, g_value_get_enum (value));
      dateline_refresher_set_picture_policy (self->refresher, g_value_get_enum (value));
      break;
    case PROP_READ_DELAY:
      self->read_delay = g_value_get_int (value);
      break;
    case PROP_READS_PASSED:
      self->reads_passed = g_value_get_boolean (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
define_privacy_properties (void)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  /**
   * DatelineReader:cleans-links:
   *
   * Whether links are opened and copied without the parameters that only tell where a
   * reader came from.
   */
  properties[PROP_CLEANS_LINKS] =
      g_param_spec_boolean ("cleans-links", NULL, NULL, TRUE, flags);
  /**
   * DatelineReader:picture-policy:
   *
   * Which pictures are loaded from the network, for reading and for keeping.
   */
  properties[PROP_PICTURE_POLICY] = g_param_spec_enum ("picture-policy",
                                                       NULL,
                                                       NULL,
                                                       DATELINE_TYPE_PICTURE_POLICY,
                                                       DATELINE_PICTURE_POLICY_ALWAYS,
                                                       flags);
  /**
   * DatelineReader:foreign-pictures:
   *
   * Whether the small pictures in lists may come from other sites than their feed's own.
   */
  properties[PROP_FOREIGN_PICTURES] =
      g_param_spec_boolean ("foreign-pictures", NULL, NULL, FALSE, flags);
}

/* What is said of articles. */
static void
define_article_properties (void)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  /**
   * DatelineReader:full-text:
   *
   * Whether the article of its page is shown of the story that is open, or is on its way.
   * Set, it is fetched unless it was before; where that fails the reader is told why.
   */
  properties[PROP_FULL_TEXT] =
      g_param_spec_boolean ("full-text", NULL, NULL, FALSE, flags);
  /**
   * DatelineReader:zoom:
   *
   * How large the article's text is set, 1 for its normal size.
   */
  properties[PROP_ZOOM] = g_param_spec_double ("zoom",
                                               NULL,
                                               NULL,
                                               DATELINE_ARTICLE_MIN_ZOOM,
                                               DATELINE_ARTICLE_MAX_ZOOM,
                                               1,
                                               flags);
  /**
   * DatelineReader:typeface:
   *
   * The kind of letters that stories are set in.
   */
  properties[PROP_TYPEFACE] = g_param_spec_enum ("typeface",
                                                 NULL,
                                                 NULL,
                                                 DATELINE_TYPE_TYPEFACE,
                                                 DATELINE_TYPEFACE_SERIF,
                                                 flags);
  /**
   * DatelineReader:paper:
   *
   * The colours that stories are set in.
   */
  properties[PROP_PAPER] = g_param_spec_enum ("paper",
                                              NULL,
                                              NULL,
                                              DATELINE_TYPE_PAPER,
                                              DATELINE_PAPER_AUTOMATIC,
                                              flags);
  /**
   * DatelineReader:line-spacing:
   *
   * How far lines stand apart, in steps: 0 is normal.
   */
  properties[PROP_LINE_SPACING] =
      g_param_spec_int ("line-spacing", NULL, NULL, -2, 2, 0, flags);
  /**
   * DatelineReader:line-length:
   *
   * The longest that a line is, in letters of ordinary prose.
   */
  properties[PROP_LINE_LENGTH] = g_param_spec_int ("line-length",
                                                   NULL,
                                                   NULL,
                                                   36,
                                                   120,
                                                   DATELINE_ARTICLE_LINE_LENGTH,
                                                   flags);
}

static void
define_order_properties (void)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  /**
   * DatelineReader:order:
   *
   * In which order lists are, but for sections, which have an order of their own.
   */
  properties[PROP_ORDER] = g_param_spec_enum ("order",
                                              NULL,
                                              NULL,
                                              DATELINE_TYPE_QUERY_ORDER,
                                              DATELINE_QUERY_ORDER_NEWEST,
                                              flags);
  /**
   * DatelineReader:grouping:
   *
   * Which stories of lists stand together, likewise.
   */
  properties[PROP_GROUPING] = g_param_spec_enum ("grouping",
                                                 NULL,
                                                 NULL,
                                                 DATELINE_TYPE_QUERY_GROUPING,
                                                 DATELINE_QUERY_GROUPING_DAY,
                                                 flags);
  /**
   * DatelineReader:list-order:
   *
   * In which order the list is that is shown. To set it is to choose the order of all
   * lists, or that of the section that is shown.
   */
  properties[PROP_LIST_ORDER] = g_param_spec_enum ("list-order",
                                                   NULL,
                                                   NULL,
                                                   DATELINE_TYPE_QUERY_ORDER,
                                                   DATELINE_QUERY_ORDER_NEWEST,
                                                   flags);
  /**
   * DatelineReader:list-grouping:
   *
   * Which stories of the list that is shown stand together, likewise.
   */
  properties[PROP_LIST_GROUPING] = g_param_spec_enum ("list-grouping",
                                                      NULL,
                                                      NULL,
                                                      DATELINE_TYPE_QUERY_GROUPING,
                                                      DATELINE_QUERY_GROUPING_DAY,
                                                      flags);
}

static void
define_pane_properties (void)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  /**
   * DatelineReader:sidebar-hidden:
   *
   * Whether the sidebar is hidden where three panes have room.
   */
  properties[PROP_SIDEBAR_HIDDEN] =
      g_param_spec_boolean ("sidebar-hidden", NULL, NULL, FALSE, flags);
  /**
   * DatelineReader:sidebar-width:
   *
   * The width of the sidebar, in pixels.
   */
  properties[PROP_SIDEBAR_WIDTH] = g_param_spec_int ("sidebar-width",
                                                     NULL,
                                                     NULL,
                                                     0,
                                                     G_MAXINT,
                                                     DATELINE_FOLD_SIDEBAR_WIDTH,
                                                     flags);
  /**
   * DatelineReader:sidebar-hides-read:
   *
   * Whether the sidebar leaves out what has nothing unread:
   * [property@Sidebar:hides-read].
   */
  properties[PROP_SIDEBAR_HIDES_READ] =
      g_param_spec_boolean ("sidebar-hides-read", NULL, NULL, FALSE, flags);
  /**
   * DatelineReader:list-width:
   *
   * The width of the headline list, in pixels.
   */
  properties[PROP_LIST_WIDTH] = g_param_spec_int ("list-width",
                                                  NULL,
                                                  NULL,
                                                  0,
                                                  G_MAXINT,
                                                  DATELINE_FOLD_LIST_WIDTH,
                                                  flags);
  /**
   * DatelineReader:density:
   *
   * How much of a story its headline shows.
   */
  properties[PROP_DENSITY] = g_param_spec_enum ("density",
                                                NULL,
                                                NULL,
                                                DATELINE_TYPE_DENSITY,
                                                DATELINE_DENSITY_COMFORTABLE,
                                                flags);
  /**
   * DatelineReader:timeline-shown:
   *
   * Whether bars over the list say when its stories are from.
   */
  properties[PROP_TIMELINE_SHOWN] =
      g_param_spec_boolean ("timeline-shown", NULL, NULL, TRUE, flags);
}

static void
define_reading_properties (void)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  /**
   * DatelineReader:read-delay:
   *
   * How many seconds a story is open before it is marked as read: 0 marks it at once, -1
   * never. It holds for the next story that is opened.
   */
  properties[PROP_READ_DELAY] =
      g_param_spec_int ("read-delay", NULL, NULL, -1, 3600, 0, flags);
  /**
   * DatelineReader:reads-passed:
   *
   * Whether stories are marked as read that a person scrolls past in the list:
   * [signal@HeadlineList::stories-passed]. What a stretch of scrolling has marked is
   * undone in one step.
   */
  properties[PROP_READS_PASSED] =
      g_param_spec_boolean ("reads-passed", NULL, NULL, FALSE, flags);
}

void
dateline_reader_install_properties (GObjectClass *object_class)
{
  const GParamFlags construct =
      G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = dateline_reader_get_property;
  object_class->set_property = dateline_reader_set_property;

  /**
   * DatelineReader:store:
   *
   * Whose stories are read.
   */
  properties[PROP_STORE] =
      g_param_spec_object ("store", NULL, NULL, DATELINE_TYPE_STORE, construct);
  /**
   * DatelineReader:refresher:
   *
   * What refreshes the feeds of the store and has the pictures.
   */
  properties[PROP_REFRESHER] =
      g_param_spec_object ("refresher", NULL, NULL, DATELINE_TYPE_REFRESHER, construct);
  /**
   * DatelineReader:window-controls:
   *
   * Whether the reader's bars carry the window's buttons, so that the window needs no
   * title bar of its own.
   */
  properties[PROP_WINDOW_CONTROLS] =
      g_param_spec_boolean ("window-controls", NULL, NULL, FALSE, flags);
  define_pane_properties ();
  define_order_properties ();
  define_article_properties ();
  define_reading_properties ();
  define_privacy_properties ();
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}
