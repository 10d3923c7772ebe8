#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Dateline authors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""The front page with 100,000 stories of 200 feeds and with 1,000,000 of 5,000.

usage: bench-front-page.py MAKER PROGRAM STALLS MIGRATIONS FOLDER [RUNS]

The stores are made once, in FOLDER, and made anew when the schema or what they are made of has
changed; the larger one takes ten minutes. A line a figure: name, figure, yardstick, ratio. The
yardstick is the goal or, for start and memory, an empty GTK 4 window with what the goal allows
beside it, started in turn with ours so that both see the same noise. Medians of RUNS. The renderer
is cairo.
"""
import os
import shutil
import sqlite3
import statistics
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
MAKER, PROGRAM, STALLS, MIGRATIONS, FOLDER = map(os.path.abspath, sys.argv[1:6])
RUNS = int(sys.argv[6]) if len(sys.argv) > 6 else 5
# Name, stories, feeds; what a start may take more than an empty window, in ms and in MB; and a
# change of views, a frequent search, in ms.
SIZES = (("100k", 100000, 200, 120, 25, 30, 20), ("1m", 1000000, 5000, 250, 45, 100, 100))


def say(command):
    answer = subprocess.run(command, capture_output=True, text=True, check=True,
                            env=dict(os.environ, GSK_RENDERER="cairo"))
    return answer.stdout.splitlines()


def line(name, unit, figure, yardstick, cpu=0):
    print("%-48s %9.2f %-2s %9.2f %-2s %6.2f%s" % (
        name, figure, unit, yardstick, unit, figure / yardstick if yardstick else 0,
        "   CPU %.2f ms" % cpu if cpu else ""), flush=True)


def make(name, stories, feeds):
    """The folder of a store, which is made if there is none of this version."""
    profile = os.path.join(FOLDER, name)
    note = os.path.join(profile, "version")
    version = "%d %s" % (len(os.listdir(MIGRATIONS)), say([MAKER, "--version"])[0])
    if not os.path.exists(note) or open(note, encoding="utf-8").read() != version:
        shutil.rmtree(profile, ignore_errors=True)
        os.makedirs(profile)
        print("making a store of %d stories" % stories, flush=True)
        print(*say([MAKER, os.path.join(profile, "dateline.db"), str(stories), str(feeds)]))
        with open(note, "w", encoding="utf-8") as file:
            file.write(version)
    return profile


def start(*arguments):
    return [[float(word) for word in row.split()] for row in say([PROGRAM, *arguments])]


def measure_start(profile, more_ms, more_mb):
    ours, empty = [], []
    start("start", "--profile", profile)
    for _ in range(RUNS):
        empty.append(start("empty"))
        ours.append(start("start", "--profile", profile))

    def median(samples, stage, column):
        return statistics.median(sample[stage][column] for sample in samples)

    window = median(empty, 0, 0)
    memory = median(empty, -1, 2) / 1024
    line("an empty window, exec to drawn", "ms", window, window)
    line("exec to all drawn", "ms", median(ours, 0, 0), window + more_ms)
    line("the same, CPU", "ms", median(ours, 0, 1), median(empty, 0, 1) + more_ms)
    line("an empty window, PSS", "MB", memory, memory)
    line("PSS with one article", "MB", median(ours, -1, 2) / 1024, memory + more_mb)
    return memory


def get_goal(name, view, search):
    for words, goal in (("rare", 5), ("search", search), ("counts", 20), ("turn", 16),
                        ("mark", 1000), ("undo", 1000), (", of a hundred", 1), ("frame", 16.7)):
        if words in name and "painted" not in name:
            return goal
    return view


def measure_use(profile, view, search):
    for row in say([PROGRAM, "use", "--profile", profile]):
        name, figure, cpu = row.split("\t")
        line(name, "%" if ", of a hundred" in name else "ms", float(figure),
             get_goal(name, view, search), float(cpu))


def measure_stalls(profile, feeds, memory):
    """A refresh of all feeds, from a server of our own, in a copy that goes again; with the
    memory of an empty window."""
    copy = profile + "-copy"
    path = os.path.join(copy, "dateline.db")
    shutil.rmtree(copy, ignore_errors=True)
    os.makedirs(copy)
    shutil.copyfile(os.path.join(profile, "dateline.db"), path)
    server = subprocess.Popen([sys.executable, os.path.join(HERE, "feed_server.py"), str(feeds),
                               "2"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    addresses = [row.strip() for row in iter(server.stdout.readline, "\n")]
    with sqlite3.connect(path) as database:
        ids = [row[0] for row in database.execute("SELECT id FROM feed ORDER BY id")]
        database.executemany("UPDATE feed SET uri = ?1, address = ?1 WHERE id = ?2",
                             zip(addresses, ids))
    database.close()
    answer = say([STALLS, path])[0].split()
    server.stdin.close()
    server.wait()
    shutil.rmtree(copy)
    line("longest turn, a refresh of %s feeds" % answer[0], "ms", float(answer[2]), 16)
    line("turns over 16 ms in its %s s" % answer[1], "", float(answer[4]), 0)
    line("PSS in it, at most", "MB", float(answer[5]), memory + 60)


def measure_size(profile, stories):
    size = os.path.getsize(os.path.join(profile, "dateline.db"))
    line("file, of %d stories" % stories, "MB", size / 1e6, 4500 * stories / 1e6)


def main():
    for name, stories, feeds, more_ms, more_mb, view, search in SIZES:
        profile = make(name, stories, feeds)
        print("%-48s %12s %12s %6s" % ("%d stories of %d feeds" % (stories, feeds), "Dateline",
                                       "at most", "ratio"))
        memory = measure_start(profile, more_ms, more_mb)
        measure_use(profile, view, search)
        measure_stalls(profile, feeds, memory)
        measure_size(profile, stories)


main()
