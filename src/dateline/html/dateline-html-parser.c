/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* HTML as a tree: the only user of gumbo, which it keeps in the arena's cage and never
 * lets destroy a tree, as that recurses. A body is parsed as what stands in a <div>, so
 * that a stray <frameset> or <body> takes nothing away. Any thread but the main one.
 */

#include "dateline/html/dateline-html-parser-private.h"
#include "dateline/html/dateline-html-arena-private.h"
#include "dateline/html/dateline-html-guard-private.h"
#include "dateline/html/dateline-html-thinner-private.h"
#include "dateline/html/dateline-html-values-private.h"

#include <gumbo.h>
#include <string.h>

#define MAX_NODES 100000

struct _DatelineHtmlTree
{
  DatelineHtmlArena *arena;
  GString *changed; /* what was parsed, if the guard changed it */
  DatelineHtmlValues *values;
  DatelineHtmlThinner *thinner; /* or NULL */
  GumboOutput *output;
};

/* An element on the way down, and which of its children comes next. */
typedef struct
{
  const GumboNode *element;
  guint next;
} Step;

static void *
allocate_cb (void *arena, size_t size)
{
  return dateline_html_arena_allocate (arena, size);
}

static void
deallocate_cb (void *arena, void *memory)
{
}

/* Nothing but the parser runs between here and the escape: what it leaves behind is all
 * in the arena. */
static GumboOutput *
parse_caged (DatelineHtmlArena *arena, const char *html, gsize length, GumboTag context)
{
  GumboOptions options = kGumboDefaultOptions;

  options.allocator = allocate_cb;
  options.deallocator = deallocate_cb;
  options.userdata = arena;
  options.max_errors = 0;
  options.fragment_context = context;

  if (setjmp (*dateline_html_arena_get_escape (arena)) != 0)
    return NULL;

  return gumbo_parse_with_options (&options, html, length);
}

/* Of all that the parser keeps of an attribute, its name and its value: the vector has
 * them from now on, instead of pointers to its own. */
static void
put_values (DatelineHtmlTree *self, GumboNode *element)
{
  GumboVector *attributes = &element->v.element.attributes;
  const DatelineHtmlNamedValue *list = NULL;
  DatelineHtmlNamedValue *own;
  guint n = attributes->length;

  if (n == 0 && self->thinner)
    list = dateline_html_thinner_get_values (self->thinner,
                                             element->v.element.original_tag.data,
                                             &n);
  if (n > 0 && !list)
    {
      list = own = dateline_html_values_add (self->values, n);
      for (guint i = 0; i < n; i++)
        {
          const GumboAttribute *attribute = attributes->data[i];

          own[i].name = attribute->name;
          own[i].value =
              self->thinner
                  ? dateline_html_thinner_expand (self->thinner, attribute->value, FALSE)
                  : attribute->value;
        }
    }
  attributes->data = (void **) list;
  attributes->length = n;
}

/* Whether references are letters in it. */
static gboolean
is_raw (const GumboNode *element)
{
  switch (element->v.element.tag)
    {
    case GUMBO_TAG_SCRIPT:
    case GUMBO_TAG_STYLE:
    case GUMBO_TAG_XMP:
    case GUMBO_TAG_IFRAME:
    case GUMBO_TAG_NOEMBED:
    case GUMBO_TAG_NOFRAMES:
    case GUMBO_TAG_PLAINTEXT:
      return TRUE;
    default:
      return FALSE;
    }
}

static const DatelineHtmlNamedValue *
get_values (const DatelineHtmlWalk *self, guint *n)
{
  const GumboNode *node = self->element;

  *n = node->v.element.attributes.length;
  return (const DatelineHtmlNamedValue *) node->v.element.attributes.data;
}

/* Puts back what the parser was not shown. FALSE if there are too many nodes: much of
 * little makes more blocks than anybody reads, each of which is laid out; or if more
 * comes of it than there was. */
static gboolean
finish (DatelineHtmlTree *self)
{
  g_auto (DatelineHtmlWalk) walk;
  guint n_nodes = 0;

  dateline_html_walk_init (&walk, self);
  put_values (self, self->output->root);
  while (n_nodes <= MAX_NODES && dateline_html_walk_next (&walk))
    {
      const Step *at = &g_array_index (walk.path, Step, walk.path->len - 1);

      n_nodes += walk.step != DATELINE_HTML_STEP_LEAVE;
      if (walk.step == DATELINE_HTML_STEP_ENTER)
        {
          put_values (self, (GumboNode *) at->element);
        }
      else if (self->thinner && walk.step == DATELINE_HTML_STEP_TEXT)
        {
          GumboNode *text = at->element->v.element.children.data[at->next - 1];

          text->v.text.text = dateline_html_thinner_expand (self->thinner,
                                                            walk.text,
                                                            is_raw (at->element));
        }
    }
  return n_nodes <= MAX_NODES &&
         !(self->thinner && dateline_html_thinner_is_spent (self->thinner));
}

static DatelineHtmlTree *
tree_new_in (const char *html, gssize length, GumboTag context)
{
  g_autoptr (DatelineHtmlTree) self = g_new0 (DatelineHtmlTree, 1);
  gsize n_bytes = length < 0 ? strlen (html) : (gsize) length;

  if (!dateline_html_guard (html, n_bytes, &self->changed))
    return NULL;
  if (self->changed)
    {
      html = self->changed->str;
      n_bytes = self->changed->len;
    }
  self->values = dateline_html_values_new ();
  self->thinner = dateline_html_thinner_new (html, n_bytes, self->values);
  if (self->thinner)
    html = dateline_html_thinner_get_html (self->thinner, &n_bytes);

  self->arena =
      dateline_html_arena_new (DATELINE_HTML_ARENA_BUDGET, DATELINE_HTML_ARENA_TIME);
  self->output = parse_caged (self->arena, html, n_bytes, context);
  if (!self->output || !finish (self))
    return NULL;

  return g_steal_pointer (&self);
}

/*
 * dateline_html_tree_new:
 * @html: valid UTF-8, which must outlive the tree
 * @length: its length in bytes, or -1
 *
 * Parses the body of an entry as a browser would, as far as it can be done in the cage.
 *
 * Returns: (transfer full) (nullable): the tree; %NULL if @html is too much
 */
DatelineHtmlTree *
dateline_html_tree_new (const char *html, gssize length)
{
  return tree_new_in (html, length, GUMBO_TAG_DIV);
}

/*
 * dateline_html_tree_new_for_page:
 * @html: valid UTF-8, which must outlive the tree
 * @length: its length in bytes, or -1
 *
 * Parses a whole page in the same way: its root is <html>, with what is in <head>.
 *
 * Returns: (transfer full) (nullable): the tree; %NULL if @html is too much
 */
DatelineHtmlTree *
dateline_html_tree_new_for_page (const char *html, gssize length)
{
  return tree_new_in (html, length, GUMBO_TAG_LAST);
}

void
dateline_html_tree_free (DatelineHtmlTree *self)
{
  if (self->changed)
    g_string_free (self->changed, TRUE);
  g_clear_pointer (&self->thinner, dateline_html_thinner_free);
  g_clear_pointer (&self->values, dateline_html_values_free);
  g_clear_pointer (&self->arena, dateline_html_arena_free);
  g_free (self);
}

/* How many bytes its memory takes. */
gsize
dateline_html_tree_get_size (const DatelineHtmlTree *self)
{
  return dateline_html_arena_get_size (self->arena);
}

static gboolean
is_element (const GumboNode *node)
{
  return node->type == GUMBO_NODE_ELEMENT || node->type == GUMBO_NODE_TEMPLATE;
}

/* The number that an element has here, by the one that it has there. */
static DatelineHtmlTag
find_tag (GumboTag tag)
{
  static guint16 tags[GUMBO_TAG_LAST];
  static gsize is_filled = 0;

  if (g_once_init_enter (&is_filled))
    {
      for (guint i = 0; i < GUMBO_TAG_UNKNOWN; i++)
        {
          const char *name = gumbo_normalized_tagname (i);

          tags[i] = dateline_html_tag_lookup (name, strlen (name));
        }
      g_once_init_leave (&is_filled, 1);
    }
  return tags[tag];
}

static void
set_element (DatelineHtmlWalk *self, const GumboNode *node)
{
  GumboStringPiece written = node->v.element.original_tag;

  self->element = node;
  self->text = NULL;
  switch (node->v.element.tag_namespace)
    {
    case GUMBO_NAMESPACE_SVG:
      self->vocabulary = DATELINE_HTML_VOCABULARY_SVG;
      break;
    case GUMBO_NAMESPACE_MATHML:
      self->vocabulary = DATELINE_HTML_VOCABULARY_MATHML;
      break;
    case GUMBO_NAMESPACE_HTML:
    default:
      self->vocabulary = DATELINE_HTML_VOCABULARY_HTML;
      break;
    }

  if (node->v.element.tag != GUMBO_TAG_UNKNOWN)
    {
      self->tag = find_tag (node->v.element.tag);
      return;
    }
  gumbo_tag_from_original_text (&written);
  self->tag = dateline_html_tag_lookup (written.data, written.length);
}

static void
push (DatelineHtmlWalk *self, const GumboNode *element)
{
  Step step = { element, 0 };

  g_array_append_val (self->path, step);
}

static void
walk_init_at (DatelineHtmlWalk *self, const GumboNode *root)
{
  *self = (DatelineHtmlWalk){ .element = root, .root = root };
  self->path = g_array_sized_new (FALSE, FALSE, sizeof (Step), 32);
  push (self, root);
}

/*
 * dateline_html_walk_init:
 * @self: a walk
 * @tree: a tree, which must outlive @self
 *
 * Stands before the first step through all of @tree.
 */
void
dateline_html_walk_init (DatelineHtmlWalk *self, const DatelineHtmlTree *tree)
{
  walk_init_at (self, tree->output->root);
}

/*
 * dateline_html_walk_init_inside:
 * @self: a walk
 * @outer: a walk that has just entered an element
 *
 * Stands before the first step through the content of that element, for looking ahead.
 */
void
dateline_html_walk_init_inside (DatelineHtmlWalk *self, const DatelineHtmlWalk *outer)
{
  walk_init_at (self, outer->element);
}

void
dateline_html_walk_clear (DatelineHtmlWalk *self)
{
  g_clear_pointer (&self->path, g_array_unref);
}

static gboolean
leave_element (DatelineHtmlWalk *self)
{
  const GumboNode *element =
      g_array_index (self->path, Step, self->path->len - 1).element;

  g_array_set_size (self->path, self->path->len - 1);
  if (element == self->root)
    {
      self->step = DATELINE_HTML_STEP_END;
      return FALSE;
    }
  set_element (self, element);
  self->step = DATELINE_HTML_STEP_LEAVE;
  return TRUE;
}

/*
 * dateline_html_walk_next:
 * @self: a walk
 *
 * Takes the next step, in document order.
 *
 * Returns: FALSE at the end
 */
gboolean
dateline_html_walk_next (DatelineHtmlWalk *self)
{
  if (self->path->len == 0)
    return FALSE;
  if (self->skip)
    {
      self->skip = FALSE;
      return leave_element (self);
    }

  for (;;)
    {
      Step *at = &g_array_index (self->path, Step, self->path->len - 1);
      const GumboNode *child;

      if (at->next == at->element->v.element.children.length)
        return leave_element (self);

      child = at->element->v.element.children.data[at->next++];
      if (is_element (child))
        {
          push (self, child);
          set_element (self, child);
          self->step = DATELINE_HTML_STEP_ENTER;
          return TRUE;
        }
      if (child->type == GUMBO_NODE_COMMENT || child->type == GUMBO_NODE_DOCUMENT)
        continue;
      self->text = child->v.text.text;
      self->step = DATELINE_HTML_STEP_TEXT;
      return TRUE;
    }
}

/* Leaves the element just entered without its content: the next step is to leave it. */
void
dateline_html_walk_skip (DatelineHtmlWalk *self)
{
  self->skip = TRUE;
}

/*
 * dateline_html_walk_get_attribute:
 * @self: a walk that has just entered or left an element
 * @name: in lower case
 *
 * Returns: (nullable): the attribute's value
 */
const char *
dateline_html_walk_get_attribute (const DatelineHtmlWalk *self, const char *name)
{
  const DatelineHtmlNamedValue *values;
  guint n;

  values = get_values (self, &n);
  for (guint i = 0; i < n; i++)
    if ((values[i].name[0] | 0x20) == name[0] &&
        g_ascii_strcasecmp (values[i].name, name) == 0)
      return values[i].value;
  return NULL;
}

/* All attributes of the element, @n of them. */
const DatelineHtmlNamedValue *
dateline_html_walk_get_values (const DatelineHtmlWalk *self, guint *n)
{
  return get_values (self, n);
}

/* How many elements named @tag stand directly in the element just entered. */
guint
dateline_html_walk_count_children (const DatelineHtmlWalk *self, DatelineHtmlTag tag)
{
  const GumboNode *node = self->element;
  const char *name = dateline_html_tag_get_name (tag);
  GumboTag wanted = gumbo_tag_enum (name);
  guint count = 0;

  for (guint i = 0; i < node->v.element.children.length; i++)
    {
      const GumboNode *child = node->v.element.children.data[i];

      if (is_element (child) && child->v.element.tag == wanted)
        count++;
    }

  return count;
}
