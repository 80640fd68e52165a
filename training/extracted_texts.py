#!/usr/bin/env python3
"""Writes the pages of the sets of HTML as text, as other tools extract it.

    extracted_texts.py sets texts

Of each page four texts: all of it and what is taken for its main content by resiliparse, what
trafilatura gives when it is to miss nothing, and all of it as Markdown. The sets of plain text are
made in the first three ways, of fewer pages; those that they have are left out here.
"""

import sys
import zlib
from concurrent.futures import ProcessPoolExecutor

import html2text
import lxml.html
import markdownify
import trafilatura
from resiliparse.extract.html2text import extract_plain_text

import sets

# Characters of the shortest text that is worth a label.
SHORTEST = 80

# What shows no text.
UNSEEN = "//head|//noscript|//script|//style|//svg|//template"


def without_white_space(text):
    return "\n".join(line.strip() for line in text.split("\n"))


def markdown(html):
    """All of a page as Markdown, by one of two tools, which differ in what they make of lists and
    line breaks."""
    if zlib.crc32(html.encode()) % 2:
        maker = html2text.HTML2Text()
        maker.body_width = 0
        return maker.handle(html)
    parser = lxml.html.HTMLParser(encoding="utf-8")
    tree = lxml.html.fromstring(html.encode(), parser=parser)
    for element in tree.xpath(UNSEEN):
        # What stood in another of them is gone with it.
        if element.getparent() is not None:
            element.drop_tree()
    tree = lxml.html.tostring(tree, encoding="unicode")
    return markdownify.markdownify(tree, heading_style="ATX")


def plain(extract):
    return lambda html: without_white_space(extract(html) or "")


WAYS = {
    "texts_full": plain(lambda html: extract_plain_text(html, main_content=False, alt_texts=False)),
    "texts_main": plain(lambda html: extract_plain_text(html, main_content=True, alt_texts=False)),
    "texts_recall": plain(lambda html: trafilatura.extract(html, favor_recall=True)),
    "texts_markdown": markdown,
}


def last_part(document):
    """What sets of different names call the same page by."""
    return str(document["id"]).rpartition("/")[2]


def texts(document):
    """The texts of a page in each way."""
    extracted = []
    for extract in WAYS.values():
        text = extract(document["document"]).strip()
        extracted.append({**document, "document": text} if len(text) >= SHORTEST else None)
    return extracted


def main():
    folder, to = sys.argv[1:]
    known = {last_part(document) for name in sets.TEXT for document in sets.read(folder, name)}
    pages = [document for name in sets.HTML for document in sets.read(folder, name)]
    pages = [page for page in pages if page.get("gold") and last_part(page) not in known]
    with ProcessPoolExecutor() as workers:
        by_way = zip(*workers.map(texts, pages, chunksize=16))
    for name, documents in zip(WAYS, by_way):
        sets.write(to, name, filter(None, documents))


if __name__ == "__main__":
    main()
