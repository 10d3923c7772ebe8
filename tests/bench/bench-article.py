#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Dateline authors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Measures the article pane beside an empty GTK 4 window and prints the medians.

usage: bench-article.py BENCH-ARTICLE BENCH-ARTICLE-READER BENCH-ARTICLE-MAKER BENCH-STORE [RUNS]

One line a figure: name, figure, yardstick, ratio, and the bound that the figure is held to.
The yardstick is an empty window, started in turn with ours, so that both see the same
noise. The renderer is cairo: what a software GL renderer adds is not ours. Keys are pressed
with xdotool on the X server, so that they go the whole way that a person's do; the time is
taken inside, from the server's stamp on the key. "CPU" is time of the processor, in which
others' work does not count; keys are measured by the clock on the wall.
"""
import os
import statistics
import subprocess
import sys
import tempfile

alone, reader, maker, store_maker = sys.argv[1:5]
runs = int(sys.argv[5]) if len(sys.argv) > 5 else 5
PRESSES = 10
# So high that all five pictures of an article are seen at once.
TALL = 5600
os.environ["GSK_RENDERER"] = "cairo"
# As the program sets it for itself; the empty window gets the same.
os.environ["MALLOC_ARENA_MAX"] = "2"


def press(first):
    if first:
        subprocess.run(["xdotool", "search", "--sync", "--onlyvisible", "--name",
                        "^bench-article$", "windowfocus", "--sync"], check=True,
                       stdout=subprocess.DEVNULL)
    subprocess.run(["xdotool", "key", "j"], check=True)


def run(figures, *command):
    """Runs a program and collects its figures, a list for each name."""
    program = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    is_first = True
    for text in program.stdout:
        if text == "press\n":
            press(is_first)
            is_first = False
        else:
            name, value = text.split()
            figures.setdefault(name, []).append(float(value))
    if program.wait() != 0:
        sys.exit("%s failed" % command[0])


def start_empty():
    """An empty window that stays beside all that is measured."""
    program = subprocess.Popen([alone, "stay"], stdout=subprocess.PIPE, text=True)
    program.stdout.readline()
    os.environ["BENCH_EMPTY"] = str(program.pid)
    return program


def line(name, unit, ours, yardstick, bound=None):
    verdict = ""
    if bound is not None:
        verdict = "%s %g %s" % ("within" if ours <= bound else "OVER  ", bound, unit)
    print("%-46s %8.1f %-2s %8.1f %-2s %6.2f  %s" % (
        name, ours, unit, yardstick, unit, ours / yardstick if yardstick else 0, verdict),
        flush=True)


def memory_line(what, figures, name, bound):
    """The bound is of what is more than the empty window at the same moment."""
    ours, empty = figures[name], figures[name + "-empty"]
    more = statistics.median(one - other for one, other in zip(ours, empty))
    yardstick = statistics.median(empty)
    line(what, "MB", yardstick + more, yardstick, yardstick + bound)


def main():
    with tempfile.TemporaryDirectory(prefix="dateline-bench-") as folder:
        subprocess.run([store_maker, os.path.join(folder, "dateline.db"), "10000", "200"],
                       check=True, stdout=subprocess.DEVNULL)
        subprocess.run([maker, folder], check=True, stdout=subprocess.DEVNULL)
        # What is read once lies in memory, as it does for a person's second look.
        run({}, reader, "memory", "1", "800", folder)
        empty = start_empty()
        print("%-46s %11s %11s %6s" % ("cairo; medians of %d runs" % runs, "Dateline",
                                       "empty", "ratio"))
        report_keys(folder)
        report_alone(folder)
        report_reader(folder)
        empty.terminate()


def report_keys(folder):
    ours, tall, empty = {}, {}, {}
    run(empty, reader, "keys", str(PRESSES), "800")
    run(ours, reader, "keys", str(PRESSES), "800", folder)
    run(tall, reader, "keys", str(PRESSES), str(TALL), folder)
    key = statistics.median(empty["text"])
    line("key to text, 800 words", "ms", statistics.median(ours["text"]), key, 30)
    line("key to the pictures in view", "ms", statistics.median(ours["pictures"]), key)
    line("key to all %d pictures, window of %d pixels" % (
        statistics.median(tall["n-pictures"]), statistics.median(tall["height"])), "ms",
        statistics.median(tall["pictures"]), key, 100)
    line("key, longest turn of the main loop, CPU", "ms",
         statistics.median(ours["key-longest"]), statistics.median(empty["key-longest"]), 8)
    line("key, all that follows, CPU", "ms", statistics.median(ours["key-cpu"]),
         statistics.median(empty["key-cpu"]))


def report_alone(folder):
    long, normal, empty, scrolled, pane = {}, {}, {}, {}, {}
    for _ in range(runs):
        run(empty, alone)
        run(pane, alone, folder)
        run(normal, alone, folder, "normal")
        run(long, alone, folder, "long")
        run(scrolled, alone, folder, "long", "scroll")

    def median(figures, name):
        return statistics.median(figures[name])

    cpu = median(empty, "cpu")
    line("start to painted, normal, CPU", "ms", median(normal, "cpu"), cpu)
    line("start to painted, long, CPU", "ms", median(long, "cpu"), cpu, cpu + 60)
    line("long, longest turn of the main loop, CPU", "ms", median(long, "longest"),
         median(empty, "longest"))
    for name, what in (("resize", "beginning"), ("resize-middle", "middle")):
        line("long, 900 to 560 pixels, %s, CPU" % what, "ms", median(long, name),
             median(empty, "resize"), 25)
    for name, what in (("reading", "reading"), ("fling", "flung")):
        line("long, %s, frame, 95 of 100, CPU" % what, "ms",
             median(scrolled, name + "-p95"), 0, 12)
        line("long, %s, longest of %d frames, CPU" % (what, median(scrolled, name + "-frames")),
             "ms", median(scrolled, name + "-longest"), 0)
    for figures, name, what, bound in (
            (pane, "memory", "article pane without a story", 5), (normal, "memory", "normal", 12), (long, "memory", "long", 25),
            (scrolled, "memory-scrolled", "long, scrolled through", 25),
            (normal, "memory-closed", "normal, closed", 5),
            (long, "memory-closed", "long, closed", 5),
            (scrolled, "memory-closed", "long, scrolled through, closed", 5)):
        memory_line("PSS, %s" % what, figures, name, bound)


def report_reader(folder):
    figures, many = {}, {}
    for _ in range(runs):
        run(figures, reader, "memory", "1", "800", folder)
    run(many, reader, "many", "1000", "800", folder)

    print("in the whole reader, with 10,000 stories; the bound is beyond its headlines")
    series = [one - other for one, other in zip(many["memory-many"],
                                                many["memory-many-empty"])]

    def more(name):
        return statistics.median(one - other for one, other in zip(
            figures[name], figures[name + "-empty"]))

    empty = statistics.median(figures["memory-headlines-empty"])
    before = more("memory-headlines")
    line("PSS, headlines", "MB", empty + before, empty)
    for name, what, bound in (("normal", "normal", 12), ("long", "long", 25),
                              ("closed", "closed", 5)):
        line("PSS, %s" % what, "MB", empty + more("memory-" + name), empty,
             empty + before + bound)
    line("long, longest turn of the main loop, CPU", "ms",
         statistics.median(figures["long-longest"]), 0, 8)
    print("PSS beyond an empty window after 0, 100, ... 1,000 articles, MB: %s" %
          " ".join("%.1f" % value for value in series))
    line("most after the first hundred", "MB", max(series[1:]), series[1], series[1] + 5)


main()
