"""Page furniture: links to other stories, advertisements, tags, calls to follow; phrases in furniture.yaml."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from saksi.clean.edits import Edit
from saksi.clean.link_titles import title_end
from saksi.clean.patterns import compiled, one_of, phrases
from saksi.model import RepairKind

_F = RepairKind.FURNITURE
_LINK_LINE = re.compile(
    r"^[ \t]*(?:[-*+•][ \t]+)?[*_]{0,16}\[(?:[^\[\]\\\n]|\\[^\n]){12,400}\]"
    r"\(https?:[^()\s]{1,2000}\)(?:\{[^{}\n]{0,300}\})?[*_]{0,16}[ \t]*$",
    re.M,
)
_FRONT_MATTER = re.compile(
    r"^(?:---[ \t]*\n)?(?:(?:title|description|author|editor|date|tags|slug|image|category|layout)[ ]?:[^\n]*\n){2,}"
    r"\s*---[ \t]*$",
    re.M,
)
_FRONT = 4000
_TAG_WORDS = 5
_LONG_LINE = 90
_ENDS_STORY = re.compile(r"^\((?:[a-z]{2,5}/)+[a-z0-9]{2,5}\)[ \t]*$", re.M)
#: A page's own headline with the kind of the page before it ("VIDEO: ..."); further down such a line is a link.
_HEADLINE = re.compile(r"[ \t]*(?:video|foto|photos?|infografis|grafis)[ \t]?:", re.I)
_FINAL = re.compile(r"[.!?…:;,\"”’')\]]\s*$")


@cache
def _line() -> re.Pattern[str]:
    return compiled(rf"^[ \t]*+(?:[-*•][ \t]+)?(?:{one_of(phrases('furniture')['lines'])})[ \t]*$")


@cache
def _link() -> re.Pattern[str]:
    """A link's opening: at a line's start, or after the end of a sentence within a line."""
    words = one_of(phrases("furniture")["links"])
    return re.compile(
        rf"(?:^[ \t]*+[\[(>»•-]*+[ \t]*+|(?<=[.!?”\"’)\]])[ \t]*|(?<=[a-z0-9])[ \t]+(?=[A-Z][a-z]+[ ]+[Jj]uga[ ]*:))"
        rf"(?P<open>(?i:{words}))(?P<colon>[ \t]*:|(?=[A-Z0-9'\"‘“])|(?=[ \t]*$)|[ \t]+(?=['\"‘“A-Z]))",
        re.M,
    )


@cache
def _inline() -> re.Pattern[str]:
    return compiled(one_of(phrases("furniture")["inline"]))


def find_front_matter(text: str) -> Iterator[Edit]:
    """Keys and values between rules, as publishing systems keep them before a text. To be called before markup goes."""
    found = _FRONT_MATTER.search(text, 0, _FRONT)
    if found:
        yield Edit.cut(found, _F, "front matter")


def find_link_lines(text: str) -> Iterator[Edit]:
    """Lines that are nothing but a Markdown link: they lead to another story. To be called before markup goes."""
    if "](" in text:
        for found in _LINK_LINE.finditer(text):
            yield Edit.cut(found, _F, "link to another story")


def find_links(text: str) -> Iterator[Edit]:
    """Openings such as "Baca juga:" with the title that follows them."""
    at = 0
    while found := _link().search(text, at):
        end = _link_end(text, found)
        yield Edit(found.start(), end, "", _F, "link to another story")
        at = max(end, found.end())


def _link_end(text: str, found: re.Match[str]) -> int:
    """Where the link that opens here ends: with its line, with the line after, or with its title within a line."""
    line_end = _line_end(text, found.end())
    rest = text[found.end() : line_end].strip()
    if not rest:
        return _next_title(text, line_end) if found["colon"] else line_end
    at_line_start = text[: found.start("open")].rpartition("\n")[2].strip(" \t-*•>»[(") == ""
    if at_line_start and len(rest) <= 200 and not _has_sentence(rest):
        return line_end
    return title_end(text, found.end(), line_end)


def _next_title(text: str, line_end: int) -> int:
    """The end of the title on the line after, if that line can be one."""
    start = line_end
    while start < len(text) and text[start] in " \t\n":
        start += 1
    end = _line_end(text, start)
    title = text[start:end].strip()
    return end if title and len(title) <= 160 and not title.endswith((".", '."', ".”", ",")) else line_end


def _has_sentence(line: str) -> bool:
    """Whether more than a title stands here: a full stop, or another line's worth of words glued on."""
    return re.search(r"[a-z)\"”]\.(?=\s+[A-Z]|\s*$)", line) is not None


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end


def find_lines(text: str) -> Iterator[Edit]:
    """Whole lines and fixed phrases."""
    for found in _line().finditer(text):
        if not found.group().strip() or (_HEADLINE.match(found.group()) and not text[: found.start()].strip()):
            continue
        yield Edit.cut(found, _F, "page furniture")
    for found in _inline().finditer(text):
        yield Edit(found.start(), found.end(), _gap(text, found), _F, "page furniture")


def _gap(text: str, found: re.Match[str]) -> str:
    """What keeps apart the sentences on both sides of a phrase cut out of a line."""
    inside = found.start() > 0 and found.end() < len(text)
    return " " if inside and not (text[found.start() - 1] + text[found.end()]).strip(" ").count("\n") else ""


def find_tags(text: str) -> Iterator[Edit]:
    """What follows the initials that end a story, and a list of tags at the end."""
    initials = list(_ENDS_STORY.finditer(text))
    if initials and _is_list(text[initials[-1].end() :]):
        yield Edit(initials[-1].end(), len(text), "", _F, "tags after the story")
        return
    start = _tag_list_start(text)
    if start is not None:
        yield Edit(start, len(text), "", _F, "tags after the story")


def _is_list(text: str) -> bool:
    lines = [line for line in text.split("\n") if line.strip()]
    return bool(lines) and all(len(line) < _LONG_LINE and not _FINAL.search(line) for line in lines)


def _tag_list_start(text: str) -> int | None:
    """Where three or more short lower-case lines begin that run to the end."""
    end = len(text.rstrip())
    start, count = end, 0
    while True:
        line_start = text.rfind("\n", 0, start) + 1
        line = text[line_start:start].strip()
        if line and not (line == line.lower() and len(line.split()) <= _TAG_WORDS and not _FINAL.search(line)):
            break
        count += bool(line)
        end = line_start
        if line_start == 0:
            return None
        start = line_start - 1
    before = text[:start].rstrip()
    return end if count >= 3 and before.endswith((".", '"', "”", ")", "]", "!", "?")) else None
