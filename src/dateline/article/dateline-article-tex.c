/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The TeX of a formula as a line of text: the commands that stand for a sign, fractions,
 * roots, scripts and accents; what else begins with a backslash is left out, its
 * arguments are not. A group is made of its parts when it ends. Pure.
 */

#include "dateline/article/dateline-article-formula-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define LONGEST_NAME 20
/* Bytes; nobody writes a longer formula by hand, and a group in a group is written once
 * more for each that it stands in. */
#define LONGEST_TEX 2000
#define MOST_GROUPS 32
/* Bytes; what is longer is not looked at again for each script that it gets. */
#define LONGEST_BASE 64

/* What stands for a command that takes no argument. */
static const struct
{
  const char *name;
  const char *sign;
} signs[] = {
  { "alpha", "α" },
  { "beta", "β" },
  { "gamma", "γ" },
  { "delta", "δ" },
  { "epsilon", "ϵ" },
  { "varepsilon", "ε" },
  { "zeta", "ζ" },
  { "eta", "η" },
  { "theta", "θ" },
  { "vartheta", "ϑ" },
  { "iota", "ι" },
  { "kappa", "κ" },
  { "lambda", "λ" },
  { "mu", "μ" },
  { "nu", "ν" },
  { "xi", "ξ" },
  { "pi", "π" },
  { "rho", "ρ" },
  { "sigma", "σ" },
  { "tau", "τ" },
  { "upsilon", "υ" },
  { "phi", "ϕ" },
  { "varphi", "φ" },
  { "chi", "χ" },
  { "psi", "ψ" },
  { "omega", "ω" },
  { "Gamma", "Γ" },
  { "Delta", "Δ" },
  { "Theta", "Θ" },
  { "Lambda", "Λ" },
  { "Xi", "Ξ" },
  { "Pi", "Π" },
  { "Sigma", "Σ" },
  { "Phi", "Φ" },
  { "Psi", "Ψ" },
  { "Omega", "Ω" },
  { "sum", "∑" },
  { "prod", "∏" },
  { "int", "∫" },
  { "iint", "∬" },
  { "oint", "∮" },
  { "infty", "∞" },
  { "partial", "∂" },
  { "nabla", "∇" },
  { "hbar", "ℏ" },
  { "ell", "ℓ" },
  { "pm", "±" },
  { "mp", "∓" },
  { "times", "×" },
  { "div", "÷" },
  { "cdot", "·" },
  { "ast", "∗" },
  { "circ", "∘" },
  { "le", "≤" },
  { "leq", "≤" },
  { "leqslant", "≤" },
  { "ge", "≥" },
  { "geq", "≥" },
  { "geqslant", "≥" },
  { "ne", "≠" },
  { "neq", "≠" },
  { "ll", "≪" },
  { "gg", "≫" },
  { "approx", "≈" },
  { "sim", "∼" },
  { "simeq", "≃" },
  { "cong", "≅" },
  { "equiv", "≡" },
  { "propto", "∝" },
  { "to", "→" },
  { "rightarrow", "→" },
  { "longrightarrow", "→" },
  { "leftarrow", "←" },
  { "gets", "←" },
  { "leftrightarrow", "↔" },
  { "Rightarrow", "⇒" },
  { "implies", "⇒" },
  { "Leftarrow", "⇐" },
  { "iff", "⇔" },
  { "Leftrightarrow", "⇔" },
  { "mapsto", "↦" },
  { "in", "∈" },
  { "notin", "∉" },
  { "ni", "∋" },
  { "subset", "⊂" },
  { "supset", "⊃" },
  { "subseteq", "⊆" },
  { "supseteq", "⊇" },
  { "cup", "∪" },
  { "cap", "∩" },
  { "emptyset", "∅" },
  { "varnothing", "∅" },
  { "setminus", "∖" },
  { "forall", "∀" },
  { "exists", "∃" },
  { "neg", "¬" },
  { "lnot", "¬" },
  { "land", "∧" },
  { "wedge", "∧" },
  { "lor", "∨" },
  { "vee", "∨" },
  { "oplus", "⊕" },
  { "otimes", "⊗" },
  { "perp", "⊥" },
  { "mid", "∣" },
  { "parallel", "∥" },
  { "angle", "∠" },
  { "langle", "⟨" },
  { "rangle", "⟩" },
  { "lceil", "⌈" },
  { "rceil", "⌉" },
  { "lfloor", "⌊" },
  { "rfloor", "⌋" },
  { "ldots", "…" },
  { "dots", "…" },
  { "cdots", "⋯" },
  { "vdots", "⋮" },
  { "prime", "′" },
  { "dagger", "†" },
  { "Re", "ℜ" },
  { "Im", "ℑ" },
  { "aleph", "ℵ" },
  { "degree", "°" },
  { "lVert", "‖" },
  { "rVert", "‖" },
  { "lvert", "|" },
  { "rvert", "|" },
  { "vert", "|" },
  { "Vert", "‖" },
  { "{", "{" },
  { "}", "}" },
  { "%", "%" },
  { "$", "$" },
  { "#", "#" },
  { "&", "&" },
  { "_", "_" },
  { "|", "‖" },
  { "lbrace", "{" },
  { "rbrace", "}" },
  { ",", " " },
  { ":", " " },
  { ";", " " },
  { " ", " " },
  { "quad", " " },
  { "qquad", " " },
  { "\\", "; " },
  { "cr", "; " },
};

/* Commands whose name is what is read. */
static const char *const functions[] = {
  "sin",  "cos", "tan", "cot", "sec", "csc", "arcsin", "arccos", "arctan", "sinh", "cosh",
  "tanh", "log", "ln",  "lg",  "exp", "lim", "limsup", "liminf", "max",    "min",  "sup",
  "inf",  "arg", "det", "dim", "ker", "gcd", "deg",    "Pr",     "hom",    "mod",
};

static const struct
{
  const char *name;
  const char *accent;
} accents[] = {
  { "bar", "¯" },   { "overline", "‾" },  { "hat", "^" },   { "widehat", "^" },
  { "tilde", "~" }, { "widetilde", "~" }, { "vec", "→" },   { "dot", "˙" },
  { "ddot", "¨" },  { "check", "ˇ" },     { "breve", "˘" }, { "acute", "´" },
  { "grave", "`" },
};

typedef enum
{
  NONE,
  FRACTION,
  BINOMIAL,
  ROOT,
  ACCENT,
  STRUCK,
  IGNORED, /* takes an argument that is not read */
  LOW,
  HIGH,
} Command;

static const struct
{
  const char *name;
  Command command;
} commands[] = {
  { "frac", FRACTION },  { "dfrac", FRACTION }, { "tfrac", FRACTION },
  { "cfrac", FRACTION }, { "binom", BINOMIAL }, { "dbinom", BINOMIAL },
  { "sqrt", ROOT },      { "mathbb", STRUCK },  { "Bbb", STRUCK },
  { "begin", IGNORED },  { "end", IGNORED },    { "label", IGNORED },
  { "color", IGNORED },  { "hspace", IGNORED }, { "vspace", IGNORED },
};

/* A group that is open. */
typedef struct
{
  GString *row;
  gsize last; /* where the part begins that a script belongs to */
  Command command;
  const char *accent;
  char *first; /* the first argument of two, or the index of a root */
  gboolean is_index;
} Group;

static void
group_clear (gpointer data)
{
  Group *self = data;

  g_string_free (self->row, TRUE);
  g_free (self->first);
}

static Group *
get_group (GArray *groups)
{
  return &g_array_index (groups, Group, groups->len - 1);
}

static void
open_group (GArray *groups, gboolean is_index)
{
  Group group = { .row = g_string_new (NULL), .is_index = is_index };

  g_array_append_val (groups, group);
}

static void
append (Group *self, const char *part, gboolean is_operator)
{
  gsize before = self->row->len;

  dateline_formula_append (self->row, part, is_operator);
  self->last = before;
  while (self->row->str[self->last] == ' ' && self->row->str[self->last + 1] != '\0')
    self->last++;
}

/* The script of the part before; x_i^2 comes as two of them. */
static void
append_script (Group *self, const char *script, gboolean is_low)
{
  g_autofree char *base = NULL;
  g_autofree char *made = NULL;

  if (self->row->len - self->last > LONGEST_BASE)
    self->last = self->row->len;
  base = g_strchomp (g_strdup (self->row->str + self->last));
  made = dateline_formula_scripts (base, is_low ? script : NULL, is_low ? NULL : script);

  g_string_truncate (self->row, self->last);
  g_string_append (self->row, made);
}

static char *
make_accent (const Group *self, const char *part)
{
  char *made = dateline_formula_accent (part, self->accent);

  return made ? made : g_strdup (part);
}

static char *
make_struck (const char *part)
{
  const char *struck = part[0] != '\0' && part[1] == '\0'
                           ? dateline_formula_double_strike (part[0])
                           : NULL;

  return g_strdup (struck ? struck : part);
}

/* Gives a part to the command that waits for one, else to the row. */
static void
feed (Group *self, const char *part, gboolean is_operator)
{
  Command command = self->command;
  g_autofree char *first = NULL;
  g_autofree char *made = NULL;

  if ((command == FRACTION || command == BINOMIAL) && !self->first)
    {
      self->first = g_strdup (part);
      return;
    }
  first = g_steal_pointer (&self->first);
  self->command = NONE;
  if (command == LOW || command == HIGH)
    append_script (self, part, command == LOW);
  else if (command == FRACTION)
    made = dateline_formula_fraction (first, part);
  else if (command == BINOMIAL)
    made = g_strdup_printf (_ ("%s choose %s"), first, part);
  else if (command == ROOT)
    made = dateline_formula_root (part, first);
  else if (command == ACCENT)
    made = make_accent (self, part);
  else if (command == STRUCK)
    made = make_struck (part);
  else if (command == NONE)
    append (self, part, is_operator);
  if (made)
    append (self, made, FALSE);
}

static void
close_group (GArray *groups)
{
  g_autofree char *part = NULL;
  gboolean is_index = get_group (groups)->is_index;

  if (groups->len == 1)
    return;
  part = g_strdup (get_group (groups)->row->str);
  g_array_set_size (groups, groups->len - 1);
  if (is_index && get_group (groups)->command == ROOT)
    get_group (groups)->first = g_steal_pointer (&part);
  else
    feed (get_group (groups), part, FALSE);
}

static gboolean
run_command (Group *group, const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    if (strcmp (signs[i].name, name) == 0)
      {
        feed (group, signs[i].sign, TRUE);
        return TRUE;
      }
  for (guint i = 0; i < G_N_ELEMENTS (functions); i++)
    if (strcmp (functions[i], name) == 0)
      {
        feed (group, name, FALSE);
        return TRUE;
      }
  for (guint i = 0; i < G_N_ELEMENTS (accents); i++)
    if (strcmp (accents[i].name, name) == 0)
      {
        group->command = ACCENT;
        group->accent = accents[i].accent;
        return TRUE;
      }
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (strcmp (commands[i].name, name) == 0)
      {
        group->command = commands[i].command;
        g_clear_pointer (&group->first, g_free);
        return TRUE;
      }

  return FALSE;
}

/* Reads the command at @at, behind its backslash; returns what is behind it. */
static const char *
read_command (Group *group, const char *at)
{
  char name[LONGEST_NAME + 1] = { 0 };
  gsize length = 0;

  while (g_ascii_isalpha (at[length]))
    length++;
  if (length == 0 && *at != '\0')
    length = g_utf8_next_char (at) - at;
  if (length <= LONGEST_NAME)
    {
      memcpy (name, at, length);
      run_command (group, name);
    }
  at += length;
  if (*at == '*' && length > 1)
    at++;
  return at;
}

/*
 * dateline_formula_from_tex:
 * @tex: a formula without its delimiters, or with "$" around it
 *
 * Returns: (transfer full): the formula in one line, not tamed
 */
char *
dateline_formula_from_tex (const char *tex)
{
  GArray *groups = g_array_new (FALSE, FALSE, sizeof (Group));
  char *text;

  if (strlen (tex) > LONGEST_TEX)
    {
      g_array_unref (groups);
      return g_strdup (tex);
    }
  g_array_set_clear_func (groups, group_clear);
  open_group (groups, FALSE);
  for (const char *at = tex; *at != '\0';)
    {
      Group *group = get_group (groups);
      char part[7] = { 0 };

      if (*at == '\\')
        {
          at = read_command (group, at + 1);
          continue;
        }
      g_utf8_strncpy (part, at, 1);
      at = g_utf8_next_char (at);
      if (strchr ("{[", *part) && groups->len > MOST_GROUPS)
        continue;
      if (*part == '{' || (*part == '[' && group->command == ROOT && !group->first))
        open_group (groups, *part == '[');
      else if (*part == '}' || (*part == ']' && group->is_index))
        close_group (groups);
      else if (*part == '^' || *part == '_')
        group->command = *part == '_' ? LOW : HIGH;
      else if (*part == '&')
        feed (group, " ", FALSE);
      else if (*part != ' ' && *part != '\n' && *part != '\t' && *part != '$')
        feed (group, strcmp (part, "-") == 0 ? "−" : part, !g_ascii_isalnum (*part));
    }
  while (groups->len > 1)
    close_group (groups);
  text = g_strstrip (g_strdup (get_group (groups)->row->str));
  g_array_unref (groups);
  return text;
}

/* Whether a text has the marks of TeX in it. */
gboolean
dateline_formula_is_tex (const char *text)
{
  return strpbrk (text, "\\^_{") != NULL;
}
