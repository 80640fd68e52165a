#!/usr/bin/env python3
"""Writes the articles of the sets of HTML anew, with teasers of other stories around them.

    grafted_pages.py sets grafted

Where teasers stand on the pages of a set, their classes or headings mostly say what they are, and there are
dozens of them behind a long story. A model that has seen nothing else keeps four of them behind a short one. So each
article gets some of other pages of its language, in markup that says little, and two in five stories are cut
short. What is main content stays what it was.
"""

import html
import random
import re
import sys
import zlib

import lxml.html
from lxml import etree

import plain_pages
import sets

# What templates call parts without saying what they hold.
CLASSES = ["", "", "block", "box", "card", "col", "content", "entry", "flex", "grid", "item", "list"]
CLASSES += ["panel", "post", "row", "section", "wrap"]
HEADINGS = ["", "", "", "Also in this issue", "Elsewhere", "From our pages", "In this section", "More"]
HEADINGS += ["News", "Today"]
HEADINGS_ZH = ["", "", "", "更多", "新闻", "本期", "本站内容", "今日"]
ELEMENTS = [("div", "article"), ("div", "div"), ("div", "div"), ("section", "article"), ("ul", "li")]
MORE = ["", "", "Continue", "Full story", "Go", "Read on", "See more"]
SENTENCE = re.compile(r"(?<=[.!?])\s+|(?<=[。！？])")
HAN = re.compile(r"[\u4e00-\u9fff]")
BLOCKS = {"blockquote", "div", "figure", "h2", "h3", "h4", "ol", "p", "section", "table", "ul"}
# Of a text node, or it is found in any story.
SHORTEST_TEXT = 15


def squeezed(text):
    return "".join(text.split())


class Story:
    """What a page is known by on others."""

    def __init__(self, document):
        gold = document["gold"]
        lines = [line.strip() for line in gold.split("\n") if line.strip()]
        self.site = sets.site(document)
        self.is_chinese = len(HAN.findall(gold)) * 5 > len(gold)
        found = re.search(r"<title[^>]*>([^<]+)</title>", document["document"], re.I)
        title = re.split(r"\s[|–—-]\s|[|_]", html.unescape(found.group(1)))[0] if found else ""
        self.title = " ".join((document.get("title") or title or lines[0]).split())[:120]
        prose = max(lines[:4], key=len)
        self.sentences = [part.strip() for part in SENTENCE.split(prose) if part.strip()][:3]


def element(tag, class_name, *inside):
    attribute = f' class="{class_name}"' if class_name else ""
    return f"<{tag}{attribute}>{''.join(inside)}</{tag}>"


class Teasers:
    """A template of teasers, chosen by chance."""

    def __init__(self, chance, is_chinese):
        pick = chance.choice
        self.chance = chance
        self.is_chinese = is_chinese
        self.container, self.of_one = pick(CLASSES), pick(CLASSES)
        self.tag, self.of_element = pick(ELEMENTS)
        self.level = pick(["h2", "h3", "h3", "h4", "strong", "div", "p"])
        self.sentences = pick([0, 1, 1, 1, 2, 3])
        self.is_shortened = chance.random() < 0.3
        self.has_picture = chance.random() < 0.5
        self.has_date = chance.random() < 0.3
        self.is_whole_link = chance.random() < 0.2
        self.more = "" if is_chinese else pick(MORE)
        self.heading = pick(HEADINGS_ZH if is_chinese else HEADINGS)

    def text(self, story):
        joint = "" if self.is_chinese else " "
        text = joint.join(story.sentences[: self.sentences])
        if self.is_shortened and len(text) > 60:
            end = self.chance.choice(["…", "...", " [...]"])
            text = text[: self.chance.randrange(40, len(text))].rstrip() + end
        return html.escape(text)

    def one(self, story, at):
        address = f"/{self.chance.randrange(10**5)}"
        linked = lambda inside: f'<a href="{address}">{inside}</a>'
        title = html.escape(story.title)
        inside = []
        if self.has_picture:
            picture = f'<img src="/p{at}.jpg" alt="">'
            inside.append(picture if self.is_whole_link else linked(picture))
        inside.append(element(self.level, "", title if self.is_whole_link else linked(title)))
        if self.has_date:
            day, month, year = map(self.chance.randrange, (1, 1, 2010), (29, 13, 2025))
            inside.append(element("span", "", f"{day}/{month}/{year}"))
        if self.sentences:
            inside.append(element("p", "", self.text(story)))
        if self.more and not self.is_whole_link:
            inside.append(linked(self.more))
        inside = "".join(inside)
        return element(self.of_element, self.of_one, linked(inside) if self.is_whole_link else inside)

    def all(self, stories):
        heading = element("h2", "", self.heading) if self.heading else ""
        ones = [self.one(story, at) for at, story in enumerate(stories)]
        return element("div", "", heading, element(self.tag, self.container, *ones))


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


def grafted(row, stories):
    """A copy of a page with teasers; nothing where its story is not found."""
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
    others = [one for one in stories if one.is_chinese == own.is_chinese and one.site != own.site]
    if len(others) < 12:
        return None
    template = Teasers(chance, own.is_chinese)
    teasers = template.all(chance.sample(others, chance.randrange(3, 10)))
    put = chance.choices([story.addnext, story.append, story.addprevious], [6, 3, 1])[0]
    put(lxml.html.fragment_fromstring(teasers))
    document = "<!DOCTYPE html>" + lxml.html.tostring(tree, encoding="unicode")
    if chance.random() < 0.5:
        document = plain_pages.plain(document, row["id"])
    return {**row, "document": document, "gold": gold}


def main():
    source, target = sys.argv[1:]
    for name in sets.GRAFTED:
        source_name = name.removeprefix("grafted_")
        is_known = lambda row: row["type"] == "article" and row.get("gold")
        rows = list(filter(is_known, sets.read(source, source_name)))
        stories = [Story(row) for row in rows]
        copies = (grafted(row, stories) for row in rows)
        sets.write(target, name, filter(None, copies))


if __name__ == "__main__":
    main()
