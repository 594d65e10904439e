"""Model objects as plain data and back, without loss: what a judgement keeps as old and new."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache
from types import MappingProxyType, NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from saksi.errors import ReviewError
from saksi.model import Span

Plain = Any


def to_plain(value: object) -> Plain:
    """Data that JSON can hold: a dataclass by its fields, a span as [start, end], a day as ISO text."""
    plain: Plain = value
    if isinstance(value, Span):
        plain = [value.start, value.end]
    elif is_dataclass(value) and not isinstance(value, type):
        plain = {field.name: to_plain(getattr(value, field.name)) for field in fields(value)}
    elif isinstance(value, Enum):
        plain = value.value
    elif isinstance(value, date):
        plain = value.isoformat()
    elif isinstance(value, Mapping):
        plain = {str(key): to_plain(held) for key, held in value.items()}
    elif isinstance(value, tuple | list):
        plain = [to_plain(held) for held in value]
    return plain


def from_plain(kind: Any, value: Plain) -> Any:  # noqa: ANN401 (a value of `kind`)
    """The object of type `kind` that `to_plain` made `value` of; keys that `kind` does not know are passed over.

    Raises:
        ReviewError: `value` is not of that form; the message says what is wrong and where.
    """
    try:
        return _build(kind, value)
    except (TypeError, ValueError, KeyError, AttributeError) as error:
        name = getattr(kind, "__name__", str(kind))
        raise ReviewError(
            f"{_shown(value)} is no {name}: {error}", "give it in the form of `saksi show --json`"
        ) from error


def to_json(value: object) -> str:
    """An object as JSON text, the same for equal objects."""
    return json.dumps(to_plain(value), ensure_ascii=True, sort_keys=True, separators=(",", ":"))


def from_json(kind: Any, text: str) -> Any:  # noqa: ANN401 (a value of `kind`)
    """The object that `to_json` wrote; ReviewError if the text is something else."""
    try:
        plain = json.loads(text)
    except ValueError as error:
        raise ReviewError(f"{_shown(text)} is not JSON: {error}", "give JSON text") from error
    return from_plain(kind, plain)


def _build(kind: Any, value: Plain) -> Any:  # noqa: ANN401
    origin, inner = _shape(kind)
    if origin in (Union, UnionType):
        return _build_union(inner, value)
    if origin is tuple:
        return _build_tuple(inner, value)
    if origin is not None and issubclass(origin, Mapping):
        return MappingProxyType({str(key): _build(inner[1], held) for key, held in value.items()})
    if kind is Span:
        start, end = value
        return Span(_whole(start), _whole(end))
    if is_dataclass(kind) and isinstance(kind, type):
        return _build_object(kind, value)
    return _build_single(kind, value)


def _build_union(options: tuple[Any, ...], value: Plain) -> Any:  # noqa: ANN401
    if value is None and NoneType in options:
        return None
    (only,) = (option for option in options if option is not NoneType)
    return _build(only, value)


def _build_tuple(inner: tuple[Any, ...], value: Plain) -> tuple[Any, ...]:
    if not isinstance(value, list | tuple):
        raise TypeError("a list is wanted")
    if len(inner) == 2 and inner[1] is Ellipsis:
        return tuple(_build(inner[0], held) for held in value)
    return tuple(_build(kind, held) for kind, held in zip(inner, value, strict=True))


def _build_object(kind: type, value: Plain) -> Any:  # noqa: ANN401
    if not isinstance(value, Mapping):
        raise TypeError("an object is wanted")
    hints = _hints(kind)
    given = {}
    for field in fields(kind):
        if field.name in value:
            given[field.name] = _build(hints[field.name], value[field.name])
        elif field.default is MISSING and field.default_factory is MISSING:
            raise KeyError(f"{field.name} is missing")
    return kind(**given)


def _build_single(kind: Any, value: Plain) -> Any:  # noqa: ANN401
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind(value)
    if kind is date:
        return date.fromisoformat(value)
    if kind is float:
        return _real(value)
    if kind is int:
        return _whole(value)
    if not isinstance(value, kind):
        raise TypeError(f"{_shown(value)} where {kind.__name__} is wanted")
    return value


def _whole(value: Plain) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise TypeError(f"{_shown(value)} is no whole number")
    return value


def _real(value: Plain) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise TypeError(f"{_shown(value)} is no number")
    return float(value)


def _shown(value: object) -> str:
    return repr(value)[:80]


@cache
def _shape(kind: Any) -> tuple[Any, tuple[Any, ...]]:  # noqa: ANN401
    """What a generic type is of, and what it holds."""
    return get_origin(kind), get_args(kind)


@cache
def _hints(kind: type) -> Mapping[str, Any]:
    return get_type_hints(kind)
