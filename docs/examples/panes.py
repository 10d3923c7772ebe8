#!/usr/bin/python3
# SPDX-FileCopyrightText: 2026 The Dateline authors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""The list of headlines and the article alone, for a program with its own idea of a reader."""
import sys
import gi
gi.require_versions({"Dateline": "0", "DatelineGtk": "0"})
from gi.repository import Dateline, DatelineGtk, GLib, Gtk


def selected(headlines, _property):
    """One story is selected, or none (0): its text comes from the store."""
    found, position = headlines.get_edition().find(headlines.props.selected_id)
    headline = headlines.get_edition()[position].get_headline() if found else None
    if headline:
        store.load_entry_async(headline.get_id(), None, loaded, headline)


def loaded(_store, result, headline):
    try:
        entry = store.load_entry_finish(result)
    except GLib.Error as error:
        print(error.message)
        return
    if headline.get_id() == headlines.props.selected_id:  # still
        article.set_story(headline, entry, Dateline.Article.new_for_entry(entry))
        store.set_read_async([headline.get_id()], True, None, None)


Gtk.init()
store = Dateline.Store.new(sys.argv[1] if len(sys.argv) > 1 else "stories.db")
refresher = Dateline.Refresher.new(store, Dateline.Fetcher.new("Example/1.0"))
refresher.refresh_async(Dateline.RefreshFlags.DUE, None, None)
loader = DatelineGtk.PictureLoader.new(refresher.get_media_cache())
headlines = DatelineGtk.HeadlineList.new(Dateline.Edition.new(store), loader)
headlines.connect("notify::selected-id", selected)
article = DatelineGtk.ArticleView.new(loader)
article.connect("link-activated", lambda _, uri: Gtk.show_uri(window, uri, 0))
panes = Gtk.Paned(start_child=headlines, position=360, shrink_start_child=False)
panes.set_end_child(Gtk.ScrolledWindow(child=article, hscrollbar_policy="never"))
loop = GLib.MainLoop()
window = Gtk.Window(default_width=1000, default_height=700, child=panes)
window.connect("destroy", lambda _: loop.quit())
window.present()
loop.run()
