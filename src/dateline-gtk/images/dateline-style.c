/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The look of the widgets: one style sheet, in which each folder has its part, loaded
 * once a display. But for the viewer of pictures it names no colour of its own, so that
 * it follows whatever theme the host has, light or dark. Main context only.
 */

#include "dateline-gtk/images/dateline-style-private.h"

#define STYLE_PATH "/io/github/dateline/gtk/dateline.css"
#define ICONS_PATH "/io/github/dateline/gtk"
#define AN_ICON "dateline-story-symbolic"
#define LOADED_KEY "dateline-style"

/* The icons are resources beside GTK's own, whose folders it lists by itself on another
 * thread when it starts. To be told of a further folder later costs it all that again,
 * on this thread, and the style of every widget: only where the folders were listed
 * before this library was loaded, as for a binding, there is no other way. To ask waits
 * for that thread, so that it is done once the widgets are there. */
static void
check_icons_cb (gpointer display)
{
  GtkIconTheme *theme = gtk_icon_theme_get_for_display (display);

  if (!gtk_icon_theme_has_icon (theme, AN_ICON))
    gtk_icon_theme_add_resource_path (theme, ICONS_PATH);
}

/* Loads the style sheet and the icons for @display unless they are. A host's own style
 * sheet, which has the application's priority, goes before it. */
void
dateline_style_ensure (GdkDisplay *display)
{
  g_autoptr (GtkCssProvider) provider = NULL;

  if (g_object_get_data (G_OBJECT (display), LOADED_KEY) != NULL)
    return;

  provider = gtk_css_provider_new ();
  gtk_css_provider_load_from_resource (provider, STYLE_PATH);
  gtk_style_context_add_provider_for_display (display,
                                              GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION -
                                                  1);
  g_idle_add_once (check_icons_cb, display);
  g_object_set_data_full (G_OBJECT (display),
                          LOADED_KEY,
                          g_object_ref (provider),
                          g_object_unref);
}
