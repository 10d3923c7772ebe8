/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The trees of a damaged database, cell by cell. Every number that is read may be wrong:
 * none is used before it was compared with where it leads.
 * https://www.sqlite.org/fileformat2.html#b_tree_pages
 */

#include "dateline/store/dateline-salvage-tree-private.h"

#include <string.h>

/* As long as SQLite lets our values be. */
#define MAX_PAYLOAD (32 * 1024 * 1024)
/* How often a page that a row goes on to is read, on average: a sound one is of one row,
 * and its table is read a few times. More is a file whose rows lead to the same pages. */
#define MAX_READS 32

struct _DatelineSalvageTree
{
  DatelineSalvagePages *pages; /* not owned */
  guint usable;
  guint8 *page;     /* that is read */
  guint8 *overflow; /* where its long rows go on */
  guint64 n_left;   /* how often it may yet be read */
  GByteArray *payload;
  DatelineField fields[DATELINE_SALVAGE_MAX_FIELDS];
};

DatelineSalvageTree *
dateline_salvage_tree_new (DatelineSalvagePages *pages)
{
  DatelineSalvageTree *self = g_new0 (DatelineSalvageTree, 1);

  self->pages = pages;
  self->usable = dateline_salvage_pages_get_usable (pages);
  self->page = g_malloc (dateline_salvage_pages_get_size (pages));
  self->overflow = g_malloc (dateline_salvage_pages_get_size (pages));
  self->payload = g_byte_array_new ();
  self->n_left = (guint64) MAX_READS * dateline_salvage_pages_get_n (pages);
  return self;
}

void
dateline_salvage_tree_free (DatelineSalvageTree *self)
{
  g_free (self->page);
  g_free (self->overflow);
  g_byte_array_unref (self->payload);
  g_free (self);
}

/* A number of one to nine bytes; returns how many, or 0 past @end. */
static guint
read_varint (const guint8 *bytes, const guint8 *end, guint64 *value)
{
  *value = 0;
  for (guint i = 0; i < 9 && bytes + i < end; i++)
    {
      if (i == 8)
        {
          *value = *value << 8 | bytes[i];
          return 9;
        }
      *value = *value << 7 | (bytes[i] & 0x7f);
      if ((bytes[i] & 0x80) == 0)
        return i + 1;
    }
  return 0;
}

static gint64
read_int (const guint8 *bytes, guint length)
{
  guint64 value = length > 0 && (bytes[0] & 0x80) != 0 ? G_MAXUINT64 : 0;

  for (guint i = 0; i < length; i++)
    value = value << 8 | bytes[i];
  return (gint64) value;
}

/* How many bytes a value of @type takes, and what it is. */
static gboolean
describe (guint64 type, DatelineField *field)
{
  static const guint8 lengths[] = { 0, 1, 2, 3, 4, 6, 8, 8, 0, 0 };

  if (type == 10 || type == 11 || type > 2 * (guint64) MAX_PAYLOAD)
    return FALSE;
  field->length = type < 10 ? lengths[type] : (type - 12) / 2;
  field->kind = type == 0   ? DATELINE_FIELD_NULL
                : type == 7 ? DATELINE_FIELD_DOUBLE
                : type < 10 ? DATELINE_FIELD_INT64
                : type & 1  ? DATELINE_FIELD_TEXT
                            : DATELINE_FIELD_BYTES;
  field->number = type == 9;
  return TRUE;
}

static void
read_value (DatelineField *field, const guint8 *bytes)
{
  field->bytes = bytes;
  if (field->kind == DATELINE_FIELD_INT64 && field->length > 0)
    field->number = read_int (bytes, field->length);
  if (field->kind == DATELINE_FIELD_DOUBLE)
    {
      guint64 bits = read_int (bytes, 8);

      memcpy (&field->real, &bits, sizeof bits);
    }
}

/* The fields of a record, or 0 if it is none. */
static guint
read_record (DatelineSalvageTree *self, const guint8 *record, gsize length)
{
  const guint8 *end = record + length;
  const guint8 *at = record;
  const guint8 *value;
  guint64 header_length;
  guint n = read_varint (at, end, &header_length);
  guint n_fields = 0;

  if (n == 0 || header_length < n || header_length > length)
    return 0;
  value = record + header_length;
  for (at += n; at < record + header_length; at += n)
    {
      DatelineField *field = &self->fields[n_fields];
      guint64 type;

      n = read_varint (at, record + header_length, &type);
      if (n == 0 || n_fields == DATELINE_SALVAGE_MAX_FIELDS || !describe (type, field) ||
          field->length > (gsize) (end - value))
        return 0;
      read_value (field, value);
      value += field->length;
      n_fields++;
    }
  return value == end ? n_fields : 0;
}

/* How much of @length bytes stands on the page of the cell itself. */
static gsize
get_local_length (DatelineSalvageTree *self, gsize length, gboolean is_table)
{
  gsize max = is_table ? self->usable - 35 : (self->usable - 12) * 64 / 255 - 23;
  gsize min = (self->usable - 12) * 32 / 255 - 23;
  gsize local = min + (length - min) % (self->usable - 4);

  if (length <= max)
    return length;
  return local <= max ? local : min;
}

/* Follows a row to the pages where it goes on. */
static gboolean
read_overflow (DatelineSalvageTree *self, guint32 next, gsize length)
{
  gsize n_needed = (length - self->payload->len) / (self->usable - 4);

  /* One that is longer than the file goes round in it. */
  if (n_needed > dateline_salvage_pages_get_n (self->pages))
    return FALSE;
  while (self->payload->len < length)
    {
      gsize n = MIN (length - self->payload->len, self->usable - 4);

      if (next == 0 || self->n_left == 0 ||
          !dateline_salvage_pages_read (self->pages, next, self->overflow))
        return FALSE;
      self->n_left--;
      g_byte_array_append (self->payload, self->overflow + 4, n);
      next = dateline_salvage_get_uint32 (self->overflow);
    }
  return TRUE;
}

/* Reads the cell at @offset of the page; how many fields it has, or 0. */
static guint
read_cell (DatelineSalvageTree *self, guint offset, DatelinePageKind kind, gint64 *rowid)
{
  const guint8 *at = self->page + offset + (kind == DATELINE_PAGE_INDEX_INNER ? 4 : 0);
  const guint8 *end = self->page + self->usable;
  gboolean is_table = kind == DATELINE_PAGE_TABLE_LEAF;
  guint64 length, number = 0;
  gsize local;
  guint n;

  n = read_varint (at, end, &length);
  if (n == 0 || length == 0 || length > MAX_PAYLOAD)
    return 0;
  at += n;
  if (is_table)
    {
      n = read_varint (at, end, &number);
      if (n == 0)
        return 0;
      at += n;
    }
  *rowid = (gint64) number;
  local = get_local_length (self, length, is_table);
  if (local + (local < length ? 4 : 0) > (gsize) (end - at))
    return 0;
  if (local == length)
    return read_record (self, at, length);

  g_byte_array_set_size (self->payload, 0);
  g_byte_array_append (self->payload, at, local);
  if (!read_overflow (self, dateline_salvage_get_uint32 (at + local), length))
    return 0;
  return read_record (self, self->payload->data, length);
}

static gboolean
is_inner (DatelinePageKind kind)
{
  return kind == DATELINE_PAGE_INDEX_INNER || kind == DATELINE_PAGE_TABLE_INNER;
}

/* Reads the page and where its cells are said to be. */
static DatelinePageKind
load (DatelineSalvageTree *self, guint32 number, const guint8 **cells, guint *n_cells)
{
  guint head = number == 1 ? 100 : 0;
  DatelinePageKind kind;

  if (!dateline_salvage_pages_read (self->pages, number, self->page))
    return DATELINE_PAGE_NONE;
  kind = self->page[head];
  if (!is_inner (kind) && kind != DATELINE_PAGE_INDEX_LEAF &&
      kind != DATELINE_PAGE_TABLE_LEAF)
    return DATELINE_PAGE_NONE;
  *n_cells = dateline_salvage_get_uint16 (self->page + head + 3);
  head += is_inner (kind) ? 12 : 8;
  *cells = self->page + head;
  /* A count that cannot be is of a page whose other cells may be well. */
  *n_cells = MIN (*n_cells, (self->usable - head) / 2);
  return kind;
}

DatelinePageKind
dateline_salvage_tree_get_kind (DatelineSalvageTree *self, guint32 number)
{
  const guint8 *cells;
  guint n_cells;

  return load (self, number, &cells, &n_cells);
}

/* Gives the rows of the page that is loaded. Returns how many cells are damaged. */
static guint
give_rows (DatelineSalvageTree *self,
           DatelinePageKind kind,
           const guint8 *cells,
           guint n_cells,
           guint *n_given,
           DatelineSalvageFunc func,
           gpointer user_data)
{
  guint first = cells - self->page;
  guint n_damaged = 0;

  for (guint i = 0; i < n_cells; i++)
    {
      guint offset = dateline_salvage_get_uint16 (cells + 2 * i);
      guint n_fields = 0;
      gint64 rowid;

      if (offset >= first && offset + 4 <= self->usable)
        n_fields = read_cell (self, offset, kind, &rowid);
      if (n_fields > 0 && func (rowid, self->fields, n_fields, user_data))
        ++*n_given;
      else
        n_damaged++;
    }
  return n_damaged;
}

int
dateline_salvage_tree_read_page (DatelineSalvageTree *self,
                                 guint32 number,
                                 DatelineSalvageFunc func,
                                 gpointer user_data)
{
  const guint8 *cells;
  guint n_cells, n_given = 0;
  DatelinePageKind kind = load (self, number, &cells, &n_cells);

  if (kind == DATELINE_PAGE_NONE)
    return -1;
  if (kind != DATELINE_PAGE_TABLE_INNER &&
      give_rows (self, kind, cells, n_cells, &n_given, func, user_data) > 0)
    return n_given > 0 ? (int) n_given : -1;
  return n_given;
}

/* Puts the pages below the one that is loaded on the stack. */
static void
push_children (DatelineSalvageTree *self,
               GArray *stack,
               const guint8 *cells,
               guint n_cells)
{
  guint32 right = dateline_salvage_get_uint32 (cells - 4);
  guint first = cells - self->page;

  g_array_append_val (stack, right);
  for (guint i = n_cells; i-- > 0;)
    {
      guint offset = dateline_salvage_get_uint16 (cells + 2 * i);

      if (offset >= first && offset + 4 <= self->usable)
        {
          guint32 child = dateline_salvage_get_uint32 (self->page + offset);

          g_array_append_val (stack, child);
        }
    }
}

guint
dateline_salvage_tree_walk (DatelineSalvageTree *self,
                            guint32 root,
                            guint8 *seen,
                            DatelineSalvageFunc func,
                            gpointer user_data)
{
  g_autoptr (GArray) stack = g_array_new (FALSE, FALSE, sizeof (guint32));
  guint32 n_pages = dateline_salvage_pages_get_n (self->pages);
  guint n_damaged = 0;

  g_array_append_val (stack, root);
  while (stack->len > 0)
    {
      guint32 number = g_array_index (stack, guint32, stack->len - 1);
      const guint8 *cells;
      guint n_cells, n_given = 0;
      DatelinePageKind kind = DATELINE_PAGE_NONE;

      g_array_set_size (stack, stack->len - 1);
      if (number > 0 && number <= n_pages && !dateline_salvage_bit (seen, number))
        {
          dateline_salvage_set_bit (seen, number);
          kind = load (self, number, &cells, &n_cells);
        }
      if (is_inner (kind))
        push_children (self, stack, cells, n_cells);
      if (kind == DATELINE_PAGE_NONE ||
          (kind != DATELINE_PAGE_TABLE_INNER &&
           give_rows (self, kind, cells, n_cells, &n_given, func, user_data) > 0))
        n_damaged++;
    }
  return n_damaged;
}
