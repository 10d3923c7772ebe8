/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Proof that the cage holds. */

#pragma once

int dateline_picture_try (const char *name);
