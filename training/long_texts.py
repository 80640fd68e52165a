#!/usr/bin/env python3
"""Writes texts of the sets anew, their stories as long as books.

    long_texts.py sets altered

The texts of the sets are pages; a model that has seen no others takes the chapters of a book, or a long law, for
what stands around main content. Here the stories of others follow a story. What stands before and behind it stays.
"""

import sys

import sets
from teasers import is_chinese

# Stories that follow.
FOLLOWING = [3, 10, 30, 90]
# One of so many texts is written.
EACH = 3


def story(row):
    """The lines of a text that are main content."""
    return [line for line, label in zip(row["document"].split("\n"), row["labels"]) if label]


def kin(row):
    """Those whose stories may follow: no model may have been trained on what it is measured with."""
    return sets.fold(row), is_chinese(row["document"])


def long_text(row, stories):
    """A copy of a text with other stories behind its own; nothing of most texts."""
    lines, labels = row["document"].split("\n"), row["labels"]
    chance = sets.chance_of(row)
    if len(lines) != len(labels) or not any(labels) or chance.randrange(EACH):
        return None
    others = chance.choices(stories, k=chance.choice(FOLLOWING))
    more = [line for other in others for line in other]
    end = max(at for at, label in enumerate(labels) if label) + 1
    lines = lines[:end] + more + lines[end:]
    labels = labels[:end] + [1] * len(more) + labels[end:]
    gold = "\n".join(line for line, label in zip(lines, labels) if label)
    return {**row, "document": "\n".join(lines), "labels": labels, "gold": gold}


def main():
    source, target = sys.argv[1:]
    for name in sets.LONG_TEXT:
        rows = sets.of_type(source, name.removeprefix("long_"), "article")
        stories = {}
        for row in rows:
            stories.setdefault(kin(row), []).append(story(row))
        copies = (long_text(row, stories[kin(row)]) for row in rows)
        sets.write(target, name, filter(None, copies))


if __name__ == "__main__":
    main()
