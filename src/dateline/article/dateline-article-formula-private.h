/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Formulas as a line of text: what MathML and TeX have in common. Pure. */

#pragma once

#include "dateline/html/dateline-html-parser-private.h"

G_BEGIN_DECLS

/* Each returns a new string. */
char *dateline_formula_fraction (const char *numerator, const char *denominator);
char *dateline_formula_root (const char *radicand, const char *index);
char *dateline_formula_scripts (const char *base, const char *low, const char *high);
char *dateline_formula_accent (const char *base, const char *accent);
const char *dateline_formula_double_strike (char letter);
void dateline_formula_append (GString *row, const char *part, gboolean is_operator);

char *dateline_formula_from_mathml (const DatelineHtmlWalk *math);
char *dateline_formula_from_tex (const char *tex);
gboolean dateline_formula_is_tex (const char *text);

G_END_DECLS
