#!/usr/bin/env python3
"""Writes the articles of the sets anew, their stories cut short.

    short_stories.py sets altered

Most stories of the sets are long, and what stands around them is a small part of their pages. Around a story of
one to four paragraphs there is as much of it, and a model that has seen few of those keeps too much. What
stands before, inside and behind a story stays.
"""

import sys

import plain_pages
import sets
from stories import cut_short, parsed, printed, story_of
from teasers import is_chinese

# Characters from which on a line of text is a paragraph.
PARAGRAPH, PARAGRAPH_ZH = 80, 40
# Paragraphs that are left.
LEFT = [1, 2, 3, 4]
# How much of its main content a page keeps at most: what was not cut is no copy.
MOST_LEFT = 0.8


def short_page(row):
    """A copy of a page with a short story; nothing where it cannot be cut."""
    chance = sets.chance_of(row)
    tree = parsed(row["document"])
    story, known = story_of(tree, row["gold"])
    gold = cut_short(story, known, row["gold"], chance.choice(LEFT)) if story is not None else None
    if not gold or len(gold) > MOST_LEFT * len(row["gold"]):
        return None
    document = printed(tree)
    if chance.random() < 0.3:
        document = plain_pages.plain(document, row["id"])
    return {**row, "document": document, "gold": gold}


def short_text(row):
    """A copy of a text with a short story; nothing where it is short."""
    lines, labels = row["document"].split("\n"), row["labels"]
    if len(lines) != len(labels):
        return None
    chance = sets.chance_of(row)
    least = PARAGRAPH_ZH if is_chinese(row["document"]) else PARAGRAPH
    kept = [at for at, label in enumerate(labels) if label and lines[at].strip()]
    paragraphs = [at for at in kept if len(lines[at]) >= least]
    left = chance.choice(LEFT)
    if len(paragraphs) <= left:
        return None
    end, behind = paragraphs[left - 1] + 1, kept[-1] + 1
    lines, labels = lines[:end] + lines[behind:], labels[:end] + labels[behind:]
    gold = "\n".join(line for line, label in zip(lines, labels) if label)
    return {**row, "document": "\n".join(lines), "labels": labels, "gold": gold}


def main():
    source, target = sys.argv[1:]
    for names, short in [(sets.SHORT, short_page), (sets.SHORT_TEXT, short_text)]:
        for name in names:
            rows = sets.of_type(source, name.removeprefix("short_"), "article")
            sets.write(target, name, filter(None, map(short, rows)))


if __name__ == "__main__":
    main()
