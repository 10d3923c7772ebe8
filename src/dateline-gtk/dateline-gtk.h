/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The only header of libdateline-gtk that others include. */

#pragma once

#include "dateline-gtk/article/dateline-article-pdf.h"
#include "dateline-gtk/article/dateline-article-view.h"
#include "dateline-gtk/headlines/dateline-headline-list.h"
#include "dateline-gtk/images/dateline-picture-loader.h"
#include "dateline-gtk/reader/dateline-reader.h"
#include "dateline-gtk/reader/dateline-storage-view.h"
#include "dateline-gtk/sidebar/dateline-sidebar.h"
