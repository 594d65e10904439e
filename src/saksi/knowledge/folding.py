"""Names made comparable: case, diacritics, apostrophes, hyphens and the Arabic article do not count."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_DROPPED = re.compile(r"[’‘'`ʿʾ´.]")
_BREAKS = re.compile(r"[\s\-–/_]+")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_ARTICLE = re.compile(r"^(?:al|el|an|ar|as|ash|at|ad|az) (?=\w{3})")


@lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """`name` in lower case without diacritics and apostrophes, hyphens as spaces."""
    plain = name
    if not name.isascii():
        plain = unicodedata.normalize("NFKD", name)
        plain = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return _BREAKS.sub(" ", _DROPPED.sub("", plain)).strip().casefold()


def without_article(folded: str) -> str:
    """A folded name without its Arabic article ("al bab" and "bab" are one name)."""
    return _ARTICLE.sub("", folded)


def searchable(text: str) -> str:
    """`text` as UTF-8 can hold it, character for character: a lone surrogate, out of a broken source, is replaced."""
    return text if text.isascii() else _SURROGATE.sub("\ufffd", text)
