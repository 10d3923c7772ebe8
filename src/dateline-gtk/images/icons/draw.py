#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Dateline authors
# SPDX-License-Identifier: LGPL-2.1-or-later
"""Draws the icons of this folder at the sizes that they are shown at, beside them.

usage: draw.py

GTK would have the SVG files drawn by a library that takes 7 MB and, for the few icons of a
window, as long as all of its list. What it takes as it is, is a picture whose colours say which
part is foreground, which is a success, a warning or an error: ours are foreground, 0, alone.
To be run again whenever an icon was changed; the test `icons` says so.
"""
import os
import struct
import zlib

import gi

gi.require_version("GdkPixbuf", "2.0")
from gi.repository import GdkPixbuf

HERE = os.path.dirname(os.path.abspath(__file__))
# In lists and buttons, also where a pixel is four.
SIZES = (16, 32)
# What stands where no story is.
LARGE = {"dateline-story-symbolic": (64, 96, 128, 192)}


def chunk(kind, data):
    check = zlib.crc32(kind + data)
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", check)


def write(path, size, alphas):
    """A PNG of black with @alphas."""
    rows = b"".join(b"\0" + b"".join(bytes((0, 0, 0, alphas[y * size + x])) for x in range(size))
                    for y in range(size))
    with open(path, "wb") as file:
        file.write(b"\x89PNG\r\n\x1a\n" +
                   chunk(b"IHDR", struct.pack(">IIBBBBB", size, size, 8, 6, 0, 0, 0)) +
                   chunk(b"IDAT", zlib.compress(rows, 9)) + chunk(b"IEND", b""))


def draw(name, size):
    path = os.path.join(HERE, name + ".svg")
    picture = GdkPixbuf.Pixbuf.new_from_file_at_scale(path, size, size, True)
    pixels, stride = picture.get_pixels(), picture.get_rowstride()
    alphas = [pixels[y * stride + x * 4 + 3] for y in range(size) for x in range(size)]
    folder = os.path.join(HERE, str(size))
    os.makedirs(folder, exist_ok=True)
    write(os.path.join(folder, name + ".symbolic.png"), size, alphas)


for file_name in sorted(os.listdir(HERE)):
    icon, end = os.path.splitext(file_name)
    if end == ".svg":
        for pixels_wide in SIZES + LARGE.get(icon, ()):
            draw(icon, pixels_wide)
