/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The icons of the widgets: at the sizes that they are shown at there is a picture of
 * each that looks like its drawing, and the theme takes that.
 */

#include "dateline-gtk/images/dateline-style-private.h"

#include <gtk/gtk.h>
#include <string.h>

#define ICONS "/org/gtk/libgtk/icons"
#define DRAWINGS ICONS "/scalable/actions"
/* Drawn by another version an edge may be a little fainter. */
#define MAX_MEAN_DIFFERENCE 3

/* The names of all icons. */
static GPtrArray *
list_icons (void)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  g_auto (GStrv) files = g_resources_enumerate_children (DRAWINGS, 0, NULL);

  g_assert_nonnull (files);
  for (guint i = 0; files[i] != NULL; i++)
    if (g_str_has_prefix (files[i], "dateline-"))
      g_ptr_array_add (names, g_strndup (files[i], strlen (files[i]) - strlen (".svg")));
  g_assert_cmpuint (names->len, >=, 10);
  return names;
}

static char *
make_path (const char *name, int size)
{
  return g_strdup_printf (ICONS "/%dx%d/actions/%s.symbolic.png", size, size, name);
}

/* How far the picture of @name is from its drawing; 0 where drawings cannot be drawn. */
static double
compare (const char *name, int size)
{
  g_autofree char *drawing_path = g_strconcat (DRAWINGS "/", name, ".svg", NULL);
  g_autofree char *path = make_path (name, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkPixbuf) drawing = NULL;
  g_autoptr (GdkPixbuf) picture = NULL;
  double sum = 0;

  picture = gdk_pixbuf_new_from_resource (path, &error);
  g_assert_no_error (error);
  g_assert_cmpint (gdk_pixbuf_get_width (picture), ==, size);
  g_assert_cmpint (gdk_pixbuf_get_height (picture), ==, size);
  drawing = gdk_pixbuf_new_from_resource_at_scale (drawing_path, size, size, TRUE, NULL);
  if (drawing == NULL)
    return 0;
  for (int y = 0; y < size; y++)
    for (int x = 0; x < size; x++)
      {
        const guint8 *at = gdk_pixbuf_read_pixels (picture) +
                           (gsize) y * gdk_pixbuf_get_rowstride (picture) + 4 * x;
        const guint8 *other = gdk_pixbuf_read_pixels (drawing) +
                              (gsize) y * gdk_pixbuf_get_rowstride (drawing) + 4 * x;

        /* A colour would say that it is a success or a warning. */
        g_assert_cmpint (at[0] | at[1] | at[2], ==, 0);
        sum += ABS (at[3] - other[3]);
      }
  return sum / (size * size);
}

static void
test_pictures (void)
{
  static const int sizes[] = { 16, 32 };
  g_autoptr (GPtrArray) names = list_icons ();

  for (guint i = 0; i < names->len; i++)
    for (guint j = 0; j < G_N_ELEMENTS (sizes); j++)
      {
        double difference = compare (names->pdata[i], sizes[j]);

        if (difference > MAX_MEAN_DIFFERENCE)
          g_error ("%s was changed: run images/icons/draw.py", (char *) names->pdata[i]);
      }
  g_assert_cmpfloat (compare ("dateline-story-symbolic", 96), <=, MAX_MEAN_DIFFERENCE);
}

static void
check_found (const char *name, int size, int scale)
{
  GtkIconTheme *theme = gtk_icon_theme_get_for_display (gdk_display_get_default ());
  g_autoptr (GtkIconPaintable) icon =
      gtk_icon_theme_lookup_icon (theme, name, NULL, size, scale, GTK_TEXT_DIR_LTR, 0);
  g_autoptr (GFile) file = gtk_icon_paintable_get_file (icon);
  g_autofree char *uri = g_file_get_uri (file);

  if (!g_str_has_suffix (uri, ".png"))
    g_error ("%s at %d×%d is %s", name, size, scale, uri);
}

static void
test_found (void)
{
  g_autoptr (GPtrArray) names = list_icons ();

  dateline_style_ensure (gdk_display_get_default ());
  for (guint i = 0; i < names->len; i++)
    {
      check_found (names->pdata[i], 16, 1);
      check_found (names->pdata[i], 16, 2);
    }
  check_found ("dateline-story-symbolic", 96, 1);
  check_found ("dateline-story-symbolic", 96, 2);
  check_found ("dateline-story-symbolic", 64, 1);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

  g_test_add_func ("/icons/pictures", test_pictures);
  g_test_add_func ("/icons/found", test_found);

  return g_test_run ();
}
