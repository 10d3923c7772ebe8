#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Dateline authors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""A world of feeds on the loopback, the same at every start, for measuring a refresh.

usage: feed_server.py FEEDS ENTRIES [LATENCY-MS]

Every feed has an address of its own (127.0.X.Y), as feeds live on hosts of their own. Answers
are ready before the first request, packed with gzip for who accepts it, and conditional. The
addresses are printed, a line each, then an empty line when it is ready. It serves until its
standard input ends.
"""
import asyncio
import bisect
import datetime
import email.utils
import gzip
import hashlib
import itertools
import random
import sys

NOW = 1795400000
SYLLABLES = "ka lo mi ra ve du sta ner bru zá é ür gan hel tor vin mar so pe qui xan ström ław ñe".split()
SECTIONS = "World Politics Business Science Technology Sport Culture Climate Health Local".split()
N_WORDS = 20000
N_COMMON = 400
BODY_WORDS = 430


class Prose:
    """Most words are of the few that a newsroom needs, the others as rare as names are."""

    def __init__(self, seed):
        self.random = random.Random(seed)

    @classmethod
    def prepare(cls):
        source = random.Random(4242)
        cls.words = ["".join(source.choice(SYLLABLES) for _ in range(source.randint(1, 4)))
                     for _ in range(N_WORDS)]
        cls.weights = list(itertools.accumulate(1 / (rank + 3) for rank in range(N_WORDS)))

    def take(self, n):
        return [self.words[self.pick()] for _ in range(n)]

    def pick(self):
        if self.random.random() < 0.8:
            return self.random.randrange(N_COMMON)
        at = self.random.random() * self.weights[-1]
        return min(bisect.bisect(self.weights, at), N_WORDS - 1)

    def sentence(self, n):
        return " ".join(self.take(n)).capitalize()

    def body(self, base, entry):
        parts = ['<figure><img src="%s/img/%d.jpg" alt="%s" width="640" height="426">'
                 "<figcaption>%s. (AFP/File)</figcaption></figure>"
                 % (base, entry % 40, self.sentence(6), self.sentence(14))]
        n = 0
        while n < BODY_WORDS:
            words = self.take(self.random.randint(40, 90))
            n += len(words)
            words[7] = '<a href="%s/article/%d">%s</a>' % (base, entry + 1, words[7])
            words[20] = "<em>%s</em>" % words[20]
            parts.append("<p>%s.</p>" % " ".join(words).capitalize())
        return "\n".join(parts)


def escape(text):
    return text.replace("&", "&amp;").replace("<", "&lt;")


def render_entry(kind, base, prose, feed, entry):
    time = NOW - entry * 5400 - feed * 61
    values = {
        "link": "%s/article/%d" % (base, entry), "title": prose.sentence(8),
        "author": prose.sentence(2), "section": SECTIONS[(feed + entry) % 10],
        "summary": prose.sentence(22), "body": prose.body(base, entry),
        "rfc": email.utils.formatdate(time, usegmt=True),
        "iso": datetime.datetime.utcfromtimestamp(time).strftime("%Y-%m-%dT%H:%M:%SZ"),
    }
    if kind == "atom":
        values["body"] = escape(values["body"])
        return ("<entry><id>%(link)s</id><title>%(title)s</title><link href=\"%(link)s\"/>"
                "<updated>%(iso)s</updated><published>%(iso)s</published><author><name>%(author)s"
                "</name></author><category term=\"%(section)s\"/><summary>%(summary)s</summary>"
                "<content type=\"html\">%(body)s</content></entry>" % values)
    return ("<item><title>%(title)s</title><link>%(link)s</link><guid>%(link)s</guid>"
            "<pubDate>%(rfc)s</pubDate><dc:creator>%(author)s</dc:creator><category>%(section)s"
            "</category><description>%(summary)s</description><content:encoded><![CDATA[%(body)s]]>"
            "</content:encoded></item>" % values)


def render(feed, n_entries, base):
    prose = Prose(feed)
    kind = "atom" if feed % 4 == 3 else "rss"
    entries = "\n".join(render_entry(kind, base, prose, feed, entry)
                        for entry in range(n_entries))
    title = "%s, feed %d" % (prose.sentence(2), feed)
    if kind == "atom":
        return ('<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">'
                "<id>%s/</id><title>%s</title><updated>2026-11-23T00:00:00Z</updated>"
                '<link href="%s/"/>%s</feed>' % (base, title, base, entries))
    return ('<?xml version="1.0" encoding="utf-8"?>\n<rss version="2.0"'
            ' xmlns:dc="http://purl.org/dc/elements/1.1/"'
            ' xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>%s</title>'
            "<link>%s/</link><description>%s</description>%s</channel></rss>"
            % (title, base, prose.sentence(9), entries))


def get_host(feed):
    return "127.0.%d.%d" % (1 + feed // 250, 1 + feed % 250)


class Connection(asyncio.Protocol):
    answers = {}
    latency = 0

    def connection_made(self, transport):
        self.transport, self.buffer = transport, b""

    def data_received(self, data):
        self.buffer += data
        while b"\r\n\r\n" in self.buffer:
            head, self.buffer = self.buffer.split(b"\r\n\r\n", 1)
            lines = head.split(b"\r\n")
            headers = dict(line.lower().split(b": ", 1) for line in lines[1:] if b": " in line)
            answer = self.answer(headers)
            if self.latency:
                asyncio.get_running_loop().call_later(self.latency, self.transport.write, answer)
            else:
                self.transport.write(answer)

    def answer(self, headers):
        host = headers.get(b"host", b"").split(b":")[0].decode()
        if host not in self.answers:
            return b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"
        etag, plain, packed = self.answers[host]
        if headers.get(b"if-none-match") == etag.lower():
            return b"HTTP/1.1 304 Not Modified\r\nETag: %s\r\n\r\n" % etag
        is_packed = b"gzip" in headers.get(b"accept-encoding", b"")
        body = packed if is_packed else plain
        return (b"HTTP/1.1 200 OK\r\nContent-Type: application/xml\r\nETag: %s\r\n%s"
                b"Content-Length: %d\r\n\r\n" % (
                    etag, b"Content-Encoding: gzip\r\n" if is_packed else b"", len(body))) + body


async def serve(n_feeds, n_entries):
    loop = asyncio.get_running_loop()
    server = await loop.create_server(Connection, "0.0.0.0", 0, backlog=1024)
    port = server.sockets[0].getsockname()[1]
    for feed in range(n_feeds):
        host = get_host(feed)
        plain = render(feed, n_entries, "http://%s:%d" % (host, port)).encode()
        etag = b'"%s"' % hashlib.md5(plain).hexdigest().encode()
        Connection.answers[host] = (etag, plain, gzip.compress(plain, 6))
        print("http://%s:%d/feed" % (host, port))
    print(flush=True)
    await loop.run_in_executor(None, sys.stdin.read)


if __name__ == "__main__":
    Prose.prepare()
    Connection.latency = int(sys.argv[3]) / 1000 if len(sys.argv) > 3 else 0
    asyncio.run(serve(int(sys.argv[1]), int(sys.argv[2])))
