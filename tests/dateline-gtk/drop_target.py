#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Dateline authors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""A window to drop something on, beside the program that it comes from.

usage: drop_target.py

Its upper half takes files, as file managers do, its lower half text, as editors do. It
prints a line for each drop: what was asked for, and what came.
"""
import gi
gi.require_version("Gdk", "4.0")
gi.require_version("Gtk", "4.0")
from gi.repository import GLib, Gdk, GObject, Gtk  # noqa: E402


def drop(target, value, x, y):
    if isinstance(value, Gdk.FileList):
        print("files", *[file.get_uri() for file in value.get_files()], flush=True)
    else:
        print("text", repr(value), flush=True)
    return True


def make_area(kind):
    area = Gtk.Label(label=kind, hexpand=True, vexpand=True)
    target = Gtk.DropTarget.new(GObject.TYPE_NONE, Gdk.DragAction.COPY)
    target.set_gtypes([Gdk.FileList if kind == "files" else GObject.TYPE_STRING])
    target.connect("drop", drop)
    area.add_controller(target)
    return area


def main():
    Gtk.init()
    box = Gtk.Box(orientation=Gtk.Orientation.VERTICAL, homogeneous=True)
    box.append(make_area("files"))
    box.append(make_area("text"))
    window = Gtk.Window(title="Receiver", child=box, decorated=False)
    window.set_default_size(200, 400)
    window.present()
    GLib.MainLoop().run()


main()
