"""Teasers of other stories, in markup that says little."""

import html
import re

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


def is_chinese(text):
    return len(HAN.findall(text)) * 5 > len(text)


def element(tag, class_name, *inside):
    attribute = f' class="{class_name}"' if class_name else ""
    return f"<{tag}{attribute}>{''.join(inside)}</{tag}>"


class Story:
    """What a page is known by on others."""

    def __init__(self, document):
        gold = document["gold"]
        lines = [line.strip() for line in gold.split("\n") if line.strip()]
        self.site = sets.site(document)
        self.is_chinese = is_chinese(gold)
        found = re.search(r"<title[^>]*>([^<]+)</title>", document["document"], re.I)
        title = re.split(r"\s[|–—-]\s|[|_]", html.unescape(found.group(1)))[0] if found else ""
        self.title = " ".join((document.get("title") or title or lines[0]).split())[:120]
        prose = max(lines[:4], key=len)
        self.sentences = [part.strip() for part in SENTENCE.split(prose) if part.strip()][:3]


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
