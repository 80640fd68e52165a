"""Comments of readers, in markup that says little."""

import html

import sets
from teasers import CLASSES, element, is_chinese

NAMES = ["Anna", "bob_77", "Carl Meyer", "dkelly", "Eve", "FrankZ", "Gina R.", "hal9000", "Iris Wong"]
NAMES += ["j.doe", "Karl", "Lena", "Mike T", "Nora", "old salt", "Pat", "quill", "Rita B", "Sam", "tobias"]
NAMES_ZH = ["爱喝茶", "北方的风", "陈小姐", "大海", "飞鸟", "老王", "路过", "热心网友", "山城人", "匿名", "小鱼", "张三"]
HEADINGS = ["", "", "", "{count} Comments", "{count} comments", "{count} responses to “{title}”"]
HEADINGS += ["{count} thoughts on “{title}”", "Comments", "Discussion", "Feedback ({count})"]
HEADINGS += ["Join the conversation", "Reader comments", "Responses", "What do you think?"]
HEADINGS_ZH = ["", "", "全部评论（{count}）", "评论", "网友评论", "最新评论", "{count}条评论", "大家说"]
DATES = ["", "{day} days ago", "{day} March {year}, {hour}:{minute:02}", "{day}/3/{year}"]
DATES += ["Mar {day}, {year}", "March {day}, {year} at {hour}:{minute:02} pm"]
DATES += ["{year}-05-{day:02} {hour}:{minute:02}"]
DATES_ZH = ["", "{day}天前", "{hour}小时前", "{year}-05-{day:02} {hour}:{minute:02}", "{year}年5月{day}日"]
SAYS = ["", "", " on", " says:", " wrote:", ":"]
SAYS_ZH = ["", "", "：", " 说："]
ACTIONS = ["", "", "Like · Reply", "Permalink", "Reply", "Report"]
ACTIONS_ZH = ["", "", "回复", "赞 回复", "举报"]
ELEMENTS = [("div", "article"), ("div", "div"), ("div", "div"), ("ol", "li"), ("ul", "li")]
FORM = "<form><textarea></textarea><input type=submit></form>"
# Characters of what a reader says, at least and at most.
LENGTHS, LENGTHS_ZH = (40, 500), (12, 200)


def of_threads(rows):
    """What is said in threads: texts, each with its site."""
    said = []
    for row in rows:
        least, most = LENGTHS_ZH if is_chinese(row["gold"]) else LENGTHS
        lines = (line.strip() for line in row["gold"].split("\n"))
        said += [(sets.site(row), line) for line in lines if least < len(line) < most]
    return said


class Comments:
    """A template of comments, chosen by chance."""

    def __init__(self, chance, is_zh):
        pick = chance.choice
        self.chance = chance
        self.container, self.of_all, self.of_one = pick(CLASSES), pick(CLASSES), pick(CLASSES)
        self.tag, self.of_element = pick(ELEMENTS)
        self.of_name = pick(["a", "b", "cite", "div", "h4", "p", "span", "strong"])
        self.level = pick(["div", "h2", "h3", "h3", "h4", "strong"])
        self.is_signed_below = chance.random() < 0.25
        self.has_paragraphs = chance.random() < 0.8
        self.has_form = chance.random() < 0.4
        self.names = NAMES_ZH if is_zh else NAMES
        self.heading = pick(HEADINGS_ZH if is_zh else HEADINGS)
        self.date = pick(DATES_ZH if is_zh else DATES)
        self.says = pick(SAYS_ZH if is_zh else SAYS)
        self.action = pick(ACTIONS_ZH if is_zh else ACTIONS)

    def head(self):
        name = element(self.of_name, "", html.escape(self.chance.choice(self.names))) + self.says
        day, hour, minute, year = map(self.chance.randrange, (1, 1, 0, 2008), (29, 13, 60, 2025))
        date = self.date.format(day=day, hour=hour, minute=minute, year=year)
        return element("div", "", name, element("span", "", date) if date else "")

    def one(self, said):
        texts = map(html.escape, said)
        text = "".join(element("p", "", text) for text in texts) if self.has_paragraphs else "<br>".join(texts)
        parts = [text, self.head()] if self.is_signed_below else [self.head(), text]
        if self.action:
            parts.append(element("a", "", self.action).replace("<a", '<a href="#"', 1))
        return element(self.of_element, self.of_one, *parts)

    def all(self, said, title):
        """The comments that say so, below a story of a title."""
        heading = self.heading.format(count=len(said), title=title)
        heading = element(self.level, "", html.escape(heading)) if heading else ""
        ones = map(self.one, said)
        form = FORM if self.has_form else ""
        return element("div", self.container, heading, element(self.tag, self.of_all, *ones), form)
