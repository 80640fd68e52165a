"""Stories in the markup of their pages."""

import re

import lxml.html
from lxml import etree

BLOCKS = {"blockquote", "div", "figure", "h2", "h3", "h4", "ol", "p", "section", "table", "ul"}
WHOLE = {"body", "html", "table", "tbody", "tr"}
# Of a text node, or it is found in any story.
SHORTEST_TEXT = 15


def parsed(page):
    """The tree of a page; nothing where it has none."""
    try:
        return lxml.html.document_fromstring(re.sub(r"^\s*<\?xml[^>]*>", "", page))
    except (etree.ParserError, ValueError):
        return None


def printed(tree):
    return "<!DOCTYPE html>" + lxml.html.tostring(tree, encoding="unicode")


def squeezed(text):
    return "".join(text.split())


def story_of(tree, gold):
    """The smallest element with nearly all of the main content, and how much of it each element has."""
    body = tree.find("body") if tree is not None else None
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
    # Beside what stands in no element of its own nothing can be put.
    return (story, known) if enough and story.tag not in WHOLE else (None, {})


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
