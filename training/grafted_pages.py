#!/usr/bin/env python3
"""Writes the articles of the sets of HTML anew, with teasers and readers' comments around them.

    grafted_pages.py sets grafted

Where teasers stand on the pages of a set, their classes or headings mostly say what they are, and there are
dozens of them behind a long story; comments have classes too. A model that has seen nothing else keeps four
teasers behind a short story, and comments that no class tells. So each article gets some, of other pages of
its language, in markup that says little, and two in five stories are cut short. What is main content stays
what it was.
"""

import sys

import lxml.html

import comments
import plain_pages
import sets
from comments import Comments
from stories import cut_short, parsed, printed, story_of
from teasers import Story, Teasers, is_chinese

# Whether a copy gets teasers and whether comments, and how often.
KINDS, KIND_WEIGHTS = [(True, False), (False, True), (True, True)], [5, 3, 2]
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
    chance = sets.chance_of(row)
    tree = parsed(row["document"])
    story, known = story_of(tree, row["gold"])
    if story is None:
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
    document = printed(tree)
    if chance.random() < 0.5:
        document = plain_pages.plain(document, row["id"])
    return {**row, "document": document, "gold": gold}


def main():
    source, target = sys.argv[1:]
    threads = (sets.of_type(source, name, "forum") for name in sets.HTML)
    said = comments.of_threads(row for rows in threads for row in rows)
    for name in sets.GRAFTED:
        rows = sets.of_type(source, name.removeprefix("grafted_"), "article")
        stories = [Story(row) for row in rows]
        copies = (grafted(row, stories, said) for row in rows)
        sets.write(target, name, filter(None, copies))


if __name__ == "__main__":
    main()
