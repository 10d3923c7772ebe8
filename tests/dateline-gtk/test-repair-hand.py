#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Dateline authors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Opens a damaged store in the real program: it is repaired, says so, and is read on.

usage: test-repair-hand.py DATELINE DATELINE-CLI
"""
import os
import sys

from driven_program import (Profile, Window, find, ok, press, print_plan, wait_for)

PAGE = 4096

program, cli = sys.argv[1:3]
profile = Profile(cli)


def damage(path):
    """Writes nonsense over a page in eleven, but for the first ones, which say what it is."""
    n_pages = os.path.getsize(path) // PAGE
    with open(path, "r+b") as file:
        for page in range(n_pages // 16 + 1, n_pages, max(1, n_pages // 11)):
            file.seek(page * PAGE)
            file.write(b"\xa5" * PAGE)


def main():
    with profile:
        profile.expect("refresh")
        damage(os.path.join(profile.folder, "dateline.db"))
        with Window(program, profile) as window:
            wait_for("the program to say that it repaired the stories",
                     lambda: find("label", "The Stories Were Repaired"))
            ok("a damaged store is repaired as it is opened")

            press("Escape")
            wait_for("the message to go",
                     lambda: not find("label", "The Stories Were Repaired"))
            wait_for("the headlines", lambda: find("list item", "Welcome"))
            press("j")
            wait_for("a story", lambda: find("heading", "Welcome"))
            ok("what was repaired is seen and read at once")
            press("ctrl+q")
            window.expect_end()
        print_plan()


main()
