"""What Markdown and HTML leave in a text: marks go, words stay."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from saksi.clean.edits import Edit
from saksi.model import RepairKind

_M = RepairKind.MARKUP
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,31}\d{0,2});")
_TAG = re.compile(
    r"</?(?:a|abbr|article|aside|b|big|blockquote|body|br|button|center|cite|code|div|dl|dd|dt|em|embed|figcaption|figure|font"
    r"|footer|form|h[1-6]|head|header|hr|html|i|img|input|ins|label|li|link|main|mark|meta|nav|ol|option|p|picture|pre|s"
    r"|section|select|small|source|span|strike|strong|sub|sup|svg|path|table|tbody|td|tfoot|th|thead|time|title|tr|u|ul"
    r"|video|audio|object|param)\b[^<>]{0,2000}>",
    re.I,
)
_BREAKING = re.compile(r"</?(?:p|br|div|li|ul|ol|h[1-6]|tr|table|blockquote|section|article|hr|figure)\b", re.I)
_PICTURE = re.compile(
    r"!\[([^\[\]\n]{0,300})\]\([^()\s]{0,2000}\)(?:\{[^{}\n]{0,300}\})?|\*{0,16}\\\[(?:img|video|embed|foto|gambar)[.\s]?\d*\\\]\\?\*{0,16}\\?"
)
_LINK = re.compile(
    r"\\?\[((?:[^\[\]\\\n]|\\[^\n]){0,600})\\?\]\((?:https?:|www\.|/|mailto:)[^()\s]{0,2000}\)(\{[^{}\n]{0,300}\})?"
)
_ATTRIBUTES = re.compile(r"\{(?:target|#[\w-]+|\.[\w-]+|style|class|rel|width|height)[^{}\n]{0,300}\}")
_FENCE = re.compile(r"^:{3,}.{0,60}$|^\\$|^\s*[-*_=]{3,}\s*$", re.M)
_HEADING = re.compile(r"^[ \t]{0,3}#{1,6}[ \t]+(?=\S)", re.M)
_ITEM = re.compile(r"^[ \t]*[-*+•·●▪][ \t]+(?=\S)", re.M)
_QUOTE = re.compile(r"^[ \t]*(?:>[ \t]?)+(?=\S)", re.M)
_STARS = re.compile(r"\*{2,64}|(?<![\w*])\*(?=[^\s*])|(?<=[^\s*(])\*(?![\w*])")
_UNDERLINED = re.compile(r"(?<![\w_])(_{1,3})(?=[^\s_])([^_\n]{1,200}?)(?<=[^\s_])\1(?![\w_])")
_ESCAPE = re.compile(r"\\(?=[\\`*_{}\[\]()#+\-.!|\"'<>~$@^&])")
_EXCEL = re.compile(r"_x000[dD0aA9]_")
_QUICK = re.compile(r"[<&\[\\*_#>{`:=•·●▪+-]")


def find_entities(text: str) -> Iterator[Edit]:
    """Character references ("&quot;"), to the characters they stand for."""
    if "&" not in text:
        return
    for found in _ENTITY.finditer(text):
        new = unescape(found.group())
        if new != found.group():
            yield Edit(found.start(), found.end(), new, _M, "character reference")


def find(text: str) -> Iterator[Edit]:
    """Tags, links, pictures, headings, list marks and emphasis."""
    if not _QUICK.search(text):
        return
    if "<" in text:
        for found in _TAG.finditer(text):
            new = "\n" if _BREAKING.match(found.group()) else ""
            yield Edit(found.start(), found.end(), new, _M, "HTML tag")
    yield from _references(text)
    for pattern, reason in (
        (_FENCE, "rule or fence"),
        (_HEADING, "heading mark"),
        (_QUOTE, "quotation mark of markup"),
        (_EXCEL, "spreadsheet escape"),
    ):
        for found in pattern.finditer(text):
            yield Edit.cut(found, _M, reason)


def find_emphasis(text: str) -> Iterator[Edit]:
    """Stars and underlines around words, and backslashes before marks."""
    if "*" in text and text.count("*") > 1:
        for found in _STARS.finditer(text):
            yield Edit.cut(found, _M, "emphasis")
    if "_" in text:
        for found in _UNDERLINED.finditer(text):
            yield Edit.cut(found, _M, "emphasis", 1)
            yield Edit(found.end(2), found.end(), "", _M, "emphasis")
    if "\\" in text:
        for found in _ESCAPE.finditer(text):
            yield Edit.cut(found, _M, "escape")


def find_list_marks(text: str) -> Iterator[Edit]:
    """Marks of list items. To be called after the steps that go by them."""
    for found in _ITEM.finditer(text):
        yield Edit.cut(found, _M, "list mark")


def _references(text: str) -> Iterator[Edit]:
    """Pictures go; of links the words stay."""
    if "[" not in text and "{" not in text:
        return
    for found in _PICTURE.finditer(text):
        yield Edit.cut(found, _M, "picture")
    for found in _LINK.finditer(text):
        yield Edit(found.start(), found.start(1), "", _M, "link")
        yield Edit(found.end(1), found.end(), "", _M, "link")
    for found in _ATTRIBUTES.finditer(text):
        yield Edit.cut(found, _M, "attributes")
