/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* A line over the reader that says what was done and offers to take it back. Main context
 * only.
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DATELINE_TYPE_NOTICE (dateline_notice_get_type ())

G_DECLARE_FINAL_TYPE (DatelineNotice, dateline_notice, DATELINE, NOTICE, GtkWidget)

/* Does what the button says; @user_data is freed after, or when it is offered no more. */
typedef void (*DatelineOfferFunc) (gpointer user_data);

GtkWidget *dateline_notice_new (void);
void dateline_notice_say (DatelineNotice *self, const char *text);
void dateline_notice_offer (DatelineNotice *self,
                            const char *text,
                            const char *label,
                            DatelineOfferFunc act,
                            gpointer user_data,
                            GDestroyNotify destroy);

G_END_DECLS
