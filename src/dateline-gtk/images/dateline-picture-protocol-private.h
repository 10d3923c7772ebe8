/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* What the library and the program that unpacks pictures say to each other: one packet a
 * request, one packet an answer, over a socket that both have as descriptor 3 and only
 * they. Pictures and pixels are not in the packets: a request brings descriptors of
 * memory that the library has made, sized and sealed, so that an answer has no size in
 * it which could lie. Types of GLib only: the program is not linked with it.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define DATELINE_PICTURE_MAX_SIDE 16384
#define DATELINE_PICTURE_MAX_PIXELS (40 * 1000 * 1000)
#define DATELINE_PICTURE_MAX_FRAMES 1000

/* The program's end of the socket. */
#define DATELINE_PICTURE_SOCKET 3

/* Changes with the structs below. */
#define DATELINE_PICTURE_PROTOCOL 0xda7e0001

/* Seconds of processor time that a request may take. */
#define DATELINE_PICTURE_MAX_CPU 5

/* A process is replaced after so many pictures. */
#define DATELINE_PICTURE_MAX_REQUESTS 256

typedef enum
{
  DATELINE_PICTURE_FORMAT_PNG,
  DATELINE_PICTURE_FORMAT_JPEG,
  DATELINE_PICTURE_FORMAT_GIF,
  DATELINE_PICTURE_FORMAT_WEBP,
  DATELINE_PICTURE_FORMAT_BMP,
  DATELINE_PICTURE_FORMAT_ICO,
  DATELINE_PICTURE_N_FORMATS,
} DatelinePictureFormat;

typedef enum
{
  DATELINE_PICTURE_REQUEST_DRAW = 1, /* brings the picture and room for its pixels */
  DATELINE_PICTURE_REQUEST_OPEN,     /* brings an animation */
  DATELINE_PICTURE_REQUEST_NEXT,     /* brings room for the pixels of its next frame */
} DatelinePictureRequestKind;

typedef struct
{
  guint32 protocol;
  guint32 serial;
  guint32 kind;
  guint32 format;
  guint32 width; /* pixels as stored */
  guint32 height;
  guint32 orientation; /* 1 to 8, as Exif counts */
  guint32 shown_width; /* pixels as wanted: turned and scaled down */
  guint32 shown_height;
  guint32 size; /* bytes of the picture that are to be read */
} DatelinePictureRequest;

typedef enum
{
  DATELINE_PICTURE_OUTCOME_DRAWN = 1,
  DATELINE_PICTURE_OUTCOME_DAMAGED,
  DATELINE_PICTURE_OUTCOME_ENDED, /* after the last frame; the next one is the first */
} DatelinePictureOutcome;

typedef struct
{
  guint32 protocol;
  guint32 serial; /* of the request */
  guint32 outcome;
  guint32 delay; /* milliseconds that a frame stays; of an opened animation how often it
                  * is to be shown, 0 for ever */
} DatelinePictureAnswer;

G_END_DECLS
