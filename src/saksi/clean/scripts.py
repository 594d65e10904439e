"""Scripts, ad calls and style rules that scraping left in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from saksi.clean.edits import Edit
from saksi.model import RepairKind

_LONGEST = 5000
_BLOCK = re.compile(r"<(script|style|noscript|iframe)\b[^<>]{0,500}>", re.I)
_COMMENT_START = "<!--"
#: Where a statement of an ad or analytics script begins; each is a name no prose holds.
_CALL = re.compile(
    r"(?:window\.)?\b(?:googletag|adsbygoogle|dataLayer|_taboola|OneSignal|fbq|gtag|dable|propertag|jQuery)"
    r"(?:\s*=\s*(?:window\.)?\w+\s*\|\|\s*[\[{](?=[\]}])|(?:\.\w+){0,4}\s*\()"
    r"|\(\s*(?:window\.)?adsbygoogle\s*=\s*window\.adsbygoogle\s*\|\|\s*\[\]\s*\)\s*\.push\s*\("
    r"|\bdocument\.(?:write(?:ln)?|getElementById|querySelector|addEventListener|createElement)\s*\("
    r"|\(?\bfunction\s*\w{0,20}\s*\([\w, $]{0,40}\)\s*\{"
    r"|\b(?:window\.\w+|(?:var|let|const)\s+[\w$]+)\s*=\s*(?=[^\n;]{1,200};)"
)
_STYLE = re.compile(
    r"(?:[.#@][\w-]+[\w\s.#,:>\[\]=\"'()-]{0,120}|\b(?:body|div|span|table|img|iframe|ul|li|a|p|h[1-6]|td|tr)[\w.#:\s,-]{0,60})"
    r"\{(?:\s*[\w-]{2,40}\s*:[^{};]{1,120};?)+\s*\}",
)
_QUOTES = "\"'”’"
_PROSE = re.compile(
    r"[\s;,)}\]]*(?!(?:var|let|const|return|if|else|for|while|new|function|this|window|document|typeof)\b)"
    r"[^\W\d_]+,?[ ][^\W\d_]+,?[ ][^\W\d_]+"
)
_CLOSER = re.compile(r"[)}\];]")
_OPEN, _SHUT = "({[", ")}]"
_CODE_AFTER = re.compile(
    r"[\s;,)}\]]*(?:(?:googletag|window|document|adsbygoogle|dataLayer|console|this|var|let|const|return|\$|jQuery)\b"
    r"|\.\w+\s*\()"
)
_CLOSING = re.compile(r"(?:\s*[)}\];])+")
_QUICK = re.compile(r"[<({]")


def find(text: str) -> Iterator[Edit]:
    """Script and style elements, calls of known ad scripts to their last bracket, and style rules."""
    if not _QUICK.search(text):
        return
    for start, end in _elements(text):
        yield Edit(start, end, "", RepairKind.SCRIPT, "script element")
    at = 0
    while found := _CALL.search(text, at):
        at = _statement_end(text, found.end())
        yield Edit(found.start(), at, "", RepairKind.SCRIPT, "script call")
    if "{" in text:
        for found in _STYLE.finditer(text):
            yield Edit.cut(found, RepairKind.SCRIPT, "style rule")


def _elements(text: str) -> Iterator[tuple[int, int]]:
    """Script elements with their content; one that is never closed ends with its line."""
    at = 0
    low = text.lower() if "<" in text else ""
    if len(low) != len(text):
        return
    while found := _BLOCK.search(text, at):
        closing = f"</{found[1].lower()}"
        close = low.find(closing, found.end())
        if close >= 0:
            end = text.find(">", close)
            at = end + 1 if end >= 0 else close + len(closing)
        else:
            line = text.find("\n", found.end())
            at = line if line >= 0 else min(len(text), found.end() + _LONGEST)
        yield found.start(), at
    at = 0
    while (start := text.find(_COMMENT_START, at)) >= 0:
        end = text.find("-->", start)
        if end < 0:
            return
        yield start, end + 3
        at = end + 3


def _statement_end(text: str, at: int) -> int:
    """Where a statement ends that has opened a bracket before `at`.

    It ends with its last bracket; where brackets are missing, with the last bracket, semicolon or string before prose
    or a blank line.
    """
    depth = int(text[at - 1] in _OPEN)
    stop = min(len(text), at + _LONGEST)
    last = at
    if not _CLOSER.search(text, at, stop):
        return at
    while at < stop and not text.startswith("\n\n", at):
        char = text[at]
        depth += (char in _OPEN) - (char in _SHUT)
        at += 1
        if char in _SHUT or char == ";" or (char in _QUOTES and text[at - 2].isalnum()):
            last = at
            if _PROSE.match(text, at) if depth > 0 and char != ";" else not _CODE_AFTER.match(text, at, at + 200):
                break
    return _with_tail(text, last)


def _with_tail(text: str, at: int) -> int:
    """Past the brackets and semicolons that close a statement."""
    found = _CLOSING.match(text, at)
    return found.end() if found else at
