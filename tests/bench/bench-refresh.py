#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Dateline authors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Refreshes feeds of a server on the loopback, in turn with other programs that do it.

usage: bench-refresh.py DATELINE-CLI BENCH-STALLS [RUNS]

One line a figure: name, figure, yardstick, ratio, medians of RUNS. Times are of a whole process
with its children, from exec to exit; the full-text index is included in ours. The yardsticks are
sfeed_update, with gzip and conditional requests as its manual shows them, and curl, which fetches
all and keeps nothing.
"""
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
CLI = os.path.abspath(sys.argv[1])
STALLS = os.path.abspath(sys.argv[2])
RUNS = int(sys.argv[3]) if len(sys.argv) > 3 else 5
MANY = 5000

SFEEDRC = """sfeedpath="$HOME/feeds"
fetch() {
  mkdir -p "$HOME/etags"
  curl -L --max-redirs 0 -H "User-Agent:" -f -s -m 15 --compressed \\
    --etag-save "$HOME/etags/$1" --etag-compare "$HOME/etags/$1" "$2"
}
feeds() {
%s
}
"""


class Server:
    def __init__(self, n_feeds, n_entries, latency=0):
        self.process = subprocess.Popen(
            [sys.executable, os.path.join(HERE, "feed_server.py"), str(n_feeds), str(n_entries),
             str(latency)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.addresses = [line.strip() for line in iter(self.process.stdout.readline, "\n")]

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.stdin.close()
        self.process.wait()


def run(command, home):
    """Wall and processor seconds of a command."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    began = time.monotonic()
    subprocess.run(command, env=dict(os.environ, HOME=home), check=True,
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    wall = time.monotonic() - began
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def write(folder, name, text):
    path = os.path.join(folder, name)
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)
    return path


class Dateline:
    def __init__(self, folder, server):
        self.folder = folder
        opml = write(folder, "feeds.opml", "<opml version='2.0'><body>%s</body></opml>" % "".join(
            "<outline type='rss' text='%d' xmlUrl='%s'/>" % pair
            for pair in enumerate(server.addresses)))
        self.cli = [CLI, "--profile", os.path.join(folder, "profile")]
        run(self.cli + ["import", opml], folder)

    def refresh(self, *options):
        return run(self.cli + ["refresh", *options], self.folder)

    def get_size(self):
        folder = os.path.join(self.folder, "profile")
        return sum(os.path.getsize(os.path.join(folder, name)) for name in os.listdir(folder)
                   if name.startswith("dateline.db"))


    def get_stalls(self):
        answer = subprocess.run([STALLS, os.path.join(self.folder, "profile", "dateline.db")],
                                capture_output=True, text=True, check=True,
                                env=dict(os.environ, GSK_RENDERER="cairo"))
        return [float(word) for word in answer.stdout.split()]


class Sfeed:
    def __init__(self, folder, server):
        self.folder = folder
        os.mkdir(os.path.join(folder, "feeds"))
        self.config = write(folder, "sfeedrc", SFEEDRC % "\n".join(
            "  feed %05d %s" % pair for pair in enumerate(server.addresses)))

    def refresh(self, *_):
        return run(["sfeed_update", self.config], self.folder)


class Curl:
    def __init__(self, folder, server):
        self.folder = folder
        self.config = write(folder, "curl.txt", "".join(
            "url = %s\noutput = /dev/null\n" % address for address in server.addresses))

    def refresh(self, *_):
        return run(["curl", "-s", "-Z", "--parallel-max", "32", "--compressed", "-K",
                    self.config], self.folder)


def measure(server, programs):
    """By program: the runs of a first refresh and of one right after, and the last program."""
    first, again, last = {}, {}, {}
    for _ in range(RUNS):
        for program in programs:
            with tempfile.TemporaryDirectory(prefix="dateline-bench-") as folder:
                one = program(folder, server)
                first.setdefault(program, []).append(one.refresh())
                again.setdefault(program, []).append(one.refresh("--force"))
                if program is Dateline:
                    last["size"] = one.get_size()
                    last.setdefault("stalls", []).append(one.get_stalls())
    return first, again, last


def line(name, unit, ours, yardstick, other):
    print("%-42s %8.2f %-2s %-6s %8.2f %-2s %6.2f" % (name, ours, unit, yardstick, other, unit,
                                                     ours / other), flush=True)


def compare(name, runs, yardsticks):
    for column, kind in enumerate(("wall", "CPU")):
        def median(program):
            return statistics.median(run[column] for run in runs[program])
        for yardstick in yardsticks:
            line("%s, %s" % (name, kind), "s", median(Dateline), yardstick.__name__.lower(),
                 median(yardstick))


def main():
    print("%-42s %11s %19s %6s" % ("a refresh", "Dateline", "yardstick", "ratio"))
    with Server(200, 50) as server:
        first, again, last = measure(server, (Dateline, Sfeed, Curl))
        bytes_kept = last["size"]
    compare("200 feeds, 10,000 stories, all new", first, (Sfeed, Curl))
    compare("200 feeds, nothing new", again, (Sfeed, Curl))
    with Server(200, 50, 50) as server:
        first, again, last = measure(server, (Dateline, Sfeed, Curl))
    compare("all new, 50 ms late", first, (Sfeed, Curl))
    print("%-42s %8.1f MB" % ("store of 10,000 stories, with its index", bytes_kept / 1e6))
    with Server(MANY, 2) as server:
        first, again, last = measure(server, (Dateline, Curl))
    compare("%d feeds, nothing new" % MANY, again, (Curl,))
    feeds, seconds, longest, over_8, over_16 = (statistics.median(column)
                                                for column in zip(*last["stalls"]))
    line("%d feeds in a window, nothing new" % feeds, "s", seconds, "curl",
         statistics.median(run[0] for run in again[Curl]))
    line("the window's longest turn meanwhile", "ms", longest, "frame", 16)
    print("%-42s %8.0f over 8 ms, %.0f over 16 ms" % ("its turns", over_8, over_16))


main()
