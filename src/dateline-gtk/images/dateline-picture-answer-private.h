/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* An answer of the program that unpacks pictures, of which every byte may be a lie. Pure,
 * any thread. */

#pragma once

#include "dateline-gtk/images/dateline-picture-protocol-private.h"

G_BEGIN_DECLS

gboolean dateline_picture_answer_read (const guint8 *packet,
                                       gssize size,
                                       const DatelinePictureRequest *request,
                                       DatelinePictureAnswer *answer);

G_END_DECLS
