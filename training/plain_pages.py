#!/usr/bin/env python3
"""Writes the sets of HTML anew, with pages as plain as old ones are.

    plain_pages.py sets plain

Classes, ids and elements that say what they hold are most of what tells main content on the pages
of today, and old pages, hashed class names and mail have none of them. A model that is trained on
copies without them too learns what to do then. Each page becomes one of three copies, by its
identifier: without classes and with nothing but `<div>` for what names its content; without
classes; or with classes that are hashed, as tools for styles do it.
"""

import re
import sys
import zlib

import sets

NAMING = r"class|id|role|item(?:prop|scope|type)|aria-[\w-]+|data-[\w-]+|typeof|property"
ATTRIBUTE = re.compile(rf"""\s({NAMING})\s*=\s*("[^"]*"|'[^']*'|[^\s>"']+)""", re.I)
NAMED = r"article|aside|figcaption|figure|footer|header|main|nav|section|time"
NAMED_ELEMENT = re.compile(rf"<(/?)(?:{NAMED})(?=[\s>])", re.I)
TAG = re.compile(r"""<[a-z/](?:[^>"']|"[^"]*"|'[^']*')*>""", re.I)
# What the head states stays, and the text of scripts is none of ours.
HEAD = ("<link", "<meta", "<script", "<style")
STATEMENT = re.compile(r"<script[^>]*ld\+json.*?</script>", re.I | re.S)
WORD = re.compile(r"[a-z][\w-]*", re.I)
# Letters only, since a word of a class ends at a digit.
LETTERS = str.maketrans("0123456789", "ghijklmnop")


def hashed(word):
    return "c" + format(zlib.crc32(word.group(0).encode()), "x").translate(LETTERS)


def hash_attribute(attribute):
    name, value = attribute.groups()
    if name.lower() not in ("class", "id"):
        return ""
    return f" {name}={WORD.sub(hashed, value)}"


def as_old(tag):
    return NAMED_ELEMENT.sub(r"<\1div", ATTRIBUTE.sub("", tag))


def without_classes(tag):
    return ATTRIBUTE.sub("", tag)


def with_hashed_classes(tag):
    return ATTRIBUTE.sub(hash_attribute, tag)


COPIES = [as_old, with_hashed_classes, without_classes]


def plain(page, identifier):
    change = COPIES[zlib.crc32(str(identifier).encode()) % len(COPIES)]
    if change is not with_hashed_classes:
        page = STATEMENT.sub("", page)

    def change_tag(found):
        tag = found.group(0)
        return tag if tag.lower().startswith(HEAD) else change(tag)

    return TAG.sub(change_tag, page)


def main():
    source, target = sys.argv[1:]
    for name in sets.HTML:
        copy = lambda row: {**row, "document": plain(row["document"], row["id"])}
        sets.write(target, name, map(copy, sets.read(source, name)))


if __name__ == "__main__":
    main()
