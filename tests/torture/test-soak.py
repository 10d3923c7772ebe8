#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Dateline authors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""M2: a program that refreshes again and again does not grow.

usage: test-soak.py SOAK [--full] [--seed=NUMBER]

Two feeds are asked, one of which has something else each time. Growth is counted after the first
half, when every table has its size, and over what a page of memory is here and there.
"""
import http.server
import os
import subprocess
import sys
import tempfile
import threading

FULL = "--full" in sys.argv
N = 10000 if FULL else 400
MOST = 1024     # KB a thousand refreshes
GRAIN = 512     # KB that come and go

n_asked = 0


class Feed(http.server.BaseHTTPRequestHandler):
    wbufsize = -1  # one packet an answer: two wait for each other
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        global n_asked
        items = "still"
        if self.path == "/new":
            n_asked += 1
            items = n_asked
        # One of a hundred stories is told anew each time: the store keeps its size.
        body = ("<rss version='2.0'><channel><title>News</title><item><guid>%s</guid>"
                "<title>Ferry %s</title><description>%s</description></item></channel></rss>"
                % (n_asked % 100, items, "Aground near the harbour. " * 40)).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *words):
        pass


def main():
    server = http.server.ThreadingHTTPServer(("", 0), Feed)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    base = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
    with tempfile.TemporaryDirectory(prefix="dateline-soak-", dir=base) as folder:
        uris = ["http://127.0.0.%d:%d/%s" % (host, server.server_port, name)
                for host, name in ((1, "new"), (2, "old"))]
        answer = subprocess.run([sys.argv[1], os.path.join(folder, "dateline.db"), str(N), *uris],
                                capture_output=True, text=True, check=False)
    assert answer.returncode == 0, answer.stderr
    rows = [[int(word) for word in line.split()] for line in answer.stdout.splitlines()]
    for row in rows:
        print("# after %d: %d KB resident, %d KB of heap, %d files, %d threads" % tuple(row))
    first, last = rows[len(rows) // 2 - 1], rows[-1]
    thousands = (last[0] - first[0]) / 1000
    growth = max(0, last[1] - first[1] - GRAIN) / thousands
    heap = max(0, last[2] - first[2] - GRAIN) / thousands
    assert growth <= MOST and heap <= MOST, (growth, heap)
    assert last[3] <= first[3] + 2 and last[4] <= first[4] + 2, (first, last)
    print("# M2: %d refreshes: resident %+d KB, heap %+d KB over the last %d; %d files, %d threads"
          % (N, last[1] - first[1], last[2] - first[2], last[0] - first[0], last[3], last[4]))
    print("ok 1 M2\n1..1")


main()
