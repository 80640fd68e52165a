"""The described sets: features, labels, and which documents stand on one site."""

import gzip
import json
import random
import re
import zlib
from pathlib import Path
from urllib.parse import urlparse

import numpy as np

FOLDS = 5

# Scored blocks of a page that are trained on, about; of larger pages a sample stands for all.
BLOCKS_OF_A_PAGE = 500

PAGE_TYPES = ["article", "collection", "documentation", "forum", "listing", "product", "service"]

HTML = ["chinese_news", "magic_article", "magic_forum", "scrapinghub", "snippets", "wcxb"]
# What `grafted_pages.py` writes of those with articles that have a gold.
GRAFTED = ["grafted_chinese_news", "grafted_magic_article", "grafted_scrapinghub", "grafted_wcxb"]
TEXT = ["dump_full", "dump_main", "dump_recall"]
# What `extracted_texts.py` writes.
EXTRACTED = ["texts_full", "texts_main", "texts_recall", "texts_markdown"]

# What `short_stories.py` writes of the same, and of the sets of text.
SHORT = ["short_chinese_news", "short_magic_article", "short_scrapinghub", "short_wcxb"]
SHORT_TEXT = ["short_dump_full", "short_dump_main", "short_dump_recall"]
# What `long_texts.py` writes of those.
LONG_TEXT = ["long_dump_full", "long_dump_main", "long_dump_recall"]

# Endings under which sites register, of those that the sets have.
SECOND_LEVEL = re.compile(r"\.(ac|co|com|edu|gov|ne|net|or|org)\.[a-z]{2}$")


def read(folder, name):
    """The documents of a set, one after the other."""
    with gzip.open(Path(folder) / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def of_type(folder, name, kind):
    """The documents of a type with main content."""
    return [row for row in read(folder, name) if row["type"] == kind and row.get("gold")]


def chance_of(row):
    """Chance that falls the same for a document each time."""
    return random.Random(zlib.crc32(str(row["id"]).encode()))


def write(folder, name, documents):
    """Writes a set, packed no more than is quick: it is read once."""
    Path(folder).mkdir(parents=True, exist_ok=True)
    with gzip.open(Path(folder) / f"{name}.jsonl.gz", "wt", 1, encoding="utf-8") as lines:
        for document in documents:
            lines.write(json.dumps(document, ensure_ascii=False) + "\n")


def site(document):
    """The registered domain of the address; without one, the identifier up to its last stroke."""
    if document["url"]:
        host = urlparse(document["url"]).netloc.lower().split(":")[0]
        if re.fullmatch(r"[\d.]+", host):
            return host
        labels = 3 if SECOND_LEVEL.search(host) else 2
        return ".".join(host.split(".")[-labels:])
    return str(document["id"]).rpartition("/")[0] or str(document["id"])


def fold(document, folds=FOLDS):
    """The part of the sets that a document belongs to, with all of its site."""
    return zlib.crc32(site(document).encode()) % folds


# What a copy without classes counts for beside its page. Shops are of today: of them, such copies
# would teach to do without what they all have.
PLAIN_SHARE = 0.3
NEVER_PLAIN = ("collection", "product")

# What a copy with teasers or comments counts for beside its page, what a short one, and what a short one of a
# text: of more, the model takes the ends of other stories for something else.
GRAFTED_SHARE = 0.3
SHORT_SHARE = 0.1
SHORT_TEXT_SHARE = 0.3

# What a text whose story is as long as a book counts for beside one as it is.
LONG_TEXT_SHARE = 0.2

# What a text that `extracted_texts.py` wrote counts for beside one with labels for its lines: which
# lines are main content is found by their words.
EXTRACTED_SHARE = 0.4


class DescribedSet:
    """A set as `describe` wrote it."""

    def __init__(self, folder, name, columns):
        folder = Path(folder)
        self.name = name
        lines = (folder / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
        self.documents = [json.loads(line) for line in lines]
        floats = lambda ending: np.fromfile(folder / f"{name}.{ending}", "<f4")
        is_html = name in HTML + GRAFTED + SHORT
        blocks = self.rows(floats("blocks"), len(columns["block" if is_html else "line"]))
        counts = [len(document["tokens"]) for document in self.documents]
        self.document_of_block = np.repeat(np.arange(len(counts)), counts)
        self.offsets = np.concatenate([[0], np.cumsum(counts)])
        self.features = blocks
        if is_html:
            self.pages = floats("pages").reshape(-1, len(columns["page"]))
            self.features = np.hstack([blocks, self.pages[self.document_of_block]])
        words_of = lambda document: {word for element in document["elements"] for word in element[1]}
        self.words_of_page = [words_of(document) for document in self.documents]
        join = lambda key: np.array([x for d in self.documents for x in d[key]], dtype=object)
        self.tokens = join("tokens").astype(float)
        # Not a number where nothing is known of the block.
        self.matched = np.array([np.nan if x is None else x for x in join("matched")], dtype=float)
        # All lines of text are.
        self.is_scored = join("scored").astype(bool) if is_html else np.ones(len(self.tokens), bool)
        scored = np.bincount(self.document_of_block, self.is_scored, len(counts))
        share = np.minimum(1, BLOCKS_OF_A_PAGE / np.maximum(scored, 1))[self.document_of_block]
        sampled = np.random.default_rng(1).random(len(share)) < share
        self.sample_weight = np.where(sampled, 1 / share, 0)
        self.alike = [np.array(document["alike"], dtype=int) for document in self.documents]
        self.gold_tokens = np.array([d["gold_tokens"] for d in self.documents], dtype=float)
        self.fold = np.array([fold(document) for document in self.documents])

    def source(self):
        """The set that the documents were made of."""
        return self.name

    def rows(self, floats, width):
        """The rows of the blocks. Some dumps are HTML after all; they are left without blocks."""
        rows, start = [], 0
        for document in self.documents:
            end = start + len(document["tokens"]) * document["columns"]
            if document["columns"] == width:
                rows.append(floats[start:end].reshape(-1, width))
            else:
                document.update(tokens=[], matched=[], element_of_block=[])
            start = end
        return np.vstack(rows)

    def fold_of_block(self):
        return self.fold[self.document_of_block]

    def target(self):
        """The share of each block's tokens that is main content."""
        return np.nan_to_num(self.matched) / np.maximum(self.tokens, 1)

    def is_known(self):
        return ~np.isnan(self.matched) & (self.tokens > 0) & self.is_scored

    def weights(self):
        """What an error on a block costs: about its share in the F1 of its document, which is a
        mean over documents. No block counts for more than a third of one."""
        tokens = np.bincount(self.document_of_block, self.tokens, len(self.documents))
        known = self.gold_tokens > 0
        size = np.where(known, np.maximum(self.gold_tokens, 30), np.maximum(tokens, 200))
        size = np.minimum(size, tokens + 1)[self.document_of_block]
        return (np.minimum(self.tokens / size, 0.3) + 0.002) * self.sample_weight

    def page_types(self):
        """The number of each document's type; -1 where it is not known."""
        kinds = [document["type"] for document in self.documents]
        return np.array([PAGE_TYPES.index(kind) if kind in PAGE_TYPES else -1 for kind in kinds])

    def page_weights(self):
        """What each page counts for when page types are learned."""
        return np.ones(len(self.documents))


class CopiedSet(DescribedSet):
    """A set of copies of pages, which count for a part of their pages."""

    def weights(self):
        return super().weights() * self.page_weights()[self.document_of_block]


class PlainSet(CopiedSet):
    """A set of copies of pages without classes."""

    def page_weights(self):
        is_plain = [document["type"] not in NEVER_PLAIN for document in self.documents]
        return PLAIN_SHARE * np.array(is_plain)


class AlteredSet(CopiedSet):
    """A set of articles with teasers of other stories or comments of readers."""

    share = GRAFTED_SHARE

    def source(self):
        return self.name.partition("_")[2]

    def page_weights(self):
        return np.full(len(self.documents), self.share)


class ShortSet(AlteredSet):
    """A set of articles cut short."""

    share = SHORT_SHARE


class ShortTextSet(AlteredSet):
    """A set of texts whose stories are cut short."""

    share = SHORT_TEXT_SHARE


class LongTextSet(AlteredSet):
    """A set of texts whose stories are as long as books."""

    share = LONG_TEXT_SHARE


class ExtractedSet(DescribedSet):
    """A set of pages as text."""

    def weights(self):
        return EXTRACTED_SHARE * super().weights()
