/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The theme that GTK is started with. Main thread only. */

#include "app/dateline-theme.h"

#include <gtk/gtk.h>

#define VARIABLE "GTK_THEME"
#define EMPTY_THEME "Adwaita-empty" /* libadwaita's name for it */

gboolean
dateline_theme_name_empty (void)
{
  return g_getenv (VARIABLE) == NULL && g_setenv (VARIABLE, EMPTY_THEME, FALSE);
}

/* What came last goes again, which leaves all others in their places, whoever reads them.
 */
void
dateline_theme_start_gtk (gboolean has_named_theme)
{
  gtk_init ();
  gtk_settings_get_default ();
  if (has_named_theme)
    g_unsetenv (VARIABLE);
}
