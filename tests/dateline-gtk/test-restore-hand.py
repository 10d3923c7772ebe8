#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Dateline authors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Restores a backup in the real program with real keys: what is no backup is refused in
words of its own, and what was there before is told and can be gone back to.

usage: test-restore-hand.py DATELINE DATELINE-CLI
"""
import os
import sys

from driven_program import (Profile, Window, application, children, choose, find, menu_item, ok,
                            press, print_plan, type_text, wait_for)

program, cli = sys.argv[1:3]
profile = Profile(cli)


def here(text):
    """A label of the window that came last: to walk through all files would take long."""
    return find("label", text, list(children(application()))[-1])


def ask_to_restore(path):
    press("F10")
    wait_for("the menu", lambda: menu_item("Restore", 8))
    choose("Restore", 8)
    wait_for("the files to choose from",
             lambda: any(window.get_name() == "Restore a Backup"
                         for window in children(application())))
    press("ctrl+l")
    press("ctrl+a")
    type_text(path)
    press("Return")
    wait_for("the question", lambda: here("Restore This Backup?"))


def dismiss(heading):
    wait_for("“%s”" % heading, lambda: here(heading))
    press("Escape")
    wait_for("the message to go", lambda: not here(heading))


def main():
    with profile:
        backup = os.path.join(profile.folder, "mine.db")
        no_backup = os.path.join(profile.folder, "other.db")
        with open(no_backup, "w", encoding="utf-8") as file:
            file.write("no backup")
        profile.expect("refresh")
        profile.expect("backup", backup)
        story = profile.read("list")[0]
        profile.expect("save", str(story["id"]))
        with Window(program, profile) as window:
            wait_for("the headlines", lambda: find("list item", story["title"]))
            ask_to_restore(no_backup)
            press("alt+r")
            wait_for("why it was refused",
                     lambda: here("“other.db” is no backup of Dateline"))
            dismiss("The Backup Was Not Restored")
            assert profile.expect("save", "--list"), "it was refused, and something changed"
            ok("what is no backup is refused, and nothing changed")

            ask_to_restore(backup)
            press("alt+r")
            wait_for("where what was there before is",
                     lambda: here("What was there before is in “dateline-replaced-"))
            dismiss("The Backup Was Restored")
            wait_for("the headlines", lambda: find("list item", story["title"]))
            assert not profile.expect("save", "--list"), "what was saved later is gone"
            ok("the backup is restored, and it is told what became of the rest")
            press("ctrl+q")
            window.expect_end()
        print_plan()


main()
