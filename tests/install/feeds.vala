/* SPDX-FileCopyrightText: 2026 The Dateline authors
 * SPDX-License-Identifier: LGPL-2.1-or-later
 */

/* Opens a store by way of the Vala bindings and prints the addresses of its feeds. */

async void print_feeds (string path) throws Error {
    var store = new Dateline.Store (path);
    yield store.open_async (null);
    foreach (unowned var feed in (yield store.list_feeds_async (null)).data)
        stdout.printf ("%s\n", feed.get_uri ());
}

int main (string[] arguments) {
    var loop = new MainLoop ();
    var status = 0;
    print_feeds.begin (arguments[1], (object, result) => {
        try {
            print_feeds.end (result);
        } catch (Error error) {
            stderr.printf ("%s\n", error.message);
            status = 1;
        }
        loop.quit ();
    });
    loop.run ();
    return status;
}
