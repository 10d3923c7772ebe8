#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Dateline authors
# SPDX-License-Identifier: LGPL-2.1-or-later
#
# Starts a program and reads its window as a screen reader does, until each text was seen in
# the name of something that is shown, as often as asked; then ends the program. To be run in
# a session of its own with a display and a bus.
#
#   see-texts.py TIMES TEXT... -- PROGRAM [ARGUMENT...]

import subprocess
import sys
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

SECONDS = 30


def names_below(top):
    """The names of everything below, breadth first; what vanishes meanwhile is left out."""
    waiting, names = [top], []
    while waiting:
        seen = waiting.pop(0)
        try:
            names.append(seen.get_name() or "")
            waiting += [seen.get_child_at_index(i) for i in range(seen.get_child_count())]
        except (GLib.Error, AttributeError):
            continue
    return names


def names_of_process(pid):
    desktop = Atspi.get_desktop(0)
    names = []
    for index in range(desktop.get_child_count()):
        try:
            program = desktop.get_child_at_index(index)
            if program is not None and program.get_process_id() == pid:
                names += names_below(program)
        except GLib.Error:
            continue
    return names


def main():
    split = sys.argv.index("--")
    times, texts, command = int(sys.argv[1]), sys.argv[2:split], sys.argv[split + 1:]
    Atspi.init()
    with subprocess.Popen(command) as program:
        end = time.monotonic() + SECONDS
        missing, names = texts, []
        while missing and program.poll() is None and time.monotonic() < end:
            time.sleep(0.2)
            names = names_of_process(program.pid)
            missing = [text for text in texts if sum(text in name for name in names) < times]
        status = program.poll()
        program.terminate()
    if status is not None:
        print(f"{command[0]} ended by itself with status {status}")
    for text in missing:
        print(f"not seen {times} times: {text}")
    if missing:
        print("seen:", *[name for name in names if name], sep="\n  ")
    return 1 if missing or status is not None else 0


if __name__ == "__main__":
    sys.exit(main())
