"""Weights of the words of classes, ids and roles."""

from collections import defaultdict

import numpy as np

from sets import PAGE_TYPES

# Documents that must use a word.
LEAST_DOCUMENTS = 4
# The words that are kept, those that say most first.
MOST_WORDS = 4000
# Pseudo-counts, and the share of the text that is main content where nothing is known.
PRIOR = 3.0
SHARE = 0.3
# What one log-odd is in the file, as in src/score/tokens.rs.
UNIT = 32
MOST = 4.0
# Pseudo-count of pages for what a word says of the type of its page.
VOTE_PRIOR = 5.0


def share_by_word(documents_set):
    """For each document, the share of main content in the elements with each word."""
    shares = []
    for at, document in enumerate(documents_set.documents):
        start = documents_set.offsets[at]
        elements = document["elements"]
        counts = np.zeros((len(elements), 2))
        for place, element in enumerate(document["element_of_block"]):
            matched = documents_set.matched[start + place]
            if not np.isnan(matched):
                counts[element] += (matched, documents_set.tokens[start + place])
        for element in range(len(elements) - 1, 0, -1):
            counts[elements[element][0]] += counts[element]
        words = defaultdict(lambda: np.zeros(2))
        for element, (_, hashes) in enumerate(elements):
            if counts[element, 1] > 0:
                for word in set(hashes):
                    words[word] += counts[element]
        shares.append({word: matched / tokens for word, (matched, tokens) in words.items()})
    return shares


def learn(sets, shares, use):
    """Smoothed log-odds of each word over the documents for which `use(set)` holds, rounded to
    what the file can hold."""
    kept, dropped, documents = defaultdict(float), defaultdict(float), defaultdict(int)
    for one in sets:
        for at in np.nonzero(use(one))[0]:
            for word, share in shares[one.name][at].items():
                kept[word] += share
                dropped[word] += 1 - share
                documents[word] += 1
    weights = {}
    for word, count in documents.items():
        if count >= LEAST_DOCUMENTS:
            odds = (kept[word] + PRIOR * SHARE) / (dropped[word] + PRIOR * (1 - SHARE))
            weight = np.log(odds) - np.log(SHARE / (1 - SHARE))
            rounded = int(np.clip(np.round(weight * UNIT), -127, 127))
            if rounded != 0:
                weights[word] = rounded
    said = lambda word: (-abs(weights[word]) * np.sqrt(documents[word]), word)
    return {word: weights[word] for word in sorted(weights, key=said)[:MOST_WORDS]}


def learn_votes(sets, words, use):
    """For each word and page type, how much likelier the type is on pages with the word: rounded
    smoothed log-odds."""
    types = len(PAGE_TYPES)
    counts = {word: np.zeros(types) for word in words}
    pages = np.zeros(types)
    for one in sets:
        kinds = one.page_types()
        for at in np.nonzero(use(one) & (kinds >= 0))[0]:
            pages[kinds[at]] += 1
            for word in one.words_of_page[at]:
                if word in counts:
                    counts[word][kinds[at]] += 1
    share = (pages + 1) / (pages.sum() + types)
    votes = {}
    for word, count in counts.items():
        smoothed = (count + VOTE_PRIOR * share) / (count.sum() + VOTE_PRIOR)
        rounded = np.clip(np.round(np.log(smoothed / share) * UNIT), -127, 127)
        votes[word] = rounded.astype(int)
    return votes


def fill_votes(one, votes, columns, documents):
    """Writes the columns of the votes into the features of some documents."""
    first = columns["page"].index("page.votes_article")
    types = len(PAGE_TYPES)
    for at in np.nonzero(documents)[0]:
        known = [votes[word] for word in one.words_of_page[at] if word in votes]
        means = sum(known, np.zeros(types)) / UNIT / np.sqrt(len(known) + 1)
        one.pages[at, first : first + types] = means
        blocks = slice(one.offsets[at], one.offsets[at + 1])
        column = len(columns["block"]) + first
        one.features[blocks, column : column + types] = means


def fill(one, weights, columns, documents):
    """Writes the four columns that the weights give into the features of some documents."""
    first = columns["block"].index("tokens_nearest")
    for at in np.nonzero(documents)[0]:
        document, start = one.documents[at], one.offsets[at]
        sums = []
        for element, (parent, hashes) in enumerate(document["elements"]):
            above = sums[parent] if element else (0.0, 0.0, 0.0, 0.0)
            known = [weights[word] / UNIT for word in hashes if word in weights]
            if known:
                own = float(np.clip(sum(known), -MOST, MOST))
                above = (own, min(above[1], own), max(above[2], own), above[3] + own)
            sums.append(above)
        for place, element in enumerate(document["element_of_block"]):
            one.features[start + place, first : first + 4] = sums[element]
