#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Dateline authors
# SPDX-License-Identifier: LGPL-2.1-or-later
import sys
import gi
gi.require_versions({"Dateline": "0", "DatelineGtk": "0"})
from gi.repository import Dateline, DatelineGtk, GLib, Gtk

Gtk.init()
store = Dateline.Store.new(sys.argv[1] if len(sys.argv) > 1 else "stories.db")
fetcher = Dateline.Fetcher.new("Example/1.0")
refresher = Dateline.Refresher.new(store, fetcher)
refresher.refresh_async(Dateline.RefreshFlags.DUE, None, None, None)
loop = GLib.MainLoop()
window = Gtk.Window(default_width=1200, default_height=800)
window.set_child(DatelineGtk.Reader.new(store, refresher))
window.connect("destroy", lambda _: loop.quit())
window.present()
loop.run()
