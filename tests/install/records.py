#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Dateline authors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Lists what a store has by way of introspection, and reads it when the lists are gone.

usage: records.py STORE

A record that is freed twice is a critical warning, which is fatal here. Prints the titles
of feeds and headlines.
"""
import gc
import sys
import gi
gi.require_versions({"Dateline": "0"})
from gi.repository import Dateline, GLib

loop = GLib.MainLoop()
store = Dateline.Store.new(sys.argv[1])
refresher = Dateline.Refresher.new(store, Dateline.Fetcher.new("Example/1.0"))


def wait(begin, finish, *arguments):
    """What an asynchronous call answers."""
    answers = []

    def done(source, result):
        answers.append(getattr(source, finish)(result))
        loop.quit()

    begin(*arguments, None, done)
    loop.run()
    return answers[0]


wait(refresher.refresh_async, "refresh_finish", Dateline.RefreshFlags.ASKED)
ids = wait(store.list_ids_async, "list_ids_finish", Dateline.Query.new())
kept = []
for _ in range(3):
    kept += wait(store.list_feeds_async, "list_feeds_finish")
    kept += wait(store.load_headlines_async, "load_headlines_finish", ids[:2])
    wait(store.list_categories_async, "list_categories_finish")
    wait(store.list_sections_async, "list_sections_finish")
    gc.collect()
assert Dateline.opml_read(GLib.Bytes.new(
    b"<opml><body><outline type='rss' xmlUrl='https://a.example/'/></body></opml>"))
for record in kept:
    print(record.get_title())
del kept, record
gc.collect()
