#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Dateline authors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Walks through a rich article as a screen reader does and compares what it hears.

usage: test-article-tree.py SHOW-ARTICLE ARTICLE.html ARTICLE.tree [--write]

Each line of the .tree is an object: its role, its name, its description, and what can be done
with it, indented below what it stands in. All of the article has to be there, though only a
little of it is in view. --write takes what is heard for what is right.
"""
import subprocess
import sys
import warnings

from driven_program import Atspi, application, children, find, role_of, wait_for

from gi.repository import Gio, GLib

# The bindings call deprecated what has no other name in them.
warnings.simplefilter("ignore", DeprecationWarning)
program, article, golden = sys.argv[1:4]


def say_that_someone_listens():
    """As a screen reader does when it starts."""
    bus = Gio.bus_get_sync(Gio.BusType.SESSION)
    bus.call_sync("org.a11y.Bus", "/org/a11y/bus", "org.freedesktop.DBus.Properties", "Set",
                  GLib.Variant("(ssv)", ("org.a11y.Status", "IsEnabled",
                                         GLib.Variant("b", True))),
                  None, Gio.DBusCallFlags.NONE, -1, None)


def document():
    return find("document text", within=application("show-article"))


# The head of a table, to newer versions of GTK.
NEWER = {"filler": "table cell"}


def text_of(accessible):
    text = accessible.get_text_iface() if role_of(accessible) == "caption" else None
    return Atspi.Text.get_text(text, 0, -1) if text is not None else ""


def describe(accessible):
    line = NEWER.get(role_of(accessible), role_of(accessible))
    # What has no name in newer versions is read from what is in it.
    name = accessible.get_name() or text_of(accessible)
    description = accessible.get_description()
    if name:
        line += " “%s”" % name.replace("\n", "\\n")
    if description:
        line += " (%s)" % description.replace("\n", "\\n")
    states = accessible.get_state_set()
    for state, word in ((Atspi.StateType.FOCUSABLE, "focusable"),
                        (Atspi.StateType.EXPANDED, "expanded")):
        if states.contains(state):
            line += " " + word
    action = accessible.get_action_iface() if role_of(accessible) in (
        "link", "push button") else None
    if action is not None:
        line += " [%s]" % ", ".join(sorted(action.get_action_name(index)
                                           for index in range(action.get_n_actions())))
    return line


def dump(accessible, depth=0):
    lines = ["  " * depth + describe(accessible)]
    for child in children(accessible):
        lines += dump(child, depth + 1)
    return lines


def main():
    say_that_someone_listens()
    window = subprocess.Popen([program, article])
    try:
        wait_for("the article", document)
        wait_for("its last words", lambda: "The last words." in "\n".join(dump(document())))
        heard = "\n".join(dump(document())) + "\n"
    finally:
        window.kill()
    if "--write" in sys.argv:
        with open(golden, "w", encoding="utf-8") as file:
            file.write(heard)
    with open(golden, encoding="utf-8") as file:
        wanted = file.read()
    if heard != wanted:
        for was, should in zip(heard.splitlines() + [""] * 9, wanted.splitlines()):
            if was != should:
                print("# heard:  %s\n# wanted: %s" % (was, should))
                break
        print("# all that is heard:\n# " + heard.replace("\n", "\n# "))
    print("%s 1 all of the article is heard, in its order" % ("ok" if heard == wanted else "not ok"))
    print("1..1")
    sys.exit(heard != wanted)


main()
