#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Dateline authors
# SPDX-License-Identifier: LGPL-2.1-or-later

"""Runs bench-parse over feeds that it makes, and, where a generator of newsroom feeds lies
beside this tree (../shared/tools/newsroom.py), over those of that, too.

    bench-parse.py BENCH-PARSE ROOT
"""

import os
import subprocess
import sys
import tempfile


def main():
    program, root = sys.argv[1:]
    newsroom = os.path.join(root, '..', 'shared', 'tools', 'newsroom.py')
    print('Feeds that are made here:', flush=True)
    subprocess.run([program], check=True)
    if not os.path.exists(newsroom):
        return
    with tempfile.TemporaryDirectory() as folder:
        feeds = os.path.join(folder, 'feeds')
        subprocess.run([sys.executable, newsroom, '--dump', feeds,
                        '--cache', os.path.join(folder, 'cache')],
                       check=True, stdout=subprocess.DEVNULL)
        print('Feeds of a newsroom:', flush=True)
        subprocess.run([program, feeds], check=True)


main()
