/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The faults that a feed's server shows, by the rows of docs/notes/fetching.md: what the
 * server does, what the reader is told, what is stored. */

#pragma once

#include "dateline-scripted-server.h"

G_BEGIN_DECLS

/* What each feed has before: two stories, of which the first is read and saved. */
#define FAULTS_ITEM(id)                                                                  \
  "<item><title>Story " id "</title><guid>" id "</guid>"                                 \
  "<link>http://example.org/" id "</link><description>Text of " id                       \
  "</description></item>"
#define FAULTS_RSS(items)                                                                \
  "<?xml version='1.0'?><rss version='2.0'><channel><title>News</title>"                 \
  "<link>http://example.org/</link>" items "</channel></rss>"
#define FAULTS_BEFORE FAULTS_RSS (FAULTS_ITEM ("a") FAULTS_ITEM ("b"))
#define FAULTS_AFTER FAULTS_RSS (FAULTS_ITEM ("c") FAULTS_ITEM ("a") FAULTS_ITEM ("b"))

typedef enum
{
  FAULT_KEEPS,      /* all as it was, one more failure, the next check later */
  FAULT_KEEPS_PART, /* the same, with the whole stories of what came */
  FAULT_IS_NONE,    /* all well, with the new story */
  FAULT_IS_OLD,     /* all well, with nothing new */
} FaultResult;

/* Where a feed lives. */
typedef enum
{
  FAULT_ON_SERVER,  /* on a name of its own */
  FAULT_ON_LOST,    /* on a server that ends in between */
  FAULT_ON_TLS,     /* on one whose certificate is trusted */
  FAULT_ON_BAD_TLS, /* on one of its own, which is trusted in the beginning */
} FaultPlace;

typedef struct _FaultCase FaultCase;

typedef struct
{
  ScriptedServer *server;
  ScriptedServer *lost;
  ScriptedServer *tls;
  ScriptedServer *inner; /* in a private network */
} FaultServers;

/* Scripts what comes after the good answer at @path, on @server. */
typedef void FaultPlay (const FaultCase *self,
                        const FaultServers *servers,
                        ScriptedServer *server,
                        const char *path);

struct _FaultCase
{
  const char *row;
  const char *name;
  FaultPlay *play;
  FaultResult result;
  const char *sentence; /* "*" stands for any text; NULL when there is nothing to say */
  guint status;
  const char *text; /* a body, or what @play makes of it */
  const char *type; /* of the body */
  FaultPlace place;
  gboolean is_bare; /* the good answer carries no validators */
  guint n_requests; /* at most, when it is not one */
};

extern const FaultCase fault_cases[];
extern const guint n_fault_cases;

char *fault_case_make_path (const FaultCase *self);

/* Whether it has a server that is well again after the faults. */
gboolean fault_case_recovers (const FaultCase *self);

G_END_DECLS
