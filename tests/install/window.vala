/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* The reader in a window, in Vala. */

int main (string[] arguments) {
    Gtk.init ();
    var store = new Dateline.Store (arguments[1]);
    var refresher = new Dateline.Refresher (store, new Dateline.Fetcher ("Vala/1.0"));
    var loop = new MainLoop ();
    var window = new Gtk.Window ();
    refresher.refresh_async.begin (Dateline.RefreshFlags.DUE, null);
    window.set_default_size (1200, 800);
    window.child = new Dateline.Reader (store, refresher);
    window.close_request.connect (() => {
        loop.quit ();
        return false;
    });
    window.present ();
    loop.run ();
    return 0;
}
