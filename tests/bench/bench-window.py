#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Dateline authors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Runs bench-window several times in turn with its yardstick and prints the medians.

usage: bench-window.py BENCH-WINDOW BENCH-STORE [RUNS]

One line a figure: name, figure, yardstick, ratio. The yardstick is an empty GTK 4 window,
started in turn with ours, so that both see the same noise. The renderer is cairo: what a
software GL renderer adds is not ours.
"""
import os
import statistics
import subprocess
import sys
import tempfile

window, store_maker = sys.argv[1:3]
runs = int(sys.argv[3]) if len(sys.argv) > 3 else 7
os.environ["GSK_RENDERER"] = "cairo"


def start(*arguments):
    answer = subprocess.run([window, *arguments], capture_output=True, text=True, check=True)
    return [[float(word) for word in line.split()] for line in answer.stdout.splitlines()]


def line(name, unit, ours, yardstick):
    print("%-36s %8.1f %-3s %8.1f %-3s %6.2f" % (name, ours, unit, yardstick, unit,
                                                 ours / yardstick if yardstick else 0))


def main():
    with tempfile.TemporaryDirectory(prefix="dateline-bench-") as folder:
        store = os.path.join(folder, "dateline.db")
        subprocess.run([store_maker, "--make", store, "10000"], check=True,
                       stdout=subprocess.DEVNULL)
        start(store)
        ours, empty = [], []
        for _ in range(runs):
            empty.append(start())
            ours.append(start(store))

        def median(samples, stage, column):
            return statistics.median(sample[stage][column] for sample in samples)

        print("%-36s %12s %12s %6s" % ("10,000 stories", "Dateline", "empty window", "ratio"))
        line("exec to first headlines, wall", "ms", median(ours, 0, 0), median(empty, 0, 0))
        line("exec to first headlines, CPU", "ms", median(ours, 0, 1), median(empty, 0, 1))
        line("exec to first article, wall", "ms", median(ours, 1, 0), median(empty, 0, 0))
        line("exec to first article, CPU", "ms", median(ours, 1, 1), median(empty, 0, 1))
        line("PSS with headlines", "MB", median(ours, 0, 2), median(empty, 0, 2))
        line("PSS with one article", "MB", median(ours, 1, 2), median(empty, 0, 2))


main()
