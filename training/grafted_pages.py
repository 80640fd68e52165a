#!/usr/bin/env python3
"""Writes the articles of the sets of HTML anew, with teasers and readers' comments around them.

    grafted_pages.py sets grafted

Where teasers stand on the pages of a set, their classes or headings mostly say what they are, and there are
dozens of them behind a long story; comments have classes too. A model that has seen nothing else keeps four
teasers behind a short story, and comments that no class tells. So each article gets some, of other pages of
its language, in markup that says little, and two in five stories are cut short. What is main content stays
what it was.
"""

import random
import re
import sys
import zlib

import lxml.html
from lxml import etree

import comments
import plain_pages
import sets
from comments import Comments
from teasers import Story, Teasers, is_chinese

BLOCKS = {"blockquote", "div", "figure", "h2", "h3", "h4", "ol", "p", "section", "table", "ul"}
# Whether a copy gets teasers and whether comments, and how often.
KINDS, KIND_WEIGHTS = [(True, False), (False, True), (True, True)], [5, 3, 2]
# Of a text node, or it is found in any story.
SHORTEST_TEXT = 15


def squeezed(text):
    return "".join(text.split())


def story_of(tree, gold):
    """The smallest element with nearly all of the main content, and how much of it each element has."""
    body = tree.find("body")
    if body is None:
        return None, {}
    gold = squeezed(gold)
    known = {}
    for node in body.iter(etree.Element):
        if node.tag in ("script", "style", "noscript"):
            continue
        texts = [squeezed(text) for text in [node.text] + [child.tail for child in node] if text]
        found = sum(len(text) for text in texts if len(text) >= SHORTEST_TEXT and text in gold)
        while found and node is not None:
            known[node] = known.get(node, 0) + found
            node = node.getparent()
    story, enough = body, 0.85 * known.get(body, 0)
    while enough:
        within = [child for child in story if known.get(child, 0) >= enough]
        if not within:
            break
        story = within[0]
    return (story, known) if enough else (None, {})


def cut_short(story, known, gold, paragraphs):
    """Takes away what follows the first paragraphs of a story; what is left of the main content, or nothing
    where that cannot be told."""
    told, kept = 0, None
    for child in list(story):
        if kept is not None:
            if child.tag in BLOCKS:
                story.remove(child)
            continue
        if known.get(child, 0) > 40:
            told += 1
            if told == paragraphs:
                kept = child
    if kept is None:
        return None
    whole = squeezed(gold)
    texts = [squeezed(text) for text in kept.itertext()]
    last = max((text for text in texts if text and text in whole), key=len, default="")
    end = whole.find(last) + len(last) if len(last) >= SHORTEST_TEXT else 0
    # As many characters of the gold, white space aside.
    for at, ch in enumerate(gold):
        if end == 0:
            return gold[:at]
        end -= not ch.isspace()
    return gold


def with_teasers(chance, own, stories):
    """Teasers of other sites' stories; nothing where there are few."""
    others = [one for one in stories if one.is_chinese == own.is_chinese and one.site != own.site]
    if len(others) < 12:
        return None
    template = Teasers(chance, own.is_chinese)
    return template.all(chance.sample(others, chance.randrange(3, 10)))


def with_comments(chance, own, said):
    """Comments that say what other sites' threads do; nothing where there are few."""
    others = [
        text for site, text in said if site != own.site and is_chinese(text) == own.is_chinese
    ]
    if len(others) < 50:
        return None
    template = Comments(chance, own.is_chinese)
    texts = [chance.sample(others, chance.choice([1, 1, 1, 2])) for _ in range(chance.randrange(1, 11))]
    return template.all(texts, own.title)


def grafted(row, stories, said):
    """A copy of a page with teasers or comments; nothing where its story is not found."""
    chance = random.Random(zlib.crc32(str(row["id"]).encode()))
    page = re.sub(r"^\s*<\?xml[^>]*>", "", row["document"])
    try:
        tree = lxml.html.document_fromstring(page)
    except (etree.ParserError, ValueError):
        return None
    story, known = story_of(tree, row["gold"])
    if story is None or story.tag in ("body", "html", "table", "tbody", "tr"):
        return None
    gold = row["gold"]
    if chance.random() < 0.4:
        short = cut_short(story, known, gold, chance.randrange(1, 5))
        gold = short or gold
    own = Story(row)
    has_teasers, has_comments = chance.choices(KINDS, KIND_WEIGHTS)[0]
    teasers = with_teasers(chance, own, stories) if has_teasers else None
    below = with_comments(chance, own, said) if has_comments else None
    if teasers is None and below is None:
        return None
    if teasers is not None:
        put = chance.choices([story.addnext, story.append, story.addprevious], [6, 3, 1])[0]
        put(lxml.html.fragment_fromstring(teasers))
    if below is not None:
        put = chance.choices([story.addnext, story.append], [6, 4])[0]
        put(lxml.html.fragment_fromstring(below))
    document = "<!DOCTYPE html>" + lxml.html.tostring(tree, encoding="unicode")
    if chance.random() < 0.5:
        document = plain_pages.plain(document, row["id"])
    return {**row, "document": document, "gold": gold}


def main():
    source, target = sys.argv[1:]
    rows_of = lambda name, kind: [
        row for row in sets.read(source, name) if row["type"] == kind and row.get("gold")
    ]
    said = comments.of_threads(row for name in sets.HTML for row in rows_of(name, "forum"))
    for name in sets.GRAFTED:
        rows = rows_of(name.removeprefix("grafted_"), "article")
        stories = [Story(row) for row in rows]
        copies = (grafted(row, stories, said) for row in rows)
        sets.write(target, name, filter(None, copies))


if __name__ == "__main__":
    main()
