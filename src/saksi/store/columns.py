"""Column types that keep Python values exactly, on every database."""

from __future__ import annotations

import json
import re
from datetime import datetime
from typing import Any

from sqlalchemy import Dialect, String, Text
from sqlalchemy.types import TypeDecorator, TypeEngine

_ESCAPE = "\x1a"
_UNSAFE = re.compile("[\x00\x1a\ud800-\udfff]")
_ESCAPED = re.compile("\x1a([0-9a-f]{4})")


def escape(text: str) -> str:
    """`text` without the characters that databases refuse (NUL, lone surrogates); `unescape` undoes it."""
    return _UNSAFE.sub(lambda found: f"{_ESCAPE}{ord(found.group()):04x}", text)


def unescape(text: str) -> str:
    """The text that `escape` was given."""
    return _ESCAPED.sub(lambda found: chr(int(found.group(1), 16)), text)


class Words(TypeDecorator[str]):
    """Text of any kind, also with NUL and lone surrogates, which raw reports may hold."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """Python to database."""
        return None if value is None else escape(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> str | None:
        """Database to Python."""
        return None if value is None else unescape(value)


class Ident(Words):
    """An id or key word: ordered byte by byte on every database, so that beginnings and pages are found by index."""

    cache_ok = True

    def __init__(self, length: int) -> None:
        super().__init__()
        self.length = length

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[str]:
        """Databases other than SQLite would order by the rules of a language."""
        collation = None if dialect.name == "sqlite" else "C"
        return dialect.type_descriptor(String(self.length, collation=collation))


class Moment(TypeDecorator[datetime]):
    """A date and time as ISO 8601 text, with its offset from UTC where it has one."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        """Python to database."""
        return None if value is None else value.isoformat()

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:
        """Database to Python."""
        return None if value is None else datetime.fromisoformat(value)


class Json(TypeDecorator[Any]):
    """Lists and dictionaries of text and numbers as JSON text, also with the infinities that databases refuse."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: object, dialect: Dialect) -> str | None:
        """Python to database."""
        return None if value is None else json.dumps(value, separators=(",", ":"))

    def process_result_value(self, value: str | None, dialect: Dialect) -> object:
        """Database to Python."""
        return None if value is None else json.loads(value)
