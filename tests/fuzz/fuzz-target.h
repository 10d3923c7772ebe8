/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What every target is: a function that takes any bytes, and asserts what has to hold. */

#pragma once

#include <gio/gio.h>
#include <string.h>

int LLVMFuzzerTestOneInput (const guint8 *bytes, gsize size);
