#!/usr/bin/env python3
"""Writes the pages of the sets of HTML as plain text, as other tools extract it.

    extracted_texts.py sets texts

Of each page three texts: all of it and what is taken for its main content by resiliparse, and what
trafilatura gives when it is to miss nothing. The sets of plain text are made in the same ways, of
fewer pages; those that they have are left out here.
"""

import sys
from concurrent.futures import ProcessPoolExecutor

import trafilatura
from resiliparse.extract.html2text import extract_plain_text

import sets

# Characters of the shortest text that is worth a label.
SHORTEST = 80

WAYS = {
    "texts_full": lambda html: extract_plain_text(html, main_content=False, alt_texts=False),
    "texts_main": lambda html: extract_plain_text(html, main_content=True, alt_texts=False),
    "texts_recall": lambda html: trafilatura.extract(html, favor_recall=True) or "",
}


def last_part(document):
    """What sets of different names call the same page by."""
    return str(document["id"]).rpartition("/")[2]


def texts(document):
    """The texts of a page in each way, their lines without white space around them."""
    extracted = []
    for extract in WAYS.values():
        lines = (line.strip() for line in extract(document["document"]).split("\n"))
        text = "\n".join(lines).strip()
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
